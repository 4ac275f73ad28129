"""Which table is recommended: the programme's rules in order, everything else listed with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gf_desktop.domain.document import Applicant
from gf_desktop.domain.industries.catalogue import key_industries
from gf_desktop.domain.messages import Catalogue
from gf_desktop.domain.pack import Applies, Header
from gf_desktop.domain.recommend import Recommendation, recommend
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.standards.packs import read_shelf
from gf_desktop.standards.programmes import read_programme
from gf_desktop.standards.reference.tables import read_key_industries
from tests.standards.shipped import REFERENCE, RESOURCES, STANDARDS

JIANGSU = read_programme(RESOURCES / "programmes" / "js-2026.yaml")
MINISTRY = read_programme(RESOURCES / "programmes" / "miit-2025.yaml")
HEADERS = tuple(file.header for file in read_shelf(STANDARDS).packs)
STAPLE, GENERAL, NATION, FORM = "js-pp-staple-2026", "js-general-2026", "gbt36132-2025", "miit-general-2025"
OLD, PARK, CHAIN = "gbt36132-2018", "park-2016", "supply-chain-2024"
SAY: Catalogue = read_catalogue(RESOURCES / "messages" / "zh_CN")


def applicant(province: str = "江苏省", industry: str = "2825") -> Applicant:
    """Return an applicant of a place and an industry."""
    return Applicant(name="样例厂", province=province, industry_code=industry)


def header(scheme: str, **applies: Any) -> Header:
    """Return the header of a made-up table."""
    plain = next(one for one in HEADERS if one.id == NATION)
    return replace(plain, id=scheme, applies=Applies(**applies))


def fitting(found: tuple[Recommendation, ...]) -> list[str]:
    """Return the ids of the tables that fit, in order."""
    return [one.header.id for one in found if one.fits]


@pytest.mark.parametrize(
    ("who", "year", "order"),
    [
        (applicant(), 2025, [STAPLE, GENERAL, NATION, FORM]),
        (applicant(industry="2822"), 2025, [GENERAL, NATION, FORM]),
        (applicant(industry=""), 2025, [GENERAL, NATION, FORM]),
        (applicant(), 2024, [NATION, FORM]),
        (applicant(province="浙江省"), 2025, [NATION, FORM]),
        (applicant(province=""), 2025, [NATION, FORM]),
    ],
)
@pytest.mark.parametrize("programme", [JIANGSU, None])
def test_order(who, year, order, programme):
    """Industry table of the place and year, then the place's general table, then the national ones."""
    found = recommend(HEADERS, who, year, programme)
    assert fitting(found) == order
    assert [one.header.id for one in found if one.recommended] == order[:1]
    assert sorted(one.header.id for one in found) == sorted(h.id for h in HEADERS if not h.abolished)
    assert [one.fits for one in found] == sorted((one.fits for one in found), reverse=True)


@pytest.mark.parametrize(
    ("programme", "purpose", "order"),
    [
        (JIANGSU, "province", [STAPLE, GENERAL, NATION]),
        (JIANGSU, "city", [NATION]),
        (MINISTRY, "nation", [FORM, NATION]),
        (None, "nation", [NATION, FORM]),
    ],
)
def test_the_level_applied_for_decides(programme, purpose, order):
    """A table made for one level does not fit another, and says which it is for."""
    found = recommend(HEADERS, applicant(), 2025, programme, purpose=purpose)
    assert fitting(found) == order
    against = {one.header.id: SAY.say(one.reason) for one in found if not one.fits}
    if purpose == "nation":
        assert "用于省级申报，这次申报的是国家级" in against[GENERAL]
    assert not any(one.asks_purpose for one in found)


def test_an_unknown_level_leaves_nothing_out_and_asks():
    """While the level is not said its tables stay in the list, and each of them says what it is for."""
    found = {one.header.id: one for one in recommend(HEADERS, applicant(), 2025, JIANGSU)}
    assert {key for key, one in found.items() if one.asks_purpose} == {STAPLE, GENERAL, FORM}
    caution = found[FORM].caution
    assert caution is not None
    assert "国家级申报" in SAY.say(caution)
    assert found[NATION].caution is None


@pytest.mark.parametrize(("subject", "scheme"), [("park", PARK), ("supply-chain", CHAIN)])
@pytest.mark.parametrize(("programme", "purpose"), [(JIANGSU, "province"), (MINISTRY, "nation"), (None, "")])
def test_parks_and_supply_chains_have_tables_of_their_own(subject, scheme, programme, purpose):
    """For another subject only its own table fits; factory tables say that they are none."""
    found = recommend(HEADERS, applicant(), 2025, programme, purpose=purpose, subject=subject)
    assert fitting(found) == [scheme]
    assert found[0].recommended
    assert all("不用于绿色" in SAY.say(one.reason) for one in found[1:])


