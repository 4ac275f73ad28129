"""Loads Qt Designer's forms into widgets of ours.

forms = Forms(folder)                       # once, by bootstrap
class NewAssessment(QDialog):
    def __init__(self, forms):
        super().__init__()
        forms.load("new_assessment", self)  # self.applicant_name is the field of that name
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QObject
from PySide6.QtGui import QAction
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QButtonGroup, QWidget

from gf_desktop.ui.widgets.choice_field import ChoiceField
from gf_desktop.ui.widgets.combo import Combo, guard_wheel
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.elided_label import ElidedLabel
from gf_desktop.ui.widgets.message_line import MessageLine
from gf_desktop.ui.widgets.number_edit import NumberEdit
from gf_desktop.ui.widgets.text_field import TextField
from gf_desktop.ui.widgets.unit_field import UnitField

_OURS: dict[str, Callable[[QWidget | None], QWidget]] = {
    "ChoiceField": lambda parent: ChoiceField(parent=parent),
    "Combo": lambda parent: Combo(parent=parent),
    "DataTable": lambda parent: DataTable(parent=parent),
    "ElidedLabel": lambda parent: ElidedLabel(parent=parent),
    "MessageLine": MessageLine,
    "NumberEdit": NumberEdit,
    "TextField": lambda parent: TextField(parent=parent),
    "UnitField": lambda parent: UnitField(parent=parent),
}
"""Widgets a form may hold by promotion."""


class FormError(Exception):
    """A form does not fit its widget: a mistake of ours."""


class _Loader(QUiLoader):
    """Builds a form with our widgets, inside ``base`` if there is one."""

    def __init__(self, base: QWidget | None = None) -> None:
        super().__init__()
        self._base = base

    def createWidget(self, kind: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        if self._base is not None and parent is None:
            return self._base
        make = _OURS.get(kind)
        if make is None:
            return super().createWidget(kind, parent, name)
        widget = make(parent)
        widget.setObjectName(name)
        return widget


def load_form(path: Path, parent: QWidget | None = None) -> QWidget:
    """Return the form as a new child of ``parent``.

    Raises:
        FormError: If the form is missing or broken.
    """
    form = _load(path, _Loader(), parent)
    guard_wheel(form)
    return form


def fill_form(path: Path, base: QWidget) -> None:
    """Build the form inside ``base`` and make its named children attributes of ``base``.

    Raises:
        FormError: If the form is missing or broken, or a child has the name of something ``base`` has already.
    """
    _load(path, _Loader(base), None)
    kinds: tuple[type[QObject], ...] = (QWidget, QAction, QButtonGroup)
    for child in (child for kind in kinds for child in base.findChildren(kind)):
        name = child.objectName()
        if not name.isidentifier() or name.startswith("qt_") or _inside_ours(child, base):
            continue
        # Qt's loader has put children there before us, but over a method or a child of ours alike.
        if hasattr(type(base), name) or base.__dict__.get(name, child) is not child:
            raise FormError(f"{path.name}: {name} is taken in {type(base).__name__}")
        setattr(base, name, child)
    guard_wheel(base)


def _load(path: Path, loader: _Loader, parent: QWidget | None) -> QWidget:
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FormError(f"{path.name}: {file.errorString()}")
    try:
        return loader.load(file, parent)
    except RuntimeError as error:
        raise FormError(f"{path.name}: {loader.errorString()}") from error
    finally:
        file.close()


def _inside_ours(child: QObject, base: QWidget) -> bool:
    """Return whether a child is an inner part of a promoted widget, whose names are its own affair."""
    parent = child.parent()
    while parent is not None and parent is not base:
        if type(parent).__name__ in _OURS:
            return True
        parent = parent.parent()
    return False
