"""Spreadsheets out and in: the template, and what filled-in workbooks would change in a document.

Files → what was understood, sheet by sheet, with remarks → differences → the edits of those chosen. Nothing is
applied here, so that a wizard may be left at any moment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from gf_desktop.domain.assessment import Changes, Edit, apply
from gf_desktop.domain.document import Document
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.ledgers import Row
from gf_desktop.domain.messages import Catalogue, UserFacingError, message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.problems import Problem
from gf_desktop.exchange.books import Book, read_book
from gf_desktop.exchange.books import Sheet as Page
from gf_desktop.exchange.cells import CellReader
from gf_desktop.exchange.headings import Headings, read_headings
from gf_desktop.exchange.mapping import CellProblem, Guess, SheetMapping, guess
from gf_desktop.exchange.packs import is_pack_book
from gf_desktop.exchange.workbooks.gather import Telling, gather
from gf_desktop.exchange.workbooks.plan import blank_document, check_fits, known_tables, plan
from gf_desktop.exchange.workbooks.read import Grammar, read_sheets
from gf_desktop.exchange.workbooks.shapes import Department
from gf_desktop.exchange.workbooks.told import Remark, Spot, ToldSheet
from gf_desktop.exchange.workbooks.write import write_workbook
from gf_desktop.services.choice_words import WORDS
from gf_desktop.services.comparing import compare
from gf_desktop.services.differences import Differences
from gf_desktop.services.differences import edits as edits_of
from gf_desktop.services.foreign_sheets import Reading
from gf_desktop.services.jobs import load_checked
from gf_desktop.services.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What files told: ``sheets`` one by one, ``telling`` all of them together, ``books`` as they were read."""

    books: tuple[Book, ...] = ()
    sheets: tuple[ToldSheet, ...] = ()
    telling: Telling = field(default_factory=Telling)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All sentences, sheet by sheet, then what contradicts between sheets and files."""
        return (*(one for sheet in self.sheets for one in sheet.remarks), *self.telling.remarks)

    @property
    def foreign(self) -> tuple[ToldSheet, ...]:
        """The sheets that are none of ours and wait for a mapping."""
        return tuple(sheet for sheet in self.sheets if not sheet.what)

    def page(self, sheet: ToldSheet) -> Page:
        """Return a sheet as it was read.

        Raises:
            KeyError: If no file of that name was understood.
        """
        for book in self.books:
            found = book.sheet(sheet.name) if book.name == sheet.file else None
            if found is not None:
                return found
        raise KeyError(sheet.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a template is asked to be: for a department, with sheets by month, filled with a document."""

    department: Department | None = None
    months: bool = False
    document: Document | None = None


class Spreadsheets:
    """Templates out, filled-in workbooks in."""

    def __init__(self, library: Library, catalogue: Catalogue, resources: Path) -> None:
        self._library = library
        self._catalogue = catalogue
        self._resources = resources

    def template(self, pack: Pack, path: Path, asked: Template | None = None) -> None:
        """Write a template for a table.

        Raises:
            UserFacingError: If the place cannot be written, or a table of this kind has nothing to fill in.
        """
        wanted = asked or Template()
        made = plan(
            pack,
            wanted.document,
            department=wanted.department,
            months=wanted.months,
            tables=self._library.reference(),
        )
        write_workbook(made, path, say=self._catalogue.say)

    def understand(self, paths: Iterable[Path]) -> Understood:
        """Return what the files told, several of them merged.

        Raises:
            UserFacingError: If a file cannot be read at all; its name is the error's path.
        """
        books = tuple(_read(path) for path in paths)
        sheets = tuple(sheet for book in books for sheet in read_sheets(book, self._grammar))
        return Understood(books=books, sheets=sheets, telling=gather(sheets))

    def told(self, path: Path, name: str = "") -> tuple[Book, tuple[ToldSheet, ...]]:
        """Return one file with what its sheets told, under another ``name`` where two files bear the same.

        Raises:
            UserFacingError: If the file cannot be read at all; its name is the error's path.
        """
        book = _read(path)
        book = replace(book, name=name or book.name)
        return book, read_sheets(book, self._grammar)

    def tell(
        self, page: Page, sheet: ToldSheet, mapping: SheetMapping, document: Document | None = None
    ) -> tuple[ToldSheet, ...]:
        """Return what a page tells by a mapping: one telling for each ledger that its rows belong to."""
        return Reading(self._grammar.anyhow, self._catalogue, document).tell(page, sheet, mapping)

    def rows(
        self, page: Page, mapping: SheetMapping, document: Document | None = None
    ) -> tuple[tuple[Row, ...], tuple[CellProblem, ...]]:
        """Return the rows of a page by a mapping, and the sentences about its cells."""
        return Reading(self._grammar.anyhow, self._catalogue, document).rows(page, mapping)

    def guess_page(self, page: Page, *, ledger: str = "", header: int | None = None) -> Guess | None:
        """Return what a page seems to be, as ``guess`` does."""
        return guess(page, self.headings, self._library.unit_words(), ledger=ledger, header=header)

    def load(self, path: Path) -> Document:
        """Return a document, checked against its table.

        Raises:
            UserFacingError: If either is wrong.
        """
        return load_checked(path, self._library)[0]

    def check(self, document: Document) -> tuple[Problem, ...]:
        """Return what keeps a document from being evaluated, each with its path."""
        pack = self._library.pack(document.scheme.id, document.scheme.version)
        programme = self._library.programme(document.programme.id) if document.programme else None
        return check_document(document, pack, programme)

    def start(
        self, understood: Understood, scheme: str, *, into: Path | None = None, year: int | None = None
    ) -> Document:
        """Return the document that an import goes into: the one at ``into``, or a fresh one.

        Raises:
            UserFacingError: If nothing in the files can be used, no indicator is computed from a year's data and the
                document holds none, the year is not known, or the document at ``into`` is wrong, of another table or
                of another year.
        """
        if not any(page.rows for book in understood.books for page in book.sheets):
            raise UserFacingError(message("workbook.empty"), understood.books[0].name)
        pack = self._library.pack(scheme)
        if into is None:
            check_fits(pack, blank_document(pack))
            return fresh_document(understood, pack, year)
        document = self.load(into)
        if document.scheme.id != scheme:
            said = message("document.scheme", asked=document.scheme.id, given=scheme)
            raise UserFacingError(said, str(into))
        if year not in (None, document.year):
            raise UserFacingError(message("workbook.other-year", told=str(year), here=str(document.year)))
        check_fits(pack, document)
        return document

    def guess(
        self, understood: Understood, sheet: ToldSheet, *, ledger: str = "", header: int | None = None
    ) -> Guess | None:
        """Return what a sheet that is none of ours seems to be; None where nothing in it is known.

        Args:
            understood: What the files told.
            sheet: One of its ``foreign`` sheets.
            ledger: The ledger that the user named, empty where that is to be guessed as well.
            header: The row of the heading that the user named, from 0.
        """
        return self.guess_page(understood.page(sheet), ledger=ledger, header=header)

    def with_mapping(
        self,
        understood: Understood,
        sheet: ToldSheet,
        mapping: SheetMapping,
        document: Document | None = None,
    ) -> Understood:
        """Return what was understood with a sheet read by a mapping, in place of what it told before.

        Args:
            understood: What the files told.
            sheet: The sheet to read.
            mapping: Where its columns stand.
            document: Lends its year, and the rows and sites that cells may name.
        """
        return with_tellings(understood, sheet, self.tell(understood.page(sheet), sheet, mapping, document))

    def with_sure(self, understood: Understood, document: Document) -> Understood:
        """Return what was understood with those foreign sheets read that are surely a ledger or a printed form."""
        for sheet in understood.foreign:
            found = None if sheet.hidden else self.guess(understood, sheet)
            if found is not None and found.confidence == "sure" and not found.questions:
                understood = self.with_mapping(understood, sheet, found.mapping, document)
        return understood

    @cached_property
    def _grammar(self) -> Grammar:
        anyhow = CellReader(self._library.unit_words(), self.headings)
        return Grammar(known_tables(self._library.reference()), anyhow, self._catalogue.say)

    @cached_property
    def headings(self) -> Headings:
        """The words by which people head columns."""
        return read_headings(self._resources / WORDS, say=self._catalogue.say)


