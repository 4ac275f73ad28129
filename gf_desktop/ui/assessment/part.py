"""What every page of the middle is: it follows the session and says where the focus is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.theme import set_role, space

if TYPE_CHECKING:
    from pathlib import Path

    from gf_desktop.domain.document import Document
    from gf_desktop.domain.pack import Pack
    from gf_desktop.services.reports import Reports
    from gf_desktop.ui.assessment.explain import Explainer
    from gf_desktop.ui.prompts import Ask
    from gf_desktop.ui.session_model import SessionModel
    from gf_desktop.ui.settings import Settings

WriteTemplate: TypeAlias = "Callable[[Document, Pack, Path, str, bool], None]"
"""Writes a workbook to fill in: of a department or (empty) the whole, with sheets by month or not."""

Only = Literal["all", "unanswered", "findings", "to-verify"]


@dataclass(slots=True)
class Context:
    """What pages share: the session, what is known of each row, the filter in force, and the way to another place.

    ``reports`` makes what is handed in, ``ask`` asks where to write it. ``write_template`` writes the workbook to fill
    in, away from the window's thread; ``import_tables`` opens the way of spreadsheets into the year's data,
    ``show_reference`` the reference tables at the row of a figure's key.
    ``settings`` remember how tables are looked at.
    """

    model: SessionModel
    explain: Explainer
    go: Callable[[Place], None]
    only: Only = "all"
    reports: Reports | None = None
    ask: Ask | None = None
    write_template: WriteTemplate | None = None
    import_tables: Callable[[], None] | None = None
    show_reference: Callable[[str], None] | None = None
    settings: Settings | None = None


class Part(QWidget):
    """One page of the middle, in a scroll area of its own.

    Signals:
        row_focused: The focus has come to the row of this id; empty where no row has it.
    """

    row_focused = Signal(str)

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self.context = context
        self.model = context.model
        self.heading = QLabel(title)
        set_role(self.heading, "page")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("page")
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(space(16), space(4), space(16), space(16))
        self.body.setSpacing(space(8))
        self.area.setWidget(body)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.outer.addWidget(self.area, 1)

    def entered(self) -> None:
        """Bring what the page shows up to date; it has just come before the eyes."""

    def focus_first(self) -> None:
        """Put the focus where work on this page begins."""
        self.focus_row("")

    def focus_row(self, row: str) -> bool:
        """Put the focus on a row and bring it before the eyes; False where the page has no such row."""
        raise NotImplementedError

    def seen_here(self, _place: Place) -> Place | None:
        """Return where on this page something of another page is seen too; None where it is not."""
        return None

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that a widget is seen whole, once its place is known."""
        self.body.activate()
        self.area.ensureWidgetVisible(widget, 0, space(24))
