"""The small dialogs of the window: keys, about, and what is shown after a mistake of ours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gf_desktop import __version__
from gf_desktop.ui.actions import help_rows, key_words
from gf_desktop.ui.forms import fill_form
from gf_desktop.ui.ledgers.keys import TABLE_KEYS
from gf_desktop.ui.theme import set_flag, set_role, space


class Dialog(QDialog):
    """A dialog on a designed form; it deletes itself when closed."""

    def __init__(self, forms: Path, form: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_form(forms / f"{form}.ui", self)
        for name in ("closeButton", "goOn"):
            if (button := self.findChild(QPushButton, name)) is not None:
                set_flag(button, "primary", True)
                button.clicked.connect(self.accept)

    def label(self, name: str) -> QLabel:
        """Return the form's label of that name."""
        found = self.findChild(QLabel, name)
        assert found is not None, name
        return found

    def button(self, name: str) -> QPushButton:
        """Return the form's button of that name."""
        found = self.findChild(QPushButton, name)
        assert found is not None, name
        return found


class KeysDialog(Dialog):
    """All keys, as the registry of actions has them."""

    def __init__(self, forms: Path, parent: QWidget | None = None) -> None:
        super().__init__(forms, "keys_dialog", parent)
        table = self.findChild(QTableWidget, "keys")
        assert table is not None
        of_tables = ((self.tr("基础数据的表格"), one.text, key_words(one)) for one in TABLE_KEYS)
        rows = [*help_rows(), *of_tables]
        table.setColumnCount(3)
        table.setHorizontalHeaderLabels([self.tr("在哪里"), self.tr("做什么"), self.tr("按键")])
        table.setRowCount(len(rows))
        for number, (where, what, keys) in enumerate(rows):
            first = number == 0 or rows[number - 1][0] != where
            for column, text in enumerate((where if first else "", what, keys)):
                table.setItem(number, column, QTableWidgetItem(text))
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.resize(space(600), space(480))


class AboutDialog(Dialog):
    """What the program is, its version, where its data lie."""

    def __init__(self, forms: Path, data: Path, parent: QWidget | None = None) -> None:
        super().__init__(forms, "about_dialog", parent)
        self._data = data
        self.label("title").setText(self.tr("绿色工厂自评价"))
        set_role(self.label("title"), "page")
        self.label("version").setText(self.tr("版本 {version}").format(version=__version__))
        self.label("data").setText(self.tr("数据文件夹：{folder}").format(folder=data))
        set_role(self.label("licences"), "muted")
        self.button("folder").clicked.connect(self._open_folder)
        self.resize(space(520), space(320))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data)))


class CrashDialog(Dialog):
    """Shows a report that can be copied; further errors are added to the open dialog."""

    def __init__(self, forms: Path, logs: Path, text: str, parent: QWidget | None = None) -> None:
        super().__init__(forms, "crash_dialog", parent)
        self._logs = logs
        self._count = 1
        set_role(self.label("title"), "section")
        set_role(self.label("repeats"), "muted")
        self.label("repeats").hide()
        self._report().setPlainText(text)
        self.button("copy").clicked.connect(self._copy)
        self.button("folder").clicked.connect(self._open_folder)
        self.button("goOn").setFocus()
        self.resize(space(640), space(420))

    def _report(self) -> QPlainTextEdit:
        report = self.findChild(QPlainTextEdit, "report")
        assert report is not None
        return report

    def add(self, text: str) -> None:
        """Take in another error; the same one is only counted."""
        self._count += 1
        if text.splitlines()[-1:] != self._report().toPlainText().splitlines()[-1:]:
            self._report().appendPlainText("\n" + text)
        self.label("repeats").setText(self.tr("共 {count} 次").format(count=self._count))
        self.label("repeats").show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report().toPlainText())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))


def show_keys(parent: QWidget, forms: Path) -> None:
    """Show all keys."""
    KeysDialog(forms, parent).open()


def show_about(parent: QWidget, forms: Path, data: Path) -> None:
    """Show what the program is."""
    AboutDialog(forms, data, parent).open()
