"""Drives the choice of another table as a user does."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gf_desktop.ui.carrying.dialog import CarryDialog
from gf_desktop.ui.carrying.preview import Change

PATIENCE = 20_000


class CarryPageObject:
    """An open dialog."""

    def __init__(self, bot, dialog: CarryDialog) -> None:
        self.bot = bot
        self.dialog = dialog

    def wait(self) -> None:
        """Wait until the preview of the table chosen is there."""
        self.bot.waitUntil(
            lambda: (
                self.dialog.preview is not None
                and self.dialog.preview.pack.header == self.dialog.offer().header
            ),
            timeout=PATIENCE,
        )

    def tables(self) -> list[str]:
        """Return the tables listed, from the top."""
        items = [self.dialog.schemes.item(row) for row in range(self.dialog.schemes.count())]
        return [item.text() for item in items if not item.isHidden()]

    def choose(self, scheme_id: str) -> None:
        """Choose a table by its id and wait for its preview."""
        ids = [offer.header.id for offer in self.dialog.offers]
        self.dialog.schemes.setCurrentRow(ids.index(scheme_id))
        self.wait()

    def only(self, state: str) -> None:
        """Choose which changes are shown."""
        self.dialog.only.set_value(state)
        self.dialog.only.chosen.emit(state)

    def changes(self) -> tuple[Change, ...]:
        """Return the rows shown."""
        return self.dialog.table.changes.rows()

    def change(self, title: str) -> dict[str, str]:
        """Return the cells of a row, by column."""
        model = self.dialog.table.changes
        (number,) = [n for n, one in enumerate(model.rows()) if one.title == title]
        return {column.key: column.text(model.row(number)) for column in model.columns}

    def make(self) -> None:
        """Press 生成新评价."""
        self.bot.mouseClick(self.dialog.make_button, Qt.MouseButton.LeftButton)
