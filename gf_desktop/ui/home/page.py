"""Home's page: title, search, the three ways in, and the table; empty, it says what belongs here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.ui.home.model import HomeModel
from gf_desktop.ui.home.table import HomeTable
from gf_desktop.ui.theme import set_flag, set_icon, set_role, space

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QMenu

    from gf_desktop.domain.home import HomeRow
    from gf_desktop.domain.programmes.dates import Due
    from gf_desktop.ui.home.draft_line import DraftLine
    from gf_desktop.ui.home.welcome import Welcome


class HomePage(QWidget):
    """Shows what it is given and says what is wanted; it knows no services.

    Signals:
        painted: The page with its rows is on the screen for the first time.
        new_requested, import_requested, sample_requested: The three ways to an evaluation.
        open_requested, close_requested, reopen_requested, carry_requested, export_requested, remove_requested: What
            is to be done with the evaluation of this id.
        undo_requested: What was removed last is to be put back.
        draft_dropped: What was begun in the wizard is to be given up.
    """

    painted = Signal()
    new_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    open_requested = Signal(str)
    close_requested = Signal(str)
    reopen_requested = Signal(str)
    carry_requested = Signal(str)
    export_requested = Signal(str)
    remove_requested = Signal(str)
    undo_requested = Signal()
    draft_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home")
        self.model = HomeModel(self)
        self._painted = False
        self._changeable = True
        self._rows: tuple[HomeRow, ...] = ()
        self._draft: str | None = None
        self._build()

    def set_dues(self, dues: Mapping[str, Due]) -> None:
        """Show what is due next of each evaluation, by its id."""
        cursor = self.table.selected()
        self.model.set_dues(dues)
        self.table.select(cursor)

    def set_rows(self, rows: Sequence[HomeRow], cursor: str = "") -> None:
        """Show the evaluations, the cursor on that of id ``cursor`` or where it was."""
        cursor = cursor or self.table.selected()
        turns = bool(rows) != bool(self._rows) and self.isAncestorOf(self.window().focusWidget())
        self._rows = tuple(rows)
        self.model.set_rows(rows)
        self._show_fitting()
        self.table.select(cursor)
        self._follow_selection()
        if turns:  # what had the focus is hidden now, and Qt would hand it to whatever comes next
            self.focus_first()

    def set_changeable(self, changeable: bool) -> None:
        """Let evaluations be made and changed, or only be listed."""
        self._changeable = changeable
        for button in (self.new_button, self.import_button, self.sample_button):
            button.setEnabled(changeable)
        for later in ("welcome", "draft_line"):
            if later in self.__dict__:
                self.__dict__[later].setEnabled(changeable)
        self._follow_selection()

    def show_draft(self, name: str | None) -> None:
        """Say that an evaluation was begun in the wizard, its enterprise maybe not named yet; None: none was."""
        self._draft = name
        if name is not None:
            self.draft_line.say(name)
        if "draft_line" in self.__dict__:
            self.draft_line.setVisible(name is not None)
        self._name_new()

    def focus_first(self) -> None:
        """Put the focus where one goes on: the table, or the first step where there is none yet."""
        (self.table if self._rows else self.welcome.new_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def row(self, assessment_id: str) -> HomeRow | None:
        """Return what is listed of an evaluation."""
        return next((row for row in self._rows if row.id == assessment_id), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that the first picture is there, once it is: the table is painted after its page."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape empty the search, and Enter press the button that has the focus."""
        from gf_desktop.ui.widgets.buttons import press_by_enter

        if press_by_enter(event):
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return
        super().keyPressEvent(event)

    @cached_property
    def row_actions(self) -> dict[str, QAction]:
        """What can be done with the selected row; made when first needed, which is never for the first picture."""
        from gf_desktop.ui.actions import make_action

        wanted = {
            "open": self.open_requested,
            "close-row": self.close_requested,
            "reopen": self.reopen_requested,
            "carry-row": self.carry_requested,
            "export-row": self.export_requested,
            "remove": self.remove_requested,
        }
        made = {key: make_action(key, self, partial(self._ask_for, signal)) for key, signal in wanted.items()}
        self._follow(made)
        self.table.selection_moved.connect(self._follow_selection)
        return made

    @cached_property
    def menu(self) -> QMenu:
        """The menu of the selected row."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        for action_id, action in self.row_actions.items():
            if action_id == "remove":
                menu.addSeparator()
            menu.addAction(action)
        menu.setDefaultAction(self.row_actions["open"])
        return menu

    @cached_property
    def welcome(self) -> Welcome:
        """What is shown while there is no evaluation."""
        from gf_desktop.ui.home.welcome import Welcome

        welcome = Welcome(self)
        welcome.new_requested.connect(self.new_requested)
        welcome.import_requested.connect(self.import_requested)
        welcome.sample_requested.connect(self.sample_requested)
        welcome.setEnabled(self._changeable)
        welcome.new_button.setText(self._new_words())
        self._stack.addWidget(welcome)
        return welcome

    @cached_property
    def draft_line(self) -> DraftLine:
        """What says that an evaluation was begun and not made yet."""
        from gf_desktop.ui.home.draft_line import DraftLine

        line = DraftLine(self)
        line.resumed.connect(self.new_requested)
        line.dropped.connect(self.draft_dropped)
        line.setEnabled(self._changeable)
        self._column.insertWidget(1, line)
        return line

    @cached_property
    def undo_action(self) -> QAction:
        """Takes removals back, the last one first."""
        from gf_desktop.ui.actions import make_action

        action = make_action("undo-remove", self, self.undo_requested.emit)
        action.setEnabled(False)
        return action

    @cached_property
    def nothing(self) -> QLabel:
        """What is shown when the search finds nothing."""
        nothing = QLabel(self.tr("没有符合的评价。换一个词，或清空查找框看全部。"), self)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(nothing, "muted")
        self._stack.addWidget(nothing)
        return nothing

    def complete(self) -> None:
        """Make what the first picture does without."""
        from gf_desktop.ui.actions import make_action

        make_action("search", self, self.search.setFocus)
        self.search.setClearButtonEnabled(True)
        self.table.menu_requested.connect(self.menu.popup)

    def _ask_for(self, wanted: SignalInstance) -> None:
        if self.table.selected():
            wanted.emit(self.table.selected())

    def _build(self) -> None:
        self._tools = QWidget(self)
        self.search = QLineEdit(self._tools)
        self.search.setObjectName("search")
        self.search.setAccessibleName(self.tr("查找名称、对象、年度或评价要求"))
        self.search.setPlaceholderText(self.tr("查找名称、对象、年度或评价要求"))
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._go_to_table)
        self.table = HomeTable(self.model, self)
        self.table.open_requested.connect(self._open)
        self._lay_out()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("全部评价"), self._tools)
        set_role(title, "page")
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(space(8))
        self.search.setMinimumWidth(space(240))
        tools.addWidget(title)
        tools.addStretch(1)
        tools.addWidget(self.search, 1)
        for button in self._buttons():
            tools.addWidget(button)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(24), space(16), space(24), space(24))
        self._column.setSpacing(space(16))
        self._column.addWidget(self._tools)
        self._column.addLayout(self._stack, 1)

    def _buttons(self) -> tuple[QPushButton, ...]:
        self.sample_button = self._button("sample", self.tr("打开示例(&S)"), "", self.sample_requested)
        self.import_button = self._button("import", self.tr("导入(&I)"), "import", self.import_requested)
        self.new_button = self._button("new", self._new_words(), "add", self.new_requested)
        set_flag(self.new_button, "primary", True)
        set_icon(self.new_button, "add", colour="on_accent")
        return self.sample_button, self.import_button, self.new_button

    def _new_words(self) -> str:
        return self.tr("新建评价(&N)") if self._draft is None else self.tr("继续新建(&N)")

    def _name_new(self) -> None:
        self.new_button.setText(self._new_words())
        if "welcome" in self.__dict__:
            self.welcome.new_button.setText(self._new_words())

    def _button(self, name: str, words: str, icon: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(words, self._tools)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if icon:
            set_icon(button, icon)
        button.clicked.connect(lambda _checked=False: signal.emit())
        return button

    def _open(self, assessment_id: str) -> None:
        if self._changeable:
            self.open_requested.emit(assessment_id)

    def _on_search(self, text: str) -> None:
        cursor = self.table.selected()
        self.model.set_search(text)
        self._show_fitting()
        self.table.select(cursor)

    def _go_to_table(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()

    def _show_fitting(self) -> None:
        self._tools.setVisible(bool(self._rows))
        if not self._rows:
            self._stack.setCurrentWidget(self.welcome)
        else:
            self._stack.setCurrentWidget(self.table if self.model.rowCount() else self.nothing)

    def _follow_selection(self) -> None:
        if "row_actions" in self.__dict__:
            self._follow(self.row_actions)

    def _follow(self, row_actions: dict[str, QAction]) -> None:
        row = self.row(self.table.selected()) if self._rows else None
        for action in row_actions.values():
            action.setEnabled(row is not None and self._changeable)
        row_actions["close-row"].setVisible(row is None or row.state == "open")
        row_actions["reopen"].setVisible(row is not None and row.state == "closed")
