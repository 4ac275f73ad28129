"""How a dialog of several pages looks: its buttons in one order and with the same words, the one that leads on marked.

The words of the last button and of the one that leaves belong to the dialog.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QWizard

from gf_desktop.ui.theme import set_flag, space

_Button = QWizard.WizardButton


def dress_wizard(wizard: QWizard, size: QSize, *left: QWizard.WizardButton) -> None:
    """Set the buttons, those of ``left`` at the left end, and the size, in logical pixels at a scale of one.

    A dialog larger than the screen gets the screen's size.
    """
    wizard.setWizardStyle(QWizard.WizardStyle.ModernStyle)
    wizard.setOption(QWizard.WizardOption.IndependentPages)
    wizard.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
    wizard.setButtonText(_Button.NextButton, QCoreApplication.translate("Wizard", "下一步(&N)"))
    wizard.setButtonText(_Button.BackButton, QCoreApplication.translate("Wizard", "上一步(&B)"))
    right = (_Button.CancelButton, _Button.BackButton, _Button.NextButton, _Button.FinishButton)
    wizard.setButtonLayout([*left, _Button.Stretch, *right])
    for which in (_Button.NextButton, _Button.FinishButton):
        set_flag(wizard.button(which), "primary", True)
    room = wizard.screen().availableSize() - QSize(space(16), space(40))  # its own title bar
    wizard.resize(QSize(space(size.width()), space(size.height())).boundedTo(room))
