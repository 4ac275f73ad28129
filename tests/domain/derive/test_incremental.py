"""Computed again after edits: the same as from nothing, whatever was shared or kept on the way."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.calculators import CALCULATORS, READS
from gf_desktop.domain.calculators.memo import Memo
from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.ledgers import LEDGERS, Row, columns, year_of
from tests.domain.calculators.builders import FACTORS, coefficient, factory, ledgers, run
from tests.domain.derive.builders import GENERAL, STAPLE, derive, deriver, document, year

LIMIT_STANDARD = "GB 36889-2018"
QUANTITIES = [
    (ledger, row.id, column.key)
    for ledger in LEDGERS
    for row in ledgers().rows(ledger)
    for column in columns(ledger)
    if column.kind in ("quantity", "number") and getattr(row, column.key) is not None
]
FIGURES = st.decimals("0", "100000", places=2)

edits = st.one_of(
    st.tuples(st.just("figure"), st.sampled_from(QUANTITIES), FIGURES | st.none()),
    st.tuples(st.just("limit"), st.sampled_from(["p1", "p2"]), st.sampled_from(["", LIMIT_STANDARD])),
    st.tuples(st.just("remove"), st.sampled_from(sorted(LEDGERS)), st.integers(0, 3)),
    st.tuples(st.just("none"), st.sampled_from(["green", "products.limit_standard", "energy.feedstock"]), st.none()),
    st.tuples(st.just("settings"), st.sampled_from(["energy", "water"]), st.sampled_from(["share", "output"])),
    st.tuples(st.just("variant"), st.sampled_from(["per-product", "per-output", ""]), st.none()),
    st.tuples(st.just("boundary"), st.sampled_from(["in", "out", ""]), st.none()),
    st.tuples(st.just("year"), st.sampled_from([2024, 2025]), st.none()),
)  # fmt: skip


def edited(one: Document, edit: tuple[str, Any, Any]) -> Document:
    """Return the document with one edit made."""
    kind, what, value = edit
    book = one.ledgers
    if kind == "figure":
        return put(one, what[0], what[1], what[2], value)
    if kind == "limit":
        return put(one, "products", what, "limit_standard", value)
    if kind == "remove":
        kept = [row for number, row in enumerate(book.rows(what)) if number != value]
        return replace(one, ledgers=book.with_rows(what, kept))
    if kind == "none":
        words = tuple(word for word in book.none if word != what)
        return replace(one, ledgers=replace(book, none=words if words != book.none else (*book.none, what)))
    if kind == "settings":
        return replace(one, ledgers=replace(book, settings=replace(book.settings, **{what: value})))
    if kind == "variant":
        return replace(one, answers={"energy-intensity": Answer(variant=what or None)})
    if kind == "boundary":
        first, *others = one.boundary.sites
        return replace(one, boundary=replace(one.boundary, sites=(replace(first, inside=what), *others)))
    return replace(one, year=what)


def put(one: Document, ledger: str, row_id: str, column: str, value: Any) -> Document:
    """Return the document with a row's column changed, where the row is still there."""
    changed = [
        replace(row, **{column: value}) if row.id == row_id else row for row in one.ledgers.rows(ledger)
    ]
    return replace(one, ledgers=one.ledgers.with_rows(ledger, changed))


@given(st.lists(edits, min_size=1, max_size=6), st.sampled_from([GENERAL, STAPLE]))
def test_incrementally_is_as_from_nothing(changes, scheme):
    """After any edits the kept rows say what a fresh computation says: values, traces and gaps alike."""
    held = deriver(scheme)
    one = document(scheme)
    held.derive(one)
    for change in changes:
        one = edited(one, change)
        assert held.derive(one) == derive(one)


@given(st.lists(st.tuples(st.sampled_from(QUANTITIES), FIGURES), max_size=4))
def test_edits_and_their_inverse_lead_back(changes):
    """Undone step by step, the rows are what they were."""
    held = deriver()
    documents = [document()]
    for (ledger, row_id, column), figure in changes:
        documents.append(put(documents[-1], ledger, row_id, column, figure))
        held.derive(documents[-1])

    assert held.derive(documents[0]) == derive(documents[0])


def test_only_what_an_edit_touches_is_computed():
    """An edit in the energy ledger leaves the very same rows of water, waste and land."""
    held = deriver()
    one = document()
    before = held.derive(one)
    after = held.derive(put(one, "energy", "e1", "consumed", Decimal(1)))
    changed = {row_id for row_id in before if before[row_id] is not after[row_id]}

    assert (
        changed
        == {row_id for row_id, found in after.items() if "energy" in READS[found.calculator]} & changed
    )
    assert "renewable-share" in changed
    assert not changed & {"water-reuse-rate", "solid-waste-use-rate", "plot-ratio"}


