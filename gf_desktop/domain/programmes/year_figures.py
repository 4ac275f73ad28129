"""What one yearly figure is in one year: typed in the evaluation, else computed from the year's data, else why not.

A typed value is taken from the row that the figure's formula measures, or that the figure names, and wins over a
computed one, as in the evaluation. Computed values are written as the platform's table writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.calculators import Computed, Factors, Inputs, Missing, calculate
from gf_desktop.domain.calculators.amounts import ANY_PRODUCT, in_unit, ratio
from gf_desktop.domain.calculators.shapes import Outcome
from gf_desktop.domain.calculators.work import Work
from gf_desktop.domain.calculators.year_totals import YEAR_TOTALS
from gf_desktop.domain.derive import inputs_of
from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text, exact_text
from gf_desktop.domain.pack import Indicator, Measure
from gf_desktop.domain.programme import DynamicFigure
from gf_desktop.domain.report.cells import Cell, Text
from gf_desktop.domain.result import Result, RowResult
from gf_desktop.domain.rounding import rounded
from gf_desktop.domain.scoring import merge

WHOLE = ""
"""The line of a figure that is of no product."""
_THIS = message("dynamic.from.this")
_SINGLE = ("quantitative", "ratio")


@dataclass(frozen=True, slots=True)
class YearOf:
    """One year of the unit: its document, the reference figures of its result, and the result for answered rows.

    ``origin`` says which evaluation it comes from. ``told``: the document is a later year's, which tells this year
    among the earlier ones of its rows (``Answer.earlier``); nothing else of it is this year's.
    """

    document: Document
    factors: Factors | None = None
    result: Result | None = None
    origin: Message = _THIS
    told: int | None = None

    @property
    def year(self) -> int:
        """The year."""
        return self.told or self.document.year


@dataclass(frozen=True, slots=True)
class YearCell(Cell):
    """A cell of the yearly figures. ``exact`` is the number whose ``text`` is rounded, None where there is none.

    ``filled``: it was typed in the evaluation.
    """

    exact: Fraction | None = None
    filled: bool = False


@dataclass(frozen=True, slots=True)
class YearLine:
    """A figure's cell with its unit; ``product`` is what the product is called, empty for the whole."""

    cell: YearCell
    unit: str
    product: Text = ""

    def cell_in(self, unit: str) -> YearCell | None:
        """Return the cell in another unit, as another year tells the product by; None where it cannot be said so."""
        factor = ratio(self.unit, unit)
        if self.unit == unit or self.cell.exact is None or factor == 1:
            return self.cell
        if factor is None:
            return None
        exact = self.cell.exact * factor
        text = exact_text(exact) if self.cell.filled else rounded(exact, None)
        return replace(self.cell, text=text, exact=exact)


@dataclass(frozen=True, slots=True)
class YearFigure:
    """A figure in a year: by product's name, or ``WHOLE`` alone; ``why`` says why there is no line."""

    lines: Mapping[str, YearLine] = field(default_factory=dict)
    why: Message | None = None


def year_figure(figure: DynamicFigure, year: YearOf) -> YearFigure:
    """Return what a figure of the form is in a year."""
    if figure.reading == "typed":
        return YearFigure(why=message("dynamic.typed"))
    if figure.reading == "answer":
        return _answered(figure, year) if year.told is None else _told_earlier(figure, year)
    if year.told is not None:
        return YearFigure(why=message("dynamic.told"))
    row = _row_of(figure, year)
    computed = _computed(figure, year, row)
    typed = _typed(figure, year, row, computed) if row else {}
    if WHOLE in typed:
        return YearFigure(typed)
    return YearFigure({**computed.lines, **typed}) if typed else computed


def _row_of(figure: DynamicFigure, year: YearOf) -> RowResult | None:
    """Return the row that the figure's formula measures; one of a part of it only (``given``) is another figure."""
    rows = year.result.rows if year.result and figure.reading == "calculator" else ()
    return next((row for row in rows if _measures(row.measure, figure.name)), None)


def _measures(measure: Measure | None, name: str) -> bool:
    return measure is not None and measure.calculator == name and not measure.given


# Computed


def _computed(figure: DynamicFigure, year: YearOf, row: RowResult | None) -> YearFigure:
    found = _outcome(figure, inputs_of(year.document, year.factors or Factors()))
    if found is None:
        return YearFigure(why=message("dynamic.other-unit"))
    if isinstance(found, Missing):
        return YearFigure(why=_first(found))
    measure = row.measure if row else None
    if isinstance(found, Computed):
        return YearFigure({WHOLE: YearLine(_rounded(found.value, figure.unit, measure), figure.unit)})
    if not found.values:
        return YearFigure(why=message("dynamic.no-product", title=figure.title))
    lines = {
        one.name: YearLine(_rounded(one.value, one.unit, measure), one.unit, one.name) for one in found.values
    }
    return YearFigure(lines)


def _outcome(figure: DynamicFigure, inputs: Inputs) -> Outcome | None:
    """Return the value in the figure's unit, None where it cannot be said in it; a product's own unit stays."""
    found = _total(figure.name, inputs) if figure.reading == "total" else calculate(figure.name, inputs)
    if isinstance(found, Computed):
        return in_unit(found, figure.unit)
    if isinstance(found, Missing) or ANY_PRODUCT in figure.unit:
        return found
    return in_unit(found, figure.unit)


