"""The enterprise as the forms ask for it; one change to any field changes the applicant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gf_desktop.domain import credit_code
from gf_desktop.domain.document import Applicant
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.assessment.texts import show_text
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.message_line import Level, MessageLine
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


def get(applicant: Applicant, key: str) -> str:
    """Return the text of a field."""
    holder, _, name = key.rpartition(".")
    text: str = getattr(applicant.contact if holder else applicant, name)
    return text


def put(applicant: Applicant, key: str, text: str) -> Applicant:
    """Return the applicant with another text in a field."""
    holder, _, name = key.rpartition(".")
    if holder:
        return replace(applicant, contact=replace(applicant.contact, **{name: text}))
    return replace(applicant, **{name: text})  # type: ignore[arg-type]


class ApplicantPage(Part):
    """The form of the enterprise, in cards: who, registration, whom to ask, texts."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self.heading.setText(self.tr("企业信息"))
        head = QHBoxLayout()
        head.setContentsMargins(space(16), space(12), space(16), space(8))
        head.addWidget(self.heading, 1)
        self.outer.insertLayout(0, head)
        self.lines: dict[str, QLineEdit] = {}
        self.texts: dict[str, TextField] = {}
        self.hints: dict[str, MessageLine] = {}
        self.ownership = self._make_ownership()
        enterprise = self._add_card(self.tr("企业"), ENTERPRISE)
        enterprise.addRow(self.tr("单位性质"), self.ownership)
        self._add_card(self.tr("登记"), REGISTRATION)
        self._add_card(self.tr("联系人"), CONTACT)
        self._add_texts()
        self.body.addStretch(1)
        self._complete()
        self.model.changed.connect(self._on_changed)
        self.model.flushing.connect(self.flush)
        self.entered()

    # --- building -------------------------------------------------------------

    def _title(self, key: str) -> str:
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
        combo.chosen.connect(self._on_ownership)
        return combo

    def _add_card(self, title: str, keys: Sequence[str]) -> QFormLayout:
        card = Card("", title)
        box = QWidget()
        form = QFormLayout(box)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(space(12))
        form.setVerticalSpacing(space(8))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for key in keys:
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
        self.lines[key] = field
        if key in ("credit_code", "industry_code"):
            form.addRow(title, self._with_hint(key, field))
        else:
            form.addRow(title, field)

    def _with_hint(self, key: str, field: QLineEdit) -> QWidget:
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(4))
        self.hints[key] = MessageLine()
        lines.addWidget(field)
        lines.addWidget(self.hints[key])
        return box

    def _add_texts(self) -> None:
        card = Card("", self.tr("简介"))
        for key, limit in TEXTS.items():
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
        _offer(self.lines["industry_code"], list(explain.industries()))

    # --- showing --------------------------------------------------------------

    def entered(self) -> None:
        """Show the enterprise as it is known now."""
        applicant = self.model.document.applicant
        for key, field in self.lines.items():
            field.setReadOnly(self.model.read_only)
            wanted = get(applicant, key)
            if self._line(key) != wanted or (field.text() != wanted and not field.hasFocus()):
                field.setText(wanted)
        for key, text in self.texts.items():
            text.set_read_only(self.model.read_only)
            show_text(text, get(applicant, key))
        self.ownership.set_value(applicant.ownership)
        self.ownership.setEnabled(not self.model.read_only)
        self._show_hints(applicant)

    def _show_hints(self, applicant: Applicant) -> None:
        wrong = credit_code.check(applicant.credit_code) if applicant.credit_code else None
        said = self.model.say(wrong) if wrong is not None else ""
        self.hints["credit_code"].set_message(Level.ATTENTION, said)
        self.lines["credit_code"].setAccessibleDescription(said)
        industry = self.context.explain.industries().get(applicant.industry_code, "")
        self.hints["industry_code"].set_message(Level.INFO, industry)
        self.lines["industry_code"].setAccessibleDescription(industry)

    def _on_changed(self, _changed: object) -> None:
        self.entered()

    # --- answering ------------------------------------------------------------

    def _keep(self, applicant: Applicant, *, typing: bool = False) -> None:
        if not self.model.read_only and applicant != self.model.document.applicant:
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

    def _on_line(self) -> None:
        self._keep(self._collected())
        self._complete()
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
        empty = [key for key, field in self.lines.items() if not field.text().strip()]
        wanted = [row] if row else [*empty, *self.lines]
        fields: dict[str, QWidget] = {**self.lines, **self.texts}
        field = next((fields[key] for key in wanted if key in fields), None)
        if field is None:
            return False
        self.reveal(field)
        field.setFocus()
        return True

    def flush(self) -> None:
        """Hand over what is still being written."""
        if not self.model.read_only:
            self._keep(self._collected())


def _offer(field: QLineEdit, words: list[str]) -> None:
    completer = QCompleter(words, field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
