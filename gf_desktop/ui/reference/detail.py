"""All that is known of one row of a reference table, name beside value."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from gf_desktop.ui.reference.sheets import Line, Sheet
from gf_desktop.ui.theme import space, tokens
from gf_desktop.ui.widgets.rich_text import rich_text

_TWO_COLUMNS = 6
"""Lines beyond which a wide pane sets them in two columns."""


class Detail(QTextBrowser):
    """Shows a row in full; its text can be marked and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAccessibleName(self.tr("这一行的全部内容"))
        self.setTabChangesFocus(True)
        self._shown: tuple[Sheet, Line] | None = None
        self._columns = False

    def show_line(self, sheet: Sheet | None, line: Line | None) -> None:
        """Show a row, or nothing."""
        self._shown = (sheet, line) if sheet is not None and line is not None else None
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Write again in the colours now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_shown"):
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the lines in as many columns as there is room for."""
        super().resizeEvent(event)
        if self._shown is not None and self._columns != self._wide():
            self._write()

    def _write(self) -> None:
        self._columns = self._wide()
        if self._shown is None:
            self.clear()
            return
        sheet, line = self._shown
        told = [(title, text) for title, text in zip(sheet.titles, line.texts, strict=True) if text]
        half = (len(told) + 1) // 2 if len(told) > _TWO_COLUMNS and self._columns else len(told)
        parts = "".join(f"<td>{_table(some)}</td>" for some in (told[:half], told[half:]) if some)
        self.setHtml(f"<table width='100%'><tr>{parts}</tr></table>")

    def _wide(self) -> bool:
        return self.width() > space(16) * 40


def _table(told: list[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><td style='color: {tokens().muted}; padding: 1px {space(12)}px 1px 0; white-space: nowrap'>"
        f"{rich_text(title)}</td><td style='padding: 1px 0'>{rich_text(text)}</td></tr>"
        for title, text in told
    )
    return f"<table>{rows}</table>"
