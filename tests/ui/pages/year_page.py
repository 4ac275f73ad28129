"""Drives the pages of the year's data the way a person does: boundary, overview, settings."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTreeWidgetItem, QWidget

from gf_desktop.ui.assessment import AssessmentPage
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.year.question_card import QuestionCard
from tests.ui.keys import compose
from tests.ui.recording_ask import RecordingAsk


class YearDriver:
    """An evaluation with a year's data before a person's eyes; ``ask`` answers its questions."""

    def __init__(self, page: AssessmentPage, ask: RecordingAsk) -> None:
        self.page = page
        self.ask = ask

    @property
    def document(self):
        """The document as it stands."""
        return self.page.model.document

    @property
    def boundary(self):
        """The boundary as it stands."""
        return self.document.boundary

    def place(self) -> str:
        """Return where one is."""
        return self.page.place.text()

    def go(self, place: str) -> None:
        """Go to a place of the way."""
        self.page.go(Place.read(place))

    def undo(self) -> None:
        """Take the latest step back."""
        self.page.model.undo()

    # --- the way ----------------------------------------------------------------

    def lines(self) -> list[str]:
        """Return the lines of the way that are seen, as they are read out."""
        return [item.data(0, Qt.ItemDataRole.AccessibleTextRole) for item in self._seen()]

    def _seen(self) -> list[QTreeWidgetItem]:
        way = self.page.way
        found: list[QTreeWidgetItem] = []
        item = way.itemAt(QPoint(4, 4))
        while item is not None:
            found.append(item)
            item = way.itemBelow(item)
        return found

    # --- fields and buttons -------------------------------------------------------

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)

    def fill(self, field: QWidget, text: str) -> None:
        """Type into a line or a figure and leave it."""
        self.type(field, text)
        self.page.way.setFocus()

    @staticmethod
    def type(field: QWidget, text: str) -> None:
        """Type into a line or a figure and stay there."""
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        if text:
            compose(field, text)
        else:
            QTest.keyClick(field, Qt.Key.Key_Delete)

    @staticmethod
    def click(widget: QWidget, name: str = "") -> None:
        """Press a button, or the one of that name inside a widget."""
        button = widget.findChild(QAbstractButton, name) if name else widget
        assert isinstance(button, QAbstractButton), name
        assert button.isVisible(), name
        button.click()

    def focused(self) -> str:
        """Return what a screen reader calls the widget that has the focus."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget is not None else ""

    # --- tables -------------------------------------------------------------------

    def table(self, name: str) -> DataTable:
        """Return a table of the page."""
        table = self.page.part.findChild(DataTable, name)
        assert isinstance(table, DataTable)
        return table

    def cells(self, name: str) -> list[list[str]]:
        """Return what a table of the page says."""
        model = self.table(name).model()
        assert model is not None
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def enter(self, name: str, row: int) -> None:
        """Press Enter on a line of a table."""
        table = self.table(name)
        table.setFocus()
        model = table.model()
        assert model is not None
        table.setCurrentIndex(model.index(row, 0))
        QTest.keyClick(table, Qt.Key.Key_Return)

    # --- questions ----------------------------------------------------------------

    def card(self, key: str) -> QuestionCard:
        """Return the card of a question."""
        return self.page.part.cards[key]  # type: ignore[attr-defined, no-any-return]
