"""Work in the middle, a pane at each side; in a narrow window the panes become drawers over the work."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.buttons import icon_button

THRESHOLD = 1100
Side = Literal["left", "right"]


class _Drawer(QFrame):
    """Holds a pane over the work; Escape and its button close it.

    Signals:
        closed: The user closed it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drawer")
        self.title = QLabel(self)
        set_role(self.title, "strong")
        self.close_button = icon_button("close", self.tr("收起"), self)
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(space(12), space(4), space(4), 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(0, 0, 0, 0)
        self.room.setSpacing(0)
        self.room.addLayout(head)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class SidePanes(QWidget):
    """Three panes with movable borders, or one with two drawers.

    Signals:
        narrow_changed(bool): The panes have become drawers, or panes again.
        drawer_changed(str, bool): The drawer of a side was opened or closed.
    """

    narrow_changed = Signal(bool)
    drawer_changed = Signal(str, bool)

    def __init__(
        self,
        left: QWidget,
        middle: QWidget,
        right: QWidget,
        parent: QWidget | None = None,
        *,
        threshold: int = THRESHOLD,
    ) -> None:
        super().__init__(parent)
        self._threshold = threshold
        self._narrow = False
        self._panes: dict[str, QWidget] = {"left": left, "right": right}
        self._middle = middle
        self._buttons: dict[str, QToolButton] = {}
        self._needed = {"left": True, "right": True}
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        for number, pane in enumerate((left, middle, right)):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(number, 1 if pane is middle else 0)
        self._drawers = {side: _Drawer(self) for side in self._panes}
        self._drawers["left"].closed.connect(self._close_left)
        self._drawers["right"].closed.connect(self._close_right)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    @property
    def narrow(self) -> bool:
        """Whether the panes are drawers now."""
        return self._narrow

    def splitter(self) -> QSplitter:
        """Return the splitter, for keeping and restoring its borders."""
        return self._splitter

    def toggle_button(self, side: Side, words: str, icon: str = "menu") -> QToolButton:
        """Return the button that opens a side's drawer; it is there only in a narrow window."""
        button = QToolButton(self)
        button.setText(words)
        set_icon(button, icon)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.clicked.connect(self._toggle_left if side == "left" else self._toggle_right)
        button.setVisible(self._narrow)
        self._buttons[side] = button
        self._drawers[side].title.setText(words)
        return button

    def is_open(self, side: Side) -> bool:
        """Return whether a side can be seen: always when wide, when narrow if its drawer is open."""
        if self._narrow:
            return self._drawers[side].isVisible()
        return self._needed[side]

    def set_needed(self, side: Side, needed: bool) -> None:
        """Give a side's room to the work while it has nothing to say; its drawer is closed and cannot be opened."""
        if self._needed[side] == needed:
            return
        self.set_open(side, False)
        self._needed[side] = needed
        self._panes[side].setVisible(needed)
        if side in self._buttons:
            self._buttons[side].setVisible(needed and self._narrow)

    def set_open(self, side: Side, shown: bool) -> None:
        """Open or close the drawer of a side; in a wide window nothing happens."""
        if not self._narrow or self._drawers[side].isVisible() == shown or (shown and not self._needed[side]):
            return
        drawer = self._drawers[side]
        if shown:
            other: Side = "right" if side == "left" else "left"
            self.set_open(other, False)
            drawer.show()
            drawer.raise_()
            self._place()
            self._focus_into(side)
        else:
            focused = QApplication.focusWidget()
            had_focus = focused is not None and drawer.isAncestorOf(focused)
            drawer.hide()
            if had_focus:
                self._buttons.get(side, self._middle).setFocus()
        if side in self._buttons:
            self._buttons[side].setChecked(shown)
        self.drawer_changed.emit(side, shown)

    def bring(self, pane: QWidget) -> None:
        """Let a side pane be seen: open its drawer in a narrow window."""
        for side in ("left", "right"):
            if self._panes[side] is pane:
                self.set_open(side, True)

    def toggle(self, side: Side) -> None:
        """Open a closed drawer, close an open one."""
        self.set_open(side, not self._drawers[side].isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn panes into drawers and back at the threshold."""
        super().resizeEvent(event)
        narrow = self.width() < self._threshold
        if narrow != self._narrow:
            self._turn(narrow)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Keep the drawers above the work when something is added."""
        result = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._narrow:
            self._place()
        return result

    def _turn(self, narrow: bool) -> None:
        self._narrow = narrow
        for side, pane in self._panes.items():
            drawer = self._drawers[side]
            if narrow:
                drawer.room.addWidget(pane, 1)
            else:
                drawer.hide()
                self._splitter.insertWidget(0 if side == "left" else 2, pane)
                self._splitter.setStretchFactor(self._splitter.indexOf(pane), 0)
            pane.setVisible(self._needed[side])
        for side, button in self._buttons.items():
            button.setVisible(narrow and self._needed[side])
            button.setChecked(False)
        self._splitter.setStretchFactor(self._splitter.indexOf(self._middle), 1)
        self.narrow_changed.emit(narrow)

    def _place(self) -> None:
        for side, drawer in self._drawers.items():
            pane = self._panes[side]
            wanted = max(pane.sizeHint().width(), pane.minimumWidth(), space(24) * 10) + 2
            width = min(wanted, self.width() - space(24) * 2)
            left = 0 if side == "left" else self.width() - width
            drawer.setGeometry(left, 0, width, self.height())

    def _focus_into(self, side: Side) -> None:
        drawer = self._drawers[side]
        for widget in self._panes[side].findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        drawer.close_button.setFocus()

    def _toggle_left(self) -> None:
        self.toggle("left")

    def _toggle_right(self) -> None:
        self.toggle("right")

    def _close_left(self) -> None:
        self.set_open("left", False)

    def _close_right(self) -> None:
        self.set_open("right", False)
