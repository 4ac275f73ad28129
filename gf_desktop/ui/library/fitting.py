"""Widths of a list's columns: fixed ones as stated, the others share the rest; in a narrow window some give way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.table_model import Column

_SHARE = (11, 20)
"""The part of the rest that a flexible column before the last one takes."""


def fit(
    table: DataTable,
    columns: Sequence[Column[Any]],
    flexible: Mapping[str, tuple[int, int]],
    spare: Sequence[str] = (),
) -> None:
    """Set the widths of all columns.

    Args:
        table: The list.
        columns: Its columns; those without a width of their own are ``flexible``.
        flexible: The least and most characters of each flexible column; the last one takes what is left.
        spare: Columns that are hidden one after the other while the flexible ones have less than their least; what
            they say stands below the list as well.
    """
    letter = table.fontMetrics().horizontalAdvance("字")
    narrowest = table.horizontalHeader().minimumSectionSize()
    fixed = (one for one in columns if one.key not in flexible)
    wide = {one.key: max(one.width * letter + space(16), narrowest) for one in fixed}
    room = table.viewport().width()
    wanted = sum(least for least, _ in flexible.values()) * letter
    hidden: set[str] = set()
    for key in spare:
        if room - sum(wide.values()) < wanted:
            hidden.add(key)
            wide[key] = 0
    rest = room - sum(wide.values())
    *before, last = flexible
    for key in before:
        least, most = (letter * one for one in flexible[key])
        wide[key] = max(min(rest * _SHARE[0] // _SHARE[1], most), least)
    wide[last] = max(rest - sum(wide[key] for key in before), flexible[last][0] * letter)
    for number, column in enumerate(columns):
        table.setColumnHidden(number, column.key in hidden)
        if column.key not in hidden:
            table.setColumnWidth(number, wide[column.key])
