"""A walk over a page the way a screen reader meets it; every page's test uses it.

assert nameless(page) == []
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QHeaderView, QScrollBar, QWidget


def focusable(page: QWidget) -> list[QWidget]:
    """Return every visible widget the focus can reach, without the inner parts of Qt's own."""
    return [widget for widget in (page, *page.findChildren(QWidget)) if _reachable(widget)]


def nameless(page: QWidget) -> list[str]:
    """Return which reachable widgets a screen reader could not name, by class and object name."""
    return [
        f"{type(widget).__name__} {widget.objectName()!r}" for widget in focusable(page) if not name(widget)
    ]


def name(widget: QWidget) -> str:
    """Return what a screen reader says first."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip() if face is not None else ""


def description(widget: QWidget) -> str:
    """Return what a screen reader adds."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Description).strip() if face is not None else ""


def _reachable(widget: QWidget) -> bool:
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible() or not widget.isEnabled():
        return False
    if isinstance(widget, QScrollBar | QHeaderView) or widget.focusProxy() is not None:
        return False
    parent = widget.parentWidget()
    inner = isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()
    return not inner and not _belongs_to_combo(widget)


def _belongs_to_combo(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox):
            return True
        parent = parent.parentWidget()
    return False
