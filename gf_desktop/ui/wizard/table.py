"""Fourth page: which table. The one that the rules want comes first, with the reason; any other can be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from gf_desktop.domain.document import SchemeRef
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.pack import Header, Standing
from gf_desktop.ui.confidence import confidence_meaning, confidence_word
from gf_desktop.ui.library.content import content_words
from gf_desktop.ui.library.desk import Desk
from gf_desktop.ui.library.making import Figures, Making
from gf_desktop.ui.theme import set_role
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.wizard.step import Draft, Step

if TYPE_CHECKING:
    from gf_desktop.domain.industries.catalogue import Entry
    from gf_desktop.domain.recommend import Recommendation

YEARS_BACK = 6
OWN = "own-"
_FACTS = ("abolishedFact", "issuer", "standing", "content", "figures", "note")
_CONFIDENCES = ("high", "medium", "low", "memory", "missing")


class TableStep(Step):
    """Year on top, tables at the left, what is known of the marked one at the right."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, "wizard_table")
        self.setTitle(self.tr("年度和评价要求"))
        self._offers: tuple[Recommendation, ...] = ()
        self.year = self.child(QComboBox, "year")
        self.schemes = self.child(QListWidget, "schemes")
        self.message = self.child(MessageLine, "message")
        self.abolished = self.child(QCheckBox, "abolished")
        self.industry = self.child(QLabel, "industry")
        self.frame_button = self.child(QPushButton, "frame")
        self.frame_button.setAutoDefault(False)
        set_role(self.industry, "muted")
        self._labels = {label.objectName(): label for label in self.form.findChildren(QLabel)}
        set_role(self._labels["yearHint"], "muted")
        set_role(self._labels["title"], "section")
        for name in _FACTS:
            set_role(self._labels[f"{name}Label"], "muted")
            self._labels[f"{name}Label"].setAlignment(Qt.AlignmentFlag.AlignTop)
        this_year = draft.today.year
        for year in range(this_year, this_year - YEARS_BACK, -1):
            self.year.addItem(str(year), year)
        self.year.activated.connect(self._on_year)
        self.abolished.toggled.connect(self._on_abolished)
        desk = Desk(draft.program, self)
        self.making = Making(desk, Figures(desk, self), self)
        self.making.made.connect(self._on_made)
        self.frame_button.clicked.connect(self._on_frame)
        self.schemes.currentRowChanged.connect(self._on_row)

    def enter(self) -> None:
        """Offer the tables for the applicant and the year."""
        self.hint.setText(self._hint())
        year = self.draft.entries.year
        if self.year.findData(year) < 0:
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(self.year.findData(year))
        self._offer()
        self.schemes.setFocus()

    def _hint(self) -> str:
        if self.draft.entries.subject == "park":
            return self.tr("程序按对象、地区、级别和年度推荐评价要求；推荐的排在最前，也可以选别的。")
        return self.tr("程序按对象、行业、地区、级别和年度推荐评价要求；推荐的排在最前，也可以选别的。")

    def collect(self) -> None:
        """Take year and table over."""
        self.draft.entries.year = self.year.currentData()
        header = self._header()
        if header is not None:
            self.draft.entries.scheme = SchemeRef(id=header.id, version=header.version)

    def wrong(self) -> QWidget | None:
        """A table must be chosen, and its file must be readable."""
        header = self._header()
        if header is None:
            self.message.set_message(Level.MISSING, self.tr("请选一张评价要求。"))
            return self.schemes
        try:
            self.draft.program.library.pack(header.id, header.version)
        except UserFacingError as error:
            self.message.set_message(Level.MISSING, self.draft.program.catalogue.say(error.said))
            return self.schemes
        self.message.set_message(Level.MISSING, "")
        return None

    def _on_year(self) -> None:
        self.collect()
        self._offer()

    def _offer(self) -> None:
        entries, library = self.draft.entries, self.draft.program.library
        offers = library.recommend(
            entries.applicant,
            entries.year,
            self.draft.programme,
            purpose=entries.purpose,
            subject=entries.subject,
            abolished=self.abolished.isChecked(),
        )
        # Tables of another subject never fit and would only lengthen the list.
        self._offers = tuple(one for one in offers if one.header.subject == entries.subject)
        offered = (one for one in library.offered() if one.subject == entries.subject)
        self.abolished.setVisible(any(one.abolished for one in offered))
        self._show_industry()
        self.schemes.blockSignals(True)
        self.schemes.clear()
        for offer in self._offers:
            item = QListWidgetItem(self._line(offer), self.schemes)
            item.setData(Qt.ItemDataRole.UserRole, offer.header.id)
            if offer.recommended:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
        self.schemes.blockSignals(False)
        self.schemes.setCurrentRow(self._row_to_choose())

    def _line(self, offer: Recommendation) -> str:
        """Return a table's line: what is to be known at once, then its title."""
        title = offer.header.title
        if offer.recommended:
            return self.tr("推荐  {title}").format(title=title)
        if offer.header.abolished:
            return self.tr("{title}（已废止）").format(title=title)
        if offer.reason.code == "recommend.province-open":
            return self.tr("{title}（还没有填省份）").format(title=title)
        return title if offer.fits else self.tr("{title}（不适用）").format(title=title)

    def _show_industry(self) -> None:
        """Say what is known of the industry's own requirements, and offer to make a table where none is public."""
        entry = self._unpublished()
        self.industry.setText(self.draft.program.catalogue.say(entry.said) if entry else "")
        made = any(one.header.id == self._frame_id() for one in self._offers)
        self.industry.setVisible(entry is not None)
        self.frame_button.setVisible(entry is not None and entry.framed and not made)

    def _unpublished(self) -> Entry | None:
        """Return the first entry of the industry, where no table made for it is at hand."""
        entries = self.draft.entries
        code = entries.applicant.industry_code
        if entries.subject != "factory" or not code:
            return None
        found = self.draft.program.library.catalogue(code)
        if any(one.kind == "table" and not one.scheme.startswith(OWN) for one in found):
            return None
        return next((one for one in found if one.kind != "table"), None)

    def _frame_id(self) -> str:
        from gf_desktop.domain.industries.frame import frame_id

        entries = self.draft.entries
        return frame_id(entries.applicant.industry_code, date(entries.year, 12, 31))

    def _on_frame(self) -> None:
        """Ask what the draft of the industry's table shall hold, as the library does."""
        entries = self.draft.entries
        code = entries.applicant.industry_code
        name = self.draft.program.library.industries().get(code, code)
        self.making.ask(name, (code,), entries.year, settled=True)

    def _on_made(self, made: Header) -> None:
        """Choose the table that was made."""
        self.draft.entries.scheme = SchemeRef(id=made.id, version=made.version)
        self._offer()
        self.schemes.setFocus()

    def _on_abolished(self, _checked: bool) -> None:
        self.collect()
        self._offer()

    def _row_to_choose(self) -> int:
        chosen = self.draft.entries.scheme
        rows = [n for n, o in enumerate(self._offers) if chosen and o.header.id == chosen.id]
        same = [n for n in rows if chosen and self._offers[n].header.version == chosen.version]
        return (*same, *rows, 0)[0]

    def _header(self) -> Header | None:
        row = self.schemes.currentRow()
        return self._offers[row].header if 0 <= row < len(self._offers) else None

    def _on_row(self, row: int) -> None:
        if not 0 <= row < len(self._offers):
            return
        offer = self._offers[row]
        header = offer.header
        self.message.set_message(Level.MISSING, "")
        self._labels["title"].setText(header.title)
        self._labels["reason"].setText(self.draft.program.catalogue.say(offer.reason))
        self._labels["caution"].setText(
            self.draft.program.catalogue.say(offer.caution) if offer.caution else ""
        )
        self._labels["caution"].setVisible(offer.caution is not None)
        set_role(self._labels["caution"], "attention")
        self._say("abolishedFact", self._abolished_words(header))
        set_role(self._labels["reason"], "accent" if offer.recommended else "muted")
        self._say("issuer", header.issuer)
        self._say("standing", self._standing(header.standing))
        self._say("note", header.note)
        self._say_content(header)

    def _say_content(self, header: Header) -> None:
        library = self.draft.program.library
        try:
            pack = library.pack(header.id, header.version)
            figures = library.confidence(header.id, header.version)
        except UserFacingError as error:
            self._say("content", self.draft.program.catalogue.say(error.said))
            self._say("figures", "")
            return
        self._say("content", content_words(pack))
        self._say("figures", self._confidence(figures))
        sure = self.tr("{word}：{meaning}")
        tip = sure.format(word=confidence_word("high"), meaning=confidence_meaning("high"))
        self._labels["figures"].setToolTip(tip if figures.get("high") else "")

    def _say(self, name: str, text: str) -> None:
        self._labels[name].setText(text)
        for label in (self._labels[name], self._labels[f"{name}Label"]):
            label.setVisible(bool(text))

    def _abolished_words(self, header: Header) -> str:
        if not header.abolished:
            return ""
        return self.tr("{day} 起已废止，只用于旧的档案。").format(day=header.abolished)

    def _standing(self, standing: Standing) -> str:
        return {
            "official": self.tr("官方文本"),
            "unofficial-transcript": self.tr("非官方转录：由公开资料抄录，未经发布机关核对"),
            "own": self.tr("使用者自建"),
        }[standing]

    def _confidence(self, figures: Mapping[str, int]) -> str:
        counts = {kind: figures.get(kind, 0) for kind in _CONFIDENCES}
        parts = (
            (confidence_word("high"), counts["high"]),
            (confidence_word("medium"), counts["medium"]),
            (confidence_word("low"), counts["low"] + counts["memory"]),
            (self.tr("没有公布"), counts["missing"]),
        )
        said = self.tr("{word} {count} 个")
        return self.tr("，").join(said.format(word=word, count=count) for word, count in parts if count)
