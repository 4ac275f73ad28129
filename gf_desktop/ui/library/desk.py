"""The library's work away from the window's thread: listing, reading tables, and changing the user's own ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from gf_desktop.domain.messages import Message, UserFacingError
from gf_desktop.ui.output.worker import Worker

if TYPE_CHECKING:
    from gf_desktop.domain.factors.candidates import Candidate
    from gf_desktop.domain.industries.catalogue import Entry as Industry
    from gf_desktop.domain.pack import Header, Pack
    from gf_desktop.services.library import Library
    from gf_desktop.services.own_packs import Entry, Facts, OwnPacks
    from gf_desktop.services.program import Program
    from gf_desktop.ui.library.frame_dialog import Wish

T = TypeVar("T")
Failed = Callable[[UserFacingError], None]


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list is made of: the tables, the files that cannot be listed, and the names of industry codes."""

    entries: tuple[Entry, ...]
    broken: tuple[tuple[Path, Message], ...]
    industries: Mapping[str, str]


class Desk(QObject):
    """Reads a table, and beside it lists or changes; they take turns, for a change makes the library look anew.

    Signals:
        busy_changed: Whether something is being listed or changed has changed.
    """

    busy_changed = Signal()

    def __init__(self, program: Program, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._reader, self._doer, self._looker = Worker(self), Worker(self), Worker(self)
        self._turn = Lock()
        self._doer.ended.connect(self.busy_changed)

    @cached_property
    def own(self) -> OwnPacks:
        """The use cases of the library."""
        from gf_desktop.services.own_packs import OwnPacks

        return OwnPacks(self._program.library, self._program.catalogue, self._program.data)

    @property
    def library(self) -> Library:
        """Where tables are found."""
        return self._program.library

    @property
    def busy(self) -> bool:
        """Whether something is being listed or changed."""
        return self._doer.busy

    @property
    def reading(self) -> bool:
        """Whether a table is being read."""
        return self._reader.busy

    @property
    def looking(self) -> bool:
        """Whether something of the catalogue of industries is being looked for."""
        return self._looker.busy

    def say(self, said: Message) -> str:
        """Return a sentence."""
        return self._program.catalogue.say(said)

    def listing(self) -> Listing:
        """Return the tables; only their headers are read."""
        return Listing(self.own.entries(), self.own.broken(), self.library.industries())

    def catalogue(self) -> tuple[Industry, ...]:
        """Return the catalogue of industries."""
        return self.library.catalogue()

    def known_figures(self, classes: tuple[str, ...], year: int) -> Mapping[str, tuple[Candidate, ...]]:
        """Return the limits and quotas of an industry as they stand at the end of a year."""
        from gf_desktop.services.industries import known_figures

        return known_figures(classes, self.library, year)

    def make_frame(self, wish: Wish) -> Header:
        """Make the draft of an industry's table."""
        from gf_desktop.services.framing import make_frame

        program = self._program
        asked = (wish.classes, wish.title, wish.year, wish.leave_out)
        return make_frame(program.library, program.catalogue, program.data, *asked)

    def read(self, header: Header, done: Callable[[tuple[Pack, Facts]], None], failed: Failed) -> None:
        """Read one table."""
        own, library, turn = self.own, self.library, self._turn

        def work(_progress: object, _cancelled: object) -> tuple[Pack, Facts]:
            with turn:
                return library.pack(header.id, header.version), own.facts(header)

        self._reader.run(work, done, failed)

    def do(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """List or change; while that goes on nothing else is begun."""
        if self._doer.busy:
            return
        turn = self._turn

        def work(_progress: object, _cancelled: object) -> T:
            with turn:
                return job()

        self._doer.run(work, done, failed)
        self.busy_changed.emit()

    def look(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Look something up in the catalogue of industries; while that goes on nothing else is looked for."""
        if not self._looker.busy:
            self._looker.run(lambda _progress, _cancelled: job(), done, failed)
