"""The enterprise as the forms ask for it; one change to any field changes the applicant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCompleter, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from gf_desktop.domain import credit_code, findings, phone
from gf_desktop.domain.document import Applicant
from gf_desktop.domain.messages import Message
from gf_desktop.ui.assessment.applicant_fields import get, put
from gf_desktop.ui.assessment.due_words import due_sentence
from gf_desktop.ui.assessment.facts import dues, facts_of, foremost
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.assessment.place import APPLICATION, Place
from gf_desktop.ui.assessment.texts import show_text
from gf_desktop.ui.subjects import applicant_word, unasked
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.link_label import LinkLabel
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.number_edit import DRAFT_DELAY
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.text_field import TextField

ENTERPRISE = (
    "name",
    "credit_code",
    "province",
    "city",
    "address",
    "postcode",
    "industry_code",
    "products",
)
REGISTRATION = (
    "legal_representative",
    "legal_representative_phone",
    "registration_authority",
    "registered_capital",
    "founded",
    "valid_until",
)
CONTACT = ("contact.department", "contact.name", "contact.phone", "contact.mobile", "contact.email")
TEXTS = {"introduction": 0, "process": 200, "green_work": 500}

TEXTS_OF_PARK = {"introduction": 500, "green_work": 1000}
"""Most characters that the form of a park takes."""

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
}
"""Widths in digits of the fields that are not as wide as the card: what is said of them stands at their right."""
PHONES = ("legal_representative_phone", "contact.phone", "contact.mobile")
HINTED = ("credit_code", "province", "industry_code", *PHONES)


class ApplicantPage(Part):
    """The form of the enterprise, in cards: who, registration, whom to ask, texts."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self._subject = self.model.document.subject
        self._hidden = unasked(self._subject)
        word = applicant_word(self._subject)
        self.heading.setText(self.tr("{word}信息").format(word=word))
        head = QHBoxLayout()
        head.setContentsMargins(space(16), space(12), space(16), space(8))
        head.addWidget(self.heading, 1)
        self.asked = QLabel()
        self.asked.setObjectName("asked")
        set_role(self.asked, "muted")
        head.addWidget(self.asked)
        self.outer.insertLayout(0, head)
        self.lines: dict[str, QLineEdit] = {}
        self.texts: dict[str, TextField] = {}
        self.hints: dict[str, MessageLine] = {}
        self._names: list[QWidget] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_DELAY)
        self._rest.timeout.connect(self._on_line_paused)
        self.ownership = self._make_ownership()
        self.due = self._make_due()
        enterprise = self._add_card(word, ENTERPRISE)
        if self._asks("ownership"):
            enterprise.addRow(self._name("ownership", self.tr("单位性质"), self.ownership), self.ownership)
        self._add_card(self.tr("负责人") if self._subject == "park" else self.tr("登记"), REGISTRATION)
        self._add_card(self.tr("联系人"), CONTACT)
        self._add_texts()
        self.body.addStretch(1)
        self._align_names()
        self._complete()
        self.model.changed.connect(self._on_changed)
        self.model.flushing.connect(self.flush)
        self.entered()

    # --- building -------------------------------------------------------------

    def _asks(self, key: str) -> bool:
        """Return whether a field fits the subject; one in which something stands is never hidden."""
        return key not in self._hidden or bool(get(self.model.document.applicant, key))

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

    def _title(self, key: str) -> str:
        park = {
            "name": self.tr("园区名称"),
            "legal_representative": self.tr("园区负责人"),
            "contact.department": self.tr("申报单位"),
            "introduction": self.tr("园区简介"),
            "green_work": self.tr("创建经验及成效"),
        }
        if self._subject == "park" and key in park:
            return park[key]
        return {
            "name": self.tr("企业名称"),
            "credit_code": self.tr("统一社会信用代码"),
            "province": self.tr("省（区、市）"),
            "city": self.tr("市（州）"),
            "address": self.tr("通讯地址"),
            "postcode": self.tr("邮政编码"),
            "industry_code": self.tr("行业代码（四位）"),
            "products": self.tr("主要产品"),
            "legal_representative": self.tr("法定代表人"),
            "legal_representative_phone": self.tr("法定代表人电话"),
            "registration_authority": self.tr("登记机关"),
            "registered_capital": self.tr("注册资本"),
            "founded": self.tr("成立日期"),
            "valid_until": self.tr("营业期限至"),
            "contact.department": self.tr("联系部门"),
            "contact.name": self.tr("联系人"),
            "contact.phone": self.tr("联系人电话"),
            "contact.mobile": self.tr("联系人手机"),
            "contact.email": self.tr("电子邮箱"),
            "introduction": self.tr("企业简介"),
            "process": self.tr("工艺情况简介"),
            "green_work": self.tr("绿色发展情况简介"),
        }[key]

    def _make_ownership(self) -> Combo:
        words = (
            ("", self.tr("未选择")),
            ("state", self.tr("国有")),
            ("collective", self.tr("集体")),
            ("private", self.tr("民营")),
            ("joint-venture", self.tr("中外合资")),
            ("hong-kong-macao-taiwan", self.tr("港澳台")),
            ("foreign", self.tr("外商")),
        )
        combo = Combo(self.tr("单位性质"), [Option(key, title) for key, title in words])
        combo.setObjectName("applicant-ownership")
        combo.setFixedWidth(combo.fontMetrics().horizontalAdvance("0") * NARROW["credit_code"] + space(24))
        combo.chosen.connect(self._on_ownership)
        return combo

    def _add_card(self, title: str, keys: Sequence[str]) -> QFormLayout:
        card = Card("", title)
        box = QWidget()
        form = QFormLayout(box)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(space(12))
        form.setVerticalSpacing(space(8))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for key in filter(self._asks, keys):
            self._add_line(form, key)
        card.add(box)
        self.body.addWidget(card)
        return form

    def _add_line(self, form: QFormLayout, key: str) -> None:
        title = self._title(key)
        field = QLineEdit()
        field.setObjectName(f"applicant-{key}")
        field.setAccessibleName(title)
        field.editingFinished.connect(self._on_line)
        field.textEdited.connect(self._on_line_edited)
        self.lines[key] = field
        form.addRow(self._name(key, title, field), self._fitted(key, field))

    def _name(self, key: str, title: str, field: QWidget) -> QWidget:
        """Return a field's name with the word for what the report needs; both are said with the field."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        name = QLabel(title)
        name.setBuddy(field)
        row.addWidget(name, 1)
        word = self._need(key)
        if word:
            mark = QLabel(word)
            mark.setObjectName(f"need-{key}")
            set_role(mark, "muted")
            row.addWidget(mark)
            field.setAccessibleName(self.tr("{title}，{word}").format(title=title, word=word))
        self._names.append(box)
        return box

    def _need(self, key: str) -> str:
        if key in findings.ANY_NUMBER:
            return self.tr("报告必填其一")
        return self.tr("报告必填") if key in findings.asked(self._subject) else ""

    def _align_names(self) -> None:
        """Give all names one width, so that the fields of all cards begin at one line."""
        width = max(name.sizeHint().width() for name in self._names)
        for name in self._names:
            name.setFixedWidth(width)

    def _fitted(self, key: str, field: QLineEdit) -> QWidget:
        """Return a field as wide as what goes into it, what is said of it at its right: nothing moves below."""
        if key not in NARROW:
            return field
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("0") * NARROW[key] + space(24))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(12))
        row.addWidget(field)
        if key in HINTED:
            self.hints[key] = MessageLine()
            row.addWidget(self.hints[key], 1)
        else:
            row.addStretch(1)
        return box

    def _add_texts(self) -> None:
        card = Card("", self.tr("简介"))
        texts = {**TEXTS, **(TEXTS_OF_PARK if self._subject == "park" else {})}
        for key, limit in texts.items():
            if not self._asks(key):
                continue
            title = self._title(key)
            field = TextField(title, lines=4, limit=limit)
            field.setObjectName(f"applicant-{key}")
            field.committed.connect(self._on_text)
            field.draft_ready.connect(self._on_text_paused)
            label = QLabel(title)
            label.setBuddy(field)
            self.texts[key] = field
            card.add(label)
            card.add(field)
        self.body.addWidget(card)

    def _complete(self) -> None:
        """Offer known provinces, cities and industries while typing; anything else may be typed as well."""
        explain = self.context.explain
        regions = explain.regions()
        _offer(self.lines["province"], list(regions))
        _offer(self.lines["city"], list(regions.get(self.model.document.applicant.province, ())))
        if "industry_code" in self.lines:
            _offer(self.lines["industry_code"], list(explain.industries()))

    # --- showing --------------------------------------------------------------

    def entered(self) -> None:
        """Show the enterprise as it is known now."""
        applicant = self.model.document.applicant
        for key, field in self.lines.items():
            field.setReadOnly(self.model.read_only)
            wanted = get(applicant, key)
            if field.hasFocus() and not field.text().strip() and key == "name":
                continue  # emptied a moment ago, to be written anew
            if self._line(key) != wanted or (field.text() != wanted and not field.hasFocus()):
                field.setText(wanted)
        for key, text in self.texts.items():
            text.set_read_only(self.model.read_only)
            show_text(text, get(applicant, key))
        self.ownership.set_value(applicant.ownership)
        self.ownership.setEnabled(not self.model.read_only)
        self._show_due()
        rows = len(findings.asked(self._subject))
        there = rows - len(findings.absent(applicant, self._subject))
        self.asked.setText(self.tr("报告必填 {rows} 项，已填 {there} 项").format(rows=rows, there=there))
        self._show_hints(applicant)

    def _show_hints(self, applicant: Applicant) -> None:
        wrong = credit_code.check(applicant.credit_code) if applicant.credit_code else None
        self._hint("credit_code", Level.ATTENTION, wrong)
        for key in PHONES:
            self._hint(key, Level.INFO, phone.check(get(applicant, key)))
        self._show_programme()
        if "industry_code" in self.lines:
            industry = self.context.explain.industries().get(applicant.industry_code, "")
            self.hints["industry_code"].set_message(Level.INFO, industry)
            self.lines["industry_code"].setAccessibleDescription(industry)

    def _show_programme(self) -> None:
        """Say at the province that its rules come in with the next opening, where there are some."""
        coming = not self.model.read_only and self.context.explain.coming(self.model.document)
        words = self.tr("下次打开这份评价时，会列出申报条件和申报安排。") if coming else ""
        self.hints["province"].set_message(Level.INFO, words)
        self.lines["province"].setAccessibleDescription(words)

    def _hint(self, key: str, level: Level, said: Message | None) -> None:
        if key not in self.lines:
            return
        if self._rest.isActive() or (self.lines[key].hasFocus() and self.lines[key].isModified()):
            said = None  # no word on what is still being typed
        text = self.model.say(said) if said is not None else ""
        self.hints[key].set_message(level, text)
        self.lines[key].setAccessibleDescription(text)

    def _on_changed(self, _changed: object) -> None:
        self.entered()

    # --- answering ------------------------------------------------------------

    def _keep(self, applicant: Applicant, *, typing: bool = False) -> None:
        if not self.model.read_only:
            self.model.applicant(applicant, typing=typing)

    def _collected(self) -> Applicant:
        applicant = self.model.document.applicant
        for key in self.lines:
            text = self._line(key)
            if text or key != "name":  # an enterprise without a name cannot be; the former one stays
                applicant = put(applicant, key, text)
        for key, text_field in self.texts.items():
            applicant = put(applicant, key, text_field.text().strip())
        return applicant

    def _line(self, key: str) -> str:
        """Return what a line says, the credit code as it is written."""
        text = self.lines[key].text().strip()
        return credit_code.normalise(text) if key == "credit_code" else text

    def _on_line_edited(self, _text: str) -> None:
        self._rest.start()

    def _on_line_paused(self) -> None:
        self._keep(self._collected(), typing=True)

    def _on_line(self) -> None:
        self._rest.stop()
        for field in self.lines.values():
            field.setModified(False)
        self._keep(self._collected())
        self._complete()
        self._show_hints(self.model.document.applicant)
        if not self.lines["name"].text().strip():
            self.lines["name"].setText(self.model.document.applicant.name)

    def _on_text(self, _text: str) -> None:
        self._keep(self._collected())

    def _on_text_paused(self, _text: str) -> None:
        self._keep(self._collected(), typing=True)

    def _on_ownership(self, chosen: str) -> None:
        self._keep(replace(self._collected(), ownership=chosen))  # type: ignore[arg-type]

    def focus_row(self, row: str) -> bool:
        """Put the focus on a field, or on the first that is empty."""
        wanted = (
            [row] if row else [*findings.absent(self.model.document.applicant, self._subject), *self.lines]
        )
        fields: dict[str, QWidget] = {**self.lines, **self.texts, "ownership": self.ownership}
        field = next((fields[key] for key in wanted if key in fields), None)
        if field is None:
            return False
        self.reveal(field)
        field.setFocus()
        return True

    def flush(self) -> None:
        """Hand over what is still being written."""
        self._rest.stop()
        if not self.model.read_only and self._collected() != self.model.document.applicant:
            self._keep(self._collected())


def _offer(field: QLineEdit, words: list[str]) -> None:
    completer = QCompleter(words, field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
