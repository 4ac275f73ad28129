"""An open evaluation in the window: its page, its actions, and whether everything is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gf_desktop.ui.actions import make_action
from gf_desktop.ui.place_bar import Heading
from gf_desktop.ui.theme import space

if TYPE_CHECKING:
    from gf_desktop.domain.messages import Message
    from gf_desktop.domain.pack import Header
    from gf_desktop.services.program import Program
    from gf_desktop.services.session import AssessmentSession
    from gf_desktop.ui.assessment.page import AssessmentPage
    from gf_desktop.ui.prompts import Ask
    from gf_desktop.ui.session_model import SessionModel

_SAVING_SHOWN = 400
"""Milliseconds after which a write that has not been acknowledged is shown as under way."""


class Workbench(QWidget):
    """Shows one evaluation at a time.

    Signals:
        back_requested: The user wants to see all evaluations.
        close_requested, export_requested, copy_requested, carry_requested: What the menu asks for the evaluation shown.
        reference_requested: The reference tables shall be shown at the row of a figure's key.
        tables_requested: Spreadsheets are to be imported into the year's data of the evaluation shown.
        renamed: The evaluation shown is headed by another name now.
        saved_changed: What is to be said of saving (text).
        save_failed: Something could not be written; the sentence (text) lasts until ``save_recovered``.
        save_recovered: Everything is written again.
    """

    back_requested = Signal()
    close_requested = Signal()
    export_requested = Signal()
    copy_requested = Signal()
    carry_requested = Signal()
    reference_requested = Signal(str)
    tables_requested = Signal()
    renamed = Signal()
    saved_changed = Signal(str)
    save_failed = Signal(str)
    save_recovered = Signal()

    def __init__(self, program: Program, parent: QWidget | None = None, *, ask: Ask | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workbench")
        self.model: SessionModel | None = None
        self.page: QWidget | None = None
        self._program = program
        self._ask = ask
        self._title = ""
        self._failed = False
        self._left: list[SessionModel] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(_SAVING_SHOWN)
        self._saving.timeout.connect(self._say_saving)
        self.actions_by_id = self._make_actions()

    def open(self, session: AssessmentSession) -> None:
        """Show an evaluation instead of the one shown."""
        from gf_desktop.ui.session_model import SessionModel

        self.leave()
        self.model = SessionModel(session, self._program.catalogue.say, self)
        self._connect(self.model)
        self.page = self._make_page(self.model)
        self._layout.addWidget(self.page)
        self._title = self.heading().title
        self._follow_undo()
        self._follow_state()
        self.saved_changed.emit("")

    def _make_page(self, model: SessionModel) -> AssessmentPage:
        from gf_desktop.ui.assessment.page import AssessmentPage
        from gf_desktop.ui.settings import Settings
        from gf_desktop.ui.year.template import template_writer

        program = self._program
        return AssessmentPage(
            model,
            program.library,
            self,
            reports=program.reports,
            ask=self._ask,
            write_template=template_writer(program),
            import_tables=self.tables_requested.emit,
            show_reference=self.reference_requested.emit,
            settings=Settings(program.data),
        )

    def _on_programme_changed(self, changed: object) -> None:
        """Have all pages made anew, once the button that exchanged the programme has had its say."""
        self._on_changed(changed)
        QTimer.singleShot(0, self, self._renew)

    def _renew(self) -> None:
        """Show the evaluation on new pages, where its programme is chosen."""
        from gf_desktop.ui.assessment.place import APPLICATION, Place

        if self.model is None or self.page is None:
            return
        self._take_off(self.page)
        page = self._make_page(self.model)
        self.page = page
        self._layout.addWidget(page)
        page.show()
        page.go(Place("eligibility", APPLICATION, "purpose"))

    def _take_off(self, page: QWidget) -> None:
        self._layout.removeWidget(page)
        page.hide()
        page.deleteLater()

    def leave(self) -> None:
        """Hand over what is still being typed and take the evaluation off the screen."""
        if self.model is None or self.page is None:
            return
        self.model.flush()
        self._saving.stop()
        self._take_off(self.page)
        self._left.append(self.model)
        self.model = self.page = None
        self._let_go()

    @property
    def unsaved(self) -> int:
        """How many changes are not on the disk yet, those of evaluations left just now included."""
        return sum(model.session.unsaved for model in self._models())

    def foot(self) -> int:
        """Return the height of what must stay free at the foot: the buttons that lead on, and the totals."""
        from gf_desktop.ui.assessment.page import AssessmentPage

        if not isinstance(self.page, AssessmentPage):
            return 0
        return max(self.height() - self.page.back.mapTo(self, QPoint(0, 0)).y() - space(8), 0)

    def retry(self) -> None:
        """Try again to write what could not be written."""
        for model in self._models():
            model.retry()

    def heading(self) -> Heading:
        """Return what the top bar says of the evaluation shown."""
        from gf_desktop.domain.pack import short_title

        assert self.model is not None
        document, header = self.model.document, self.model.pack.header
        title = self.tr("{name} · {year} 年度 · {scheme}").format(
            name=document.applicant.name, year=document.year, scheme=short_title(header)
        )
        closed = self.tr("已定稿的评价不能再改；要改时可以“另存副本重开”。") if self.model.read_only else ""
        return Heading(title, *self._badge(header), closed)

    def _badge(self, header: Header) -> tuple[str, str, str]:
        if header.standing == "unofficial-transcript":
            note = header.note or self.tr("这张表由公开资料转录，未经发布机关核对；上报前请对照平台。")
            return self.tr("非官方转录"), note, "attention"
        if header.standing == "own":
            return self.tr("自建"), header.note or self.tr("这张表由使用者自己建立。"), "info"
        return "", "", "muted"

    def _models(self) -> list[SessionModel]:
        return [*self._left, *([self.model] if self.model is not None else [])]

    def _let_go(self) -> None:
        """Forget the evaluations left, as soon as all of them is written."""
        for model in [one for one in self._left if not one.session.unsaved]:
            self._left.remove(model)
            model.deleteLater()

    def _connect(self, model: SessionModel) -> None:
        model.changed.connect(self._on_changed)
        model.programme_changed.connect(self._on_programme_changed)
        model.saved.connect(self._on_saved)
        model.save_failed.connect(self._on_save_failed)
        model.undo_stack.indexChanged.connect(self._follow_undo)

    def _make_actions(self) -> dict[str, QAction]:
        slots: dict[str, Callable[[], object]] = {
            "undo": self._undo,
            "redo": self._redo,
            "find": self._find,
            "tables": self.tables_requested.emit,
            "export": self.export_requested.emit,
            "close": self.close_requested.emit,
            "copy": self.copy_requested.emit,
            "carry": self.carry_requested.emit,
            "back": self.back_requested.emit,
        }
        return {action_id: make_action(action_id, self, slot) for action_id, slot in slots.items()}

    def _undo(self) -> None:
        if self.model is not None:
            self.model.undo()

    def _redo(self) -> None:
        if self.model is not None:
            self.model.redo()

    def _find(self) -> None:
        if self.model is not None:
            from gf_desktop.ui.find import FindPanel

            panel = FindPanel(self.model, self.window())
            panel.open()

    def _follow_undo(self) -> None:
        if self.model is None:
            return
        stack = self.model.undo_stack
        for action_id, can, text, words in (
            ("undo", stack.canUndo(), stack.undoText(), self.tr("撤销“{what}”(&U)")),
            ("redo", stack.canRedo(), stack.redoText(), self.tr("重做“{what}”(&R)")),
        ):
            action = self.actions_by_id[action_id]
            plain = self.tr("撤销(&U)") if action_id == "undo" else self.tr("重做(&R)")
            action.setText(words.format(what=text.replace("&", "&&")) if can and text else plain)
            action.setEnabled(can)

    def _follow_state(self) -> None:
        closed = self.model is not None and self.model.read_only
        self.actions_by_id["close"].setVisible(not closed)
        self.actions_by_id["tables"].setVisible(not closed and self._takes_data())
        self.actions_by_id["copy"].setVisible(closed)

    def _takes_data(self) -> bool:
        """Whether anything is computed from the year's data, so that there is something to import."""
        from gf_desktop.ui.year import needed

        return self.model is not None and needed.has_data(self.model)

    def _on_changed(self, _changed: object) -> None:
        if not self._saving.isActive():
            self._saving.start()
        if self.model is not None and self.heading().title != self._title:
            self._title = self.heading().title
            self.renamed.emit()

    def _on_saved(self, time: str) -> None:
        self._let_go()
        if self.unsaved:
            return
        self._saving.stop()
        if self._failed:
            self._failed = False
            self.save_recovered.emit()
        self.saved_changed.emit(self.tr("已保存 {time}").format(time=time))

    def _on_save_failed(self, said: Message) -> None:
        self._saving.stop()
        self._failed = True
        self.saved_changed.emit(self.tr("未能保存"))
        self.save_failed.emit(self._program.catalogue.say(said))

    def _say_saving(self) -> None:
        self.saved_changed.emit(self.tr("正在保存…"))
