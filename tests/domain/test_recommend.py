"""Which table is recommended: the programme's rules in order, everything else listed with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gf_desktop.domain.document import Applicant
from gf_desktop.domain.pack import Applies, Header
from gf_desktop.domain.recommend import recommend
from gf_desktop.standards.packs import read_shelf
from gf_desktop.standards.programmes import read_programmes
from tests.standards.shipped import RESOURCES, STANDARDS, catalogue

(JIANGSU,) = read_programmes(RESOURCES / "programmes")
HEADERS = tuple(file.header for file in read_shelf(STANDARDS).packs)
STAPLE, GENERAL, NATION = "js-pp-staple-2026", "js-general-2026", "gbt36132-2025"


def applicant(province: str = "江苏省", industry: str = "2825") -> Applicant:
    """Return an applicant of a place and an industry."""
    return Applicant(name="样例厂", province=province, industry_code=industry)


def header(scheme: str, **applies: Any) -> Header:
    """Return the header of a made-up table."""
    return replace(HEADERS[0], id=scheme, applies=Applies(**applies))


@pytest.mark.parametrize(
    ("who", "year", "order"),
    [
        (applicant(), 2025, [STAPLE, GENERAL, NATION]),
        (applicant(industry="2822"), 2025, [GENERAL, NATION]),
        (applicant(industry=""), 2025, [GENERAL, NATION]),
        (applicant(), 2024, [NATION]),
        (applicant(province="浙江省"), 2025, [NATION]),
        (applicant(province=""), 2025, [NATION]),
    ],
)
@pytest.mark.parametrize("programme", [JIANGSU, None])
def test_order(who, year, order, programme):
    """Industry table of the place and year, then the place's general table, then the national standard."""
    found = recommend(HEADERS, who, year, programme)
    assert [one.header.id for one in found if one.fits] == order
    assert [one.header.id for one in found if one.recommended] == order[:1]
    assert sorted(one.header.id for one in found) == sorted(h.id for h in HEADERS)
    assert [one.fits for one in found] == sorted((one.fits for one in found), reverse=True)


def test_reasons():
    """The first gives the rule and its article; others say what comes first, or why they do not fit."""
    staple, general, _ = recommend(HEADERS, applicant(), 2025, JIANGSU)
    assert "第十七条" in staple.article
    assert "丙纶" in catalogue().say(staple.reason)
    assert "江苏丙纶短纤维（2026版）" in catalogue().say(general.reason)
    reasons = {
        one.header.id: one.reason for one in recommend(HEADERS, applicant(industry="2822"), 2025, JIANGSU)
    }
    assert "2825" in catalogue().say(reasons[STAPLE])


def test_the_programmes_order_wins():
    """A programme may prefer the wider table."""
    preferring = replace(JIANGSU, tables=tuple(reversed(JIANGSU.tables)))
    assert recommend(HEADERS, applicant(), 2025, preferring)[0].header.id == NATION


def test_a_programme_of_another_province_has_no_say():
    """The rules of one province do not rule another."""
    elsewhere = replace(JIANGSU, province="浙江省", tables=tuple(reversed(JIANGSU.tables)))
    assert recommend(HEADERS, applicant(), 2025, elsewhere)[0].header.id == STAPLE


def test_an_industry_may_be_a_division():
    """Two digits stand for the whole division."""
    tables = (header("a"), header("b", industries=("28",)))
    assert recommend(tables, applicant(), 2025, None)[0].header.id == "b"


def test_the_newest_version_comes_first():
    """Of two versions of one table the newer is recommended."""
    tables = (header("a"), replace(header("a"), version=2))
    found = recommend(tables, applicant(), 2025, None)
    assert [(one.header.version, one.recommended) for one in found] == [(2, True), (1, False)]


@pytest.mark.parametrize("subject", ["park", "supply-chain"])
def test_tables_for_others_are_listed_last(subject):
    """A table for parks or supply chains is no table for a factory, and says so."""
    tables = (replace(header("a"), subject=subject), header("b"))
    found = recommend(tables, applicant(), 2025, None)
    assert [(one.header.id, one.fits) for one in found] == [("b", True), ("a", False)]
    assert "不用于工厂" in catalogue().say(found[1].reason)


def test_nothing_fits():
    """Where no table fits, none is recommended."""
    found = recommend((header("a", province="浙江省"),), applicant(), 2025, None)
    assert [(one.fits, one.recommended) for one in found] == [(False, False)]
    assert recommend((), applicant(), 2025, None) == ()
