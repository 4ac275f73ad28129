"""First drafts: facts of the data only, and what a person wrote always wins."""

from __future__ import annotations

from dataclasses import replace

from gf_desktop.domain.document import Applicant, ProgrammeAnswers
from gf_desktop.domain.report import NARRATIVE, drafts
from gf_desktop.domain.report.narrative import HIGHLIGHTS_MOST
from tests.domain.report.builders import document, pack, programme, say, scored
from tests.domain.report.test_content import made


def drafted(doc=None, table=None, for_programme=True):
    """Return the drafts of a document."""
    doc, table = doc or document(), table or pack()
    return drafts(doc, table, scored(doc, table), programme() if for_programme else None, say)


def test_every_chapter_has_title_hint_and_draft():
    """The editor finds a title, a hint and a draft for each key, and no draft lacks its chapter."""
    assert set(drafted()) == {chapter.key for chapter in NARRATIVE}
    for chapter in NARRATIVE:
        assert say(chapter.title)
        assert say(chapter.hint)


def test_a_draft_says_what_the_document_holds():
    """Applicant, table, year, total and the largest gaps stand in the drafts."""
    of = drafted()

    assert "江苏恒纤丙纶有限公司" in of["scope"]
    assert "2025" in of["scope"]
    assert "熔融纺丝" in of["enterprise"]
    assert "23.82分" in of["conclusion"]
    assert of["next-steps"].startswith("1. 分产品综合能耗：还可得10.00分。")
    assert "115.0 kgce/t，标杆值110 kgce/t，" in of["next-steps"]


def test_an_empty_document_gives_empty_drafts_not_invented_ones():
    """Where nothing is known of enterprise and work, nothing is written about them."""
    doc = replace(
        document(answers={}, benchmarks={}),
        applicant=Applicant(name="某厂"),
        programme=ProgrammeAnswers(id="js-2026"),
    )

    of = drafted(doc)

    assert (of["enterprise"], of["green-work"], of["highlights"]) == ("", "", "")


def test_rows_not_applicable_are_no_next_step():
    """What waits for the review is not proposed as work to be done."""
    assert "工业用水重复利用率" not in drafted()["next-steps"]


def test_highlights_keep_to_the_forms_length():
    """The first draft of the highlights never exceeds what the form has room for."""
    text = drafted()["highlights"]

    assert "可再生能源利用率" in text
    assert len(text) <= HIGHLIGHTS_MOST


def test_what_was_written_wins_over_the_draft():
    """A chapter in the document replaces its draft, paragraph by paragraph; an empty one brings the draft back."""
    doc = document(narrative={"process": "第一段。\n\n第二段。", "conclusion": "  "})

    narrative = made(doc)["narrative"]

    assert narrative["process"] == ["第一段。", "第二段。"]
    assert "23.82分" in narrative["conclusion"][0]


def test_text_given_for_a_preview_wins_over_the_document():
    """Prose handed in with the call is printed, whatever the document still holds."""
    doc = document(narrative={"process": "旧稿"})

    assert made(doc, narrative={"process": "新稿"})["narrative"]["process"] == ["新稿"]
