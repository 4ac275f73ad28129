"""Evaluations passed on as bundles: exported and imported from the screen, dropped on the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import SchemeRef
from gf_desktop.services.bundles import give_out
from gf_desktop.services.own_packs import OwnPacks
from gf_desktop.ui.home.flows import Flows
from gf_desktop.ui.prompts import FileKind, QtAsk
from tests.ui.pages.home_page import HomePageObject
from tests.ui.pages.import_page import drop
from tests.ui.recording_ask import RecordingAsk

PATIENCE = 30
SAMPLE = "样例丙纶短纤维厂（示范数据，非真实企业）"


@pytest.fixture
def home(qtbot, window) -> HomePageObject:
    """Return Home of the shown window."""
    return HomePageObject(qtbot, window)


@pytest.fixture
def listed(program, window) -> str:
    """Put the sample on the list and return its id."""
    key = program.assessments.sample().result(PATIENCE)
    window.read_rows()
    return key


@pytest.fixture
def foreign(tmp_path) -> Path:
    """Return a bundle from another workspace, of a table that only that one has."""
    other = build(tmp_path / "别处")
    shipped = other.library.pack("js-pp-staple-2026").header
    OwnPacks(other.library, other.catalogue, other.data).clone(shipped, "own-pp", "自建的表")
    session = other.assessments.open(other.assessments.sample().result(PATIENCE)).result(PATIENCE)
    other.assessments.stop()
    document = replace(session.document, scheme=SchemeRef(id="own-pp", version=1))
    give_out(document, other.library.pack("own-pp"), tmp_path / "别处.gfa")
    return tmp_path / "别处.gfa"


def opened(window, qtbot) -> None:
    """Wait until an evaluation is shown."""
    qtbot.waitUntil(lambda: window.workbench.model is not None, timeout=20000)


def test_an_evaluation_is_passed_on_with_its_table(qtbot, home, listed, window, ask, tmp_path):
    """The usual export is a bundle: it says that the table is inside, and comes back as an evaluation of its own."""
    path = tmp_path / "带 空格" / "评价.gfa"
    path.parent.mkdir()
    ask.answer(path)
    home.select(SAMPLE)
    home.use("export-row")
    qtbot.waitUntil(lambda: f"“{path.name}”，评价要求附在里面" in window.notices.text())
    with ZipFile(path) as archive:
        assert archive.namelist() == ["manifest.json", "document.json", "pack.json"]

    ask.answer(path)
    home.press("导入")
    opened(window, qtbot)
    assert window.workbench.model.document.applicant.name == SAMPLE
    assert window.workbench.model.assessment.id == listed
    qtbot.waitUntil(lambda: "没有重复导入" in window.notices.text())
    window.notices.action.click()
    qtbot.waitUntil(lambda: window.workbench.model.assessment.id != listed, timeout=20000)
    qtbot.waitUntil(lambda: "已导入为新的评价，已有 1 份" in window.notices.text())
    assert "评价要求库" not in window.notices.text()


def test_what_is_open_already_is_not_read_again(qtbot, listed, window, program, tmp_path):
    """A file that says the very same as the evaluation shown leaves it as it is; a changed one comes beside it."""
    window.flows.open(listed)
    opened(window, qtbot)
    path = tmp_path / "评价.gfa"
    model = window.workbench.model
    give_out(model.document, model.pack, path)
    window.flows.import_document(path)
    qtbot.waitUntil(lambda: "没有重复导入" in window.notices.text())
    assert window.workbench.model is model

    changed = replace(model.document, narrative={"scope": "另一句话"})
    give_out(changed, model.pack, path)
    window.flows.import_document(path)
    qtbot.waitUntil(lambda: window.workbench.model is not model, timeout=20000)
    assert window.workbench.model.assessment.id != listed


def test_the_open_evaluation_is_passed_on_from_its_menu(qtbot, home, listed, window, ask, tmp_path):
    """The workbench writes the same file; a document alone says what it lacks."""
    window.flows.open(listed)
    opened(window, qtbot)
    for name, said in (("评价.gfa", "附在里面"), ("评价.json", "不附评价要求")):
        ask.answer(tmp_path / name)
        window.workbench.actions_by_id["export"].trigger()
        qtbot.waitUntil(
            lambda name=name, said=said: (
                f"“{name}”" in window.notices.text() and said in window.notices.text()
            )
        )

    assert (tmp_path / "评价.gfa").read_bytes().startswith(b"PK")
    assert (tmp_path / "评价.json").read_text(encoding="utf-8").startswith("{")


def test_both_kinds_are_offered_the_bundle_first(window, program, listed):
    """The name suggested is that of a bundle, and a document alone can be chosen."""
    seen = []

    class Looking(RecordingAsk):
        def choose_save_path(self, title, suggestion, kinds):
            seen.append((suggestion.name, [kind.endings for kind in kinds]))

        def choose_open_path(self, title, folder, kinds):
            seen.append(("", [kind.endings for kind in kinds]))

    flows = Flows(program, Looking(), window)
    flows.export(program.assessments.open(listed).result(PATIENCE))
    flows.import_document()

    assert seen == [
        ("样例丙纶短纤维厂（示范数据，非真实企业）-2025年度评价.gfa", [("gfa",), ("json",)]),
        ("", [("gfa", "json")]),
    ]


def test_a_table_that_comes_along_is_told_and_offered(qtbot, window, program, foreign):
    """The notice names the table; a new evaluation can be made with it, and the one taken in has it."""
    window.flows.import_document(foreign)
    opened(window, qtbot)
    qtbot.waitUntil(lambda: "“自建的表”已收入评价要求库" in window.notices.text())

    assert window.workbench.model.pack.header.id == "own-pp"
    assert ("own-pp", 1) in {(h.id, h.version) for h in program.library.offered()}


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
@pytest.mark.parametrize("way", ["dropped", "second start"])
def test_a_bundle_comes_in_by_other_ways_too(qtbot, window, foreign, way):
    """What is dropped on the window, or handed over by a second start, is taken in."""
    window.complete()
    if way == "dropped":
        assert drop(window, foreign)
    else:
        window.open_files((str(foreign),))
    opened(window, qtbot)

    assert window.workbench.model.pack.header.title == "自建的表"


def test_a_torn_bundle_is_said_in_plain_words(qtbot, home, listed, window, foreign):
    """The sentence names the file once, says what to do, and nothing is taken in."""
    foreign.write_bytes(foreign.read_bytes()[:-50])
    window.flows.import_document(foreign)
    qtbot.waitUntil(window.banner.isVisible)

    assert window.banner.text().startswith("“别处.gfa”没有导入：评价文件包不完整或已损坏")
    assert len(home.texts()) == 1


def test_the_chosen_kind_gives_the_ending(window, monkeypatch, tmp_path):
    """A name typed without an ending gets that of the kind chosen in the dialog; a typed name changes with it."""
    kinds = [FileKind("评价文件包", ("gfa",)), FileKind("评价文件", ("json",))]
    names = []

    def accept(dialog):
        choice = next(box for box in dialog.findChildren(QComboBox) if box.objectName() == "fileTypeCombo")
        choice.setCurrentIndex(1)
        choice.activated.emit(1)
        choice.textActivated.emit(choice.currentText())
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        names.append(field.text())
        field.setText("甲厂")
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", accept)
    path = QtAsk(window).choose_save_path("导出评价文件", tmp_path / "评价.gfa", kinds)

    assert names == ["评价.json"]
    assert path == tmp_path / "甲厂.json"


def test_another_table_of_the_same_name_is_said_until_it_is_read(qtbot, window, program, foreign):
    """What differs from the library's stands above the evaluation until it is dismissed."""
    window.flows.import_document(foreign)
    qtbot.waitUntil(lambda: "已收入评价要求库" in window.notices.text())
    table = program.library.pack("own-pp")
    document = window.workbench.model.document
    give_out(document, replace(table, header=replace(table.header, note="另一份")), foreign)
    window.flows.import_document(foreign)
    qtbot.waitUntil(window.banner.isVisible)

    assert "已有 1 份同名称" in window.banner.text()
    assert "库里的“自建的表”（第 1 版）与文件自带的内容不同" in window.banner.text()
    assert window.workbench.model.pack.header.note == "另一份"
