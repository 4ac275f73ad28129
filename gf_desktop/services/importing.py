"""An import under way: files read, sheets settled one by one, what there is to say, what would change.

Knows no window and changes no document. It is called by one thread at a time; what takes long says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal

from gf_desktop.domain.assessment import Edit
from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import Row, label
from gf_desktop.domain.messages import Message, Param, UserFacingError, message
from gf_desktop.exchange.books import Book, column_number
from gf_desktop.exchange.books import Sheet as Page
from gf_desktop.exchange.cells import text_of
from gf_desktop.exchange.mapping import CellProblem, Guess, SheetMapping, first_row
from gf_desktop.exchange.mapping.guessing import MAIN
from gf_desktop.exchange.workbooks.gather import gather
from gf_desktop.exchange.workbooks.plan import known_tables
from gf_desktop.exchange.workbooks.told import Remark, ToldRow, ToldSheet
from gf_desktop.services.differences import Differences
from gf_desktop.services.foreign_sheets import Memory
from gf_desktop.services.program import Program
from gf_desktop.services.sheet_columns import SheetColumn, by_months, money_apart, money_asked, sheet_columns
from gf_desktop.services.spreadsheets import Spreadsheets, Understood, differences, edits

__all__ = [
    "Differences",
    "FileState",
    "Findings",
    "Import",
    "Place",
    "Preview",
    "Problem",
    "SheetMapping",
    "SheetState",
    "ToldRow",
    "ToldSheet",
    "column_titles",
    "open_import",
    "read_files",
    "table_title",
]

Place = tuple[str, str]
"""File and sheet."""
How = Literal["ours", "sure", "remembered", "settled", "waiting", "ignored"]
FileKind = Literal["template", "department", "other", "empty", "unreadable"]
Progress = Callable[[Message], None]
Cancelled = Callable[[], bool]

PREVIEW = 12
"""Rows of a sheet that are read to show how it is understood."""
_CELL = re.compile(r"([A-Z]+)(\d+)")
_WHOLE = frozenset({"settings", "boundary"})  # forms that no department's workbook but one has
_GIVEN = frozenset({"mapping.thousand", "mapping.form-lines", "mapping.months", "mapping.years"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """One file: what it is, how many sheets of it tell something, or the sentence why it cannot be read."""

    path: Path
    name: str
    kind: FileKind
    ours: int = 0
    others: int = 0
    said: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetState:
    """One sheet: how it is understood, as which tables, how many rows and facts were read, what is to be said."""

    file: str
    name: str
    how: How
    hidden: bool = False
    tables: tuple[str, ...] = ()
    rows: int = 0
    facts: int = 0
    serious: int = 0
    notes: int = 0

    @property
    def place(self) -> Place:
        """File and sheet."""
        return (self.file, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A sentence on a cell, with what stands there."""

    file: str
    sheet: str
    cell: str
    text: str
    said: Message
    serious: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The first rows of a sheet as a mapping reads them, each with what it is called, and what is to be said."""

    rows: tuple[tuple[Row, Param], ...] = ()
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that there is to say, what would change, and whether the files speak of another year or enterprise."""

    problems: tuple[Problem, ...] = ()
    differences: Differences = field(default_factory=Differences)
    year: tuple[str, str] | None = None
    name: tuple[str, str] | None = None

    @property
    def serious(self) -> int:
        """How many sentences say that something was not taken, kept as a draft, or contradicts."""
        return sum(1 for one in self.problems if one.serious)


@dataclass(slots=True)
class _File:
    path: Path
    name: str
    stamp: tuple[int, int]
    book: Book | None = None
    sheets: tuple[ToldSheet, ...] = ()
    said: Message | None = None


