"""Drives the library of tables as a user does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from gf_desktop.ui.library.window import LibraryWindow
from tests.ui.keys import compose

PATIENCE = 20_000


class LibraryPageObject:
    """An open library."""

    def __init__(self, bot, window: LibraryWindow) -> None:
        self.bot = bot
        self.window = window

    def wait(self) -> None:
        """Wait until nothing is listed, read or changed any more."""
        desk = self.window.desk
        self.bot.waitUntil(lambda: bool(self.window.lines) and not desk.busy, timeout=PATIENCE)
        self.bot.waitUntil(self._read, timeout=PATIENCE)

    def texts(self, column: str = "title") -> list[str]:
        """Return what stands in a column, from the top."""
        model = self.window.table.lines
        number = [one.key for one in model.columns].index(column)
        return [str(model.index(row, number).data()) for row in range(model.rowCount())]

    def row(self, scheme_id: str, version: int = 1) -> dict[str, str]:
        """Return the cells of a table, by column."""
        rows = [one.identity for one in self.window.table.lines.rows()]
        number = rows.index((scheme_id, version))
        return {one.key: self.texts(one.key)[number] for one in self.window.table.lines.columns}

    def ids(self) -> list[str]:
        """Return the ids of the tables listed, from the top."""
        return [one.identity[0] for one in self.window.table.lines.rows()]

    def select(self, scheme_id: str, version: int = 1) -> None:
        """Put the cursor on a table and wait until it is read."""
        assert self.window.table.go_to((scheme_id, version)), scheme_id
        self.wait()

    def search(self, words: str) -> None:
        """Type into the search."""
        self.window.search.clear()
        compose(self.window.search, words)

    def narrow(self, key: str, value: str) -> None:
        """Choose in a filter by the words of its value."""
        combo = self.window.filters.combos[key]
        number = combo.findText(value)
        assert number >= 0, [combo.itemText(n) for n in range(combo.count())]
        combo.setCurrentIndex(number)
        combo.activated.emit(number)

    def press(self, what: str) -> None:
        """Press the button of a command; it must be usable."""
        if what == "yaml":
            assert self.window.commands.can(what)
            assert self.window.commands.yaml in self.window.commands.formats.menu().actions()
            self.window.commands.yaml.trigger()
            return
        button = self.window.commands.buttons[what]
        assert button.isEnabled(), button.toolTip()
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def usable(self) -> set[str]:
        """Return what can be done with the table under the cursor."""
        return {key for key in (*self.window.commands.buttons, "yaml") if self.window.commands.can(key)}

    def take_in(self, path: Path) -> None:
        """Import a file, as though it had been chosen."""
        self.window.tasks.take_in(path)
        self.wait()

    def told(self) -> str:
        """Return what the notice at the foot says."""
        return self.window.notices.text() if self.window.notices.isVisible() else ""

    def go_on(self) -> None:
        """Press what the notice offers."""
        self.bot.mouseClick(self.window.notices.action, Qt.MouseButton.LeftButton)
        self.wait()

    def detail(self) -> str:
        """Return what is told of the table."""
        return self.window.detail.toPlainText()

    def to_industries(self) -> None:
        """Turn to the catalogue of industries and wait until it is read."""
        self.window.tabs.setCurrentIndex(1)
        self.bot.waitUntil(lambda: bool(self.window.industries.lines), timeout=PATIENCE)
        self.wait_industries()

    def wait_industries(self) -> None:
        """Wait until nothing of the catalogue is looked for any more."""
        page = self.window.industries

        def read() -> bool:
            line = page.table.current_line()
            known = line is None or not line.entry.framed or page.known(line) is not None
            return known and not self.window.desk.looking

        self.bot.waitUntil(read, timeout=PATIENCE)

    def select_industry(self, title: str) -> None:
        """Put the cursor on an entry of the catalogue."""
        lines = self.window.industries.table.lines.rows()
        line = next(one for one in lines if one.entry.title == title)
        assert self.window.industries.table.go_to(line.key)
        self.wait_industries()

    def industry_row(self) -> dict[str, str]:
        """Return the cells of the current entry of the catalogue, by column."""
        table = self.window.industries.table
        row = table.currentIndex().row()
        return {
            one.key: str(table.lines.index(row, number).data())
            for number, one in enumerate(table.lines.columns)
        }

    def _read(self) -> bool:
        window = self.window
        if window.desk.reading:
            return False
        line = window.table.current_line()
        return line is None or bool(line.failed) or window.detail.pack is not None
