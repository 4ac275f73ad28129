"""What holds of every reference figure: nothing unsure without its word, and the word says all."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.factors import benchmarks
from gf_desktop.domain.factors.names import coal_key, grid_key
from gf_desktop.domain.ledgers import Settings
from gf_desktop.domain.reference.coefficients import GENERAL
from gf_desktop.domain.reference.limits import CORRECTED, DOUBTFUL, IN_FORCE, UNSURE
from tests.domain.factors.builders import (
    REPORT,
    accepting,
    asked,
    carriers,
    chosen,
    product,
    tables,
    with_settings,
)

COAL = [row for row in tables().coefficients.rows if row.table == GENERAL and row.kind == "fuel"]
FIXED = [row for row in COAL if not row.ranged]
CARBON = [row for row in tables().carbon.rows if row.kind == "fuel"]
GRID = [row for row in tables().grid.rows if row.basis != "footprint"]
LIMITS = [
    row
    for row in tables().limits.rows
    if "not-in-order" not in row.reasons and "incomplete" not in row.reasons and row.unit == "kgce/t"
]
PLAIN_LIMITS = [row for row in LIMITS if row.correction is None or not row.correction.computable]
KEYS = [
    *map(coal_key, FIXED),
    *map(grid_key, GRID),
    *(f"fuel/{row.table}/{row.name}" for row in CARBON),
    *(f"limit/{row.key}" for row in LIMITS),
]
some_keys = st.lists(st.sampled_from(KEYS), max_size=30, unique=True)


@given(st.sampled_from(FIXED), some_keys, st.booleans())
def test_a_coefficient_is_usable_if_sure_or_accepted(row, others, accept):
    """For an unverified coefficient its own key is necessary and enough; a sure one needs none."""
    keys = {*others, coal_key(row)} if accept else {*others} - {coal_key(row)}

    found = chosen(carriers((row.name, "t"), settings=accepting(*keys))).coal[row.name]

    assert found.usable == (accept or not row.origin.needs_word)


@given(st.sampled_from(CARBON), some_keys, st.booleans())
def test_a_fuel_is_usable_if_sure_or_accepted(row, others, accept):
    """A fuel's heating value, carbon, oxidation and factor are as usable as its row: by its key or by confidence."""
    key = f"fuel/{row.table}/{row.name}"
    keys = {*others, key} if accept else {*others} - {key}

    document = carriers((row.name, "t"), settings=accepting(*keys, carbon_table=row.table))
    found = chosen(document).fuels[row.name]

    parts = (found.heating_value, found.carbon, found.oxidation, found.per_unit)
    assert {part.usable for part in parts if part} == {accept or not row.origin.needs_word}


@given(
    st.sampled_from(GRID),
    st.integers(2019, 2027),
    st.dates(date(2021, 1, 1), date(2027, 12, 31)),
    some_keys,
    st.booleans(),
)
def test_a_factor_of_another_year_is_never_usable_unaccepted(row, number, reported, others, accept):
    """Bought power: only the data year's own sure factor goes without a word, published by the day of the report."""
    place = {"grid_region": row.region, "grid_basis": row.basis}
    document = carriers(("electricity", "kWh"), number=number)
    answer = tables().grid.factor(number, row.region, row.basis, reported).factor
    keys = set(others) - ({grid_key(answer)} if answer else set())
    if accept and answer:
        keys.add(grid_key(answer))

    found = chosen(with_settings(document, accepting(*keys, **place)), reported).grid

    if answer is None:
        assert found is None
    else:
        assert answer.published is None or answer.published <= reported
        sure = answer.year == number and not answer.origin.needs_word
        assert found.usable == (accept or sure)


@given(st.sampled_from(PLAIN_LIMITS), st.integers(2022, 2027), some_keys, st.booleans())
def test_a_limit_is_usable_if_in_force_and_sure_or_accepted(row, number, others, accept):
    """A limit without a correction to reckon goes without a word only in force, sure and of the energy computed."""
    key = f"limit/{row.key}"
    keys = {*others, key} if accept else {*others} - {key}
    document = product(number, accepting(*keys), limit_standard=row.key)

    found = benchmarks(document.ledgers.products[0], "energy", "kgce/t", document, tables())

    standing = tables().limits.standing(row, date(number, 12, 31))
    limited = f"{row.product} {row.indicator}"
    otherwise = any(word in limited for word in ("煤耗", "焦炭消耗", "含原料", "不扣原料"))
    free = standing == IN_FORCE and not otherwise and not {UNSURE, DOUBTFUL, CORRECTED} & set(row.reasons)
    assert found is not None
    assert [one.value for one in found] == [row.level1, row.level2]
    assert {one.usable for one in found} == {accept or free}


@given(st.data(), some_keys)
def test_the_order_of_words_says_nothing(data, keys):
    """Settings with the same words in another order choose and ask the same."""
    told = [("无烟煤", "t"), ("natural-gas", "m³"), ("nitrogen", "m³"), ("electricity", "kWh"), ("焦炭", "t")]
    more = ("coal-as/nitrogen/氮气(主产品)", "cubic/natural-gas/Nm³", "grid/2023/江苏/average")
    words = (*keys, *more)
    place = {"carbon_table": "D-other", "grid_region": "江苏", "grid_basis": "average"}
    one = carriers(*told, settings=Settings(accepted=words, **place))
    shuffled = tuple(data.draw(st.permutations(words)))
    other = with_settings(one, Settings(accepted=shuffled, **place))

    assert chosen(one) == chosen(other)
    assert asked(one, REPORT) == asked(other, REPORT)


@given(st.sampled_from(LIMITS), st.dates(date(2014, 1, 1), date(2028, 12, 31)))
def test_the_standing_of_a_row_is_that_of_the_look_up(row, on):
    """How one row stands on a day agrees with what the look-up by standard says."""
    answer = tables().limits.in_force(row.standard, on)
    groups = {
        "in-force": answer.in_force,
        "issued": answer.issued,
        "undated": answer.undated,
        "superseded": answer.superseded,
    }

    assert [name for name, rows in groups.items() if row in rows] == [tables().limits.standing(row, on)]