class Import:
    """What a person decides on the way from files to the edits of a document."""

    def __init__(self, sheets: Spreadsheets, memory: Memory, document: Document) -> None:
        self._sheets = sheets
        self._memory = memory
        self._document = document
        self._files: dict[Path, _File] = {}
        self._told: dict[Place, tuple[ToldSheet, ...]] = {}
        self._mappings: dict[Place, SheetMapping] = {}
        self._guesses: dict[Place, Guess | None] = {}
        self._how: dict[Place, How] = {}
        self._ignored: set[Place] = set()

    # --- files ------------------------------------------------------------------

    def add(self, path: Path) -> None:
        """Read a file; slow. One that cannot be read is kept with the sentence why."""
        found = self._files.get(path) or _File(path, self._name(path), (0, 0))
        self._files[path] = found
        self._forget(found)
        found.stamp, found.said = _stamp(path), None
        found.book, found.sheets = None, ()
        try:
            found.book, found.sheets = self._sheets.told(path, found.name)
        except UserFacingError as error:
            found.said = error.said
            return
        for sheet in found.sheets:
            self._look_at(sheet)

    def remove(self, path: Path) -> None:
        """Leave a file out."""
        found = self._files.pop(path, None)
        if found is not None:
            self._forget(found)

    def refresh(self, *, every: bool = False) -> bool:
        """Read anew the files that changed since they were read, or all; slow. Return whether there was any."""
        changed = [one.path for one in self._files.values() if every or one.stamp != _stamp(one.path)]
        for path in changed:
            self.add(path)
        return bool(changed)

    def files(self) -> tuple[FileState, ...]:
        """Return the files in the order they were added: what an earlier one tells holds."""
        return tuple(_file_state(one) for one in self._files.values())

    def _name(self, path: Path) -> str:
        """Return what a file is called, its folder too where another has the same name."""
        taken = {one.name for one in self._files.values()}
        name = path.name if path.name not in taken else f"{path.parent.name}/{path.name}"
        number = 2
        while name in taken:
            name, number = f"{path.name} ({number})", number + 1
        return name

    def _forget(self, of: _File) -> None:
        """Forget what was read of a file; what the user settled of its sheets is kept if they are still alike."""
        for sheet in of.sheets:
            place = (sheet.file, sheet.name)
            self._told.pop(place, None)
            self._guesses.pop(place, None)

    # --- sheets -----------------------------------------------------------------

    def _look_at(self, sheet: ToldSheet) -> None:
        """See whether a sheet that is none of ours is known from before, or surely one ledger."""
        place = (sheet.file, sheet.name)
        if sheet.what or place in self._ignored:
            return
        page = self.page(place)
        self._guesses[place] = found = _apart(self._sheets.guess_page(page))
        settled = self._mappings.get(place)
        if settled is not None and self._how.get(place) == "settled" and _stands(page, settled):
            self._take(place, settled, "settled")
            return
        self._how[place] = "waiting"
        remembered = self._memory.recall(page)
        if remembered is not None:
            self._mappings[place] = remembered
            if _same_units(remembered, found) and not sheet.hidden:
                self._take(place, remembered, "remembered")
        elif found is not None:
            self._mappings[place] = found.mapping
            if _surely(found) and not sheet.hidden:
                self._take(place, found.mapping, "sure")

    def _take(self, place: Place, mapping: SheetMapping, how: How) -> None:
        told = self._sheets.tell(self.page(place), self._foreign(place), mapping, self._document)
        if how == "settled":
            told = tuple(replace(one, remarks=tuple(map(_answered, one.remarks))) for one in told)
        self._told[place], self._mappings[place], self._how[place] = told, mapping, how
        self._ignored.discard(place)

    def settle(self, place: Place, mapping: SheetMapping) -> None:
        """Read a sheet by a mapping that the user settled; slow."""
        self._take(place, mapping, "settled")

    def ignore(self, place: Place) -> None:
        """Leave a sheet out by the user's word."""
        self._ignored.add(place)

    def restore(self, place: Place) -> None:
        """Take the word back that leaves a sheet out."""
        self._ignored.discard(place)
        if place in self._told or any(one.what for one in self._sheets_at(place)):
            return
        self._how[place] = "waiting"

    def sheets(self) -> tuple[SheetState, ...]:
        """Return the sheets that hold anything, file by file."""
        return tuple(self._sheet_state(one) for file in self._files.values() for one in file.sheets)

    def waiting(self) -> tuple[Place, ...]:
        """Return the sheets of which the user has not said what they are."""
        return tuple(one.place for one in self.sheets() if one.how == "waiting")

    def _sheet_state(self, sheet: ToldSheet) -> SheetState:
        place = (sheet.file, sheet.name)
        how: How = "ours" if sheet.what else self._how.get(place, "waiting")
        if place in self._ignored:
            how = "ignored"
        told = (sheet,) if sheet.what else self._told.get(place, ()) if how != "waiting" else ()
        remarks = [one for part in told for one in part.remarks]
        serious = sum(1 for one in remarks if one.serious)
        return SheetState(
            file=sheet.file,
            name=sheet.name,
            how=how,
            hidden=sheet.hidden,
            tables=tuple(dict.fromkeys(part.what for part in told if part.what)),
            rows=sum(len(part.rows) for part in told),
            facts=sum(1 for part in told for value in part.facts.values() if value not in (None, "", ())),
            serious=serious,
            notes=len(remarks) - serious,
        )

    def page(self, place: Place) -> Page:
        """Return a sheet as it was read.

        Raises:
            KeyError: If there is no such sheet.
        """
        for one in self._files.values():
            found = one.book.sheet(place[1]) if one.book is not None and one.name == place[0] else None
            if found is not None:
                return found
        raise KeyError(place)

    def _sheets_at(self, place: Place) -> Iterator[ToldSheet]:
        files = (one for one in self._files.values() if one.name == place[0])
        return (sheet for one in files for sheet in one.sheets if sheet.name == place[1])

    def _foreign(self, place: Place) -> ToldSheet:
        return next(self._sheets_at(place))

    def is_ours(self, place: Place) -> bool:
        """Return whether a sheet is one of our own workbooks', which needs no mapping."""
        return bool(self._foreign(place).what)

    def told(self, place: Place) -> tuple[ToldSheet, ...]:
        """Return what a sheet tells as it is understood now."""
        sheet = self._foreign(place)
        return (sheet,) if sheet.what else self._told.get(place, ())

    def mapping(self, place: Place) -> SheetMapping | None:
        """Return the mapping that a sheet is read by, or would be."""
        return self._mappings.get(place)

    def questions(self, place: Place) -> tuple[CellProblem, ...]:
        """Return what a person should look at before a sheet is read as it was guessed."""
        found = self._guesses.get(place)
        return found.questions if found is not None else ()

    def others(self, place: Place) -> tuple[str, ...]:
        """Return the ledgers that a sheet may be as well, best first."""
        found = self._guesses.get(place)
        return found.others if found is not None else ()

    def guess(self, place: Place, *, ledger: str = "", header: int | None = None) -> SheetMapping | None:
        """Return the mapping of a ledger and heading that the user named; None where nothing is known of it."""
        found = _apart(self._sheets.guess_page(self.page(place), ledger=ledger, header=header))
        if found is not None:
            self._guesses[place] = found
        return found.mapping if found is not None else None

    def named(self, place: Place, ledger: str, header: int | None = None) -> SheetMapping:
        """Return the mapping of a ledger that the user named; one that leads nowhere yet where nothing is known."""
        found = self.guess(place, ledger=ledger, header=header)
        if found is not None:
            return found
        first = header if header is not None else _first_filled(self.page(place))
        mapping = self.headed(place, SheetMapping(ledger=ledger), first, first)
        return by_months(mapping, self.columns(place, mapping), MAIN.get(ledger, ""))

    def headed(self, place: Place, mapping: SheetMapping, first: int, last: int) -> SheetMapping:
        """Return the mapping with its heading in other rows, from 0."""
        below = first_row(self.page(place), last)
        return replace(mapping, first_header=first, last_header=last, first_row=below)

    def columns(self, place: Place, mapping: SheetMapping) -> tuple[SheetColumn, ...]:
        """Return the columns of a sheet, each with where a mapping leads it."""
        return sheet_columns(self.page(place), mapping)

    def bare_columns(self, place: Place) -> tuple[SheetColumn, ...]:
        """Return the columns of a sheet of which nothing is known yet."""
        first = _first_filled(self.page(place))
        return self.columns(place, self.headed(place, SheetMapping(), first, first))

    def preview(self, place: Place, mapping: SheetMapping) -> Preview:
        """Return the first rows of a sheet as a mapping reads them."""
        page = self.page(place)
        head = replace(page, rows=page.rows[: mapping.first_row + PREVIEW])
        rows, problems = self._sheets.rows(head, mapping, self._document)
        return Preview(rows=tuple((row, label(row)) for row in rows), problems=problems)

    # --- what comes of it ---------------------------------------------------------

    def understood(self) -> Understood:
        """Return what all files tell together, ignored sheets left out; slow."""
        books = tuple(one.book for one in self._files.values() if one.book is not None)
        sheets = tuple(
            told
            for one in self._files.values()
            for sheet in one.sheets
            if (sheet.file, sheet.name) not in self._ignored
            for told in self.told((sheet.file, sheet.name))
        )
        return Understood(books=books, sheets=sheets, telling=gather(sheets))

    def findings(self) -> Findings:
        """Return what is to be said and what would change; slow."""
        understood = self.understood()
        found = differences(self._document, understood)
        remarks = (*understood.remarks, *found.remarks)
        facts = understood.telling.facts
        return Findings(
            problems=tuple(map(self._problem, _once(remarks))),
            differences=found,
            year=_other(facts.get("facts.year"), self._document.year),
            name=_other(facts.get("facts.name"), self._document.applicant.name),
        )

    def _problem(self, remark: Remark) -> Problem:
        spot = remark.spot
        return Problem(
            file=spot.file,
            sheet=spot.sheet,
            cell=spot.cell,
            text=self._text_at((spot.file, spot.sheet), spot.cell),
            said=remark.said,
            serious=remark.serious,
        )

    def _text_at(self, place: Place, cell: str) -> str:
        found = _CELL.fullmatch(cell)
        if found is None:
            return ""
        try:
            page = self.page(place)
        except KeyError:
            return ""
        row, column = int(found[2]) - 1, column_number(found[1])
        fault = page.faults.get((row, column))
        return fault.text if fault is not None and fault.text else text_of(page.value(row, column))

    def edits(self, found: Differences, chosen: Collection[str]) -> tuple[Edit, ...]:
        """Return the edits that make the chosen differences so; slow."""
        return edits(self._document, found, chosen)

    def remember(self) -> None:
        """Keep the mappings that the user settled, for sheets of the same heading.

        Raises:
            UserFacingError: If they cannot be written.
        """
        for place, how in self._how.items():
            if how == "settled" and place not in self._ignored and place in self._told:
                self._memory.remember(self.page(place), self._mappings[place])


