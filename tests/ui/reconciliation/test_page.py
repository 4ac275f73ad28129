"""The reconciliations: what is shown, what is written, and the ways from there."""

import threading
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from gf_desktop.domain.messages import UserFacingError, message
from tests.ui.accessibility import nameless
from tests.ui.reconciliation.scene import FORM, OURS, VALUE


def test_the_difference_is_split_and_explained(open_page):
    """Ours, the kinds of difference and the paper's total stand below each other; nothing is left."""
    card = open_page(FORM).reconciliation("r1")

    assert card.state.text() == "已全部解释"
    assert card.bridge.cells() == [
        ("本程序计算的合计", OURS),
        ("用作原料的能源", "+7.143"),
        ("外供能源", "0"),
        ("折标系数不同", "0"),
        ("边界之外的厂区", "+7.2855"),
        ("未解释的差异", "0"),
        ("205-1表填报的合计", "51.3725"),
    ]
    assert "本程序计算的合计 36.944 tce" in card.bridge.accessibleName()


def test_a_total_begun_in_the_table_is_finished_here(open_page):
    """Its amount and unit stay while paper and subject are still to be chosen, and when something else is written."""
    driver = open_page({"unit": "tce", "amount": "51.3725"})
    card = driver.reconciliation("r1")
    driver.fill(card.fields.source, "205-1 表")
    row = driver.totals[0]

    assert (row.subject, row.paper, row.unit, row.source) == ("", "", "tce", "205-1 表")
    assert row.amount == Decimal("51.3725")


def test_what_is_left_is_said_with_its_share(open_page):
    """A total that states more says by how much, and asks for the reason."""
    driver = open_page({**FORM, "amount": "54.5725"})
    card = driver.reconciliation("r1")

    assert card.state.text() == "尚差 3.2 tce（5.86 %）"
    assert card.bridge.cells()[-2] == ("未解释的差异", "+3.2")
    assert card.hint.isVisible()
    assert driver.page.part.summary.text() == "共 1 项，1 项的差异还没有写明原因"


def test_thousands_of_yuan_are_turned_before_they_are_compared(open_page):
    """41,250 千元 are 4,125 万元, and the card says so."""
    card = open_page(VALUE).reconciliation("r1")

    assert card.note.text() == "换算：41,250 千元 = 4,125 万元"
    assert card.state.text() == "与本程序一致"
    assert card.fields.unit.value() == "千元"


def test_a_reason_is_kept_and_can_be_taken_back(open_page):
    """A reason goes into the row when the field is left; undo takes it back and stays on the page."""
    driver = open_page({**FORM, "amount": "54.5725"})
    card = driver.reconciliation("r1")
    driver.write(card, "含食堂用气")

    assert driver.totals[0].reason == "含食堂用气"
    assert card.state.text() == "尚差 3.2 tce（5.86 %），已写明原因"
    driver.undo()

    assert driver.totals[0].reason == ""
    assert card.reason.text() == ""
    assert driver.place() == "data/reconciliation/r1/reason"
    assert QApplication.focusWidget() is card.reason.area


def test_what_is_missing_leads_to_its_cell(open_page):
    """A gap of the data and one of the total itself lead to their places."""
    driver = open_page(
        {"subject": "water", "paper": "205-4", "unit": "m³", "amount": "5"}, {**FORM, "amount": None}
    )
    card = driver.reconciliation("r1")
    assert card.state.text() == "还不能比较"
    assert not card.bridge.isVisible()
    (number,) = (n for n, (_, place) in enumerate(card.gaps.lines) if place == "water")

    card.gaps.press(number)
    assert driver.place() == "data/water"
    driver.go("data/reconciliation")
    driver.reconciliation("r2").gaps.press(1)

    assert driver.place() == "data/totals/r2/amount"


def test_a_total_is_added_with_paper_and_subject(open_page):
    """Without paper or subject the card says what it needs; with them the row stands there and has the focus."""
    driver = open_page()
    driver.click(driver.page.part.add_card.button)
    assert "请先选择" in driver.page.part.add_card.foot.text()
    assert driver.totals == ()

    driver.add("205-1", "energy", "51.3725", "tce")

    (row,) = driver.totals
    assert (row.paper, row.subject, row.amount, row.unit) == ("205-1", "energy", Decimal("51.3725"), "tce")
    assert driver.reconciliation(row.id).state.text() == "已全部解释"
    assert driver.reconciliation(row.id).isAncestorOf(QApplication.focusWidget())
    assert driver.page.part.add_card.fields.paper.value() == ""
    driver.undo()
    assert driver.totals == ()


