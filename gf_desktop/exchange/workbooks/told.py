"""What a workbook told: rows by ledger with the columns it speaks of, facts, and remarks with their cells.

A column that a sheet has not is not told: what the document holds there stays. A told blank is a blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gf_desktop.domain.messages import Message


def says_nothing(value: object) -> bool:
    """Whether a value is a blank: nothing, an empty text, no figures by name, or months of which none is known."""
    if isinstance(value, (tuple, Mapping)):
        return all(one is None for one in value) if isinstance(value, tuple) else not value
    return value is None or value == ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a file, or a whole sheet where ``cell`` is empty, or the file."""

    file: str
    sheet: str = ""
    cell: str = ""

    @property
    def text(self) -> str:
        """The spot as people write it: ``年报.xlsx 用水!C7``."""
        inner = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{self.file} {inner}".strip()


@dataclass(frozen=True, slots=True)
class Cells(Mapping[str, Spot]):
    """The spots of a row's columns, made when asked for: ``letters`` name the columns that the sheet tells."""

    file: str
    sheet: str
    row: int
    letters: Mapping[str, str]

    def __getitem__(self, key: str) -> Spot:
        return Spot(self.file, self.sheet, f"{self.letters[key]}{self.row}")

    def __iter__(self) -> Iterator[str]:
        return iter(self.letters)

    def __len__(self) -> int:
        return len(self.letters)


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence on a spot. One that is not ``serious`` only tells how something was understood."""

    spot: Spot
    said: Message
    serious: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRow:
    """One row of a table. ``values`` holds each told column; references are still as written.

    ``id`` is empty for a new row. ``label`` is what the row is called in the sheet. ``cells`` are the spots of the
    told columns, for remarks.
    """

    table: str
    id: str
    values: Mapping[str, object]
    spot: Spot
    label: str = ""
    drafts: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, Spot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSheet:
    """What one sheet told. ``what`` is the key of the table or form, empty for a sheet that is none of ours.

    ``whole``: all columns of the table are told, so that a row it lacks is gone.
    """

    file: str
    name: str
    what: str = ""
    rows: tuple[ToldRow, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    spots: Mapping[str, Spot] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    whole: bool = False
    hidden: bool = False
