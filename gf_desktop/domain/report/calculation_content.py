"""The calculation sheets as plain JSON values, for the template that sets them on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.numbers import exact_text, grouped
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.report.annexes import MINUS
from gf_desktop.domain.report.arithmetic import PAPER, written
from gf_desktop.domain.report.arithmetic import Line as StepLine
from gf_desktop.domain.report.calculation import (
    CalculationSheet,
    FactorLine,
    InputLine,
    Outcome,
    sources_once,
)
from gf_desktop.domain.report.cells import CONFIDENCE_WORDS, Say
from gf_desktop.domain.report.reconciliation import ReconciliationSheet
from gf_desktop.domain.report.subject import name_label

Plain = dict[str, Any]
SHOWN = 8
"""Decimals of figures on paper; the Excel sheets hold them whole."""
_FIGURE = re.compile(r"-?\d{4,}(\.\d+)?")
_NO_FIGURES = frozenset(
    {
        "year",
        "years",
        "row",
        "name",
        "product",
        "carrier",
        "building",
        "storey",
        "site",
        "what",
        "title",
        "origin",
    }
)


def calculation_content(
    document: Document,
    pack: Pack,
    sheets: Sequence[CalculationSheet],
    reconciliations: Sequence[ReconciliationSheet],
    *,
    say: Say,
    made_on: date,
    program_version: str,
) -> Plain:
    """Return what the pages say: one sheet a row, then the reconciliations."""
    return {
        "meta": {
            "applicant": document.applicant.name,
            "name_label": say(name_label(document.subject)),
            "year": document.year,
            "table": pack.header.title,
            "date": {"year": made_on.year, "month": made_on.month, "day": made_on.day},
            "statement": say(message("report.statement")),
            "program": say(message("report.made-with", version=program_version)),
        },
        "labels": {"lead": pack.header.labels.lead, "base": pack.header.labels.base},
        "sheets": [_sheet(one, say) for one in sheets],
        "reconciliations": [_reconciliation(one) for one in reconciliations],
    }


def _sheet(sheet: CalculationSheet, say: Say) -> Plain:
    return {
        "number": sheet.number,
        "title": sheet.title,
        "unit": sheet.unit,
        "state": sheet.state,
        "formula": _formula(sheet, say),
        "inputs": [_input(one) for one in sheet.inputs],
        "factors": _factors(sheet.factors, say),
        "steps": [_step(one, say) for one in sheet.steps],
        "outcomes": [_outcome(one) for one in sheet.outcomes],
        "weight_unit": sheet.weight_unit,
        "entered": sheet.entered,
        "benchmarks": list(sheet.benchmarks),
        "gaps": list(sheet.gaps),
        "notes": list(sheet.notes),
        "sources": list(sheet.sources),
    }


def _formula(sheet: CalculationSheet, say: Say) -> Plain:
    formula = sheet.formula
    if formula is None:
        return {}
    return {
        "expression": formula.expression,
        "symbols": [{"symbol": symbol, "meaning": meaning} for symbol, meaning in formula.symbols],
        "clause": formula.clause,
        "confidence": say(CONFIDENCE_WORDS[formula.confidence]),
        "note": formula.note,
    }


def shown_figure(value: Fraction) -> str:
    """Return a figure as the pages print it; one that goes on is cut half-up, and begins with ≈."""
    text = exact_text(value, SHOWN + _zeros(value))
    return grouped(text) if Fraction(text) == value else f"≈{grouped(text)}"


def _with_marks(said: Message) -> Message:
    """Return a sentence with thousands marks in its figures; years and names are none."""
    params = {name: one if name in _NO_FIGURES else _marked(one) for name, one in said.params.items()}
    return Message(said.code, params)


def _marked(param: Param) -> Param:
    if isinstance(param, Message):
        return _with_marks(param)
    return grouped(param) if isinstance(param, str) and _FIGURE.fullmatch(param) else param


def _zeros(value: Fraction) -> int:
    """Return how many noughts stand between the point and the first digit of a small figure."""
    zeros = 0
    while 0 < abs(value) * 10 ** (zeros + 1) < 1:
        zeros += 1
    return zeros


def _input(line: InputLine) -> Plain:
    return {
        "name": line.name,
        "place": line.place,
        "value": shown_figure(line.value),
        "unit": line.unit,
        "source": line.source,
    }


def _factors(lines: Sequence[FactorLine], say: Say) -> list[Plain]:
    sources = sources_once(lines, say)
    return [_factor(line) | {"source": source} for line, source in zip(lines, sources, strict=True)]


def _factor(line: FactorLine) -> Plain:
    return {
        "name": line.name,
        "title": line.title,
        "value": shown_figure(line.value),
        "unit": line.unit,
        "source": line.source,
        "confidence": line.confidence,
    }


def _step(line: StepLine, say: Say) -> Plain:
    said = _with_marks(line.said) if line.said else message("calculation.between")
    return {
        "name": line.name,
        "said": MINUS.sub("−", say(said)),
        "arithmetic": written(line.expression, PAPER) if line.expression else "",
        "value": shown_figure(line.value) if line.value is not None else "",
        "unit": line.unit,
    }


def _outcome(one: Outcome) -> Plain:
    return {
        "title": one.title,
        "arithmetic": written(one.expression, PAPER) if one.expression else "",
        "value": shown_figure(one.value) if one.value is not None else "",
        "places": one.places,
        "rounded": grouped(one.rounded),
        "typed": grouped(one.typed),
        "weight": shown_figure(one.weight) if one.weight is not None else "",
        "difference": shown_figure(one.difference) if one.difference is not None else "",
    }


def _reconciliation(one: ReconciliationSheet) -> Plain:
    return {
        "title": one.title,
        "paper": one.paper,
        "unit": one.unit,
        "source": one.source,
        "lines": [
            {"title": line.title, "value": shown_figure(line.value), "kind": line.kind} for line in one.lines
        ],
        "reason": one.reason,
        "gaps": list(one.gaps),
    }
