"""Questions have verbs on their buttons and leave things as they are unless told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from gf_desktop.ui.prompts import FileKind, QtAsk
from gf_desktop.ui.settings import Settings
from tests.ui.recording_ask import RecordingAsk

PDF = FileKind("PDF 文件", ("pdf",))
SHEETS = FileKind("表格", ("xlsx", "xls", "ods"))


@pytest.fixture
def window(qtbot):
    """A window to ask over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def soon(function):
    """Do something while a dialog is open."""
    QTimer.singleShot(0, function)


def box():
    """Return the message box that is open."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


def press(words):
    """Press a button of the message box that is open."""
    next(button for button in box().buttons() if button.text() == words).click()


def test_confirming_needs_the_verb(window):
    """The action's own word confirms; leaving does not."""
    ask = QtAsk(window)
    soon(lambda: press("删除评价"))
    assert ask.confirm("删除评价", "30 天内可从回收站恢复。", "删除评价")
    soon(lambda: press("取消"))
    assert not ask.confirm("删除评价", "30 天内可从回收站恢复。", "删除评价")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_leave_things_as_they_are(window, qtbot, key):
    """Nothing is destroyed by a key pressed in passing."""
    ask = QtAsk(window)
    soon(lambda: qtbot.keyClick(box(), key))
    assert not ask.confirm("删除评价", "不能恢复。", "删除评价")


def test_title_and_reason_are_shown_over_the_window(window):
    """The box says what and why, over the window that asks."""
    seen = []

    def look():
        seen.append((box().text(), box().informativeText(), box().parent()))
        press("关闭")

    soon(look)
    QtAsk(window).tell("打不开这个文件", "它不是 PDF 文件。请选择另一个。", details="%PDF- 缺失")
    assert seen == [("打不开这个文件", "它不是 PDF 文件。请选择另一个。", window)]


def test_choosing_among_actions(window):
    """Each action is told by its id."""
    soon(lambda: press("另存副本"))
    actions = [("retry", "重试"), ("copy", "另存副本")]
    assert QtAsk(window).choose("没有保存", "磁盘已满。", actions) == "copy"


@pytest.fixture
def dialogs(monkeypatch):
    """File dialogs that are remembered and accepted instead of shown."""
    opened = []

    def accept(dialog):
        opened.append((dialog.windowTitle(), dialog.nameFilters(), dialog.defaultSuffix(), dialog.parent()))
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", accept)
    return opened


def test_saving_suggests_a_name_and_adds_the_ending(window, dialogs, tmp_path):
    """The suggested name, ending and folder are there, over the window."""
    suggestion = tmp_path / "自评价报告.pdf"
    assert QtAsk(window).choose_save_path("导出报告", suggestion, [PDF]) == suggestion
    assert dialogs == [("导出报告", ["PDF 文件 (*.pdf)"], "pdf", window)]


def test_opening_offers_the_kinds(window, dialogs, tmp_path):
    """Only files of the kinds wanted are offered."""
    QtAsk(window).choose_open_path("导入数据", tmp_path, [SHEETS])
    assert dialogs[0][1] == ["表格 (*.xlsx *.xls *.ods)"]


class Folder:
    """Keeps the folder used last."""

    folder = ""


@pytest.fixture
def begun(monkeypatch):
    """Where dialogs began and what they named beforehand; each is accepted with the file given."""
    seen, answers = [], []

    def accept(dialog):
        seen.append(
            (Path(dialog.directory().absolutePath()), [Path(one).name for one in dialog.selectedFiles()])
        )
        dialog.selectFile(str(answers[len(seen) - 1]))
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", accept)
    return seen, answers


def test_dialogs_begin_in_the_folder_used_last(window, begun, tmp_path):
    """The first begins where the caller says, the next where the file was; another start still knows it."""
    seen, answers = begun
    first, second = tmp_path / "甲", tmp_path / "乙"
    for folder in (first, second):
        folder.mkdir()
        (folder / "表.xlsx").write_bytes(b"")
    answers += [second / "表.xlsx", second / "报告.pdf", second / "表.xlsx"]
    kept = Folder()

    assert QtAsk(window, kept).choose_open_path("导入", first, [SHEETS]) == second / "表.xlsx"
    assert Path(kept.folder) == second
    QtAsk(window, kept).choose_save_path("导出", first / "报告.pdf", [PDF])
    QtAsk(window, kept).choose_open_paths("导入", first, [SHEETS])

    assert [folder for folder, _ in seen] == [first, second, second]
    assert [names for _, names in seen] == [[], ["报告.pdf"], []]


def test_a_folder_that_is_gone_is_no_file_name(window, begun, monkeypatch, tmp_path):
    """Where neither the remembered folder nor the caller's is there, home is shown and no name is offered."""
    seen, answers = begun
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    answers.append(tmp_path / "表.xlsx")
    kept = Folder()
    kept.folder = str(tmp_path / "拔掉的U盘")

    QtAsk(window, kept).choose_open_path("导入", tmp_path / "Documents", [SHEETS])

    assert seen == [(tmp_path, [])]


def test_the_folder_is_remembered_in_the_settings(tmp_path):
    """Another start reads the folder of the one before."""
    Settings(tmp_path).folder = "/数据/绿色工厂"

    assert Settings(tmp_path).folder == "/数据/绿色工厂"


def test_a_dialog_left_gives_nothing(window, monkeypatch, tmp_path):
    """Leaving a file dialog is no path, no list, no folder."""
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: QFileDialog.DialogCode.Rejected)
    ask = QtAsk(window)
    assert ask.choose_save_path("导出报告", tmp_path / "a.pdf", [PDF]) is None
    assert ask.choose_open_path("打开", tmp_path, [PDF]) is None
    assert ask.choose_open_paths("添加证据", tmp_path, [PDF]) == []
    assert ask.choose_folder("导出到", tmp_path) is None


def test_the_recording_one_answers_in_order():
    """Tests give the answers beforehand and read the questions afterwards."""
    ask = RecordingAsk(True, Path("a.pdf"))
    assert ask.confirm("删除评价", "", "删除评价")
    assert ask.choose_save_path("导出报告", Path("b.pdf"), []) == Path("a.pdf")
    assert not ask.confirm("还有吗", "", "继续")
    ask.tell("打不开", "文件损坏。")
    assert ask.asked == [("confirm", "删除评价"), ("choose_save_path", "导出报告"), ("confirm", "还有吗")]
    assert ask.told == [("打不开", "文件损坏。", "")]


@pytest.mark.parametrize("method", ["choose_open_path", "choose_save_path", "choose_open_paths"])
def test_a_file_dialog_speaks_chinese_throughout(window, tmp_path, method):
    """The words that Qt's translation lacks are given by us."""
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        seen.extend(dialog.labelText(label) for label in QFileDialog.DialogLabel if label.name != "Accept")
        dialog.reject()

    soon(look)
    place = tmp_path / "评价.json" if method == "choose_save_path" else tmp_path
    getattr(QtAsk(window), method)("选文件", place, (PDF,))

    assert len(seen) == 4
    assert all("\u4e00" <= words[0] <= "\u9fff" for words in seen), seen
