"""The look, installed once for the tests of the interface's foundation."""

from pathlib import Path

import pytest

from gf_desktop.ui.theme import Scheme, Theme

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def theme(qapp):
    """Return the light theme with the program's own icons; other tests find the application unstyled."""
    theme = Theme.install(qapp, scheme=Scheme.LIGHT, icons_folder=RESOURCES / "icons")
    yield theme
    theme.set_scheme(Scheme.LIGHT)
    theme.deleteLater()
    qapp.setStyleSheet("")
