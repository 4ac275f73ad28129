"""Icons by name: SVG drawings that take their colour from the theme.

``set_icon`` remembers name and colour on the button or action, so that the theme can colour it again when the
scheme changes; nobody else has to listen.
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from gf_desktop.ui.theme.current import tokens
from gf_desktop.ui.theme.spacing import space

SIZES = (16, 20, 24, 25, 30, 32, 40)
"""16 and 20 at the scales 1, 1.25, 1.5 and 2, so that none is stretched."""

_PROPERTY = "gf_icon"
_folder: list[Path] = []


def use_folder(folder: Path | None) -> None:
    """Say where the drawings lie; without a folder icons are empty and the words beside them remain."""
    _folder[:] = [folder] if folder is not None else []
    _source.cache_clear()
    _pixmap.cache_clear()


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


def icon(name: str, *, colour: str = "text") -> QIcon:
    """Return the icon in a token's colour now; disabled it takes the edges' grey."""
    result = QIcon()
    if not _folder:
        return result
    colours = tokens()
    for mode, value in (
        (QIcon.Mode.Normal, getattr(colours, colour)),
        (QIcon.Mode.Selected, getattr(colours, colour)),
        (QIcon.Mode.Disabled, colours.line_strong),
    ):
        for size in SIZES:
            result.addPixmap(_pixmap(name, value, size), mode)
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
