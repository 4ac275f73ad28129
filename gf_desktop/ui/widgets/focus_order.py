"""The order in which Tab goes, where it is not the order in which things were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget


def put_in_order(
    whole: QWidget, parts: Iterable[QWidget | None], compound: Sequence[QWidget | None] = ()
) -> None:
    """Let Tab go through the ``parts`` of ``whole`` one after the other, inside each as it went before.

    ``whole`` must lie in its window already: alone, its chain is a ring without a beginning. Of the ``compound`` parts
    what stands for an input by its focus proxy moves along with it.
    """
    there = [part for part in parts if part is not None]
    stops: list[list[QWidget]] = [[] for _ in there]
    for widget in _chain(whole):
        for part, found in zip(there, stops, strict=True):
            if widget is part or part.isAncestorOf(widget):
                found.append(widget)
    chain = _every(whole)
    moved = (
        (stop, _whole_of(stop, part, chain) if part in compound else stop)
        for part, found in zip(there, stops, strict=True)
        for stop in found
    )
    for (former, _), (_, later) in pairwise(moved):
        QWidget.setTabOrder(former, later)


def _whole_of(stop: QWidget, part: QWidget, chain: Sequence[QWidget]) -> QWidget:
    """Return the outermost widget of ``part`` that stands for ``stop`` by its focus proxy.

    Tab takes such a widget for its proxy: left behind where the proxy has moved on, it would lead back to it.
    Qt moves it with all that lies in it, which is only right where that lies in the chain in one piece.
    """
    whole = stop
    for widget in _up_to(stop, part):
        if _proxy(widget) is stop and _in_one_piece(widget, chain):
            whole = widget
    return whole


def _up_to(stop: QWidget, part: QWidget) -> Iterator[QWidget]:
    """Yield what ``stop`` lies in, ``part`` last."""
    widget = stop.parentWidget() if stop is not part else None
    while widget is not None:
        yield widget
        widget = widget.parentWidget() if widget is not part else None


def _in_one_piece(widget: QWidget, chain: Sequence[QWidget]) -> bool:
    places = [n for n, one in enumerate(chain) if one is widget or widget.isAncestorOf(one)]
    return bool(places) and chain[places[0]] is widget and places[-1] - places[0] == len(places) - 1


def _every(whole: QWidget) -> list[QWidget]:
    """Return all widgets of ``whole`` in the chain's order, those without focus as well."""
    found: list[QWidget] = []
    widget = whole.nextInFocusChain()
    while widget is not None and widget is not whole:
        if whole.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _proxy(widget: QWidget) -> QWidget:
    while (inner := widget.focusProxy()) is not None:
        widget = inner
    return widget


def go_on_with(whole: QWidget, part: QWidget, others: Iterable[QWidget]) -> None:
    """Let Tab go on from the end of ``part`` to the ``others``, each in one piece; all lie in ``whole``."""
    groups: list[list[QWidget]] = [[] for _ in (part, *others)]
    for widget in _chain(whole):
        for one, found in zip((part, *others), groups, strict=True):
            if widget is one or one.isAncestorOf(widget):
                found.append(widget)
    later = [widget for found in groups[1:] for widget in found]
    for former, after in pairwise((*groups[0][-1:], *later)):
        QWidget.setTabOrder(former, after)


def keep_tab_stop(radios: Sequence[QRadioButton]) -> None:
    """Let Tab come to the radio button that is chosen, else to the first, and to no other of the ``radios``.

    Qt sees to this only when the focus moves; a choice shown from outside would leave the stop where it was.
    """
    stop = next((radio for radio in radios if radio.isChecked()), next(iter(radios), None))
    for radio in radios:
        policy = Qt.FocusPolicy.StrongFocus if radio is stop else Qt.FocusPolicy.ClickFocus
        if radio.focusPolicy() != policy:
            radio.setFocusPolicy(policy)


def _chain(whole: QWidget) -> list[QWidget]:
    """Return the widgets of ``whole`` that can have the focus, in their order now."""
    found: list[QWidget] = []
    widget = whole.nextInFocusChain()
    while widget is not None and widget is not whole:
        can = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if can and widget.focusProxy() is None and whole.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
