"""Opens the import of spreadsheets into the evaluation shown, says why it cannot be, and offers what it did back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt

from gf_desktop.ui.home.flows import Notice
from gf_desktop.ui.year import needed

if TYPE_CHECKING:
    from pathlib import Path

    from gf_desktop.services.program import Program
    from gf_desktop.ui.main_window import MainWindow
    from gf_desktop.ui.prompts import Ask
    from gf_desktop.ui.session_model import SessionModel


def import_tables(
    program: Program, ask: Ask, model: SessionModel | None, paths: tuple[Path, ...], window: MainWindow
) -> None:
    """Open the import into the year's data, or give the files to the one that is open.

    Args:
        program: The services.
        ask: Asks the user.
        model: The evaluation shown; None where none is.
        paths: The files to begin with.
        window: The window over which the import lies, and which says what came of it.
    """
    if why := _refusal(model):
        window.tell(Notice(why))
        return
    assert model is not None
    from gf_desktop.ui.importing.wizard import ImportTables

    under_way = [one for one in window.findChildren(ImportTables) if one.isVisible()]
    if under_way:
        under_way[0].add_files(paths)
        return
    model.flush()
    wizard = ImportTables(program, model, ask, paths, window)
    wizard.applied.connect(_Outcome(window, model, wizard).say)
    wizard.open()


def _refusal(model: SessionModel | None) -> str:
    """Return why nothing can be imported into the evaluation shown; empty where it can be."""
    if model is None or model.read_only:
        return QCoreApplication.translate("Importing", "表格导入到打开的评价里：请先打开一份没有定稿的评价。")
    if not needed.has_data(model):
        return QCoreApplication.translate(
            "Importing", "这份评价的指标都是直接填写的，没有要从表格导入的数据。"
        )
    return ""


class _Outcome(QObject):
    """Says in the window what an import did, and offers to take it back while it is the latest step."""

    def __init__(self, window: MainWindow, model: SessionModel, wizard: QObject) -> None:
        super().__init__(wizard)
        self._window = window
        self._model = model

    def say(self, sentence: str) -> None:
        model, window = self._model, self._window
        stack = model.undo_stack
        at = stack.index()

        def take_back() -> None:
            if stack.index() == at:
                model.undo()

        window.tell(Notice(sentence, self.tr("撤销"), take_back, seconds=20))
        stack.indexChanged.connect(window.notices.dismiss, Qt.ConnectionType.SingleShotConnection)
