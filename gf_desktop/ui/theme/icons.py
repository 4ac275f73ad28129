"""Icons by name: SVG drawings that take their colour from the theme.

``set_icon`` remembers name and colour on the button or action, so that the theme can colour it again when the
scheme changes; nobody else has to listen.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from gf_desktop.ui.theme.current import tokens
from gf_desktop.ui.theme.spacing import space

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

SIZES = (16, 20)
"""Logical pixels: the icon of a button, a menu or a cell, and that of a tool button."""
SCALES = (1.0, 1.25, 1.5, 2.0)
"""Scales of screens at which no icon is stretched."""

_PROPERTY = "gf_icon"
_folder: list[Path] = []
_first: list[float] = []


def use_folder(folder: Path | None) -> None:
    """Say where the drawings lie; without a folder icons are empty and the words beside them remain."""
    _folder[:] = [folder] if folder is not None else []
    _source.cache_clear()
    _pixmap.cache_clear()


def folder() -> Path | None:
    """Return where the drawings lie, if anywhere."""
    return _folder[0] if _folder else None


def names() -> list[str]:
    """Return every name that can be asked for."""
    return sorted(path.stem for path in _folder[0].glob("*.svg")) if _folder else []


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (_folder[0] / f"{name}.svg").read_text(encoding="utf-8")


def svg(name: str, colour: str) -> bytes:
    """Return the drawing in one colour.

    Raises:
        FileNotFoundError: If there is no icon of this name.
    """
    return _source(name).replace("currentColor", colour).encode()


@lru_cache(maxsize=2048)
def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    drawing = QSvgRenderer(QByteArray(svg(name, colour)))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(name: str, *, colour: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a pixmap of ``size`` logical pixels for a screen of ``ratio``."""
    if not _folder or not name:
        return QPixmap()
    image = QPixmap(_pixmap(name, getattr(tokens(), colour), round(size * ratio)))
    image.setDevicePixelRatio(ratio)
    return image


def draw_for(scale: float | None) -> None:
    """Draw icons for screens of one scale from now on, as the first picture needs them; None: for all ``SCALES``."""
    _first[:] = [scale] if scale is not None else []


def icon(name: str, *, colour: str = "text") -> QIcon:
    """Return the icon in a token's colour now; disabled it takes the edges' grey."""
    result = QIcon()
    if not _folder:
        return result
    value, disabled = getattr(tokens(), colour), tokens().line_strong
    for pixels in sorted({round(size * scale) for size in SIZES for scale in _first or SCALES}):
        drawn = _pixmap(name, value, pixels)
        result.addPixmap(drawn, QIcon.Mode.Normal)
        result.addPixmap(drawn, QIcon.Mode.Selected)
        result.addPixmap(_pixmap(name, disabled, pixels), QIcon.Mode.Disabled)
    return result


def set_icon(target: QAbstractButton | QAction | QLabel, name: str, *, colour: str = "text") -> None:
    """Give a button, an action or a label an icon that follows the scheme; an empty name takes it away."""
    target.setProperty(_PROPERTY, f"{name}|{colour}")
    _show(target, name, colour)


def _show(target: QAbstractButton | QAction | QLabel, name: str, colour: str) -> None:
    if isinstance(target, QLabel):
        ratio = target.devicePixelRatioF()
        target.setPixmap(pixmap(name, colour=colour, size=space(16), ratio=ratio) if name else QPixmap())
    else:
        target.setIcon(icon(name, colour=colour) if name else QIcon())


def recolour() -> None:
    """Colour every icon set by ``set_icon`` again; the theme calls it after a change."""
    from PySide6.QtGui import QAction

    for widget in QApplication.allWidgets():
        if isinstance(widget, QAbstractButton | QLabel):
            _again(widget)
        for action in widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            _again(action)


def _again(target: QAbstractButton | QAction | QLabel) -> None:
    remembered = target.property(_PROPERTY)
    if isinstance(remembered, str):
        name, _, colour = remembered.partition("|")
        _show(target, name, colour)
