"""The page of one assessment: the way, the work, what one needs to know, and the totals below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from gf_desktop.domain import flow
from gf_desktop.domain.assessment import OF_YEAR, Edit
from gf_desktop.domain.result import Result
from gf_desktop.ui.actions import key_words, make_action, spec
from gf_desktop.ui.assessment.applicant_fields import changed_field, own_row
from gf_desktop.ui.assessment.explain import Explainer
from gf_desktop.ui.assessment.facts import changed_fact
from gf_desktop.ui.assessment.part import Context, Part, WriteTemplate
from gf_desktop.ui.assessment.place import APPLICATION, GATES, Place
from gf_desktop.ui.assessment.side import SidePane
from gf_desktop.ui.assessment.steps import explained, places, steps_for
from gf_desktop.ui.assessment.totals import TotalsStrip
from gf_desktop.ui.assessment.way import WayPane
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button, press_by_enter
from gf_desktop.ui.widgets.focus_order import go_on_with
from gf_desktop.ui.widgets.side_panes import SidePanes
from gf_desktop.ui.widgets.tint import tint
from gf_desktop.ui.year.changed import changed_place, seen_together

if TYPE_CHECKING:
    from gf_desktop.services.library import Library
    from gf_desktop.services.reports import Reports
    from gf_desktop.services.session import Changed
    from gf_desktop.ui.prompts import Ask
    from gf_desktop.ui.settings import Settings


class AssessmentPage(QWidget):
    """One assessment before the eyes. ``library`` gives guidance and names; without it only the pack speaks.

    ``reports`` makes what is handed in; without it that step is not there. ``ask`` asks where files go.
    ``write_template`` and ``import_tables`` are the ways of the year's data out and in by spreadsheets;
    ``show_reference`` leads to the reference tables; ``settings`` remember how tables are looked at.
    """

    def __init__(  # noqa: PLR0913 - what its pages share, by name
        self,
        model: SessionModel,
        library: Library | None = None,
        parent: QWidget | None = None,
        *,
        reports: Reports | None = None,
        ask: Ask | None = None,
        write_template: WriteTemplate | None = None,
        import_tables: Callable[[], None] | None = None,
        show_reference: Callable[[str], None] | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("assessment")
        self.model = model
        explain = Explainer(model.pack, model.programme, library)
        self.context = Context(
            model,
            explain,
            self.go,
            reports=reports,
            ask=ask,
            write_template=write_template,
            import_tables=import_tables,
            show_reference=show_reference,
            settings=settings,
        )
        self.steps = steps_for(self.context)
        self.place = Place()
        self._going = False
        self._applicant_field = ""
        self._fact = ""
        self._edits: tuple[Edit, ...] = ()
        self._pages: dict[Place, QWidget] = {}
        self.way = WayPane(model, self.steps)
        self.side = SidePane(model, self.context.explain)
        self.strip = TotalsStrip(self.context.explain.words)
        self.stack = QStackedWidget()
        self.panes = SidePanes(self.way, self._middle(), self.side)
        self._lay_out()
        self._make_actions()
        self._connect()
        self.strip.show_result(model.result)
        self.go(self._opening(), focus=False)

    # --- building -------------------------------------------------------------

    def _middle(self) -> QWidget:
        middle = QWidget()
        self.middle = middle
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._closed_notice())
        lines.addWidget(self.stack, 1)
        lines.addLayout(self._moves())
        return middle

    def _closed_notice(self) -> QLabel:
        label = QLabel(self.tr("本评价已定稿，只能查看。要修改，请另存副本重开。"))
        label.setObjectName("read-only")
        label.setContentsMargins(space(16), space(8), space(16), space(8))
        if not self.model.read_only:
            label.hide()
        set_role(label, "info")
        return label

    def _moves(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(space(16), space(8), space(16), space(8))
        row.setSpacing(space(8))
        self.back = plain_button(self.tr("上一部分"))
        self.onward = plain_button(self.tr("下一部分"))
        for button, name in ((self.back, "previous"), (self.onward, "onward")):
            button.setObjectName(f"go-{name}")
            button.setToolTip(key_words(spec(name)))
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.onward)
        self._move_row = row
        return row

    def _lay_out(self) -> None:
        self.way_button = self.panes.toggle_button("left", self.tr("评价步骤"), "menu")
        self.side_button = self.panes.toggle_button("right", self.tr("说明"), "help")
        self._move_row.insertWidget(0, self.way_button)
        self._move_row.insertWidget(1, self.side_button)
        self.way.setMinimumWidth(space(24) * 8)
        self.side.setMinimumWidth(space(24) * 10)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.panes, 1)
        lines.addWidget(self.strip)
        self.panes.splitter().setSizes([space(24) * 9, space(24) * 34, space(24) * 13])

    def _make_actions(self) -> None:
        """Keys that hold everywhere on the page."""
        for action, slot in (
            ("previous", self.go_back),
            ("onward", self.go_onward),
            ("next-open", self.go_to_next_open),
            ("next-pane", self.next_pane),
            ("previous-pane", self.previous_pane),
            ("explain", self.explain_row),
        ):
            make_action(action, self, slot)

    def _connect(self) -> None:
        self.way.asked.connect(self._on_asked)
        self.way.entered.connect(self._on_entered)
        self.way.itemClicked.connect(self._on_way_clicked)
        self.panes.drawer_changed.connect(self._on_drawer)
        self.back.clicked.connect(self.go_back)
        self.onward.clicked.connect(self.go_onward)
        self.model.changed.connect(self._on_changed)
        self.model.previewed.connect(self._on_previewed)
        self.model.show_place.connect(self.show_place)
        self.model.show_change.connect(self.show_change)
        self.model.flushing.connect(self._on_flushing)

    def _opening(self) -> Place:
        """Return where one was, or the first page where something is to be done."""
        stored = Place.read(self.model.assessment.place)
        known = places(self.steps, self.model)
        if stored.page in known:
            return stored
        return next((place for place in known if place.step == "indicators"), known[0])

    # --- moving ---------------------------------------------------------------

    def go(self, place: Place, *, focus: bool = True) -> None:
        """Show a page, and put the focus on its row or where work begins; what is being typed is handed over."""
        if self.place != Place():
            self._going = True
            self.model.flush()
            self._going = False
        page = self._page(place.page)
        self.place = place
        # Told before the switch: it may give the focus to a row, which then has the last word.
        self.side.show_row(place.row, place.part)
        self.stack.setCurrentWidget(page)
        self.way.show_place(place)
        self.panes.set_needed("right", explained(place))
        self._show_moves()
        if isinstance(page, Part):
            page.entered()
        self._order()
        if isinstance(page, Part):
            if place.row and focus:
                page.focus_row(place.row)
            elif focus:
                page.focus_first()
        self.remember()

    def _order(self) -> None:
        """Let Tab go from the way into the work, on to the other parts, and last to what one needs to know."""
        if self.isVisible():
            moves = (self.way_button, self.side_button, self.back, self.onward)
            go_on_with(self, self.part, (*moves, self.side))

    def _page(self, place: Place) -> QWidget:
        if place not in self._pages:
            step = next(step for step in self.steps if step.id == place.step)
            page = step.build(self.context, place.part)
            if isinstance(page, Part):
                page.row_focused.connect(self._on_row_focused)
            self._pages[place] = page
            self.stack.addWidget(page)
        return self._pages[place]

    @property
    def part(self) -> QWidget:
        """The page before the eyes."""
        return self._pages[self.place.page]

    def _neighbour(self, by: int) -> Place | None:
        known = places(self.steps, self.model, self.place.page)
        at = known.index(self.place.page) + by
        return known[at] if 0 <= at < len(known) else None

    def _show_moves(self) -> None:
        self.back.setEnabled(self._neighbour(-1) is not None)
        self.onward.setEnabled(self._neighbour(1) is not None)

    def go_back(self) -> None:
        """Go to the part before this one."""
        if (place := self._neighbour(-1)) is not None:
            self.go(place)

    def go_onward(self) -> None:
        """Go to the part after this one."""
        if (place := self._neighbour(1)) is not None:
            self.go(place)

    def go_to_next_open(self) -> None:
        """Hand over what stands here and go to the next row that is still to be answered."""
        self.model.flush()
        after = self.place.row if self.place.step == "indicators" else ""
        row = flow.next_open(self.model.pack, self.model.result, after)
        if row is not None:
            self.go_to_row(row)

    def go_to_row(self, row_id: str) -> None:
        """Show the card of a row, wherever it is."""
        if self.context.explain.gate(row_id) is not None:
            self.go(Place("indicators", GATES, row_id))
        else:
            self.go(Place("indicators", self.model.result.row(row_id).section, row_id))

    def show_place(self, collection: str, key: str) -> None:
        """Bring before the eyes what undo or redo has changed."""
        if collection in ("answers", "benchmarks", "points", "gates"):
            self.go_to_row(key)
        elif collection == "applicant":
            self.go(Place("eligibility", "applicant", key or self._applicant_field))
        elif collection == "information":
            self.go(Place("eligibility", "applicant", own_row(key)))
        elif collection in ("conditions", "disqualifiers"):
            self.go(Place("eligibility", collection, key))
        elif collection == "facts":
            self.go(self._fact_place())
        elif collection in OF_YEAR:
            self.go(self._seen_place(changed_place(self._edits, collection, key)))
        elif collection == "narrative" and any(step.id == "output" for step in self.steps):
            self.go(Place("output"))
        focused = QApplication.focusWidget()
        if focused is not None and self.part.isAncestorOf(focused):
            tint(focused)

    def show_change(self, collection: str, key: str) -> None:
        """Bring before the eyes what undo or redo has changed in several places at once, this one first."""
        place = seen_together(self._edits, self.place.page)
        if place is None:
            self.model.show_place.emit(collection, key)
        elif place != self.place.page:
            self.go(place)

    def _fact_place(self) -> Place:
        """Return where a fact of the application is said."""
        known = {step.id for step in self.steps}
        if self._fact == "fields":
            return Place("result")
        if self._fact == "changes" and "output" in known:
            return Place("output")
        return Place("eligibility", APPLICATION, self._fact)

    def _seen_place(self, place: Place) -> Place:
        """Return the place itself, or where the page before the eyes shows the same."""
        return (self.part.seen_here(place) if isinstance(self.part, Part) else None) or place

    def remember(self) -> None:
        """Have the session remember where one is."""
        self.model.session.go_to(self.place.text())

    # --- panes ------------------------------------------------------------------

    def next_pane(self) -> None:
        """Go on to the next pane: way, work, what one needs to know."""
        self._to_pane(1)

    def previous_pane(self) -> None:
        """Go back to the pane before."""
        self._to_pane(-1)

    def _to_pane(self, by: int) -> None:
        panes = (self.way, self.middle, self.side)[: 3 if explained(self.place) else 2]
        focused = QApplication.focusWidget()
        inside = [
            n
            for n, pane in enumerate(panes)
            if focused is not None and (pane is focused or pane.isAncestorOf(focused))
        ]
        target = ((inside[0] if inside else 1) + by) % len(panes)
        self._focus_pane(target)

    def _focus_pane(self, number: int) -> None:
        self.panes.set_open("left", number == 0)
        self.panes.set_open("right", number == 2)
        if number == 0:
            self.way.setFocus()
        elif number == 2:
            self.side.focus_text()
        elif isinstance(self.part, Part):
            if not (self.place.row and self.part.focus_row(self.place.row)):
                self.part.focus_first()
        else:
            self.part.setFocus()

    def explain_row(self) -> None:
        """Show the explanation of the row in focus."""
        self.panes.set_open("right", True)
        self.side.tabs.setCurrentIndex(0)

    # --- following ----------------------------------------------------------------

    def _on_asked(self, place: Place) -> None:
        self.go(place, focus=False)

    def _on_entered(self) -> None:
        self.panes.set_open("left", False)
        self._focus_pane(1)

    def _on_way_clicked(self) -> None:
        self.panes.set_open("left", False)

    def _on_drawer(self, side: str, shown: bool) -> None:
        if shown and side == "left":
            self.way.setFocus()
        elif shown:
            self.side.focus_text()

    def _on_row_focused(self, row: str) -> None:
        if row != self.place.row:
            self.place = Place(self.place.step, self.place.part, row)
            self.side.show_row(row, self.place.part)

    def _on_changed(self, changed: Changed) -> None:
        for one in changed.changes.edits:
            if one.collection == "facts":
                self._fact = changed_fact(one.before, one.after) or self._fact
            if one.collection == "applicant":
                self._applicant_field = changed_field(one.before, one.after) or self._applicant_field
        self._edits = changed.changes.edits
        result = self.model.result
        self.strip.show_result(result)
        self.way.refresh(result)
        self.side.show_row(self.place.row, self.place.part)

    def _on_flushing(self) -> None:
        if not self._going:  # a move remembers the place it leads to
            self.remember()

    def _on_previewed(self, result: Result) -> None:
        self.strip.show_result(result)
        self.side.show_result(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus into the work when the page first comes before the eyes."""
        super().showEvent(event)
        if not event.spontaneous():
            self._order()
            self._focus_pane(1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass a focus that is given to the page as a whole on to where work goes on."""
        super().focusInEvent(event)
        self._focus_pane(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button or the words that have the focus; fields have taken their own Enter before."""
        if press_by_enter(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the row one was at; focus alone writes nothing to the disk."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.remember()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs of the way in the colours now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "way"):
            self.way.recolour()
