"""The three kinds of button beside the plain one, so that each looks and speaks the same everywhere."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from gf_desktop.ui.theme import set_flag, set_icon, space

_FEW = 12
"""Characters that words which give way keep."""


def primary_button(words: str, parent: QWidget | None = None) -> QPushButton:
    """Return the one button of a page that carries the accent."""
    button = QPushButton(words, parent)
    set_flag(button, "primary", True)
    button.setAutoDefault(False)
    return button


def plain_button(words: str, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return an ordinary button that Enter does not press from elsewhere."""
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    if icon:
        set_icon(button, icon)
    return button


def link_button(words: str, parent: QWidget | None = None) -> QToolButton:
    """Return words that can be pressed, for small things beside a text."""
    button = QToolButton(parent)
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    set_flag(button, "kind", "link")
    return button


class _TextLink(QToolButton):
    """Words no wider and no taller than a label of the same words: Qt adds two blanks for a frame of its own."""

    def sizeHint(self) -> QSize:
        """Return the room for the words and the ring of the focus."""
        room = super().sizeHint()
        return room - QSize(2 * self.fontMetrics().horizontalAdvance(" "), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same room: words that can be pressed are not cut."""
        return self.sizeHint()


class _ElidedLink(_TextLink):
    """Long words that give way where there is no room for all of them; the tooltip has them whole."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._measuring = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for all the words: Qt measures by the option that ``initStyleOption`` fills in."""
        self._measuring = True
        room = super().sizeHint()
        self._measuring = False
        return room

    def minimumSizeHint(self) -> QSize:
        """Return the room for the first few words."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), self.fontMetrics().horizontalAdvance("字") * _FEW), whole.height())

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Draw what there is room for."""
        super().initStyleOption(option)
        if self._measuring:
            return
        room = self.width() - self.sizeHint().width() + self.fontMetrics().horizontalAdvance(self.text())
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)


class MenuButton(QToolButton):
    """Opens a menu, and is at rest again when the menu closes: the menu keeps from it that the mouse has left."""

    def setMenu(self, menu: QMenu) -> None:
        """Give the button its menu."""
        super().setMenu(menu)
        menu.aboutToHide.connect(self._rest, Qt.ConnectionType.QueuedConnection)

    def _rest(self) -> None:
        self.setDown(False)
        pointed = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, pointed)
        self.update()


def text_link(words: str, parent: QWidget | None = None, *, quiet: bool = False) -> QToolButton:
    """Return words that can be pressed, without room for an icon; ``quiet`` ones look like text until pointed at."""
    button = _TextLink(parent)
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    set_flag(button, "kind", "title" if quiet else "link")
    return button


def elided_link(words: str, parent: QWidget | None = None) -> QToolButton:
    """Return words that can be pressed and are shortened where there is no room for all of them."""
    button = _ElidedLink(parent)
    button.setText(words)
    button.setToolTip(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    set_flag(button, "kind", "link")
    return button


def press_by_enter(event: QKeyEvent) -> bool:
    """Press the button that has the focus if the key is Enter; return whether it was."""
    plain = not event.modifiers() or event.modifiers() == Qt.KeyboardModifier.KeypadModifier
    button = QApplication.focusWidget()
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or not plain or event.isAutoRepeat():
        return False
    if not isinstance(button, (QPushButton, QToolButton)) or not button.isEnabled():
        return False
    button.click()
    return True


def icon_button(icon: str, name: str, parent: QWidget | None = None) -> QToolButton:
    """Return a button of an icon alone; ``name`` is its tool tip and what a screen reader says."""
    button = QToolButton(parent)
    set_icon(button, icon)
    button.setIconSize(QSize(space(20), space(20)))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
