"""The printed forms that name what each line is: 205-4 (water) and B204-1 (output value and products)."""

from __future__ import annotations

from gf_desktop.domain.messages import message
from gf_desktop.domain.reference.unit_words import UnitWords
from gf_desktop.exchange.books import Sheet
from gf_desktop.exchange.headings import bare, plain
from gf_desktop.exchange.mapping.heads import Head, heads, is_numbering, unit_above
from gf_desktop.exchange.mapping.shapes import CellProblem, Guess, SheetMapping

_LOOK, _DEPTH = 20, 3
_LINE = frozenset({"指标名称", "指标", "项目", "名称"})
_UNIT = frozenset({"计量单位", "单位"})
_UP_TO_MONTH = frozenset(plain(word) for word in ("1—本月", "1-本月", "1－本月", "1~本月", "1至本月", "累计"))
_THIS = frozenset({"本年", "本期", "本年累计", "数量", "全年", "本年实际", "合计"})
_BEFORE = frozenset({"上年同期", "上年", "去年同期", "上年实际"})


def guess_lines(sheet: Sheet, form: str, units: UnitWords) -> Guess | None:
    """Return where the lines of a printed form stand, or None where its heading is not found."""
    for first in range(min(sheet.height, _LOOK)):
        found = heads(sheet, first, first, units)
        if not any(bare(head.text) in _LINE for head in found):
            continue
        last = _last(sheet, first)
        found = heads(sheet, first, last, units)
        columns = _columns(found)
        if {"line", "value"} <= columns.keys():
            return _guess(sheet, form, first, last, found, columns, units)
    return None


def _last(sheet: Sheet, first: int) -> int:
    """Return the last row of the heading: it goes on until the columns are numbered, or a line has a name."""
    for row in range(first + 1, min(first + _DEPTH + 1, sheet.height)):
        if is_numbering(sheet.rows[row]):
            return row - 1
    return first


def _columns(found: tuple[Head, ...]) -> dict[str, int]:
    columns: dict[str, int] = {}
    ranked: dict[str, list[tuple[int, int]]] = {"value": [], "before": []}
    for head in found:
        names = {bare(part) for part in head.parts} | {plain(part) for part in head.parts}
        if names & _LINE:
            columns.setdefault("line", head.column)
        elif names & _UNIT:
            columns.setdefault("unit", head.column)
        elif names & _BEFORE:
            ranked["before"].append((0 if names & _UP_TO_MONTH else 1, head.column))
        elif names & _UP_TO_MONTH or names & _THIS:
            ranked["value"].append((0 if names & _UP_TO_MONTH else 1, head.column))
    return columns | {key: min(places)[1] for key, places in ranked.items() if places}


def _guess(
    sheet: Sheet,
    form: str,
    first: int,
    last: int,
    found: tuple[Head, ...],
    columns: dict[str, int],
    units: UnitWords,
) -> Guess:
    row = last + 1
    while row < sheet.height and (not any(sheet.rows[row]) or is_numbering(sheet.rows[row])):
        row += 1
    above = unit_above(sheet, first, units)
    mapping = SheetMapping(
        layout="lines",
        form=form,
        first_header=first,
        last_header=last,
        first_row=row,
        columns=columns,
        unit=(above[0].symbol or "") if above else "",
    )
    texts = {head.column: head.text for head in found}
    said = message("mapping.form-lines", form=form, heading=texts[columns["value"]])
    return Guess(
        mapping=mapping,
        confidence="sure" if "unit" in columns or mapping.unit else "likely",
        headings=texts,
        unused=tuple(column for column in texts if column not in columns.values()),
        questions=(CellProblem(sheet.name, (last, columns["value"]), said, "ask"),),
    )