def table_title(table: str) -> Message:
    """Return what a table or form is called: ``water``, ``water/months``, ``settings``."""
    return _tables()[table].title


def column_titles(table: str) -> Mapping[str, Param]:
    """Return what the columns of a table, or the facts of a form, are called."""
    return {one.key: one.title for one in _tables()[table].fields}


_tables = cache(known_tables)


def read_files(under_way: Import, paths: tuple[Path, ...], progress: Progress, cancelled: Cancelled) -> None:
    """Read files one after the other, saying which.

    Raises:
        UserFacingError: If the user cancelled; the files read until then stay.
    """
    for number, path in enumerate(paths, start=1):
        if cancelled():
            raise UserFacingError(message("importing.cancelled"))
        progress(message("importing.reading", name=path.name, number=number, all=len(paths)))
        under_way.add(path)
        if cancelled():
            under_way.remove(path)
            raise UserFacingError(message("importing.cancelled"))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


def _file_state(of: _File) -> FileState:
    ours = [one.what for one in of.sheets if one.what]
    others = len(of.sheets) - len(ours)
    kind: FileKind = "other"
    if of.said is not None:
        kind = "unreadable"
    elif ours:
        kind = "template" if set(ours) >= _WHOLE else "department"
    elif not others:
        kind = "empty"
    return FileState(path=of.path, name=of.name, kind=kind, ours=len(ours), others=others, said=of.said)


