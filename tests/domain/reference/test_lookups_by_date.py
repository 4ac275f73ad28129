"""What holds on a day: worked by hand from the dates in the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from gf_desktop.domain.reference.grid import DATA_YEAR, NEWEST, NONE, short_region
from gf_desktop.domain.reference.limits import (
    CORRECTED,
    DOUBTFUL,
    INCOMPLETE,
    NOT_IN_ORDER,
    UNDATED,
    UNSURE,
    EnergyLimits,
)
from gf_desktop.domain.reference.steam import heat
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.standards.reference.tables import read_tables
from tests.standards.shipped import REFERENCE

END_OF_2025 = date(2025, 12, 31)
REPORT = date(2026, 6, 1)


@cache
def tables() -> ReferenceTables:
    """Return the shipped tables."""
    return read_tables(REFERENCE)


@pytest.mark.parametrize(
    ("year", "region", "basis", "reported", "expected"),
    [
        # The factor of 2025 is not published: the newest known is that of 2023.
        (2025, "江苏省", "average", REPORT, (NEWEST, 2023, "0.5827", True)),
        # A report of November 2025 cannot know what was published at the end of December.
        (2025, "江苏", "average", date(2025, 11, 30), (NEWEST, 2022, "0.5978", True)),
        (2023, "江苏省", "average", REPORT, (DATA_YEAR, 2023, "0.5827", False)),
        (2022, "全国", "residual", REPORT, (DATA_YEAR, 2022, "0.5856", False)),
        (2022, "华东", "average", REPORT, (DATA_YEAR, 2022, "0.5617", True)),  # from memory
        (2023, "全国", "footprint", REPORT, (DATA_YEAR, 2023, "0.6205", True)),
        (2025, "全国", "fossil", REPORT, (NEWEST, 2023, "0.8273", True)),
    ],
)
def test_grid_factor(year, region, basis, reported, expected):
    """The factor of the data year, else the newest published before the report, to be confirmed."""
    found = tables().grid.factor(year, region, basis, reported)

    assert found.factor
    assert (found.found, found.factor.year, str(found.factor.value), found.needs_word) == expected


@pytest.mark.parametrize(
    ("region", "basis"), [("西藏自治区", "average"), ("江苏省", "residual"), ("", "average")]
)
def test_no_grid_factor_is_made_up(region, basis):
    """Where there is none, the user is asked; no other region or basis steps in."""
    found = tables().grid.factor(2023, region, basis, REPORT)

    assert (found.factor, found.found, found.needs_word) == (None, NONE, True)


def test_old_bases_are_not_mixed_with_the_average():
    """The regional table of 2012 never answers for the average."""
    assert {row.year for row in tables().grid.of("华北", "average")} == {2023, 2022, 2021}
    assert [row.year for row in tables().grid.of("华北", "average-2012")] == [2012]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("江苏省", "江苏"),
        ("北京市", "北京"),
        ("新疆维吾尔自治区", "新疆"),
        ("内蒙古自治区", "内蒙古"),
        ("华东", "华东"),
        ("江苏 ", "江苏"),
        (" 江　苏省", "江苏"),
    ],
)
def test_provinces_by_their_short_names(full, short):
    """The announcements write provinces short; blanks do not matter."""
    assert short_region(full) == short


def test_a_limit_in_force():
    """GB 16780-2021 has been in force since 2022-11-01: grade 1 leads, grade 2 is the base."""
    answer = tables().limits.in_force("GB 16780-2021", END_OF_2025, REPORT)
    clinker = next(r for r in answer.in_force if (r.product, r.indicator) == ("熟料", "单位产品综合能耗"))

    assert len(answer.in_force) == 5
    assert (clinker.lead, clinker.base, clinker.unit) == (Decimal(100), Decimal(107), "kgce/t")
    assert not clinker.needs_word
    assert not tables().limits.in_force("GB 16780", date(2022, 10, 31)).in_force


def test_a_limit_issued_and_not_yet_in_force_is_only_named():
    """At the end of 2025 crude steel still has the limits of 2013 and 2015, which we do not hold."""
    answer = tables().limits.in_force("烧结工序", END_OF_2025, REPORT)

    assert answer.in_force == ()
    assert [row.standard for row in answer.issued] == ["GB 21256-2025"]
    assert answer.before == ("GB 21256-2013", "GB 32050-2015")
    later = tables().limits.in_force("烧结工序", date(2026, 7, 1))
    assert [row.standard for row in later.in_force] == ["GB 21256-2025"]


def test_what_is_published_after_the_report_is_not_known_to_it():
    """GB 47835-2026 of 2026-06-27 is not offered in a report of 1 June 2026."""
    limits = tables().limits

    assert not limits.in_force("GB 47835", END_OF_2025, REPORT).issued
    assert limits.in_force("GB 47835", END_OF_2025, date(2026, 7, 1)).issued


def test_a_limit_without_dates_waits_for_the_user():
    """Thirteen standards have no known day: they are neither in force nor superseded."""
    answer = tables().limits.in_force("GB 31830-2024", END_OF_2025, REPORT)

    assert (answer.in_force, answer.issued) == ((), ())
    assert len(answer.undated) == 2
    assert all(UNDATED in row.reasons for row in answer.undated)
    before = tables().limits.in_force("GB 31830-2024", date(2023, 12, 31))
    assert (before.undated, len(before.issued)) == ((), 2)


def test_a_new_standard_replaces_the_one_of_an_earlier_year():
    """Of two editions of a number the later one holds from its day on, the earlier one until then."""
    new = next(row for row in tables().limits.rows if row.standard == "GB 32047-2025")
    old = replace(
        new,
        standard="GB 32047-2015",
        published=date(2015, 9, 1),
        effective=date(2016, 10, 1),
        product="老啤酒",
    )
    limits = EnergyLimits([old, new])

    assert limits.in_force("GB 32047", END_OF_2025).in_force == (old,)
    after = limits.in_force("GB 32047", date(2026, 8, 1))
    assert (after.in_force, after.superseded) == ((new,), (old,))
    assert limits.in_force("GB 32047", END_OF_2025).before == ()


@pytest.mark.parametrize(
    ("standard", "product", "reason"),
    [
        ("GB 16780-2021", "水泥(产品)", CORRECTED),
        ("GB 21258-2024", "亚临界 300MW", NOT_IN_ORDER),
        ("GB 21258-2024", "亚临界 300MW", DOUBTFUL),
        ("GB 21256-2025", "电弧炉 容量<50t", INCOMPLETE),
        ("GB 25323-2023", "钴冶炼", UNSURE),
        ("GB 21340-2019", "光伏压延玻璃 <=300t/d", NOT_IN_ORDER),
    ],
)
def test_why_a_limit_is_not_used_unasked(standard, product, reason):
    """Each reason for which the user's word is needed is named."""
    found = [row for row in tables().limits.find(standard) if row.product == product]

    assert found
    assert reason in found[0].reasons


