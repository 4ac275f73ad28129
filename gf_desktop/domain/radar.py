"""The radar's geometry: unit circle, x to the right, y upwards, the first axis on top, then clockwise.

Geometry only: the screen paints it, the report writes it as SVG.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import cos, pi, sin

from gf_desktop.domain.pack import BONUS
from gf_desktop.domain.result import Result

Point = tuple[float, float]
Share = Fraction | None
"""The part of its points that a section reaches, 0 … 1; None where none of its rows is scored."""
FEWEST_AXES = 3
RINGS = (0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its name, its share and its end on the unit circle, where the name is anchored."""

    name: str
    share: Share
    end: Point


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring of the web: the share it stands for and its corners."""

    share: float
    corners: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """The whole picture; ``value`` are the corners of the result, one on each axis.

    An axis without a share has its corner in the middle, so that the outline claims nothing there.
    """

    axes: tuple[Axis, ...]
    rings: tuple[Ring, ...]
    value: tuple[Point, ...]


def radar(axes: Sequence[tuple[str, Share]]) -> Radar | None:
    """Return the radar of ``axes`` as (name, share), shares held to 0 … 1; None for fewer than three axes."""
    if len(axes) < FEWEST_AXES:
        return None
    ends = tuple(_end(place, len(axes)) for place in range(len(axes)))
    held = [_held(share) for _, share in axes]
    return Radar(
        axes=tuple(Axis(name, share, end) for (name, _), share, end in zip(axes, held, ends, strict=True)),
        rings=tuple(Ring(share, tuple(_along(end, share) for end in ends)) for share in RINGS),
        value=tuple(_along(end, float(share or 0)) for end, share in zip(ends, held, strict=True)),
    )


def section_axes(result: Result) -> tuple[tuple[str, Share], ...]:
    """Return the sections of a result as axes: title and share of the points reached; the bonus is none."""
    scored = {row.section for row in result.rows if row.status == "scored"}
    sections = [one for one in result.sections if one.id != BONUS and one.points]
    return tuple((one.title, one.score / one.points if one.id in scored else None) for one in sections)


def _held(share: Share) -> Share:
    return None if share is None else min(max(share, Fraction(0)), Fraction(1))


def _end(place: int, count: int) -> Point:
    angle = 2 * pi * place / count
    return sin(angle), cos(angle)


def _along(end: Point, share: float) -> Point:
    return end[0] * share, end[1] * share
