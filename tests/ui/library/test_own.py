"""Own tables by the window: taken in, refused, given out, cloned, retired, deleted, and used for an evaluation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf_desktop.domain.document import SchemeRef
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.wizard.applicant import ApplicantStep
from gf_desktop.ui.wizard.wizard import NewAssessment
from tests.ui.accessibility import nameless
from tests.ui.keys import compose
from tests.ui.pages.assessment_page import AssessmentDriver
from tests.ui.pages.import_page import drop
from tests.ui.pages.library_page import PATIENCE, LibraryPageObject
from tests.ui.pages.wizard_page import WizardPageObject

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support grabbing the keyboard"
)

STAPLE = "js-pp-staple-2026"
ROW = "energy-per-product"


@pytest.fixture
def file(own, program, tmp_path):
    """Return a function that writes the shipped table as an own one, changed by replacing words."""

    def write(*pairs: tuple[str, str], name: str = "表.yaml", version: int = 1) -> Path:
        path = tmp_path / name
        own.give_out(program.library.pack(STAPLE).header, tmp_path / "源.yaml")
        text = (tmp_path / "源.yaml").read_text(encoding="utf-8")
        usual = (
            (f"id: {STAPLE}", "id: own-pp"),
            ("standing: unofficial-transcript", "standing: own"),
            ("version: 1", f"version: {version}"),
        )
        for old, new in (*usual, *pairs):
            assert old in text, old
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_dropped_on_the_library_is_taken_in(open_library, file, tmp_path):
    """A table's file may be dropped anywhere on the window; a picture may not."""
    page = open_library()
    assert not drop(page.window, tmp_path / "照片.png")
    assert drop(page.window, file())
    page.wait()

    assert "已导入" in page.window.notices.text()
    assert page.window.table.current_line().identity == ("own-pp", 1)


def test_a_right_file_is_taken_in(open_library, file, ask):
    """Chosen in the dialog it is listed at once, the cursor on it, and offered in the wizard."""
    ask.answer(file())
    page = open_library()
    page.window.import_button.click()
    page.wait()

    assert page.window.table.current_line().identity == ("own-pp", 1)
    assert page.row("own-pp")["standing"] == "自建"
    assert "已导入" in page.told()


def test_a_wrong_file_is_told_place_by_place_and_nothing_is_taken_in(open_library, file, program, qtbot):
    """Each mistake has its line; all can be copied; mended and read again the file is taken in."""
    page = open_library()
    page.take_in(file(("unit: kgce/t", "unit: nokg"), ("unit: tCO2/t", "unit: noco2")))
    dialog = page.window.tasks.refused
    assert "没有导入任何内容" in dialog.head.text()
    places = [place for place, _ in dialog.rows.rows()]
    assert len(places) >= 2
    assert all(place.startswith("第 ") for place in places)
    assert "own-pp" not in page.ids()
    assert nameless(dialog) == []

    dialog.copy_button.click()
    copied = QApplication.clipboard().text()
    assert all(f"{place}\t{said}" in copied for place, said in dialog.rows.rows())

    file()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.again_button.click()
    page.wait()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert "own-pp" in page.ids()
    dialog.deleteLater()


def test_a_wrong_workbook_is_told_cell_by_cell(open_library, own, program, tmp_path):
    """The places are sheets and cells."""
    path = tmp_path / "表.xlsx"
    header = own.clone(program.library.pack(STAPLE).header, "own-pp")
    own.give_out(header, path)
    book = load_workbook(path)
    for row in book["表头"].iter_rows():
        for cell in row:
            if cell.value == header.title:
                cell.value = None
    book.save(path)
    page = open_library()
    page.take_in(path)

    assert any(place.startswith("表头!C") for place, _ in page.window.tasks.refused.rows.rows())
    page.window.tasks.refused.reject()


def test_the_same_version_taken_in_again_replaces_the_old_one_until_undone(open_library, file, program):
    """Who takes a table in twice reads that the one that was there is replaced, and has it back by one press."""
    page = open_library()
    page.take_in(file())
    assert "替换" not in page.told()
    path = program.library.path(page.window.table.current_line().entry.header)
    first = path.read_bytes()
    page.take_in(file())
    assert "内容完全相同，没有变化" in page.told()
    page.take_in(file(("unit: kgce/t", "unit: tce/t")))

    assert "替换了库里编号相同、同为版本 1 的表" in page.told()
    assert path.read_bytes() != first
    page.go_on()
    assert path.read_bytes() == first


def test_a_long_title_is_said_without_its_middle(open_library, file, own, program):
    """What is told at the foot stays short; what was deleted is told with its version."""
    page = open_library()
    header = own.clone(program.library.pack(STAPLE).header, "own-long", "很长的名称" * 30)
    page.window.load((header.id, header.version))
    page.wait()
    page.window.tasks.remove(header)
    page.wait()

    assert "…" in page.told()
    assert "版本 1" in page.told()
    assert len(page.told()) < 80


