"""Drives the import of spreadsheets as a user does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget, QWizard

from gf_desktop.ui.importing.wizard import ImportTables
from gf_desktop.ui.widgets.combo import Combo

LONG = 30_000
"""Milliseconds that reading may take on a busy machine."""


class ImportDriver:
    """An open import."""

    def __init__(self, bot, wizard: ImportTables) -> None:
        self.bot = bot
        self.wizard = wizard

    @property
    def title(self) -> str:
        """The title of the page shown."""
        return self.wizard.currentPage().title()

    @property
    def said(self) -> str:
        """What the foot of the page says."""
        return self.wizard.currentPage().line.text()

    def wait(self) -> None:
        """Wait until no work is under way."""
        self.bot.waitUntil(lambda: not self.wizard.desk.busy, timeout=LONG)
        QApplication.processEvents()

    def read(self, *paths: Path) -> None:
        """Choose files by the button."""
        self.wizard.desk.ask.answer(list(paths))
        self.wizard.files.choose()
        self.wait()

    def files(self) -> list[tuple[str, str]]:
        """Return name and what is said of each file."""
        model = self.wizard.files.files
        return [(one.name, model.index(row, 1).data()) for row, one in enumerate(model.rows())]

    def next(self) -> None:
        """Press 下一步, or 导入 on the last page, and wait."""
        last = self.wizard.currentPage().isFinalPage()
        self.press(QWizard.WizardButton.FinishButton if last else QWizard.WizardButton.NextButton)
        self.wait()

    def back(self) -> None:
        """Press 上一步."""
        self.press(QWizard.WizardButton.BackButton)

    def cancel(self) -> None:
        """Press 取消."""
        self.press(QWizard.WizardButton.CancelButton)

    def press(self, which: QWizard.WizardButton) -> None:
        """Press a button of the wizard."""
        button = self.wizard.button(which)
        assert button.isVisible(), button.text()
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def click(self, name: str) -> None:
        """Press a button of the page by its name."""
        found = [
            one for one in self.wizard.currentPage().findChildren(QAbstractButton, name) if one.isVisible()
        ]
        assert found, name
        found[0].click()
        self.wait()

    def sheets(self) -> dict[str, tuple[str, ...]]:
        """Return of each sheet as what it is understood, how much was read, how many problems."""
        model = self.wizard.sheets.sheets
        return {
            one.name: tuple(model.index(row, column).data() for column in (1, 2, 3))
            for row, one in enumerate(model.rows())
        }

    def go_to_sheet(self, name: str) -> None:
        """Put the cursor on a sheet."""
        rows = self.wizard.sheets.sheets.rows()
        row = next(number for number, one in enumerate(rows) if one.name == name)
        self.wizard.sheets.table.setCurrentIndex(self.wizard.sheets.sheets.index(row, 0))

    def choose(self, name: str, value: str) -> None:
        """Choose in a list of the sheet's panel by its id."""
        combo = self.wizard.currentPage().findChild(Combo, name)
        assert combo is not None, name
        assert combo.findData(value) >= 0, value
        combo.set_value(value)
        combo.chosen.emit(value)

    def lead(self, heading: str, key: str, value: str) -> None:
        """Choose in the line of a column of the sheet: target, month or unit."""
        table = self.wizard.sheets.mapping.table
        model = table.model()
        keys = [column.key for column in model.columns]
        row = next(number for number, one in enumerate(model.rows()) if one.heading == heading)
        index = model.index(row, keys.index(key))
        table.setCurrentIndex(index)
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_F2)
        (combo,) = [one for one in table.viewport().findChildren(Combo) if one.isVisible()]
        combo.hidePopup()
        combo.set_value(value)
        combo.chosen.emit(value)
        QApplication.processEvents()

    def led(self) -> dict[str, tuple[str, str, str]]:
        """Return where each column leads: target, month and unit as they are shown."""
        model = self.wizard.sheets.mapping.table.model()
        return {
            one.heading: tuple(model.index(row, column).data() for column in (2, 3, 4))
            for row, one in enumerate(model.rows())
        }

    def preview(self) -> list[tuple[str, ...]]:
        """Return the first rows as they would be read, titles first."""
        model = self.wizard.sheets.mapping.preview.model()
        return [tuple(column.title for column in model.columns), *model.rows()]

    def problems(self) -> list[tuple[str, ...]]:
        """Return the problems shown: sheet, cell, what stands there, the sentence."""
        model = self.wizard.problems.problems
        return [
            tuple(model.index(row, column).data() for column in range(4)) for row in range(model.rowCount())
        ]

    def differences(self) -> dict[str, dict[str, tuple[str, bool]]]:
        """Return of each group its items: how they change, and whether they are ticked."""
        model = self.wizard.differences.differences
        found = {}
        for number, group in enumerate(model.groups):
            above = model.index(number, 0)
            found[group.title] = {
                one.title: (model.index(row, 1, above).data(), one.key in model.chosen())
                for row, one in enumerate(group.items)
            }
        return found

    def tick(self, group: str, item: str = "") -> None:
        """Tick an item or a whole group by the space bar, or take the tick away."""
        model, tree = self.wizard.differences.differences, self.wizard.differences.tree
        number = next(at for at, one in enumerate(model.groups) if one.title == group)
        index = model.index(number, 0)
        if item:
            row = next(at for at, one in enumerate(model.groups[number].items) if one.title == item)
            index = model.index(row, 0, index)
        tree.setCurrentIndex(index)
        QTest.keyClick(tree, Qt.Key.Key_Space)


def drop(widget: QWidget, *paths: Path) -> bool:
    """Drop files on a widget; return whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy = QPointF(20, 20), Qt.DropAction.CopyAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(where.toPoint(), copy, data, button, none)
    entered.ignore()
    QApplication.sendEvent(widget, entered)
    if entered.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(where, copy, data, button, none))
    return entered.isAccepted()


def drop_over(field: QWidget, *paths: Path) -> bool:
    """Drag files over a field, as the system tells its window of it, and drop them; return whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window = field.window()
    at, copy = field.mapTo(window, field.rect().center()), Qt.DropAction.CopyAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(at, copy, data, button, none),
        QDragMoveEvent(at, copy, data, button, none),
    ):
        QApplication.sendEvent(window.windowHandle(), event)
        if not event.isAccepted():
            return False
    dropped = QDropEvent(QPointF(at), copy, data, button, none)
    QApplication.sendEvent(window.windowHandle(), dropped)
    return dropped.isAccepted()
