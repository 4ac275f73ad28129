"""The yearly figures of a listed unit (动态管理表) as one table: which figures, for which years, from where.

Which figures there are stands in the programme. Where the official form is not public the table is our own compilation
and says so; a figure that is neither typed nor computed stays empty and says what is missing. Nothing is carried from
one year to another; a year without an evaluation is shown where another one tells it beside its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gf_desktop.domain.calculators.amounts import ANY_PRODUCT
from gf_desktop.domain.document import ChangeAnswer, Document
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.programme import DynamicFigure, DynamicForm, Programme
from gf_desktop.domain.programmes.year_figures import (
    WHOLE,
    YearCell,
    YearFigure,
    YearLine,
    YearOf,
    tells,
    year_figure,
)
from gf_desktop.domain.report.cells import Text
from gf_desktop.domain.subjects import unasked

__all__ = ["ChangeLine", "DynamicRow", "DynamicTable", "YearCell", "YearOf", "dynamic_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DynamicRow:
    """One line: a figure, in a product's case with its name; one cell a year. ``note`` says from where."""

    title: Text
    unit: str
    cells: tuple[YearCell, ...]
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
    """The whole table. ``standing`` says whose form it is; ``origins`` where each of ``years`` comes from.

    ``credit_code`` is None where there is none and none is asked for, as of a park.
    """

    title: str
    applicant: str
    credit_code: str | None
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
    newest = max(years, key=lambda one: one.year).document
    figures = [one for one in form.figures if newest.subject in one.subjects]
    kept = sorted([*years, *_told(figures, years)], key=lambda one: -one.year)[: form.years]
    return DynamicTable(
        title=form.title,
        applicant=newest.applicant.name,
        credit_code=_credit_code(newest),
        years=tuple(one.year for one in kept),
        origins=tuple(one.origin for one in kept),
        standing=message(f"dynamic.standing.{form.standing}"),
        note=form.note,
        article=_article(programme, form),
        rows=tuple(row for figure in figures for row in _rows(figure, kept)),
        changes=tuple(_changes(programme, newest)),
    )


def _told(figures: Sequence[DynamicFigure], years: Sequence[YearOf]) -> Iterator[YearOf]:
    """Yield each year without an evaluation of its own that another one tells, the newest that does."""
    there = {one.year for one in years}
    for one in sorted(years, key=lambda one: -one.year):
        rows = [one.document.answer(figure.name) for figure in figures if figure.reading == "answer"]
        for text in sorted({text for row in rows for text in row.earlier if text.isdecimal()}):
            year = int(text)
            if year not in there and any(tells(each, one.document, year) is not None for each in figures):
                there.add(year)
                origin = message("dynamic.from.told", year=str(one.year))
                yield replace(one, told=year, origin=origin)


def _credit_code(document: Document) -> str | None:
    code = document.applicant.credit_code
    return None if not code and "credit_code" in unasked(document.subject) else code


def _article(programme: Programme, form: DynamicForm) -> str:
    source = programme.source_of(form)
    return f"{source.title} {form.article}" if source else form.article


def _rows(figure: DynamicFigure, years: Sequence[YearOf]) -> Iterator[DynamicRow]:
    found = {one.year: year_figure(figure, one) for one in years}
    known: dict[str, list[YearLine]] = {}
    for key, line in (pair for one in found.values() for pair in one.lines.items()):
        known.setdefault(key, []).append(line)
    for key, lines in (known or {WHOLE: [YearLine(YearCell(), figure.unit)]}).items():
        unit = _unit(lines)
        cells = {year: _cell(one, key, unit) for year, one in found.items()}
        title, note = _title(figure, lines[0]), _note(figure, cells)
        yield DynamicRow(title=title, unit=unit, cells=tuple(cells.values()), note=note)


def _unit(lines: Sequence[YearLine]) -> str:
    """Return the newest year's unit; ``产品单位`` where a year says no other, and all others are told in one unit."""
    units = tuple(dict.fromkeys(line.unit for line in lines))
    generic = [unit for unit in units if ANY_PRODUCT in unit]
    return generic[0] if generic and len(units) == 2 else units[0]


def _title(figure: DynamicFigure, line: YearLine) -> Text:
    product = line.product
    if not isinstance(product, str | Message) or not product:
        return figure.title
    return message("dynamic.of-product", title=figure.title, product=product)


def _cell(found: YearFigure, key: str, unit: str) -> YearCell:
    if key in found.lines:
        return found.lines[key].cell_in(unit) or YearCell(words=message("dynamic.other-unit"))
    whole = WHOLE in (key, *found.lines)
    other = message("dynamic.other-lines" if whole else "dynamic.not-made")
    return YearCell(words=other if found.lines else found.why)


def _note(figure: DynamicFigure, cells: Mapping[int, YearCell]) -> Text:
    """Say from where the figures come: which were typed in the evaluation, and how the others come about."""
    there = [year for year, cell in cells.items() if not cell.empty]
    typed = [year for year in there if figure.reading == "calculator" and cells[year].filled]
    said: list[Text] = [] if typed and typed == there else [message(f"dynamic.reading.{figure.reading}")]
    if typed == there and typed:
        said = [message("dynamic.filled")]
    elif typed:
        said.append(message("dynamic.filled-in", years=tuple(map(str, typed))))
    return (*said, figure.note) if figure.note or len(said) > 1 else said[0]


def _changes(programme: Programme, document: Document) -> Iterator[ChangeLine]:
    answers = document.programme.facts.changes if document.programme else {}
    for one in programme.changes:
        if document.subject in one.subjects:
            answer = answers.get(one.id, ChangeAnswer())
            state = message(f"dynamic.change.{answer.state}")
            yield ChangeLine(title=one.title, state=state, note=answer.note, papers=one.papers)
