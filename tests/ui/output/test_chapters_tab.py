"""The report's prose: drafts until somebody writes, kept as changes, taken back as changes."""

from dataclasses import replace

from PySide6.QtTest import QTest

from gf_desktop.domain.report.narrative import HIGHLIGHTS_MOST, NARRATIVE
from tests.ui.accessibility import nameless

OWN = "本企业 2009 年成立，主要生产丙纶短纤维。"


def test_every_chapter_begins_as_the_draft_and_says_so(open_output):
    """Each field holds the draft made from the data; nothing is kept as written."""
    driver = open_output()
    making = driver.page.making
    drafts = making.reports.drafts(making.snapshot())

    for chapter in NARRATIVE:
        card = driver.chapter(chapter.key)
        assert card.field.text() == drafts[chapter.key]
        assert card.is_draft
        assert card.findChild(object, "points").text() == "草稿（由数据生成）"
    assert driver.page.model.document.narrative == {}


def test_what_is_written_is_kept_and_can_be_taken_back(open_output):
    """Leaving the field keeps the text as one step of undo, which brings the draft back before the eyes."""
    driver = open_output()
    draft = driver.chapter("enterprise").field.text()

    driver.write("enterprise", OWN)
    assert driver.page.model.document.narrative == {"enterprise": OWN}
    assert not driver.chapter("enterprise").is_draft

    driver.show_sheet()
    driver.page.model.undo()
    assert driver.page.model.document.narrative == {}
    assert driver.page.tabs.currentWidget() is driver.page.chapters
    assert driver.chapter("enterprise").field.text() == draft
    driver.page.model.redo()
    assert driver.chapter("enterprise").field.text() == OWN


def test_a_pause_keeps_what_is_being_written_in_the_same_step(open_output):
    """Text is kept while one pauses; pause and leaving are one step of undo."""
    driver = open_output()
    card = driver.chapter("enterprise")
    card.field.area.setFocus()
    card.field.area.setPlainText(OWN)
    driver.bot.waitUntil(lambda: driver.page.model.document.narrative == {"enterprise": OWN})
    assert card.field.area.hasFocus()

    card.field.area.setPlainText(OWN + "完")
    driver.page.tabs.tabBar().setFocus()

    assert driver.page.model.document.narrative == {"enterprise": OWN + "完"}
    assert driver.page.model.undo_stack.count() == 1


def test_the_draft_is_restored_by_its_button_and_by_emptying(open_output):
    """Both take the written text away; the next draft follows the data again."""
    driver = open_output()
    card = driver.chapter("conclusion")
    draft = card.field.text()
    driver.write("conclusion", OWN)

    card.restore.click()
    assert (card.field.text(), card.is_draft) == (draft, True)
    assert driver.page.model.document.narrative == {}

    driver.write("conclusion", OWN)
    card.field.area.setFocus()
    card.field.area.setPlainText("  ")
    driver.page.tabs.tabBar().setFocus()
    assert (card.field.text(), card.is_draft) == (draft, True)
    assert driver.page.model.document.narrative == {}


def test_drafts_follow_the_data_and_written_text_stays(open_output, sample):
    """Another introduction of the enterprise changes the draft, never what a person wrote."""
    driver = open_output()
    driver.write("conclusion", OWN)

    driver.page.model.applicant(replace(sample.applicant, introduction="新的简介。"))

    assert driver.chapter("enterprise").field.text().startswith("新的简介。")
    assert driver.chapter("conclusion").field.text() == OWN


def test_the_highlights_say_when_they_are_too_long(open_output):
    """The form has room for 100 characters; more is told, not refused."""
    driver = open_output()

    driver.write("highlights", "长" * (HIGHLIGHTS_MOST + 3))

    said = [
        label.text() for label in driver.chapter("highlights").findChildren(object) if hasattr(label, "text")
    ]
    assert "超出 3 字" in [text for text in said if isinstance(text, str)]
    assert len(driver.page.model.document.narrative["highlights"]) == HIGHLIGHTS_MOST + 3


def test_a_closed_assessment_shows_its_prose_and_changes_nothing(open_output, sample):
    """Read only: what was written stands there, and there is no button to take it away."""
    driver = open_output(document=replace(sample, narrative={"enterprise": OWN}), closed=True)
    card = driver.chapter("enterprise")

    assert card.field.text() == OWN
    assert card.field.area.isReadOnly()
    assert not card.restore.isVisible()
    card.field.area.setFocus()
    QTest.keyClicks(card.field.area, "x")
    assert card.field.text() == OWN


def test_every_chapter_has_a_name(open_output):
    """A screen reader can name each part that the focus reaches."""
    driver = open_output()
    driver.write("enterprise", OWN)

    assert nameless(driver.page) == []
