"""The words of a pack's workbook: headings, helps, and Chinese words for what a pack says in codes.

A construct for which there are no words yet bears its own key, so that nothing is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from gf_desktop.domain.derive_given import GIVEN
from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.units import UNITS
from gf_desktop.exchange.packs.layout import Column, SheetKey

Say = Callable[[Message], str]
_CONFIDENCES: Mapping[str, str] = {"凭记忆": "memory", "没有核对原文": "memory", "已核对": "high"}
"""Other words that people write for how sure a source is."""


class Words:
    """Says headings and words, and finds the code of a word.

    Args:
        say: The catalogue.
        evidence: The Chinese name of each kind of evidence.
    """

    def __init__(self, say: Say, evidence: Mapping[str, str]) -> None:
        self.say = say
        self._evidence = evidence
        self._known: dict[tuple[SheetKey, str], Mapping[str, str]] = {}

    def sheet(self, key: SheetKey) -> str:
        """Return the title of a sheet."""
        return self.say(message(f"packs.sheet.{key}"))

    def heading(self, column: Column) -> str:
        """Return the heading of a column; what is a choice on one sheet and open on another has two."""
        if not column.field.options and column.key == "kind":
            return self.say(message("packs.field.evidence-kind"))
        return self._or(message(f"packs.field.{column.key.removeprefix('@')}"), column.key)

    def help(self, column: Column) -> str:
        """Return what the comment on a heading says; empty where the heading says it all."""
        return self._or(message(f"packs.help.{column.key.removeprefix('@')}"), "")

    def offered(self, sheet: SheetKey, column: Column) -> Mapping[str, str]:
        """Return the codes that a column's cells may hold with how they are shown; empty where anything may stand."""
        key = (sheet, column.key)
        if key not in self._known:
            self._known[key] = self._offered(sheet, column)
        return self._known[key]

    def shown(self, sheet: SheetKey, column: Column, code: str) -> str:
        """Return how a code is shown."""
        return self.offered(sheet, column).get(code, code)

    def code(self, sheet: SheetKey, column: Column, text: str) -> str:
        """Return the code that a cell means: as shown, or typed bare; what is none stays as it is."""
        offered, plain = self.offered(sheet, column), text.strip()
        if plain in offered:
            return plain
        found = next((code for code, shown in offered.items() if plain == shown), None)
        if found is None and column.field.path[-1] == "confidence":
            found = _CONFIDENCES.get(plain)
        # A kind of evidence or a calculator may also be written as code and name.
        first = plain.partition(" ")[0]
        return found or (first if first in offered and not column.field.options else text)

    def said(self, given: Mapping[str, str]) -> Mapping[str, str]:
        """Return what a table gives its calculator in words: 介质: 水."""
        return {self._given(key): self._given(key, value) for key, value in given.items()}

    def meant(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the codes of what a table gives its calculator; what are no words of ours stays as it is."""
        keys = {self._given(key): key for key in GIVEN}
        found: dict[str, Any] = {}
        for name, word in given.items():
            key = keys.get(name, name)
            values = {self._given(key, value): value for value in GIVEN.get(key, ())}
            found[key] = values.get(word, word) if isinstance(word, str) else word
        return found

    def _given(self, key: str, value: str = "") -> str:
        if key not in GIVEN:
            return value or key
        if not value:
            return self.say(message(f"packs.given.{key}"))
        return self._or(message(f"packs.given.{key}.{value}"), value) if value in GIVEN[key] else value

    def _offered(self, sheet: SheetKey, column: Column) -> Mapping[str, str]:
        if options := column.field.options:
            name = column.field.path[-1].removeprefix("@")
            return {code: self._or(message(f"packs.word.{name}.{code}"), code) for code in options}
        if column.field.path == ("calculator",):
            return _titles({code: formula.title for code, formula in FORMULAS.items()})
        if (sheet, column.key) == ("evidence", "kind"):
            return _titles(self._evidence)
        if column.field.path in (("unit",), ("products", "weight")):
            return {symbol: symbol for symbol in UNITS}
        return {}

    def _or(self, said: Message, fallback: str) -> str:
        try:
            return self.say(said)
        except KeyError:
            return fallback


def _titles(named: Mapping[str, str]) -> Mapping[str, str]:
    """Return titles by code; what shares its title has its code beside it."""
    counts = Counter(named.values())
    return {code: title if counts[title] == 1 else f"{title}（{code}）" for code, title in named.items()}
