"""Turn an amount of one unit into another, exactly, and say how.

Inside a dimension the factor is exact. From one dimension to another only a coefficient leads that somebody named: a
row of a reference table. What would have to be guessed is refused with the question to answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.units import UNITS, Unit

GAS_STATES = ("Nm³", "m³(20℃)")
# Begins the name of the step that the user's word on m³ takes.
WORD = "m³ = "
_PLACES = 12


class ConversionError(UserFacingError):
    """The amount cannot be converted as asked; the sentence says what is missing."""


@dataclass(frozen=True, slots=True)
class Via:
    """A coefficient that leads over: one ``per`` is ``factor`` times one ``unit``, e.g. 1 kWh = 0.1229 kgce."""

    name: str
    factor: Fraction
    unit: str
    per: str


@dataclass(frozen=True, slots=True)
class ConversionStep:
    """One line of the calculation: ``amount`` of ``source`` times ``factor`` is ``result`` of ``target``.

    ``name`` is the coefficient's, or the word that the user gave; empty where the factor is one of the units'.
    """

    amount: Fraction
    source: str
    factor: Fraction
    target: str
    result: Fraction
    name: str = ""


@dataclass(frozen=True, slots=True)
class Conversion:
    """The converted amount, exact, and the steps that led there."""

    value: Fraction
    unit: str
    steps: tuple[ConversionStep, ...]

    @property
    def ends(self) -> bool:
        """Return whether the value can be written out in full as a decimal figure."""
        return Fraction(exact_text(self.value, _PLACES)) == self.value


def convert(
    value: Fraction, source: str, target: str, via: Via | None = None, *, cubic: str = ""
) -> Conversion:
    """Return ``value`` of ``source`` in ``target``.

    Args:
        value: The amount.
        source: The symbol of its unit.
        target: The symbol of the unit wanted.
        via: The coefficient between two dimensions; it serves in both directions.
        cubic: The user's word for what a plain m³ is: ``Nm³`` or ``m³(20℃)``. Without it m³ is no amount of gas.

    Raises:
        ConversionError: If a unit is unknown, or the way from one to the other is not given.
    """
    if cubic and cubic not in GAS_STATES:
        raise ConversionError(message("convert.cubic", found=cubic, states=GAS_STATES))
    start, end = unit_of(source), unit_of(target)
    first = ConversionStep(value, source, Fraction(1), source, value)
    if start.dimension == end.dimension:
        steps = _scale(first, end)
    elif via is None:
        steps = _without_coefficient(first, end, cubic)
    else:
        steps = _over(first, end, via, cubic)
    return Conversion(steps[-1].result if steps else value, target, steps)


def unit_of(symbol: str) -> Unit:
    """Return the unit of that symbol.

    Raises:
        ConversionError: If there is none.
    """
    if found := UNITS.get(symbol):
        return found
    raise ConversionError(message("convert.unknown-unit", unit=symbol))


def _scale(last: ConversionStep, end: Unit) -> tuple[ConversionStep, ...]:
    """Return the step inside one dimension; none where there is nothing to do."""
    start = UNITS[last.target]
    if start.symbol == end.symbol:
        return ()
    return (_step(last, _factor(start) / _factor(end), end.symbol),)


def _step(last: ConversionStep, factor: Fraction, target: str, name: str = "") -> ConversionStep:
    return ConversionStep(last.result, last.target, factor, target, last.result * factor, name)


def _factor(unit: Unit) -> Fraction:
    if unit.factor is None:
        raise ConversionError(message("convert.no-factor", unit=unit.symbol))
    return unit.factor


def _without_coefficient(last: ConversionStep, end: Unit, cubic: str) -> tuple[ConversionStep, ...]:
    """Only the user's word leads from m³ to gas of a named state, or back."""
    if {UNITS[last.target].dimension, end.dimension} != {"water", "gas"}:
        raise ConversionError(message("convert.dimension", source=last.source, target=end.symbol))
    return _reach(last, end, cubic)


def _over(last: ConversionStep, end: Unit, via: Via, cubic: str) -> tuple[ConversionStep, ...]:
    """Go to the coefficient's near side, over it, and on to the unit wanted."""
    near, far, factor = via.per, via.unit, via.factor
    if UNITS[last.target].dimension == unit_of(far).dimension:
        if not factor:
            raise ConversionError(message("convert.zero", name=via.name))
        near, far, factor = far, near, 1 / factor
    if not _meets(last.target, near) or not _meets(far, end.symbol):
        raise ConversionError(
            message(
                "convert.other-coefficient",
                name=via.name,
                unit=f"{via.unit}/{via.per}",
                source=last.source,
                target=end.symbol,
            )
        )
    before = _reach(last, unit_of(near), cubic)
    over = _step((before or (last,))[-1], factor, far, via.name)
    return (*before, over, *_reach(over, end, cubic))


def _meets(one: str, other: str) -> bool:
    dimensions = {unit_of(one).dimension, unit_of(other).dimension}
    return len(dimensions) == 1 or dimensions == {"water", "gas"}


def _reach(last: ConversionStep, end: Unit, cubic: str) -> tuple[ConversionStep, ...]:
    """Return the steps inside a dimension, or between m³ and gas by the user's word."""
    start = UNITS[last.target]
    if start.dimension == end.dimension:
        return _scale(last, end)
    if not cubic:
        raise ConversionError(message("convert.gas-state", source=start.symbol, target=end.symbol))
    return _by_word(last, end, cubic)


def _by_word(last: ConversionStep, end: Unit, cubic: str) -> tuple[ConversionStep, ...]:
    """Take a plain m³ for the ``cubic`` that the user named."""
    to_gas = end.dimension == "gas"
    near, far = ("m³", cubic) if to_gas else (cubic, "m³")
    before = _scale(last, UNITS[near])
    word = _step((before or (last,))[-1], Fraction(1), far, f"{WORD}{cubic}")
    return (*before, word, *_scale(word, end))
