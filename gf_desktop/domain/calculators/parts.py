"""A part is never larger than its whole: feedstock than consumption, power fed out than generated, stock than use.

The ledgers' rules say so as a finding; here it is missing, for a figure that cannot be must not enter a sum unseen.
"""

from __future__ import annotations

from gf_desktop.domain.calculators.work import Work, column_title
from gf_desktop.domain.ledgers.book import ledger_of
from gf_desktop.domain.ledgers.quantity import year_of
from gf_desktop.domain.ledgers.rows import Row
from gf_desktop.domain.messages import message


def hold_part(work: Work, row: Row, part: str, whole: str) -> None:
    """Note that the year's figure of ``part`` has to be put right where it is larger than that of ``whole``."""
    inner, outer = (year_of(getattr(row, column)).value for column in (part, whole))
    if inner is None or outer is None or inner <= outer:
        return
    ledger = ledger_of(row)
    said = message("ledgers.part", part=column_title(ledger, part), whole=column_title(ledger, whole))
    work.lack(said, ledger, row.id, part)
