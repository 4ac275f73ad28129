"""Random tables with fitting documents, for rules that must hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from gf_desktop.domain.document import Answer, Document, ProductAnswer
from gf_desktop.domain.pack import Domain, Indicator, Pack, Rounding, Section, Variant
from tests.domain.builders import (
    checklist,
    choice,
    document,
    figure,
    manual,
    own,
    pack,
    part,
    parts,
    products,
    quantitative,
    ratio,
    section,
    ticks,
    unsplit,
    with_variants,
)

SMALL = st.decimals(-20, 140, places=2)
POSITIVE = st.decimals("0.01", 140, places=2)
WEIGHTS = st.decimals(0, 9, places=1)
POINTS = st.sampled_from(["0.5", "1", "2.5", "4", "6", "8", "12"])
NAMES = ("甲", "乙", "丙", "丁")
BETTER = st.sampled_from(["higher", "lower"])
RULES = ["review-full-points", "rescale", "zero", "not-allowed", "unknown"]


@st.composite
def marks(draw: st.DrawFn, better: str) -> tuple[str, str]:
    """Return a lead and a base in the right order."""
    low, high = sorted(draw(st.lists(SMALL, min_size=2, max_size=2, unique=True)))
    return (str(high), str(low)) if better == "higher" else (str(low), str(high))


@st.composite
def linear_rows(draw: st.DrawFn, /, row_id: str = "row", **more: Any) -> Indicator:
    """Return a quantitative row, its benchmarks in the right order."""
    better = draw(BETTER)
    lead, base = draw(marks(better))
    settings: dict[str, Any] = {"points": draw(POINTS), "better": better}
    return quantitative(row_id, lead=lead, base=base, **(settings | more))


@st.composite
def parts_rows(draw: st.DrawFn, row_id: str = "row", share: str | None = None) -> Indicator:
    """Return a row of one to three parts."""
    better: Any = draw(BETTER)
    listed = [part(f"p{n}", "", *draw(marks(better))) for n in range(draw(st.integers(1, 3)))]
    rule: Any = share or draw(st.sampled_from(["entered", "entered-else-values", "equal"]))
    return parts(row_id, share=rule, better=better, parts=tuple(listed), points=draw(POINTS))


@st.composite
def products_rows(draw: st.DrawFn, row_id: str = "row") -> Indicator:
    """Return a row of products with benchmarks for all, of which one to three count."""
    better: Any = draw(BETTER)
    lead, base = draw(marks(better))
    top = draw(st.integers(1, 3))
    return products(row_id, top=top, better=better, lead=lead, base=base, points=draw(POINTS))


@st.composite
def variant_rows(draw: st.DrawFn, row_id: str = "row") -> Indicator:
    """Return a row with two alternative forms, with leads of their own."""
    row = draw(linear_rows(row_id, better="higher", domain=Domain()))
    assert row.lead is not None
    assert row.lead.value is not None
    higher = figure(str(row.lead.value + 5), draw(st.sampled_from(["form", "doubtful"])))
    return with_variants(row, Variant(id="v1", title="一"), Variant(id="v2", title="二", lead=higher))


@st.composite
def rows(draw: st.DrawFn, row_id: str) -> Indicator:
    """Return a row of any kind, sometimes without benchmarks or with ones nobody checked."""
    points = draw(POINTS)
    row = draw(
        st.one_of(
            linear_rows(row_id),
            parts_rows(row_id),
            products_rows(row_id),
            variant_rows(row_id),
            st.just(ticks(row_id, options=4, lead=3, points=points)),
            st.just(ticks(row_id, options=4, lead=3, points=points, counted=True)),
            st.just(choice(row_id, none="0", half="0.5", full=points, points=points)),
            st.builds(lambda better: ratio(row_id, lead=7, points=points, better=better), BETTER),
            st.builds(lambda must: checklist(row_id, must=must, points=points), st.booleans()),
            st.just(manual(row_id, points=points, step=None)),
        )
    )
    source = draw(st.sampled_from(["form", "form", "sure", "doubtful", "none"]))
    if source == "form" or row.lead is None:
        return row
    return replace(
        row, lead=figure(None if source == "none" else str(row.lead.value), source.replace("none", "form"))
    )


@st.composite
def answers(draw: st.DrawFn, row: Indicator) -> Answer:
    """Return an answer that fits the row's kind, sometimes empty, drafted or not applicable."""
    state = draw(st.sampled_from(["given"] * 8 + ["empty", "draft", "na", "na-bare"]))
    if state != "given":
        return {
            "empty": Answer(),
            "draft": Answer(draft="约"),
            "na": Answer(not_applicable=True, reason="因"),
            "na-bare": Answer(not_applicable=True),
        }[state]
    variant = draw(st.sampled_from([one.id for one in row.variants])) if row.variants else None
    return replace(draw(given_answers(row)), variant=variant)