def _first_filled(page: Page) -> int:
    return next((at for at, row in enumerate(page.rows) if sum(cell is not None for cell in row) > 1), 0)


def _stands(page: Page, mapping: SheetMapping) -> bool:
    places = [
        *mapping.columns.values(),
        *(at for of in mapping.months.values() for at in of if at is not None),
    ]
    return mapping.first_row <= page.height and max(places, default=0) < page.width


def _apart(found: Guess | None) -> Guess | None:
    return replace(found, mapping=money_apart(found.mapping)) if found is not None else None


def _surely(found: Guess) -> bool:
    return found.confidence == "sure" and not found.questions and not money_asked(found.mapping)


def _same_units(remembered: SheetMapping, found: Guess | None) -> bool:
    """The heading is known, but a unit may stand above it: another one there is asked about anew."""
    if found is None:
        return True
    stated = found.mapping.units
    alike = all(stated.get(key, unit) == unit for key, unit in remembered.units.items())
    return alike and found.mapping.unit in ("", remembered.unit)


def _answered(remark: Remark) -> Remark:
    """What the user settled with the mapping is only noted afterwards."""
    return replace(remark, serious=False) if remark.said.code in _GIVEN else remark


def _other(told: object, here: object) -> tuple[str, str] | None:
    different = (
        told not in (None, "") and here not in (None, "", 0) and str(told).strip() != str(here).strip()
    )
    return (str(told), str(here)) if different else None


def _once(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """Several sheets by month say the same of the same cell: it is said once."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for one in remarks:
        key = (one.spot.text, _key(one.said))
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return tuple(kept)


def _key(said: Message) -> str:
    params: Mapping[str, Param] = said.params
    return f"{said.code} {sorted((key, str(value)) for key, value in params.items())}"


def open_import(program: Program, memory: Path, document: Document) -> Import:
    """Return a new import into a document; mappings settled before are in the file ``memory``."""
    sheets = Spreadsheets(program.library, program.catalogue, program.resources)
    return Import(sheets, Memory(memory), document)
