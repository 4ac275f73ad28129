"""Sheets that are none of ours: what a sheet may be, the rows by a mapping that a person settled, and its memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import LEDGERS, Row, label, ledger_of
from gf_desktop.domain.ledgers.measured import measured_in
from gf_desktop.domain.messages import Catalogue
from gf_desktop.exchange.books import Sheet as Page
from gf_desktop.exchange.books import column_letters
from gf_desktop.exchange.cells import CellReader, names
from gf_desktop.exchange.files import write_beside
from gf_desktop.exchange.mapping import (
    CellProblem,
    SheetMapping,
    dump_mapping,
    fits,
    load_mapping,
    read_placed,
    signature,
)
from gf_desktop.exchange.workbooks.told import Cells, Remark, Spot, ToldRow, ToldSheet, says_nothing
from gf_desktop.exchange.workbooks.values import text_of


class Memory:
    """The mappings that were settled before, in a small JSON file, each under the signature of its heading.

    A file that cannot be read counts as empty: what is lost is asked again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self, page: Page) -> SheetMapping | None:
        """Return the mapping that a sheet of this heading was read by, or None."""
        for remembered, value in self._load().items():
            try:
                mapping = load_mapping(value)
            except (TypeError, AttributeError, KeyError):
                continue
            if fits(page, mapping, remembered):
                return mapping
        return None

    def remember(self, page: Page, mapping: SheetMapping) -> None:
        """Keep a mapping.

        Raises:
            UserFacingError: If the file cannot be written.
        """
        kept = {**self._load(), signature(page, mapping): dump_mapping(mapping)}
        write_beside(self._path, json.dumps(kept, ensure_ascii=False, indent=1).encode())

    def _load(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a sheet by a mapping needs: the reader of cells, and the document whose rows may be named."""

    reader: CellReader
    catalogue: Catalogue
    document: Document | None = None

    def tell(self, page: Page, sheet: ToldSheet, mapping: SheetMapping) -> tuple[ToldSheet, ...]:
        """Return what a sheet tells by a mapping: one telling for each ledger that its rows belong to."""
        rows, places, problems = self._placed(page, mapping)
        remarks = tuple(_remark(sheet.file, problem) for problem in problems)
        ledgers = dict.fromkeys(ledger_of(row) for row in rows) or {mapping.ledger: None}
        return tuple(
            ToldSheet(
                file=sheet.file,
                name=sheet.name,
                what=ledger,
                rows=tuple(self._told(ledger, rows, places, mapping, sheet)),
                remarks=remarks if at == 0 else (),
            )
            for at, ledger in enumerate(ledgers)
        )

    def rows(self, page: Page, mapping: SheetMapping) -> tuple[tuple[Row, ...], tuple[CellProblem, ...]]:
        """Return the rows of a page by a mapping, and the sentences about its cells."""
        rows, _, problems = self._placed(page, mapping)
        return rows, problems

    def _placed(
        self, page: Page, mapping: SheetMapping
    ) -> tuple[tuple[Row, ...], tuple[int, ...], tuple[CellProblem, ...]]:
        year = self.document.year if self.document else None
        reader = CellReader(self.reader.units, self.reader.headings, _references(self.document))
        return read_placed(page, mapping, reader, year=year)

    def _told(
        self,
        ledger: str,
        rows: tuple[Row, ...],
        places: tuple[int, ...],
        mapping: SheetMapping,
        sheet: ToldSheet,
    ) -> Iterator[ToldRow]:
        lines = [(row, at) for row, at in zip(rows, places, strict=True) if ledger_of(row) == ledger]
        of = [row for row, _ in lines]
        letters = _letters(mapping, ledger)
        first = next(iter(letters.values()), "A")
        told = frozenset(key for key in _keys(ledger) if any(_says(row, key) for row in of))
        for row, at in lines:
            yield ToldRow(
                table=ledger,
                id="",
                values={key: getattr(row, key) for key in _told_keys(row, told)},
                drafts=row.drafts,
                spot=Spot(sheet.file, sheet.name, f"{first}{at + 1}"),
                cells=Cells(sheet.file, sheet.name, at + 1, letters),
                label=text_of(label(row), self.catalogue.say),
            )


def _told_keys(row: Row, told: frozenset[str]) -> tuple[str, ...]:
    """Return what a row tells, of the columns ``told`` in its sheet: what it says itself.

    A blank of a sheet that is none of ours tells nothing, what the document holds there stays. Only that a figure came
    without the unit that other rows name is told, lest it be taken for one in the document's unit.
    """
    ledger = ledger_of(row)
    says = [key for key in _keys(ledger) if key in told and _says(row, key)]
    bare = (
        unit
        for unit, measured in measured_in(ledger).items()
        if unit in told and unit not in says and any(key in says for key in measured)
    )
    return (*says, *bare)


def _keys(ledger: str) -> tuple[str, ...]:
    return tuple(one.name for one in fields(LEDGERS[ledger]) if one.name not in ("id", "drafts"))


def _letters(mapping: SheetMapping, ledger: str) -> Mapping[str, str]:
    """Return in which column of the sheet each column of the ledger stands; printed lines say it of their figure."""
    if mapping.layout == "lines" or mapping.ledger != ledger:
        value = mapping.columns.get("value", mapping.columns.get("consumed"))
        return {} if value is None else {"amount": column_letters(value), "value": column_letters(value)}
    months = {key: next((at for at in places if at is not None), 0) for key, places in mapping.months.items()}
    return {key: column_letters(at) for key, at in {**months, **mapping.columns}.items()}


def _says(row: Row, key: str) -> bool:
    of = next(one for one in fields(row) if one.name == key)
    value = getattr(row, key)
    stays = of.default is not MISSING and value == of.default
    return key in row.drafts or not (says_nothing(value) or stays)


def _references(document: Document | None) -> Mapping[str, Mapping[str, str]]:
    if document is None:
        return {}
    tables: dict[str, tuple[Any, ...]] = {"sites": document.boundary.sites}
    tables |= {ledger: document.ledgers.rows(ledger) for ledger in LEDGERS}
    return {
        table: names((row.id, str(getattr(row, "name", ""))) for row in rows)
        for table, rows in tables.items()
    }


def _remark(file: str, problem: CellProblem) -> Remark:
    return Remark(Spot(file, problem.sheet, problem.cell), problem.said, problem.severity != "note")
