"""Forms of the designer become attributes of our widgets."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QSpinBox, QWidget

from gf_desktop.ui.forms import FormError, fill_form, load_form
from gf_desktop.ui.widgets.unit_field import UnitField
from tests.ui.accessibility import nameless
from tests.ui.look import RESOURCES, theme

__all__ = ["theme"]

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>Sample</class>
 <widget class="QDialog" name="Sample">
  <property name="windowTitle"><string>新建评价</string></property>
  <layout class="QVBoxLayout" name="rows">
   <item><widget class="QLabel" name="applicant_label">
    <property name="text"><string>企业名称</string></property>
    <property name="buddy"><cstring>applicant</cstring></property></widget></item>
   <item><widget class="QLineEdit" name="applicant"/></item>
   <item><widget class="QSpinBox" name="year"><property name="maximum"><number>2100</number></property>
    <property name="value"><number>2025</number></property></widget></item>
   <item><widget class="UnitField" name="energy"/></item>
   %s
  </layout>
 </widget>
 <customwidgets><customwidget><class>UnitField</class><extends>QWidget</extends>
  <header>gf_desktop.ui.widgets.unit_field</header></customwidget></customwidgets>
</ui>
"""


@pytest.fixture
def forms(tmp_path):
    """A folder with one form, one broken form and one that takes a name of Qt's."""
    (tmp_path / "sample.ui").write_text(FORM % "", encoding="utf-8")
    (tmp_path / "broken.ui").write_text("<ui", encoding="utf-8")
    clash = '<item><widget class="QLineEdit" name="close"/></item>'
    (tmp_path / "clash.ui").write_text(FORM % clash, encoding="utf-8")
    return tmp_path


def test_a_form_is_built_inside_the_widget(forms, qtbot):
    """Layout, title and children are the dialog's own, and children are attributes."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    fill_form(forms / "sample.ui", dialog)
    assert dialog.windowTitle() == "新建评价"
    assert isinstance(dialog.applicant, QLineEdit)
    assert dialog.applicant.parent() is dialog
    assert dialog.findChild(QLineEdit, "applicant") is dialog.applicant
    assert dialog.layout().count() == 4
    assert dialog.applicant_label.buddy() is dialog.applicant


def test_promoted_widgets_are_ours(forms, qtbot):
    """A figure with its unit can stand in a form, whatever its inner parts are called."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    fill_form(forms / "sample.ui", dialog)
    assert isinstance(dialog.energy, UnitField)
    assert dialog.energy.edit.objectName() == "value"


def test_the_wheel_passes_by_the_fields_of_a_form(forms, qtbot):
    """Scrolling over a spin box that has no focus changes nothing."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    fill_form(forms / "sample.ui", dialog)
    dialog.show()
    dialog.applicant.setFocus()
    qtbot.waitUntil(dialog.applicant.hasFocus)
    wheel(dialog.year)
    assert dialog.year.value() == 2025
    dialog.year.setFocus()
    qtbot.waitUntil(dialog.year.hasFocus)
    wheel(dialog.year)
    assert dialog.year.value() == 2026


def wheel(widget):
    """Turn the wheel once over a widget."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.mark.qt_log_ignore("Designer: An error has occurred")
@pytest.mark.parametrize("name", ["missing", "broken", "clash"])
def test_a_form_that_does_not_fit_is_our_mistake(forms, qtbot, name):
    """A missing or broken form, and a name Qt has already, fail at once with the form's name."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    with pytest.raises(FormError, match=name):
        fill_form(forms / f"{name}.ui", dialog)


def test_a_form_can_be_a_widget_of_its_own(forms, qtbot):
    """The form is a new child whose fields are found by name."""
    page = QWidget()
    qtbot.addWidget(page)
    form = load_form(forms / "sample.ui", page)
    assert form.parent() is page
    assert form.findChild(QSpinBox, "year").value() == 2025
    assert isinstance(form.findChild(UnitField, "energy"), UnitField)
    with pytest.raises(FormError, match=r"missing\.ui"):
        load_form(forms / "missing.ui")


@pytest.mark.parametrize(
    "path", sorted((RESOURCES.parent / "forms").glob("*.ui")), ids=lambda path: path.stem
)
def test_every_form_of_the_program_loads(path, theme, qtbot):
    """The forms that are shipped can be read, and all their fields have a name for a screen reader."""
    form = load_form(path)
    qtbot.addWidget(form)
    form.show()
    assert nameless(form) == []
