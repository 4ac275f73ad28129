"""Read a spreadsheet file: the doors first, then the values by calamine, then what calamine does not tell.

calamine shows a cell with an error, and a formula without a result, as empty: our own scan of the parts names them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.exchange.books import doors
from gf_desktop.exchange.books.scans import Scan
from gf_desktop.exchange.books.shapes import Block, Book, CellValue, Limits, Sheet, address

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:\.\d+)?S")
_PANIC = ("pyo3_runtime", "PanicException")
_DEFAULT = Limits()


def read_book(path: Path, *, limits: Limits = _DEFAULT) -> Book:
    """Return what a spreadsheet file holds.

    Raises:
        UserFacingError: If the file cannot be read: not there, no right, empty, too large, no spreadsheet, encrypted,
            damaged, or packed so that it would fill the memory. The sentence says what to do.
    """
    data = doors.read(path, limits)
    kind, scans = doors.look(data, path.name, limits)
    sheets = _sheets(data, path.name, scans, limits)
    return Book(name=path.name, kind=kind, sheets=sheets)


def _sheets(data: bytes, name: str, scans: list[Scan], limits: Limits) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        with load_workbook(BytesIO(data)) as book:
            return _read_all(book, name, scans, limits)
    except PasswordError as error:
        raise UserFacingError(message("book.encrypted", name=name)) from error
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise UserFacingError(message("book.damaged", name=name)) from error
    except BaseException as error:
        if _is_panic(error):
            raise UserFacingError(message("book.damaged", name=name)) from error
        raise


def _is_panic(error: BaseException) -> bool:
    """Tell whether the library itself broke down on the file; its exception has no importable name."""
    return (type(error).__module__, type(error).__name__) == _PANIC


def _read_all(book: CalamineWorkbook, name: str, scans: list[Scan], limits: Limits) -> tuple[Sheet, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    found = []
    for number, meta in enumerate(book.sheets_metadata):
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        hidden = meta.visible != SheetVisibleEnum.Visible
        sheet = book.get_sheet_by_index(number)
        scan = scans[number] if number < len(scans) else Scan()
        found.append(_sheet(sheet, name, scan, limits, hidden=hidden))
    return tuple(found)


def _sheet(sheet: CalamineSheet, name: str, scan: Scan, limits: Limits, *, hidden: bool) -> Sheet:
    end = sheet.end
    if end is not None and (end[0] + 1) * (end[1] + 1) > limits.cells:
        raise UserFacingError(message("book.wide", name=name, sheet=sheet.name, cell=address(*end)))
    rows = [[_plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    last = max((place[0] for place in scan.faults), default=-1)
    merged = scan.merged or tuple(Block(*first, *final) for first, final in sheet.merged_cell_ranges or ())
    return Sheet(
        name=sheet.name, rows=_trimmed(rows, last, scan), hidden=hidden, merged=merged, faults=scan.faults
    )


def _plain(value: Any) -> CellValue:
    if value == "":
        return None
    kind = type(value)
    if kind is str:
        return _text(value)
    if kind is timedelta:
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
    found: CellValue = value
    return found


def _text(value: str) -> str:
    if value.startswith("PT") and (found := _DURATION.fullmatch(value)):
        hours, minutes, seconds = (int(part) for part in found.groups())
        return f"{hours}:{minutes:02}:{seconds:02}"
    return value


def _trimmed(rows: list[list[CellValue]], last: int, scan: Scan) -> Sequence[Sequence[CellValue]]:
    """Cut off empty rows at the end; cells with a fault are kept, though they show nothing."""
    while rows and len(rows) - 1 > last and not any(_filled(value) for value in rows[-1]):
        rows.pop()
    width = max((place[1] + 1 for place in scan.faults), default=0)
    width = max(width, max((_width(row) for row in rows), default=0))
    height = max(len(rows), last + 1)
    rows += [[] for _ in range(height - len(rows))]
    return [row[:width] + [None] * (width - len(row)) for row in rows]


def _width(row: list[CellValue]) -> int:
    for place in range(len(row) - 1, -1, -1):
        if _filled(row[place]):
            return place + 1
    return 0


def _filled(value: CellValue) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())
