"""Drives the wizard of a new evaluation as a user does."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWizard

from gf_desktop.ui.widgets.message_line import MessageLine
from gf_desktop.ui.wizard.eligibility import EligibilityStep
from gf_desktop.ui.wizard.subject import SubjectStep
from gf_desktop.ui.wizard.summary import SummaryStep
from gf_desktop.ui.wizard.table import TableStep
from gf_desktop.ui.wizard.wizard import NewAssessment
from tests.ui.keys import compose

CODE = "91320000MA0000007Q"
TODAY = date(2026, 3, 10)


class WizardPageObject:
    """An open wizard."""

    def __init__(self, bot, wizard: NewAssessment) -> None:
        self.bot = bot
        self.wizard = wizard

    def step(self, kind):
        """Return the page of that kind."""
        return next(one for one in self.wizard.steps if isinstance(one, kind))

    def say(self, subject: str = "", purpose: str | None = None) -> None:
        """Choose subject and level on the first page, and go on."""
        page = self.step(SubjectStep)
        if subject:
            page.subject.buttons[subject].click()
        if purpose is not None:
            page.purpose.buttons[purpose].click()
        self.next()

    @property
    def title(self) -> str:
        """The title of the page shown."""
        return self.wizard.currentPage().title()

    def fill(self, **fields: str) -> None:
        """Type into fields by their names in the form."""
        for name, text in fields.items():
            line = self._child(QLineEdit, name)
            line.setFocus()
            line.clear()
            compose(line, text)

    def choose(self, name: str, words: str) -> None:
        """Choose in a list by its words, or type them where the list lacks them."""
        combo = self._child(QComboBox, name)
        number = combo.findText(words)
        if number < 0:
            combo.setCurrentText(words)
            return
        combo.setCurrentIndex(number)
        combo.activated.emit(number)

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        return self._child(QLineEdit, name).text()

    def said(self, name: str) -> str:
        """Return what is said under a field."""
        return self._child(MessageLine, f"{name}Message").text()

    def next(self) -> None:
        """Press 下一步."""
        self._press(QWizard.WizardButton.NextButton)

    def back(self) -> None:
        """Press 上一步."""
        self._press(QWizard.WizardButton.BackButton)

    def finish(self) -> None:
        """Press the last button."""
        self._press(QWizard.WizardButton.FinishButton)

    def leave(self) -> None:
        """Press the button that closes the wizard and keeps the entries."""
        self._press(QWizard.WizardButton.CancelButton)

    def start_anew(self) -> None:
        """Press the button that forgets the entries."""
        self._press(QWizard.WizardButton.CustomButton1)

    def answer(self, item: str, state: str, note: str = "", proof: str = "") -> None:
        """Answer a condition or a circumstance by its id."""
        card = self.card(item)
        self.bot.mouseClick(
            card.state.buttons[state], Qt.MouseButton.LeftButton, pos=self._middle(card, state)
        )
        for field, text in ((card.note, note), (card.proof, proof)):
            if text:
                field.area.setFocus()
                compose(field.area, text)

    def card(self, item: str):
        """Return the card of a condition or a circumstance."""
        step = self.step(EligibilityStep)
        return (step.conditions | step.disqualifiers)[item]

    def schemes(self) -> list[str]:
        """Return the tables offered, from the top."""
        page = self.step(TableStep)
        return [page.schemes.item(row).text() for row in range(page.schemes.count())]

    def choose_scheme(self, words: str) -> None:
        """Choose the table whose title holds these words."""
        page = self.step(TableStep)
        row = next(n for n, title in enumerate(self.schemes()) if words in title)
        page.schemes.setCurrentRow(row)

    def fact(self, name: str) -> str:
        """Return what is said of the table marked: title, reason, issuer, standing, content, figures, note."""
        label = self.step(TableStep).child(QLabel, name)
        return label.text() if label.isVisible() else ""

    def summary(self) -> dict[str, str]:
        """Return what the last page reads back."""
        return self.step(SummaryStep).facts()

    def _press(self, which: QWizard.WizardButton) -> None:
        button = self.wizard.button(which)
        assert button.isVisible(), button.text()
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def _child(self, kind, name: str):
        found = self.wizard.currentPage().findChild(kind, name)
        assert found is not None, name
        return found

    @staticmethod
    def _middle(card, state: str):
        return card.state.buttons[state].rect().center()


def fill_applicant(page: WizardPageObject) -> None:
    """Fill the first page as a factory in Jiangsu would."""
    page.fill(name="江苏恒纤丙纶有限公司", creditCode=CODE, industryCode="2825", address="宿迁市某路 1 号")
    page.choose("province", "江苏省")
    page.choose("city", "宿迁市")
    page.choose("ownership", "民营")
    page.fill(legalRepresentative="样例甲", contactName="样例乙", contactMobile="13800000000")
