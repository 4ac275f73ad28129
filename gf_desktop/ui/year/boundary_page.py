"""评价边界: which sites, what is left out, of whom the papers speak, and what is different from last year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gf_desktop.domain.ledgers import Boundary, Exclusion, Site, Units, ledger_title
from gf_desktop.domain.messages import message
from gf_desktop.domain.report.boundary import boundary_words
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.assessment.texts import show_text
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.focus_order import put_in_order
from gf_desktop.ui.widgets.text_field import TextField
from gf_desktop.ui.year import boundary_edits as edits
from gf_desktop.ui.year.exclusion_card import ExclusionCard
from gf_desktop.ui.year.site_card import SiteCard
from gf_desktop.ui.year.units_card import UnitsCard

C = TypeVar("C", SiteCard, ExclusionCard)
L = TypeVar("L", Site, Exclusion)


class BoundaryPage(Part):
    """The boundary in cards: sites, exclusions, papers, changes. Every change is one step of undo."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self.heading.setText(self.tr("评价边界"))
        head = QHBoxLayout()
        head.setContentsMargins(space(16), space(12), space(16), space(8))
        head.addWidget(self.heading, 1)
        self.outer.insertLayout(0, head)
        self.sites: dict[str, SiteCard] = {}
        self.exclusions: dict[str, ExclusionCard] = {}
        self._say(
            self.tr("先说清哪些厂区计入、哪些部分不计入：下面填的能源、用水、用地等数据都按这个范围算。")
        )
        self.add_site = plain_button(self.tr("增加厂区"), "add")
        self.add_site.clicked.connect(self._on_add_site)
        self._site_lines = self._section(self.tr("厂区"), self.add_site)
        self.no_site = self._say(
            self.tr("还没有写厂区。只有一个厂区时也写一个，地址与证照一致。"), self._site_lines
        )
        self.add_exclusion = plain_button(self.tr("增加不计入的部分"), "add")
        self.add_exclusion.clicked.connect(self._on_add_exclusion)
        self._exclusion_lines = self._section(self.tr("厂区里不计入评价的部分"), self.add_exclusion)
        self.no_exclusion = self._say(
            self.tr("没有就不用写。常见的有：租出的厂房、转供的电和蒸汽、生活区、外包的工序。"),
            self._exclusion_lines,
        )
        self.units = UnitsCard()
        self.units.edited.connect(self._on_units)
        self.body.addSpacing(space(8))
        self.body.addWidget(self.units)
        self.texts = self._make_texts()
        self.words = self._make_words()
        self.body.addStretch(1)
        self.model.changed.connect(self._on_changed)
        self.model.flushing.connect(self.flush)
        self.entered()

    # --- building -------------------------------------------------------------

    def _say(self, text: str, lines: QVBoxLayout | None = None) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        set_role(label, "muted")
        (lines or self.body).addWidget(label)
        return label

    def _section(self, title: str, button: QPushButton) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, space(8), 0, 0)
        name = QLabel(title)
        set_role(name, "section")
        head.addWidget(name, 1)
        head.addWidget(button)
        self.body.addLayout(head)
        lines = QVBoxLayout()
        lines.setSpacing(space(8))
        self.body.addLayout(lines)
        return lines

    def _make_texts(self) -> dict[str, TextField]:
        card = Card("", self.tr("变化与说明"))
        titles = {"changes": self.tr("与上一年相比，边界有什么变化"), "note": self.tr("其他要说明的")}
        fields = {}
        for key, title in titles.items():
            field = TextField(title, lines=2)
            field.setObjectName(f"boundary-{key}")
            field.committed.connect(self._on_text)
            field.draft_ready.connect(self._on_text_paused)
            label = QLabel(title)
            label.setBuddy(field)
            set_role(label, "muted")
            card.add(label)
            card.add(field)
            fields[key] = field
        fields["changes"].set_placeholder(self.tr("没有变化就写“无”"))
        self.body.addWidget(card)
        return fields

    def _make_words(self) -> QLabel:
        """Make the card that says the boundary as the report will."""
        self.words_card = Card("", self.tr("报告里的边界说明"))
        words = QLabel()
        words.setObjectName("boundary-words")
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words_card.add(words)
        self.body.addWidget(self.words_card)
        return words

    # --- showing --------------------------------------------------------------

    def entered(self) -> None:
        """Show the boundary as it stands."""
        boundary, read_only = self.model.document.boundary, self.model.read_only
        self._show_sites(boundary)
        self._show_exclusions(boundary)
        self.units.set_read_only(read_only)
        self.units.show_units(boundary.units, self.model.document.applicant.name)
        for key, field in self.texts.items():
            field.set_read_only(read_only)
            show_text(field, getattr(boundary, key))
        for button in (self.add_site, self.add_exclusion):
            button.setVisible(not read_only)
        words = boundary_words(self.model.document, self.model.say)
        self.words.setText("\n".join(words))
        self.words_card.setVisible(bool(words))

    def _show_sites(self, boundary: Boundary) -> None:
        self.sites = self._match(self.sites, boundary.sites, self._site_lines, self._site_card)
        for number, site in enumerate(boundary.sites, 1):
            self.sites[site.id].set_read_only(self.model.read_only)
            self.sites[site.id].show_site(site, number)
        self.no_site.setVisible(not boundary.sites)

    def _show_exclusions(self, boundary: Boundary) -> None:
        listed = boundary.exclusions
        self.exclusions = self._match(self.exclusions, listed, self._exclusion_lines, self._exclusion_card)
        for number, one in enumerate(listed, 1):
            self.exclusions[one.id].set_read_only(self.model.read_only)
            self.exclusions[one.id].show_exclusion(one, number, boundary.sites)
        self.no_exclusion.setVisible(not listed)

    def _match(
        self, cards: dict[str, C], listed: Sequence[L], lines: QVBoxLayout, make: Callable[[L], C]
    ) -> dict[str, C]:
        """Return a card for each of the listed, in their order; those of others go."""
        wanted = [one.id for one in listed]
        if list(cards) == wanted:
            return cards
        for key in [key for key in cards if key not in wanted]:
            gone = cards.pop(key)
            lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        found = {one.id: cards.get(one.id) or make(one) for one in listed}
        for number, card in enumerate(found.values(), 1):  # below the words that stand where there is none
            lines.removeWidget(card)
            lines.insertWidget(number, card)
            card.show()  # at once, so that the focus can go there
        return found

    def _site_card(self, site: Site) -> SiteCard:
        card = SiteCard(site, self.model)
        card.edited.connect(self._on_site)
        card.removal_asked.connect(self._on_remove_site)
        return card

    def _exclusion_card(self, exclusion: Exclusion) -> ExclusionCard:
        card = ExclusionCard(exclusion)
        card.edited.connect(self._on_exclusion)
        card.removal_asked.connect(self._on_remove_exclusion)
        return card

    def _order(self) -> None:
        """Let Tab go through the cards as they are seen, new ones included."""
        if self.isVisible():
            sites = [stop for card in self.sites.values() for stop in card.stops()]
            exclusions = [stop for card in self.exclusions.values() for stop in card.stops()]
            parts = [self.add_site, *sites, self.add_exclusion, *exclusions, self.units]
            put_in_order(self, [*parts, *self.texts.values()])

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cards in order for Tab, once they lie in their window."""
        super().showEvent(event)
        self._order()

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.entered()
            self._order()

    # --- changing -------------------------------------------------------------

    def _keep(self, boundary: Boundary, title: str, *, typing: bool = False) -> None:
        if not self.model.read_only:
            self.model.boundary(boundary, title, typing=typing)

    def _on_site(self, _site_id: str, site: Site, typing: bool) -> None:
        boundary = self.model.document.boundary
        title = self.tr("厂区 {name}").format(name=site.name)
        self._keep(replace(boundary, sites=edits.put(boundary.sites, site)), title, typing=typing)

    def _on_exclusion(self, _id: str, exclusion: Exclusion, typing: bool) -> None:
        boundary = self.model.document.boundary
        listed = edits.put(boundary.exclusions, exclusion)
        self._keep(replace(boundary, exclusions=listed), self.tr("不计入的部分"), typing=typing)

    def _on_units(self, units: Units, typing: bool) -> None:
        boundary = replace(self.model.document.boundary, units=units)
        self._keep(boundary, self.tr("各种材料说的单位"), typing=typing)

    def _on_text(self, _text: str) -> None:
        self._keep_texts(typing=False)

    def _on_text_paused(self, _text: str) -> None:
        self._keep_texts(typing=True)

    def _keep_texts(self, *, typing: bool) -> None:
        texts = {key: field.text().strip() for key, field in self.texts.items()}
        boundary = replace(self.model.document.boundary, **texts)  # type: ignore[arg-type]
        self._keep(boundary, self.tr("边界的变化与说明"), typing=typing)

    def _on_add_site(self) -> None:
        """Add a site; the first lies where the enterprise says it does."""
        self.model.flush()
        boundary = self.model.document.boundary
        address = "" if boundary.sites else self.model.document.applicant.address
        site = Site(id=edits.new_id(edits.ids(boundary)), address=address)
        self._keep(replace(boundary, sites=(*boundary.sites, site)), self.tr("增加厂区"))
        self.focus_row(site.id)

    def _on_add_exclusion(self) -> None:
        self.model.flush()
        boundary = self.model.document.boundary
        one = Exclusion(id=edits.new_id(edits.ids(boundary)))
        self._keep(replace(boundary, exclusions=(*boundary.exclusions, one)), self.tr("增加不计入的部分"))
        self.focus_row(one.id)

    def _on_remove_exclusion(self, gone: str) -> None:
        boundary = self.model.document.boundary
        left = tuple(one for one in boundary.exclusions if one.id != gone)
        self._keep(replace(boundary, exclusions=left), self.tr("移除不计入的部分"))
        self._focus_near(left, self.add_exclusion)

    def _on_remove_site(self, gone: str) -> None:
        """Take a site out; where rows speak of it, say how many, and ask."""
        self.model.flush()
        site = self.model.document.boundary.site(gone)
        if site is None or not self._may_go(site):
            return
        said = message("year.site-removed", name=site.name or self.tr("未命名的厂区"))
        self.model.edits(edits.without_site(self.model.document, gone), said)
        self._focus_near(self.model.document.boundary.sites, self.add_site)

    def _may_go(self, site: Site) -> bool:
        """Return whether a site may go: at once, or where rows speak of it and the figures stay, on the user's word."""
        speaking = edits.speaking_of(self.model.document, site.id)
        if not speaking:
            return True
        each = "、".join(
            self.tr("{ledger} {count} 行").format(ledger=self.model.say(ledger_title(ledger)), count=count)
            for ledger, count in speaking.items()
        )
        name = site.name or self.tr("未命名的厂区")
        count = sum(speaking.values())
        ask = self.context.ask
        if ask is None:
            return False
        if not edits.can_go(site):
            why = self.tr(
                "有 {count} 行数据写明属于这个厂区：{each}。移除后这些数据会按全部计入，结果会变。"
                "请先在这些表里改写厂区或删除这些行，再来移除。"
            )
            ask.tell(self.tr("厂区“{name}”还不能移除").format(name=name), why.format(count=count, each=each))
            return False
        why = self.tr("有 {count} 行数据写明属于这个厂区：{each}。移除后这些行不再写明厂区，数值照常计入。")
        title = self.tr("移除厂区“{name}”").format(name=name)
        return ask.confirm(title, why.format(count=count, each=each), self.tr("移除厂区"))

    # --- focus ----------------------------------------------------------------

    def _focus_near(self, left: Sequence[Site | Exclusion], button: QPushButton) -> None:
        """Put the focus on the last of those that are left, else on the button that adds one."""
        if not (left and self.focus_row(left[-1].id)):
            button.setFocus()

    def focus_row(self, row: str) -> bool:
        """Put the focus on an entry's field (``north/name``, ``units/permit``, ``changes``), or on the first."""
        field = self._field(row) if row else self._first()
        if field is None:
            return False
        self.reveal(field)
        field.setFocus()
        return True

    def _field(self, row: str) -> QWidget | None:
        entry, _, key = row.partition("/")
        if entry in self.sites:
            return self.sites[entry].field(key)
        if entry in self.exclusions:
            return self.exclusions[entry].field(key)
        if entry == "units":
            return self.units.lines.get(key, next(iter(self.units.lines.values())))
        buttons = {"sites": self.add_site, "exclusions": self.add_exclusion}
        return self.texts.get(entry) or buttons.get(entry)

    def _first(self) -> QWidget:
        """Return the first field that is still open, else the first field, else the button that adds a site."""
        for site in self.model.document.boundary.sites:
            if not site.name or not site.inside:
                return self.sites[site.id].field("inside" if site.name else "name")
        return next(iter(self.sites.values())).name if self.sites else self.add_site

    def flush(self) -> None:
        """Hand over what is still being written."""
        cards: list[SiteCard | ExclusionCard | UnitsCard] = [*self.sites.values(), *self.exclusions.values()]
        for card in (*cards, self.units):
            card.flush()
        for field in self.texts.values():
            field.flush()
