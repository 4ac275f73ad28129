"""Icons are drawn by name in the colours of the theme."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from gf_desktop.ui.theme import icons
from tests.ui.look import RESOURCES

# fmt: off
WANTED = [
    "back", "search", "more", "home", "check", "circle", "half", "alert", "info", "missing", "copy",
    "note", "undo", "redo", "add", "remove", "edit", "filter", "pdf", "excel", "export", "print",
    "folder", "help", "close", "lock", "unlock", "calendar", "factory", "chart", "list", "document",
    "evidence", "calculation", "previous", "next", "expand", "collapse", "warning", "settings", "sun",
    "moon", "refresh", "trash", "verify",
]
# fmt: on


def test_every_name_is_there(theme):
    """The icons colleagues ask for exist."""
    assert set(WANTED) <= set(icons.names())


def test_every_drawing_is_of_the_family(theme):
    """Each drawing is valid, on the 24 grid, one weight of line, and has no colour of its own."""
    for name in icons.names():
        source = icons.svg(name, "currentColor").decode()
        assert 'viewBox="0 0 24 24"' in source, name
        assert 'stroke-width="1.75"' in source, name
        assert "#" not in source, name
        assert QSvgRenderer(source.encode()).isValid(), name


def test_sizes_are_exact(theme):
    """At 16 and 20 nothing is stretched, and a larger screen gets more pixels."""
    icon = icons.icon("search")
    for size in (16, 20):
        assert icon.actualSize(QSize(size, size)) == QSize(size, size)
    assert icons.pixmap("search", size=16, ratio=1.5).size() == QSize(24, 24)


def test_disabled_is_paler(theme):
    """A disabled icon takes the edges' grey."""
    icon = icons.icon("remove")
    normal, disabled = (
        icon.pixmap(QSize(16, 16), mode).toImage().pixelColor(8, 8).lightness()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert normal < disabled


def test_an_unknown_name_is_our_mistake(theme):
    """A misspelt name fails at once instead of leaving a hole."""
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_a_label_carries_an_icon_and_loses_it(theme, qtbot):
    """A label shows an icon and can be emptied."""
    label = QLabel()
    qtbot.addWidget(label)
    icons.set_icon(label, "alert", colour="attention")
    assert not label.pixmap().isNull()
    icons.set_icon(label, "")
    assert label.pixmap().isNull()


def test_without_a_folder_words_remain(theme):
    """Where drawings are not found, icons are empty and nothing fails."""
    icons.use_folder(None)
    try:
        assert icons.icon("search").isNull()
        assert icons.names() == []
    finally:
        icons.use_folder(RESOURCES / "icons")
