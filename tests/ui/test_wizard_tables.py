"""Which table the wizard proposes: by level and industry, with its reason, or a frame of one's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gf_desktop.domain.document import SchemeRef
from gf_desktop.ui.wizard.table import TableStep
from tests.ui.accessibility import nameless
from tests.ui.pages.wizard_page import WizardPageObject, fill_applicant

pytestmark = pytest.mark.qt_log_ignore(
    # The list that completes an industry's code is a window of its own; the offscreen plugin cannot raise it.
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
)

STAPLE = "丙纶（短纤维）"


def test_the_level_decides_the_table(wizard):
    """For the nation the ministry's form is recommended, with the nation's programme."""
    page = wizard(first=True)
    page.say("factory", "nation")
    page.fill(name="甲", industryCode="3411")
    page.choose("province", "江苏省")
    page.next()
    assert page.wizard.draft.programme.id == "miit-2025"
    page.next()

    assert page.wizard.draft.entries.scheme is None
    page.next()
    assert page.wizard.draft.entries.scheme.id == "miit-general-2025"


def test_abolished_tables_are_listed_on_request_only(wizard):
    """The table of 2018 is offered when one asks for it, and says since when it is abolished."""
    page = wizard()
    fill_applicant(page)
    page.next()
    page.next()
    assert not any("已废止" in title for title in page.schemes())
    page.choose("year", "2023")
    page.step(TableStep).abolished.click()

    page.choose_scheme("已废止")
    assert "2025-12-31" in page.fact("abolishedFact")


def at_the_frame(wizard) -> tuple[WizardPageObject, TableStep]:
    """Return the wizard before the tables of an industry without a public one."""
    page = wizard()
    page.fill(name="甲", industryCode="2612")
    page.choose("province", "江苏省")
    page.next()
    page.next()
    return page, page.step(TableStep)


def test_an_industry_without_a_public_table_gets_the_frame(wizard, program):
    """What is not public is said; the frame is asked for as in the library, made of what stays ticked, and chosen."""
    page, step = at_the_frame(wizard)
    assert "重点行业" in step.industry.text()
    step.frame_button.click()
    dialog = step.making.dialog
    page.bot.waitUntil(lambda: dialog.figures.count() > 1)
    assert nameless(dialog) == []
    assert (dialog.year.currentText(), dialog.year.isEnabled()) == ("2025 年", False)
    dialog.all_button.click()
    dialog.figures.item(0).setCheckState(Qt.CheckState.Unchecked)
    kept = dialog.figures.count() - 1
    dialog.make_button.click()
    page.bot.waitUntil(lambda: step.schemes.currentItem().text().endswith("（草表）"), timeout=20000)

    assert not step.frame_button.isVisible()
    assert page.fact("standing") == "使用者自建"
    page.next()
    assert page.wizard.draft.entries.scheme == SchemeRef(id="own-2612-2025", version=1)
    rows = program.library.pack("own-2612-2025").indicators
    assert sum(form.id.startswith(("limit", "quota")) for row in rows for form in row.variants) == kept


def test_a_frame_that_is_not_wanted_after_all_leaves_the_choice(wizard, program):
    """Cancelling makes nothing; the table marked before stays marked."""
    _, step = at_the_frame(wizard)
    before = step.schemes.currentItem().text()
    step.frame_button.click()
    step.making.dialog.cancel_button.click()

    assert step.schemes.currentItem().text() == before
    assert step.frame_button.isVisible()
    assert not any(header.id.startswith("own-") for header in program.library.headers())


def test_the_recommended_table_comes_first_with_its_reason(wizard):
    """Industry and province lead to the table; the others can be chosen all the same."""
    page = wizard()
    fill_applicant(page)
    page.next()
    page.next()

    assert STAPLE in page.schemes()[0]
    assert page.schemes()[0].startswith("推荐")
    assert page.fact("reason")
    headers = page.wizard.draft.program.library.headers()
    wanted = [one for one in headers if not one.abolished and one.subject == "factory"]
    assert len(page.schemes()) == len(wanted)

    page.choose_scheme("通则（2026版）")
    page.next()
    assert page.summary()["评价要求"].endswith("通则（2026版）")


def test_standing_and_confidence_are_said_in_words(wizard):
    """What a table is copied from, and how sure its figures are, is said before it is chosen."""
    page = wizard()
    fill_applicant(page)
    page.next()
    page.next()

    assert "非官方转录" in page.fact("standing")
    assert "转录未核" in page.fact("figures")

    page.choose_scheme("通则（2026版）")
    assert "待核实" in page.fact("figures")
