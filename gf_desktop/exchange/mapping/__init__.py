"""Any sheet into ledger rows: guess its heading and columns, let a person correct that, then read its rows."""

from gf_desktop.exchange.mapping.guessing import first_row, guess
from gf_desktop.exchange.mapping.reading import read_placed, read_rows
from gf_desktop.exchange.mapping.remembered import dump_mapping, fits, load_mapping, signature
from gf_desktop.exchange.mapping.shapes import CellProblem, Guess, SheetMapping

__all__ = [
    "CellProblem",
    "Guess",
    "SheetMapping",
    "dump_mapping",
    "first_row",
    "fits",
    "guess",
    "load_mapping",
    "read_placed",
    "read_rows",
    "signature",
]
