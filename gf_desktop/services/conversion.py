"""Convert an amount as a person asks for it: any way to write the units, a coefficient by its name."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from gf_desktop.domain.messages import message
from gf_desktop.domain.numbers import exact_text, read_figure
from gf_desktop.domain.quantities import Conversion, ConversionError, Via, convert
from gf_desktop.domain.reference.carbon import carbon_via
from gf_desktop.domain.reference.coefficients import GENERAL, OWN, TABLE, choose
from gf_desktop.domain.reference.output import CoefficientOut, ConvertOut, formula, step_out, whole_text

if TYPE_CHECKING:
    from gf_desktop.domain.reference.origin import Origin
    from gf_desktop.domain.reference.tables import ReferenceTables
    from gf_desktop.domain.reference.unit_words import UnitWords
    from gf_desktop.services.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertAsked:
    """What is asked, as typed.

    ``name`` is a coefficient of ``table``; ``end`` (``lower``, ``upper``) or ``value`` its figure where there is a
    choice; ``accept`` says that one which is not sure is accepted; ``cubic`` what a plain m³ stands for.
    """

    amount: str
    unit: str
    target: str
    name: str = ""
    table: str = GENERAL
    end: str = ""
    value: str = ""
    accept: bool = False
    cubic: str = ""


def converted(asked: ConvertAsked, library: Library) -> ConvertOut:
    """Return the conversion with its steps and the coefficient's row.

    Raises:
        UserFacingError: If a figure, a unit or a name is not understood, or a word of the user's is missing.
    """
    words = library.unit_words()
    amount = _figure(asked.amount)
    source, target = _unit(asked.unit, words), _unit(asked.target, words)
    cubic = _unit(asked.cubic, words) if asked.cubic else ""
    via, used = _coefficient(asked, library.reference()) if asked.name else (None, None)
    done = convert(amount, source, target, via, cubic=cubic)
    applied = via is not None and any(step.name == via.name for step in done.steps)
    return _out(amount, source, done, used if applied else None)


def _figure(text: str) -> Fraction:
    reading = read_figure(text)
    if reading.value is not None:
        return Fraction(reading.value)
    if reading.suggestion and reading.message:
        raise ConversionError(reading.message)
    raise ConversionError(message("convert.no-figure", text=text))


def _unit(text: str, words: UnitWords) -> str:
    read = words.read(text)
    if read.symbol is None:
        raise ConversionError(read.said or message("convert.unknown-unit", unit=text))
    return read.symbol


def _coefficient(asked: ConvertAsked, tables: ReferenceTables) -> tuple[Via, CoefficientOut]:
    """Return the coefficient that was named; a table of carbon dioxide is named by its letter (A-steel)."""
    value = _figure(asked.value) if asked.value else None
    if asked.table in tables.carbon.tables():
        return _carbon(asked, value, tables)
    row = tables.coefficients.coefficient(asked.name, asked.table)
    chosen = choose(row, value, asked.end, accept=asked.accept)
    return chosen.via, _used(chosen.via, row.table, chosen.chosen, row.clause, row.origin)


def _carbon(
    asked: ConvertAsked, value: Fraction | None, tables: ReferenceTables
) -> tuple[Via, CoefficientOut]:
    row = tables.carbon.factor(asked.name, asked.table)
    via = carbon_via(row, value, accept=asked.accept)
    return via, _used(via, row.table, TABLE if value is None else OWN, row.guideline, row.origin)


def _used(via: Via, table: str, chosen: str, clause: str, origin: Origin) -> CoefficientOut:
    return CoefficientOut(
        table=table,
        name=via.name,
        value=whole_text(via.factor),
        unit=f"{via.unit}/{via.per}",
        chosen=chosen,
        clause=clause,
        source=origin.source,
        confidence=origin.confidence,
        note=origin.note,
        row=origin.place,
    )


def _out(amount: Fraction, source: str, done: Conversion, used: CoefficientOut | None) -> ConvertOut:
    return ConvertOut(
        amount=exact_text(amount),
        unit=source,
        result=exact_text(done.value),
        target=done.unit,
        exact=whole_text(done.value),
        formula=tuple(map(formula, done.steps)),
        steps=tuple(map(step_out, done.steps)),
        coefficient=used,
    )
