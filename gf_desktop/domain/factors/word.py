"""The user's word on a reference figure: confirmed as it is, or replaced by a figure of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, cast

from gf_desktop.domain.calculators.shapes import Coefficient
from gf_desktop.domain.ledgers.settings import Settings
from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Confidence

OWN = "自填"
# Why a reference figure waits: not verified, of another year or edition, a range, none given.
Reason = Literal["unsure", "other-year", "range", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that rows need, before the user's word: its key, where it comes from and why it waits.

    ``value`` is None where the tables give a range (``ends``) or nothing. ``place`` is where calculators take it.
    """

    key: str
    title: Message
    unit: str
    place: str
    value: Fraction | None = None
    ends: tuple[Fraction, ...] = ()
    source: str = ""
    confidence: str = ""
    note: str = ""
    year: str = ""
    waits: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The user's words of a year, indexed once."""

    settings: Settings
    _accepted: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Index what was accepted: its order says nothing."""
        object.__setattr__(self, "_accepted", frozenset(self.settings.accepted))

    def accepts(self, key: str) -> bool:
        """Return whether the user confirmed the figure of that key."""
        return key in self._accepted

    def own(self, key: str) -> Fraction | None:
        """Return the user's own figure in place of the one of that key, or None."""
        figure = self.settings.figures.get(key)
        return None if figure is None else Fraction(figure)

    def factor(self, key: str) -> Fraction | None:
        """Return the user's own figure as a factor; one below nought is none."""
        own = self.own(key)
        return own if own is not None and own >= 0 else None

    def one_of(self, key: str, options: Iterable[str]) -> str:
        """Return which option was chosen under ``key``; empty if none was, or several that contradict each other."""
        chosen = [option for option in options if f"{key}/{option}" in self._accepted]
        return chosen[0] if len(chosen) == 1 else ""

    def coefficient(self, figure: Figure) -> Coefficient | None:
        """Return the figure as calculators take it; None where there is none yet."""
        own = self.factor(figure.key)
        return self.table(figure) if own is None else self._own(figure, own)

    def table(self, figure: Figure) -> Coefficient | None:
        """Return the tables' figure, whatever the user's own; None where they have none or a range."""
        if figure.value is None:
            return None
        return Coefficient(
            value=figure.value,
            unit=figure.unit,
            source=figure.source,
            confidence=cast(Confidence, figure.confidence),
            accepted=self.accepts(figure.key),
            waiting=bool(figure.waits),
            year=figure.year if figure.year.isdigit() else "",
        )

    def _own(self, figure: Figure, own: Fraction) -> Coefficient:
        """A figure inside the range that a table gives rests on that table; any other is the user's alone."""
        inside = bool(figure.ends) and figure.ends[0] <= own <= figure.ends[-1]
        source = f"{figure.source}（范围内取值）" if inside else OWN
        return Coefficient(value=own, unit=figure.unit, source=source, confidence="low", accepted=True)
