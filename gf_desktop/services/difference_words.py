"""What stands in the lines of an import's differences: values, months, units and declarations in words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.exchange.workbooks.shapes import Field
from gf_desktop.exchange.workbooks.values import pairs_text
from gf_desktop.exchange.workbooks.words import listed, none_words
from gf_desktop.services.told_units import OtherUnit

_BLANKS: tuple[object, ...] = (None, "", ())


def none_title(what: str) -> Message:
    """Return what is declared to be none, in words."""
    ledger, part = none_words(what)
    return message("workbook.none-of", ledger=ledger, part=part)


def shown(column: Field, value: object) -> Param:
    """Return a value in words: a choice by its title, months by their sum and how many there are."""
    if value in _BLANKS:
        return ""
    if isinstance(value, tuple):
        return _sum(value)
    if isinstance(value, Mapping):
        return pairs_text(value)
    return next((title for code, title in column.options if code == value), str(value))


def _sum(months: tuple[Any, ...]) -> Param:
    """Return months in words: their sum and how many there are."""
    there = [Fraction(month) for month in months if month is not None]
    total = exact_text(sum(there, Fraction(0)))
    return message("workbook.months-sum", sum=total, count=len(there)) if there else ""


def month_by_month(value: object) -> str:
    """Return months one after the other; nothing where there are none."""
    every = value if isinstance(value, tuple) else ()
    return "、".join("–" if month is None else str(month) for month in every)


def as_converted(one: OtherUnit) -> Message:
    """Return the row's unit, with the one in which the figures stand on the sheet."""
    return message("workbook.unit-as-converted", ours=one.ours, theirs=one.theirs)


def units_said(how: str, one: OtherUnit, titles: list[Param]) -> Message:
    """Return the sentence on a unit that the sheet says otherwise: ``converted``, ``carried`` or ``kept``."""
    ours, theirs = (text or message("workbook.unit-none") for text in (one.ours, one.theirs))
    if not one.theirs and not titles:
        return message("workbook.unit-blank", ours=ours)
    if not titles:
        return message("workbook.unit-unread", ours=ours, theirs=theirs)
    return message(f"workbook.unit-{how}", ours=ours, theirs=theirs, columns=listed(titles))


def figure_words(told: tuple[bool, object]) -> Param:
    """Return a reference figure in words: confirmed or not, and the own figure in its place."""
    accepted, figure = told
    words = message("workbook.accepted") if accepted else ""
    return message("workbook.figure", word=words, figure=str(figure)) if figure is not None else words
