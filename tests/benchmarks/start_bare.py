"""A bare PySide6 window: the yardstick of the start. Says ``painted`` once it has been."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow


class Watch(QObject):
    """Ends the process at the window's first paint, leaving nothing to tear down."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Say so after the paint has been handed on."""
        if event.type() == QEvent.Type.Paint:
            sys.stdout.write("painted\n")
            sys.stdout.flush()
            os._exit(0)
        return False


application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 720)
watch = Watch()
window.installEventFilter(watch)
window.show()
application.exec()
