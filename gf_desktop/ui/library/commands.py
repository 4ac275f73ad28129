"""What can be done with the table under the cursor: buttons, and the same as a menu; why not, where it cannot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QToolButton, QWidget

from gf_desktop.ui.library.lines import Line
from gf_desktop.ui.theme import set_flag, set_icon, space
from gf_desktop.ui.widgets.buttons import MenuButton, plain_button, primary_button

CHANGING = ("clone", "retire", "remove", "new")
"""What writes into the workspace."""


class Commands(QWidget):
    """A row of buttons that follows the current line.

    Signals:
        wanted(str): ``excel``, ``yaml``, ``clone``, ``retire``, ``remove`` or ``new``.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._why: dict[str, str] = {}
        words = {
            "excel": (self.tr("导出为 Excel…(&X)"), "excel"),
            "clone": (self.tr("复制为自建表…(&C)"), "copy"),
            "retire": (self.tr("停用(&T)"), "lock"),
            "remove": (self.tr("删除(&D)"), "trash"),
        }
        self.buttons: dict[str, QAbstractButton] = {
            key: plain_button(text, icon, self) for key, (text, icon) in words.items()
        }
        self.buttons["new"] = primary_button(self.tr("用此表新建评价(&N)"), self)
        self.yaml = QAction(self.tr("导出为 YAML 文件（供维护人员）…"), self)
        self.yaml.triggered.connect(lambda: self.wanted.emit("yaml"))
        self.formats = self._other_formats()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        for key, button in self.buttons.items():
            if key == "new":
                row.addStretch(1)
            button.setObjectName(key)
            button.clicked.connect(lambda _checked=False, key=key: self.wanted.emit(key))
            row.addWidget(button)
            if key == "excel":
                row.addWidget(self.formats)

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in the order they are read."""
        excel, *others = self.buttons.values()
        return (excel, self.formats, *others)

    def _other_formats(self) -> MenuButton:
        """Return what opens the formats that few need; it stands close beside that for Excel."""
        button = MenuButton(self)
        button.setObjectName("formats")
        set_flag(button, "kind", "button")
        set_icon(button, "expand")
        button.setToolTip(self.tr("其他导出格式"))
        button.setAccessibleName(self.tr("其他导出格式"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(self.yaml)
        button.setMenu(menu)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def follow(self, line: Line | None, *, changeable: bool, busy: bool) -> None:
        """Offer what can be done with a table now."""
        self._line = line
        self._why = self._reasons(line) if line is not None else {}
        retired = line is not None and line.entry.retired
        self.buttons["retire"].setText(self.tr("恢复使用(&T)") if retired else self.tr("停用(&T)"))
        set_icon(self.buttons["retire"], "unlock" if retired else "lock")
        for key, button in self.buttons.items():
            free = line is not None and not busy and (changeable or key not in CHANGING)
            button.setEnabled(free and key not in self._why)
            button.setToolTip(self._why.get(key, ""))
            button.setAccessibleDescription(self._why.get(key, ""))
        self.yaml.setEnabled(self.can("excel"))
        self.formats.setEnabled(self.can("excel"))

    def can(self, key: str) -> bool:
        """Return whether something can be done now."""
        return self.yaml.isEnabled() if key == "yaml" else self.buttons[key].isEnabled()

    def why_not(self, key: str) -> str:
        """Return why something cannot be done with the table, or nothing."""
        return self._why.get(key, "")

    def popup(self, at: QPoint) -> None:
        """Offer the same as a menu."""
        menu = QMenu(self)
        for key in ("new", "", "excel", "clone", "", "retire", "remove"):
            if not key:
                menu.addSeparator()
                continue
            action = QAction(self.buttons[key].text(), menu)
            action.setObjectName(key)
            action.setEnabled(self.can(key))
            action.triggered.connect(lambda _checked=False, key=key: self.wanted.emit(key))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _reasons(self, line: Line) -> dict[str, str]:
        why: dict[str, str] = {}
        entry = line.entry
        if not entry.own:
            why["remove"] = self.tr("只有自建表可以删除；这张表不用时可以停用。")
        elif entry.in_use:
            words = self.tr("有 {count} 份评价在用这张表，不能删除；不再用时可以停用。")
            why["remove"] = words.format(count=entry.in_use)
        if line.failed:
            why |= dict.fromkeys(("excel", "clone", "new"), line.failed)
        elif entry.retired:
            why["new"] = self.tr("这张表已停用；恢复使用后可以新建评价。")
        elif entry.header.abolished:
            why["new"] = self.tr("这张表已废止，只用于已有的评价。")
        return why
