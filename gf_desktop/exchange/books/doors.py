"""The doors for spreadsheet files: what is no spreadsheet, locked, or packed to harm, is named and stays outside."""

from __future__ import annotations

import stat
from pathlib import Path
from zipfile import BadZipFile

from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.exchange.books import ods, xls, xlsb, xlsx
from gf_desktop.exchange.books.ole import Compound, OleError
from gf_desktop.exchange.books.packed import Parts
from gf_desktop.exchange.books.scans import Scan
from gf_desktop.exchange.books.shapes import BookKind, Limits, address
from gf_desktop.exchange.files import read_bytes

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"
_MB = 1024 * 1024
# What else people hand in, by how it begins.
_OTHERS = (
    (b"%PDF", "book.pdf"),
    (b"\x89PNG", "book.image"),
    (b"\xff\xd8\xff", "book.image"),
    (b"Rar!", "book.archive"),
    (b"7z\xbc\xaf", "book.archive"),
    (b"\x1f\x8b", "book.archive"),
    (b"\x09\x00\x04\x00", "book.old"),
    (b"\x09\x02\x06\x00", "book.old"),
    (b"\x09\x04\x06\x00", "book.old"),
)
_HEAD = 4096


def read(path: Path, limits: Limits) -> bytes:
    """Return the file's bytes.

    Raises:
        UserFacingError: If it is not there, a folder, without right to read, empty, or too large.
    """
    try:
        about = path.stat()
    except OSError:
        return read_bytes(path, limits.size)  # says why
    if stat.S_ISDIR(about.st_mode):
        raise UserFacingError(message("book.folder", name=path.name))
    if not stat.S_ISREG(about.st_mode):
        raise UserFacingError(message("book.unknown", name=path.name))
    if about.st_size > limits.size:
        raise UserFacingError(message("book.large", name=path.name, most=max(limits.size // _MB, 1)))
    data = read_bytes(path, limits.size)
    if not data:
        raise UserFacingError(message("book.empty", name=path.name))
    return data


def look(data: bytes, name: str, limits: Limits) -> tuple[BookKind, list[Scan]]:
    """Return what kind of spreadsheet it is, and what our own look found in each sheet.

    Raises:
        UserFacingError: If it is no spreadsheet, locked, damaged, or would fill the memory.
    """
    try:
        if data.startswith(ZIP):
            kind, scans = _look_zip(data, name, limits)
        elif data.startswith(OLE):
            kind, scans = _look_ole(data, name)
        else:
            raise UserFacingError(_what_else(data, name))
    except (BadZipFile, OleError) as error:
        raise UserFacingError(message("book.damaged", name=name)) from error
    if len(scans) > limits.sheets:
        raise UserFacingError(message("book.sheets", name=name, most=limits.sheets))
    for scan in scans:
        if scan.cells > limits.cells:
            raise UserFacingError(message("book.wide", name=name, sheet=scan.name, cell=address(*scan.last)))
    return kind, scans


def _look_zip(data: bytes, name: str, limits: Limits) -> tuple[BookKind, list[Scan]]:
    parts = Parts(data, name, limits)
    if "xl/workbook.bin" in parts:
        return "xlsb", xlsb.scan(parts)
    if "xl/workbook.xml" in parts:
        return "xlsx", xlsx.scan(parts)
    if "content.xml" in parts or "encrypted-package" in parts:
        return "ods", ods.scan(parts, name)
    kind = "book.word" if "word/document.xml" in parts else "book.archive"
    raise UserFacingError(message(kind, name=name))


def _look_ole(data: bytes, name: str) -> tuple[BookKind, list[Scan]]:
    compound = Compound(data)
    if "EncryptedPackage" in compound:
        raise UserFacingError(message("book.encrypted", name=name))
    if "WordDocument" in compound:
        raise UserFacingError(message("book.word", name=name))
    for stream in ("Workbook", "Book"):
        if stream in compound:
            return "xls", xls.scan(compound.stream(stream), name)
    raise UserFacingError(message("book.unknown", name=name))


def _what_else(data: bytes, name: str) -> Message:
    for start, code in _OTHERS:
        if data.startswith(start):
            return message(code, name=name)
    if data.startswith(_EMPTY_ZIP):
        return message("book.archive", name=name)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return message("book.xml", name=name)
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")) or b"<html" in head:
        return message("book.html", name=name)
    return message("book.text" if _is_text(data) else "book.unknown", name=name)


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = data[:_HEAD]
    return b"\0" not in head and not any(byte < 9 or 13 < byte < 27 for byte in head)
