"""Ways into the import: files dropped on the window, menus of ledger and overview."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from gf_desktop.services.own_packs import OwnPacks
from gf_desktop.ui.importing.wizard import ImportTables
from tests.ui.importing.conftest import find
from tests.ui.pages.import_page import LONG, drop, drop_over

# Lists that open need what the offscreen plugin has not.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


def test_spreadsheets_dropped_on_the_window_open_the_import(qtbot, opened, template):
    """With an evaluation open a dropped workbook is read at once."""
    opened.complete()

    assert drop(opened, template)
    assert find(qtbot, opened).files()[0][0] == template.name


def test_spreadsheets_dropped_on_home_say_where_they_belong(window, template):
    """Without an evaluation there is nothing to import into."""
    window.complete()

    assert drop(window, template)
    assert window.notices.isVisible()


@pytest.mark.parametrize("where", ["opened", "window"])
def test_a_tables_own_workbook_is_sent_to_the_library(qtbot, request, where, program, tmp_path):
    """Dropped on an evaluation or on Home it is not read as data: the bar leads to the library, which takes it in."""
    window = request.getfixturevalue(where)
    window.complete()
    own = OwnPacks(program.library, program.catalogue, program.data)
    header = own.clone(program.library.pack("js-general-2026").header, "own-general", "我厂的表")
    book = tmp_path / "我厂的表.xlsx"
    own.give_out(header, book)
    own.remove(header)

    assert drop(window, book)
    assert not [one for one in window.findChildren(ImportTables) if one.isVisible()]
    assert "评价要求填写表" in window.notices.text()
    window.notices.action.click()
    qtbot.waitUntil(lambda: any(one.header.id == "own-general" for one in own.entries()), timeout=LONG)
    window.library.close()


def test_the_import_names_a_tables_own_workbook(driver, program, tmp_path):
    """Chosen among the files of an import it is said to be none of these."""
    book = tmp_path / "填写表.xlsx"
    OwnPacks(program.library, program.catalogue, program.data).template(book)
    way = driver()
    assert drop(way.wizard.files, book)
    way.wait()

    assert "评价要求库" in way.files()[0][1]


def test_other_files_are_not_taken(opened, tmp_path):
    """A picture dropped on the window is none of ours."""
    opened.complete()

    assert not drop(opened, tmp_path / "照片.png")


def test_files_dropped_on_a_text_field_do_not_become_its_text(qtbot, opened, template, tmp_path):
    """What the window knows is imported, anything else is not taken, and the field stays as it is."""
    opened.complete()
    before = "填到一半"
    field = QLineEdit(before, opened)
    field.setGeometry(100, 100, 200, 40)
    field.show()
    field.raise_()
    assert not drop_over(field, tmp_path / "照片.png")
    assert field.text() == before

    assert drop_over(field, template)
    assert find(qtbot, opened).files()[0][0] == template.name
    assert field.text() == before


def test_files_dropped_on_the_first_page_are_read(driver, template):
    """The first page takes what is dropped on it."""
    way = driver()
    assert drop(way.wizard.files, template)
    way.wait()

    assert way.files()[0][0] == template.name


def test_a_closed_evaluation_takes_nothing(qtbot, opened, program):
    """The menu does not offer the import of a closed evaluation."""
    session = opened.workbench.model.session
    program.assessments.close(session).result(60)
    opened.flows.open(session.assessment.id)
    qtbot.waitUntil(
        lambda: opened.workbench.model is not None and opened.workbench.model.read_only, timeout=10_000
    )

    assert not opened.workbench.actions_by_id["tables"].isVisible()
    opened.import_tables()
    assert opened.notices.isVisible()


def test_the_ledger_and_the_overview_lead_here(qtbot, opened):
    """从表格文件导入 on the page of the year's data opens the import."""
    from gf_desktop.ui.assessment.place import Place

    opened.workbench.page.go(Place.read("data/overview"))
    button = opened.workbench.page.findChild(object, "import-tables")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert find(qtbot, opened).title == "选择文件"
