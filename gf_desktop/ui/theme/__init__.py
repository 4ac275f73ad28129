"""The look in one place: colours, spacing, fonts, icons, and the style sheet made from them.

Widgets know names, never values::

    theme = Theme.install(app, scheme=Scheme.SYSTEM, icons=..., fonts=...)   # once, by bootstrap
    theme.set_scheme(Scheme.DARK)       # live; theme.changed is emitted
    tokens()                            # colours now in force (frozen ``Tokens``), for painted widgets
    space(8)                            # 4, 8, 12, 16, 24, scaled by the font
    set_role(label, "muted")            # muted, attention, missing, info, accent, section, page, score
    set_icon(button, "search")          # follows the scheme by itself; second argument a token's name
    figure_font(widget)                 # the widget's font with tabular digits
"""

from gf_desktop.ui.theme.current import tokens
from gf_desktop.ui.theme.fonts import figure_font, load_fonts
from gf_desktop.ui.theme.icons import icon, set_icon
from gf_desktop.ui.theme.spacing import space
from gf_desktop.ui.theme.style import STYLE, Scheme, Theme, set_flag, set_role
from gf_desktop.ui.theme.tokens import DARK, LIGHT, Tokens

__all__ = [
    "DARK",
    "LIGHT",
    "STYLE",
    "Scheme",
    "Theme",
    "Tokens",
    "figure_font",
    "icon",
    "load_fonts",
    "set_flag",
    "set_icon",
    "set_role",
    "space",
    "tokens",
]
