"""Where a value stands between base and lead: a line, a dot, and the words beside it.

The bar paints what it is told. Ratio and words come from the caller, because screens never compute.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gf_desktop.ui.theme import figure_font, space, tokens


@dataclass(frozen=True, slots=True)
class BarState:
    """What the bar shows.

    ``base`` and ``lead`` are figures as text, empty when not known. ``ratio`` is 0 at the base and 1 at the lead
    and may lie outside; ``None`` without a value. ``words`` say it, such as "比标杆高 5.0".
    """

    base_label: str = ""
    base: str = ""
    lead_label: str = ""
    lead: str = ""
    ratio: float | None = None
    words: str = ""


def _inset() -> int:
    """Return the room left and right of the line for a dot beyond its ends."""
    return space(12)


_WORDS = 13
"""Characters of the words beside the line for which there is room in every bar, whatever it says now."""


class BenchmarkBar(QWidget):
    """Base at the left end, lead at the right, the value as a dot between or beyond; hatched without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = BarState()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("与评价要求的比较"))

    @property
    def state(self) -> BarState:
        """What is shown."""
        return self._state

    def set_state(self, state: BarState) -> None:
        """Show another value or other benchmarks."""
        if state == self._state:
            return
        self._state = state
        ends = (f"{state.base_label} {state.base}".strip(), f"{state.lead_label} {state.lead}".strip())
        self.setAccessibleDescription("，".join(text for text in (*ends, state.words) if text))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the bar and the two figures below it."""
        return QSize(space(24) * 20, self._track_height() + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the figures still stand apart."""
        return QSize(space(24) * 10, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Paint again in other colours, and take other room in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
        self.update()

    def track(self) -> QRectF:
        """Return where the line lies; the dot may stand one step beyond either end."""
        # The same room is kept whatever the words are, so that all lines below each other are of one length.
        words = self.fontMetrics().horizontalAdvance("\u4e00") * _WORDS + space(16)
        # At least half of the width is for the bar, and never more than a comfortable span of the eye.
        room = max(self.width() - words, self.width() / 2) - 2 * _inset()
        return QRectF(_inset(), 0, max(min(room, space(24) * 20), 1), self._track_height())

    def _track_height(self) -> int:
        return max(space(24), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line, dot, figures and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self.track()
        if self._state.base and self._state.lead:
            self._paint_line(painter, track)
        else:
            self._paint_hatching(painter, track)
        self._paint_ends(painter, track)
        self._paint_words(painter, track)
        painter.end()

    def _paint_line(self, painter: QPainter, track: QRectF) -> None:
        colours = tokens()
        middle = track.center().y()
        tick = space(4)
        painter.setPen(QPen(QColor(colours.line_strong), 1.5))
        painter.drawLine(QPointF(track.left(), middle), QPointF(track.right(), middle))
        for end in (track.left(), track.right()):
            painter.drawLine(QPointF(end, middle - tick), QPointF(end, middle + tick))
        ratio = self._state.ratio
        if ratio is None:
            return
        radius = space(4) + 1
        beyond = _inset() - radius - 1
        place = min(max(track.left() + ratio * track.width(), track.left() - beyond), track.right() + beyond)
        below = ratio < 0
        colour = QColor(colours.attention if below else colours.accent)
        if not below:
            painter.setPen(QPen(colour, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(track.left(), middle), QPointF(place, middle))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(colours.surface) if below else colour)
        painter.drawEllipse(QPointF(place, middle), radius, radius)

    def _paint_hatching(self, painter: QPainter, track: QRectF) -> None:
        colour = QColor(tokens().line_strong)
        band = QRectF(track.left(), track.center().y() - space(4), track.width(), 2 * space(4))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(band)

    def _paint_ends(self, painter: QPainter, track: QRectF) -> None:
        state = self._state
        painter.setFont(figure_font(self))
        painter.setPen(QColor(tokens().muted))
        half = track.width() / 2
        left = QRectF(track.left(), track.bottom(), half, self.fontMetrics().height())
        right = QRectF(track.center().x(), track.bottom(), half, self.fontMetrics().height())
        vertical = Qt.AlignmentFlag.AlignVCenter
        for place, text, side in (
            (left, f"{state.base_label} {state.base}", Qt.AlignmentFlag.AlignLeft),
            (right, f"{state.lead_label} {state.lead}", Qt.AlignmentFlag.AlignRight),
        ):
            self._paint_text(painter, place, text.strip(), vertical | side)

    def _paint_words(self, painter: QPainter, track: QRectF) -> None:
        painter.setFont(self.font())
        below = self._state.ratio is not None and self._state.ratio < 0
        painter.setPen(QColor(tokens().attention if below else tokens().text))
        left = track.right() + space(24)
        place = QRectF(left, track.top(), self.width() - left, track.height())
        self._paint_text(
            painter, place, self._state.words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        )

    def _paint_text(self, painter: QPainter, place: QRectF, text: str, how: Qt.AlignmentFlag) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, how | Qt.TextFlag.TextSingleLine, shown)
