"""Last page: what will be made, and what is still to come."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel

from gf_desktop.domain.document import ProgrammeAnswers
from gf_desktop.domain.pack import Header
from gf_desktop.ui.subjects import applicant_word, purpose_word, subject_title
from gf_desktop.ui.theme import set_role
from gf_desktop.ui.wizard.entries import items_of
from gf_desktop.ui.wizard.step import Draft, Step

_BAD = ("not-met", "exists")


class SummaryStep(Step):
    """Reads the entries back; nothing is entered here."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, "wizard_summary", scrolls=True)
        self.setTitle(self.tr("核对"))
        self.hint.setText(
            self.tr(
                "建立之后，这里的内容都还可以改，评价对象和年度除外；"
                "要换评价要求，用菜单（F10）里的“换用另一张评价表…”。"
            )
        )
        facts = self.form.findChild(QFormLayout, "facts")
        assert facts is not None
        self._facts = facts
        self._open = self.child(QLabel, "open")
        self._open_title = self.child(QLabel, "openTitle")
        set_role(self._open_title, "section")

    def enter(self) -> None:
        """Show everything entered."""
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for title, text in self._pairs():
            label = QLabel(title, self.form)
            value = QLabel(text, self.form)
            set_role(label, "muted")
            value.setWordWrap(True)
            self._facts.addRow(label, value)
        open_ones = self._still_open()
        self._open_title.setVisible(bool(open_ones))
        self._open.setText("\n".join(f"· {text}" for text in open_ones))

    def facts(self) -> dict[str, str]:
        """Return what is shown, by title."""
        return dict(self._pairs())

    def _pairs(self) -> list[tuple[str, str]]:
        entries = self.draft.entries
        applicant = entries.applicant
        place = " ".join(text for text in (applicant.province, applicant.city) if text)
        header = self._header()
        park = entries.subject == "park"
        pairs = [
            (self.tr("评价对象"), subject_title(entries.subject)),
            (self.tr("申报级别"), purpose_word(entries.purpose)),
            (applicant_word(entries.subject), applicant.name),
            (self.tr("统一社会信用代码"), "" if park else applicant.credit_code),
            (self.tr("行业"), "" if park else self._industry()),
            (self.tr("地区"), place),
            (self.tr("数据年度"), self.tr("{year} 年").format(year=entries.year)),
            (self.tr("评价要求"), header.title if header else ""),
            (self.tr("申报资格"), self._eligibility()),
        ]
        return [(title, text) for title, text in pairs if text]

    def _header(self) -> Header | None:
        scheme = self.draft.entries.scheme
        headers = self.draft.program.library.headers()
        return next((h for h in headers if scheme and (h.id, h.version) == (scheme.id, scheme.version)), None)

    def _industry(self) -> str:
        code = self.draft.entries.applicant.industry_code
        return f"{code} {self.draft.program.library.industries().get(code, '')}".strip()

    def _eligibility(self) -> str:
        programme = self.draft.programme
        answers = self.draft.entries.answers_to(programme)
        if programme is None or answers is None:
            return ""
        states = _states(answers)
        bad = sum(state in _BAD for state in states)
        good = sum(state in ("met", "none") for state in states)
        words = self.tr("符合 {good} 条，不符合 {bad} 条，未确认 {rest} 条")
        return words.format(good=good, bad=bad, rest=self._asked() - good - bad)

    def _asked(self) -> int:
        programme = self.draft.programme
        return sum(map(len, items_of(programme, self.draft.entries.subject))) if programme else 0

    def _still_open(self) -> list[str]:
        applicant, subject = self.draft.entries.applicant, self.draft.entries.subject
        park = subject == "park"
        wanted = (
            (park or applicant.credit_code, self.tr("统一社会信用代码")),
            (park or applicant.industry_code, self.tr("行业代码（四位）")),
            (applicant.province, self.tr("省（区、市）")),
            (applicant.address, self.tr("通讯地址")),
            (applicant.legal_representative, self.tr("园区负责人") if park else self.tr("法定代表人")),
            (applicant.contact.name, self.tr("联系人")),
        )
        missing = [title for text, title in wanted if not text]
        words = self.tr("{word}信息：{what}")
        listed = self.tr("、").join(missing)
        found = [words.format(word=applicant_word(subject), what=listed)] if missing else []
        answers = self.draft.entries.answers_to(self.draft.programme)
        if answers is not None:
            if any(state in _BAD for state in _states(answers)):
                found.insert(0, self.tr("申报资格有不符合的，按规定不能申报；仍可以建立评价用于自查"))
            rest = self._asked() - sum(state != "open" for state in _states(answers))
            if rest:
                found.append(self.tr("申报资格：{count} 条未确认").format(count=rest))
        return found


def _states(answers: ProgrammeAnswers) -> list[str]:
    conditions = [one.state for one in answers.conditions.values()]
    return [*conditions, *(one.state for one in answers.disqualifiers.values())]
