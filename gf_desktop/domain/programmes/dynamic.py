"""The yearly figures of a listed unit (动态管理表) as one table: which figures, for which years, from where.

Which figures there are stands in the programme. Where the official form is not public the table is our own compilation
and says so; a figure that cannot be computed stays empty and says what is missing. Nothing is carried from one year to
another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from gf_desktop.domain.calculators import Computed, Factors, Inputs, Missing, calculate
from gf_desktop.domain.calculators.amounts import ANY_PRODUCT, in_unit
from gf_desktop.domain.calculators.shapes import Outcome, Products
from gf_desktop.domain.calculators.work import Work, figure_text
from gf_desktop.domain.calculators.year_totals import YEAR_TOTALS
from gf_desktop.domain.derive import inputs_of
from gf_desktop.domain.document import ChangeAnswer, Document
from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.domain.programme import DynamicFigure, DynamicForm, Programme
from gf_desktop.domain.report.cells import Cell, Text
from gf_desktop.domain.result import Result

R = TypeVar("R", Computed, Products)
_THIS = message("dynamic.from.this")


@dataclass(frozen=True, slots=True)
class YearOf:
    """One year of the unit: its document, the reference figures of its result, and the result for answered rows.

    ``origin`` says which evaluation it comes from.
    """

    document: Document
    factors: Factors | None = None
    result: Result | None = None
    origin: Message = _THIS


@dataclass(frozen=True, slots=True, kw_only=True)
class DynamicRow:
    """One line: a figure, in a product's case with its name; one cell a year. ``note`` says from where."""

    title: Text
    unit: str
    cells: tuple[Cell, ...]
    note: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change that has to be reported, and what the unit said of it."""

    title: str
    state: Message
    note: str
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DynamicTable:
    """The whole table. ``standing`` says whose form it is; ``origins`` where each of ``years`` comes from."""

    title: str
    applicant: str
    credit_code: str
    years: tuple[int, ...]
    origins: tuple[Message, ...]
    standing: Message
    note: str
    article: str
    rows: tuple[DynamicRow, ...]
    changes: tuple[ChangeLine, ...]


def dynamic_table(programme: Programme, years: Sequence[YearOf]) -> DynamicTable | None:
    """Return the yearly figures of a unit; None where the programme names none.

    Args:
        programme: Its form and the changes to be reported count.
        years: The years at hand, of one applicant and subject; at most as many as the form has, newest first.

    Raises:
        ValueError: If no year is given: a bug of ours.
    """
    form = programme.dynamic
    if form is None:
        return None
    if not years:
        raise ValueError("no year")
    kept = sorted(years, key=lambda one: -one.document.year)[: form.years]
    newest = kept[0].document
    figures = [one for one in form.figures if newest.subject in one.subjects]
    return DynamicTable(
        title=form.title,
        applicant=newest.applicant.name,
        credit_code=newest.applicant.credit_code,
        years=tuple(one.document.year for one in kept),
        origins=tuple(one.origin for one in kept),
        standing=message(f"dynamic.standing.{form.standing}"),
        note=form.note,
        article=_article(programme, form),
        rows=tuple(row for figure in figures for row in _rows(figure, kept)),
        changes=tuple(_changes(programme, newest)),
    )


def _article(programme: Programme, form: DynamicForm) -> str:
    source = programme.source_of(form)
    return f"{source.title} {form.article}" if source else form.article


def _rows(figure: DynamicFigure, years: Sequence[YearOf]) -> Iterator[DynamicRow]:
    found = [_outcome(figure, year) for year in years]
    names = tuple(
        dict.fromkeys(value.name for one in found if isinstance(one, Products) for value in one.values)
    )
    if not names:
        cells = tuple(_cell(figure, one) for one in found)
        yield DynamicRow(title=figure.title, unit=figure.unit, cells=cells, note=_note(figure))
        return
    for name in names:
        cells = tuple(_cell_of(figure, one, name) for one in found)
        title = message("dynamic.of-product", title=figure.title, product=name)
        yield DynamicRow(title=title, unit=_unit(figure, found, name), cells=cells, note=_note(figure))


def _note(figure: DynamicFigure) -> Text:
    said = message(f"dynamic.reading.{figure.reading}")
    return (said, figure.note) if figure.note else said


Found = Outcome | Cell


def _outcome(figure: DynamicFigure, year: YearOf) -> Found:
    if figure.reading == "typed":
        return Cell(words=message("dynamic.typed"))
    if figure.reading == "answer":
        return _answered(figure, year)
    inputs = inputs_of(year.document, year.factors or Factors())
    found = _total(figure.name, inputs) if figure.reading == "total" else calculate(figure.name, inputs)
    if isinstance(found, Computed):
        return _said_in(found, figure.unit)
    if isinstance(found, Products) and ANY_PRODUCT not in figure.unit:
        return _said_in(found, figure.unit)
    return found


def _said_in(found: R, unit: str) -> R | Cell:
    return in_unit(found, unit) or Cell(words=message("dynamic.other-unit"))


def _total(name: str, inputs: Inputs) -> Outcome:
    work, of = Work(inputs), YEAR_TOTALS[name]
    return work.done(of.total(work, TotalRow(id="dynamic")), of.unit)


def _answered(figure: DynamicFigure, year: YearOf) -> Cell:
    typed = year.document.answer(figure.name).value
    if typed is not None:
        return Cell(decimal_text(typed), "figure")
    rows = year.result.rows if year.result else ()
    value = next((row.value for row in rows if row.id == figure.name), None)
    return Cell(words=message("dynamic.unanswered")) if value is None else _number(value)


def _cell(figure: DynamicFigure, found: Found) -> Cell:
    if isinstance(found, Cell):
        return found
    if isinstance(found, Computed):
        return _number(found.value)
    if isinstance(found, Missing):
        return Cell(words=_first(found))
    return Cell(words=message("dynamic.no-product", title=figure.title))


def _cell_of(figure: DynamicFigure, found: Found, name: str) -> Cell:
    if not isinstance(found, Products):
        return _cell(figure, found)
    value = next((one for one in found.values if one.name == name), None)
    return Cell(words=message("dynamic.not-made")) if value is None else _number(value.value)


def _unit(figure: DynamicFigure, found: Sequence[Found], name: str) -> str:
    """A product's own unit stands for ``产品单位``."""
    values = (value for one in found if isinstance(one, Products) for value in one.values)
    own = next((value.unit for value in values if value.name == name), "")
    return own if ANY_PRODUCT in figure.unit else figure.unit


def _number(value: Fraction) -> Cell:
    return Cell(figure_text(value), "figure")


def _first(found: Missing) -> Message:
    lack = found.lacks[0].said
    more = len(found.lacks) - 1
    return message("dynamic.lacks", lack=lack, more=more) if more else message("dynamic.lack", lack=lack)


def _changes(programme: Programme, document: Document) -> Iterator[ChangeLine]:
    answers = document.programme.facts.changes if document.programme else {}
    for one in programme.changes:
        if document.subject in one.subjects:
            answer = answers.get(one.id, ChangeAnswer())
            state = message(f"dynamic.change.{answer.state}")
            yield ChangeLine(title=one.title, state=state, note=answer.note, papers=one.papers)
