"""The catalogue of industries: every key industry and standard, what can be had of each, and the frame."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from gf_desktop.domain.industries.catalogue import catalogue, key_industries, search
from gf_desktop.domain.industries.frame import ENERGY_ROW, WATER_ROW, frame, known
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.pack_rules import check_pack
from gf_desktop.domain.reference.industries import in_class
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.standards.packs import read_shelf
from gf_desktop.standards.reference import read_industries
from gf_desktop.standards.reference.tables import read_tables
from tests.standards.shipped import REFERENCE, RESOURCES, STANDARDS, pack
from tests.standards.shipped import known as may_name

SAY = read_catalogue(RESOURCES / "messages" / "zh_CN").say
END = date(2025, 12, 31)
HEADERS = tuple(file.header for file in read_shelf(STANDARDS).packs)


@cache
def tables() -> ReferenceTables:
    """Return the shipped tables."""
    return read_tables(REFERENCE)


def made(code: str, industry: str = "某行业", on: date = END, **more) -> Pack:
    """Return the frame of an industry."""
    return frame(code, industry, pack("gbt36132-2025"), tables(), on, SAY, **more)


CODES = sorted({code for link in tables().industry_links for code in link.industries} | {"3825", "1411", ""})


def test_all_53_key_industries_are_listed_with_a_way_on():
    """Each says that its table is not public and offers the frame; each is linked to classes that have names."""
    names = read_industries(REFERENCE)
    listed = [one for one in catalogue("", tables()) if one.kind == "key-industry"]
    assert len(listed) == 53
    for one in listed:
        assert one.framed
        assert "没有公开" in SAY(one.said)
        assert "附录A" in SAY(one.said)
        assert one.industries
        assert set(one.industries) <= names.keys()
        assert one.source
        assert one.confidence in ("high", "medium")


def test_standards_say_their_standing_and_edition():
    """Each of the 64 industry standards is listed with standing and confidence; older ones are said to be so."""
    listed = [one for one in catalogue("", tables()) if one.kind == "standard"]
    assert len(listed) == 64
    assert all(SAY(one.said) and one.confidence and one.standing for one in listed)
    cement = next(one for one in listed if one.code == "JC/T 2634-2021")
    assert "2018 年版通则" in SAY(cement.said)
    assert (cement.published, cement.since) == (date(2021, 8, 21), date(2022, 2, 1))
    computer = next(one for one in listed if one.code == "SJ/T 11881-2022")
    assert computer.supersedes == "T/CESA 1088-2020"


def test_every_link_names_a_class():
    """Whatever is linked is linked to a class, group or division that we know by name."""
    names = read_industries(REFERENCE)
    linked = (
        *tables().key_industries,
        *tables().industry_standards,
        *tables().benchmarks,
        *tables().industry_links,
    )
    assert {code for one in linked for code in one.industries} <= names.keys()
    assert all(one.industries for one in (*tables().benchmarks, *tables().industry_links))


def test_an_industry_gets_what_concerns_it():
    """2612 holds lye and soda: their key industries, their standards, then the sector's guide, nothing of cement."""
    titles = [one.title for one in catalogue("2612", tables(), HEADERS)]
    assert titles[:2] == ["烧碱", "纯碱"]
    assert titles[-1] == "石油和化工行业绿色工厂评价导则"
    assert not any("水泥" in title for title in titles)


def test_a_table_at_hand_comes_first():
    """Staple fibre has a table of the province: it stands before the key industry 化学纤维."""
    first, second, *_ = catalogue("2825", tables(), HEADERS)
    assert (first.kind, first.scheme, first.framed) == ("table", "js-pp-staple-2026", False)
    assert (second.kind, second.title) == ("key-industry", "化学纤维")


@pytest.mark.parametrize(
    ("code", "industries", "expected"),
    [("2612", ("26",), True), ("26", ("2612",), True), ("2612", ("2613",), False), ("", ("26",), False)],
)
def test_classes_lie_in_one_another(code, industries, expected):
    """A division holds its classes; no code lies nowhere."""
    assert in_class(code, industries) is expected


def test_key_industries_of_a_code():
    """A code outside the 53 belongs to none."""
    assert [one.industry for one in key_industries("3011", tables().key_industries)] == ["水泥"]
    assert key_industries("1411", tables().key_industries) == ()