def test_efficiency_of_modules_is_better_when_higher():
    """The only limits that are minima are in order from the top."""
    rows = [row for row in tables().limits.rows if row.better == "higher"]

    assert {row.standard for row in rows} == {"GB 47834-2026"}
    assert all(NOT_IN_ORDER not in row.reasons for row in rows)


def test_limits_by_product():
    """A product's name finds its rows in any standard; nothing finds everything."""
    assert {row.standard for row in tables().limits.find("啤酒")} == {"GB 32047-2025"}
    assert tables().limits.find("") == ()
    assert tables().limits.find("没有的产品") == ()


def test_a_water_quota_gives_lead_and_base():
    """先进值 leads, 通用值 is the base; the day of coming into force is not known, so the user confirms."""
    (quota,) = tables().quotas.find("水泥熟料")

    assert (quota.lead, quota.base, quota.unit) == (Decimal("0.225"), Decimal("0.510"), "m³/t")
    assert quota.needs_word


def test_new_plants_figures_are_never_a_lead():
    """The editions of 2012 tell existing and new plants apart: neither figure becomes lead or base."""
    (old,) = tables().quotas.find("新闻纸")

    assert old.superseded
    assert (old.strict, old.loose, old.lead, old.base) == (Decimal(16), Decimal(20), None, None)
    assert all(row.lead is None for row in tables().quotas.rows if row.basis != "advanced-general")


def test_local_quotas_hold_in_their_province_only():
    """Hebei's methanol is found in Hebei."""
    assert tables().quotas.find("甲醇") == ()
    assert len(tables().quotas.find("甲醇", "河北省")) == 2


@pytest.mark.parametrize("province", ["河北", " 河北省 ", "河　北"])
def test_local_quotas_are_found_by_a_short_name(province):
    """A province written short or with blanks finds its quotas by words and key."""
    quotas, full = tables().quotas, tables().quotas.search(["甲醇"], "河北省")

    assert len(full) == 2
    assert quotas.search(["甲醇"], province) == full
    assert quotas.find("甲醇", province) == quotas.find("甲醇", "河北省")
    assert all(quotas.named(row.key, province) == (row,) for row in full)


def test_steam_becomes_heat_by_its_enthalpy():
    """100 t at 1 MPa from water of 20 °C (84.0 kJ/kg); between two rows the straight line; nothing outside."""
    enthalpy, rows = tables().steam.enthalpy(Fraction(1)) or (Fraction(0), ())

    assert len(rows) == 1
    assert heat(Fraction(100), enthalpy, Fraction(84)) == (enthalpy - 84) / 10
    assert 269 < heat(Fraction(100), enthalpy, Fraction(84)) < 270
    between, two = tables().steam.enthalpy(Fraction("1.05")) or (Fraction(0), ())
    assert len(two) == 2
    assert two[0].enthalpy < between < two[1].enthalpy
    assert tables().steam.enthalpy(Fraction("0.05")) is None
    assert tables().steam.enthalpy(Fraction(20)) is None
