"""A look through an .ods document: faults, merged cells, how far each sheet reaches with its repeated cells."""

from __future__ import annotations

import html
import re
from zipfile import BadZipFile

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.exchange.books.packed import Parts
from gf_desktop.exchange.books.scans import Scan
from gf_desktop.exchange.books.shapes import Block, Fault

# One step over the document: a tag that matters, its attributes, the text behind it. Never goes back.
_STEP = re.compile(
    rb"<(/?)(table:table|table:table-row|table:table-cell|table:covered-table-cell|text:p)(?=[\s/>])"
    rb"""((?:[^>"']|"[^"]*"|'[^']*')*)>([^<]*)"""
)
_ENCRYPTED = re.compile(rb"<(?:\w+:)?encryption-data\b")
_ERROR_TEXT = re.compile(r"#[A-Z/0!?]+|Err:\d+")
_NUMBERS = re.compile(
    rb"""table:number-(columns-repeated|rows-repeated|columns-spanned|rows-spanned)\s*=\s*["']([^"']*)["']"""
)
_HIDES = (b"<!--", b"<![CDATA[", b"<!DOCTYPE")  # what no spreadsheet program writes, and tags could hide in
_NAME = re.compile(rb'table:name="([^"]*)"')
_MOST = 10_000_000
_LONG = 12


def scan(parts: Parts, name: str) -> list[Scan]:
    """Return what was found in each sheet, in their order.

    Raises:
        UserFacingError: If the document is locked.
        BadZipFile: If its content is damaged.
    """
    if "encrypted-package" in parts or _ENCRYPTED.search(parts.read("META-INF/manifest.xml")):
        raise UserFacingError(message("book.encrypted", name=name))
    content = parts.read("content.xml")
    if any(sign in content for sign in _HIDES):
        raise BadZipFile("content.xml")
    walk = _Walk()
    for match in _STEP.finditer(content):
        walk.step(bool(match[1]), match[2], match[3], match[4])
    return walk.sheets


class _Walk:
    """Follows the tables, rows and cells; ``row`` and ``column`` are where the next cell stands."""

    def __init__(self) -> None:
        self.sheets: list[Scan] = []
        self._depth = 0
        self._row = self._column = 0
        self._rows = self._columns = 1  # how often the open row and the open cell repeat
        self._text = ""
        self._said = b""
        self._cell = False

    def step(self, closes: bool, tag: bytes, said: bytes, text: bytes) -> None:
        if tag == b"table:table":
            self._table(closes, said)
        elif self._depth != 1:
            return
        elif tag == b"table:table-row":
            self._table_row(closes, said)
        elif tag == b"text:p":
            self._text = self._text or html.unescape(text.decode("utf-8", "replace"))
        elif closes:
            self._close()
        else:
            self._begin(said)

    def _table(self, closes: bool, said: bytes) -> None:
        self._depth += -1 if closes else 1
        if not closes and self._depth == 1:
            title = _NAME.search(said)
            self.sheets.append(Scan(html.unescape(title[1].decode("utf-8", "replace")) if title else ""))
            self._row = 0

    def _table_row(self, closes: bool, said: bytes) -> None:
        if not closes:
            self._column = 0
            self._rows = _numbers(said).get(b"rows-repeated", 1)
        if closes or said.endswith(b"/"):
            self._row = min(self._row + self._rows, _MOST)

    def _begin(self, said: bytes) -> None:
        self._said, self._text, self._cell = said, "", True
        self._columns = _numbers(said).get(b"columns-repeated", 1)
        if said.endswith(b"/"):
            self._close()

    def _close(self) -> None:
        if self._cell:
            self._note(self.sheets[-1])
            self._column = min(self._column + self._columns, _MOST)
        self._cell = False

    def _note(self, found: Scan) -> None:
        last = (self._row + self._rows - 1, self._column + self._columns - 1)
        if b"value-type" in self._said or self._text:
            found.reach(*last)
        if b'calcext:value-type="error"' in self._said or _ERROR_TEXT.fullmatch(self._text):
            found.faults[(self._row, self._column)] = Fault("error", self._text or "#?")
        spans = _numbers(self._said) if b"-spanned" in self._said else {}
        down, across = spans.get(b"rows-spanned", 1) - 1, spans.get(b"columns-spanned", 1) - 1
        if down or across:
            block = Block(self._row, self._column, self._row + down, self._column + across)
            found.merged = (*found.merged, block)


def _numbers(said: bytes) -> dict[bytes, int]:
    if b"number-" not in said:
        return {}
    found = _NUMBERS.findall(said)
    if not all(number.isdigit() and len(number) < _LONG for _, number in found):
        raise BadZipFile("number")
    return {key: min(max(int(number), 1), _MOST) for key, number in found}
