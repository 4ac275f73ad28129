"""The soft tint on what has just changed: a second of colour, no motion."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gf_desktop.ui.theme import set_flag

LASTS = 1000
TINTED = "tinted"
"""The property of a table whose current cell is to be drawn with the tint; its delegate looks at it."""
_TIMER = "tintTimer"


class _Fade(QTimer):
    """Takes the tint off its widget; as the widget's child it goes with it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.setObjectName(_TIMER)
        self.setSingleShot(True)
        self.setInterval(LASTS)
        self.timeout.connect(self._take_off)

    def _take_off(self) -> None:
        if isinstance(self._widget, QAbstractItemView):
            _tint_cell(self._widget, tinted=False)
        else:
            set_flag(self._widget, "changed", False)


def _tint_cell(view: QAbstractItemView, *, tinted: bool) -> None:
    view.setProperty(TINTED, tinted)
    for one in (view, *view.findChildren(QAbstractItemView)):
        one.viewport().update()


def tint(widget: QWidget) -> None:
    """Tint a widget for a second; once more starts the second again. Of a table, its current cell only."""
    timer = widget.findChild(_Fade, _TIMER) or _Fade(widget)
    if isinstance(widget, QAbstractItemView):
        _tint_cell(widget, tinted=True)
        timer.start()
        return
    # A plain widget made of others paints no background of its own unless asked to.
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_flag(widget, "changed", True)
    timer.start()
