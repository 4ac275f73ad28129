"""Sentences that wrap, some of them leading somewhere: by mouse, or by Tab and Enter."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote, unquote

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gf_desktop.ui.theme import tokens
from gf_desktop.ui.widgets.rich_text import rich_text

Line = tuple[str, str]
"""A sentence and where it leads; empty where it leads nowhere."""


def anchor(text: str, target: str) -> str:
    """Return ``text`` as rich text that leads to ``target``; ``target_of`` reads it back."""
    return f'<a href="{escape(quote(target))}">{rich_text(text)}</a>'


def target_of(link: str) -> str:
    """Return where a link made by ``anchor`` leads."""
    return unquote(link)


class LinkLabel(QLabel):
    """Lines of text below each other; those with a target can be pressed.

    Signals:
        asked: A line was pressed (its target).
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.linkActivated.connect(self._on_link)
        self.hide()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines

    def set_lines(self, lines: Iterable[Line]) -> None:
        """Show other lines; without any the label is gone."""
        lines = tuple(lines)
        if lines != self._lines:
            self._lines = lines
            self._write()
        self.setVisible(bool(lines))

    def press(self, number: int) -> None:
        """Follow the link of a line."""
        self.asked.emit(self._lines[number][1])

    def changeEvent(self, event: QEvent) -> None:
        """Write the links again in the colours now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_lines"):
            self._write()

    def _write(self) -> None:
        flags = Qt.TextInteractionFlag.NoTextInteraction
        if any(target for _, target in self._lines):
            flags = (
                Qt.TextInteractionFlag.LinksAccessibleByMouse
                | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
        self.setTextInteractionFlags(flags)
        self.setAccessibleName("；".join(text for text, _ in self._lines))
        self.setText("<br>".join(self._line(text, target) for text, target in self._lines))

    def _line(self, text: str, target: str) -> str:
        if not target:
            return rich_text(text)
        style = f"color: {tokens().accent}; text-decoration: none"
        return anchor(text, target).replace("<a ", f'<a style="{style}" ', 1)

    def _on_link(self, link: str) -> None:
        self.asked.emit(target_of(link))
