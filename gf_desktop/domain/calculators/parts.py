"""Figures that cannot be: a part larger than its whole (feedstock, power fed out, stock), a coefficient of nought.

The ledgers' rules say the first as a finding; here both are missing, for what cannot be must not enter a sum unseen.
"""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.domain.calculators.work import Work, column_title
from gf_desktop.domain.ledgers.book import ledger_of
from gf_desktop.domain.ledgers.quantity import year_of
from gf_desktop.domain.ledgers.rows import Row, label
from gf_desktop.domain.messages import message


def hold_part(work: Work, row: Row, part: str, whole: str) -> None:
    """Note that the year's figure of ``part`` has to be put right where it is larger than that of ``whole``."""
    inner, outer = (year_of(getattr(row, column)).value for column in (part, whole))
    if inner is None or outer is None or inner <= outer:
        return
    ledger = ledger_of(row)
    said = message("ledgers.part", part=column_title(ledger, part), whole=column_title(ledger, whole))
    work.lack(said, ledger, row.id, part)


def above_nought(work: Work, row: Row, column: str) -> Fraction:
    """Return the figure of a coefficient; nought, which would make a carrier count for nothing, is missing."""
    figure = work.year(row, column)
    if not figure and getattr(row, column) is not None:
        ledger = ledger_of(row)
        said = message("calc.coefficient-nought", row=label(row), column=column_title(ledger, column))
        work.lack(said, ledger, row.id, column)
    return figure
