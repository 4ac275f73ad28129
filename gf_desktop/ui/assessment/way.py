"""The left pane: steps and parts with a sign and a count, always there, always free to jump."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from gf_desktop.domain.result import Result
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.assessment.states import Sign, State
from gf_desktop.ui.assessment.steps import Step
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import icon, space

_PLACE = Qt.ItemDataRole.UserRole
_ICONS: Mapping[Sign, tuple[str, str]] = {
    "none": ("", "muted"),
    "open": ("circle", "muted"),
    "begun": ("half", "muted"),
    "done": ("check", "accent"),
    "trouble": ("alert", "attention"),
}


class WayPane(QTreeWidget):
    """The way through the assessment.

    Signals:
        asked: The user wants this page (``Place``).
        entered: Enter was pressed: the work on the page shall begin.
    """

    asked = Signal(object)
    entered = Signal()

    def __init__(self, model: SessionModel, steps: Sequence[Step]) -> None:
        super().__init__()
        self._model = model
        self._steps = steps
        self._items: dict[Place, QTreeWidgetItem] = {}
        self._unlisted: frozenset[Place] = frozenset()
        self._here = Place()
        self.setObjectName("way")
        self.setAccessibleName(self.tr("评价步骤"))
        self._set_up()
        self._build()
        self.currentItemChanged.connect(self._moved)

    def _set_up(self) -> None:
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(space(16))
        self.setIconSize(QSize(space(16), space(16)))
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setMinimumSectionSize(0)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _build(self) -> None:
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for number, step in enumerate(self._steps, 1):
            parts = step.parts(self._model, self._model.result)
            first = Place(step.id, parts[0].id if parts else "")
            top = self._add(self, first, f"{number}  {step.title(self._model)}")
            top.setFont(0, strong)
            for part in parts:
                self._add(top, Place(step.id, part.id), part.title)
            self._items[Place(step.id)] = top
        self.refresh(self._model.result)

    def _add(self, above: QTreeWidget | QTreeWidgetItem, place: Place, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [title, ""])
        item.setData(0, _PLACE, place)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(0, title)
        self._items[place] = item
        return item

    def refresh(self, result: Result) -> None:
        """Show how far each line is; only lines whose state has changed are touched."""
        unlisted: set[Place] = set()
        for step in self._steps:
            self._show_state(self._items[Place(step.id)], step.state(self._model, result))
            for part in step.parts(self._model, result):
                place = Place(step.id, part.id)
                self._show_state(self._items[place], part.state)
                if not part.listed:
                    unlisted.add(place)
        self._unlisted = frozenset(unlisted)
        self._fold()

    def _fold(self) -> None:
        """Hide the lines that are not listed; where the others find no room, unfold only the step one is in."""
        for place, item in self._items.items():
            hidden = place in self._unlisted and place != self._here
            if item.isHidden() != hidden:
                item.setHidden(hidden)
        tops = [self._items[Place(step.id)] for step in self._steps]
        all_fit = self._lines(tops) * self.sizeHintForRow(0) <= self.viewport().height()
        for step, top in zip(self._steps, tops, strict=True):
            top.setExpanded(all_fit or step.id == self._here.step)

    @staticmethod
    def _lines(tops: Sequence[QTreeWidgetItem]) -> int:
        parts = (top.child(number) for top in tops for number in range(top.childCount()))
        return len(tops) + sum(not part.isHidden() for part in parts if part is not None)

    def recolour(self) -> None:
        """Draw the signs again, in the colours now in force."""
        for item in self._items.values():
            item.setData(1, _PLACE, None)
        self.refresh(self._model.result)

    def _show_state(self, item: QTreeWidgetItem, state: State) -> None:
        key = f"{state.sign}|{state.count}"
        if item.data(1, _PLACE) == key:
            return
        item.setData(1, _PLACE, key)
        name, colour = _ICONS[state.sign]
        item.setText(1, state.count)
        if name:
            item.setIcon(1, icon(name, colour=colour))
        words = self._state_words(state)
        item.setToolTip(1, words)
        spoken = f"{item.text(0)}，{words}" if words else item.text(0)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setData(1, Qt.ItemDataRole.AccessibleTextRole, words)

    def _state_words(self, state: State) -> str:
        words = {
            "none": "",
            "open": self.tr("未开始"),
            "begun": self.tr("进行中"),
            "done": self.tr("已填全"),
            "trouble": self.tr("需要处理"),
        }[state.sign]
        return " ".join(word for word in (words, state.count) if word)

    def show_place(self, place: Place) -> None:
        """Mark the line of the page that is shown, without asking for it."""
        self._here = place.page
        item = self._items.get(place.page)
        current = self.currentItem()
        blocked = self.blockSignals(True)
        self._fold()
        # A step's own line stands for its first part too.
        if item is not None and (current is None or current.data(0, _PLACE) != place.page):
            self.setCurrentItem(item)
        self.blockSignals(blocked)
        if (shown := self.currentItem()) is not None:
            self.scrollToItem(shown)

    def _moved(self, item: QTreeWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.asked.emit(item.data(0, _PLACE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold for the room there is now."""
        super().resizeEvent(event)
        if event.oldSize().height() != event.size().height() and hasattr(self, "_here"):
            self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter begin the work on the page; the arrows move and show the page at once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)
