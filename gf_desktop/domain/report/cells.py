"""Cells and lines: what is written for a row, line by line: typed figures exactly as typed, computed ones rounded.

The platform's table and the report both print these lines. A row with products or parts has one line for itself and one
for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from gf_desktop.domain.document import Answer, Document, ProductAnswer
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text, exact_text
from gf_desktop.domain.pack import Figure, Measure, Part
from gf_desktop.domain.result import Benchmark, DerivedItem, RowResult
from gf_desktop.domain.rounding import rounded
from gf_desktop.domain.scoring import merge
from gf_desktop.domain.scoring.benchmarks import from_product
from gf_desktop.domain.scoring.merge import ProductInForce

Say = Callable[[Message], str]
Text = str | Message | tuple["Text", ...]
CONFIDENCE_WORDS: Mapping[str, Message] = {
    "high": message("confidence.high"),
    "medium": message("confidence.medium"),
    "low": message("confidence.low"),
    "memory": message("confidence.memory"),
}


def without_remark(source: str) -> str:
    """Return a document's name without the remark on how its figure was checked, which its confidence says.

    The remark stands behind the first ``；``; the screen shows it, papers for others do not.
    """
    return source.partition("；")[0]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``text`` is what is written, to the character; ``words`` say why nothing is.

    ``kind`` is ``figure`` where ``text`` is canonical decimal text. A tuple of texts is one paragraph each. ``remark``
    is said beside the text where people read it (自填), never copied with it.
    """

    text: Text = ""
    kind: Literal["text", "figure"] = "text"
    words: Message | None = None
    remark: Message | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return self.text in ("", ())


POINTS = "分"
"""The unit of what stands in a row scored by judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a row: the row's own, or that of a product or part, named by ``title``."""

    title: Text = ""
    unit: str = ""
    value: Cell = Cell()
    weight: Cell = Cell()
    lead: Cell = Cell()
    base: Cell = Cell()
    inner: str = ""


def said(text: Text, say: Say, joint: str = "\n") -> str:
    """Return a text as it reads, paragraphs joined by ``joint``, empty ones left out."""
    if isinstance(text, Message):
        return say(text)
    if isinstance(text, tuple):
        return joint.join(part for part in (said(one, say, joint) for one in text) if part)
    return text


def shown(cell: Cell, say: Say) -> str:
    """Return what people read in a cell: its text, else the words that say why there is none."""
    if cell.empty and cell.words:
        return say(cell.words)
    return said(cell.text, say)


def figure(number: Decimal | None, words: Message | None = None) -> Cell:
    """Return the cell of a figure exactly as it was typed; without one, the words."""
    return Cell(words=words) if number is None else Cell(decimal_text(number), "figure")


def lines(document: Document, row: RowResult) -> tuple[Line, ...]:
    """Return the lines of a row, its own first."""
    answer = document.answer(row.id)
    own = _own_line(document, row, answer)
    if row.measure is None or row.status == "not-applicable":
        return (own,)
    return own, *_inner_lines(document, row, row.measure, answer)


def _own_line(document: Document, row: RowResult, answer: Answer) -> Line:
    measure = row.measure
    unit = measure.unit if measure else row.indicator.unit
    if measure and measure.kind == "manual":  # what stands there are points given by judgement
        unit = POINTS
    value = _own_value(row, answer)
    if measure and measure.kind in ("products", "parts"):
        return Line(unit=unit, value=value)
    pair = row.pairs[0] if row.pairs else None
    word = document.benchmark(row.id, pair.inner if pair else None)
    lead = benchmark_cell(pair.lead, _own(word.lead), _in_pack(measure, "lead")) if pair else Cell()
    if pair is None or (measure and measure.kind == "ratio"):  # a ratio is measured against its lead alone
        return Line(unit=unit, value=value, lead=lead)
    base = benchmark_cell(pair.base, _own(word.base), _in_pack(measure, "base"))
    return Line(unit=unit, value=value, lead=lead, base=base)


def _own(own_figure: object) -> Decimal | None:
    value = getattr(own_figure, "value", None)
    return value if isinstance(value, Decimal) else None


def _in_pack(holder: Measure | Part | None, name: str) -> Decimal | None:
    held: Figure | None = getattr(holder, name, None)
    return held.value if held else None


def _own_value(row: RowResult, answer: Answer) -> Cell:
    """Return what stands in the value field of the row's own line."""
    if answer.not_applicable:
        return Cell(words=message("report.value.not-applicable"))
    if answer.draft:
        return Cell(words=message("report.value.blank"))
    measure = row.measure
    if measure is None:
        return Cell(words=message("report.value.variant-open"))
    if measure.kind in ("products", "parts"):
        return _inner_words(row, answer, measure)
    return _single_value(row, answer, measure)


def _inner_words(row: RowResult, answer: Answer, measure: Measure) -> Cell:
    if answer.products or answer.parts or answer.drafts or merge.computed_items(row.derived):
        return Cell(words=message(f"report.value.see-{measure.kind}"))
    return Cell(words=message("report.value.blank"))


def _single_value(row: RowResult, answer: Answer, measure: Measure) -> Cell:
    if answer.value is not None:
        return figure(answer.value)
    if answer.ticked is not None:
        return Cell(str(len(answer.ticked)), "figure")
    if answer.option is not None:
        return Cell(option_title(measure, answer.option))
    value = row.value if row.value is not None else computed_value(row)
    if value is not None:
        return Cell(rounded(value, measure), "figure")
    return Cell(words=message("report.value.blank"))


