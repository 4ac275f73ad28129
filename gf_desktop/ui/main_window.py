"""The window: Home and the open evaluation under one bar, failures that last above them, notices at the foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.ui.home.page import HomePage
from gf_desktop.ui.theme import Scheme, space
from gf_desktop.ui.top_bar import TopBar

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent
    from PySide6.QtWidgets import QMenu

    from gf_desktop.domain.home import HomeRow
    from gf_desktop.domain.pack import Header
    from gf_desktop.services.program import Program
    from gf_desktop.services.session import AssessmentSession
    from gf_desktop.ui.home.flows import Flows, Notice
    from gf_desktop.ui.library.window import LibraryWindow
    from gf_desktop.ui.opening import Opening, Ways
    from gf_desktop.ui.place_bar import Heading
    from gf_desktop.ui.prompts import Ask
    from gf_desktop.ui.reference.window import ReferenceWindow
    from gf_desktop.ui.settings import Settings
    from gf_desktop.ui.theme import Theme
    from gf_desktop.ui.widgets.banner import Banner
    from gf_desktop.ui.widgets.notice_bar import NoticeBar
    from gf_desktop.ui.workbench import Workbench

SMALLEST = (880, 450)
"""Logical pixels: 1366 x 768 at scale 1.5 leaves 910 x 512, of which task bar and title bar take some 60."""
LAST_WORD = 5.0
"""Seconds that closing waits for the last change to reach the disk."""


class MainWindow(QMainWindow):
    """Everything between the services and the pages; pages themselves know no services.

    Only what the first picture shows is made at once; the rest makes itself when it is needed, at the latest behind
    that picture (``complete``).

    Signals:
        painted: Home with its rows is on the screen for the first time.
        lock_wanted: The user asks to try again whether the workspace is free.
    """

    painted = Signal()
    lock_wanted = Signal()

    def __init__(self, program: Program, settings: Settings, theme: Theme, ask: Ask) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("绿色工厂自评价"))
        self._program = program
        self._settings = settings
        self._theme = theme
        self._ask = ask
        self.reference: ReferenceWindow | None = None
        self.library: LibraryWindow | None = None
        self._changeable = True
        self._banner_jobs: dict[str, Callable[[], None]] = {}
        self._banner_passes = False
        self._notice_job: Callable[[], None] | None = None
        self._build()
        self._connect_home()
        self.read_rows(settings.last)
        self.show_draft()
        self.home.focus_first()
        self._restore_geometry()

    # --- Home and evaluation ---------------------------------------------------

    def read_rows(self, cursor: str = "") -> None:
        """Read the list anew and put the cursor on an evaluation."""
        try:
            self.home.set_rows(self._program.assessments.rows(), cursor)
        except UserFacingError as error:
            self.show_failure(error)

    def show_draft(self) -> None:
        """Have Home say whether an evaluation was begun in the wizard."""
        self.home.show_draft(self._settings.draft_name)

    def start(self) -> None:
        """Open the workspace; to be called behind the first picture."""
        self.opening.start()

    def show_home(self) -> None:
        """Show all evaluations."""
        self._pass_banner()
        self.workbench.leave()
        self.setWindowTitle(self.tr("绿色工厂自评价"))
        self.bar.show_home(self._home_menu)
        self._stack.setCurrentWidget(self.home)
        self.home.focus_first()

    def back(self) -> None:
        """Leave the open evaluation; Home shows it as it stands then."""
        self.show_home()
        self.flows.refresh()

    def show_session(self, session: AssessmentSession) -> None:
        """Show an evaluation."""
        self._settings.last = session.assessment.id
        self.notices.dismiss()
        self._pass_banner()
        self.workbench.open(session)
        work = self.workbench.actions_by_id
        heading = self._show_heading()
        self.bar.show_assessment(heading, work["back"], work["find"], work["copy"], self._work_menu)
        self._stack.setCurrentWidget(self.workbench)
        if self.workbench.page is not None:
            self.workbench.page.setFocus()

    def _shown(self) -> str:
        """Return the id of the evaluation on the screen, written as it stands; empty on Home."""
        model = self.workbench.model if self._stack.currentIndex() else None
        if model is None:
            return ""
        model.flush()
        return model.assessment.id

    def _show_heading(self) -> Heading:
        """Name the open evaluation in the title and in the bar, as its applicant is called now."""
        heading = self.workbench.heading()
        self.setWindowTitle(self.tr("{title} – 绿色工厂自评价").format(title=heading.title))
        self.bar.place.title.set_text(heading.title)
        return heading

    def new_assessment(self) -> None:
        """Open the wizard; what it makes is opened."""
        from gf_desktop.ui.wizard.wizard import NewAssessment

        self._pass_banner()
        wizard = NewAssessment(self._program, self._settings, self)
        wizard.finished_with.connect(self._create)
        wizard.rejected.connect(self.show_draft)
        wizard.open()

    def import_tables(self, paths: tuple[Path, ...] = ()) -> None:
        """Open the import of spreadsheets into the year's data of the evaluation shown."""
        from gf_desktop.ui.importing.opening import import_tables

        self._pass_banner()
        model = self.workbench.model if self._stack.currentIndex() else None
        import_tables(self._program, self._ask, model, paths, self)

    def drop_draft(self) -> None:
        """Give up what was begun in the wizard, and offer to have it back."""
        from gf_desktop.ui.home.flows import Notice

        draft = self._settings.draft
        self._set_draft({})
        self.home.focus_first()
        text = self.tr("已放弃未建完的评价。")
        self.tell(Notice(text, self.tr("撤销"), lambda: self._set_draft(draft)))

    def open_bin(self) -> None:
        """Show what was removed."""
        from gf_desktop.ui.home.bin import BinDialog

        self._pass_banner()
        self.notices.dismiss()
        dialog = BinDialog(self._read_removed, self)
        dialog.restore_requested.connect(self.flows.restore)
        dialog.purge_requested.connect(self.flows.purge)
        self.flows.listed.connect(dialog.refresh)
        dialog.open()

    def open_reference(self, key: str = "") -> None:
        """Show the reference tables; with the ``key`` of a figure at its row."""
        from gf_desktop.ui.reference.opening import open_reference

        model = self.workbench.model
        year = model.document.year if model is not None else None
        self.reference = open_reference(self._program, self.reference, year, self)
        if key:
            self.reference.show_key(key)

    def open_library(self) -> None:
        """Show the tables that evaluations are made with."""
        from gf_desktop.ui.library.opening import open_library

        changeable = self._changeable
        self.library = open_library(
            self._program, self._ask, self.library, self, self.new_with, changeable=changeable
        )

    def new_with(self, header: Header) -> None:
        """Open the wizard with a table chosen; what was begun there is gone on with."""
        from gf_desktop.ui.library.opening import choose_table

        if choose_table(self, self._settings, header):
            self.new_assessment()

    def carry(self, session: AssessmentSession) -> None:
        """Show what becomes of an evaluation under another table."""
        from gf_desktop.ui.carrying.opening import carry

        self._pass_banner()
        carry(self._program, self, session)

    def open_files(self, files: tuple[str, ...]) -> None:
        """Come to the front and take documents in, as a second start asks."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        for file in files:
            self.flows.import_document(Path(file))

    def set_read_only(self, sentence: str) -> None:
        """List the evaluations only, and say why; an empty sentence lets everything be done again."""
        self._set_changeable(not sentence)
        if sentence:
            self._show_banner(sentence, {"retry": (self.tr("重试"), self.lock_wanted.emit)})
            self.flows.date()
        else:
            self.banner.clear()

    def say_recovered(self, logs: Path) -> None:
        """Say that the last run ended badly and that nothing is lost by it."""
        from gf_desktop.ui.home.flows import Notice

        text = self.tr("上次程序没有正常退出。已保存的内容都在，可以接着填。")
        self.tell(Notice(text, self.tr("打开日志文件夹"), lambda: _open_folder(logs), 30, "folder"))

    # --- what is said -------------------------------------------------------------

    def show_failure(self, error: UserFacingError) -> None:
        """Say lastingly what went wrong with the workspace."""
        self._show_banner(
            self._program.catalogue.say(error.said), {"dismiss": (self.tr("知道了"), self.banner.clear)}
        )

    def tell(self, notice: Notice) -> None:
        """Say something at the foot, or above where it is to last."""
        if not notice.seconds:
            self._show_banner(notice.text, {"dismiss": (self.tr("知道了"), self.banner.clear)})
            self._banner_passes = True
            return
        self._notice_job = notice.job
        self.notices.show_notice(notice.text, notice.action, seconds=notice.seconds, icon=notice.icon)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hand over what is still being typed and close only when it is on the disk, or given up knowingly."""
        if self.workbench.model is not None:
            self.workbench.model.flush()
        if self.workbench.unsaved and not self._wait_for_disk() and not self._may_lose():
            event.ignore()
            return
        self.workbench.leave()
        self._settings.geometry = self.saveGeometry()
        self._settings.sync()
        super().closeEvent(event)

    # --- building -----------------------------------------------------------------

    def _build(self) -> None:
        # Each widget is made inside the one it stays in: changing places costs it a second round of the style sheet.
        self._centre = QWidget(self)
        self.bar = TopBar(self._centre)
        self._stack = QStackedWidget(self._centre)
        self.home = HomePage(self._stack)
        self._stack.addWidget(self.home)
        self._column = QVBoxLayout(self._centre)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(self._centre)

    @cached_property
    def flows(self) -> Flows:
        """What can be done with whole evaluations."""
        from gf_desktop.ui.home.flows import Flows

        flows = Flows(self._program, self._ask, self)
        flows.shown = self._shown
        flows.opened.connect(self.show_session)
        flows.listed.connect(self.read_rows)
        flows.told.connect(self.tell)
        flows.undoable.connect(self.home.undo_action.setEnabled)
        flows.dated.connect(self.home.set_dues)
        flows.restored.connect(self.notices.dismiss)
        flows.lost.connect(self.opening.take_loss)
        return flows

    @cached_property
    def opening(self) -> Opening:
        """Opens the workspace."""
        from gf_desktop.ui.opening import Opening

        opening = Opening(self._program, self)
        opening.trying.connect(self.banner.clear)
        opening.opened.connect(self._on_opened)
        opening.failed.connect(self._on_not_opened)
        opening.begun_again.connect(self._say_begun_again)
        return opening

    @cached_property
    def workbench(self) -> Workbench:
        """The open evaluation, or the room for one."""
        from gf_desktop.ui.workbench import Workbench

        work = Workbench(self._program, self._stack, ask=self._ask)
        self._stack.addWidget(work)
        work.back_requested.connect(self.back)
        work.close_requested.connect(lambda: self._with_session(self.flows.close))
        work.export_requested.connect(lambda: self._with_session(self.flows.export))
        work.tables_requested.connect(self.import_tables)
        work.carry_requested.connect(lambda: self._with_session(self.carry))
        work.copy_requested.connect(lambda: self._with_session(lambda s: self.flows.reopen(s.assessment.id)))
        work.reference_requested.connect(self.open_reference)
        work.renamed.connect(self._show_heading)
        work.saved_changed.connect(self.bar.set_saved)
        work.save_failed.connect(self._on_save_failed)
        work.save_recovered.connect(self.banner.clear)
        return work

    @cached_property
    def banner(self) -> Banner:
        """Says above everything what fails."""
        from gf_desktop.ui.widgets.banner import Banner

        banner = Banner(self._centre)
        self._column.insertWidget(1, banner)
        banner.action_triggered.connect(self._on_banner)
        return banner

    @cached_property
    def notices(self) -> NoticeBar:
        """Says at the foot what was done."""
        from gf_desktop.ui.notices import Notices

        notices = Notices(self._centre, self._foot)
        notices.action_triggered.connect(self._on_notice)
        return notices

    @cached_property
    def actions_by_id(self) -> dict[str, QAction]:
        """The actions of the window itself."""
        from PySide6.QtGui import QActionGroup

        from gf_desktop.ui.actions import make_action

        slots: dict[str, Callable[[], object]] = {
            "new": self.new_assessment,
            "import": self.flows.import_document,
            "sample": self.flows.open_sample,
            "bin": self.open_bin,
            "scheme-system": lambda: self._set_scheme(Scheme.SYSTEM),
            "scheme-light": lambda: self._set_scheme(Scheme.LIGHT),
            "scheme-dark": lambda: self._set_scheme(Scheme.DARK),
            "reference": self.open_reference,
            "library": self.open_library,
            "menu": self.bar.menu_button.showMenu,
            "keys": self._show_keys,
            "about": self._show_about,
            "quit": self.close,
        }
        made = {action_id: make_action(action_id, self, slot) for action_id, slot in slots.items()}
        group = QActionGroup(self)
        for scheme in Scheme:
            action = made[f"scheme-{scheme.value}"]
            action.setCheckable(True)
            action.setChecked(scheme is self._theme.scheme)
            group.addAction(action)
        return made

    @cached_property
    def _home_menu(self) -> QMenu:
        return self._menu(("new", "import", "sample", "", *self.home.row_actions, "", "undo-remove", "bin"))

    @cached_property
    def _work_menu(self) -> QMenu:
        return self._menu(
            ("undo", "redo", "", "find", "", "tables", "carry", "export", "close", "copy", "back")
        )

    def _menu(self, first: tuple[str, ...]) -> QMenu:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        known = self.actions_by_id | self.workbench.actions_by_id | self.home.row_actions
        known["undo-remove"] = self.home.undo_action
        for action_id in first:
            if action_id:
                menu.addAction(known[action_id])
            else:
                menu.addSeparator()
        menu.addSeparator()
        view = menu.addMenu(self.tr("查看(&V)"))
        view.addAction(known["library"])
        view.addAction(known["reference"])
        schemes = view.addMenu(self.tr("配色(&P)"))
        for scheme in Scheme:
            schemes.addAction(known[f"scheme-{scheme.value}"])
        for action_id in ("keys", "about"):
            menu.addAction(known[action_id])
        menu.addSeparator()
        menu.addAction(known["quit"])
        return menu

    def _connect_home(self) -> None:
        home = self.home
        # By lambdas, so that the use cases are made with the first wish.
        home.painted.connect(self._on_painted)
        home.new_requested.connect(self.new_assessment)
        home.import_requested.connect(lambda: self.flows.import_document())  # noqa: PLW0108
        home.sample_requested.connect(lambda: self.flows.open_sample())  # noqa: PLW0108
        home.open_requested.connect(lambda row: self.flows.open(row))  # noqa: PLW0108
        home.close_requested.connect(lambda row: self.flows.close_listed(row))  # noqa: PLW0108
        home.reopen_requested.connect(lambda row: self.flows.reopen(row))  # noqa: PLW0108
        home.carry_requested.connect(lambda row: self.flows.load(row, self.carry))
        home.export_requested.connect(lambda row: self.flows.export_listed(row))  # noqa: PLW0108
        home.remove_requested.connect(self._remove)
        home.undo_requested.connect(lambda: self.flows.undo_remove())  # noqa: PLW0108
        home.draft_dropped.connect(self.drop_draft)

    def _restore_geometry(self) -> None:
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(self.screen().availableGeometry().size()))
        self.resize(space(1280), space(760))
        self.restoreGeometry(self._settings.geometry)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        frame = self.frameGeometry()
        # The top edge must be there to be taken hold of, or the window could not be moved back.
        if not any(screen.intersects(frame) and screen.top() <= frame.top() for screen in screens):
            self.move(screens[0].topLeft())
        available = self.screen().availableGeometry()
        self.resize(self.size().boundedTo(available.size()))

    def _fit_screen(self) -> None:
        """Take what the frame adds off the window where it would not fit: only a shown window knows its frame."""
        size, room = self.size(), self.screen().availableGeometry().size()
        fits = size.boundedTo(room) == size
        if fits and not self.isMaximized() and not self.isFullScreen():
            self.resize(size.boundedTo(room - (self.frameGeometry().size() - size)))

    def _on_painted(self) -> None:
        self.painted.emit()
        self.complete()

    def complete(self) -> None:
        """Make what the first picture did without, so that nothing has to be waited for later."""
        from gf_desktop.ui.actions import dress_actions
        from gf_desktop.ui.importing.drops import watch

        self._fit_screen()
        self.home.complete()
        if self._stack.currentIndex() == 0:
            self.bar.show_home(self._home_menu)
        _ = self.banner, self.notices, self._work_menu
        self._theme.complete()
        dress_actions(self)
        watch(self)

    def _on_opened(self) -> None:
        self.banner.clear()
        self._set_changeable(True)
        self.flows.listed.emit("")

    def _on_not_opened(self, sentence: str, ways: Ways, lost: bool) -> None:
        self._set_changeable(not lost)
        self.read_rows()
        self._show_banner(sentence, ways)

    def _say_begun_again(self, sentence: str) -> None:
        from gf_desktop.ui.home.flows import Notice

        self.tell(Notice(sentence))
        self.home.focus_first()

    # --- small things ---------------------------------------------------------------

    def _create(self, document: object, pack: object, applicant_id: str) -> None:
        self.flows.create(document, pack, applicant_id, self._forget_draft)  # type: ignore[arg-type]

    def _forget_draft(self) -> None:
        self._set_draft({})

    def _set_draft(self, draft: Mapping[str, Any]) -> None:
        self._settings.draft = draft
        self.show_draft()

    def _remove(self, assessment_id: str) -> None:
        if (row := self.home.row(assessment_id)) is not None:
            self.flows.remove(assessment_id, row.applicant, closed=row.state == "closed")

    def _read_removed(self) -> tuple[HomeRow, ...]:
        try:
            return self._program.assessments.removed()
        except UserFacingError as error:
            self.show_failure(error)
            return ()

    def _foot(self) -> int:
        return self.workbench.foot() if self._stack.currentIndex() else 0

    def _with_session(self, job: Callable[[AssessmentSession], None]) -> None:
        if self.workbench.model is not None:
            self.workbench.model.flush()
            job(self.workbench.model.session)

    def _set_changeable(self, changeable: bool) -> None:
        self._changeable = changeable
        self.home.set_changeable(changeable)
        for action_id in ("new", "import", "sample", "bin"):
            self.actions_by_id[action_id].setEnabled(changeable)

    def _set_scheme(self, scheme: Scheme) -> None:
        self._settings.scheme = scheme
        self._theme.set_scheme(scheme)

    def _show_banner(self, text: str, actions: Ways) -> None:
        self._banner_passes = False
        self._banner_jobs = {action_id: job for action_id, (_, job) in actions.items()}
        self.banner.show_failure(text, [(action_id, words) for action_id, (words, _) in actions.items()])

    def _pass_banner(self) -> None:
        """Take away what was said of a single failure; what still fails stays."""
        if self._banner_passes:
            self._banner_passes = False
            self.banner.clear()

    def _on_banner(self, action_id: str) -> None:
        # Behind the press, so that the job may take the pressed button away.
        QTimer.singleShot(0, self, self._banner_jobs[action_id])

    def _on_notice(self) -> None:
        if self._notice_job is not None:
            self._notice_job()

    def _on_save_failed(self, sentence: str) -> None:
        actions: Ways = {"retry": (self.tr("重试"), self.workbench.retry)}
        if self.workbench.model is not None:
            actions["copy"] = (self.tr("另存副本…"), lambda: self._with_session(self.flows.export))
        self._show_banner(sentence, actions)

    def _wait_for_disk(self) -> bool:
        """Try once more to write, wait for it a little, and return whether all is written."""
        self.workbench.retry()
        try:
            self._program.assessments.start().result(timeout=LAST_WORD)
        except (TimeoutError, UserFacingError):
            return False
        return not self.workbench.unsaved

    def _may_lose(self) -> bool:
        return self._ask.confirm(
            self.tr("还有内容没能保存"),
            self.tr("{count} 处修改没能写入磁盘，现在退出会丢失这些修改。可以返回后另存副本。").format(
                count=self.workbench.unsaved
            ),
            self.tr("仍然退出"),
        )

    def _show_keys(self) -> None:
        from gf_desktop.ui.dialogs import show_keys

        show_keys(self, self._program.forms)

    def _show_about(self) -> None:
        from gf_desktop.ui.dialogs import show_about

        show_about(self, self._program.forms, self._program.data)


def _open_folder(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
