"""The order in which Tab goes, where it is not the order in which things were made."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(whole: QWidget, parts: Iterable[QWidget | None]) -> None:
    """Let Tab go through the ``parts`` of ``whole`` one after the other, inside each as it went before.

    ``whole`` must lie in its window already: alone, its chain is a ring without a beginning.
    """
    there = [part for part in parts if part is not None]
    stops: list[list[QWidget]] = [[] for _ in there]
    for widget in _chain(whole):
        for part, found in zip(there, stops, strict=True):
            if widget is part or part.isAncestorOf(widget):
                found.append(widget)
    for former, later in pairwise(stop for found in stops for stop in found):
        QWidget.setTabOrder(former, later)


def _chain(whole: QWidget) -> list[QWidget]:
    """Return the widgets of ``whole`` that Tab stops at, in their order now."""
    found: list[QWidget] = []
    widget = whole.nextInFocusChain()
    while widget is not None and widget is not whole:
        tabs = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tabs and widget.focusProxy() is None and whole.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