@st.composite
def given_answers(draw: st.DrawFn, row: Indicator) -> Answer:
    """Return a full answer to a row, though not always a possible one."""
    if row.kind == "ticks":
        chosen = draw(st.sets(st.sampled_from(["t1", "t2", "t3", "t4"])))
        return Answer(ticked=tuple(sorted(chosen)), value=Decimal(len(chosen)))
    if row.kind == "choice":
        return Answer(option=draw(st.sampled_from(["none", "half", "full"])))
    if row.kind == "checklist":
        return Answer(
            option=draw(st.sampled_from(["met", "not-met"] if row.must else ["none", "half", "full"]))
        )
    if row.kind == "products":
        return Answer(products=draw(product_answers()))
    if row.kind == "parts":
        ids = [one.id for one in row.parts]
        chosen = draw(st.sets(st.sampled_from(ids), min_size=1))
        weights = {key: draw(WEIGHTS) for key in sorted(chosen)} if draw(st.booleans()) else None
        return Answer(parts={key: draw(SMALL) for key in sorted(chosen)}, weights=weights)
    return Answer(value=draw(SMALL), reason="因")


def product_answers() -> st.SearchStrategy[tuple[ProductAnswer, ...]]:
    """Return one to four products, all values and weights given."""
    one = st.builds(ProductAnswer, name=st.sampled_from(NAMES), value=SMALL, weight=WEIGHTS)
    return st.lists(one, min_size=1, max_size=4).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Pack:
    """Return a table of one to three sections, sometimes weighted, with unsplit groups and a bonus."""
    sections = [draw(_sections(number)) for number in range(draw(st.integers(1, 3)))]
    bonus = tuple(choice(f"bonus{n}", none="0", full="2", points=2) for n in range(draw(st.integers(0, 2))))
    rounding = Rounding(places=draw(st.integers(0, 3)), at=draw(st.sampled_from(["indicator", "total"])))
    return pack(*sections, bonus=bonus, cap=3, rounding=rounding, not_applicable=draw(st.sampled_from(RULES)))


@st.composite
def _sections(draw: st.DrawFn, number: int) -> Section:
    section_id = f"s{number}"
    listed = [draw(rows(f"{section_id}-{n}")) for n in range(draw(st.integers(1, 4)))]
    if draw(st.integers(0, 5)) == 0:
        unknown = [replace(row, points=None) for row in listed[1:]]
        known = listed[0].points or Decimal(0)
        return unsplit(listed[0], *unknown, points=str(known + 8 * len(unknown)), section_id=section_id)
    return section(*listed, section_id=section_id, weight=draw(st.sampled_from([None, None, None, "0.2"])))


@st.composite
def filled(draw: st.DrawFn) -> tuple[Document, Pack]:
    """Return a table and a document for it."""
    table = draw(tables())
    given = {row.id: draw(answers(row)) for row in table.indicators if draw(st.integers(0, 9))}
    words = {row.id: own(accept=True) for row in table.indicators if draw(st.booleans())}
    return document(given, benchmarks=words), table
