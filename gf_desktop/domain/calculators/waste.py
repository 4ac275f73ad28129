"""Use of general industrial solid waste (B.11)."""

from __future__ import annotations

from gf_desktop.domain.calculators.parts import hold_part
from gf_desktop.domain.calculators.shapes import Inputs, Outcome
from gf_desktop.domain.calculators.work import ZERO, Work, figure_text
from gf_desktop.domain.ledgers.columns import ledger_title
from gf_desktop.domain.ledgers.environment import WasteRow
from gf_desktop.domain.messages import message


def solid_waste_use_rate(inputs: Inputs) -> Outcome:
    """Z_r ÷ (Z + Z_w) × 100 % (B.11).

    Z_r includes the use of earlier stock (Z_w), which is asked for in every row and never taken for nought.
    Hazardous waste is no general waste. A table may ask for one waste only.
    """
    work = Work(inputs)
    rows = [row for row in work.rows("waste", WasteRow) if _general(work, row)]
    if not rows and work.complete:
        work.lack(message("calc.no-general-waste"), "waste")
    for row in rows:
        hold_part(work, row, "used_stock", "used")
    used = sum((work.amount(row, "used", "t") for row in rows), ZERO)
    generated = sum((work.amount(row, "generated", "t", ask=True) for row in rows), ZERO)
    stock = sum((work.amount(row, "used_stock", "t", ask=True) for row in rows), ZERO)
    value = work.divide(used * 100, generated + stock, message("calc.word.waste"), "waste")
    said = message(
        "calc.waste", used=figure_text(used), generated=figure_text(generated), stock=figure_text(stock)
    )
    work.say(said, value, "%", *work.figures_at(rows, "used", "generated", "used_stock"))
    return work.done(value, "%")


def _general(work: Work, row: WasteRow) -> bool:
    if work.choices.waste not in row.name:
        work.say(message("calc.row-not-chosen", ledger=ledger_title("waste"), row=row.name))
        return False
    if work.word(row, "hazard") == "hazardous":
        work.say(message("calc.hazardous-outside", row=row.name))
        return False
    return True
