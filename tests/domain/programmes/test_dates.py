"""What is due when: every year's dates, local ones above them, days counted exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.document import OwnDate
from gf_desktop.domain.programme import DueDate
from gf_desktop.domain.programmes.dates import due, foremost
from gf_desktop.standards.programmes import read_programme
from tests.standards.shipped import RESOURCES

JIANGSU = read_programme(RESOURCES / "programmes" / "js-2026.yaml")
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 12, 30))
PROVINCIAL = "provincial-candidates"


def of(one: str, today: date, **own: str):
    """Return one date of the Jiangsu programme, with local dates."""
    dates = {PROVINCIAL: OwnDate(on=own["local"], source="市局通知")} if own else {}
    return next(found for found in due(JIANGSU, today, dates) if found.id == one)


def test_what_comes_next_in_how_many_days():
    """On 1 April the nation's table is due in 14 days; the province's of 31 March comes again next year."""
    today = date(2026, 4, 1)
    assert (of("dynamic-table-nation", today).on, of("dynamic-table-nation", today).days) == (
        date(2026, 4, 15),
        14,
    )
    province = of("dynamic-table-province", today)
    assert (province.on, province.previous) == (date(2027, 3, 31), date(2026, 3, 31))


def test_the_day_itself_is_due_today():
    """On the last day nothing has passed yet."""
    assert of(PROVINCIAL, date(2026, 7, 31)).days == 0
    assert of(PROVINCIAL, date(2026, 8, 1)).on == date(2027, 7, 31)


def test_an_earlier_local_date_stands_above_the_rules():
    """The city wants the papers on 10 July: that is what is due, with its source; the rules' date stays beside."""
    found = of(PROVINCIAL, date(2026, 7, 1), local="2026-07-10")
    assert (found.on, found.days, found.standing) == (date(2026, 7, 10), 9, "own")
    assert (found.official, found.own_source) == (date(2026, 7, 31), "市局通知")


def test_a_local_date_that_passed_is_overdue_until_the_rules_date_has_passed_too():
    """Missing the city's date is said in days while the round is still open."""
    assert of(PROVINCIAL, date(2026, 7, 13), local="2026-07-10").days == -3
    later = of(PROVINCIAL, date(2026, 8, 1), local="2026-07-10")
    assert (later.on, later.standing, later.own) == (date(2027, 7, 31), "rules", None)


def test_a_later_local_date_is_said_and_the_rules_date_kept():
    """A local date after the rules' one does not put the rules' date off; once that has passed it is what is left."""
    found = of(PROVINCIAL, date(2026, 7, 30), local="2026-08-10")
    assert (found.on, found.standing, found.own) == (date(2026, 7, 31), "own-later", date(2026, 8, 10))
    assert of(PROVINCIAL, date(2026, 8, 5), local="2026-08-10").on == date(2026, 8, 10)
    assert of(PROVINCIAL, date(2026, 8, 11), local="2026-08-10").on == date(2027, 7, 31)


def test_what_is_no_date_is_not_looked_at():
    """A local date still being typed changes nothing."""
    assert of(PROVINCIAL, date(2026, 7, 1), local="7月10日").standing == "rules"


def test_each_says_its_paper_and_how_sure_it_is():
    """Article, source, status and confidence come with the date."""
    nation = of("dynamic-table-nation", date(2026, 1, 1))
    assert (nation.status, nation.confidence, nation.article) == ("issued", "high", "第十六条")
    assert "13号" in nation.source
    assert of(PROVINCIAL, date(2026, 1, 1)).status == "draft"


def test_only_what_concerns_the_subject():
    """A date for parks is not shown to a factory."""
    park = replace(JIANGSU, dates=(replace(JIANGSU.dates[0], subjects=("park",)),))
    assert due(park, date(2026, 1, 1), subject="factory") == ()
    assert len(due(park, date(2026, 1, 1), subject="park")) == 1


@pytest.mark.parametrize(("year", "day"), [(2026, 28), (2028, 29), (2100, 28)])
def test_the_last_of_february(year, day):
    """A date on 29 February is the 28th where there is none."""
    leap = DueDate(
        id="leap", month=2, day=29, title="闰日", article="第一条", level="city", acts="enterprise"
    )
    (found,) = due(replace(JIANGSU, dates=(leap,)), date(year, 1, 1))
    assert found.on == date(year, 2, day)


@given(today=DAYS, local=DAYS)
def test_every_date_is_near_and_counted_right(today, local):
    """Sorted, at most a year ahead, days agree with the calendar; only a local date is ever behind."""
    found = due(JIANGSU, today, {PROVINCIAL: OwnDate(on=local.isoformat())})
    assert [one.on for one in found] == sorted(one.on for one in found)
    for one in found:
        assert today + timedelta(days=one.days) == one.on
        assert one.days <= 366
        assert one.days >= 0 or one.standing == "own"
        assert one.previous < one.official
        if one.standing == "own":
            assert one.on == one.own <= one.official


def test_every_date_says_whose_step_it_is():
    """Where only departments act nothing is wanted of the enterprise; where they pass papers on, it acts before."""
    acts = {one.id: one.acts for one in JIANGSU.dates}

    assert acts == {
        "cultivation-list": "authority",
        "dynamic-table-province": "enterprise",
        "dynamic-table-nation": "enterprise",
        "national-candidates": "both",
        "provincial-candidates": "both",
        "national-recommendation": "authority",
        "provincial-list": "authority",
    }


def test_the_next_step_is_the_enterprises_own():
    """In November the province's list is nearer, but only the department acts; the yearly report comes next."""
    found = due(JIANGSU, date(2026, 11, 22))

    assert found[0].id == "provincial-list"
    assert foremost(found, "").id == "dynamic-table-province"
    assert foremost(found, "nation").id == "dynamic-table-nation"
    assert foremost([one for one in found if not one.mine], "") is None


def test_a_local_date_makes_an_authoritys_step_ones_own():
    """Whoever writes down when the city wants to know acts by then."""
    today = date(2026, 2, 1)
    own = {"cultivation-list": OwnDate(on="2026-02-20", source="市局电话")}

    assert foremost(due(JIANGSU, today, own), "city").days == 19
    assert foremost(due(JIANGSU, today), "city").id == "dynamic-table-province"


@given(today=DAYS, level=st.sampled_from(["", "city", "province", "nation"]))
def test_the_foremost_is_never_the_authoritys_own(today, level):
    """Whatever day and level, what is said first is something to do, and nothing nearer on its level is."""
    found = due(JIANGSU, today)
    one = foremost(found, level)

    assert one.acts != "authority"
    rivals = [other for other in found if other.mine and (other.level == level or one.level != level)]
    assert all(other.days >= one.days for other in rivals)
