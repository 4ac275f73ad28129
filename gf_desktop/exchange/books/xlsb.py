"""A look through the binary parts of an .xlsb workbook: faults, and how far each sheet reaches."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from zipfile import BadZipFile

from gf_desktop.exchange.books.packed import Parts
from gf_desktop.exchange.books.scans import Scan
from gf_desktop.exchange.books.shapes import Fault
from gf_desktop.exchange.books.xls import ERRORS
from gf_desktop.exchange.books.xlsx import targets

_ROW, _BLANK, _ERROR, _FORMULA_ERROR, _LAST_CELL = 0, 1, 3, 11, 11
_DIMENSIONS, _SHEET, _STRINGS = 148, 156, 159
_ROWS, _COLUMNS = 1_048_576, 16_384


def scan(parts: Parts) -> list[Scan]:
    """Return what was found in each sheet, in the order of the workbook.

    Raises:
        BadZipFile: If a part is damaged or missing.
    """
    places = targets(parts, "xl/_rels/workbook.bin.rels")
    _check_strings(parts)
    found = []
    for kind, body in _records(parts.read("xl/workbook.bin")):
        if kind == _SHEET:
            relation, rest = _wide(body[8:])
            found.append(_sheet(parts, places.get(relation, ""), _wide(rest)[0]))
    return found


def _check_strings(parts: Parts) -> None:
    """A list of texts that claims to be longer than its part is would fill the memory."""
    data = parts.read("xl/sharedStrings.bin")
    for kind, body in _records(data):
        if kind == _STRINGS and (len(body) < 8 or int(struct.unpack_from("<4xI", body)[0]) > len(data)):
            raise BadZipFile("strings")
        break


def _wide(body: bytes) -> tuple[str, bytes]:
    if len(body) < 4:
        raise BadZipFile("text")
    end = 4 + 2 * int(struct.unpack_from("<I", body)[0])
    return body[4:end].decode("utf-16-le", "replace"), body[end:]


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(data):
        kind, place = _varied(data, place, 2)
        size, place = _varied(data, place, 4)
        yield kind, data[place : place + size]
        place += size


def _varied(data: bytes, place: int, most: int) -> tuple[int, int]:
    """Read a number of up to ``most`` bytes: seven bits each, the eighth says that one more follows.

    A record's kind keeps the eighth bit of its first byte; as only its low seven bits matter here, both read alike.
    """
    number = 0
    for step in range(most):
        if place >= len(data):
            raise BadZipFile("record")
        byte = data[place]
        place += 1
        number |= (byte & 0x7F) << 7 * step
        if not byte & 0x80:
            break
    return number, place


def _sheet(parts: Parts, part: str, title: str) -> Scan:
    if part not in parts:
        raise BadZipFile(part)
    found, row = Scan(title), 0
    for kind, body in _records(parts.read(part)):
        if kind == _ROW and len(body) >= 4:
            row = _within(body, _ROWS)
        elif kind <= _LAST_CELL and kind != _BLANK and len(body) >= 4:
            _cell(found, kind, row, body)
        elif kind == _DIMENSIONS:
            _dimensions(body)
    return found


def _within(body: bytes, most: int) -> int:
    """Return the place that a record begins with; one that no sheet has would fill the memory."""
    place = int(struct.unpack_from("<I", body)[0])
    if place >= most:
        raise BadZipFile("place")
    return place


def _cell(found: Scan, kind: int, row: int, body: bytes) -> None:
    column = _within(body, _COLUMNS)
    found.reach(row, column)
    if kind in (_ERROR, _FORMULA_ERROR) and len(body) > 8:
        found.faults[(row, column)] = Fault("error", ERRORS.get(body[8], "#?"))


def _dimensions(body: bytes) -> None:
    """A sheet that claims to be larger than the format allows, or ends before it begins, would fill the memory."""
    if len(body) < 16:
        raise BadZipFile("dimensions")
    row, last, column, final = struct.unpack_from("<IIII", body)
    if not row <= last < _ROWS or not column <= final < _COLUMNS:
        raise BadZipFile("dimensions")
