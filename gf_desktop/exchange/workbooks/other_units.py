"""Two tellings of one row in different units: the later is said exactly in the units of the first, or left out.

A row keeps one unit for all its figures. What two files fill in may stand in one row only where both speak of the same
unit, or where the later's figures can be converted without loss.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from gf_desktop.domain.ledgers import LEDGERS, columns
from gf_desktop.domain.ledgers.measured import in_unit, measured_in
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.units import UNITS
from gf_desktop.exchange.workbooks.told import Remark, ToldRow, says_nothing
from gf_desktop.exchange.workbooks.values import BY_MONTH
from gf_desktop.exchange.workbooks.words import listed

NO_UNIT = "原单位未填"
"""What a text says of its unit where none was filled in."""


def with_unit(text: str, unit: str) -> str:
    """Return a draft that names its unit; one that ends with a unit does so already, 按月 holds no figure."""
    last = text.rstrip("） )").replace("（", " ").replace("(", " ").split()[-1:]
    named = last and (last[0] in UNITS or last[0] in (unit, NO_UNIT))
    return text if named or not unit or text == BY_MONTH else f"{text}（{unit}）"


def in_units_of(first: ToldRow, second: ToldRow, remarks: list[Remark]) -> ToldRow:
    """Return the second telling of a row in the units of the first.

    Figures that cannot be said in them exactly are no longer told, and a remark names their columns. A text names the
    unit that it was written in.
    """
    if second.table not in LEDGERS:
        return second
    for unit, measured in measured_in(second.table).items():
        if _unit(first, unit) != _unit(second, unit):
            second = _settled(first, second, unit, measured, remarks)
    return second


def _settled(
    first: ToldRow, second: ToldRow, unit: str, measured: tuple[str, ...], remarks: list[Remark]
) -> ToldRow:
    """Return the second telling with one of its units settled."""
    told = tuple(key for key in measured if _tells(second, key))
    if not (told or _unit(second, unit)) or not (
        _unit(first, unit) or any(_tells(first, key) for key in measured)
    ):
        return second  # one of both says neither unit nor figure
    if not told and _unit(first, unit):
        return second  # two units, and no figure in question: the merge names them
    figures = {key: second.values[key] for key in told if not says_nothing(second.values.get(key))}
    converted = {key: _converted(first, second, unit, key) for key in figures}
    lost = tuple(key for key, value in converted.items() if value is None)
    made = {key: value for key, value in converted.items() if value is not None}
    _say(first, second, unit, tuple(made), lost if told else (unit,), remarks)
    return _without(second, (unit, *lost), made, _texts(second, unit, told))


def _converted(first: ToldRow, second: ToldRow, unit: str, key: str) -> object:
    source, target = second.values.get(unit), first.values.get(unit)
    return in_unit(second.table, unit, key, second.values[key], str(source or ""), str(target or ""))


def _texts(row: ToldRow, unit: str, keys: tuple[str, ...]) -> Mapping[str, str]:
    said = _unit(row, unit) or NO_UNIT
    return {key: with_unit(row.drafts[key], said) for key in keys if key in row.drafts}


def _without(
    row: ToldRow, keys: tuple[str, ...], values: Mapping[str, object], texts: Mapping[str, str]
) -> ToldRow:
    """Return a row that no longer tells ``keys``, with other values and texts in its other columns."""
    return replace(
        row,
        values={key: value for key, value in {**row.values, **values}.items() if key not in keys},
        drafts={key: text for key, text in {**row.drafts, **texts}.items() if key not in keys},
    )


def _say(
    first: ToldRow,
    second: ToldRow,
    unit: str,
    made: tuple[str, ...],
    lost: tuple[str, ...],
    remarks: list[Remark],
) -> None:
    """Say which figures were converted into the unit of the first, and which were left out."""
    spot = second.cells.get(unit, second.spot)
    params: dict[str, Param] = {
        "first": first.cells.get(unit, first.spot).text,
        "ours": _unit(first, unit) or message("workbook.unit-none"),
        "theirs": _unit(second, unit) or message("workbook.unit-none"),
    }
    for code, keys, serious in (("converted", made, False), ("left-out", lost, True)):
        if keys:
            said = Message(f"workbook.merge-{code}", {**params, "columns": _titles(second.table, keys)})
            remarks.append(Remark(spot, said, serious))


def _titles(ledger: str, keys: tuple[str, ...]) -> Param:
    return listed([_title(ledger, key) for key in keys])


@cache
def _title(ledger: str, key: str) -> Message:
    return next(one.title for one in columns(ledger) if one.key == key)


def _unit(row: ToldRow, unit: str) -> str:
    """Return the unit that a row tells, a text that is none too; empty where it tells none."""
    return row.drafts.get(unit) or str(row.values.get(unit) or "")


def _tells(row: ToldRow, key: str) -> bool:
    return key in row.drafts or not says_nothing(row.values.get(key))