def _read(path: Path) -> Book:
    """Return a file as it was read; a table's own workbook (评价要求填写表) holds no data of a year."""
    try:
        book = read_book(path)
    except UserFacingError as error:
        raise UserFacingError(error.said, error.path or str(path)) from error
    if is_pack_book(book):
        raise UserFacingError(message("packs.in-library", name=book.name), str(path))
    return book


def with_tellings(understood: Understood, sheet: ToldSheet, told: tuple[ToldSheet, ...]) -> Understood:
    """Return what was understood with one sheet told anew."""
    place = (sheet.file, sheet.name)
    kept: list[ToldSheet] = []
    for one in understood.sheets:
        if (one.file, one.name) != place:
            kept.append(one)
        elif told:
            kept += told
            told = ()
    return replace(understood, sheets=tuple(kept), telling=gather(kept))


def differences(document: Document, understood: Understood) -> Differences:
    """Return what would change in the document; the remarks are those of comparing."""
    return compare(document, understood.telling)


def edits(document: Document, found: Differences, chosen: Collection[str] | None = None) -> tuple[Edit, ...]:
    """Return the edits that make the chosen differences so; without ``chosen`` all but what is taken away."""
    return edits_of(document, found, chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A document made of files, and what has to be said of it."""

    document: Document
    remarks: tuple[Remark, ...] = ()

    @property
    def problems(self) -> tuple[Remark, ...]:
        """The serious remarks."""
        return tuple(one for one in self.remarks if one.serious)


def into(document: Document, understood: Understood) -> Imported:
    """Return the document with all that was told, nothing taken away.

    Raises:
        UserFacingError: If the files speak of another year: figures of two years are never mixed.
    """
    year = understood.telling.facts.get("facts.year")
    if isinstance(year, int) and year != document.year:
        spot = understood.telling.spots["facts.year"]
        raise UserFacingError(
            message("workbook.other-year", told=str(year), here=str(document.year)), spot.text
        )
    found = differences(document, understood)
    waiting = tuple(
        Remark(Spot(sheet.file, sheet.name), message("workbook.not-ours"), serious=not _any_ours(understood))
        for sheet in understood.foreign
    )
    made = apply(document, Changes(edits(document, found), message("workbook.imported")))
    return Imported(document=made, remarks=(*understood.remarks, *waiting, *found.remarks))


def _any_ours(understood: Understood) -> bool:
    return any(sheet.what for sheet in understood.sheets)


def fresh_document(understood: Understood, pack: Pack, year: int | None = None) -> Document:
    """Return an empty document of the year that was named, or else that the files tell.

    Raises:
        UserFacingError: If neither says the year.
    """
    told = understood.telling.facts.get("facts.year")
    found = year if year is not None else told
    if not isinstance(found, int):
        raise UserFacingError(message("workbook.no-year"))
    return replace(blank_document(pack), year=found)
