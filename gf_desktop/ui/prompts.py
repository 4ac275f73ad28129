"""Questions to the user, in one place: the only user of message boxes and file dialogs.

Pages are given an ``Ask``; tests give them one that records. Buttons carry verbs: "删除证据", never "确定".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDir, QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from gf_desktop.ui.theme import icons, space


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file to choose: its words ("PDF 文件") and its endings ("pdf", ...), the usual one first."""

    words: str
    endings: tuple[str, ...]

    @property
    def filter(self) -> str:
        """Return the kind as a file dialog wants it."""
        patterns = " ".join(f"*.{ending}" for ending in self.endings) or "*"
        return f"{self.words} ({patterns})"


class Ask(Protocol):
    """What may be asked. Titles say what, ``why`` is one sentence, actions are verbs."""

    def confirm(self, title: str, why: str, action: str) -> bool:
        """Return whether the user chose ``action`` rather than to leave things as they are."""
        ...

    def choose(self, title: str, why: str, actions: Sequence[tuple[str, str]]) -> str:
        """Return the id of the action chosen from (id, words), or nothing."""
        ...

    def tell(self, title: str, why: str, *, details: str = "") -> None:
        """Say something that must be seen, such as an error, with details that can be copied."""
        ...

    def choose_save_path(self, title: str, suggestion: Path, kinds: Sequence[FileKind]) -> Path | None:
        """Return where to write; the ending is added and overwriting has been confirmed."""
        ...

    def choose_open_path(self, title: str, folder: Path, kinds: Sequence[FileKind]) -> Path | None:
        """Return one file to read."""
        ...

    def choose_open_paths(self, title: str, folder: Path, kinds: Sequence[FileKind]) -> list[Path]:
        """Return files to read."""
        ...

    def choose_folder(self, title: str, folder: Path) -> Path | None:
        """Return a folder."""
        ...


class Remembered(Protocol):
    """What keeps the folder that files were read from or written to last, between two starts too."""

    folder: str


class QtAsk(QObject):
    """Asks with Qt's dialogs, over the given window or the active one.

    Dialogs for files begin in the folder used last, else in the one that the caller names, else at home.
    """

    def __init__(self, window: QWidget | None = None, remembered: Remembered | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._remembered = remembered

    def confirm(self, title: str, why: str, action: str) -> bool:
        """Return whether the user chose ``action``; Enter and Escape leave things as they are."""
        return self.choose(title, why, [("yes", action)]) == "yes"

    def choose(self, title: str, why: str, actions: Sequence[tuple[str, str]]) -> str:
        """Return the id of the action chosen, or nothing."""
        box = self._box("help", title, why)
        buttons = {box.addButton(words, QMessageBox.ButtonRole.AcceptRole): which for which, words in actions}
        leave = box.addButton(self.tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.setEscapeButton(leave)
        box.exec()
        clicked = box.clickedButton()
        which = next((which for button, which in buttons.items() if button is clicked), "")
        box.deleteLater()
        return which

    def tell(self, title: str, why: str, *, details: str = "") -> None:
        """Say something that must be seen."""
        box = self._box("warning", title, why)
        if details:
            box.setDetailedText(details)
        box.addButton(self.tr("关闭"), QMessageBox.ButtonRole.RejectRole)
        box.exec()

    def choose_save_path(self, title: str, suggestion: Path, kinds: Sequence[FileKind]) -> Path | None:
        """Return where to write."""
        dialog = self._dialog(title, suggestion.parent, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        # As a property of the dialog, so that it asks about overwriting the very file that is written.
        dialog.setDefaultSuffix(suggestion.suffix.lstrip(".") or (kinds[0].endings[0] if kinds else ""))
        dialog.selectFile(suggestion.name)
        endings = {kind.filter: kind.endings[0] for kind in kinds if kind.endings}
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings.get(chosen, "")))
        return next(iter(self._chosen(dialog)), None)

    def choose_open_path(self, title: str, folder: Path, kinds: Sequence[FileKind]) -> Path | None:
        """Return one file to read."""
        dialog = self._dialog(title, folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return next(iter(self._chosen(dialog)), None)

    def choose_open_paths(self, title: str, folder: Path, kinds: Sequence[FileKind]) -> list[Path]:
        """Return files to read."""
        dialog = self._dialog(title, folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._chosen(dialog)

    def choose_folder(self, title: str, folder: Path) -> Path | None:
        """Return a folder."""
        dialog = self._dialog(title, folder, ())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        chosen = next(iter(self._chosen(dialog)), None)
        if chosen is not None:
            self._remember(chosen)
        return chosen

    def _over(self) -> QWidget | None:
        return self._window or QApplication.activeWindow()

    def _box(self, icon: str, title: str, why: str) -> QMessageBox:
        box = QMessageBox(self._over())
        # Our own sign instead of the system's, which also would beep.
        ratio = box.devicePixelRatioF()
        box.setIconPixmap(icons.pixmap(icon, colour="muted", size=2 * space(16), ratio=ratio))
        box.setWindowTitle(title)
        box.setText(title)
        box.setInformativeText(why)
        return box

    def _dialog(self, title: str, folder: Path, kinds: Sequence[FileKind]) -> QFileDialog:
        # A folder that is not there would be offered as the name of a file.
        dialog = QFileDialog(self._over(), title, self._beginning(folder))
        if kinds:
            dialog.setNameFilters([kind.filter for kind in kinds])
        return dialog

    def _beginning(self, folder: Path) -> str:
        """Return the folder that a dialog begins in; it exists."""
        last = self._remembered.folder if self._remembered is not None else ""
        known = (one for one in (last, str(folder)) if one and QDir(one).exists())
        return next(known, QDir.homePath())

    def _remember(self, folder: Path) -> None:
        if self._remembered is not None:
            self._remembered.folder = str(folder)

    def _name_fields(self, dialog: QFileDialog) -> None:
        """Say what Qt's own translation leaves in English; last of all, for changing the mode forgets it."""
        label = QFileDialog.DialogLabel
        dialog.setLabelText(label.LookIn, self.tr("位置："))
        dialog.setLabelText(label.FileName, self.tr("文件名(&N)："))
        dialog.setLabelText(label.FileType, self.tr("文件类型："))
        dialog.setLabelText(label.Reject, self.tr("取消"))

    def _chosen(self, dialog: QFileDialog) -> list[Path]:
        self._name_fields(dialog)
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        paths = [Path(name) for name in dialog.selectedFiles()] if accepted else []
        dialog.deleteLater()
        if paths and dialog.fileMode() != QFileDialog.FileMode.Directory:
            self._remember(paths[0].parent)
        return paths
