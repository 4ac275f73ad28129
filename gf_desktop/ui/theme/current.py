"""Which scheme is in force. Painted widgets ask here each time they paint; only the theme writes."""

from gf_desktop.ui.theme.tokens import LIGHT, Tokens

_current = [LIGHT]


def tokens() -> Tokens:
    """Return the colours in force."""
    return _current[0]


def use(new: Tokens) -> None:
    """Put other colours in force, for the theme alone."""
    _current[0] = new
