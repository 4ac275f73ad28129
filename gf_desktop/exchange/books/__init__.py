"""Spreadsheet files of others (.xlsx, .xlsm, .xlsb, .xls, .ods), read as values; macros and formulas never run."""

from gf_desktop.exchange.books.reading import read_book
from gf_desktop.exchange.books.shapes import (
    Block,
    Book,
    BookKind,
    CellValue,
    Fault,
    Limits,
    Place,
    Sheet,
    address,
    column_letters,
    column_number,
)

__all__ = [
    "Block",
    "Book",
    "BookKind",
    "CellValue",
    "Fault",
    "Limits",
    "Place",
    "Sheet",
    "address",
    "column_letters",
    "column_number",
    "read_book",
]
