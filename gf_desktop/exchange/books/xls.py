"""A look through the records of an .xls workbook: faults, and how far each sheet reaches."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.exchange.books.ole import OleError
from gf_desktop.exchange.books.scans import Scan
from gf_desktop.exchange.books.shapes import Fault

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_FORMULA, _EOF, _FILEPASS, _BOUNDSHEET, _MULRK = 0x06, 0x0A, 0x2F, 0x85, 0xBD
_DIMENSIONS, _BOOLERR, _STRINGS = 0x0200, 0x0205, 0x00FC
# Records that begin with row and column of a cell that holds something.
_CELLS = frozenset({_FORMULA, _BOOLERR, 0x0203, 0x0204, 0x027E, 0x00FD, 0x00D6})
_STARTS = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_HEAD = struct.Struct("<HH")
_ROWS, _COLUMNS = 65536, 256


def scan(data: bytes, name: str) -> list[Scan]:
    """Return what was found in each sheet, in the order in which the workbook names them.

    Raises:
        UserFacingError: If the workbook is locked.
        OleError: If its records are damaged.
    """
    found = []
    for offset, title in _sheets(data, name):
        found.append(_sheet(data, offset, title))
    return found


def _records(data: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    while place + _HEAD.size <= len(data):
        kind, size = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        yield kind, data[place : place + size]
        place += size


def _sheets(data: bytes, name: str) -> Iterator[tuple[int, str]]:
    for kind, body in _records(data, 0):
        if kind == _FILEPASS:
            raise UserFacingError(message("book.encrypted", name=name))
        if kind == _BOUNDSHEET:
            if len(body) < 8:
                raise OleError("sheet")
            yield struct.unpack_from("<I", body)[0], _title(body)
        elif kind == _STRINGS:
            _check_strings(data, body)
        elif kind == _EOF:
            return


def _check_strings(data: bytes, body: bytes) -> None:
    """A list of texts that claims to be longer than the workbook is would fill the memory."""
    if len(body) < 8 or struct.unpack_from("<4xI", body)[0] > len(data):
        raise OleError("strings")


def _title(body: bytes) -> str:
    text = body[8:]
    return text.decode("utf-16-le", "replace") if body[7] & 1 else text.decode("latin-1")


def _sheet(data: bytes, offset: int, title: str) -> Scan:
    found, depth = Scan(title), 0
    for kind, body in _records(data, offset):
        if kind in _STARTS:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        else:
            _record(found, kind, body, inner=depth > 1)
    return found


def _record(found: Scan, kind: int, body: bytes, *, inner: bool) -> None:
    """``inner`` records are those of a chart in the sheet: they may reach far, but their errors are not the sheet's."""
    if kind == _DIMENSIONS:
        _dimensions(body)
    elif kind == _MULRK and len(body) >= 6:
        row, _ = _HEAD.unpack_from(body)
        found.reach(row, struct.unpack_from("<H", body, len(body) - 2)[0])
    elif kind in _CELLS and len(body) >= 4:
        row, column = _HEAD.unpack_from(body)
        found.reach(row, column)
        if not inner and (code := _error(kind, body)) is not None:
            found.faults[(row, column)] = Fault("error", ERRORS.get(code, "#?"))


def _dimensions(body: bytes) -> None:
    """A sheet that claims to be larger than the format allows, or ends before it begins, would fill the memory."""
    if len(body) >= 12:
        row, rows, column, columns = struct.unpack_from("<IIHH", body)
        if not row <= rows <= _ROWS or not column <= columns <= _COLUMNS:
            raise OleError("dimensions")


def _error(kind: int, body: bytes) -> int | None:
    if kind == _BOOLERR and len(body) >= 8 and body[7]:
        return body[6]
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None
