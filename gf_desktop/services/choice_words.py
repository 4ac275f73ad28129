"""The words by which people name columns and the entries of a list: what is pasted is read as import reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gf_desktop.domain.ledgers import Column
from gf_desktop.domain.messages import Message
from gf_desktop.domain.reference.unit_words import UnitWords

if TYPE_CHECKING:
    from gf_desktop.exchange.headings import Headings

WORDS = Path("reference") / "ledger-headings.csv"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading names: a column of the ledger (``key``, nothing where it is not known), a month, a unit."""

    key: str = ""
    month: int = 0
    unit: str = ""


class ChoiceWords:
    """Reads headings and words of choices; the table of words is loaded with the first word that is no title."""

    def __init__(self, resources: Path, say: Callable[[Message], str]) -> None:
        self._resources = resources
        self._say = say

    def codes(self, ledger: str, column: Column, text: str) -> tuple[str, ...]:
        """Return the codes that a word may mean.

        None where it is not known, one where it is clear (``自来水``), several where the user has to say which
        (``重复用水``). A column that is no choice has none, except that of the energy carriers.

        Raises:
            UserFacingError: If the table of words cannot be read.
        """
        if {code for code, _ in column.options} == {"yes", "no"}:
            word = self._headings.yes_no(text)
            return (word,) if word else ()
        if column.options:
            return self._headings.codes(ledger, column, text)
        if (ledger, column.key) != ("energy", "carrier"):
            return ()
        carrier = self._headings.carrier(text)
        return (carrier,) if carrier else ()

    def columns(self, ledger: str, texts: Sequence[str], units: UnitWords) -> tuple[Heading, ...]:
        """Return what each heading of a row names; a column that was named before is not named again.

        Raises:
            UserFacingError: If the table of words cannot be read.
        """
        from gf_desktop.exchange.books import Sheet
        from gf_desktop.exchange.mapping.heads import heads

        known = self._headings.by_title(ledger)
        found = [Heading()] * len(texts)
        taken: set[str] = set()
        for head in heads(Sheet(name="", rows=(tuple(texts),)), 0, 0, units):
            column = next((known[name] for name in head.names() if name in known), None)
            key = column.key if column is not None and column.key not in taken else ""
            taken |= {key}
            found[head.column] = Heading(key, head.month, (head.unit and head.unit.symbol) or "")
        return tuple(found)

    @cached_property
    def _headings(self) -> Headings:
        from gf_desktop.exchange.headings import read_headings

        return read_headings(self._resources / WORDS, say=self._say)
