"""Which evaluation a year of a unit is taken from: a closed one before an open one, else the one changed last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.unit_years import UnitYear, before


def one(key: str, year: int, changed: str = "2026-01-01T10:00:00+08:00", state: str = "open") -> UnitYear:
    """Return an evaluation of a year."""
    return UnitYear(id=key, applicant_id="p", year=year, state=state, changed=changed, scheme="表")


def test_closed_before_open_else_the_newest():
    """A closed one wins over one changed later; of two closed the later one; the time zone counts."""
    found = [
        one("open", 2024, "2026-05-01T10:00:00+08:00"),
        one("old", 2024, "2025-01-01T10:00:00+08:00", "closed"),
        one("new", 2024, "2025-03-01T10:00:00+08:00", "closed"),
        one("early", 2023, "2025-03-01T09:00:00+00:00"),
        one("late", 2023, "2025-03-01T10:00:00+08:00"),
    ]

    assert [each.id for each in before(found, 2025, 2)] == ["new", "early"]


def test_data_alone_only_where_there_is_no_evaluation():
    """A year's data stand for themselves only where no evaluation of the year is listed."""
    bare = UnitYear(id="", applicant_id="p", year=2024)

    assert before([bare, one("a", 2024)], 2025, 2) == (one("a", 2024),)
    assert before([bare], 2025, 2) == (bare,)


def test_only_earlier_years_the_newest_first():
    """The open year and later ones are not taken; no more than wanted are."""
    found = [one(str(year), year) for year in (2020, 2022, 2025, 2026, 2024)]

    assert [each.year for each in before(found, 2025, 2)] == [2024, 2022]
    assert before(found, 2025, 0) == ()


YEARS = st.builds(
    UnitYear,
    id=st.sampled_from(["", "a", "b"]),
    applicant_id=st.just("p"),
    year=st.integers(2015, 2030),
    state=st.sampled_from(["open", "closed"]),
    changed=st.sampled_from(["2025-01-01T00:00:00+08:00", "2025-06-01T00:00:00+00:00"]),
)


@given(st.lists(YEARS), st.integers(2015, 2030), st.integers(0, 4))
def test_each_year_once_and_never_an_open_one_beside_a_closed(found, year, wanted):
    """Whatever there is, years are distinct and fall, and no closed evaluation is passed over for an open one."""
    taken = before(found, year, wanted)
    years = [each.year for each in taken]

    assert years == sorted(set(years), reverse=True)
    assert len(years) <= wanted
    assert all(each in found and each.year < year for each in taken)
    for each in taken:
        closed = any(other.id and other.state == "closed" for other in found if other.year == each.year)
        assert not closed or (each.id and each.state == "closed")
