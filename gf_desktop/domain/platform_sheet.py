"""The platform's own table, filled in: its columns in its order, each cell as it is to be pasted.

The columns are those of the national and the provincial form of factories (2025 and 2026 rounds); the marking rules,
which the form hides from enterprises, are not among them. The last column is ours: what was noted while filling in. Of
parks and supply chains no form is known: theirs has the columns that their table of indicators has, and one of each
year that it asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from gf_desktop.domain import form
from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import BONUS, FormField, Group, Pack, Section
from gf_desktop.domain.report.cells import Cell, Line, Text, lines
from gf_desktop.domain.report.counts import index_words
from gf_desktop.domain.report.subject import MARKS, before_year, declaring, mark_columns, subject_title
from gf_desktop.domain.report.words import (
    evidence_texts,
    indicator_title,
    note_texts,
    points_cell,
    score_cell,
    source_texts,
    total_text,
    type_words,
)
from gf_desktop.domain.report.years import total_title, year_cell, year_rows, year_total
from gf_desktop.domain.result import Result, RowResult
from gf_desktop.domain.years import earlier_years

Span = Literal["", "section", "group", "row"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``width`` in Latin characters; ``span`` names what its cells reach over on the form."""

    key: str
    title: Text
    width: int
    span: Span = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the table. ``section``, ``group`` and ``indicator`` say which span it belongs to.

    ``inner`` is empty on the row's own line, else the place of its product or the id of its part.
    """

    section: str
    group: str
    indicator: str
    inner: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the page that says what the table is."""

    title: Message
    text: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the form's basic information, its text as it is pasted; ``note`` is what the form says of it."""

    title: str
    text: Text
    note: Text


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole table with what must be said beside it.

    ``information`` is the form's basic information in its order; empty where the table has no form.
    """

    title: Text
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    facts: tuple[Fact, ...]
    information: tuple[Entry, ...] = ()


def platform_sheet(
    document: Document, pack: Pack, result: Result, evidence_titles: Mapping[str, str]
) -> Sheet:
    """Return the platform's table for a document.

    Args:
        document: What was answered.
        pack: The table that it answers.
        result: Its result under that table.
        evidence_titles: What each kind of evidence is called; a kind it lacks stands as its code.
    """
    return Sheet(
        title=message(
            "sheet.title",
            applicant=before_year(document.applicant.name),
            year=document.year,
            subject=subject_title(document.subject),
        ),
        columns=tuple(_columns(document, pack)),
        rows=tuple(_rows(document, pack, result, evidence_titles)),
        facts=_facts(document, pack, result),
        information=tuple(_entry(document, one) for one in form.information(pack)),
    )


def _entry(document: Document, one: FormField) -> Entry:
    text: Text = form.answer(document, one)
    if text and one.place == "ownership":
        text = message(f"report.ownership.{text}")
    return Entry(one.title, text, tuple(_notes(one)))


def _notes(one: FormField) -> Iterator[Text]:
    if one.note:
        yield one.note
    if one.options:
        yield message("sheet.form.options", options=one.options)
    if one.most is not None:
        yield message("sheet.form.most", most=one.most)
    if one.if_any:
        yield message("sheet.form.if-any")


_FORM_ONLY = frozenset({"upload", "review"})
"""Columns that the platform's form of factories has for its own steps."""


def _columns(document: Document, pack: Pack) -> Iterator[Column]:
    """Yield the columns: for a factory those of the platform's form, else those that the table has use for."""
    absent = frozenset(MARKS) - mark_columns(pack) | _FORM_ONLY
    if _one_row_each(pack):
        absent |= {"group"}
    if document.subject == "factory":
        absent = frozenset()
    for column in _form_columns(pack, document.year):
        if column.key == "value":
            for year in earlier_years(document.year, pack.table):
                yield Column(year_key(year), message("sheet.column.value", year=year), 12)
        if column.key == "indicator" and "group" in absent:  # one level below the section has no third
            yield replace(column, title=message("sheet.column.indicator-only"))
        elif column.key not in absent:
            yield column


def _one_row_each(pack: Pack) -> bool:
    """Whether every group only repeats the title of its one row."""
    return all(
        len(group.indicators) == 1 and group.title in ("", group.indicators[0].title)
        for section in pack.table.sections
        for group in section.groups
    )


def year_key(year: int) -> str:
    """Return the key of the column of an earlier year."""
    return f"value-{year}"


def _form_columns(pack: Pack, year: int) -> tuple[Column, ...]:
    labels = pack.header.labels
    return (
        Column("section", message("sheet.column.section"), 9, "section"),
        Column("number", message("sheet.column.number"), 5, "group"),
        Column("group", message("sheet.column.group"), 12, "group"),
        Column("indicator", message("sheet.column.indicator"), 22),
        Column("type", message("sheet.column.type"), 9, "row"),
        Column("points", message("sheet.column.points"), 6, "row"),
        Column("unit", message("sheet.column.unit"), 9),
        Column("lead", labels.lead, 9),
        Column("base", labels.base, 9),
        Column("weight", message("sheet.column.weight"), 10),
        Column("value", message("sheet.column.value", year=year), 12),
        Column("upload", message("sheet.column.upload"), 9, "row"),
        Column("review", message("sheet.column.review"), 11, "row"),
        Column("applicable", message("sheet.column.applicable"), 7, "row"),
        Column("required", message("sheet.column.required"), 30, "row"),
        Column("score", message("sheet.column.score"), 8, "row"),
        Column("note", message("sheet.column.note"), 22, "row"),
    )


