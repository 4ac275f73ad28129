"""What the tests of spreadsheets share: words and units as shipped, files made on the spot."""

from __future__ import annotations

import struct
import tomllib
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from gf_desktop.domain.messages import Catalogue
from gf_desktop.domain.reference.unit_words import UnitWords
from gf_desktop.exchange.books import Sheet
from gf_desktop.exchange.cells import CellReader
from gf_desktop.exchange.headings import Headings, read_headings
from gf_desktop.standards.reference import read_unit_words

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FILES = Path(__file__).parent / "files"


@cache
def catalogue() -> Catalogue:
    """Return all sentences."""
    sentences: dict[str, str] = {}
    for file in (RESOURCES / "messages" / "zh_CN").glob("*.toml"):
        sentences |= tomllib.loads(file.read_text(encoding="utf-8"))
    return Catalogue(sentences)


@cache
def units() -> UnitWords:
    """Return the shipped words for units."""
    return read_unit_words(RESOURCES / "reference")


@cache
def headings() -> Headings:
    """Return the shipped words for columns."""
    return read_headings(RESOURCES / "reference" / "ledger-headings.csv", say=catalogue().say)


def reader(**references: dict[str, str]) -> CellReader:
    """Return a reader of cells that knows these names of rows."""
    return CellReader(units(), headings(), references)


def sheet(rows: Sequence[Sequence[Any]], name: str = "Sheet1", **more: Any) -> Sheet:
    """Return a sheet of these rows, filled up to the same length."""
    width = max(len(row) for row in rows)
    return Sheet(name=name, rows=[[*row, *[None] * (width - len(row))] for row in rows], **more)


def zipped(path: Path, parts: dict[str, str | bytes]) -> Path:
    """Write a packed file of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def xlsx_parts(data: str | bytes) -> dict[str, str | bytes]:
    """Return the parts of an .xlsx whose only sheet has ``data`` between ``sheetData``'s tags."""
    text = data.encode() if isinstance(data, str) else data
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>".encode()
        + text
        + b"</sheetData></worksheet>",
    }


def ods_parts(rows: str) -> dict[str, str | bytes]:
    """Return the parts of an .ods whose only table has ``rows``."""
    spaces = "urn:oasis:names:tc:opendocument:xmlns:"
    names = ("office", "table", "text")
    declared = " ".join(f'xmlns:{name}="{spaces}{name}:1.0"' for name in names)
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="m"/>',
        "content.xml": f"<office:document-content {declared}><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    }


def xlsb_parts(rows: Sequence[Sequence[Any]]) -> dict[str, str | bytes]:
    """Return the parts of an .xlsb with one sheet; texts starting with # are errors (only #DIV/0! is known)."""
    plain = xlsx_parts("")
    last, width = len(rows) - 1, max(len(row) for row in rows) - 1
    cells = b"".join(_xlsb_row(number, row) for number, row in enumerate(rows))
    book = _record(131) + _record(143) + _record(156, struct.pack("<II", 0, 1) + _wide("r1") + _wide("表"))
    book += _record(144) + _record(132)
    data = _record(129) + _record(148, struct.pack("<IIII", 0, last, 0, width)) + _record(145) + cells
    relations = str(plain["xl/_rels/workbook.xml.rels"]).replace("sheet1.xml", "sheet1.bin")
    return {
        "[Content_Types].xml": plain["[Content_Types].xml"],
        "_rels/.rels": str(plain["_rels/.rels"]).replace("workbook.xml", "workbook.bin"),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations,
        "xl/worksheets/sheet1.bin": data + _record(146) + _record(130),
    }


def _xlsb_row(number: int, row: Sequence[Any]) -> bytes:
    head = _record(0, struct.pack("<II", number, 0) + bytes(9))
    return head + b"".join(_xlsb_cell(place, value) for place, value in enumerate(row) if value is not None)


def _xlsb_cell(column: int, value: Any) -> bytes:
    start = struct.pack("<II", column, 0)
    if value == "#DIV/0!":
        return _record(3, start + b"\x07")
    if isinstance(value, str):
        return _record(6, start + _wide(value))
    return _record(5, start + struct.pack("<d", value))


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(body), b""
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + length + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def compound(stream: str) -> bytes:
    """Return the smallest compound file that holds an empty stream of that name."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    head += bytes(10) + struct.pack("<IIIIIIIII", 1, 1, 0, 4096, end, 0, end, 0, 0)
    head += struct.pack("<108I", *[free] * 108)
    entries = _entry("Root Entry", 5, end) + _entry(stream, 2, end) + bytes(256)
    return head + struct.pack("<128I", table, end, *[free] * 126) + entries


def _entry(name: str, kind: int, start: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    return (head + struct.pack("<III", *[0xFFFFFFFF] * 3)).ljust(116, b"\0") + struct.pack("<II4x", start, 0)