def test_a_long_sentence_is_shown_whole(open_library, file):
    """What is wrong is never cut: its line of the list grows with it; that more may come is said above."""
    page = open_library()
    page.take_in(file(("unit: kgce/t", f"unit: {'很长的单位' * 40}")))
    dialog = page.window.tasks.refused
    longest = max(range(dialog.rows.rowCount()), key=lambda row: len(dialog.rows.rows()[row][1]))

    assert dialog.table.rowHeight(longest) > 2 * dialog.table.fontMetrics().height()
    assert "可能还会列出别的问题" in dialog.hint.text()
    dialog.reject()


def test_a_newer_version_offers_to_retire_the_older(open_library, file):
    """Version 2 beside version 1: one press, and only the newer one is offered."""
    page = open_library()
    page.take_in(file())
    page.take_in(file(version=2))
    assert page.ids().count("own-pp") == 2
    page.go_on()

    assert page.row("own-pp", 1)["standing"] == "已停用"
    assert page.row("own-pp", 2)["standing"] == "自建"


@pytest.mark.parametrize(("what", "name"), [("excel", "出.xlsx"), ("yaml", "出.yaml")])
def test_a_table_is_given_out(open_library, own, ask, tmp_path, what, name):
    """What is written can be taken in again by anyone as their own."""
    path = tmp_path / name
    ask.answer(path)
    own.clone(own.entries()[0].header, "own-x")
    page = open_library()
    page.select("own-x")
    page.press(what)
    page.wait()

    assert name in page.told()
    own.remove(next(one.header for one in own.entries() if one.own))
    assert own.take_in(path).id == "own-x"


def test_the_empty_template_is_saved(open_library, ask, tmp_path):
    """It is a workbook with the sheets of a table."""
    ask.answer(tmp_path / "模板.xlsx")
    page = open_library()
    page.window.template_button.click()
    page.wait()

    assert {"表头", "指标"} <= set(load_workbook(tmp_path / "模板.xlsx").sheetnames)


def test_a_place_that_cannot_be_written_is_told(open_library, ask, tmp_path):
    """The sentence stays until it is closed."""
    ask.answer(tmp_path / "没有" / "出.xlsx")
    page = open_library()
    page.select(STAPLE)
    page.press("excel")
    page.wait()

    assert "文件夹" in page.told()


def test_a_table_is_cloned_under_another_name(open_library, program):
    """Id and title are asked for, prefilled; a taken id is refused inside the dialog, which stays open."""
    page = open_library()
    page.select(STAPLE)
    page.press("clone")
    dialog = page.window.tasks.cloning
    assert dialog.id.text() == STAPLE
    assert nameless(dialog) == []
    dialog.title.clear()
    dialog.make_button.click()
    assert "名称" in dialog.message.text()
    compose(dialog.title, "我厂内部表")
    dialog.id.setText("大写 A")
    dialog.make_button.click()
    assert "小写字母" in dialog.message.text()
    dialog.id.setText("pp")
    dialog.make_button.click()
    page.wait()

    assert page.window.table.current_line().entry.header.title == "我厂内部表"
    assert program.library.pack("own-pp").table == program.library.pack(STAPLE).table
    page.press("clone")
    again = page.window.tasks.cloning
    assert again.id.text() == "pp-2"
    again.id.setText("pp")
    again.make_button.click()
    page.wait()
    assert again.isVisible()
    assert "own-pp" in again.message.text()
    again.reject()


def test_a_table_is_retired_and_brought_back(open_library, program):
    """A retired one is not offered to new evaluations; the notice or the button brings it back."""
    page = open_library()
    page.select(STAPLE)
    page.press("retire")
    page.wait()
    assert page.row(STAPLE)["standing"] == "已停用"
    assert "new" not in page.usable()
    assert STAPLE not in {header.id for header in program.library.offered()}
    page.go_on()
    assert page.row(STAPLE)["standing"] == "非官方转录"
    assert "new" in page.usable()


def test_only_own_unused_tables_are_deleted_and_come_back(open_library, own, program):
    """Delete on a shipped table says why not; an own one goes, and 撤销 brings it back."""
    own.clone(program.library.pack(STAPLE).header, "own-pp", "我厂内部表")
    page = open_library()
    page.select(STAPLE)
    QTest.keyClick(page.window.table, Qt.Key.Key_Delete)
    assert "只有自建表可以删除" in page.told()

    page.select("own-pp")
    QTest.keyClick(page.window.table, Qt.Key.Key_Delete)
    page.wait()
    assert "own-pp" not in page.ids()
    page.go_on()
    assert page.window.table.current_line().identity == ("own-pp", 1)


def test_one_in_use_is_not_deleted(open_library, own, program):
    """Its button says how many evaluations have it."""
    sample = program.assessments.open(program.assessments.sample().result(30)).result(30)
    header = own.clone(sample.pack.header, "own-pp")
    document = replace(sample.document, scheme=SchemeRef(id="own-pp", version=1))
    program.assessments.create(document, program.library.pack(header.id)).result(30)
    page = open_library()
    page.select("own-pp")

    assert "remove" not in page.usable()
    assert "1 份" in page.window.commands.buttons["remove"].toolTip()


