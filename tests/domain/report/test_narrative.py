"""First drafts: facts of the data only, and what a person wrote always wins."""

from __future__ import annotations

from dataclasses import replace

from gf_desktop.domain.document import Answer, Applicant, ProgrammeAnswers
from gf_desktop.domain.report import NARRATIVE, drafts
from gf_desktop.domain.report.narrative import HIGHLIGHTS_MOST
from gf_desktop.domain.scoring import score
from tests.domain.builders import answer, choice, ratio
from tests.domain.builders import document as plain_document
from tests.domain.builders import pack as pack_of
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


def test_highlights_that_find_no_room_are_counted():
    """Where the form's length cuts the list, 等 and the number say that there are more."""
    rows = [ratio(f"{'绿色指标' * 4}{n}", points=1) for n in range(10)]
    doc = plain_document({row.id: answer(10) for row in rows})
    text = highlights(doc, pack_of(*rows))

    assert text.endswith("等10项。")
    assert len(text) <= HIGHLIGHTS_MOST
    assert highlights(doc, pack_of(*rows[:2])).count("、") == 1
    assert "等" not in highlights(doc, pack_of(*rows[:2]))


def test_a_table_judged_by_word_has_highlights_too():
    """Where no row is measured against a lead, those with all their points are named as such."""
    row = choice("has", none="0", full="2", points=2)
    doc = plain_document({"has": Answer(option="full")})

    assert highlights(doc, pack_of(row)) == f"得满分的指标：{row.title}。"
    assert highlights(plain_document({"has": Answer(option="none")}), pack_of(row)) == ""


def highlights(doc, table):
    """Return the first draft of the highlights of a document under a table."""
    return drafts(doc, table, score(doc, table), None, say)["highlights"]


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