def test_search():
    """Every word has to occur, in code, title, industry or class."""
    everything = catalogue("", tables(), HEADERS)
    assert [one.code for one in search(everything, "jc/t 水泥行业")] == ["JC/T 2634-2021"]
    assert search(everything, "水泥 天空") == ()
    assert search(everything, "") == everything


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("on", [END, date(2026, 12, 31)])
def test_every_frame_is_a_right_own_table(code, on):
    """The validator accepts it: points add up, every figure has its source, every gap its reason."""
    assert check_pack(made(code, on=on), may_name()) == ()


def test_the_frame_is_that_of_annex_a_and_says_so():
    """An own table by its id, named for the industry; rows and points are those of the general table."""
    found, general = made("2612", "烧碱"), pack("gbt36132-2025")
    assert (found.header.id, found.header.standing) == ("own-2612-2025", "own")
    assert found.header.title == "绿色工厂评价要求 烧碱（草表）"
    assert found.header.applies.industries == ("2612",)
    assert "不是主管部门公布的" in found.header.note
    rows = [(row.id, row.points) for row in found.indicators]
    assert rows == [(row.id, row.points) for row in general.indicators]


def test_limits_are_filled_in_with_source_and_confidence():
    """Lye of 30 %: grade 1 of 308 leads, grade 2 of 315 is the base, from GB 21257-2024."""
    found = made("2612")
    variant = found.indicator(ENERGY_ROW).variants[0]
    assert (variant.lead.value, variant.base.value, variant.unit) == (Decimal(308), Decimal(315), "kgce/t")
    assert found.table.sources[variant.lead.source].title.startswith("GB 21257-2024")
    assert found.confidence(variant.lead) == "medium"


def test_what_waits_for_the_user_elsewhere_waits_here():
    """With a correction, or not in force by the day, a figure enters as low; a year later it is in force."""
    soda = next(one for one in made("2612").indicator(ENERGY_ROW).variants if "联碱法 轻质" in one.title)
    assert "日晒盐" in soda.when
    assert soda.lead.confidence == "low"
    then, later = made("2825"), made("2825", on=date(2026, 12, 31))
    assert "尚未实施" in then.indicator(ENERGY_ROW).variants[0].when
    assert then.indicator(ENERGY_ROW).variants[0].lead.confidence == "low"
    assert later.indicator(ENERGY_ROW).variants[0].lead.confidence == "medium"


def test_a_grade_that_cannot_be_a_benchmark_is_null_with_why():
    """Equal grades leave no room; a grade the standard does not give is unknown: both say so."""
    oven = made("2521", on=date(2026, 12, 31)).indicator(ENERGY_ROW).variants[0]
    assert (oven.lead.value, oven.base.value) == (None, None)
    assert "相同或次序颠倒" in oven.lead.why
    furnace = next(one for one in made("3120").indicator(ENERGY_ROW).variants if "容量<50t" in one.title)
    assert (furnace.lead.value, furnace.base.value) == (Decimal(61), None)
    assert "2 级" in furnace.base.why


def test_quotas_are_filled_in():
    """Cement clinker: 先进值 leads, 通用值 is the base; quotas of replaced editions are left out."""
    found = [one for one in made("3011").indicator(WATER_ROW).variants if one.id.startswith("quota")]
    assert [(one.title, one.lead.value, one.base.value) for one in found] == [
        ("水泥熟料", Decimal("0.225"), Decimal("0.510"))
    ]
    assert known("2221", tables(), END)[WATER_ROW] == ()


def test_unknown_benchmarks_are_null_with_why():
    """Nothing is invented: what no limit or quota gives is open, and every reason names the general table's."""
    for row in made("3825").indicators:
        for figure in (row.lead, row.base):
            assert figure is None or figure.value is None or row.id == "platform-functions"
            assert figure is None or figure.value is not None or "没有公开" in figure.why


def test_energy_freed_is_allowed_below_nought():
    """Making sulphuric acid gives energy off: the row's domain has no nought at its end."""
    found = made("2611").indicator(ENERGY_ROW)
    assert min(one.lead.value for one in found.variants if one.lead) < 0
    assert found.domain is None


def test_products_not_made_can_be_left_out():
    """The user keeps the limits of lye and leaves soda out."""
    soda = {one.key for one in known("2612", tables(), END)[ENERGY_ROW] if "NaOH" not in one.product}
    found = made("2612", leave_out=soda)
    limits = [one.title for one in found.indicator(ENERGY_ROW).variants if one.id.startswith("limit")]
    assert [title for title in limits if "NaOH" in title] == limits
    assert check_pack(replace(found), may_name()) == ()
