"""Take the lines of the printed forms 205-4 and B204-1: what each line is, its name says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gf_desktop.domain.ledgers import LEDGERS, Column, columns
from gf_desktop.domain.messages import message
from gf_desktop.exchange.cells import text_of
from gf_desktop.exchange.headings import Word, bare, plain
from gf_desktop.exchange.mapping.taking import Taking

_PRODUCTS = "主要工业产品产量"
_BY_INDUSTRY = "按工业行业小类"
_THOUSAND = "千元"
_DASHES = frozenset({"—", "-", "－", "──", "―", "…"})


def take_lines(taking: Taking) -> None:
    """Take all lines that have a figure."""
    known = taking.reader.headings.lines(taking.mapping.form)
    part = ""
    for number in range(taking.mapping.first_row, taking.sheet.height):
        name = text_of(taking.sheet.shown(number, taking.mapping.columns["line"]))
        if not name:
            continue
        if _PRODUCTS in plain(name):
            part = _PRODUCTS
        elif _BY_INDUSTRY in plain(name):
            part = _BY_INDUSTRY
        elif word := known.get(plain(name)) or known.get(bare(name)):
            part = ""
            _take(taking, number, word)
        else:
            _other(taking, number, name, part)


def _take(taking: Taking, number: int, word: Word) -> None:
    value = _value(taking, number, "value")
    if word.key == "output_value":
        _output_value(taking, number, value, word.code)
    elif value is not None and word.key == "totals":
        unit = _unit(taking, number)
        fields = {"subject": word.code, "paper": taking.mapping.form, "unit": unit, "amount": value}
        _add(taking, number, "totals", fields)
    elif value is not None:
        _add(taking, number, word.key, {"kind": word.code, "unit": _unit(taking, number), "amount": value})


def _output_value(taking: Taking, number: int, value: Decimal | None, basis: str) -> None:
    before = _value(taking, number, "before") if "before" in taking.mapping.columns else None
    place = (number, taking.mapping.columns["value"])
    if value is None and before is None:
        return
    if taking.year is None:
        taking.say(place, message("mapping.year"))
        return
    unit = _unit(taking, number)
    if unit == _THOUSAND:
        said = message("mapping.thousand", column=_column("output_value", "value").title)
        taking.say_once((_THOUSAND, "value"), place, said, "ask")
    for year, amount in ((taking.year, value), (taking.year - 1, before)):
        if amount is not None:
            _add(
                taking, number, "output_value", {"year": year, "unit": unit, "value": amount, "basis": basis}
            )


def _other(taking: Taking, number: int, name: str, part: str) -> None:
    value = _value(taking, number, "value")
    if value is None:
        return
    place = (number, taking.mapping.columns["line"])
    if part == _PRODUCTS:
        _add(taking, number, "products", {"name": name, "unit": _unit(taking, number), "output": value})
    else:
        taking.say(place, message("mapping.line", name=name, form=taking.mapping.form), "note")


def _value(taking: Taking, number: int, key: str) -> Decimal | None:
    place = (number, taking.mapping.columns[key])
    value = taking.sheet.value(*place)
    if isinstance(value, str) and value.strip() in _DASHES:  # a field that the form itself closes
        return None
    reading = taking.reader.read(_column("totals", "amount"), value, fault=taking.sheet.faults.get(place))
    if reading.said is not None:
        taking.say(place, reading.said, reading.severity)
    return reading.value if isinstance(reading.value, Decimal) else None


def _unit(taking: Taking, number: int) -> str:
    column = taking.mapping.columns.get("unit")
    text = text_of(taking.sheet.shown(number, column)) if column is not None else ""
    reading = taking.reader.units.read(text) if text else None
    if reading and reading.symbol:
        return reading.symbol
    place = (number, taking.mapping.columns["value"] if column is None else column)
    if reading and reading.candidates and reading.said:
        taking.say(place, reading.said, "ask")
        return ""
    unit = text or taking.mapping.unit
    if not unit:
        taking.say(place, message("mapping.no-unit", column=_column("totals", "amount").title))
    return unit


def _column(ledger: str, key: str) -> Column:
    return next(column for column in columns(ledger) if column.key == key)


def _add(taking: Taking, number: int, ledger: str, values: dict[str, Any]) -> None:
    taking.add(number, LEDGERS[ledger](id=taking.new_id(ledger), **values))