def test_abolished_tables_are_listed_on_request_only():
    """The edition of 2018 serves old files: it is never recommended, even where it alone fits."""
    year = 2024
    assert OLD not in {one.header.id for one in recommend(HEADERS, applicant(), year, JIANGSU)}
    found = recommend(HEADERS, applicant(), year, JIANGSU, abolished=True)
    old = next(one for one in found if one.header.id == OLD)
    assert (old.fits, old.recommended) == (True, False)
    assert "2025-12-31" in SAY.say(old.reason)
    assert fitting(found)[-1] == OLD
    (only,) = recommend([old.header], applicant(), year, JIANGSU, abolished=True)
    assert not only.recommended


def test_a_key_industry_is_warned_of_the_general_table():
    """What may be one of the 53 industries hears that its own table is not public; others hear nothing."""
    listed = read_key_industries(REFERENCE)

    def cautions(industry: str) -> dict[str, str]:
        found = recommend(
            HEADERS,
            applicant(industry=industry),
            2025,
            MINISTRY,
            purpose="nation",
            key_industries=key_industries(industry, listed),
        )
        return {one.header.id: SAY.say(one.caution) for one in found if one.caution}

    assert "烧碱、纯碱" in cautions("2612")[FORM]
    assert cautions("1411") == {}


def test_reasons():
    """The first gives the rule and its article; others say what comes first, or why they do not fit."""
    staple, general, *_ = recommend(HEADERS, applicant(), 2025, JIANGSU)
    assert "第十七条" in staple.article
    assert "丙纶" in SAY.say(staple.reason)
    assert "江苏丙纶短纤维（2026版）" in SAY.say(general.reason)
    reasons = {
        one.header.id: one.reason for one in recommend(HEADERS, applicant(industry="2822"), 2025, JIANGSU)
    }
    assert "2825" in SAY.say(reasons[STAPLE])


def test_the_programmes_order_wins():
    """A programme may prefer the wider table."""
    rules = sorted(JIANGSU.tables, key=lambda rule: rule.scheme != NATION)
    preferring = replace(JIANGSU, tables=tuple(rules))
    assert recommend(HEADERS, applicant(), 2025, preferring)[0].header.id == NATION


@pytest.mark.parametrize(
    ("programme", "purpose", "after"), [(JIANGSU, "province", GENERAL), (MINISTRY, "nation", FORM)]
)
def test_an_industrys_table_that_the_rules_do_not_name_comes_before_their_general_ones(
    programme, purpose, after
):
    """Article 17: a table for the industry goes first, and one of the user's own says that it is."""
    own = replace(header("own-2612-2025", industries=("2612",)), standing="own")
    found = recommend(
        (*HEADERS, own),
        applicant(industry="2612"),
        2025,
        programme,
        purpose=purpose,
        key_industries=key_industries("2612", read_key_industries(REFERENCE)),
    )
    assert fitting(found)[:2] == ["own-2612-2025", after]
    assert found[0].recommended
    assert "2612" in SAY.say(found[0].reason)
    assert found[0].article in SAY.say(found[0].reason)
    assert found[0].caution is not None
    assert "主管部门" in SAY.say(found[0].caution)
    assert found[1].caution is None
    assert "没有收录" not in SAY.say(found[1].reason)


def test_a_rule_for_the_industry_comes_before_other_tables_of_it():
    """A table that the rules name for the industry stays first; a changed copy of it follows."""
    own = replace(header("own-staple", industries=("2825",)), standing="own")
    found = recommend((*HEADERS, own), applicant(), 2025, JIANGSU, purpose="province")
    assert fitting(found) == [STAPLE, "own-staple", GENERAL, NATION]


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
    assert "不用于绿色工厂" in SAY.say(found[1].reason)


@pytest.mark.parametrize(("province", "said"), [("", "还没有填省份"), ("海南省", "与所在的省份不同")])
def test_a_province_that_was_not_said_is_not_another_one(province, said):
    """A province's table says what is missing where none was entered, and only else that it is of another one."""
    (one,) = recommend((header("a", province="浙江省"),), applicant(province=province), 2025, None)
    assert not one.fits
    assert said in SAY.say(one.reason)


def test_nothing_fits():
    """Where no table fits, none is recommended."""
    found = recommend((header("a", province="浙江省"),), applicant(), 2025, None)
    assert [(one.fits, one.recommended) for one in found] == [(False, False)]
    assert recommend((), applicant(), 2025, None) == ()