def _rows(document: Document, pack: Pack, result: Result, titles: Mapping[str, str]) -> Iterator[SheetRow]:
    for section, group, indicator in pack.rows():
        row = result.row(indicator.id)
        answer = document.answer(indicator.id)
        places = _place_cells(pack, section, group)
        own, *inner = lines(document, row)
        first = {
            **places,
            **_line_cells(own, indicator_title(row, answer)),
            **{
                year_key(year): year_cell(row, answer, year)
                for year in earlier_years(document.year, pack.table)
            },
            **_row_cells(pack, group, row, answer, titles) | {"score": score_cell(row, result.places)},
        }
        span = (section.id if section else BONUS, group.number if group else "", indicator.id)
        yield SheetRow(*span, "", first)
        for line in inner:
            title = message("sheet.inner", title=_param(line.title))
            yield SheetRow(*span, line.inner, {**places, **_line_cells(line, title)})


def _param(text: Text) -> str | Message:
    assert not isinstance(text, tuple)
    return text


def _place_cells(pack: Pack, section: Section | None, group: Group | None) -> dict[str, Cell]:
    bonus = pack.table.bonus.title if pack.table.bonus else ""
    return {
        "section": Cell(section.title if section else bonus),
        "number": Cell(group.number if group else ""),
        "group": Cell(group.title if group else bonus),
    }


def _line_cells(line: Line, title: Text) -> dict[str, Cell]:
    return {
        "indicator": Cell(title),
        "unit": Cell(line.unit),
        "lead": line.lead,
        "base": line.base,
        "weight": line.weight,
        "value": line.value,
    }


def _row_cells(
    pack: Pack, group: Group | None, row: RowResult, answer: Answer, titles: Mapping[str, str]
) -> dict[str, Cell]:
    return {
        "type": Cell(type_words(row.measure or row.indicator)),
        "points": points_cell(group, row),
        "upload": Cell(),
        "review": Cell(),
        "applicable": Cell(_applicable(row, answer)),
        "required": Cell(evidence_texts((row.measure or row.indicator).evidence, titles)),
        "note": Cell(note_texts(row, answer, pack.header.labels)),
    }


def _applicable(row: RowResult, answer: Answer) -> Message:
    if answer.not_applicable:
        return message("sheet.no")
    return message("sheet.left-out" if row.left_out else "sheet.yes")


def _facts(document: Document, pack: Pack, result: Result) -> tuple[Fact, ...]:
    header, factory = pack.header, document.subject == "factory"
    return (
        *(Fact(label, text) for label, text in declaring(document)),
        *_credit_code(document),
        Fact(message("sheet.fact.year"), str(document.year)),
        Fact(message("sheet.fact.table"), header.title),
        Fact(message("sheet.fact.version"), message("sheet.version", version=header.version)),
        Fact(message("sheet.fact.issuer"), header.issuer),
        Fact(message("sheet.fact.standing"), message(f"report.standing.{header.standing}")),
        Fact(message("sheet.fact.sources"), source_texts(pack)),
        Fact(message("sheet.fact.total"), total_text(result)),
        *_index_fact(pack),
        *_years_fact(document, pack, result),
        Fact(message("sheet.fact.use"), message("sheet.use" if factory else "sheet.use-own")),
        *_steps_fact(pack),
        Fact(message("sheet.fact.statement"), message("report.statement")),
    )


def _steps_fact(pack: Pack) -> Iterator[Fact]:
    """Yield how the commitment is made and handed in, a step a paragraph, where the form says it."""
    if pack.table.form and pack.table.form.steps:
        yield Fact(message("sheet.fact.steps"), pack.table.form.steps)


def _credit_code(document: Document) -> Iterator[Fact]:
    """Yield the credit code; a park's form has none, so it is there only where something stands in it."""
    code = document.applicant.credit_code
    if code or document.subject != "park":
        yield Fact(message("sheet.fact.credit-code"), code)


def _index_fact(pack: Pack) -> Iterator[Fact]:
    if (said := index_words(pack)) is not None:
        yield Fact(message("sheet.fact.index"), said)


def _years_fact(document: Document, pack: Pack, result: Result) -> Iterator[Fact]:
    """Yield what each year scored, a paragraph a year; nothing where the table scores one year only."""
    totals = tuple(year_total(row) for row in year_rows(document, result))
    if totals:
        yield Fact(message("sheet.fact.years", name=total_title(pack)), totals)
