"""Second page: who applies. Only the name is needed to go on; a wrong code is not let through, an empty one is."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLabel, QLineEdit, QWidget

from gf_desktop.domain import credit_code
from gf_desktop.domain.document import Applicant, Contact, Ownership
from gf_desktop.domain.pack import Subject
from gf_desktop.domain.subjects import same_kind, unasked
from gf_desktop.ui.futures import deliver
from gf_desktop.ui.subjects import applicant_word
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.wizard.step import Draft, Step

# Field of the form: attribute of the applicant, or of its contact.
_LINES = {
    "name": "name",
    "creditCode": "credit_code",
    "industryCode": "industry_code",
    "products": "products",
    "address": "address",
    "postcode": "postcode",
    "legalRepresentative": "legal_representative",
    "legalRepresentativePhone": "legal_representative_phone",
}
_CONTACT = {
    "contactName": "name",
    "contactDepartment": "department",
    "contactMobile": "mobile",
    "contactPhone": "phone",
    "contactEmail": "email",
}
INDUSTRY_LENGTH = 4
_FIRST_ROW_BELOW = 9
"""Row of the form at which the fields without messages begin; every second row from there is a gap."""


class ApplicantStep(Step):
    """Shows and takes over the applicant; a known one can be chosen and then changed."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, "wizard_applicant", scrolls=True)
        self.setTitle(self.tr("企业"))
        self._known: tuple[tuple[str, Applicant], ...] = ()
        self._names = draft.program.library.industries()
        self._find_fields()
        self._space_rows()
        self._fill_ownership()
        self._fill_regions()
        self._connect()
        self._fit_subject()
        self._offered_for: tuple[Subject, ...] = ()
        self._show_known(())
        self._offer_known()

    def enter(self) -> None:
        """Show what is known of the applicant, in the words of the subject."""
        self._fit_subject()
        self._offer_known()
        self._show(self.draft.entries.applicant)
        second = self.province if self._park else self.credit_code
        (self.name if not self.name.text() else second).setFocus()

    def collect(self) -> None:
        """Take the applicant over, codes as they are meant."""
        entries = self.draft.entries
        lines = {attribute: self._text(field) for field, attribute in _LINES.items()}
        lines["credit_code"] = credit_code.normalise(lines["credit_code"])
        lines["industry_code"] = _digits(lines["industry_code"])
        contact = Contact(**{attribute: self._text(field) for field, attribute in _CONTACT.items()})
        entries.applicant = replace(
            entries.applicant,
            **lines,
            province=self.province.currentText().strip(),
            city=self.city.currentText().strip(),
            ownership=self.ownership.currentData() or "",
            contact=contact,
        )

    def wrong(self) -> QWidget | None:
        """Say which of name, credit code and industry code cannot stand as it is."""
        applicant = self.draft.entries.applicant
        name = "" if applicant.name else self._ask_name()
        asked = applicant.credit_code and not self._park
        code = credit_code.check(applicant.credit_code) if asked else None
        said = self.draft.program.catalogue.say(code) if code else ""
        if said:
            said = self.tr("{sentence}查不到时可先留空。").format(sentence=said)
        industry = "" if self._park else self._industry_fault(applicant.industry_code)
        self._say(self.name, self.name_message, name)
        self._say(self.credit_code, self.credit_code_message, said)
        if industry:
            self._say(self.industry_code, self.industry_code_message, industry)
        faults = ((self.name, name), (self.credit_code, said), (self.industry_code, industry))
        return next((field for field, fault in faults if fault), None)

    # --- building -------------------------------------------------------------

    @property
    def _park(self) -> bool:
        return self.draft.entries.subject == "park"

    def _fit_subject(self) -> None:
        """Ask of a park only what its form asks, in its words; what is not asked stays as it is."""
        word = applicant_word(self.draft.entries.subject)
        self.setTitle(word)
        if self._park:
            self.hint.setText(self.tr("照批准设立园区的文件填写。除园区名称外都可以以后再补。"))
        else:
            self.hint.setText(self.tr("照营业执照填写。除企业名称外都可以以后再补。"))
        names = {
            "name": self.tr("{word}名称").format(word=word),
            "legalRepresentative": self.tr("园区负责人") if self._park else self.tr("法定代表人"),
            "contactDepartment": self.tr("申报单位") if self._park else self.tr("联系部门"),
        }
        for field, title in names.items():
            label = self.child(QLabel, f"{field}Label")
            key = label.text().partition("(")[2]
            label.setText(f"{title}({key}" if key else title)
            self.child(QLineEdit, field).setAccessibleName(title)
        self._show_asked()

    def _show_asked(self) -> None:
        hidden = unasked(self.draft.entries.subject)
        for field, attribute in {**_LINES, "ownership": "ownership"}.items():
            for name in (field, f"{field}Label", f"{field}Message"):
                widget = self.form.findChild(QWidget, name)
                if widget is not None:
                    widget.setVisible(attribute not in hidden)

    def _space_rows(self) -> None:
        """Give all rows above one distance, in which their messages stand, and all below another."""
        set_role(self.child(QLabel, "more"), "muted")
        grid = self.form.layout()
        assert isinstance(grid, QGridLayout)
        for row in range(_FIRST_ROW_BELOW + 1, grid.rowCount() - 1, 2):
            grid.setRowMinimumHeight(row, space(4))

    def _find_fields(self) -> None:
        self.known = self.child(QComboBox, "known")
        self.known_label = self.child(QLabel, "knownLabel")
        self.known_gap = self.child(MessageLine, "knownMessage")
        self.name = self.child(QLineEdit, "name")
        self.credit_code = self.child(QLineEdit, "creditCode")
        self.industry_code = self.child(QLineEdit, "industryCode")
        self.ownership = self.child(QComboBox, "ownership")
        self.province = self.child(QComboBox, "province")
        self.city = self.child(QComboBox, "city")
        self.name_message = self.child(MessageLine, "nameMessage")
        self.credit_code_message = self.child(MessageLine, "creditCodeMessage")
        self.industry_code_message = self.child(MessageLine, "industryCodeMessage")

    def _fill_ownership(self) -> None:
        words = {
            "": self.tr("未选择"),
            "state": self.tr("国有"),
            "collective": self.tr("集体"),
            "private": self.tr("民营"),
            "joint-venture": self.tr("中外合资"),
            "hong-kong-macao-taiwan": self.tr("港澳台"),
            "foreign": self.tr("外商"),
        }
        for kind in sorted(get_args(Ownership), key=list(words).index):
            self.ownership.addItem(words[kind], kind)

    def _fill_regions(self) -> None:
        self._regions = self.draft.program.library.regions()
        self.province.addItems(["", *self._regions])
        self._fill_cities("")

    def _fill_cities(self, province: str) -> None:
        city = self.city.currentText()
        self.city.clear()
        self.city.addItems(["", *self._regions.get(self.draft.program.library.province(province), ())])
        self.city.setCurrentText(city)

    def _connect(self) -> None:
        self.known.activated.connect(self._take_known)
        self.province.currentTextChanged.connect(self._fill_cities)
        self.credit_code.textChanged.connect(self._clear_credit_code)
        self.name.textChanged.connect(self._clear_name)
        self.credit_code.editingFinished.connect(self._check_credit_code)
        self.industry_code.textChanged.connect(self._name_industry)
        classes = [f"{c} {name}" for c, name in self._names.items() if len(c) == INDUSTRY_LENGTH]
        completer = QCompleter(classes, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take_industry)
        self.industry_code.setCompleter(completer)

    # --- showing --------------------------------------------------------------

    def _show(self, applicant: Applicant) -> None:
        for field, attribute in _LINES.items():
            self.child(QLineEdit, field).setText(getattr(applicant, attribute))
        for field, attribute in _CONTACT.items():
            self.child(QLineEdit, field).setText(getattr(applicant.contact, attribute))
        self.province.setCurrentText(applicant.province)
        self.city.setCurrentText(applicant.city)
        self.ownership.setCurrentIndex(max(self.ownership.findData(applicant.ownership), 0))

    def _show_known(self, known: tuple[tuple[str, Applicant], ...]) -> None:
        self._known = known
        self.known.clear()
        self.known.addItem(self.tr("新填一个"), "")
        for applicant_id, applicant in known:
            code = applicant.credit_code
            self.known.addItem(f"{applicant.name}（{code}）" if code else applicant.name, applicant_id)
        self.known.setCurrentIndex(max(self.known.findData(self.draft.entries.applicant_id), 0))
        for widget in (self.known, self.known_label, self.known_gap):
            widget.setVisible(bool(known))

    def _offer_known(self) -> None:
        """Offer the known applicants that can be what is evaluated; one chosen for another kind is let go."""
        subject = self.draft.entries.subject
        if self._offered_for == same_kind(subject):
            return
        self._offered_for = same_kind(subject)
        known = self.draft.program.assessments.applicants(subject)
        deliver(known, self, self._take_offered, lambda _error: None)

    def _take_offered(self, known: tuple[tuple[str, Applicant], ...]) -> None:
        if self.draft.entries.applicant_id not in dict(known):
            self.draft.entries.applicant_id = ""
        self._show_known(known)

    def _take_known(self) -> None:
        chosen = self.known.currentData() or ""
        self.draft.entries.applicant_id = chosen
        applicant = dict(self._known).get(chosen, Applicant(name=""))
        self.draft.entries.applicant = applicant
        self._show(applicant)

    def _take_industry(self, text: str) -> None:
        # The completer writes the whole line after this signal; the code alone is what stands in the field.
        QTimer.singleShot(0, self, lambda: self.industry_code.setText(_digits(text)))

    # --- saying -----------------------------------------------------------------

    def _ask_name(self) -> str:
        if self._park:
            return self.tr("请填写园区名称，与批准文件一致。")
        return self.tr("请填写企业名称，与营业执照一致。")

    def _say(self, field: QWidget, line: MessageLine, text: str, level: Level = Level.MISSING) -> None:
        line.set_message(level, text)
        field.setAccessibleDescription(text)

    def _clear_name(self) -> None:
        self._say(self.name, self.name_message, "")

    def _clear_credit_code(self) -> None:
        self._say(self.credit_code, self.credit_code_message, "")

    def _check_credit_code(self) -> None:
        code = credit_code.normalise(self.credit_code.text())
        self.credit_code.setText(code)
        wrong = credit_code.check(code) if code else None
        said = self.draft.program.catalogue.say(wrong) if wrong else ""
        self._say(self.credit_code, self.credit_code_message, said, Level.ATTENTION)

    def _name_industry(self, text: str) -> None:
        code = _digits(text)
        name = self._industry_name(code)
        if not name and len(code) == INDUSTRY_LENGTH:
            name = self.tr("程序没有收录这个代码的名称，请自行核对。")
        self._say(self.industry_code, self.industry_code_message, name, Level.INFO)

    def _industry_name(self, code: str) -> str:
        """Return the name of a class, or of the group or division that it belongs to."""
        if len(code) != INDUSTRY_LENGTH:
            return ""
        return next((self._names[code[:n]] for n in (4, 3, 2) if code[:n] in self._names), "")

    def _industry_fault(self, code: str) -> str:
        if not code or (len(code) == INDUSTRY_LENGTH and code.isascii() and code.isdigit()):
            return ""
        return self.tr("行业代码是 GB/T 4754 小类的四位数字，例如 2825；不清楚时可以先留空。")

    def _text(self, name: str) -> str:
        return self.child(QLineEdit, name).text().strip()


def _digits(text: str) -> str:
    """Return the code at the beginning of ``text``, full-width digits made narrow."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return plain.split(maxsplit=1)[0] if plain else ""
