"""One section of the table: its score, the filter, and a card for each row under its second-level heading."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from gf_desktop.domain import flow
from gf_desktop.domain.pack import BONUS, Group, Indicator
from gf_desktop.domain.result import Result, SectionResult
from gf_desktop.ui.assessment.accept_offer import AcceptOffer
from gf_desktop.ui.assessment.card import IndicatorCard
from gf_desktop.ui.assessment.part import Context, Only, Part
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.assessment.sets import SetNote, set_states
from gf_desktop.ui.theme import figure_font, set_role, space
from gf_desktop.ui.widgets.empty_state import EmptyState


class SectionPage(Part):
    """The work on one section; the cards are made when the section is first opened."""

    def __init__(self, context: Context, section: str) -> None:
        self._section = section
        super().__init__(context, self._find(context.model.result).title)
        self.cards: dict[str, IndicatorCard] = {}
        self._headings: list[tuple[QLabel, tuple[str, ...]]] = []
        self.set_notes: dict[str, SetNote] = {}
        self.points = QLabel()
        self.points.setObjectName("section-points")
        self.points.setFont(figure_font(self.points))
        set_role(self.points, "section")
        self.weighed = QLabel()
        self.weighed.setObjectName("weighed")
        self.weighed.setWordWrap(True)
        set_role(self.weighed, "muted")
        self.filters: dict[Only, QToolButton] = {}
        self.offer = AcceptOffer(context.model, section)
        self.offer.accepted.connect(self._on_accepted)
        self.outer.insertLayout(0, self._head())
        self._build()
        self.empty = self._make_empty()
        self.body.addWidget(self.empty)
        self.body.addStretch(1)
        self.model.changed.connect(self._on_changed)
        self.model.previewed.connect(self._on_previewed)
        self.model.flushing.connect(self.flush)
        context.explain.calls.place.connect(self._on_place)
        self.entered()

    def _find(self, result: Result) -> SectionResult:
        return next(section for section in result.sections if section.id == self._section)

    # --- building -------------------------------------------------------------

    def _head(self) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setContentsMargins(space(16), space(12), space(16), space(8))
        lines.setSpacing(space(4))
        title = QHBoxLayout()
        title.addWidget(self.heading, 1)
        title.addWidget(self.points)
        lines.addLayout(title)
        lines.addLayout(self._filter_row())
        lines.addWidget(self.weighed)
        if (said := self._years_said()) is not None:
            lines.addWidget(said)
        return lines

    def _years_said(self) -> QLabel | None:
        """Return what is said of the years to be filled in, where the table asks for several."""
        table, year = self.model.pack.table, self.model.document.year
        if table.years < 2:
            return None
        rule = {
            "last": self.tr("只有 {year} 年计分，前几年备查。"),
            "mean": self.tr("按 {count} 年的平均值计分，缺一年就不能计分。"),
            "each": self.tr("每年各自计分，结果以 {year} 年为准。"),
        }[table.year_rule]
        words = self.tr("本表填 {count} 年：卡片上面一行填 {year} 年，下面一行填前几年。") + rule
        label = QLabel(words.format(count=table.years, year=year))
        label.setObjectName("years-said")
        label.setWordWrap(True)
        set_role(label, "muted")
        return label

    def _filter_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(4))
        label = QLabel(self.tr("显示"))
        set_role(label, "muted")
        row.addWidget(label)
        group = QButtonGroup(self)
        for only, words in self._filter_words().items():
            button = QToolButton()
            button.setText(words)
            button.setCheckable(True)
            button.setObjectName(f"filter-{only}")
            button.setAccessibleName(self.tr("只显示：{words}").format(words=words))
            button.clicked.connect(self._on_filter)
            group.addButton(button)
            row.addWidget(button)
            self.filters[only] = button
        row.addStretch(1)
        row.addWidget(self.offer)
        return row

    def _filter_words(self) -> Mapping[Only, str]:
        return {
            "all": self.tr("全部"),
            "unanswered": self.tr("未填"),
            "findings": self.tr("问题项"),
            "to-verify": self.tr("待核实"),
        }

    def _groups(self) -> tuple[Group, ...]:
        table = self.model.pack.table
        if self._section == BONUS and table.bonus is not None:
            return (Group(number="", title="", indicators=table.bonus.indicators),)
        return next(section.groups for section in table.sections if section.id == self._section)

    def _build(self) -> None:
        for group in self._groups():
            headed = bool(group.title) and not _says_the_same(group)
            if headed:
                self._add_heading(group)
            for indicator in group.indicators:
                self._add_set_note(indicator)
                # A row has its group's number: it stands once, on the heading where there is one.
                self._add_card(indicator, numbered=not headed)

    def _add_heading(self, group: Group) -> None:
        heading = QLabel(f"{group.number}  {group.title}".strip())
        heading.setContentsMargins(0, space(8), 0, 0)
        heading.setWordWrap(True)
        set_role(heading, "muted")
        self.body.addWidget(heading)
        self._headings.append((heading, tuple(row.id for row in group.indicators)))

    def _add_set_note(self, indicator: Indicator) -> None:
        """Say above the first row of a set how many of it count."""
        name = indicator.choose_from
        if name in self.set_notes or name not in self.model.pack.table.choose:
            return
        self.set_notes[name] = SetNote(indicator)
        self.body.addWidget(self.set_notes[name])

    def _add_card(self, indicator: Indicator, *, numbered: bool) -> None:
        card = IndicatorCard(self.context, self.model.result.row(indicator.id), numbered=numbered)
        card.row_focused.connect(self.row_focused)
        self.cards[indicator.id] = card
        self.body.addWidget(card)

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            "filter",
            self.tr("这一部分没有这样的指标"),
            self.tr("筛选只影响显示，不影响得分。"),
            self.tr("显示全部"),
        )
        empty.action_triggered.connect(self._show_all)
        return empty

    # --- showing --------------------------------------------------------------

    def entered(self) -> None:
        """Show the answers as they stand, and only the rows that the filter in force lets through."""
        self.show_result(self.model.result)
        self.filters[self.context.only].setChecked(True)
        self.apply_filter()

    def show_result(self, result: Result, *, typing: bool = False) -> None:
        """Show another result; only cards whose row differs are touched."""
        section = self._find(result)
        words = self.context.explain.words
        self.points.setText(words.points(section.score, section.points, result.places))
        said = words.weighed(self.model.pack, section, result)
        self.weighed.setText(said)
        self.weighed.setVisible(bool(said))
        for row in result.rows:
            if row.id in self.cards:
                self.cards[row.id].show_row(row, typing=typing)
        self._show_sets(result, typing=typing)
        if not typing:
            self.offer.show_result(result)

    def _show_sets(self, result: Result, *, typing: bool) -> None:
        """Say which rows of each set count now; while one types nothing may move."""
        if typing or not self.set_notes:
            return
        states = set_states(self.model.pack, self.model.document, result)
        for name, note in self.set_notes.items():
            note.show_state(states[name])
            for row in states[name].members:
                self.cards[row.id].show_set(states[name])

    def apply_filter(self) -> None:
        """Hide what the filter does not let through. Done on entering and on choosing, never while one types."""
        shown = set(self._selected())
        for row_id, card in self.cards.items():
            card.setVisible(row_id in shown)
        for heading, rows in self._headings:
            heading.setVisible(bool(shown.intersection(rows)))
        for name, note in self.set_notes.items():
            members = {key for key, card in self.cards.items() if card.indicator.choose_from == name}
            note.setVisible(bool(shown & members))
        self.empty.setVisible(not shown.intersection(self.cards))

    def _selected(self) -> tuple[str, ...]:
        model = self.model
        return flow.select(model.document, model.pack, model.result, self.context.only)

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():  # a hidden page waits until it is entered
            self.show_result(self.model.result)

    def _on_previewed(self, result: Result) -> None:
        if self.isVisible():
            self.show_result(result, typing=True)

    def _on_place(self, place: Place) -> None:
        if self.isVisible():  # every section hears it; the one before the eyes leads on
            self.context.go(place)

    def _on_filter(self) -> None:
        self.context.only = next(only for only, button in self.filters.items() if button.isChecked())
        self.apply_filter()

    def _on_accepted(self) -> None:
        """Keep the focus on the page where the offer it was on is gone."""
        if self.offer.isHidden():
            self.filters[self.context.only].setFocus()

    def _show_all(self) -> None:
        self.filters["all"].click()
        self.focus_first()

    # --- moving ---------------------------------------------------------------

    def focus_first(self) -> None:
        """Put the focus on the first row still open, else on the first."""
        visible = [row_id for row_id, card in self.cards.items() if not card.isHidden()]
        open_rows = [row_id for row_id in visible if self.model.result.row(row_id).status == "blank"]
        for row_id in (*open_rows, *visible):
            self.focus_row(row_id)
            return

    def focus_row(self, row: str) -> bool:
        """Put the focus on a row's input; a filter that hides the row is lifted."""
        card = self.cards.get(row)
        if card is None:
            return False
        if card.isHidden():
            self.context.only = "all"
            self.filters["all"].setChecked(True)
            self.apply_filter()
        self.reveal(card)
        card.focus_input()
        card.focused.emit()
        focused = QApplication.focusWidget()
        if focused is not None and card.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, space(24))
        return True

    def flush(self) -> None:
        """Hand over what is still being typed."""
        for card in self.cards.values():
            card.flush()


def _says_the_same(group: Group) -> bool:
    """Return whether a heading would only repeat the one card below it."""
    return len(group.indicators) == 1 and group.indicators[0].title == group.title