def test_answers_and_applicant_touch_nothing_computed():
    """Typing a value elsewhere keeps every computed row."""
    held = deriver()
    one = document()
    before = held.derive(one)
    after = held.derive(
        replace(one, answers={"water-reuse-rate": Answer(value=Decimal(80))}, narrative={"scope": "x"})
    )

    assert all(after[row_id] is found for row_id, found in before.items())


def test_other_factors_are_seen():
    """A factor accepted or changed reaches every row that rests on it."""
    chosen = [FACTORS]
    held = deriver()
    held._choose = lambda _document: chosen[0]  # noqa: SLF001
    before = held.derive(document())
    chosen[0] = replace(FACTORS, grid=coefficient("0.4", "kgCO2/kWh"))
    after = held.derive(document())

    assert before["carbon-per-output"].value != after["carbon-per-output"].value
    assert before["renewable-share"].value == after["renewable-share"].value


@pytest.mark.parametrize("name", sorted(CALCULATORS))
def test_sharing_changes_no_trace(name):
    """With what others found out at hand a calculator says every step, place and gap that it says alone."""
    memo = Memo()
    inputs = replace(factory(zero_carbon=frozenset({"traded"})), memo=memo)
    for other in sorted(CALCULATORS):
        run(other, inputs)
    memo.turn()

    assert run(name, inputs) == run(name, replace(inputs, memo=None))


@pytest.mark.parametrize("name", sorted(CALCULATORS))
def test_sharing_changes_no_gap(name):
    """What is missing is named alike, shared or not."""
    book = ledgers(
        **{ledger: [strip(row) for row in ledgers().rows(ledger)] for ledger in ("energy", "products")},
        none=[],
    )
    inputs = replace(factory(book), memo=Memo())
    for other in sorted(CALCULATORS):
        run(other, inputs)

    assert run(name, inputs) == run(name, replace(inputs, memo=None))


def strip(row: Row) -> dict[str, str]:
    """Return a row's plain form with what must be there and its unit, but no figures."""
    kept = ("id", "carrier", "name", "unit", "kind")
    return {key: getattr(row, key) for key in kept if getattr(row, key, "")}


def test_a_full_memo_forgets_what_is_not_asked_about(monkeypatch):
    """Long work does not keep every row that ever was."""
    monkeypatch.setattr("gf_desktop.domain.calculators.memo.MOST", 0)
    memo = Memo()
    row = ledgers().energy[0]
    first = memo.year(row, "consumed")
    memo.turn()
    assert memo.year(row, "consumed") is first
    memo.turn()
    memo.turn()

    assert memo.year(row, "consumed") == first == year_of(row.consumed)


TURNED = {
    "kWh": ("MWh", 1000),
    "t": ("kg", Decimal("0.001")),
    "m³": ("万m³", 10000),
    "万元": ("元", Decimal("0.0001")),
}


@given(st.sets(st.sampled_from([(ledger, row.id) for ledger in ("energy", "green", "water", "waste", "projects")
                               for row in ledgers().rows(ledger) if getattr(row, "unit", "") in TURNED])))  # fmt: skip
def test_other_units_change_nothing(turned):
    """The same amounts said in other units (kWh as MWh) compute to the same values."""
    one = document()
    for ledger, row_id in turned:
        one = replace(one, ledgers=one.ledgers.with_rows(ledger, [scaled(row) if row.id == row_id else row
                                                                  for row in one.ledgers.rows(ledger)]))  # fmt: skip
    before, after = derive(document()), derive(one)

    assert {key: figures(found) for key, found in after.items()} == {
        key: figures(found) for key, found in before.items()
    }


def figures(found: Any) -> Any:
    """Return the values of a row without its trace."""
    return found.value, [(item.key, item.value, item.weight) for item in found.items], found.variant


def scaled(row: Row) -> Row:
    """Return a row in the other unit; a measured heating value follows its own unit."""
    unit, factor = TURNED[row.unit]  # type: ignore[attr-defined]
    quantities = [column.key for column in columns(row.LEDGER) if column.kind in ("quantity", "number")
                  and column.unit_column == "unit"]  # type: ignore[attr-defined]  # fmt: skip
    return replace(  # type: ignore[call-arg]
        row, unit=unit, **{key: _times(getattr(row, key), Decimal(1) / factor) for key in quantities}
    )


def _times(value: Any, factor: Decimal) -> Any:
    if isinstance(value, tuple):
        return tuple(_times(one, factor) for one in value)
    return None if value is None else value * factor


def test_years_of_months_are_those_of_the_year():
    """The year's ledgers are those that the property tests edit."""
    assert year().energy == ledgers().energy
