"""The words by which people head columns and name carriers, kinds and lines of forms (``ledger-headings.csv``)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path

from gf_desktop.domain.ledgers import Column, columns
from gf_desktop.domain.ledgers.carriers import CARRIERS
from gf_desktop.domain.messages import Message, message
from gf_desktop.exchange.files import read_bytes

_MOST = 1024 * 1024
_LEAST = 2  # letters of a title that may stand for it
_KEPT = 8192  # words of a sheet that come again in every row
# Full-width forms of ASCII, and the signs that stand for each other in headings.
_HALF_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: " ", 0xA0: " "}
_IDLE = re.compile(r"[\s:、,;_*#]+")
_NUMBERING = re.compile(r"^(\(?[一二三四五六七八九十]+[)、.]|\(?\d{1,2}[)、.](?!\d)|[①-⑳])")
_OF_WHICH = re.compile(r"^(其中|另|#)")
_BRACKETS = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """Return ``text`` as words are compared: half width, small letters, no blanks, numbering, 其中 or stops."""
    half = text.translate(_HALF_WIDTH).casefold()
    half = "".join(half.split())
    half = _OF_WHICH.sub("", _NUMBERING.sub("", half)).lstrip(":")
    return _IDLE.sub("", _NUMBERING.sub("", half))


@lru_cache(maxsize=_KEPT)
def bare(text: str) -> str:
    """Return ``text`` as words are compared, without what stands in brackets."""
    return _BRACKETS.sub("", plain(text))


def is_part(text: str) -> bool:
    """Tell whether a name begins with 其中: it is part of the line above."""
    return text.translate(_HALF_WIDTH).strip().startswith("其中")


@dataclass(frozen=True, slots=True)
class Word:
    """One line of the table of words."""

    ledger: str
    key: str
    code: str
    text: str


@dataclass(frozen=True)
class Headings:
    """The words by kind, with our own titles among them. ``say`` turns a title into words."""

    words: Mapping[str, tuple[Word, ...]]
    say: Callable[[Message], str]
    _options: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    _asked: dict[tuple[str, str], dict[str, tuple[str, ...]]] = field(default_factory=dict)

    @cached_property
    def sums(self) -> frozenset[str]:
        """The words that begin a line which adds up others."""
        return self._set("sum")

    @cached_property
    def nothing(self) -> frozenset[str]:
        """The words that people write where there is no figure."""
        return frozenset(word.text.casefold() for word in self.words.get("none", ()))

    @cached_property
    def inside(self) -> frozenset[str]:
        """The carriers that a form lists as parts of the one above (无烟煤 under 原煤)."""
        return self._set("inside")

    def yes_no(self, text: str) -> str:
        """Return ``yes`` or ``no`` for a word that says so, else nothing."""
        wanted = text.strip().translate(_HALF_WIDTH).casefold()
        for code in ("yes", "no"):
            known = {word.text.casefold() for word in self.words.get(code, ())}
            if wanted in known | {code, self.say(message(f"option.{code}"))}:
                return code
        return ""

    def titles(self, ledger: str, column: Column) -> frozenset[str]:
        """Return all ways to head a column, as they are compared."""
        own = {plain(self.say(column.title))}
        return frozenset(own | {plain(word.text) for word in self._of("column", ledger, column.key)})

    def by_title(self, ledger: str) -> Mapping[str, Column]:
        """Return a ledger's columns by all that may stand over them; our own titles win over other words."""
        found: dict[str, Column] = {}
        for column in columns(ledger):
            found.setdefault(plain(self.say(column.title)), column)
        for column in columns(ledger):
            for title in self.titles(ledger, column):
                found.setdefault(title, column)
        return found

    def option(self, ledger: str, column: Column, text: str) -> str | None:
        """Return the code of a choice, by its code, its title or another word for it; None where there is none."""
        known = self._options.get((ledger, column.key))
        if known is None:
            known = self._options[(ledger, column.key)] = self._choices(ledger, column)
        return known.get(plain(text)) or known.get(bare(text))

    def codes(self, ledger: str, column: Column, text: str) -> tuple[str, ...]:
        """Return the choices that a word may mean: one where it is clear, several where the user has to say which.

        Besides what ``option`` knows, a word that a single title begins with (``现行`` of ``现行价格``) means that one.
        """
        code = self.option(ledger, column, text)
        if code is not None:
            return (code,)
        asked = self._asked.setdefault((ledger, column.key), self._several(ledger, column))
        return asked.get(plain(text)) or asked.get(bare(text)) or self._begun(column, plain(text))

    def synonyms(self, sheet: str, key: str) -> Mapping[str, str]:
        """Return other words for the choices of a form's field, each with its code."""
        return {word.text: word.code for word in self._of("option", sheet, key) if word.ledger == sheet}

    def carrier(self, text: str) -> str | None:
        """Return the id of an energy carrier by its name, None for one that we do not know."""
        return self.option("energy", _carrier_column(), text)

    def ledger_words(self, ledger: str) -> frozenset[str]:
        """Return what a sheet about a ledger may be called."""
        own = plain(self.say(message(f"ledger.{ledger}")))
        return frozenset(
            {own} | {plain(word.text) for word in self.words.get("ledger", ()) if word.ledger == ledger}
        )

    def lines(self, form: str) -> Mapping[str, Word]:
        """Return what the lines of a printed form mean, by their names."""
        return {plain(word.text): word for word in self.words.get("line", ()) if word.ledger == form}

    def form(self, text: str) -> str:
        """Return the printed form that a title names, or nothing."""
        wanted = plain(text)
        found = (word.ledger for word in self.words.get("form", ()) if plain(word.text) in wanted)
        return next(found, "")

    def _set(self, kind: str) -> frozenset[str]:
        return frozenset(plain(word.text) for word in self.words.get(kind, ()))

    def _of(self, kind: str, ledger: str, key: str) -> tuple[Word, ...]:
        return tuple(w for w in self.words.get(kind, ()) if w.key == key and w.ledger in ("", ledger))

    def _several(self, ledger: str, column: Column) -> dict[str, tuple[str, ...]]:
        """Return the words that leave open which choice they mean, each with its choices."""
        found: dict[str, tuple[str, ...]] = {}
        for word in self._of("ask", ledger, column.key):
            found[plain(word.text)] = (*found.get(plain(word.text), ()), word.code)
        return found

    def _begun(self, column: Column, text: str) -> tuple[str, ...]:
        """Return the choices whose titles begin with a text, before or behind their colon."""
        if len(text) < _LEAST:
            return ()
        titles = ((code, self.say(title)) for code, title in column.options)
        return tuple(
            code
            for code, said in titles
            if plain(said).startswith(text) or plain(said.partition("：")[2]).startswith(text)
        )

    def _choices(self, ledger: str, column: Column) -> dict[str, str]:
        codes = column.options or tuple((id_, message(f"carrier.{id_}")) for id_ in CARRIERS)
        found = {plain(word.text): word.code for word in self._of("option", ledger, column.key)}
        for code, title in codes:
            said = self.say(title)
            found |= {plain(said): code, plain(code): code}
            found.setdefault(plain(said.partition("：")[2]) or plain(said), code)
        return found


@cache
def _carrier_column() -> Column:
    return next(column for column in columns("energy") if column.key == "carrier")


def read_headings(path: Path, *, say: Callable[[Message], str]) -> Headings:
    """Return the words of the table at ``path``.

    Raises:
        UserFacingError: If the file cannot be read.
        KeyError: If a column of the table is missing: a fault of the installation.
    """
    text = read_bytes(path, _MOST).decode("utf-8-sig")
    words: dict[str, list[Word]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        words.setdefault(row["kind"], []).append(Word(row["ledger"], row["key"], row["code"], row["text"]))
    return Headings({kind: tuple(found) for kind, found in words.items()}, say)
