"""The radar as SVG: thin rings, one strong outline, readable in black and white.

Names are set in the bundled Noto Sans SC and stay text; figures stand below them, so that nothing rests on colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.radar import Axis, Point, Share, radar

ACCENT = "#1E7B4F"
LINE = "#8A938E"
TEXT = "#1B2420"
FONT = "Noto Sans SC"
WIDTH, HEIGHT = 440.0, 360.0
RADIUS = 118.0
NAME_SIZE = 14
NAME_MOST = 6  # characters on one line beside the web; longer names break
GAP = 14.0
UNSCORED = "未计分"


def radar_svg(axes: Sequence[tuple[str, Share]]) -> str:
    """Return the radar of (name, share 0 … 1, None: unscored) as SVG text; an empty text for fewer than three axes."""
    drawn = radar(axes)
    if drawn is None:
        return ""
    parts = [
        *(_polygon(ring.corners, stroke=LINE, width=1.0 if ring.share >= 1 else 0.5) for ring in drawn.rings),
        *(_spoke(axis.end) for axis in drawn.axes),
        _polygon(drawn.value, stroke=ACCENT, width=2.2, fill=ACCENT, opacity=0.14),
        *(_dot(point) for axis, point in zip(drawn.axes, drawn.value, strict=True) if axis.share is not None),
        *(line for axis in drawn.axes for line in _name(axis)),
    ]
    view = f"0 0 {WIDTH:g} {HEIGHT:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{"".join(parts)}</svg>'


def _place(point: Point, reach: float = RADIUS) -> Point:
    return WIDTH / 2 + point[0] * reach, HEIGHT / 2 - point[1] * reach


def _points(corners: Iterable[Point]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in map(_place, corners))


def _polygon(
    corners: Iterable[Point], *, stroke: str, width: float, fill: str = "none", opacity: float = 1.0
) -> str:
    return (
        f'<polygon points="{_points(corners)}" fill="{fill}" fill-opacity="{opacity:g}" '
        f'stroke="{stroke}" stroke-width="{width:g}" stroke-linejoin="round"/>'
    )


def _spoke(end: Point) -> str:
    (x1, y1), (x2, y2) = _place((0.0, 0.0)), _place(end)
    return (
        f'<line x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}" stroke="{LINE}" stroke-width="0.5"/>'
    )


def _dot(point: Point) -> str:
    x, y = _place(point)
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="3.2" fill="{ACCENT}"/>'


def _name(axis: Axis) -> list[str]:
    """Return the lines beside an axis: its name, broken where long, and its share in per cent."""
    lines = [axis.name[at : at + NAME_MOST] for at in range(0, len(axis.name), NAME_MOST)]
    lines.append(UNSCORED if axis.share is None else f"{fixed_text(axis.share * 100, 1)}%")
    x, y = _place(axis.end, RADIUS + GAP)
    step = NAME_SIZE * 1.3
    top = y - step * (len(lines) - 1) * (1 + axis.end[1]) / 2 + NAME_SIZE * 0.35
    return [_text(line, x, top + step * number, _anchor(axis.end[0])) for number, line in enumerate(lines)]


def _anchor(across: float) -> str:
    if abs(across) < 0.1:
        return "middle"
    return "start" if across > 0 else "end"


def _text(text: str, x: float, y: float, anchor: str) -> str:
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}" font-family="{FONT}" '
        f'font-size="{NAME_SIZE}" fill="{TEXT}">{escape(text)}</text>'
    )
