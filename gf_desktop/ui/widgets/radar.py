"""A radar: paints the geometry it is given, with the names of the axes outside.

Geometry comes from the domain in a unit circle: x to the right, y upwards, the first axis at the top, then
clockwise. Beside a radar there is always a table.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gf_desktop.ui.theme import space, tokens

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class RadarLine:
    """One closed line: its name and its points in the unit circle."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class RadarShape:
    """Names of the axes clockwise from the top, lines (the first is the result), rings (0 … 1)."""

    axes: tuple[str, ...] = ()
    lines: tuple[RadarLine, ...] = ()
    rings: tuple[float, ...] = (0.25, 0.5, 0.75, 1.0)


class Radar(QWidget):
    """Paints a ``RadarShape``: the first line filled in the accent, the others dashed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = RadarShape()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("雷达图"))

    @property
    def shape(self) -> RadarShape:
        """What is shown."""
        return self._shape

    def set_shape(self, shape: RadarShape, description: str = "") -> None:
        """Show another result; ``description`` says it in words for those who do not see it."""
        self._shape = shape
        self.setAccessibleDescription(description or "、".join(shape.axes))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable square."""
        return QSize(space(24) * 16, space(24) * 13)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which labels are readable."""
        return QSize(space(24) * 10, space(24) * 9)

    def changeEvent(self, event: QEvent) -> None:
        """Paint again in other colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint rings, axes, lines and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._shape.axes) >= 3:
            self._paint_web(painter)
            for place, line in reversed(list(enumerate(self._shape.lines))):
                self._paint_line(painter, line, first=place == 0)
            self._paint_names(painter)
        else:
            painter.setPen(QColor(tokens().muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("还没有可画的结果"))
        painter.end()

    def _radius(self) -> float:
        longest = max((self.fontMetrics().horizontalAdvance(name) for name in self._shape.axes), default=0)
        across = self.width() / 2 - longest - space(12)
        upright = self.height() / 2 - self.fontMetrics().height() - space(8)
        return max(min(across, upright), float(space(24)))

    def _at(self, point: Point) -> QPointF:
        radius = self._radius()
        return QPointF(self.width() / 2 + point[0] * radius, self.height() / 2 - point[1] * radius)

    def _directions(self) -> Sequence[Point]:
        count = len(self._shape.axes)
        return [
            (math.sin(2 * math.pi * number / count), math.cos(2 * math.pi * number / count))
            for number in range(count)
        ]

    def _paint_web(self, painter: QPainter) -> None:
        colours = tokens()
        directions = self._directions()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ring in self._shape.rings:
            outer = ring == max(self._shape.rings)
            painter.setPen(QPen(QColor(colours.line_strong if outer else colours.line), 1))
            painter.drawPolygon(QPolygonF([self._at((x * ring, y * ring)) for x, y in directions]))
        painter.setPen(QPen(QColor(colours.line), 1))
        for direction in directions:
            painter.drawLine(self._at((0, 0)), self._at(direction))

    def _paint_line(self, painter: QPainter, line: RadarLine, *, first: bool) -> None:
        colours = tokens()
        polygon = QPolygonF([self._at(point) for point in line.points])
        if first:
            fill = QColor(colours.accent)
            fill.setAlphaF(0.16)
            painter.setBrush(fill)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawPolygon(polygon)
            painter.setBrush(QColor(colours.accent))
            for point in line.points:
                painter.drawEllipse(self._at(point), space(2) + 0.5, space(2) + 0.5)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.muted), 1.5, Qt.PenStyle.DashLine))
            painter.drawPolygon(polygon)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(QColor(tokens().text))
        metrics = painter.fontMetrics()
        reach = 1 + space(8) / self._radius()
        for name, (x, y) in zip(self._shape.axes, self._directions(), strict=True):
            anchor = self._at((x * reach, y * reach))
            width, height = metrics.horizontalAdvance(name) + 2, metrics.height()
            # A name grows away from the centre: left of it, right of it, or centred over and under it.
            left = anchor.x() - width / 2 if abs(x) < 0.1 else anchor.x() - (width if x < 0 else 0)
            top = anchor.y() - height * (1 + y) / 2
            painter.drawText(QRectF(left, top, width, height), Qt.AlignmentFlag.AlignCenter, name)
