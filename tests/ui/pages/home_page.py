"""Drives Home as a user does: by the words on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from gf_desktop.ui.home.model import COLUMNS
from gf_desktop.ui.main_window import MainWindow
from tests.ui.keys import compose


class HomePageObject:
    """Home inside a shown window."""

    def __init__(self, bot, window: MainWindow) -> None:
        self.bot = bot
        self.window = window
        self.page = window.home

    def texts(self, column: str = "applicant") -> list[str]:
        """Return what stands in a column, from the top."""
        number = [one.id for one in COLUMNS].index(column)
        model = self.page.model
        return [model.index(row, number).data() for row in range(model.rowCount())]

    def row(self, name: str) -> dict[str, str]:
        """Return the cells of the row of an enterprise, by column."""
        number = self.texts().index(name)
        return {one.id: self.texts(one.id)[number] for one in COLUMNS}

    def select(self, name: str) -> None:
        """Put the cursor on the row of an enterprise."""
        self.page.table.selectRow(self.texts().index(name))

    def press(self, words: str) -> None:
        """Press the visible button that begins with these words."""
        buttons = [
            b for b in self.page.findChildren(QPushButton) if b.isVisible() and b.text().startswith(words)
        ]
        assert len(buttons) == 1, f"{words}: {len(buttons)} buttons"
        self.bot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)

    def press_above(self, words: str) -> None:
        """Press the button of the failure above the list that begins with these words."""
        (button,) = [b for b in self.window.banner.buttons() if b.text().startswith(words)]
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def offered_above(self) -> list[str]:
        """Return what can be done about the failure above the list."""
        return [button.text() for button in self.window.banner.buttons()]

    def search(self, words: str) -> None:
        """Type into the search."""
        line = self.page.search
        line.clear()
        compose(line, words)

    def use(self, action_id: str) -> None:
        """Use an entry of the row's menu; it must be offered and be usable."""
        action = next(one for one in self.page.menu.actions() if one.objectName() == action_id)
        assert action.isVisible()
        assert action.isEnabled()
        action.trigger()

    def offered(self) -> set[str]:
        """Return the ids of what the row's menu offers and can do."""
        actions = self.page.menu.actions()
        return {a.objectName() for a in actions if a.isVisible() and a.isEnabled() and not a.isSeparator()}

    def enter(self) -> None:
        """Press Enter in the table."""
        self.page.table.setFocus()
        self.bot.keyClick(self.page.table, Qt.Key.Key_Return)

    def wait_for_rows(self, count: int) -> None:
        """Wait until so many rows are shown."""
        self.bot.waitUntil(lambda: len(self.texts()) == count)

    def is_empty(self) -> bool:
        """Return whether Home says that nothing is there yet."""
        return self.page.welcome.isVisible()
