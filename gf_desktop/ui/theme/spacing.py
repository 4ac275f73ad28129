"""The five distances, scaled by the interface font: 4, 8, 12, 16, 24."""

from PySide6.QtGui import QFontInfo, QGuiApplication

STEPS = (4, 8, 12, 16, 24)
CORNER = 6
_REFERENCE = 10 * 96 / 72
"""Pixel size of the 10 pt interface font at 96 dots per inch, where the steps are meant literally."""


def scale() -> float:
    """Return how much larger than the reference the interface font is."""
    pixels = QFontInfo(QGuiApplication.font()).pixelSize()
    return max(pixels / _REFERENCE, 0.5) if pixels > 0 else 1.0


def space(step: int) -> int:
    """Return one of the five steps, or another small measure, in logical pixels."""
    return max(1, round(step * scale())) if step else 0
