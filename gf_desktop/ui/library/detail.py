"""Shows one table in full: first what its header says, the rest as soon as its file is read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from gf_desktop.domain.pack import Pack
from gf_desktop.ui.library.lines import Line
from gf_desktop.ui.library.page_text import PageText
from gf_desktop.ui.library.words import LibraryWords
from gf_desktop.ui.theme import tokens
from gf_desktop.ui.widgets.rich_text import rich_text


class PackDetail(QTextBrowser):
    """The text can be marked and copied."""

    def __init__(self, words: LibraryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAccessibleName(self.tr("这张评价要求的全部内容"))
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words = words
        self.line: Line | None = None
        self.pack: Pack | None = None

    def show_line(self, line: Line | None, pack: Pack | None = None) -> None:
        """Show a table; without ``pack`` what its header says."""
        same = line is not None and self.line is not None and line.identity == self.line.identity
        at = self.verticalScrollBar().value() if same else 0
        self.line, self.pack = line, pack
        self._write()
        self.verticalScrollBar().setValue(at)

    def changeEvent(self, event: QEvent) -> None:
        """Write again in the colours now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "line", None) is not None:
            self._write()

    def _write(self) -> None:
        if self.line is None:
            self.clear()
            return
        text = PageText(self._words, tokens())
        if self.pack is not None:
            self.setHtml(text.whole(self.line, self.pack))
            return
        colour = tokens().missing if self.line.failed else tokens().muted
        said = self.line.failed or self.tr("正在读取内容…")
        self.setHtml(f"{text.head(self.line)}<p style='color: {colour}'>{rich_text(said)}</p>")
