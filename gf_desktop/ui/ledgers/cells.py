"""One cell of a ledger: what is seen, what is copied, what a typed text makes of it. Nothing of Qt's tables.

What cannot be read stays as the row's draft: it is kept, shown and saved, and no figure is guessed from it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from gf_desktop.domain.days import DAYS, MONTHS, iso_text
from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import LEDGERS, Column, Quantity, Row, columns, label, year_of
from gf_desktop.domain.ledgers.carriers import CARRIERS, carrier_title
from gf_desktop.domain.ledgers.rules import may_be_none
from gf_desktop.domain.ledgers.units import fits, may_be_own
from gf_desktop.domain.messages import Message, Param
from gf_desktop.domain.numbers import decimal_text, exact_text, grouped, read_figure
from gf_desktop.domain.reference.unit_words import UnitWords, raised
from gf_desktop.ui.ledgers.months import month_drafts, month_of, with_month, with_month_draft
from gf_desktop.ui.ledgers.words import Words

if TYPE_CHECKING:
    from gf_desktop.services.choice_words import ChoiceWords, Heading

Say = Callable[[Message], str]
TOTAL = 13
_BETWEEN = re.compile(r"[；;\n]+")


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the screen: a ledger's column, or one month of it (1 to 12; ``TOTAL`` is their sum)."""

    column: Column
    month: int = 0

    @property
    def key(self) -> str:
        """What names the field among others."""
        return f"{self.column.key}/{self.month}" if self.month else self.column.key


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be known of a cell: ``kind`` decides sign and colour, ``said`` is the sentence."""

    kind: str
    said: str


class UnreadError(ValueError):
    """A text that cannot be read; the sentence says why."""


class Cells:
    """Reads and shows the cells of one ledger of a document."""

    def __init__(
        self,
        ledger: str,
        document: Document,
        say: Say,
        words: Words,
        units: UnitWords | None = None,
        choices: ChoiceWords | None = None,
    ) -> None:
        self.ledger = ledger
        self.say = say
        self.words = words
        self._document = document
        self._units = units or UnitWords(())
        self._choices = choices
        self.columns: Mapping[str, Column] = {one.key: one for one in columns(ledger)}
        self._defaults = {f.name: _default(f) for f in fields(LEDGERS[ledger]) if f.name != "id"}
        self._titles: dict[str, dict[str, str]] = {}
        self._unit_notes: dict[tuple[str, str], Note | None] = {}
        self._none = frozenset(document.ledgers.none) & may_be_none()

    def blank(self) -> Row:
        """Return an empty line to type into."""
        return LEDGERS[self.ledger](id=uuid4().hex[:8])

    def holds(self, row: Row) -> bool:
        """Return whether anything stands in a row; a line that holds nothing is no row of the ledger yet."""
        return any(getattr(row, key) != default for key, default in self._defaults.items())

    # --- lists --------------------------------------------------------------------

    def titles(self, column: Column) -> Mapping[str, str]:
        """Return the list of a column: what is stored, with what is shown; empty for free text."""
        if column.key not in self._titles:
            self._titles[column.key] = self._list(column)
        return self._titles[column.key]

    def _list(self, column: Column) -> dict[str, str]:
        if column.kind == "choice":
            return {code: self.say(title) for code, title in column.options}
        if column.kind == "reference":
            return _apart(self._named(column.ref))
        if column.key == "carrier":
            return {carrier: self._text(carrier_title(carrier)) for carrier in CARRIERS}
        return {}

    def _named(self, ref: str) -> dict[str, str]:
        if ref == "sites":
            return {site.id: site.name or site.id for site in self._document.boundary.sites}
        rows = self._document.ledgers.rows(ref)
        return {row.id: self.name(row, number) for number, row in enumerate(rows, 1)}

    def name(self, row: Row, number: int) -> str:
        """Return what a person calls the row of that number."""
        return self._text(label(row, number))

    def _text(self, said: Param) -> str:
        return self.say(said) if isinstance(said, Message) else str(said)

    # --- showing ------------------------------------------------------------------

    def shown(self, row: Row, of: Field) -> str:
        """Return what is seen in a cell that is not being edited."""
        text = self.typed(row, of)
        if self.draft(row, of):
            return _one_line(text)
        if of.column.kind == "quantity":
            value = getattr(row, of.column.key)
            return self._quantity(value, of) or (self._nothing(of) if self.holds(row) else "")
        if of.column.required and not text and self.holds(row):
            return self.words.to_fill()
        if of.column.kind == "number":
            return grouped(text)
        return _one_line(text) or (self._nothing(of) if self.holds(row) else "")

    def _quantity(self, quantity: Quantity | None, of: Field) -> str:
        if 0 < of.month < TOTAL:
            month = month_of(quantity, of.month)
            return "" if month is None else grouped(decimal_text(month))
        if isinstance(quantity, Decimal):
            figure = grouped(decimal_text(quantity))
            return self.words.of_year(figure) if of.month else figure
        year = year_of(quantity)
        if year.missing:
            return self.words.months_missing(year.missing)
        return "" if year.value is None else grouped(exact_text(year.value))

    def _nothing(self, of: Field) -> str:
        return self.words.none() if f"{self.ledger}.{of.column.key}" in self._none else ""

    def typed(self, row: Row, of: Field) -> str:
        """Return what is edited and copied: figures without marks, lists by their titles, drafts as typed."""
        if draft := self.draft(row, of):
            return draft
        value = getattr(row, of.column.key)
        match of.column.kind:
            case "quantity":
                return _plain_quantity(value, of.month)
            case "number":
                return "" if value is None else decimal_text(value)
            case "figures":
                return "；".join(f"{name}={decimal_text(figure)}" for name, figure in value.items())
            case "whole":
                return "" if value is None else str(value)
        text = str(value or "")
        return self.titles(of.column).get(text, text)

    def draft(self, row: Row, of: Field) -> str:
        """Return what was typed in a cell and is no figure yet."""
        text = row.drafts.get(of.column.key, "")
        if not of.month or not text:
            return text
        return month_drafts(text).get(of.month, "")

    # --- reading ------------------------------------------------------------------

    def editable(self, of: Field) -> bool:
        """Return whether a field is typed into: the sum of months is not."""
        return of.month != TOTAL

    def put(self, row: Row, of: Field, text: str) -> Row:
        """Return the row with a text in a cell: read where it can be, else kept as its draft."""
        text = text.strip()
        if (text or not self._months(row, of)) and text == self.typed(row, of):
            return row
        try:
            return self._store(row, of, self.read(of.column, text), "")
        except UnreadError:
            return self._store(row, of, None if of.month else self._defaults[of.column.key], text)

    def _store(self, row: Row, of: Field, value: object, draft: str) -> Row:
        key = of.column.key
        old = row.drafts.get(key, "")
        if of.month:
            value = with_month(getattr(row, key), of.month, value)  # type: ignore[arg-type]
            draft = with_month_draft(old, of.month, draft)
        drafts = {**{k: v for k, v in row.drafts.items() if k != key}, **({key: draft} if draft else {})}
        return replace(row, drafts=drafts, **{key: value})  # type: ignore[arg-type]

    def read(self, column: Column, text: str) -> object:
        """Return what a text says in a column; nothing is the column's default.

        Raises:
            UnreadError: If it cannot be read there.
        """
        if not text:
            return self._defaults[column.key]
        match column.kind:
            case "number" | "quantity":
                return self._figure(column, text)
            case "whole":
                return self._whole(text)
            case "figures":
                return self._figures(text)
            case "unit":
                return self._units.read(text).symbol or raised(text)
            case "choice" | "reference":
                return self._chosen(column, text)
        if column.key in DAYS | MONTHS:
            return iso_text(text)
        return self._codes(column).get(_folded(text)) or next(iter(self._meant(column, text)), text)

    def _figure(self, column: Column, text: str) -> Decimal:
        reading = read_figure(text)
        if reading.value is None and column.unit not in ("", "–"):
            # "12.5%" in a column that is said in percent says what the column says.
            plain = unicodedata.normalize("NFKC", text)
            bare = plain.removesuffix(unicodedata.normalize("NFKC", column.unit))
            reading = read_figure(bare) if bare != plain else reading
        if reading.value is None:
            raise UnreadError(self.say(reading.message) if reading.message else text)
        return reading.value

    def _whole(self, text: str) -> int:
        plain = unicodedata.normalize("NFKC", text).strip()
        if not re.fullmatch(r"\d{1,9}", plain, re.ASCII):
            raise UnreadError(self.words.no_year(text))
        return int(plain)

    def _figures(self, text: str) -> Mapping[str, Decimal]:
        found: dict[str, Decimal] = {}
        for part in filter(None, (one.strip() for one in _BETWEEN.split(text))):
            name, _, figure = part.replace("＝", "=").partition("=")
            value = read_figure(figure).value
            if not name.strip() or value is None:
                raise UnreadError(self.words.no_figures(text))
            found[name.strip()] = value
        return found

    def _chosen(self, column: Column, text: str) -> str:
        code = self._codes(column).get(_folded(text))
        if code is not None:
            return code
        titles, found = self.titles(column), self._meant(column, text)
        if len(found) != 1:
            offered = [titles[one] for one in found] or titles.values()
            raise UnreadError(self.words.no_choice(text, offered))
        return found[0]

    def _meant(self, column: Column, text: str) -> tuple[str, ...]:
        """Return what a word that is no title may mean, as import reads it."""
        return self._choices.codes(self.ledger, column, text) if self._choices is not None else ()

    def headings(self, texts: Sequence[str]) -> tuple[Heading, ...]:
        """Return which columns the cells of a row name, as import reads headings."""
        return self._choices.columns(self.ledger, texts, self._units) if self._choices is not None else ()

    def _codes(self, column: Column) -> Mapping[str, str]:
        """Return what is stored by what is typed; a title counts more than a code."""
        titles = self.titles(column)
        return {code: code for code in titles} | {_folded(title): code for code, title in titles.items()}

    # --- what is to be known ------------------------------------------------------------

    def replaces(self, row: Row, of: Field, text: str) -> bool:
        """Return whether a text would take months away for a year's figure, or a year's figure for a month."""
        if of.column.kind != "quantity":
            return False
        if not of.month:
            return self._months(row, of) and (not text.strip() or text.strip() != self.typed(row, of))
        draft = row.drafts.get(of.column.key, "")
        of_year = bool(draft) and not month_drafts(draft)
        return (of_year or isinstance(getattr(row, of.column.key), Decimal)) and bool(text.strip())

    def _months(self, row: Row, of: Field) -> bool:
        """Return whether a cell of a year's figure stands for months."""
        return not of.month and isinstance(getattr(row, of.column.key), tuple)

    def note(self, row: Row, of: Field) -> Note | None:
        """Return what a cell by itself has to say, or None."""
        if draft := self.draft(row, of):
            return Note("draft", self._why_unread(of.column, draft))
        if of.column.kind == "unit":
            return self._note_of_unit(row, of.column)
        if of.column.kind == "quantity":
            return self._note_of_quantity(row, of)
        if of.column.required and not self.typed(row, of).strip() and self.holds(row):
            return Note("required", self.words.required(self.say(of.column.title)))
        return self._note_of_nothing(row, of)

    def _note_of_nothing(self, row: Row, of: Field) -> Note | None:
        blank = not self.typed(row, of) and self.holds(row)
        return Note("none", self.words.declared_none()) if blank and self._nothing(of) else None

    def _note_of_unit(self, row: Row, column: Column) -> Note | None:
        text = str(getattr(row, column.key))
        if text:
            return self._note_of_word(text, column)
        counted = (one for one in self.columns.values() if one.unit_column == column.key)
        if any(getattr(row, one.key) is not None for one in counted):
            return Note("gap", self.words.unit_missing())
        return None

    def _note_of_word(self, text: str, column: Column) -> Note | None:
        """A word that may mean several units is asked about everywhere, one that is none where it has to be known."""
        place = (column.key, text)
        if place not in self._unit_notes:
            reading = self._units.read(text)
            asked = reading.candidates or not may_be_own(self.ledger, column.key)
            said = self.say(reading.said) if reading.said and asked else ""
            if reading.symbol and not fits(self.ledger, column.key, reading.symbol):
                said = self.words.unit_wrong(text)
            self._unit_notes[place] = Note("draft", said) if said else None
        return self._unit_notes[place]

    def _note_of_quantity(self, row: Row, of: Field) -> Note | None:
        quantity: Quantity | None = getattr(row, of.column.key)
        if isinstance(quantity, tuple) and of.month in (0, TOTAL):
            missing = year_of(quantity).missing
            return Note(
                "months" if missing else "monthly",
                self.words.monthly_note(missing, by_month=of.month == TOTAL),
            )
        if isinstance(quantity, Decimal) and of.month:
            return Note("year", self.words.of_year_note(grouped(decimal_text(quantity))))
        return self._note_of_nothing(row, of) if quantity is None else None

    def _why_unread(self, column: Column, text: str) -> str:
        for part in month_drafts(text).values() or (text,):
            try:
                self.read(column, part)
            except UnreadError as why:
                return str(why)
        return ""


def _default(of: Any) -> object:
    if of.default_factory is not MISSING:
        return of.default_factory()
    return "" if of.default is MISSING else of.default


def _plain_quantity(quantity: Quantity | None, month: int) -> str:
    if 0 < month < TOTAL:
        figure = month_of(quantity, month)
        return "" if figure is None else decimal_text(figure)
    if isinstance(quantity, Decimal):
        return decimal_text(quantity)
    value = year_of(quantity).value
    return "" if value is None else exact_text(value)


def _apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return the names with a number behind those that occur more than once."""
    times, seen = Counter(names.values()), Counter[str]()
    found: dict[str, str] = {}
    for key, name in names.items():
        seen[name] += 1
        found[key] = f"{name}（{seen[name]}）" if times[name] > 1 else name
    return found


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _one_line(text: str) -> str:
    return text.replace("\r", "").replace("\n", "　")
