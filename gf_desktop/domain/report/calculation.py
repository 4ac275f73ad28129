"""指标计算过程表: how each quantitative row's value came about, one sheet a row, for paper and for Excel.

A sheet holds the formula with its clause, every figure read with its place and source document, the factors with source
and confidence, the steps, the result and, where a value was typed, that beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from gf_desktop.domain.calculators.nodes import Leaf, node_of
from gf_desktop.domain.calculators.shapes import Place
from gf_desktop.domain.document import Document
from gf_desktop.domain.formulas import FORMULAS, Formula
from gf_desktop.domain.ledgers.columns import ledger_title
from gf_desktop.domain.ledgers.land import StoreyRow
from gf_desktop.domain.ledgers.quantity import year_of
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.report.annexes import row_benchmarks
from gf_desktop.domain.report.arithmetic import Expression, Layout, number_text
from gf_desktop.domain.report.arithmetic import Line as StepLine
from gf_desktop.domain.report.calculation_rows import has_sheet
from gf_desktop.domain.report.cells import CONFIDENCE_WORDS, Say, without_remark
from gf_desktop.domain.report.words import row_name
from gf_desktop.domain.result import Derived, Result, RowResult
from gf_desktop.domain.rounding import places, rounded

State = Literal["computed", "typed", "missing", "not-applicable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputLine:
    """A figure of the ledgers: its name on the sheet, where it stands in words, what it is made of, its document."""

    name: str
    place: str
    value: Fraction
    unit: str
    source: str
    months: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorLine:
    """A factor or unit factor with where it comes from and how sure that is.

    ``key`` says which reference figure it is (``grid``, ``coal/原煤``), empty for a conversion of units; ``year`` the
    one that the figure is of.
    """

    name: str
    title: str
    value: Fraction
    unit: str
    source: str
    confidence: str
    key: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One value of the row: computed exactly (``value``), for the form (``entered``), and as typed.

    ``title`` names a product or part, ``weight`` is what it counts with. ``difference`` is typed less computed, None
    where one of them is not there.
    """

    title: str = ""
    value: Fraction | None = None
    expression: Expression | None = None
    places: int = 0
    rounded: str = ""
    typed: str = ""
    difference: Fraction | None = None
    weight: Fraction | None = None
    weight_expression: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationSheet:
    """One row's sheet. ``entered`` says which value the form holds, ``gaps`` what is missing, ``notes`` the rest.

    The form holds what was typed, else what was computed.
    """

    indicator: str
    number: str
    title: str
    unit: str
    state: State
    formula: Formula | None = None
    inputs: tuple[InputLine, ...] = ()
    factors: tuple[FactorLine, ...] = ()
    steps: tuple[StepLine, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    weight_unit: str = ""
    entered: str = ""
    benchmarks: tuple[Mapping[str, Any], ...] = ()
    gaps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def calculation_sheets(
    document: Document,
    pack: Pack,
    result: Result,
    traces: Mapping[str, Derived],
    *,
    numbers: Mapping[str, str],
    say: Say,
    only: Collection[str] | None = None,
) -> tuple[CalculationSheet, ...]:
    """Return the sheets of all rows that hold a figure, in the table's order.

    Args:
        document: What was answered.
        pack: The table that it answers.
        result: The document's result under the table.
        traces: What the ledgers say of each row, computed by a deriver that keeps the arithmetic.
        numbers: The number of each row as the form prints it.
        say: Turns messages into the report's language.
        only: The ids of the rows wanted; None: all.
    """
    found = []
    for indicator in pack.indicators:
        row = result.row(indicator.id)
        trace = traces.get(indicator.id)
        if has_sheet(row, trace) and (only is None or row.id in only):
            found.append(_Maker(document, pack, row, trace, numbers[indicator.id], say).sheet())
    return tuple(found)


class _Maker:
    """Makes the sheet of one row."""

    def __init__(
        self, document: Document, pack: Pack, row: RowResult, trace: Derived | None, number: str, say: Say
    ) -> None:
        self._document, self._pack, self._row, self._say = document, pack, row, say
        self._trace, self._number = trace, number
        self._answer = document.answer(row.id)
        self._layout = Layout(trace.steps if trace and trace.complete else ())

    def sheet(self) -> CalculationSheet:
        outcomes = tuple(self._outcomes())
        inputs = tuple(self._input(name, leaf) for name, leaf in self._layout.inputs.items())
        factors = tuple(self._factor(name, leaf) for name, leaf in self._layout.factors.items())
        return CalculationSheet(
            indicator=self._row.id,
            number=self._number,
            title=row_name(self._row, self._answer),
            unit=self._unit,
            state=self._state(outcomes),
            formula=FORMULAS.get(self._trace.calculator) if self._trace else None,
            inputs=inputs,
            factors=factors,
            steps=tuple(_without_remark(line) for line in self._layout.lines),
            outcomes=outcomes,
            weight_unit=self._weight_unit,
            entered=self._entered(outcomes),
            benchmarks=tuple(row_benchmarks(self._document, self._pack, self._row, self._say)),
            gaps=tuple(self._say(gap.said) for gap in self._trace.gaps) if self._trace else (),
            notes=tuple(self._notes()),
            sources=_once(tuple(one.source for one in inputs)),
        )

    @property
    def _unit(self) -> str:
        return (self._row.measure or self._row.indicator).unit

    @property
    def _weight_unit(self) -> str:
        products = (self._row.measure or self._row.indicator).products
        return products.weight if products else ""

    def _state(self, outcomes: tuple[Outcome, ...]) -> State:
        if self._answer.not_applicable:
            return "not-applicable"
        if any(one.value is not None for one in outcomes):
            return "computed"
        return "typed" if any(one.typed for one in outcomes) else "missing"

    # Values

    def _outcomes(self) -> Iterator[Outcome]:
        if self._answer.not_applicable:
            return
        measure, trace = self._row.measure, self._trace
        if measure is not None and measure.kind in ("products", "parts"):
            yield from self._inner_outcomes()
            return
        value = trace.value if trace and trace.complete else None
        typed = self._typed_own()
        if value is not None or typed:
            yield self._outcome("", value, typed)

    def _inner_outcomes(self) -> Iterator[Outcome]:
        typed = dict(self._typed_inner())
        items = self._trace.items if self._trace and self._trace.complete else ()
        for item in items:
            made = self._outcome(item.title, item.value, typed.pop(item.title.strip(), ""))
            yield self._weighed(made, item.weight)
        for title, text in typed.items():
            if text:
                yield self._outcome(title, None, text)

    def _outcome(self, title: str, value: Fraction | None, typed: str) -> Outcome:
        if value is None:
            return Outcome(title=title, typed=typed)
        measure = self._row.measure
        return Outcome(
            title=title,
            value=Fraction(value),
            expression=self._layout.expression(node_of(value)),
            places=places(value, measure),
            rounded=rounded(value, measure),
            typed=typed,
            difference=Fraction(typed) - Fraction(value) if typed else None,
        )

    def _weighed(self, outcome: Outcome, weight: Fraction | None) -> Outcome:
        if weight is None:
            return outcome
        written = self._layout.expression(node_of(weight))
        return replace(outcome, weight=Fraction(weight), weight_expression=written)

    def _typed_own(self) -> str:
        """Return the figure that was typed (ticks count), or nothing."""
        if self._answer.value is not None:
            return format(self._answer.value, "f")
        return "" if self._answer.ticked is None else str(len(self._answer.ticked))

    def _typed_inner(self) -> Iterator[tuple[str, str]]:
        for product in self._answer.products or ():
            yield product.name.strip(), "" if product.value is None else format(product.value, "f")
        measure = self._row.measure
        for part in measure.parts if measure else ():
            value = (self._answer.parts or {}).get(part.id)
            if value is not None:
                yield part.title, format(value, "f")

    def _entered(self, outcomes: tuple[Outcome, ...]) -> str:
        if not any(one.value is not None for one in outcomes):
            return ""
        if not any(one.typed for one in outcomes):
            return self._say(message("calculation.entered.computed"))
        agree = all(one.difference is None or self._agrees(one) for one in outcomes)
        return self._say(message("calculation.entered.agrees" if agree else "calculation.entered.differs"))

    @staticmethod
    def _agrees(one: Outcome) -> bool:
        decimals = len(one.typed.partition(".")[2])
        return one.value is not None and Fraction(exact_text(one.value, decimals)) == Fraction(one.typed)

    # What went in

    def _input(self, name: str, leaf: Leaf) -> InputLine:
        return InputLine(
            name=name,
            place=self._place(leaf),
            value=leaf.value,
            unit="%" if _is_share(leaf) else leaf.unit,
            source=leaf.source,
            months=tuple(Fraction(month) for month in leaf.months),
        )

    def _place(self, leaf: Leaf) -> str:
        what = self._text(leaf.what)
        if _is_share(leaf) and leaf.place is not None:
            site = self._document.boundary.site(leaf.place.row)
            name = site.name if site is not None and site.name else leaf.place.row
            return self._say(message("calculation.place.land-share", site=name))
        if leaf.place is None or leaf.kind == "count":
            return self._say(message("calculation.place.count", what=what))
        ledger = self._say(ledger_title(leaf.place.ledger))
        code = "calculation.place.months" if leaf.months else "calculation.place"
        row = self._in_building(leaf.place, what)
        return self._say(message(code, ledger=ledger, row=row, column=self._text(leaf.column)))

    def _in_building(self, place: Place, what: str) -> str:
        """Return a storey with its building, the name of any other row as it is."""
        row = self._document.ledgers.row(place.ledger, place.row)
        if not isinstance(row, StoreyRow) or not row.building:
            return what
        building = self._document.ledgers.row("buildings", row.building)
        named = getattr(building, "name", "") or row.building
        return self._say(message("calculation.place.storey", building=named, storey=row.name or what))

    def _factor(self, name: str, leaf: Leaf) -> FactorLine:
        if leaf.kind == "unit":
            return self._unit_factor(name, leaf)
        sure = CONFIDENCE_WORDS[leaf.confidence or "memory"]
        confirmed = leaf.accepted and leaf.confidence not in ("high", "medium")
        word = message("report.confidence.accepted", word=sure) if confirmed else sure
        return FactorLine(
            name=name,
            title=self._factor_title(leaf),
            value=leaf.value,
            unit=leaf.unit,
            source=self._of_year(leaf),
            confidence=self._say(word),
            key=leaf.place.row if leaf.place else "",
            year=leaf.year,
        )

    def _unit_factor(self, name: str, leaf: Leaf) -> FactorLine:
        """Return what turns one unit into another: it needs no source, its definition is one."""
        value = number_text(leaf.value, "/")
        code = "calculation.unit-factor"
        return FactorLine(
            name=name,
            title=self._say(message(code, source=leaf.unit, target=leaf.target, value=value)),
            value=leaf.value,
            unit="",
            source=self._say(message("calculation.unit-source")),
            confidence="",
        )

    def _of_year(self, leaf: Leaf) -> str:
        """Return where a factor comes from, with the year that it is of."""
        source = without_remark(leaf.source)
        if not leaf.year:
            return source
        return self._say(message("calculation.source-year", source=source, year=leaf.year))

    def _factor_title(self, leaf: Leaf) -> str:
        """Return what a factor is called: its carrier with what of it, ``coal`` and the columns of ``fuels``."""
        family, *rest = leaf.place.row.split("/") if leaf.place else ("",)
        kind = rest[-1] if family == "fuels" and rest else family
        if kind not in ("coal", "heating_value", "carbon", "oxidation", "per_unit"):
            return self._text(leaf.what)
        return self._say(message(f"calculation.factor.{kind}", what=self._text(leaf.what)))

    def _text(self, param: Param) -> str:
        if isinstance(param, Message):
            return self._say(param)
        return "、".join(param) if isinstance(param, tuple) else str(param)

    # Words

    def _notes(self) -> Iterator[str]:
        answer, trace = self._answer, self._trace
        if answer.not_applicable:
            yield self._say(message("calculation.not-applicable", reason=answer.reason or "—"))
        if trace and trace.complete:
            if _differs(trace, self._row.derived):
                yield self._say(message("calculation.changed"))
            yield from self._declared_none(trace)
            if trace.left_out:
                code = "calculation.over-taken" if trace.left_out < 0 else "calculation.left-out"
                rest = exact_text(abs(trace.left_out), 4)
                yield self._say(message(code, rest=rest, unit=trace.left_out_unit))
        if answer.note:
            yield answer.note

    def _declared_none(self, trace: Derived) -> Iterator[str]:
        """Name what was read as nought on the user's word."""
        declared = set(self._document.ledgers.none)
        found = dict.fromkeys(_column_of(place) for place in trace.used if _blank(self._document, place))
        names = tuple(self._say(message(f"column.{one}")) for one in found if one in declared)
        if names:
            yield self._say(message("calculation.declared-none", names=names))


def _differs(trace: Derived, scored: Derived | None) -> bool:
    """Whether the result rests on other values: it was closed, and the way of calculating has changed since."""
    if scored is None or not scored.complete:
        return False
    ours, theirs = ({one.key: one.value for one in of.items} for of in (trace, scored))
    return trace.value != scored.value or ours != theirs


def sources_once(factors: Sequence[FactorLine], say: Say) -> list[str]:
    """Return the source of each factor; one that an earlier factor has already is only pointed to (同 F1)."""
    first: dict[str, str] = {}
    found = []
    for line in factors:
        name = first.setdefault(line.source, line.name)
        same = name != line.name and bool(line.key) and bool(line.source)
        found.append(say(message("calculation.source-same", name=name)) if same else line.source)
    return found


def _without_remark(line: StepLine) -> StepLine:
    """Return a step that names where its factor comes from as the table of factors does."""
    origin = line.said.params.get("origin") if line.said else None
    if line.said is None or not isinstance(origin, str):
        return line
    said = Message(line.said.code, {**line.said.params, "origin": without_remark(origin)})
    return replace(line, said=said)


def _is_share(leaf: Leaf) -> bool:
    """Whether a leaf is the share of a site's land, which the boundary holds in percent."""
    return leaf.kind == "count" and leaf.place is not None and leaf.place.ledger == "boundary"


def _once(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in dict.fromkeys(texts) if text)


def _column_of(place: str) -> str:
    ledger, _, column = place.split("/")
    return f"{ledger}.{column}"


def _blank(document: Document, place: str) -> bool:
    """Whether nothing stands at a place of the ledgers."""
    ledger, *rest = place.split("/")
    if ledger == "factors" or len(rest) != 2:
        return False
    row = document.ledgers.row(ledger, rest[0])
    found = getattr(row, rest[1], None)
    return row is not None and (found is None or (isinstance(found, tuple) and year_of(found).value is None))