def test_text_that_is_no_figure_is_kept_as_a_draft(open_page):
    """A total that cannot be read is kept as typed and named among what is missing."""
    driver = open_page(FORM)
    card = driver.reconciliation("r1")
    driver.fill(card.fields.amount, "约 50")

    (row,) = driver.totals
    assert (row.amount, row.drafts) == (None, {"amount": "约 50"})
    assert card.fields.amount.text() == "约 50"
    assert any("约 50" in text for text, _ in card.gaps.lines)
    driver.fill(card.fields.amount, "51.3725")
    assert (driver.totals[0].amount, driver.totals[0].drafts) == (Decimal("51.3725"), {})


def test_another_subject_forgets_a_unit_that_measures_something_else(open_page):
    """千元 is no unit of energy; the other way about tce stays for what is tce."""
    driver = open_page(VALUE)
    fields = driver.reconciliation("r1").fields
    fields.subject.set_value("energy")
    fields.subject.chosen.emit("energy")

    assert driver.totals[0].subject == "energy"
    assert driver.totals[0].unit == ""
    assert fields.unit.itemText(0) == "tce"
    assert "千元" not in [fields.unit.itemText(n) for n in range(fields.unit.count())]


def test_removing_keeps_the_others_and_the_focus(open_page):
    """A removed total is gone at once; the focus goes to its neighbour, undo brings it back where it was."""
    driver = open_page(FORM, VALUE)
    driver.click(driver.reconciliation("r1").remove)

    assert [row.id for row in driver.totals] == ["r2"]
    assert driver.reconciliation("r2").isAncestorOf(QApplication.focusWidget())
    driver.undo()
    assert [row.id for row in driver.totals] == ["r1", "r2"]


def test_totals_by_month_are_changed_in_the_table(open_page):
    """Twelve months are shown as their sum, read-only, with the way to the table."""
    driver = open_page(
        {"subject": "electricity", "paper": "bill", "unit": "kWh", "amount": ["1000"] * 10 + ["0", "0"]}
    )
    card = driver.reconciliation("r1")
    assert card.fields.amount.isReadOnly()
    assert card.fields.amount.value_text() == "10000"
    assert card.state.text() == "与本程序一致"
    driver.write(card, "按结算单")
    assert isinstance(driver.totals[0].amount, tuple)

    driver.click(card.note_link)

    assert driver.place() == "data/totals/r1/amount"


def test_a_closed_evaluation_only_shows(open_page):
    """Nothing can be entered, added or removed in a closed one."""
    driver = open_page(FORM, closed=True)
    card = driver.reconciliation("r1")

    assert card.fields.amount.isReadOnly()
    assert not card.fields.paper.isEnabled()
    assert not card.remove.isVisible()
    assert not driver.page.part.add_card.isVisible()


def test_every_field_has_a_name_and_tab_goes_through_a_card(open_page):
    """A screen reader can name every stop; Tab goes from the reason on to the next card."""
    driver = open_page(FORM, VALUE)
    assert nameless(driver.page.part) == []
    first, second = driver.reconciliation("r1"), driver.reconciliation("r2")
    first.reason.area.setFocus()

    QTest.keyClick(first.reason.area, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is second.fields.paper


class Writes:
    """Stands for the reports: remembers what was asked for, or fails."""

    def __init__(self, error=None) -> None:
        self.asked = []
        self._error = error

    def reconciliations(self, snapshot, path, kind) -> None:
        """Remember."""
        if self._error is not None:
            raise self._error
        main = threading.current_thread() is threading.main_thread()
        self.asked.append((snapshot.document.year, snapshot.factors is not None, path, kind, main))


def test_the_reconciliations_are_exported_beside_the_window(open_page, qtbot, tmp_path):
    """The file is asked for and written on another thread with the figures in force; then it is named."""
    path, writes = tmp_path / "差异 调节表.xlsx", Writes()
    driver = open_page(FORM, reports=writes, answers=(path,))
    export = driver.page.part.findChild(QAbstractButton, "export-reconciliations")
    export.ask_and_write("xlsx")
    qtbot.waitUntil(export.isEnabled)

    assert writes.asked == [(2025, True, path, "xlsx", False)]
    assert "差异 调节表.xlsx" in export.said.text()
    assert export.show_file.isVisible()


def test_an_export_that_fails_is_told(open_page, qtbot, tmp_path):
    """The sentence of what went wrong stands where the success would."""
    writes = Writes(UserFacingError(message("session.closed")))
    driver = open_page(FORM, reports=writes, answers=(tmp_path / "a.pdf",))
    export = driver.page.part.findChild(QAbstractButton, "export-reconciliations")
    export.ask_and_write("pdf")
    qtbot.waitUntil(export.isEnabled)

    assert "定稿" in export.said.text()
    assert not export.show_file.isVisible()
