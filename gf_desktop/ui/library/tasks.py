"""What is done with tables, from the wish to its outcome: asked where needed, carried out beside, told."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gf_desktop.domain.messages import Message, UserFacingError
from gf_desktop.domain.pack import Header, short_title
from gf_desktop.ui.library.clone import CloneDialog
from gf_desktop.ui.library.desk import Desk
from gf_desktop.ui.library.refused import RefusedDialog
from gf_desktop.ui.output.files import documents, file_name, middle_cut, show
from gf_desktop.ui.prompts import Ask, FileKind

if TYPE_CHECKING:
    from gf_desktop.services.own_packs import Entry
    from gf_desktop.services.removed_packs import RemovedPack

T = TypeVar("T")
Job = Callable[[], object]
Taken = tuple["Header", "tuple[Header, ...]", bool, "RemovedPack | None"]
"""A table taken in, its older versions still offered, whether its version was known, and what it replaced."""


def said_title(header: Header) -> str:
    """Return a table's title as it is said in a sentence: a long one without its middle."""
    return middle_cut(short_title(header))


class Tasks(QObject):
    """The changes of the library.

    Signals:
        changed: The list is to be read again, the cursor to go to this table (id and version), or to stay (None).
        told: A sentence, the words of what can be done about it or nothing, seconds (0: until closed), an icon.
    """

    changed = Signal(object)
    told = Signal(str, str, int, str)

    def __init__(self, desk: Desk, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._ask, self._window = desk, ask, window
        self._next: Job | None = None
        self.refused: RefusedDialog | None = None
        self.cloning: CloneDialog | None = None
        self.broken: tuple[tuple[Path, Message], ...] = ()

    def do(self, what: str, entry: Entry, taken: Collection[str]) -> None:
        """Do with a table what is wanted: ``excel``, ``yaml``, ``clone``, ``retire`` or ``remove``."""
        if what in ("excel", "yaml"):
            self.give_out(entry.header, what)
        elif what == "clone":
            self.clone(entry.header, taken)
        elif what == "retire":
            self.retire(entry.header, retired=not entry.retired)
        elif what == "remove":
            self.remove(entry.header)

    def go_on(self) -> None:
        """Do what was offered last."""
        if (job := self._next) is not None:
            self._next = None
            job()

    def fail(self, error: UserFacingError) -> None:
        """Say lastingly what went wrong."""
        self._tell(self._desk.say(error.said), seconds=0)

    # --- taking in --------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file with a table, and take it in."""
        kinds = (
            FileKind(self.tr("评价表（Excel 或 YAML）"), ("xlsx", "yaml", "yml")),
            FileKind(self.tr("Excel 文件"), ("xlsx",)),
            FileKind(self.tr("YAML 文件"), ("yaml", "yml")),
        )
        if path := self._ask.choose_open_path(self.tr("导入评价表"), documents(), kinds):
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Take a table in, or list what is wrong with the file."""
        from gf_desktop.services.removed_packs import take_in

        own, library = self._desk.own, self._desk.library

        def work() -> Taken:
            before = {one.identity for one in own.entries()}
            header, replaced = take_in(own, library, path)
            entries = own.entries()
            older = (
                one.header for one in entries if one.header.id == header.id and one.own and not one.retired
            )
            known = (header.id, header.version) in before
            return header, tuple(one for one in older if one.version < header.version), known, replaced

        self._desk.do(work, self._taken, partial(self._refuse, path))

    def _taken(self, found: Taken) -> None:
        header, older, known, replaced = found
        if self.refused is not None and shiboken6.isValid(self.refused):
            self.refused.accept()
        self.changed.emit((header.id, header.version))
        text = self.tr("已导入“{title}”，新建评价时可以选用。")
        if replaced is not None:
            text = self.tr("已导入“{title}”，替换了库里编号相同、同为版本 {version} 的表。")
        elif known:
            text = self.tr("库里已有“{title}”版本 {version}，内容完全相同，没有变化。")
        text = text.format(title=said_title(header), version=header.version)
        if replaced is not None:
            back = partial(self._back_by, "undo_replacing", replaced)
            self._tell(text, self.tr("撤销"), back, seconds=30)
        elif older:
            self._tell(text, self.tr("停用旧版本"), partial(self._retire_all, older), seconds=20, icon="lock")
        else:
            self._tell(text)

    def _retire_all(self, headers: tuple[Header, ...]) -> None:
        def work() -> None:
            for header in headers:
                self._desk.own.retire(header)

        self._desk.do(work, lambda _: self.changed.emit(None), self.fail)

    def _refuse(self, path: Path, error: UserFacingError) -> None:
        from gf_desktop.services.refusals import wrongs

        found = wrongs(error)
        if self.refused is None or not shiboken6.isValid(self.refused):
            self.refused = RefusedDialog(self._window)
            self.refused.again_requested.connect(self.take_in)
        self.refused.show_wrongs(path, found, [self._desk.say(one.said) for one in found])
        self.refused.open()

    def tell_broken(self) -> None:
        """Say which files of tables cannot be listed, and why."""
        details = "\n\n".join(
            self.tr("{file}\n{why}").format(file=path, why=self._desk.say(said)) for path, said in self.broken
        )
        why = self.tr("下面这些文件放在评价要求的文件夹里，但内容有误。改正或移走后，重新打开评价要求库。")
        self._ask.tell(self.tr("不能列出的文件"), why, details=details)

    # --- giving out -------------------------------------------------------------

    def save_template(self) -> None:
        """Write the empty workbook where the user says."""
        title = self.tr("保存填写模板")
        path = self._ask.choose_save_path(
            title, documents() / self.tr("评价要求填写表.xlsx"), self._kinds("excel")
        )
        if path:
            own = self._desk.own
            self._desk.do(lambda: own.template(path), lambda _: self._say_written(path), self.fail)

    def give_out(self, header: Header, kind: str) -> None:
        """Write a table where the user says, as ``excel`` or ``yaml``."""
        ending = "xlsx" if kind == "excel" else "yaml"
        suggestion = documents() / f"{file_name(short_title(header))}.{ending}"
        path = self._ask.choose_save_path(self.tr("导出评价要求"), suggestion, self._kinds(kind))
        if path:
            own = self._desk.own
            self._desk.do(lambda: own.give_out(header, path), lambda _: self._say_written(path), self.fail)

    def _say_written(self, path: Path) -> None:
        text = self.tr("已保存“{name}”").format(name=middle_cut(path.name))
        self._tell(text, self.tr("打开所在文件夹"), lambda: show(path.parent), icon="folder")

    def _kinds(self, kind: str) -> tuple[FileKind, ...]:
        if kind == "excel":
            return (FileKind(self.tr("Excel 文件"), ("xlsx",)),)
        return (FileKind(self.tr("YAML 文件"), ("yaml",)),)

    # --- own tables -------------------------------------------------------------

    def clone(self, source: Header, taken: Collection[str]) -> None:
        """Ask for id and title, and make an own table out of another one."""
        self.cloning = CloneDialog(source, taken, self._window)
        self.cloning.wanted.connect(self._clone)
        self.cloning.open()

    def _clone(self, source: Header, own_id: str, title: str) -> None:
        own = self._desk.own
        self._desk.do(lambda: own.clone(source, own_id, title), self._cloned, self._not_cloned)

    def _cloned(self, header: Header) -> None:
        if self.cloning is not None and shiboken6.isValid(self.cloning):
            self.cloning.accept()
        self.changed.emit((header.id, header.version))
        self.say_made(header)

    def say_made(self, header: Header) -> None:
        """Say that an own table is there, and offer to give it out to be changed."""
        text = self.tr("已建立自建表“{title}”。要修改内容，先导出为 Excel，改好后再导入。")
        export = partial(self.give_out, header, "excel")
        words = self.tr("导出为 Excel…")
        self._tell(text.format(title=said_title(header)), words, export, seconds=20, icon="excel")

    def _not_cloned(self, error: UserFacingError) -> None:
        if self.cloning is not None and shiboken6.isValid(self.cloning):
            self.cloning.show_failure(self._desk.say(error.said))
        else:
            self.fail(error)

    def retire(self, header: Header, *, retired: bool) -> None:
        """Offer a table no more for new evaluations, or again."""
        own = self._desk.own

        def done(_: None) -> None:
            self.changed.emit((header.id, header.version))
            words = (
                self.tr("已停用“{title}”，新建评价时不再列出。")
                if retired
                else self.tr("已恢复使用“{title}”。")
            )
            back = partial(self.retire, header, retired=not retired)
            self._tell(words.format(title=said_title(header)), self.tr("撤销"), back)

        self._desk.do(lambda: (own.retire if retired else own.unretire)(header), done, self.fail)

    def remove(self, header: Header) -> None:
        """Delete an own table that nothing uses, and offer to have it back."""
        from gf_desktop.services.removed_packs import remove

        own, library = self._desk.own, self._desk.library

        def done(removed: RemovedPack) -> None:
            self.changed.emit(None)
            words = self.tr("已删除“{title}”版本 {version}。")
            text = words.format(title=said_title(header), version=header.version)
            self._tell(text, self.tr("撤销"), partial(self._back_by, "put_back", removed), seconds=20)

        self._desk.do(lambda: remove(own, library, header), done, self.fail)

    def _back_by(self, how: Literal["put_back", "undo_replacing"], removed: RemovedPack) -> None:
        """Bring back what was deleted or replaced."""
        from gf_desktop.services import removed_packs

        own, library = self._desk.own, self._desk.library
        job = removed_packs.put_back if how == "put_back" else removed_packs.undo_replacing

        def done(header: Header) -> None:
            self.changed.emit((header.id, header.version))

        self._desk.do(lambda: job(own, library, removed), done, self.fail)

    def _tell(
        self, text: str, action: str = "", job: Job | None = None, seconds: int = 10, icon: str = "undo"
    ) -> None:
        self._next = job
        self.told.emit(text, action, seconds, icon)
