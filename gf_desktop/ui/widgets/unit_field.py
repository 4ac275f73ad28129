"""A figure with its unit beside it and a reserved line for what is wrong with it below."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from gf_desktop.domain.messages import Message
from gf_desktop.domain.numbers import Reading, grouped, read_figure
from gf_desktop.ui.theme import set_flag, set_role, space
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.number_edit import NumberEdit
from gf_desktop.ui.widgets.rich_text import rich_text

DIMENSIONLESS = ("–", "-")
"""How tables write that a figure has no unit; nothing is shown for it."""


class UnitField(QWidget):
    """Figure, unit and message as one widget; ``edit`` is the input itself.

    A message that comes with a suggestion ("12,5": did you mean 12.5) offers it as a button.

    Signals:
        text_edited(str), draft_ready(str), committed(str), reading_changed(object): as ``NumberEdit``.
    """

    text_edited = Signal(str)
    draft_ready = Signal(str)
    committed = Signal(str)
    reading_changed = Signal(object)

    def __init__(
        self,
        label: str = "",
        unit: str = "",
        parent: QWidget | None = None,
        *,
        reader: Callable[[str], Reading] = read_figure,
        formatter: Callable[[str], str] = grouped,
        say: Callable[[Message], str] | None = None,
        characters: int = 14,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._label = label
        self._suggestion = ""
        self._unit = ""
        self.edit = NumberEdit(self, reader=reader, formatter=formatter)
        self.edit.setObjectName("value")
        self.unit = QLabel(self)
        self.unit.setTextFormat(Qt.TextFormat.RichText)
        set_role(self.unit, "muted")
        self.message = MessageLine(self)
        self._use = QToolButton(self)
        set_flag(self._use, "kind", "link")
        self._use.hide()
        self._use.clicked.connect(self._take_suggestion)
        self.setFocusProxy(self.edit)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(space(8))
        layout.setVerticalSpacing(space(2))
        layout.addWidget(self.edit, 0, 0)
        layout.addWidget(self.unit, 0, 1, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._use, 0, 2, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.message, 1, 0, 1, 4)
        layout.setColumnStretch(3, 1)
        self.edit.setFixedWidth(self.edit.fontMetrics().horizontalAdvance("0") * characters + space(24))
        self.edit.text_edited.connect(self.text_edited)
        self.edit.draft_ready.connect(self.draft_ready)
        self.edit.committed.connect(self.committed)
        self.edit.reading_changed.connect(self._on_reading)
        self.set_label(label)
        self.set_unit(unit)

    def set_label(self, label: str) -> None:
        """Say what the figure is, for those who do not see the label beside it."""
        self._label = label
        self.edit.setAccessibleName(label)

    def set_unit(self, unit: str) -> None:
        """Show another unit; none for a figure without one."""
        self._unit = "" if unit in DIMENSIONLESS else unit
        self.unit.setText(rich_text(self._unit))
        self._describe()

    def set_value(self, text: str) -> None:
        """Show a figure from outside without emitting."""
        self.edit.set_value(text)

    def value_text(self) -> str:
        """Return the text as typed or set."""
        return self.edit.value_text()

    def reading(self) -> Reading:
        """Return what the reader makes of the text."""
        return self.edit.reading()

    def flush(self) -> None:
        """Finish editing now."""
        self.edit.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Show the figure without letting it be changed."""
        self.edit.setReadOnly(read_only)

    def set_message(self, level: Level, text: str) -> None:
        """Show a message of the page's own; the next reading replaces it."""
        self.message.set_message(level, text)
        self._describe()

    def set_hint(self, text: str) -> None:
        """Say something quietly below the figure wherever nothing is wrong with it."""
        if text != self.message.hint():
            self.message.set_hint(text)
            self._describe()

    def set_computed(self, shown: str, exact: str) -> None:
        """Show what counts while nothing is typed: a computed figure, its exact value as tool tip; empty for none."""
        self.edit.set_computed(shown, exact)
        self._describe()

    def _on_reading(self, reading: Reading) -> None:
        said = reading.message
        text = "" if said is None else self._say(said) if self._say else said.code
        self._suggestion = reading.suggestion
        self._use.setText(self.tr("改为 {text}").format(text=reading.suggestion))
        self._use.setVisible(bool(reading.suggestion))
        self.set_message(Level.ATTENTION, text)
        self.reading_changed.emit(reading)

    def _take_suggestion(self) -> None:
        self.edit.setFocus()
        self.edit.put(self._suggestion)

    def _describe(self) -> None:
        parts = (self._unit, self.edit.toolTip(), self.message.spoken() or self.message.hint())
        self.edit.setAccessibleDescription("，".join(part for part in parts if part))