def computed_value(row: RowResult) -> Fraction | None:
    """Return the value that the ledgers give the row, whether or not it could be scored."""
    return row.derived.value if row.derived and row.derived.complete else None


def option_title(measure: Measure, option_id: str) -> str | Message:
    """Return how a choice or a degree is called; its id where the table does not know it."""
    titles = {degree.id: degree.title for degree in measure.degrees}
    titles |= {option.id: option.title for option in measure.choice.options} if measure.choice else {}
    if measure.kind == "checklist" and option_id in ("met", "not-met"):
        return titles.get(option_id) or message(f"report.gate.{option_id}")
    return titles.get(option_id, option_id)


def benchmark_cell(benchmark: Benchmark, *typed: Decimal | None) -> Cell:
    """Return the cell of a benchmark, with the decimals of whichever ``typed`` figure it is.

    One that may not be used yet is said in words, and so is one that is unknown; why it is, is said in the row's notes.
    """
    if benchmark.value is None:
        return Cell(words=message("report.benchmark.unknown"))
    text = _as_typed(benchmark.value, typed)
    if not benchmark.usable:
        return Cell(words=message("report.benchmark.unverified", figure=text))
    return _remarked(Cell(text, "figure"), benchmark)


def _remarked(cell: Cell, benchmark: Benchmark) -> Cell:
    """Return the cell with the word that its benchmark is the user's own, where it is."""
    return replace(cell, remark=message("report.benchmark.own")) if benchmark.own and not cell.empty else cell


def _as_typed(value: Fraction, typed: tuple[Decimal | None, ...]) -> str:
    found = next((one for one in typed if one is not None and Fraction(one) == value), None)
    return exact_text(value) if found is None else decimal_text(found)


def _inner_lines(document: Document, row: RowResult, measure: Measure, answer: Answer) -> Iterator[Line]:
    if measure.kind == "products":
        for place, product, one in products_of(row, answer):
            yield _product_line(row, measure, place, product, one)
    elif measure.kind == "parts":
        for part in measure.parts:
            yield _part_line(document, row, measure, answer, part)


def products_of(row: RowResult, answer: Answer) -> Iterator[tuple[int, ProductAnswer, ProductInForce]]:
    """Yield the products of a row: those typed in their order, each with what holds of it, then those only computed.

    Typed ones come with their place in the answer; places of the computed go on behind them.
    """
    found = merge.products(answer, row.derived)
    by_number = {one.number: one for one in found if one.number}
    typed = answer.products or ()
    for place, product in enumerate(typed):
        yield place, product, by_number.get(place + 1, ProductInForce(name=product.name))
    for place, one in enumerate((one for one in found if not one.number), len(typed)):
        yield place, ProductAnswer(name=one.name), one


def product_benchmarks(
    row: RowResult, product: ProductAnswer, one: ProductInForce
) -> tuple[Benchmark, Benchmark]:
    """Return a product's lead and base in force: entered with it, the table's, or those of its limit or quota."""
    shared = row.pairs[0]
    return from_product(product.lead, shared.lead, one.law[0]), from_product(
        product.base, shared.base, one.law[1]
    )


WEIGHT_PLACES = 4
"""Decimals of a computed weight: a share of the points, no figure of the form's own."""


def _product_line(
    row: RowResult, measure: Measure, place: int, product: ProductAnswer, one: ProductInForce
) -> Line:
    value = rounded(one.value, measure) if one.value is not None else ""
    weight = exact_text(one.weight, WEIGHT_PLACES) if one.weight is not None else ""
    lead, base = product_benchmarks(row, product, one) if row.pairs else (Benchmark(), Benchmark())

    def cell(typed: Decimal | None, computed: str) -> Cell:
        if typed is None and computed:
            return Cell(computed, "figure")
        return figure(typed, message("report.value.blank"))

    def benchmark(field: str, typed: Decimal | None, used: Benchmark) -> Cell:
        if typed is None and used.value is not None:
            return benchmark_cell(used, _in_pack(measure, field))
        return figure(typed, message("report.benchmark.unknown"))

    return Line(
        title=product.name or message("report.product.unnamed", number=place + 1),
        unit=measure.unit,
        value=cell(product.value, value),
        weight=cell(product.weight, weight),
        lead=benchmark("lead", product.lead, lead),
        base=benchmark("base", product.base, base),
        inner=str(place),
    )


def _part_line(document: Document, row: RowResult, measure: Measure, answer: Answer, part: Part) -> Line:
    pair = next((one for one in row.pairs if one.inner == part.id), None)
    word = document.benchmark(row.id, part.id)
    value, weight = (answer.parts or {}).get(part.id), (answer.weights or {}).get(part.id)
    weight_draft = answer.drafts.get(f"weights/{part.id}", "")
    return Line(
        title=part.title,
        unit=measure.unit,
        value=_part_value(row, measure, part, value),
        weight=figure(weight, message("report.value.blank") if weight_draft else None),
        lead=benchmark_cell(pair.lead, _own(word.lead), _in_pack(part, "lead")) if pair else Cell(),
        base=benchmark_cell(pair.base, _own(word.base), _in_pack(part, "base")) if pair else Cell(),
        inner=part.id,
    )


def _part_value(row: RowResult, measure: Measure, part: Part, typed: Decimal | None) -> Cell:
    items: Iterator[DerivedItem] = (one for one in merge.computed_items(row.derived) if one.key == part.id)
    found = next(items, None)
    if typed is None and found is not None:
        return Cell(rounded(found.value, measure), "figure")
    return figure(typed, message("report.value.blank"))
