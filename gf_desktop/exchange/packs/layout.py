"""Which sheets a pack's workbook has, and which columns: they follow from the shapes of a pack.

* 表头 is a form: one line a fact, of the header and of the table as a whole.
* 指标 and 附加项 are outlines: every line says its level, and belongs to the nearest line above of a higher level.
* 选项 and 证明材料 name in each line the row (and its variant) that they belong to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gf_desktop.domain.pack import (
    Degree,
    EvidenceItem,
    FormField,
    Gate,
    Group,
    Header,
    Indicator,
    Option,
    Part,
    Section,
    Source,
    Table,
    TickOption,
    Variant,
)
from gf_desktop.exchange.packs.fields import Field, fields_of

SheetKey = Literal["header", "sources", "gates", "rows", "options", "evidence", "bonus", "information"]
Level = Literal["section", "group", "indicator", "variant", "part"]

MARK = "gf-pack:"
MARKS, HEADINGS = 3, 4
"""The rows, counted from 1, of the hidden marks and of the headings; what is filled in stands below."""

LEVELS: Mapping[Level, type] = {
    "section": Section,
    "group": Group,
    "indicator": Indicator,
    "variant": Variant,
    "part": Part,
}
SETS: Mapping[str, type] = {"ticks": TickOption, "choice": Option, "degrees": Degree}
"""What can be chosen in a row, by the key that holds it."""

KEY, LEVEL, OWNER, VARIANT, WHERE, SET = ("@key", "@level", "@row", "@variant", "@where", "@set")
"""Columns of ours that no thing of a pack has: what a line is, and whose."""

GIVEN = ("given",)
"""The path of what a table gives a calculator: keys and words have Chinese words of their own."""

_FIRST = (
    "number",
    "title",
    "id",
    "points",
    "weight",
    "kind",
    "better",
    "unit",
    "domain",
    "lead",
    "base",
    "calculator",
)
_LAST = ("clause", "when", "chosen_by", "note")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet; in the outlines several levels share one."""

    key: str
    field: Field


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet: its columns (of the form: its lines) in order, and how many of them stay in sight."""

    key: SheetKey
    columns: tuple[Column, ...]
    frozen: int = 0

    def column(self, key: str) -> Column | None:
        """Return the column of that key, or None."""
        return next((column for column in self.columns if column.key == key), None)


@cache
def layouts() -> tuple[Layout, ...]:
    """Return all sheets in their order."""
    return (
        Layout("header", _prefixed("header", Header) + _prefixed("table", Table)),
        Layout("sources", (_own(KEY), *_columns(Source)), frozen=1),
        Layout("gates", _columns(Gate), frozen=1),
        Layout("rows", _outline(tuple(LEVELS)), frozen=3),
        Layout("options", _options(), frozen=3),
        Layout("evidence", _evidence(), frozen=3),
        Layout("bonus", _outline(("indicator", "variant", "part")), frozen=2),
        Layout("information", _columns(FormField), frozen=1),
    )


def layout(key: SheetKey) -> Layout:
    """Return one sheet."""
    return next(one for one in layouts() if one.key == key)


def _own(key: str, *options: str) -> Column:
    return Column(key, Field((key,), "choice" if options else "text", options))


def _prefixed(root: str, kind: type) -> tuple[Column, ...]:
    return tuple(Column(f"{root}.{field.key}", field) for field in fields_of(kind))


def _columns(*kinds: type) -> tuple[Column, ...]:
    found: dict[str, Column] = {}
    for kind in kinds:
        for field in fields_of(kind):
            found.setdefault(field.key, Column(field.key, field))
    return tuple(sorted(found.values(), key=_rank))


def _rank(column: Column) -> tuple[int, int]:
    name = column.field.path[0]
    if name in _FIRST:
        return 0, _FIRST.index(name)
    return (2, _LAST.index(name)) if name in _LAST else (1, 0)


def _outline(levels: tuple[Level, ...]) -> tuple[Column, ...]:
    return (_own(LEVEL, *levels), *_columns(*(LEVELS[level] for level in levels)))


def _options() -> tuple[Column, ...]:
    return (_own(OWNER), _own(VARIANT), _own(SET, *SETS), *_columns(*SETS.values()))


def _evidence() -> tuple[Column, ...]:
    whose = (_own(WHERE, "row", "gate"), _own(OWNER), _own(VARIANT))
    return (*whose, *_columns(EvidenceItem))
