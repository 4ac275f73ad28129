"""The soft tint on what has just changed: a second of colour, no motion."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from gf_desktop.ui.theme import set_flag

LASTS = 1000
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
        set_flag(self._widget, "changed", False)


def tint(widget: QWidget) -> None:
    """Tint a widget for a second; once more starts the second again."""
    timer = widget.findChild(_Fade, _TIMER) or _Fade(widget)
    # A plain widget made of others paints no background of its own unless asked to.
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_flag(widget, "changed", True)
    timer.start()