def _total(name: str, inputs: Inputs) -> Outcome:
    work, of = Work(inputs), YEAR_TOTALS[name]
    return work.done(of.total(work, TotalRow(id="dynamic")), of.unit)


def _rounded(value: Fraction, unit: str, measure: Measure | None) -> YearCell:
    """Write a value with the decimals of the row's benchmarks, where it is said in their unit."""
    same = measure if measure is not None and measure.unit == unit else None
    return YearCell(rounded(value, same), "figure", exact=value)


def _first(found: Missing) -> Message:
    lack = found.lacks[0].said
    more = len(found.lacks) - 1
    return message("dynamic.lacks", lack=lack, more=more) if more else message("dynamic.lack", lack=lack)


# Typed in the evaluation


def _typed(
    figure: DynamicFigure, year: YearOf, row: RowResult, computed: YearFigure
) -> Mapping[str, YearLine]:
    measure, answer = row.measure, year.document.answer(row.id)
    if measure is None or row.status == "not-applicable":
        return {}
    if measure.kind == "products":
        return dict(_typed_products(figure, measure, answer, computed))
    if measure.kind not in _SINGLE:
        return {}
    # One value typed where one product is made is that product's.
    known = next(iter(computed.lines.items())) if len(computed.lines) == 1 else None
    line = _typed_line(figure, measure, answer.value, known[1].unit if known else "")
    name = known[0] if known else WHOLE
    return {name: YearLine(line.cell, line.unit, name)} if line else {}


def _typed_products(
    figure: DynamicFigure, measure: Measure, answer: Answer, computed: YearFigure
) -> Iterator[tuple[str, YearLine]]:
    for one in merge.products(answer, None):
        name = one.name.strip()
        known = computed.lines.get(name)
        value = (answer.products or ())[one.number - 1].value
        line = _typed_line(figure, measure, value, known.unit if known else "")
        if line is not None:
            called: Text = name or message("report.product.unnamed", number=one.number)
            yield name or f"{one.number}.", YearLine(line.cell, line.unit, called)


def _typed_line(
    figure: DynamicFigure, measure: Measure, typed: Decimal | None, known_unit: str = ""
) -> YearLine | None:
    """Return a typed value in the figure's unit, per unit of the product where it is one; None without one."""
    below = (known_unit or measure.unit).partition("/")[2] or ANY_PRODUCT
    source, target = (text.replace(ANY_PRODUCT, below) for text in (measure.unit, figure.unit))
    cell = _said_in(typed, source, target)
    return None if cell is None else YearLine(cell, target)


def _said_in(typed: Decimal | None, source: str, target: str) -> YearCell | None:
    """Return a typed figure, to the character where it need not be converted; None where it cannot be."""
    factor = ratio(source, target)
    if typed is None or factor is None:
        return None
    exact = Fraction(typed) * factor
    text = decimal_text(typed) if factor == 1 else exact_text(exact)
    return YearCell(text, "figure", exact=exact, filled=True)


# Answers to a row that the form names


def _answered(figure: DynamicFigure, year: YearOf) -> YearFigure:
    row = _row(figure, year)
    answer = year.document.answer(figure.name)
    typed, unit = _told(answer, row.measure) if row else (answer.value, figure.unit)
    if typed is not None:
        cell = _said_in(typed, unit, figure.unit)
        return _alone(figure, cell) if cell else YearFigure(why=message("dynamic.other-unit"))
    if row is None or row.value is None or not _is_single(row.measure):
        return YearFigure(why=message("dynamic.unanswered"))
    factor = ratio(unit, figure.unit)
    if factor is None:
        return YearFigure(why=message("dynamic.other-unit"))
    return _alone(figure, _rounded(row.value * factor, figure.unit, row.measure))


def _told_earlier(figure: DynamicFigure, year: YearOf) -> YearFigure:
    """Return what a row of a later year's evaluation tells of this year."""
    row = _row(figure, year)
    typed = tells(figure, year.document, year.year)
    if typed is None or row is None or row.measure is None or row.measure.kind not in _SINGLE:
        return YearFigure(why=message("dynamic.unanswered"))
    cell = _said_in(typed, row.measure.unit, figure.unit)
    return _alone(figure, cell) if cell else YearFigure(why=message("dynamic.other-unit"))


def tells(figure: DynamicFigure, document: Document, year: int) -> Decimal | None:
    """Return what a document tells of a figure's row for an ``year`` before its own; None where it tells nothing."""
    told = document.answer(figure.name).earlier.get(str(year)) if figure.reading == "answer" else None
    return told.value if told else None


def _row(figure: DynamicFigure, year: YearOf) -> RowResult | None:
    rows = year.result.rows if year.result else ()
    return next((one for one in rows if one.id == figure.name), None)


def _is_single(measure: Measure | Indicator | None) -> bool:
    return measure is not None and measure.kind in _SINGLE


def _told(answer: Answer, measure: Measure | Indicator | None) -> tuple[Decimal | None, str]:
    """Return the typed figure of a row with its unit; of points given by judgement the figure noted beside them."""
    if measure is None:
        return None, ""
    if measure.kind in _SINGLE:
        return answer.value, measure.unit
    return (answer.beside, measure.beside.unit) if measure.beside else (None, "")


def _alone(figure: DynamicFigure, cell: YearCell) -> YearFigure:
    return YearFigure({WHOLE: YearLine(cell, figure.unit)})
