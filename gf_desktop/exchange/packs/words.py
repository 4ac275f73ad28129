"""The words of a pack's workbook: headings, helps, and Chinese words for what a pack says in codes.

A construct for which there are no words yet bears its own key, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.units import UNITS
from gf_desktop.exchange.packs.layout import Column, SheetKey

Say = Callable[[Message], str]


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
        """Return the heading of a column."""
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
        found = next((code for code, shown in offered.items() if plain in (shown, _name(code, shown))), None)
        first = plain.partition(" ")[0]
        return found or (first if first in offered and not column.field.options else text)

    def _offered(self, sheet: SheetKey, column: Column) -> Mapping[str, str]:
        if options := column.field.options:
            name = column.field.path[-1].removeprefix("@")
            return {code: self._or(message(f"packs.word.{name}.{code}"), code) for code in options}
        if column.field.path == ("calculator",):
            return {code: f"{code} {formula.title}" for code, formula in FORMULAS.items()}
        if (sheet, column.key) == ("evidence", "kind"):
            return {code: f"{code} {title}" for code, title in self._evidence.items()}
        if column.field.path in (("unit",), ("products", "weight")):
            return {symbol: symbol for symbol in UNITS}
        return {}

    def _or(self, said: Message, fallback: str) -> str:
        try:
            return self.say(said)
        except KeyError:
            return fallback


def _name(code: str, shown: str) -> str:
    return shown.removeprefix(f"{code} ")