def test_a_cloned_and_changed_table_scores_by_its_own_points(own, program, tmp_path):
    """Through the services alone: cloned, changed in Excel, taken in, an evaluation made with it and scored."""
    sample = program.assessments.open(program.assessments.sample().result(30)).result(30)
    path = tmp_path / "表.xlsx"
    own.give_out(own.clone(sample.pack.header, "own-pp", "我厂内部表"), path)
    swap_points(path)
    own.take_in(path)
    pack = program.library.pack("own-pp")
    assert pack.indicator(ROW).points == 8
    document = replace(sample.document, scheme=SchemeRef(id="own-pp", version=1))
    made = program.assessments.open(program.assessments.create(document, pack).result(30)).result(30)

    was, now = sample.result.row(ROW), made.result.row(ROW)
    assert now.score == was.score * 8 / 12
    assert (
        made.result.row("carbon-per-product").score == sample.result.row("carbon-per-product").score * 12 / 8
    )


def swap_points(path: Path) -> None:
    """Let the first two rows of a workbook's table change their points: 12 and 8 become 8 and 12."""
    book = load_workbook(path)
    sheet = book["指标"]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "分值" for cell in row))
    column = next(cell.column for cell in head if cell.value == "分值")
    names = {"单位丙纶（短纤维）产品综合能耗": 8, "单位产品碳排放量": 12}
    for row in sheet.iter_rows(min_row=head[0].row + 1):
        for cell in row:
            if cell.value in names:
                sheet.cell(cell.row, column).value = names[cell.value]
    book.save(path)


def test_from_the_menu_to_an_evaluation_of_a_changed_table(
    window, qtbot, program, own, ask, tmp_path, settings
):
    """Clone, export, change, import, 用此表新建评价, fill in the wizard, type a value: the own points are given."""
    window.actions_by_id["library"].trigger()
    library = LibraryPageObject(qtbot, window.library)
    library.wait()
    library.select(STAPLE)
    library.press("clone")
    library.window.tasks.cloning.id.setText("pp")
    library.window.tasks.cloning.make_button.click()
    library.wait()
    path = tmp_path / "改.xlsx"
    ask.answer(path)
    library.go_on()
    qtbot.waitUntil(path.exists)
    library.wait()
    swap_points(path)
    library.take_in(path)
    assert "own-pp" in library.ids()
    library.press("new")

    (wizard,) = window.findChildren(NewAssessment)
    assert settings.draft["scheme"]["id"] == "own-pp"
    page = WizardPageObject(qtbot, wizard)
    while not isinstance(wizard.currentPage(), ApplicantStep):
        page.next()
    page.fill(name="江苏某丙纶有限公司", industryCode="2825")
    page.choose("province", "江苏省")
    while not wizard.button(NewAssessment.WizardButton.FinishButton).isVisible():
        page.next()
    assert page.summary()["评价要求"].startswith("江苏省绿色工厂评价要求 化学纤维 丙纶（短纤维）（2026版）")
    page.finish()
    qtbot.waitUntil(lambda: window.workbench.page is not None, timeout=PATIENCE)
    shown = window.workbench.page
    assert window.library is None or not shiboken6.isValid(window.library) or not window.library.isVisible()
    with qtbot.waitActive(window):
        window.activateWindow()
    shown.go(Place.read("indicators/energy"))
    driver = AssessmentDriver(shown)
    driver.fill(ROW, "110")
    assert shown.model.pack.header.id == "own-pp"
    assert shown.model.result.row(ROW).score == 8


def test_the_very_version_chosen_is_taken(window, qtbot, own, file, settings, program):
    """Of two versions that are both offered the wizard has the one that was chosen, not the newest."""
    for version in (1, 2):
        own.take_in(file(version=version, name=f"{version}.yaml"))
    window.new_with(program.library.pack("own-pp", 1).header)
    (wizard,) = window.findChildren(NewAssessment)
    page = WizardPageObject(qtbot, wizard)
    while not isinstance(wizard.currentPage(), ApplicantStep):
        page.next()
    page.fill(name="江苏某丙纶有限公司", industryCode="2825")
    page.choose("province", "江苏省")
    while not wizard.button(NewAssessment.WizardButton.FinishButton).isVisible():
        page.next()

    assert wizard.draft.entries.scheme == SchemeRef(id="own-pp", version=1)
    wizard.reject()


def test_the_library_opens_once(window, qtbot, program):
    """Asked for twice it is the same window; while the wizard is open another table changes nothing in it."""
    window.actions_by_id["library"].trigger()
    first = window.library
    page = LibraryPageObject(qtbot, first)
    page.wait()
    window.open_library()
    assert window.library is first
    page.wait()
    page.select(STAPLE)
    page.press("new")
    window.new_with(program.library.pack("js-general-2026").header)

    (wizard,) = window.findChildren(NewAssessment)
    assert wizard.draft.entries.scheme == SchemeRef(id=STAPLE, version=1)
    wizard.reject()
