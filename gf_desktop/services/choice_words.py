"""The words by which people name the entries of a list: what is typed or pasted is read as import reads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gf_desktop.domain.ledgers import Column
from gf_desktop.domain.messages import Message

if TYPE_CHECKING:
    from gf_desktop.exchange.headings import Headings

WORDS = Path("reference") / "ledger-headings.csv"


class ChoiceWords:
    """Reads a word of a choice's column; the table of words is loaded with the first word that is no title."""

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

    @cached_property
    def _headings(self) -> Headings:
        from gf_desktop.exchange.headings import read_headings

        return read_headings(self._resources / WORDS, say=self._say)
