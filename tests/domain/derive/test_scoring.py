"""Typed and computed values scored: a typed one wins, else the computed one counts, exactly; else it says why not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.document import Answer
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Domain, Variant
from gf_desktop.domain.plain import dump, load
from gf_desktop.domain.result import Benchmark, Derived, DerivedItem, Gap, Result, RowResult, Step
from gf_desktop.domain.scoring import score
from gf_desktop.domain.scoring.merge import products as merged_products
from tests.domain.builders import (
    answer,
    document,
    figure,
    numbers,
    pack,
    parts,
    product,
    products,
    quantitative,
    ratio,
    ticks,
    with_variants,
)
from tests.domain.calculators.builders import SAY
from tests.domain.derive.builders import GENERAL, row_of, scored, year
from tests.domain.derive.builders import document as factory_document

STEPS = (Step(said=message("calc.energy-total"), inputs=(("energy/e1/consumed", "7"),), result="7 tce"),)
GAP = Gap(said=message("calc.no-intake"), place="water/intake")
OTHER = Gap(said=message("calc.no-product"), place="products")
VALUES = st.decimals("0", "200", places=3)


def derived(value: str | Fraction | None = None, *items: DerivedItem, **more) -> Derived:
    """Return what the ledgers say: a value, or several."""
    exact = None if value is None else Fraction(value)
    return Derived(calculator="energy-per-product", value=exact, items=items, **{"steps": STEPS, **more})


def item(key: str, value: str, weight: str | None = None, **more) -> DerivedItem:
    """Return one of several computed values, called as its key."""
    return DerivedItem(
        key=key, title=key, value=Fraction(value), weight=None if weight is None else Fraction(weight), **more
    )


def of(row, found: Derived | None = None, given_: Answer | None = None, **more) -> RowResult:
    """Return one row scored with what was derived and what was typed."""
    answers = {row.id: given_} if given_ else {}
    return score(document(answers, **more), pack(row), None, {row.id: found} if found else {}).rows[0]


KINDS = {
    "quantitative": (quantitative(), answer, lambda v: derived(Fraction(v))),
    "lower": (quantitative(lead=10, base=150, better="lower"), answer, lambda v: derived(Fraction(v))),
    "ratio": (ratio(cap=Decimal("1.5")), answer, lambda v: derived(Fraction(v))),
    "parts": (
        parts(),
        lambda v: Answer(parts={"nmhc": v, "cod": Decimal(15)}),
        lambda v: derived(None, item("nmhc", str(v)), item("cod", "15")),
    ),
    "products": (
        products(lead=110, base=130),
        lambda v: Answer(products=(product("甲", str(v), "3"), product("乙", "120", "1"))),
        lambda v: derived(None, item("甲", str(v), "3"), item("乙", "120", "1")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@given(VALUES)
def test_typed_and_computed_alike_score_alike(kind, value):
    """The same value gives the same status, score and ratio, whether it was typed or computed."""
    row, typed, computed = KINDS[kind]
    one, other = of(row, None, typed(value)), of(row, computed(value))

    assert (one.status, one.score, one.ratio, one.value) == (
        other.status,
        other.score,
        other.ratio,
        other.value,
    )
    assert (one.taken, other.taken) == ("typed", "computed")
    assert (one.agrees, other.agrees) == (None, None)


@pytest.mark.parametrize("kind", KINDS)
@given(VALUES, VALUES)
def test_a_typed_value_always_wins(kind, value, otherwise):
    """Beside any computed value the typed one is scored as if it were alone."""
    row, typed, computed = KINDS[kind]
    alone, both = of(row, None, typed(value)), of(row, computed(otherwise), typed(value))

    assert (alone.status, alone.score, alone.ratio, alone.steps) == (
        both.status,
        both.score,
        both.ratio,
        both.steps,
    )
    assert both.taken == "typed"
    assert both.agrees is (value == otherwise)


def test_ticks_are_taken_from_the_ledger():
    """The functions that the ledger has are counted; those typed win, and are compared as sets."""
    found = derived("2", item("t1", "1"), item("t2", "1"))
    typed = of(ticks(), found, Answer(ticked=("t2", "t1")))
    other = of(ticks(), found, Answer(ticked=("t1", "t3")))

    assert (of(ticks(), found).value, of(ticks(), found).taken) == (2, "computed")
    assert (typed.taken, typed.agrees, other.agrees) == ("typed", True, False)


def test_an_explicit_nought_of_ticks_is_scored():
    """None of the functions present is nought, not blank."""
    found = of(ticks(), derived("0"))

    assert (found.status, found.score) == ("scored", 0)


def test_a_count_without_names_is_computed_too():
    """Where only the number is known the computed number counts, if it is whole."""
    assert of(ticks(counted=True), derived("4")).value == 4
    assert of(ticks(counted=True), derived("4.5")).reason.code == "score.not-whole"


def test_the_trace_begins_with_the_calculation():
    """First how the value was computed, place by place, then how it was scored."""
    steps = of(quantitative(), derived("82.5")).steps

    assert steps[0] == STEPS[0]
    assert steps[1].said.code == "trace.computed"
    assert [step.said.code for step in steps[2:]][-1] == "trace.points"


def test_computed_values_are_not_rounded():
    """A third is scored as a third; the trace says that the figure it shows is rough."""
    found = of(quantitative(lead=1, base=0, points=3), derived(Fraction(1, 3)))

    assert (found.value, found.ratio, found.score) == (Fraction(1, 3), Fraction(1, 3), 1)
    assert found.steps[1].said.params["value"] == message("trace.about", figure="0.333333")


def test_a_computed_value_outside_its_domain_is_invalid():
    """What cannot be true is refused, computed or not."""
    found = of(quantitative(domain=Domain(min=Decimal(0), max=Decimal(100))), derived("100.000001"))

    assert (found.status, found.reason.code, found.taken) == ("invalid", "score.above-max", "computed")
    assert found.steps[0] == STEPS[0]


def test_a_draft_keeps_the_row_blank():
    """Text that is no figure yet is not passed over for the computed value."""
    found = of(quantitative(), derived("82.5"), Answer(draft="约 80"))

    assert (found.status, found.reason.code, found.taken) == ("blank", "score.draft", "")


def test_not_applicable_stays_so():
    """Declared not applicable, a row is not scored from the ledgers."""
    found = of(quantitative(), derived("82.5"), Answer(not_applicable=True, reason="因"))

    assert (found.status, found.taken, found.agrees) == ("not-applicable", "", None)


def test_a_missing_benchmark_is_said_of_computed_values_too():
    """The value is there, the benchmark is not."""
    found = of(quantitative(lead=figure(None)), derived("82.5"))

    assert (found.status, found.taken) == ("benchmark-missing", "computed")


@pytest.mark.parametrize(
    ("gaps", "code"),
    [
        ((), "score.blank"),
        ((GAP,), "score.cannot-compute"),
        ((GAP, OTHER, OTHER), "score.cannot-compute-more"),
    ],
)
def test_what_cannot_be_computed_says_why(gaps, code):
    """Nothing typed: without data the row is blank as ever; with gaps the first is named and the others counted."""
    for row in (quantitative(), ratio(), ticks(), ticks(counted=True), parts(), products()):
        found = of(row, derived(gaps=gaps, steps=()))
        assert (found.status, found.reason.code) == ("blank", code)
        assert found.reason.params.get("more", 2) == 2


def test_gaps_do_not_keep_a_typed_value_from_being_scored():
    """A typed value needs no ledger."""
    found = of(quantitative(), derived(gaps=(GAP,)), answer(95))

    assert (found.status, found.taken, found.agrees) == ("scored", "typed", None)


def test_values_with_gaps_are_not_taken():
    """Parts of which one lacks an input are not scored from the rest."""
    found = of(parts(), derived(None, item("nmhc", "15"), gaps=(GAP,)))

    assert found.status == "blank"


@pytest.mark.parametrize(
    ("typed", "agrees"), [("33.3", True), ("33.33", True), ("33", True), ("33.4", False)]
)
def test_agreement_is_at_the_typed_decimals(typed, agrees):
    """A hundred thirds agrees with 33.3, not with 33.4."""
    assert of(quantitative(), derived(Fraction(100, 3)), answer(typed)).agrees is agrees


def test_the_data_choose_the_form_unless_the_user_does():
    """Derived.variant is in force while the answer names none."""
    forms = tuple(
        Variant(id=one, title=one, lead=figure(lead), base=figure(0)) for one, lead in (("a", 10), ("b", 20))
    )
    row = with_variants(quantitative(), *forms)
    found = derived("5", variant="b")

    assert of(row, found).ratio == Fraction(1, 4)
    assert of(row, found, Answer(variant="a")).ratio == Fraction(1, 2)
    assert of(row, derived(gaps=(GAP,))).reason.code == "score.cannot-compute"
    assert of(row, derived()).reason.code == "score.no-variant"
    assert of(row, derived(gaps=(GAP,)), answer(3)).reason.code == "score.no-variant"


def test_products_merge_field_by_field():
    """What is typed of a product wins, what is not comes from the ledgers; others are added."""
    found = derived(None, item("甲", "100", "5"), item("乙", "120", "3"))
    typed = Answer(products=(product("乙", "115", None, lead="110"), product("丙", "1", "1")))
    merged = merged_products(typed, found)

    assert [(one.name, one.number, one.value, one.weight) for one in merged] == [
        ("乙", 1, 115, 3),
        ("丙", 2, 1, 1),
        ("甲", 0, 100, 5),
    ]
    assert [one.agrees for one in merged] == [False, None, None]


def test_two_products_of_one_name_stand_for_two():
    """Each typed product takes one computed of its name, none twice."""
    found = derived(None, item("甲", "100", "5"))
    typed = Answer(products=(product("甲", "90", None), product("甲", "80", "1")))

    assert [(one.value, one.weight) for one in merged_products(typed, found)] == [(90, 5), (80, 1)]


def test_a_product_takes_the_figures_typed_then_the_tables_then_the_laws():
    """Lead and base: typed with the product; else the table's or the user's for the row; else limit or quota."""
    law = Benchmark(value=Fraction(110), source="GB 36889", confidence="high")
    base = Benchmark(value=Fraction(130), source="GB 36889", confidence="high")
    bound = derived(None, item("甲", "120", "1", lead=law, base=base))

    assert of(products(), bound).ratio == Fraction(1, 2)
    assert of(products(lead=100, base=120), bound).ratio == 0
    assert of(products(), bound, Answer(products=(product("甲", None, None, base="150"),))).ratio == Fraction(
        3, 4
    )


def test_a_limit_that_waits_for_a_word_leaves_the_benchmark_missing():
    """A limit that nobody has confirmed is not used."""
    law = Benchmark(value=Fraction(110), source="GB 36889", confidence="low")
    found = of(products(), derived(None, item("甲", "120", "1", lead=law, base=law)))

    assert found.status == "benchmark-missing"


def test_parts_merge_by_id():
    """A typed part wins over the computed one; the other is taken as computed."""
    found = derived(None, item("nmhc", "20"), item("cod", "10"))
    both = of(parts(), found, Answer(parts=numbers(cod="20")))

    assert (both.score, both.taken, both.agrees) == (6, "computed", False)


def test_the_largest_products_are_the_same_by_any_way():
    """Among many computed products the ones that weigh most are kept, as among typed ones."""
    many = [(f"产品{n}", str(100 + n), str(n % 7)) for n in range(30)]
    row = products(lead=90, base=140)
    typed = of(row, None, Answer(products=tuple(product(*one) for one in many)))
    computed = of(row, derived(None, *(item(*one) for one in many)))

    assert typed.score == computed.score
    assert [s for s in typed.steps if s.said.code == "trace.item"] == [
        s for s in computed.steps if s.said.code == "trace.item"
    ]


def test_a_frozen_result_holds_what_was_derived():
    """Stored with closing and loaded again, a result is the same, its computed rows, gaps and traces included."""
    result = scored(factory_document(ledgers=year(waste=[{"id": "s1", "name": "渣"}])))

    assert any(row.derived and row.derived.gaps for row in result.rows)
    assert load(Result, dump(result)) == result


def test_the_factory_is_scored_without_a_typed_value():
    """A year's data alone score all quantitative rows of the province's table whose benchmarks are known."""
    words = [*year().none, "products.limit_standard", "products.water_quota"]
    result = scored(factory_document(GENERAL, year(none=words)))
    quantitative_rows = [row for row in result.rows if row.derived]

    assert len(quantitative_rows) == 17
    assert {row.status for row in quantitative_rows} == {"scored", "benchmark-missing"}
    assert {row.taken for row in quantitative_rows} == {"computed"}


def test_the_calculations_steps_can_be_said():
    """A computed row's trace begins with sentences of the calculation."""
    found = row_of(factory_document(), "renewable-share")
    calculated = [step.said for step in found.steps if step.said.code.startswith("calc.")]

    assert tuple(calculated) == tuple(step.said for step in found.derived.steps)
    assert all(SAY(said) for said in calculated)
