"""Starts the window: look and language, lock, Home, and behind the first picture everything that can wait."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from gf_desktop import __version__
from gf_desktop.ui.crash import CrashHandler
from gf_desktop.ui.instance import WorkspaceLock
from gf_desktop.ui.main_window import MainWindow
from gf_desktop.ui.settings import Settings
from gf_desktop.ui.theme import STYLE, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gf_desktop.services.program import Program
    from gf_desktop.ui.dialogs import CrashDialog
    from gf_desktop.ui.instance import Holder
    from gf_desktop.ui.prompts import Ask
    from gf_desktop.ui.routing import Receiver

LOCALE = "zh_CN"


def run(program: Program, argv: Sequence[str]) -> int:
    """Show the window until it is closed and return the exit code.

    ``argv`` are files to open. If another window has the workspace, it is asked to open them, and this one ends.
    """
    app = make_application()
    lock = WorkspaceLock(program.data)
    files = tuple(argument for argument in argv if not argument.startswith("-"))
    # A workspace that nobody holds is taken behind the first picture: the lock is written through to the disk.
    if lock.exists() and not lock.take():
        from gf_desktop.ui.routing import hand_over

        if hand_over(program.data, files):
            return 0
    run_of = Run(app, program, lock, files)
    try:
        return run_of.execute()
    finally:
        run_of.end()


def make_application() -> QApplication:
    """Return the application, drawn by Fusion."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("gf-desktop")
    app.setApplicationVersion(__version__)
    return app


def speak_chinese(app: QApplication, window: QWidget) -> None:
    """Have Qt's own words and figures be Chinese; the first picture has none of them."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{LOCALE}", folder):
        app.installTranslator(translator)
    QLocale.setDefault(QLocale(LOCALE))
    window.setLocale(QLocale(LOCALE))


class LateAsk:
    """An ``Ask`` whose dialogs are loaded with the first question; ``remembered`` keeps the folder used last."""

    def __init__(self, remembered: Settings) -> None:
        self._remembered = remembered

    @cached_property
    def _ask(self) -> Ask:
        from gf_desktop.ui.prompts import QtAsk

        return QtAsk(remembered=self._remembered)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ask, name)


class Run(QObject):
    """One run of the window: what lives as long as it."""

    def __init__(
        self, app: QApplication, program: Program, lock: WorkspaceLock, files: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self._app = app
        self._program = program
        self._lock = lock
        self._files = files
        self.dialog: CrashDialog | None = None
        self._receiver: Receiver | None = None
        self.crashes = CrashHandler(program.data, self)
        self.crashes.crashed.connect(self._show_crash)
        self.crashes.install()
        self.settings = Settings(program.data)
        theme = Theme.install(
            app,
            scheme=self.settings.scheme,
            icons_folder=program.resources / "icons",
            fonts_folder=program.resources / "fonts",
        )
        self.window = MainWindow(program, self.settings, theme, cast("Ask", LateAsk(self.settings)))
        self.window.painted.connect(self.on_painted)
        self.window.lock_wanted.connect(self._try_lock)
        app.commitDataRequest.connect(self._flush)

    def execute(self) -> int:
        """Show the window and return when it is closed."""
        self.window.show()
        return self._app.exec()

    def end(self) -> None:
        """Write what is in line and give everything back."""
        if self._lock.take():
            self._program.assessments.stop()
            self.settings.end_run()
        if self._receiver is not None:
            self._receiver.close()
        self._lock.release()
        self.crashes.remove()
        self.window.deleteLater()

    def on_painted(self) -> None:
        """Leave the event that painted; Home with its rows is on the screen."""
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """Do what can wait for the first picture."""
        gc.enable()
        speak_chinese(self._app, self.window)
        if self._lock.take():
            self._begin_work()
        else:
            self.window.set_read_only(self._held_by(self._lock.holder()))

    def _begin_work(self) -> None:
        from gf_desktop.ui.routing import Receiver

        self._receiver = Receiver(self._program.data, self)
        self._receiver.asked.connect(self.window.open_files)
        ended_badly = self.settings.begin_run()
        self.window.start()
        if ended_badly:
            self.window.say_recovered(self.crashes.folder)
        for file in self._files:
            self.window.flows.import_document(Path(file))
        self._files = ()

    def _try_lock(self) -> None:
        if self._lock.take():
            self.window.set_read_only("")
            self.window.read_rows()
            self._begin_work()

    def _held_by(self, holder: Holder) -> str:
        if not holder.process:
            return QCoreApplication.translate(
                "Run",
                "这个工作区正被另一个窗口使用，或文件夹不能写入。这里只能查看列表；请关闭那个窗口后重试。",
            )
        words = QCoreApplication.translate(
            "Run",
            "这个工作区正由电脑 {computer} 上的 {program}（进程 {process}）使用。这里只能查看列表；"
            "请到那个窗口继续，或等它关闭后重试。",
        )
        return words.format(computer=holder.computer, program=holder.program, process=holder.process)

    def _flush(self, _manager: object) -> None:
        if self.window.workbench.model is not None:
            self.window.workbench.model.flush()

    def _show_crash(self, text: str) -> None:
        from gf_desktop.ui.dialogs import CrashDialog

        # A dialog that was closed deletes itself; only one before the eyes takes in another error.
        if self.dialog is not None and isValid(self.dialog) and self.dialog.isVisible():
            self.dialog.add(text)
            return
        self.dialog = CrashDialog(self._program.forms, self.crashes.folder, text, self.window)
        self.dialog.open()
