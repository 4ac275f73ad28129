"""A year's raw data by kind, as a factory has it: the boundary and the ledgers (DESIGN, 6 and 7)."""

from gf_desktop.domain.ledgers.book import LEDGERS, Ledgers, ledger_of
from gf_desktop.domain.ledgers.boundary import Boundary, Exclusion, Site, Units
from gf_desktop.domain.ledgers.columns import Column, columns, ledger_title
from gf_desktop.domain.ledgers.quantity import Quantity, Year, year_of
from gf_desktop.domain.ledgers.rows import Row, label
from gf_desktop.domain.ledgers.settings import Settings

__all__ = [
    "LEDGERS",
    "Boundary",
    "Column",
    "Exclusion",
    "Ledgers",
    "Quantity",
    "Row",
    "Settings",
    "Site",
    "Units",
    "Year",
    "columns",
    "label",
    "ledger_of",
    "ledger_title",
    "year_of",
]
