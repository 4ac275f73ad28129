"""The enterprise as the table's form asks for it, in the form's words and order; what it does not ask for stands below.

One change to any field of the enterprise changes the applicant; what only the form has is kept under its title.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCompleter, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from gf_desktop.domain import credit_code, form
from gf_desktop.domain.applicant import ANY_NUMBER, asked, get, put
from gf_desktop.domain.contacts import LOOKED_AT, doubt
from gf_desktop.domain.document import Applicant
from gf_desktop.domain.messages import Message
from gf_desktop.domain.programmes.dates import foremost
from gf_desktop.domain.subjects import unasked
from gf_desktop.ui.assessment.applicant_fields import Shown, groups, own_row, own_title
from gf_desktop.ui.assessment.applicant_words import card_title, field_title, ownership_words
from gf_desktop.ui.assessment.due_words import due_sentence
from gf_desktop.ui.assessment.facts import dues, facts_of
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.assessment.place import APPLICATION, Place
from gf_desktop.ui.assessment.texts import show_text
from gf_desktop.ui.subjects import applicant_word
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.link_label import LinkLabel
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.number_edit import DRAFT_DELAY
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.text_field import TextField

NARROW = {
    "credit_code": 24,
    "province": 24,
    "city": 24,
    "postcode": 12,
    "industry_code": 12,
    "legal_representative": 24,
    "legal_representative_phone": 24,
    "registered_capital": 24,
    "founded": 24,
    "valid_until": 24,
    "contact.department": 24,
    "contact.name": 24,
    "contact.phone": 24,
    "contact.mobile": 24,
    "contact.email": 40,
}
"""Widths in digits of the fields that are not as wide as the card: what is said of them stands at their right."""
PERSONAL = ("职务", "职称", "姓名", "电话", "手机", "传真", "邮政编码")
"""How the form's own fields are called that take a few words only."""
HINTED = ("credit_code", "province", "industry_code", *LOOKED_AT)
OWNERSHIP = "ownership"


