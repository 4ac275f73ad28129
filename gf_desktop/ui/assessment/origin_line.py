"""The line of a card that says where its value comes from, and lets one choose between typed and computed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gf_desktop.ui.assessment.origins import Kind, Origin
from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.link_label import LinkLabel
from gf_desktop.ui.widgets.message_line import ICONS, Level, word

SHOWN = 3
"""So many gaps stand there at once; the others are folded."""


class OriginLine(QWidget):
    """Sentences, what one can do, and what is missing; gone where there is nothing to say.

    Signals:
        taken: The computed value shall count.
        kept: The typed value shall count, and the user wants to say why.
        explained: How the value was computed is asked for.
        asked: The place of something missing is asked for (its text).
    """

    taken = Signal()
    kept = Signal()
    explained = Signal()
    asked = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("origin")
        self._title = title
        self._origin = Origin()
        self._open = False
        self._read_only = False
        self.icon = QLabel()
        self.text = QLabel()
        self.text.setObjectName("origin-text")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for label in (self.icon, self.text):  # as low as the words of the buttons beside it
            label.setContentsMargins(0, space(4), 0, 0)
        self.gaps = LinkLabel()
        self.gaps.setObjectName("gaps")
        self.gaps.asked.connect(self.asked)
        self.take = self._link("take-computed", self.tr("采用计算值"))
        self.keep = self._link("keep-typed", self.tr("保留手填值，写明原因"))
        self.explain = self._link("explain-value", self.tr("计算过程"))
        self.more = self._link("more-gaps", "")
        self.take.clicked.connect(self.taken)
        self.keep.clicked.connect(self.kept)
        self.explain.clicked.connect(self.explained)
        self.more.clicked.connect(self._on_more)
        self._lay_out()
        self.hide()

    def _link(self, name: str, words: str) -> QToolButton:
        button = text_link(words)
        button.setObjectName(name)
        button.setAccessibleName(self.tr("{title}：{words}").format(title=self._title, words=words))
        return button

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(space(4))
        words.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.text, 1)
        line = QHBoxLayout()
        line.setSpacing(space(12))
        line.addLayout(words, 1)
        for button in (self.more, self.take, self.keep, self.explain):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(4))
        lines.addLayout(line)
        lines.addWidget(self.gaps)

    @property
    def origin(self) -> Origin:
        """What is said."""
        return self._origin

    def show_origin(self, origin: Origin, *, several: bool, quiet: bool = False) -> None:
        """Say another origin.

        Args:
            origin: Where the value comes from.
            several: Whether the row holds several values, each typed over its own.
            quiet: Whether the input says itself that its value is computed, or could be.
        """
        if origin.kind != self._origin.kind:
            self._open = False
        self._origin = origin
        words = origin.text[1:] if quiet and origin.kind == "computed" else origin.text
        shown = bool(words) and not (quiet and origin.kind == "possible")
        self.text.setText("\n".join(words))
        self._dress(origin)
        self._offer(origin.kind, several=several, quiet=quiet)
        self._show_gaps()
        self.setVisible(shown)

    def _dress(self, origin: Origin) -> None:
        level = Level.NONE
        if origin.kind == "differs":
            level = Level.INFO if origin.explained else Level.ATTENTION
        elif origin.kind == "lacking":
            level = Level.INFO
        set_icon(self.icon, ICONS.get(level, ""), colour=level.value or "text")
        self.icon.setAccessibleName(word(level))
        self.icon.setVisible(level is not Level.NONE)
        set_role(self.text, level.value if origin.kind == "differs" else "muted")

    def _offer(self, kind: Kind, *, several: bool, quiet: bool) -> None:
        may = not self._read_only
        self.take.setVisible(may and (kind in ("offered", "differs") or (kind == "agrees" and several)))
        self.keep.setVisible(may and kind == "differs" and not self._origin.explained)
        self.explain.setVisible(
            kind in ("offered", "agrees", "differs") or (kind == "computed" and not quiet)
        )

    def _show_gaps(self) -> None:
        gaps = self._origin.gaps
        first = SHOWN if self._origin.kind == "lacking" else 0
        shown = gaps if self._open else gaps[:first]
        bullet = self.tr("· {said}")
        self.gaps.set_lines((bullet.format(said=said), place) for said, place in shown)
        folded = len(gaps) - first
        self.more.setVisible(folded > 0)
        texts: Mapping[bool, str] = {
            True: self.tr("收起"),
            False: self.tr("其余 {count} 项").format(count=folded) if first else self.tr("看缺哪些"),
        }
        self.more.setText(texts[self._open])
        self.more.setAccessibleName(
            self.tr("{title}：{words}").format(title=self._title, words=texts[self._open])
        )

    def _on_more(self) -> None:
        self._open = not self._open
        self._show_gaps()

    def set_read_only(self, read_only: bool) -> None:
        """Offer no change."""
        self._read_only = read_only
