"""What is still open, sentence by sentence, in a list below the words that count it; each line leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gf_desktop.ui.theme import icons, space

WIDTH, LINES = 26, 16
"""Width in steps of 24, and most lines before the list is scrolled."""
_TARGET = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence, and the collection and key where it is put right."""

    text: str
    target: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading; ``icon`` and ``colour`` as in ``set_icon``, empty for none."""

    title: str
    entries: tuple[Entry, ...]
    icon: str = ""
    colour: str = "text"


class OpenList(QFrame):
    """Opens below a link; arrows move, Enter or a click leads there, Escape closes.

    Signals:
        chosen(str, str): This place is wanted: collection, key.
    """

    chosen = Signal(str, str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("open-list")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setSpacing(space(4) // 2)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(*[space(4)] * 4)
        lines.addWidget(self.list)
        self.setFocusProxy(self.list)

    def open_below(self, link: QWidget, groups: Sequence[Group]) -> None:
        """Show these entries below a widget, the first of them chosen."""
        self.list.clear()
        for group in groups:
            self._add_heading(group)
            for entry in group.entries:
                self._add_entry(entry)
        self._place(link)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)
        self.list.setCurrentRow(1)

    def entries(self) -> list[str]:
        """Return the sentences that lead somewhere."""
        items = [self.list.item(number) for number in range(self.list.count())]
        return [item.text() for item in items if item.data(_TARGET)]

    def _add_heading(self, group: Group) -> None:
        item = QListWidgetItem(group.title, self.list)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.list.font()
        font.setBold(True)
        item.setFont(font)
        if group.icon:
            ratio = self.devicePixelRatioF()
            picture = icons.pixmap(group.icon, colour=group.colour, size=space(16), ratio=ratio)
            item.setIcon(picture)

    def _add_entry(self, entry: Entry) -> None:
        item = QListWidgetItem(entry.text, self.list)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setData(_TARGET, entry.target)

    def _place(self, link: QWidget) -> None:
        """Take the room of the entries, under the link and inside its window's screen."""
        line = self.fontMetrics().lineSpacing() + space(12)
        width = min(space(24) * WIDTH, link.window().width())
        self.list.setIconSize(QSize(space(16), space(16)))
        letters = max(width // self.fontMetrics().horizontalAdvance("字") - 4, 1)
        texts = [self.list.item(number).text() for number in range(self.list.count())]
        height = sum(line + (len(text) // letters) * self.fontMetrics().lineSpacing() for text in texts)
        self.resize(width, min(height + space(16), LINES * line))
        corner = link.mapToGlobal(QPoint(link.width() - width, link.height()))
        screen = link.screen().availableGeometry()
        self.move(max(corner.x(), screen.left()), min(corner.y(), screen.bottom() - self.height()))

    def _on_item(self, item: QListWidgetItem) -> None:
        target = item.data(_TARGET)
        if target and self.isVisible():
            self.close()
            self.chosen.emit(*target)
