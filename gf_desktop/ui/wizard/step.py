"""What every page of the wizard is: it shows the entries, takes them over when left, says in place what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStyle, QVBoxLayout, QWidget, QWizardPage

from gf_desktop.ui.forms import load_form
from gf_desktop.ui.theme import set_role, space

if TYPE_CHECKING:
    from gf_desktop.domain.programme import Programme
    from gf_desktop.services.program import Program
    from gf_desktop.ui.wizard.entries import Entries

W = TypeVar("W", bound=QWidget)


@dataclass(slots=True)
class Draft:
    """What the pages share: the use cases, the entries so far, and the day on which they are made."""

    program: Program
    entries: Entries
    today: date

    @property
    def programme(self) -> Programme | None:
        """The programme that applies where the applicant is, for the level applied for, in the subject's words."""
        entries = self.entries
        province = entries.applicant.province
        library = self.program.library
        found = library.programme_for(province, entries.year, entries.purpose, entries.subject)
        return found and found.worded_for(entries.subject)

    @property
    def excluded(self) -> str:
        """Why the rules of the level applied for do not take the subject; empty where they do."""
        entries = self.entries
        province = entries.applicant.province
        return self.program.library.excluded(province, entries.year, entries.purpose, entries.subject)


class WizardPage(QWizardPage):
    """One page of a wizard: a hint, then what is entered. Subclasses fill ``enter``, ``collect`` and ``wrong``."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        # The wizard draws the title in by the style's margin; everything stands below it.
        metric = QStyle.PixelMetric
        left = self.style().pixelMetric(metric.PM_LayoutLeftMargin)
        right = self.style().pixelMetric(metric.PM_LayoutRightMargin)
        self.column.setContentsMargins(left, 0, right, 0)
        self.column.setSpacing(space(12))
        # Not as the wizard's own subtitle, which stands further in than the title.
        self.hint = QLabel(self)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        set_role(self.hint, "muted")
        self.column.addWidget(self.hint)

    def enter(self) -> None:
        """Show the entries; the page has just come before the eyes."""

    def collect(self) -> None:
        """Take over into the entries what the page shows; it is being left."""

    def wrong(self) -> QWidget | None:
        """Say what is wrong in its place and return the first field to mend, or None."""
        return None

    def validatePage(self) -> bool:
        """Go on only when nothing is wrong; else put the focus where something is."""
        self.collect()
        field = self.wrong()
        if field is not None:
            field.setFocus()
        return field is None


class Step(WizardPage):
    """One page of a new evaluation, on a designed form."""

    def __init__(self, draft: Draft, form: str, *, scrolls: bool = False) -> None:
        super().__init__()
        self.draft = draft
        self.form = load_form(draft.program.forms / f"{form}.ui", self)
        self.column.addWidget(self._scrolled() if scrolls else self.form)

    def _scrolled(self) -> QScrollArea:
        """Return the form in an area that scrolls where a small screen has no room for all of it."""
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(self.form)
        return area

    def child(self, kind: type[W], name: str) -> W:
        """Return the form's widget of that name."""
        found = self.form.findChild(kind, name)
        assert isinstance(found, kind), name
        return found
