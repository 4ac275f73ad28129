"""Main materials per product and per output value (B.6, B.7); 2018's share of green materials (A.4)."""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.domain.calculators.allocation import total_output
from gf_desktop.domain.calculators.money import output_value
from gf_desktop.domain.calculators.parts import hold_part
from gf_desktop.domain.calculators.shapes import Inputs, Outcome
from gf_desktop.domain.calculators.work import ZERO, Work, figure_text
from gf_desktop.domain.ledgers.production import MaterialRow
from gf_desktop.domain.messages import message


def _main_rows(work: Work) -> tuple[MaterialRow, ...]:
    rows = tuple(row for row in work.rows("materials", MaterialRow) if work.word(row, "main") == "yes")
    if not rows and work.complete:
        work.lack(message("calc.no-main-material"), "materials", "main")
    return rows


def _sum(work: Work, rows: tuple[MaterialRow, ...], column: str) -> tuple[Fraction, str]:
    """Return the sum of a column in the first row's unit; materials of different dimensions have no sum."""
    unit = next((row.unit for row in rows if row.unit), "")
    total = sum((work.amount(row, column, unit, ask=column == "consumed") for row in rows), ZERO)
    names = tuple(row.name for row in rows)
    work.say(message("calc.materials", names=names), total, unit, *work.figures_at(rows, column))
    return total, unit


def material_per_product(inputs: Inputs) -> Outcome:
    """M ÷ Q (B.6): the main materials over the output of the products they go into."""
    work = Work(inputs)
    rows = tuple(row for row in _main_rows(work) if _goes_into_ours(work, row))
    used, unit = _sum(work, rows, "consumed")
    named = frozenset(row.product for row in rows if row.product)
    everywhere = any(not row.product for row in rows)
    output, product_unit = total_output(work, frozenset() if everywhere else named)
    value = work.divide(used, output, message("calc.word.output"), "products")
    full = f"{unit}/{product_unit}"
    work.say(message("calc.ratio", top=figure_text(used), bottom=figure_text(output)), value, full)
    return work.done(value, full)


def _goes_into_ours(work: Work, row: MaterialRow) -> bool:
    """What goes into a product made outside stays out with that product's output."""
    product = work.inputs.ledgers.row("products", row.product) if row.product else None
    if row.product and product is None:
        work.lack(message("calc.product-unknown", row=row.name), "materials", row.id, "product")
    site = work.inputs.boundary.site(product.site) if product is not None else None
    if site is None or site.inside != "out":
        return True
    work.say(message("calc.material-outside", row=row.name, site=site.name or site.id))
    return False


def material_per_output(inputs: Inputs) -> Outcome:
    """M ÷ G (B.7)."""
    work = Work(inputs)
    used, unit = _sum(work, _main_rows(work), "consumed")
    money = output_value(work)
    value = work.divide(used, money, message("calc.word.output-value"), "output_value")
    work.say(message("calc.ratio", top=figure_text(used), bottom=figure_text(money)), value, f"{unit}/万元")
    return work.done(value, f"{unit}/万元")


def green_material_share(inputs: Inputs) -> Outcome:
    """Σ G ÷ Σ M × 100 % (GB/T 36132-2018, A.4): green material over all material of the ledger."""
    work = Work(inputs)
    rows = work.rows("materials", MaterialRow)
    for row in rows:
        hold_part(work, row, "green", "consumed")
    green, _ = _sum(work, rows, "green")
    used, _ = _sum(work, rows, "consumed")
    value = work.divide(green * 100, used, message("calc.word.material"), "materials")
    work.say(message("calc.percent", top=figure_text(green), bottom=figure_text(used)), value, "%")
    return work.done(value, "%")
