"""Where a row's value comes from, in words: differences with sign and share, what no product took, what was chosen."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.document import Answer
from gf_desktop.domain.numbers import agrees
from gf_desktop.domain.result import Derived, DerivedItem, RowResult
from gf_desktop.ui.assessment.figures import compared
from gf_desktop.ui.assessment.origins import Origins, cleared, is_typed
from gf_desktop.ui.assessment.where import Where, way_to
from tests.domain import builders as make
from tests.ui.assessment.scene import make_model, make_session

MEASURE = make.quantitative(unit="kgce/t")


@pytest.fixture
def origins(qapp):
    """Return the wording over an assessment without data."""
    model = make_model(make_session(make.pack(make.quantitative())))
    yield Origins(Where(model))
    model.deleteLater()


def row_of(indicator, derived, **more):
    """Return a row's result with what the ledgers say of it."""
    return RowResult(
        indicator=indicator,
        section="energy",
        number="1",
        status="scored",
        measure=indicator,
        derived=derived,
        **more,
    )


@pytest.mark.parametrize(
    ("typed", "computed", "said"),
    [
        ("170", "166.58306", "手填 170 比计算值 166.58 高 3.42（+2.05%）"),
        ("160", "166.58306", "手填 160 比计算值 166.58 低 6.58（−3.95%）"),
        ("166.58", "166.58306", "手填，与计算值 166.58 一致"),
        ("1,5".replace(",", "."), "0", "手填 1.5 比计算值 0 高 1.5"),
        ("-2", "-4", "手填 -2 比计算值 -4 高 2（+50.00%）"),
        ("12000", "8000", "手填 12,000 比计算值 8,000 高 4,000（+50.00%）"),
        ("1000000.1", "1000000", "手填 1,000,000.1 比计算值 1,000,000 高 0.1（+0.00001%）"),
    ],
)
def test_a_difference_is_said_with_both_figures_its_sign_and_share(qapp, typed, computed, said):
    """Both figures stand there, and the difference absolutely and in per cent of the computed one."""
    assert compared(Decimal(typed), Fraction(computed), MEASURE) == said


@given(
    typed=st.decimals(-(10**6), 10**6, places=3),
    computed=st.fractions(-(10**6), 10**6, max_denominator=999),
)
def test_what_is_said_follows_the_rule_of_agreement(typed, computed):
    """It is said to agree exactly where the rule says so; otherwise higher or lower as it is."""
    said = compared(typed, computed, MEASURE)

    assert ("一致" in said) == agrees(typed, computed)
    if not agrees(typed, computed):
        assert (" 高 " in said) == (Fraction(typed) > computed)
        assert (" 低 " in said) == (Fraction(typed) < computed)


def test_what_no_product_took_is_shown(origins):
    """The amount left out stands beside the number of products computed."""
    item = DerivedItem(key="p1", title="水泥", value=Fraction(80), weight=Fraction(10))
    derived = Derived(
        calculator="energy-per-product", items=(item,), left_out=Fraction(1255, 100), left_out_unit="tce"
    )

    said = origins.of(row_of(make.products(), derived, taken="computed"), Answer())

    assert said.text == (
        "由基础数据计算 1 种产品；在格中填写即改用手填值",
        "另有 12.55 tce 没有分到任何产品，未计入",
    )


def test_what_products_took_beyond_the_whole_is_no_negative_rest(origins):
    """Meters that add up to more than the total are said as such, by how much."""
    item = DerivedItem(key="p1", title="水泥", value=Fraction(80), weight=Fraction(10))
    derived = Derived(
        calculator="energy-per-product", items=(item,), left_out=Fraction(-35835), left_out_unit="tce"
    )

    said = origins.of(row_of(make.products(), derived, taken="computed"), Answer())

    assert said.text[1] == "各产品合计比企业总量多 35,835 tce，请核对各产品的计量数据"


def test_a_row_that_does_not_apply_says_nothing_of_its_origin(origins):
    """Neither gaps nor differences matter where the row does not apply."""
    derived = Derived(calculator="land-output", value=Fraction(1))

    assert origins.of(row_of(MEASURE, derived), Answer(not_applicable=True)).text == ()


def test_clearing_takes_every_kind_of_value_and_leaves_the_words():
    """Value, ticks, products, parts and drafts go; note, form and weights stay."""
    answer = Answer(
        value=Decimal(1),
        ticked=("a",),
        parts=make.numbers(a=1),
        weights=make.numbers(a=2),
        drafts={"parts/b": "约 3", "weights/b": "约 4"},
        note="口径",
        variant="each",
    )
    assert is_typed(answer)

    left = cleared(answer)

    kept = Answer(weights=make.numbers(a=2), drafts={"weights/b": "约 4"}, note="口径", variant="each")
    assert left == kept


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("energy/e1/consumed", "data/energy/e1/consumed"),
        ("energy/e1", "data/energy/e1"),
        ("factors/coal/coke", "data/settings/factors/coal/coke"),
        ("choices/energy", "data/settings/choices/energy"),
        ("boundary/north/inside", "eligibility/boundary/north/inside"),
        ("none/energy.feedstock", "data/energy"),
        ("none/unheard-of", "data/overview"),
    ],
)
def test_every_place_that_is_named_has_a_page(path, place):
    """Cells, decisions, boundary and words that something is none all lead to a page that exists."""
    assert way_to(path).text() == place
