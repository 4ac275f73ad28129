"""边界说明: what was entered, in sentences, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from gf_desktop.domain.ledgers import Boundary, Exclusion, Ledgers, Site, Units
from gf_desktop.domain.ledgers.land import ParcelRow
from gf_desktop.domain.report import content
from gf_desktop.domain.report.boundary import boundary_words
from tests.domain.report.builders import EVIDENCE_TITLES, document, pack, programme, say, scored

SITES = (
    Site(id="n", name="北厂区", address="甲路 1 号", inside="in"),
    Site(id="s", name="南厂区", inside="in", leased="in", land_share=Decimal("50.5")),
    Site(id="d", name="宿舍", inside="out"),
    Site(id="x", name="仓库"),
)


LAND = Ledgers(parcels=(ParcelRow(id="l1", site="s", unit="m²", area=Decimal(9)),))


def words(ledgers: Ledgers = LAND, **boundary) -> str:
    """Return the sentences of a boundary, with land on the southern site."""
    return "\n".join(boundary_words(document(boundary=Boundary(**boundary), ledgers=ledgers), say))


def test_nothing_entered_says_nothing():
    """Without a boundary there are no sentences."""
    assert boundary_words(document(), say) == ()


def test_sites_by_where_they_stand():
    """Sites inside are named with address, lease and land share; those outside and undecided apart."""
    text = words(sites=SITES)

    assert "评价边界包括：北厂区（甲路 1 号）；南厂区（租入，用地按 50.5% 计入）。" in text
    assert "不在评价边界之内的厂区：宿舍。" in text
    assert "尚未确定的厂区：仓库。" in text


def test_a_share_that_no_parcel_counts_with_is_not_said():
    """Where no parcel lies on the site, no figure uses its share, and the paper does not speak of it."""
    elsewhere = Ledgers(parcels=(ParcelRow(id="l1", unit="m²", area=Decimal(9)),))

    assert "计入" not in words(elsewhere, sites=SITES)


def test_exclusions_with_their_reason():
    """What is left out is named with its site and the reason, which ends in one full stop."""
    left_out = Exclusion(id="e", kind="outsourced-step", name="电镀", site="n", reason="委托外单位加工。")
    text = words(sites=SITES, exclusions=(left_out, Exclusion(id="f", kind="living-quarters")))

    assert "未纳入评价边界：北厂区的外包工序“电镀”，原因：委托外单位加工。" in text
    assert "未纳入评价边界：生活区。" in text


def test_papers_of_other_units():
    """Each paper that was spoken of says whom it means."""
    text = words(units=Units(statistics="集团公司", permit="本部"))

    assert "统计报表的填报主体：集团公司。" in text
    assert "排污许可证的持证单位：本部。" in text
    assert "权利人" not in text


def test_papers_all_of_the_applicant():
    """Four papers of the applicant are one sentence."""
    name = document().applicant.name
    text = words(units=Units(statistics=name, permit=name, title_deed=name, carbon_report=name))

    assert text == f"统计报表、排污许可证、不动产权证和碳排放报告的主体均为{name}。"


def test_changes_and_notes():
    """Changes since last year and remarks stand at the end."""
    assert words(changes="新增南厂区", note="无").splitlines() == [
        "与上年度相比，边界的变化：新增南厂区。",
        "其他说明：无。",
    ]


def in_report(doc):
    """Return the report's content of a document."""
    table = pack()
    return content(
        doc,
        table,
        programme(),
        scored(doc, table),
        say=say,
        evidence_titles=EVIDENCE_TITLES,
        made_on=date(2026, 3, 1),
        program_version="1",
    )


def test_the_report_has_it_where_it_was_entered():
    """The section is there with a boundary and not without; the scope's own text stays."""
    doc = document()
    entered = replace(doc, boundary=Boundary(sites=SITES))

    assert in_report(doc)["boundary"] == []
    assert in_report(entered)["boundary"] == list(boundary_words(entered, say))
    assert in_report(entered)["narrative"]["scope"] == in_report(doc)["narrative"]["scope"]
