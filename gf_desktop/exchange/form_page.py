"""A form written line by line into a sheet: titles, tables, figures, formulas, and the places to sign."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gf_desktop.domain.messages import message
from gf_desktop.domain.report.arithmetic import number_text
from gf_desktop.domain.report.cells import Say
from gf_desktop.exchange.paper import (
    FONT,
    GREY,
    HEAD_FONT,
    LINE_HEIGHT,
    MOST_HEIGHT,
    SIZE,
    at,
    border,
    paper,
    put_head,
    put_text,
    text_lines,
)

_FRAME = border()
UPRIGHT = 125
"""Most characters across that are still to be read on upright A4; wider sheets lie."""
SURE_INTEGER = 2**53
"""Whole numbers up to here are the same in Excel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above every sheet; ``lead`` and ``base`` as the table calls its benchmarks."""

    applicant: str
    year: int
    table: str
    lead: str
    base: str
    subject: str = "factory"


class FormPage:
    """A sheet with a line under way; columns are counted from 1."""

    def __init__(self, page: Worksheet, head: Head, say: Say, *, widths: tuple[int, ...]) -> None:
        self.page, self.head, self.say, self.widths = page, head, say, widths
        self.line = 1
        self._lines = 1
        for place, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(place)].width = width
        page.sheet_view.showGridLines = False

    # Lines

    def next(self, *, height: float = 0) -> None:
        """End the line; it gets the height that its texts need."""
        needed = height or min(self._lines * LINE_HEIGHT + 5, MOST_HEIGHT)
        self.page.row_dimensions[self.line].height = needed
        self.line += 1
        self._lines = 1

    def skip(self) -> None:
        """Leave a thin line free."""
        self.next(height=7)

    def title(self, text: str) -> None:
        """Write the sheet's title over all columns."""
        cell = at(self.page, self.line, 1)
        put_text(cell, text)
        cell.font = Font(name=HEAD_FONT, size=15, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        self._merge(1, len(self.widths))
        self.next(height=30)

    def part(self, text: str) -> None:
        """Write the title of a part."""
        self.skip()
        cell = at(self.page, self.line, 1)
        put_text(cell, text)
        cell.font = Font(name=HEAD_FONT, size=SIZE + 1, bold=True)
        self.next(height=20)

    def text(self, text: str, *, words: bool = False) -> None:
        """Write a paragraph over all columns."""
        cell = at(self.page, self.line, 1)
        put_text(cell, text)
        cell.font = Font(name=FONT, size=SIZE, color=GREY if words else None)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        self._merge(1, len(self.widths))
        self._need(text, sum(self.widths))
        self.next()

    def header(self, *titles: str) -> None:
        """Write the header of a table; a title reaches over the empty ones behind it."""
        for place, title in enumerate(titles, 1):
            put_head(at(self.page, self.line, place), title, _FRAME)
            self._need(title, self.widths[place - 1])
        starts = [place for place, title in enumerate(titles, 1) if title or place == 1]
        for first, after in zip(starts, (*starts[1:], len(titles) + 1), strict=True):
            self._merge(first, after - 1)
        self.next()

    # Cells

    def put(self, place: int, text: str, *, centre: bool = False, last: int = 0, label: bool = False) -> str:
        """Write a text into the line, over the columns to ``last``; return the cell's address."""
        cell = at(self.page, self.line, place)
        if text:
            put_text(cell, text)
        cell.font = Font(name=HEAD_FONT if label else FONT, size=SIZE)
        cell.alignment = Alignment(
            horizontal="center" if centre else "left", vertical="center", wrap_text=True
        )
        self._frame(place, last or place)
        self._need(text, sum(self.widths[place - 1 : last or place]))
        return cell.coordinate

    def figure(self, place: int, value: Fraction, *, months: tuple[Fraction, ...] = ()) -> str:
        """Write a figure: months as their sum, one without an end as a fraction; return the cell's address."""
        if months:
            return self.formula(place, f"SUM({','.join(number_text(month, '/') for month in months)})")
        text = number_text(value, "/")
        if "/" in text:
            return self.formula(place, text)
        return self.number(place, value)

    def number(self, place: int, value: Fraction, *, decimals: int | None = None) -> str:
        """Write a number as precisely as a cell holds one, shown with so many decimals; return the cell's address."""
        whole = value.denominator == 1 and abs(value) < SURE_INTEGER
        at(self.page, self.line, place).value = int(value) if whole else float(value)
        return self._number(place, decimals=decimals)

    def formula(self, place: int, formula: str, *, strong: bool = False, decimals: int | None = None) -> str:
        """Write a formula; return the cell's address."""
        at(self.page, self.line, place).value = f"={formula}"
        return self._number(place, strong=strong, decimals=decimals)

    def link(self, place: int, text: str, target: str) -> None:
        """Write a text that leads to another sheet."""
        self.put(place, text)
        cell = at(self.page, self.line, place)
        cell.hyperlink = target
        cell.font = Font(name=FONT, size=SIZE, underline="single", color="1E7B4F")

    def _number(self, place: int, *, strong: bool = False, decimals: int | None = None) -> str:
        cell = at(self.page, self.line, place)
        cell.number_format = "General" if decimals is None else "0." + "0" * decimals if decimals else "0"
        cell.font = Font(name=FONT, size=SIZE, bold=strong)
        cell.alignment = Alignment(horizontal="right", vertical="center", indent=1)
        cell.border = _FRAME
        return cell.coordinate

    def _frame(self, first: int, last: int) -> None:
        for place in range(first, last + 1):
            at(self.page, self.line, place).border = _FRAME
        if last > first:
            self._merge(first, last)

    def _merge(self, first: int, last: int) -> None:
        """Merge cells that have their borders already: the library would work each of them out anew."""
        if last > first:
            start, end = get_column_letter(first), get_column_letter(last)
            self.page.merged_cells.add(f"{start}{self.line}:{end}{self.line}")

    def _need(self, text: str, width: int) -> None:
        self._lines = max(self._lines, text_lines(text, width))

    # Head and foot

    def facts(self, *rows: tuple[str, str, str, str]) -> None:
        """Write the table that says whose sheet it is: two labels with their texts a line."""
        most = len(self.widths)
        for first, one, second, other in rows:
            self.put(1, first, last=2 if most > 4 else 1, label=True)
            middle = 2 if most <= 4 else 3
            if second:
                self.put(middle, one, last=most - 2)
                self.put(most - 1, second, label=True)
                self.put(most, other)
            else:
                self.put(middle, one, last=most)
            self.next()

    def signatures(self) -> None:
        """Leave room for who made, checked and approved the sheet, each with a date."""
        self.skip()
        for codes in (("made", "date"), ("checked", "date"), ("approved", "date")):
            first, second = (self.say(message(f"calculation.sign.{code}")) for code in codes)
            middle = max(len(self.widths) // 2, 1)
            self.put(1, first, last=middle, label=True)
            self.put(middle + 1, second, last=len(self.widths), label=True)
            self.next(height=26)

    def finish(self) -> None:
        """Set the paper up."""
        paper(self.page, landscape=sum(self.widths) > UPRIGHT)
