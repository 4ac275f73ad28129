"""How the values of the report were computed: in sentences, and every reference figure with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.report.arithmetic import number_text
from gf_desktop.domain.report.calculation import CalculationSheet, FactorLine
from gf_desktop.domain.report.cells import Say

Plain = dict[str, Any]


def method(sheets: Sequence[CalculationSheet], say: Say) -> Plain:
    """Return how values were computed (``said``) and from which reference figures; empty where none was computed.

    Args:
        sheets: The calculation sheets of all rows; those that are annexed to the report.
        say: Turns messages into the report's language.
    """
    computed = [sheet for sheet in sheets if sheet.state == "computed"]
    if not computed:
        return {"said": [], "factors": []}
    used = _used(computed)
    said = [say(one) for one in (_counted(sheets, computed), *_declared([line for line, _ in used]))]
    origins = groupby((_factor(line, numbers) for line, numbers in used), key=itemgetter("source"))
    return {"said": said, "factors": [one for _, of in origins for one in _spanned(list(of))]}


def _counted(sheets: Sequence[CalculationSheet], computed: Sequence[CalculationSheet]) -> Message:
    """Say how many values were computed, and of how many of them one was typed all the same."""
    beside = sum(any(one.typed for one in sheet.outcomes) for sheet in computed)
    code = "report.method.computed-beside" if beside else "report.method.computed"
    return message(code, sheets=len(sheets), computed=len(computed), beside=beside)


def _declared(lines: Sequence[FactorLine]) -> Iterator[Message]:
    """Say by which value electricity was turned into coal, and of which year the factor of the grid is."""
    for line in lines:
        family, _, basis = line.key.partition("/")
        value = number_text(line.value, "/")
        if family == "electricity":
            yield message(f"report.method.electricity.{basis}", value=value, unit=line.unit)
        elif family == "grid":
            code = "report.method.grid" if line.year else "report.method.grid-no-year"
            yield message(code, year=line.year, value=value, unit=line.unit)


def _used(sheets: Sequence[CalculationSheet]) -> list[tuple[FactorLine, list[str]]]:
    """Return each reference figure once, with the numbers of the rows that rest on it; no conversions of units."""
    found: dict[tuple[object, ...], tuple[FactorLine, list[str]]] = {}
    for sheet in sheets:
        for line in sheet.factors:
            if line.key:
                key = (line.key, line.title, line.value, line.unit, line.source)
                numbers = found.setdefault(key, (line, []))[1]
                if sheet.number not in numbers:
                    numbers.append(sheet.number)
    return list(found.values())


def _spanned(factors: list[Plain]) -> list[Plain]:
    """Return figures of one origin, which is printed once: ``span`` is how many lines it reaches over."""
    return [one | {"span": 0 if place else len(factors)} for place, one in enumerate(factors)]


def _factor(line: FactorLine, numbers: Sequence[str]) -> Plain:
    return {
        "title": line.title,
        "value": number_text(line.value, "/"),
        "unit": line.unit,
        "source": line.source,
        "confidence": line.confidence,
        "rows": "、".join(numbers),
    }
