"""One indicator's calculation sheet in the workbook, every step a formula over the cells above it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from openpyxl.worksheet.worksheet import Worksheet

from gf_desktop.domain.messages import message
from gf_desktop.domain.report.arithmetic import PAPER, Expression, Style, number_text, written
from gf_desktop.domain.report.calculation import CalculationSheet, Outcome, sources_once
from gf_desktop.domain.report.cells import CONFIDENCE_WORDS, Say
from gf_desktop.domain.report.subject import name_label
from gf_desktop.exchange.form_page import FormPage, Head

WIDTHS = (6, 31, 24, 17, 12, 23, 11)
"""Widths in characters; together they leave letters of 8 points on upright A4."""
NAME, WHAT, HOW, VALUE, UNIT, SOURCE, SURE = range(1, len(WIDTHS) + 1)
MOST_ARGUMENTS = 200
"""Figures in one SUM; Excel takes 255."""


class CalculationPage:
    """Writes one sheet."""

    def __init__(self, page: Worksheet, head: Head, sheet: CalculationSheet, say: Say) -> None:
        self._form = FormPage(page, head, say, widths=WIDTHS)
        self._sheet, self._say = sheet, say
        self._cells: dict[str, str] = {}
        self._result = ""

    def write(self) -> str:
        """Write the sheet and return the address of the value for the form, empty where it has not exactly one."""
        self._head()
        if self._sheet.formula:
            self._formula()
        if self._sheet.state == "computed":
            self._inputs()
            self._factors()
            self._steps()
        self._lacking()
        if self._sheet.outcomes:
            self._outcomes()
        self._benchmarks()
        self._notes()
        self._form.signatures()
        self._form.finish()
        return self._result if len(self._sheet.outcomes) == 1 else ""

    def _words(self, code: str) -> str:
        return self._say(message(f"calculation.{code}"))

    def _header(self, *columns: str) -> None:
        """Write a table's header; an empty name leaves the column without one."""
        titles = [self._words(f"column.{column}") if column else "" for column in columns]
        self._form.header(*titles)

    def _head(self) -> None:
        head, sheet = self._form.head, self._sheet
        self._form.title(self._words("head"))
        row = f"{sheet.number} {sheet.title}".strip()
        self._form.facts(
            (self._say(name_label(head.subject)), head.applicant, self._words("head.year"), str(head.year)),
            (self._words("head.table"), head.table, "", ""),
            (self._words("head.row"), row, self._words("head.unit"), sheet.unit),
        )

    def _formula(self) -> None:
        formula = self._sheet.formula
        assert formula is not None
        self._form.part(self._words("part.formula"))
        self._form.text(formula.expression)
        self._form.text("；".join(f"{symbol}——{meaning}" for symbol, meaning in formula.symbols))
        sure = CONFIDENCE_WORDS[formula.confidence]
        code = "calculation.clause" if formula.clause else "calculation.clause-none"
        self._form.text(self._say(message(code, clause=formula.clause, confidence=sure)))
        if formula.note:
            self._form.text(formula.note, words=True)

    def _inputs(self) -> None:
        self._form.part(self._words("part.inputs"))
        if not self._sheet.inputs:
            self._form.text(self._words("none"), words=True)
            return
        self._header("name", "place", "", "value", "unit", "source", "")
        for one in self._sheet.inputs:
            self._form.put(NAME, one.name, centre=True)
            self._form.put(WHAT, one.place, last=HOW)
            self._cells[one.name] = self._form.figure(VALUE, one.value, months=one.months)
            self._form.put(UNIT, one.unit)
            self._form.put(SOURCE, one.source or self._words("unfilled"), last=SURE)
            self._form.next()

    def _factors(self) -> None:
        self._form.part(self._words("part.factors"))
        if not self._sheet.factors:
            self._form.text(self._words("none"), words=True)
            return
        self._header("name", "factor", "", "value", "unit", "origin", "confidence")
        sources = sources_once(self._sheet.factors, self._say)
        for one, source in zip(self._sheet.factors, sources, strict=True):
            self._form.put(NAME, one.name, centre=True)
            self._form.put(WHAT, one.title, last=HOW)
            self._cells[one.name] = self._form.figure(VALUE, one.value)
            if one.confidence:
                self._form.put(UNIT, one.unit)
                self._form.put(SOURCE, source or self._words("unfilled"))
                self._form.put(SURE, one.confidence)
            else:
                self._form.put(UNIT, one.source, last=SURE)
            self._form.next()

    def _steps(self) -> None:
        self._form.part(self._words("part.steps"))
        self._header("name", "step", "arithmetic", "result", "unit", "", "")
        for line in self._sheet.steps:
            self._form.put(NAME, line.name, centre=True)
            said = self._say(line.said or message("calculation.between"))
            if line.expression is None:
                self._form.put(WHAT, said, last=SURE)
            else:
                self._form.put(WHAT, said)
                self._form.put(HOW, written(line.expression, PAPER))
                self._cells[line.name] = self._form.formula(VALUE, self._live(line.expression))
                self._form.put(UNIT, line.unit, last=SURE)
            self._form.next()

    def _live(self, expression: Expression) -> str:
        return written(expression, excel_style(self._cells))

    def _lacking(self) -> None:
        sheet = self._sheet
        if sheet.state == "typed":
            self._form.text(self._words("typed-only"))
        if sheet.gaps or sheet.state == "missing":
            self._form.part(self._words("part.gaps"))
            for number, gap in enumerate(sheet.gaps, 1):
                self._form.text(f"{number}. {gap}")
            if not sheet.gaps:
                self._form.text(self._words("no-data"))

    def _outcomes(self) -> None:
        self._form.part(self._words("part.outcome"))
        self._header("outcome", "", "arithmetic", "value", "unit", "", "")
        for one in self._sheet.outcomes:
            self._outcome(one)
            self._weight(one)
        if self._sheet.entered:
            self._form.text(self._sheet.entered)

    def _outcome(self, one: Outcome) -> None:
        computed = ""
        if one.expression is not None:
            arithmetic = written(one.expression, PAPER)
            computed = self._value_line("computed", one.title, self._live(one.expression), arithmetic)
            rounding = f"ROUND({computed},{one.places})"
            self._result = self._value_line("rounded", one.title, rounding, strong=True)
        if one.typed:
            typed = self._value_line("typed", one.title, Fraction(one.typed))
            self._result = typed
            if computed:
                self._value_line("difference", one.title, f"{typed}-{computed}")

    def _weight(self, one: Outcome) -> None:
        if one.weight_expression is not None:
            arithmetic, live = written(one.weight_expression, PAPER), self._live(one.weight_expression)
            self._value_line("weight", one.title, live, arithmetic, unit=self._sheet.weight_unit)

    def _value_line(
        self,
        column: str,
        title: str,
        figure: str | Fraction,
        arithmetic: str = "",
        *,
        strong: bool = False,
        unit: str | None = None,
    ) -> str:
        """Write one figure of the result, or its formula, in a line and return its address."""
        name = self._words(f"column.{column}")
        self._form.put(NAME, f"{title} {name}".strip(), last=WHAT)
        self._form.put(HOW, arithmetic)
        if isinstance(figure, str):
            address = self._form.formula(VALUE, figure, strong=strong)
        else:
            address = self._form.figure(VALUE, figure)
        self._form.put(UNIT, self._sheet.unit if unit is None else unit, last=SURE)
        self._form.next()
        return address

    def _benchmarks(self) -> None:
        if not self._sheet.benchmarks:
            return
        based = any(str(one["base"]["text"]) for one in self._sheet.benchmarks)
        lead, base = self._form.head.lead, self._form.head.base
        whole = message("calculation.part.benchmarks", lead=lead, base=base)
        self._form.part(self._say(whole if based else message("calculation.part.lead", lead=lead)))
        self._form.header(
            self._words("column.outcome"),
            "",
            lead,
            base if based else "",
            self._words("column.unit"),
            self._words("column.origin"),
            self._words("column.confidence"),
        )
        for one in self._sheet.benchmarks:
            self._form.put(NAME, str(one["inner"]) or self._sheet.title, last=WHAT)
            self._form.put(HOW, str(one["lead"]["text"]), centre=True)
            self._form.put(VALUE, str(one["base"]["text"]), centre=True)
            self._form.put(UNIT, str(one["unit"]))
            self._form.put(SOURCE, str(one["source"]))
            self._form.put(SURE, str(one["confidence"]))
            self._form.next()

    def _notes(self) -> None:
        notes = list(self._sheet.notes)
        if self._sheet.sources:
            notes.append(self._say(message("calculation.sources", sources="；".join(self._sheet.sources))))
        if notes:
            self._form.part(self._words("part.notes"))
        for note in notes:
            self._form.text(note)


def excel_style(cells: Mapping[str, str]) -> Style:
    """Return how expressions are written as formulas, each name being the cell it stands in."""
    name: Callable[[str], str] = cells.__getitem__
    return Style(
        signs={"+": "+", "-": "-", "*": "*", "/": "/"},
        name=name,
        number=lambda number: number_text(number, "/"),
        total=_sum,
        functions={"min": "MIN", "max": "MAX"},
    )


def _sum(parts: list[str]) -> str:
    """Return a long sum; one of more figures than SUM takes is a sum of sums."""
    heaps = [parts[first : first + MOST_ARGUMENTS] for first in range(0, len(parts), MOST_ARGUMENTS)]
    sums = [f"SUM({','.join(heap)})" for heap in heaps]
    return sums[0] if len(sums) == 1 else f"SUM({','.join(sums)})"
