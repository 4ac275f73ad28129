"""Guards against faults in the libraries themselves that would kill the program."""

import sys

from PySide6.QtWidgets import QLabel

CALLS = 1000


def test_none_keeps_its_references(qtbot):
    """A Qt call without result takes no reference from None.

    PySide6 6.12.0 on Python 3.11 loses one each time; after some 5,000 calls the process
    dies. An upgrade must not bring that back.
    """
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        label.setText("x")

    assert abs(sys.getrefcount(None) - before) < CALLS / 10
