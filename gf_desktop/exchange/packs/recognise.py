"""Tells a pack's own workbook from every other spreadsheet, by its hidden marks."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from gf_desktop.exchange.books import Book
from gf_desktop.exchange.packs.layout import MARK
from gf_desktop.exchange.packs.sheets import marks

_MOST = 1 << 19
"""How many bytes of a part are looked through: the marks stand among the first texts, and atop of each sheet."""
_MOST_PARTS = 32
_TEXTS = ("xl/sharedStrings.xml", "xl/worksheets/sheet")


def is_pack_book(book: Book) -> bool:
    """Whether any sheet of a workbook bears our marks."""
    return any(True for sheet in book.sheets for _ in marks(sheet))


def seems_pack_book(path: Path) -> bool:
    """Whether a file seems to be a pack's workbook, by a short look into it; a file that cannot be read is none."""
    try:
        with zipfile.ZipFile(path) as parts:
            names = [name for name in parts.namelist() if name.startswith(_TEXTS)]
            return any(_marked(parts, name) for name in names[:_MOST_PARTS])
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, ValueError, EOFError):
        return False


def _marked(parts: zipfile.ZipFile, name: str) -> bool:
    with parts.open(name) as stream:
        return MARK.encode() in stream.read(_MOST)