class ApplicantPage(Part):
    """The form of the enterprise, in cards."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self._subject = self.model.document.subject
        self.heading.setText(self.tr("{word}信息").format(word=applicant_word(self._subject)))
        self._make_head()
        self.lines: dict[str, QLineEdit] = {}
        self.texts: dict[str, TextField] = {}
        self.choices: dict[str, Combo] = {}
        self.hints: dict[str, MessageLine] = {}
        self._names: list[QWidget] = []
        self._titles: dict[str, str] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_DELAY)
        self._rest.timeout.connect(self._on_line_paused)
        self.due = self._make_due()
        document = self.model.document
        self._form = form.information(self.model.pack)
        for name, fields in groups(document, self.model.pack, unasked(self._subject)):
            self._add_card(name, fields)
        self.body.addStretch(1)
        self._align_names()
        self._complete()
        self.model.changed.connect(self._on_changed)
        self.model.flushing.connect(self.flush)
        self.entered()

    @property
    def ownership(self) -> Combo | None:
        """The kind of ownership, where it is shown."""
        return self.choices.get(OWNERSHIP)

    # --- building -------------------------------------------------------------

    def _make_head(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(space(16), space(12), space(16), space(8))
        head.addWidget(self.heading, 1)
        self.asked = QLabel()
        self.asked.setObjectName("asked")
        set_role(self.asked, "muted")
        head.addWidget(self.asked)
        self.outer.insertLayout(0, head)

    def _make_due(self) -> LinkLabel:
        """Return the line of what is due next, which leads to all dates."""
        line = LinkLabel()
        line.setObjectName("due")
        line.asked.connect(self._on_due)
        self.body.addWidget(line)
        return line

    def _show_due(self) -> None:
        one = foremost(dues(self.model), facts_of(self.model).purpose)
        self.due.setVisible(one is not None and not self.model.read_only)
        if one is not None:
            self.due.set_lines([(due_sentence(one), APPLICATION)])

    def _on_due(self, _target: str) -> None:
        self.context.go(Place("eligibility", APPLICATION))

    def _add_card(self, name: str, fields: Sequence[Shown]) -> None:
        card = Card("", card_title(name, self._subject))
        card.setProperty("part", name)
        box = QWidget()
        form_layout = QFormLayout(box)
        form_layout.setContentsMargins(0, 0, 0, 0)
        form_layout.setHorizontalSpacing(space(12))
        form_layout.setVerticalSpacing(space(8))
        form_layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for one in fields:
            self._add_field(form_layout, one, above=name == "texts")
        card.add(box)
        self.body.addWidget(card)

    def _add_field(self, layout: QFormLayout, one: Shown, *, above: bool) -> None:
        """Put a field behind its name, or in a card of texts below it."""
        title = one.title or field_title(one.row, self._subject)
        if one.row == OWNERSHIP and any(each.field == OWNERSHIP for each in self._form) and not one.of_form:
            title = self.tr("单位性质（通用分类）")
        self._titles[one.row] = title
        field = self._make_field(one, title)
        if above:
            label = QLabel(title)
            label.setBuddy(field)
            layout.addRow(label)
            layout.addRow(field)
        else:
            layout.addRow(self._name(one, title, field), self._fitted(one, field))

    def _make_field(self, one: Shown, title: str) -> QWidget:
        field: QLineEdit | TextField | Combo
        if one.row == OWNERSHIP or one.options:
            field = self._make_choice(one, title)
        elif one.lines and not self._digits(one.row):
            field = self._make_text(one, title)
        else:
            field = self._make_line(one, title)
        field.setObjectName(f"applicant-{one.row}")
        if one.note:
            field.setAccessibleDescription(one.note)
        return field

    def _make_line(self, one: Shown, title: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(title)
        field.setPlaceholderText(one.note)
        field.editingFinished.connect(self._on_line)
        field.textEdited.connect(self._on_line_edited)
        self.lines[one.row] = field
        return field

    def _make_text(self, one: Shown, title: str) -> TextField:
        field = TextField(title, lines=one.lines, limit=one.most)
        field.set_placeholder(one.note)
        field.committed.connect(self._on_text)
        field.draft_ready.connect(self._on_text_paused)
        self.texts[one.row] = field
        return field

    def _make_choice(self, one: Shown, title: str) -> Combo:
        words = {"": self.tr("未选择"), **{text: text for text in one.options}}
        if one.row == OWNERSHIP:
            words = ownership_words()
        combo = Combo(title, [Option(key, text) for key, text in words.items()])
        combo.setFixedWidth(self._width(combo, NARROW["credit_code"]))
        combo.chosen.connect(self._on_choice)
        self.choices[one.row] = combo
        return combo

    def _digits(self, row: str) -> int:
        """Return how many digits wide a field is by what goes into it; 0: as wide as the card."""
        if own := own_title(row):
            return NARROW["contact.name"] if own.endswith(PERSONAL) else 0
        unit = row == "contact.department" and self._subject == "park"  # there it is the unit that applies
        return 0 if unit else NARROW.get(row, 0)

    def _width(self, field: QWidget, digits: int) -> int:
        return field.fontMetrics().horizontalAdvance("0") * digits + space(24)

    def _name(self, one: Shown, title: str, field: QWidget) -> QWidget:
        """Return a field's name with the word for what asks for it; both are said with the field."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        name = QLabel(title)
        name.setBuddy(field)
        row.addWidget(name, 1)
        word = self._need(one)
        if word:
            mark = QLabel(word)
            mark.setObjectName(f"need-{one.row}")
            set_role(mark, "muted")
            row.addWidget(mark)
            spoken = self.tr("{title}，{word}").format(title=title, word=word)
            field.set_label(spoken) if isinstance(field, TextField) else field.setAccessibleName(spoken)
        self._names.append(box)
        return box

    def _need(self, one: Shown) -> str:
        if one.of_form:
            return self.tr("有则填写") if one.if_any else self.tr("表单要求")
        if self._form:
            return self.tr("报告封面要用") if one.row in form.COVER else ""
        if one.row in ANY_NUMBER:
            return self.tr("报告必填其一")
        return self.tr("报告必填") if one.row in asked(self._subject) else ""

    def _align_names(self) -> None:
        """Give all names one width, so that the fields of all cards begin at one line."""
        width = max(name.sizeHint().width() for name in self._names)
        for name in self._names:
            name.setFixedWidth(width)

    def _fitted(self, one: Shown, field: QWidget) -> QWidget:
        """Return a field as wide as what goes into it, what is said of it at its right: nothing moves below."""
        choice = isinstance(field, Combo)
        digits = self._digits(one.row)
        if (not digits or isinstance(field, TextField)) and not choice:
            return field
        if not choice:
            field.setFixedWidth(self._width(field, digits))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(12))
        row.addWidget(field)
        if one.row in HINTED or own_title(one.row):
            self.hints[one.row] = MessageLine()
            row.addWidget(self.hints[one.row], 1)
        else:
            row.addStretch(1)
        return box

    def _complete(self) -> None:
        """Offer known provinces, cities and industries while typing; anything else may be typed as well."""
        explain = self.context.explain
        self._offer("province", list(explain.regions()))
        self._offer("city", list(explain.cities(self.model.document.applicant.province)))
        self._offer("industry_code", list(explain.industries()))

    def _offer(self, key: str, words: list[str]) -> None:
        if key in self.lines:
            completer = QCompleter(words, self.lines[key])
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.lines[key].setCompleter(completer)

    # --- showing --------------------------------------------------------------

    def entered(self) -> None:
        """Show the enterprise as it is known now."""
        document = self.model.document
        for key, field in self.lines.items():
            field.setReadOnly(self.model.read_only)
            wanted = self._kept(key)
            if field.hasFocus() and not field.text().strip() and key == "name":
                continue  # emptied a moment ago, to be written anew
            if self._line(key) != wanted or (field.text() != wanted and not field.hasFocus()):
                field.setText(wanted)
        for key, text in self.texts.items():
            text.set_read_only(self.model.read_only)
            show_text(text, self._kept(key))
        for key, combo in self.choices.items():
            self._show_choice(combo, self._kept(key))
        self._show_due()
        places = form.asked(self.model.pack)
        there = len(places) - len(form.absent(document, self.model.pack))
        words = (
            self.tr("应填 {rows} 项，已填 {there} 项")
            if self._form
            else self.tr("报告必填 {rows} 项，已填 {there} 项")
        )
        self.asked.setText(words.format(rows=len(places), there=there))
        self._show_hints(document.applicant)

    def _kept(self, row: str) -> str:
        """Return what the document holds for a field; of one that only the form has, what is answered to it."""
        document, title = self.model.document, own_title(row)
        if not title:
            return get(document.applicant, row)
        return next((form.answer(document, one) for one in self._form if one.title == title), "")

    def _show_choice(self, combo: Combo, text: str) -> None:
        """Show a choice; what is none of the options, as it can come from another table, is shown all the same."""
        if text and combo.findData(text) < 0:
            combo.addItem(text, text)
        combo.set_value(text)
        combo.setEnabled(not self.model.read_only)

    def _show_hints(self, applicant: Applicant) -> None:
        wrong = credit_code.check(applicant.credit_code) if applicant.credit_code else None
        self._hint("credit_code", Level.ATTENTION, wrong)
        for key in LOOKED_AT:
            self._hint(key, Level.INFO, doubt(key, get(applicant, key)))
        self._show_programme()
        self._show_ownership(applicant)
        if "industry_code" in self.lines:
            industry = self.context.explain.industries().get(applicant.industry_code, "")
            self.hints["industry_code"].set_message(Level.INFO, industry)
            self.lines["industry_code"].setAccessibleDescription(industry)

    def _show_programme(self) -> None:
        """Say at the province that its rules come in with the next opening, where there are some."""
        if "province" not in self.hints:
            return
        coming = not self.model.read_only and self.context.explain.coming(self.model.document)
        words = self.tr("下次打开这份评价时，会列出申报条件和申报安排。") if coming else ""
        self.hints["province"].set_message(Level.INFO, words)
        self.lines["province"].setAccessibleDescription(words)

    def _show_ownership(self, applicant: Applicant) -> None:
        """Say at the form's own kinds of ownership which of the usual ones was chosen: they are not the same."""
        for one in self._form:
            row = own_row(one.title)
            if one.field == OWNERSHIP and row in self.hints:
                usual = ownership_words()[applicant.ownership]
                open_ = bool(applicant.ownership) and not self._kept(row)
                words = self.tr("原来选的是“{usual}”，请按本表的分类选择。").format(usual=usual)
                self.hints[row].set_message(Level.INFO, words if open_ else "")
                self.choices[row].setAccessibleDescription(words if open_ else one.note)

    def _hint(self, key: str, level: Level, said: Message | None) -> None:
        if key not in self.lines or key not in self.hints:
            return
        if self._rest.isActive() or (self.lines[key].hasFocus() and self.lines[key].isModified()):
            said = None  # no word on what is still being typed
        text = self.model.say(said) if said is not None else ""
        self.hints[key].set_message(level, text)
        self.lines[key].setAccessibleDescription(text)

    def _on_changed(self, _changed: object) -> None:
        self.entered()

    # --- answering ------------------------------------------------------------

    def _keep(self, *, typing: bool = False) -> None:
        """Hand over everything that stands here; the field that is left (not ``typing``) ends its step of undo."""
        if self.model.read_only:
            return
        left = "" if typing or self.sender() is None else self.sender().objectName().partition("-")[2]
        for title, text in self._own().items():
            if text != self._kept(own_row(title)) or title == own_title(left):
                self.model.information(title, text, typing=typing)
        if not own_title(left) or self._collected() != self.model.document.applicant:
            self.model.applicant(self._collected(), typing=typing)

    def _own(self) -> dict[str, str]:
        """Return what stands in the fields that only the table's form has, by title."""
        return {own_title(row): text for row, text in self._typed().items() if own_title(row)}

    def _typed(self) -> dict[str, str]:
        """Return what stands in lines, texts and choices."""
        return {
            **{key: self._line(key) for key in self.lines},
            **{key: field.text().strip() for key, field in self.texts.items()},
            **{key: combo.value() for key, combo in self.choices.items()},
        }

    def _collected(self) -> Applicant:
        applicant = self.model.document.applicant
        for key, text in self._typed().items():
            # an enterprise without a name cannot be; the former one stays
            if not own_title(key) and (text or key != "name"):
                applicant = put(applicant, key, text)
        return applicant

    def _line(self, key: str) -> str:
        """Return what a line says, the credit code as it is written."""
        text = self.lines[key].text().strip()
        return credit_code.normalise(text) if key == "credit_code" else text

    def _on_line_edited(self, _text: str) -> None:
        self._rest.start()

    def _on_line_paused(self) -> None:
        self._keep(typing=True)

    def _on_line(self) -> None:
        self._rest.stop()
        for field in self.lines.values():
            field.setModified(False)
        self._keep()
        self._complete()
        self._show_hints(self.model.document.applicant)
        if "name" in self.lines and not self.lines["name"].text().strip():
            self.lines["name"].setText(self.model.document.applicant.name)

    def _on_text(self, _text: str) -> None:
        self._keep()

    def _on_text_paused(self, _text: str) -> None:
        self._keep(typing=True)

    def _on_choice(self, _chosen: str) -> None:
        self._keep()

    def focus_row(self, row: str) -> bool:
        """Put the focus on a field, or on the first that is empty."""
        absent = form.absent(self.model.document, self.model.pack)
        empty = [key if collection == "applicant" else own_row(key) for collection, key in absent]
        fields: dict[str, QWidget] = {**self.lines, **self.texts, **self.choices}
        field = next((fields[key] for key in ([row] if row else [*empty, *fields]) if key in fields), None)
        if field is None:
            return False
        self.reveal(field)
        field.setFocus()
        return True

    def flush(self) -> None:
        """Hand over what is still being written."""
        self._rest.stop()
        known = self.model.document.information
        own = any(text != known.get(title, "") for title, text in self._own().items())
        if own or self._collected() != self.model.document.applicant:
            self._keep()
