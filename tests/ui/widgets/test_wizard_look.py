"""Dialogs of several pages: the order of their buttons, the marked ones, and a size the screen has room for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWizard, QWizardPage

from gf_desktop.ui.widgets.wizard_look import dress_wizard

B = QWizard.WizardButton


def test_the_dialog_fits_the_screen_and_its_way_on_is_marked(qtbot):
    """The buttons that lead on are marked and named, and a size no screen has is cut to the screen's."""
    wizard = QWizard()
    qtbot.addWidget(wizard)
    wizard.addPage(QWizardPage())
    wizard.addPage(QWizardPage())

    dress_wizard(wizard, QSize(100_000, 100_000))

    room = wizard.screen().availableSize()
    assert wizard.width() < room.width()
    assert wizard.height() < room.height()
    assert wizard.buttonText(B.NextButton) == "下一步(&N)"
    assert [wizard.button(one).property("primary") for one in (B.NextButton, B.FinishButton)] == [True, True]
    assert not wizard.button(B.BackButton).property("primary")
