"""The papers speak of what is evaluated in its own words, and have the columns that its table has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gf_desktop.domain.document import Document
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.platform_sheet import Sheet, platform_sheet
from gf_desktop.domain.report import content
from gf_desktop.domain.report.calculation_content import calculation_content
from gf_desktop.domain.report.cells import said
from gf_desktop.domain.report.evaluation import disqualifiers
from gf_desktop.domain.report.narrative import NARRATIVE, chapters
from gf_desktop.domain.report.subject import before_year, mark_columns
from gf_desktop.domain.result import Result
from gf_desktop.domain.scoring import score
from tests.domain import builders as plain
from tests.domain.report.builders import EVIDENCE_TITLES, document, pack, programme, say, scored

DAY = date(2026, 3, 1)


def of(subject: str, name: str = "") -> Document:
    """Return the document as that of another subject."""
    made = document()
    return replace(made, subject=subject, applicant=replace(made.applicant, name=name or made.applicant.name))


def sheet(doc: Document, table: Pack, result: Result | None = None) -> Sheet:
    """Return the table of a document."""
    return platform_sheet(doc, table, result or scored(doc, table), EVIDENCE_TITLES)


def report(doc: Document, table: Pack) -> dict:
    """Return what the report of a document says."""
    return content(
        *(doc, table, None, score(doc, table)),
        say=say,
        evidence_titles=EVIDENCE_TITLES,
        made_on=DAY,
        program_version="1",
    )


@pytest.mark.parametrize(
    ("subject", "title", "who"),
    [
        ("factory", "绿色工厂", "企业"),
        ("park", "绿色工业园区", "园区"),
        ("supply-chain", "绿色供应链管理企业", "企业"),
    ],
)
def test_the_drafts_name_what_is_evaluated(subject, title, who):
    """Scope and process speak of the evaluation of the subject, by whoever evaluates itself."""
    told = report(of(subject), pack())["narrative"]

    assert f"开展2025年度{title}自评价" in "".join(told["scope"])
    assert f"本次评价为{who}自评价" in "".join(told["process"])


def test_the_chapter_on_a_park_is_called_after_it():
    """A park has 园区概况, with the same key as the chapter of an enterprise."""
    assert [one.key for one in chapters("park")] == [one.key for one in NARRATIVE]
    assert say(chapters("park")[1].title) == "园区概况"
    assert [one.key for one in chapters("supply-chain")] == [one.key for one in NARRATIVE]
    assert "厂区" not in "".join(say(one.hint) for one in chapters("supply-chain"))
    assert chapters("factory") == NARRATIVE
    assert report(of("park"), pack())["meta"]["about"] == "园区概况"


def test_a_calculation_sheet_names_a_park_as_a_park():
    """The heading above the applicant's name is 园区名称 for a park, else 企业名称."""
    labels = [
        calculation_content(of(one), pack(), (), (), say=say, made_on=DAY, program_version="1")["meta"][
            "name_label"
        ]
        for one in ("park", "supply-chain", "factory")
    ]

    assert labels == ["园区名称", "企业名称", "企业名称"]


def test_only_a_factorys_table_claims_to_be_the_platforms():
    """The steps of the platform's form and the word of it stand on a factory's table only."""
    park, factory = sheet(of("park"), pack()), sheet(document(), pack())
    keys = [{one.key for one in made.columns} for made in (factory, park)]

    assert keys[0] - keys[1] == {"upload", "review"}
    told = ["".join(said(fact.text, say) for fact in made.facts) for made in (factory, park)]
    assert "管理平台" in told[0]
    assert "管理平台" not in told[1]
    assert "按评价要求的指标表列出" in told[1]


def test_columns_that_no_row_can_fill_are_left_out():
    """A table of ratios has neither base nor weight, one of judged points no benchmarks; a factory's form keeps all."""
    ratios, judged = plain.pack(plain.ratio("row")), plain.pack(plain.manual("row"))

    assert mark_columns(ratios) == {"lead"}
    assert mark_columns(judged) == set()
    assert mark_columns(pack()) == {"lead", "base", "weight"}
    doc = plain.document({})
    own = replace(doc, subject="park")
    assert {"base", "weight"}.isdisjoint(one.key for one in sheet(own, ratios, score(own, ratios)).columns)
    assert {"base", "weight"} <= {one.key for one in sheet(doc, ratios, score(doc, ratios)).columns}
    assert report(own, ratios)["columns"] == {"lead": True, "base": False, "weight": False}


def test_a_table_without_base_is_not_said_to_interpolate():
    """The method speaks of a line between lead and base only where the table has both."""
    ratios, both = plain.pack(plain.ratio("row")), pack()

    assert "线性比例" not in "".join(report(plain.document({}), ratios)["narrative"]["process"])
    assert "线性比例" in "".join(report(document(), both)["narrative"]["process"])


@pytest.mark.parametrize(
    ("name", "before"),
    [("Test Park", "Test Park "), ("示例园区", "示例园区"), ("园区（A）", "园区（A）"), ("", "")],
)
def test_a_latin_name_does_not_run_into_the_year(name, before):
    """A name that ends in a Latin letter has a space before the year."""
    assert before_year(name) == before


def test_the_title_of_the_table_keeps_name_and_year_apart():
    """The space stands in the title of a park with a Latin name."""
    made = sheet(of("park", "Suzhou Test Park"), pack())

    assert said(made.title, say) == "Suzhou Test Park 2025年度绿色工业园区评价指标表"


def test_a_negative_list_of_others_is_not_in_the_report():
    """Of a programme's negative list the report has what holds of its subject."""
    whole = programme()
    only = tuple(replace(one, subjects=("factory",)) for one in whole.disqualifiers)
    held = replace(whole, disqualifiers=only)

    assert len(disqualifiers(document(), held, say)) == len(only) > 0
    assert disqualifiers(of("park"), held, say) == []


def test_a_park_is_declared_by_a_body_of_its_own():
    """Cover and page of facts tell the park's name and who declares it apart; a factory declares itself."""
    made = of("park", "示例园区")
    contact = replace(made.applicant.contact, department="示例园区管理委员会")
    doc = replace(made, applicant=replace(made.applicant, contact=contact))
    lines = [("园区名称", "示例园区"), ("申报单位", "示例园区管理委员会")]

    cover = report(doc, pack())["meta"]["cover"]
    assert [(one["label"], one["text"]) for one in cover] == lines
    facts = [(said(one.title, say), said(one.text, say)) for one in sheet(doc, pack()).facts]
    assert facts[:2] == lines
    factory = report(of("factory", "示例厂"), pack())["meta"]["cover"]
    assert factory == [{"label": "申报单位", "text": "示例厂"}]
