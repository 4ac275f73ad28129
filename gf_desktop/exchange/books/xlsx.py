"""A look through the parts of an .xlsx workbook: faults, formulas without a result, how far each sheet reaches."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping
from zipfile import BadZipFile

from gf_desktop.exchange.books.packed import Parts
from gf_desktop.exchange.books.scans import Scan
from gf_desktop.exchange.books.shapes import Fault, column_number

_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
# One step over a sheet's part: a tag that matters, its attributes, the text behind it. Never goes back.
_STEP = re.compile(rb"""<(?:\w+:)?(row|c|f|v|is)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>([^<]*)""")
_FILLED = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/>])?>')
_UNUSUAL = re.compile(rb' r="(?![A-Z]{1,3}\d{1,7}"|\d{1,7}")')
_PLACED = (b"<c ", b"<c>", b"<c/", b":c ", b":c>", b":c/", b"<row ", b"<row>", b"<row/", b":row")
_PLACE = re.compile(rb"([A-Z]{1,3})(\d{1,7})")
_ROWS = 1_048_576
_MAY_FAULT = (b'="e"', b"='e'", b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")


def scan(parts: Parts) -> list[Scan]:
    """Return what was found in each sheet, in the order of the workbook.

    Raises:
        BadZipFile: If a part is damaged or missing.
    """
    places = targets(parts, "xl/_rels/workbook.xml.rels")
    found = []
    for match in _SHEET.finditer(parts.read("xl/workbook.xml")):
        said = attributes(match[1])
        relation = next((value for key, value in said.items() if key.endswith(":id")), "")
        part = places.get(relation, "")
        if part not in parts:
            raise BadZipFile(part)
        found.append(_sheet(parts.read(part), said.get("name", "")))
    return found


def targets(parts: Parts, part: str) -> Mapping[str, str]:
    """Return the parts that a list of relations leads to, by the relation's id."""
    found = {}
    for match in _RELATION.finditer(parts.read(part)):
        said = attributes(match[1])
        found[said.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", said.get("Target", ""))).lstrip(
            "/"
        )
    return found


def attributes(text: bytes) -> dict[str, str]:
    """Return the attributes of a tag."""
    return {
        key.decode(): html.unescape((one or other).decode("utf-8", "replace"))
        for key, one, other in _ATTRIBUTE.findall(text)
    }


def _sheet(data: bytes, name: str) -> Scan:
    """Only what may hold a fault, or leaves addresses out, is gone through cell by cell."""
    found = Scan(name)
    if any(sign in data for sign in _MAY_FAULT):
        _go_through(data, found)
        return found
    if _UNUSUAL.search(data) or data.count(b' r="') != sum(data.count(sign) for sign in _PLACED):
        _go_through(data, found)
        return found
    places = _FILLED.findall(data)
    for letters in {letters for letters, _ in places}:
        found.reach(0, column_number(letters.decode()))
    found.reach(max((int(row) for _, row in places), default=0) - 1, -1)
    return found


def _go_through(data: bytes, found: Scan) -> None:
    cells = _Cells(found)
    for match in _STEP.finditer(data):
        cells.step(match[1], match[2], match[3])
    cells.close()


def _number(text: str) -> int:
    """Return a row's number; one that no sheet has would fill the memory."""
    if not text.isdecimal() or not 1 <= int(text) <= _ROWS:
        raise BadZipFile("place")
    return int(text)


class _Cells:
    """Follows the tags of a sheet and closes each cell when the next one begins."""

    def __init__(self, found: Scan) -> None:
        self._found = found
        self._row, self._column = -1, -1
        self._open = False
        self._begin(b"")

    def _begin(self, said: bytes) -> None:
        self._type = said
        self._formula, self._value, self._filled = False, b"", False

    def step(self, tag: bytes, said: bytes, text: bytes) -> None:
        if tag == b"f":
            self._formula = self._filled = True
        elif tag == b"v":
            self._value = text
            self._filled |= bool(text)
        elif tag == b"is":
            self._filled = True
        else:
            self.close()
            self._place(tag, said)

    def _place(self, tag: bytes, said: bytes) -> None:
        place = attributes(said)
        if tag == b"row":
            self._row = _number(place["r"]) - 1 if "r" in place else self._row + 1
            self._column = -1
            return
        self._column += 1
        if "r" in place:
            match = _PLACE.fullmatch(place["r"].encode())
            if match is None:
                raise BadZipFile("place")
            self._column, self._row = column_number(match[1].decode()), _number(match[2].decode()) - 1
        self._begin(place.get("t", "").encode())
        self._open = True

    def close(self) -> None:
        """Note what the open cell turned out to be."""
        if not self._open:
            return
        self._open = False
        if self._filled:
            self._found.reach(self._row, self._column)
        if self._type == b"e":
            text = html.unescape(self._value.decode("utf-8", "replace"))
            self._found.faults[(self._row, self._column)] = Fault("error", text or "#?")
        elif self._formula and not self._value and self._type != b"str":
            self._found.faults[(self._row, self._column)] = Fault("no-value")
