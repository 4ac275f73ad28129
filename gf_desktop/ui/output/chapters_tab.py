"""The prose of the report: each chapter begins as the draft made from the data, until somebody writes it anew."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from gf_desktop.domain.report.narrative import HIGHLIGHTS_MOST, Chapter, chapters
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import link_button
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.text_field import TextField

LINES = 6
LINES_OF_SHORT = 3
LIMITS = {"highlights": HIGHLIGHTS_MOST}


class ChapterCard(Card):
    """One chapter: what belongs into it, its text, and whether that is the draft.

    Signals:
        written: The chapter's text is to be kept: key, text (empty: the draft stands again), still being typed.
    """

    written = Signal(str, str, bool)

    def __init__(self, number: int, key: str, title: str, hint: str) -> None:
        super().__init__(str(number), title)
        self.key = key
        self.title = title
        self._draft = ""
        self._read_only = False
        limit = LIMITS.get(key, 0)
        self.field = TextField(title, lines=LINES_OF_SHORT if limit else LINES, limit=limit)
        self.field.area.setAccessibleDescription(hint)
        self.restore = self._make_restore()
        words = QLabel(hint)
        words.setWordWrap(True)
        set_role(words, "muted")
        row = QHBoxLayout()
        row.setSpacing(space(12))
        row.addWidget(words, 1)
        row.addWidget(self.restore)
        self.body.addLayout(row)
        self.body.setSpacing(space(4))
        self.add(self.field)
        self.field.draft_ready.connect(self._on_paused)
        self.field.committed.connect(self._on_finished)

    def _make_restore(self) -> QToolButton:
        restore = link_button(self.tr("恢复为草稿"))
        restore.setObjectName("restore")
        restore.setAccessibleName(self.tr("恢复为草稿：{title}").format(title=self.title))
        restore.clicked.connect(self._on_restore)
        # Its room stays, so that nothing moves while one begins to write.
        policy = restore.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        restore.setSizePolicy(policy)
        return restore

    def show_text(self, written: str, draft: str) -> None:
        """Show what was written, or without it the draft."""
        self._draft = draft
        self.field.set_text(written or draft)
        self._mark(is_draft=not written)

    def set_read_only(self, read_only: bool) -> None:
        """Show the chapter without letting it be written."""
        self._read_only = read_only
        self.field.set_read_only(read_only)

    @property
    def is_draft(self) -> bool:
        """Whether the text is the one made from the data."""
        return self.restore.isHidden()

    def _mark(self, *, is_draft: bool) -> None:
        self.set_points(self.tr("草稿（由数据生成）") if is_draft else self.tr("已改写"))
        self.restore.setVisible(not is_draft and not self._read_only)

    def _kept(self, text: str) -> str:
        """Return what is to be kept: nothing where the draft stands as it was, or nothing is left."""
        return "" if text.strip() in ("", self._draft.strip()) else text

    def _on_paused(self, text: str) -> None:
        self._mark(is_draft=not self._kept(text))
        self.written.emit(self.key, self._kept(text), True)

    def _on_finished(self, text: str) -> None:
        kept = self._kept(text)
        self.written.emit(self.key, kept, False)
        self.show_text(kept, self._draft)

    def _on_restore(self) -> None:
        self.field.set_text(self._draft)
        self.field.setFocus()
        self.written.emit(self.key, "", False)
        self._mark(is_draft=True)


class ChaptersTab(QWidget):
    """All chapters under each other."""

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self._model = making.model
        self._writing = False
        named = chapters(self._model.document.subject)
        self.cards = {one.key: self._make_card(number, one) for number, one in enumerate(named, 1)}
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._make_body())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, space(8), 0, 0)
        outer.setSpacing(space(8))
        note = QLabel(self.tr("草稿由填报的数据生成，随数据更新；改写后以改写的为准，清空即恢复草稿。"))
        note.setWordWrap(True)
        set_role(note, "muted")
        outer.addWidget(note)
        outer.addWidget(self.area, 1)
        self._model.changed.connect(self._on_changed)
        self._model.flushing.connect(self.flush)

    def _make_card(self, number: int, chapter: Chapter) -> ChapterCard:
        say = self._model.say
        card = ChapterCard(number, chapter.key, say(chapter.title), say(chapter.hint))
        card.setProperty("chapter", chapter.key)
        card.set_read_only(self._model.read_only)
        card.written.connect(self._on_written)
        return card

    def _make_body(self) -> QWidget:
        body = QWidget()
        body.setObjectName("page")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, space(8), 0)
        lines.setSpacing(space(8))
        for card in self.cards.values():
            lines.addWidget(card)
        lines.addStretch(1)
        return body

    def entered(self) -> None:
        """Show every chapter as it stands now."""
        written = self._model.document.narrative
        drafts: Mapping[str, str] = self._making.reports.drafts(self._making.snapshot())
        for key, card in self.cards.items():
            card.show_text(written.get(key, ""), drafts.get(key, ""))

    def focus_chapter(self, key: str) -> None:
        """Put the focus into a chapter and bring it before the eyes; the first where there is no such."""
        card = self.cards.get(key) or next(iter(self.cards.values()))
        card.field.setFocus()
        self.area.ensureWidgetVisible(card, 0, space(8))

    def flush(self) -> None:
        """Hand over what is still being written."""
        for card in self.cards.values():
            card.field.flush()

    def _on_written(self, key: str, text: str, typing: bool) -> None:
        self._writing = True
        try:
            self._model.narrative(key, text, title=self.cards[key].title, typing=typing)
        finally:
            self._writing = False

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible() and not self._writing:
            self.entered()
