"""Drives the page of an assessment the way a person does, in a person's words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QToolButton,
    QTreeWidgetItem,
    QWidget,
)

from gf_desktop.ui.assessment import AssessmentPage
from gf_desktop.ui.assessment.card import IndicatorCard
from gf_desktop.ui.assessment.inputs.base import RowInput
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.assessment.state_card import StateCard
from gf_desktop.ui.widgets.number_edit import NumberEdit
from gf_desktop.ui.widgets.tick_list import TickList
from tests.ui.keys import compose


class AssessmentDriver:
    """The assessment before a person's eyes."""

    def __init__(self, page: AssessmentPage) -> None:
        self.page = page

    # --- where one is -----------------------------------------------------------

    def open(self, step: str, part: str = "") -> None:
        """Go to a page of the way with the mouse."""
        item = self._item(Place(step, part))
        QTest.mouseClick(
            self.page.way.viewport(),
            Qt.MouseButton.LeftButton,
            pos=self.page.way.visualItemRect(item).center(),
        )

    def _item(self, place: Place) -> QTreeWidgetItem:
        way = self.page.way
        tops = [item for n in range(way.topLevelItemCount()) if (item := way.topLevelItem(n)) is not None]
        below = [item for top in tops for n in range(top.childCount()) if (item := top.child(n)) is not None]
        return next(item for item in (*below, *tops) if item.data(0, Qt.ItemDataRole.UserRole) == place)

    def way(self) -> list[str]:
        """Return the lines of the way as they are read out."""
        way = self.page.way
        lines = []
        for number in range(way.topLevelItemCount()):
            top = way.topLevelItem(number)
            lines.append(top.data(0, Qt.ItemDataRole.AccessibleTextRole))
            lines += [
                top.child(n).data(0, Qt.ItemDataRole.AccessibleTextRole) for n in range(top.childCount())
            ]
        return lines

    def is_listed(self, step: str, part: str) -> bool:
        """Return whether the way shows a line of its own for a page."""
        return not self._item(Place(step, part)).isHidden()

    def place(self) -> str:
        """Return where one is."""
        return self.page.place.text()

    def heading(self) -> str:
        """Return the title of the work."""
        return self.page.part.heading.text()  # type: ignore[attr-defined]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)

    # --- cards ------------------------------------------------------------------

    def card(self, row: str) -> IndicatorCard:
        """Return a row's card, opening its section if need be."""
        if row not in getattr(self.page.part, "cards", {}):
            section = self.page.model.result.row(row).section
            self.open("indicators", section)
        return self.page.part.cards[row]  # type: ignore[attr-defined, no-any-return]

    def field(self, row: str, name: str = "value", number: int = 0) -> NumberEdit:
        """Return a row's field for a figure."""
        fields = [one for one in self.card(row).findChildren(NumberEdit, name) if one.isVisible()]
        return fields[number]

    def type(self, row: str, text: str, name: str = "value", number: int = 0) -> None:
        """Type into a field and stay there."""
        field = self.field(row, name, number)
        field.setFocus()
        field.selectAll()
        compose(field, text)

    def fill(self, row: str, text: str, name: str = "value", number: int = 0) -> None:
        """Type into a field and leave it."""
        self.type(row, text, name, number)
        self.leave()

    def leave(self) -> None:
        """Leave the field that has the focus."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self.page.way.setFocus()

    def write(self, row: str, name: str, text: str) -> None:
        """Write into a text of a card (reason, note) and leave it."""
        area = self.find(row, name).findChild(QWidget, "text")
        assert area is not None
        area.setFocus()
        compose(area, text)
        self.leave()

    def find(self, row: str, name: str) -> QWidget:
        """Return a part of a card by its name."""
        found = self.card(row).findChild(QWidget, name)
        assert found is not None, name
        return found

    def click(self, row: str, name: str) -> None:
        """Press a button of a card."""
        button = self.find(row, name)
        assert isinstance(button, QAbstractButton)
        assert button.isVisible()
        button.click()

    def tick(self, row: str, *names: str) -> None:
        """Tick things of a list."""
        for name in names:
            self.click(row, f"tick-{name}")

    def choose(self, row: str, option: str) -> None:
        """Choose an option of the row's input."""
        found = self.input(row).findChild(QAbstractButton, f"state-{option}")
        (found or self.find_in(self.input(row), f"option-{option}")).click()

    def choose_variant(self, row: str, variant: str) -> None:
        """Say which form of the row applies."""
        self.find_in(self.find(row, "variants"), f"option-{variant}").click()

    @staticmethod
    def find_in(widget: QWidget, name: str) -> QAbstractButton:
        """Return a button inside a widget."""
        button = widget.findChild(QAbstractButton, name)
        assert button is not None, name
        return button

    def input(self, row: str) -> RowInput:
        """Return the input that the row has now."""
        found = self.card(row).input
        assert found is not None
        return found

    def ticks(self, row: str) -> TickList:
        """Return the row's list of ticks."""
        found = self.card(row).findChild(TickList)
        assert isinstance(found, TickList)
        return found

    def line(self, row: str, name: str, text: str) -> None:
        """Fill a plain line of a card, such as a product's name, and leave it."""
        field = self.find(row, name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        compose(field, text)
        self.leave()

    def points(self, row: str) -> str:
        """Return what the card says was earned."""
        label = self.card(row).findChild(QLabel, "points")
        assert label is not None
        return label.text()

    def origin(self, row: str) -> str:
        """Return what the card says of where its value comes from, if it is seen."""
        origin = self.card(row).origin
        return origin.text.text() if origin.isVisible() else ""

    def computed(self, row: str) -> str:
        """Return the computed figure that stands in the field's place, if it is seen."""
        edit = self.card(row).findChild(QLineEdit, "computed")
        return edit.text() if edit is not None and edit.isVisible() else ""

    def trouble(self, row: str) -> str:
        """Return what the card's foot says, if it is seen."""
        trouble = self.card(row).trouble
        return trouble.text() if trouble.isVisible() else ""

    def link(self, row: str, name: str) -> QToolButton:
        """Return a small button of a card."""
        button = self.card(row).findChild(QToolButton, name)
        assert isinstance(button, QToolButton)
        return button

    def wheel(self, widget: QWidget) -> None:
        """Turn the wheel over a widget."""
        middle = QPointF(widget.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(widget.mapToGlobal(middle.toPoint())),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    # --- filters, totals, states ------------------------------------------------

    def show_only(self, only: str) -> None:
        """Choose a filter."""
        self.find_in(self.page.part, f"filter-{only}").click()

    def shown(self) -> list[str]:
        """Return the rows whose cards are seen."""
        cards = self.page.part.cards  # type: ignore[attr-defined]
        return [row for row, card in cards.items() if card.isVisible()]

    def total(self, which: str = "total") -> str:
        """Return a figure of the strip."""
        return self.page.strip.figure(which)

    def state_card(self, item: str) -> StateCard:
        """Return the card of a requirement on the page before the eyes."""
        return self.page.part.cards[item]  # type: ignore[attr-defined, no-any-return]

    def say_state(self, item: str, state: str) -> None:
        """Choose the state of a requirement."""
        self.find_in(self.state_card(item), f"state-{state}").click()

    def reading(self, tab: int) -> str:
        """Return what a tab of the right pane says."""
        self.page.side.tabs.setCurrentIndex(tab)
        return self.page.side.pages[tab].toPlainText()
