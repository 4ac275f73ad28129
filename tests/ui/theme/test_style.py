"""The look is put on the application and follows the chosen scheme."""

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from gf_desktop.ui.theme import DARK, LIGHT, Scheme, figure_font, set_flag, set_icon, set_role, space, tokens
from gf_desktop.ui.theme.fonts import choose_family, use_interface_font
from gf_desktop.ui.theme.sheet import make_sheet, mix


def test_switching_scheme_changes_palette_and_tells(theme, qapp, qtbot):
    """Dark is in force at once, in palette, tokens and style sheet, and back again."""
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Scheme.DARK)
    assert tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert DARK.line_strong in qapp.styleSheet()
    theme.set_scheme(Scheme.LIGHT)
    assert tokens() is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == LIGHT.surface


def test_following_a_system_that_says_nothing_is_light(theme):
    """Where the platform knows no scheme, the light one is used."""
    theme.set_scheme(Scheme.SYSTEM)
    assert theme.scheme is Scheme.SYSTEM
    assert tokens() is LIGHT


def test_disabled_text_stays_readable(theme, qapp):
    """A disabled control is muted, not faded out."""
    colour = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert colour.name().upper() == LIGHT.muted


def test_sheet_has_no_unfilled_names(theme):
    """Every name in the style sheet is replaced and every brace is closed."""
    sheet = make_sheet(LIGHT, marks="/marks", points=10)
    assert sheet.count("{") == sheet.count("}")
    assert "font-size: 12.0pt" in sheet
    assert "font-size: 20.0pt" in sheet


def test_spacing_grows_with_the_font(theme, qapp):
    """Distances are literal at 10 pt and double at 20 pt."""
    small = space(8)
    use_interface_font(qapp, size=20)
    assert space(8) == 2 * small
    use_interface_font(qapp)
    assert space(8) == small
    assert space(0) == 0


def test_focus_does_not_move_an_input(theme, qtbot):
    """The wider edge of a focused field takes its room from the padding."""
    page = QWidget()
    edit, button = QLineEdit(page), QPushButton("打开", page)
    qtbot.addWidget(page)
    page.show()
    before = edit.sizeHint(), button.sizeHint()
    for widget in (edit, button):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
    assert (edit.sizeHint(), button.sizeHint()) == before


def test_roles_change_the_drawn_label(theme, qtbot):
    """A label with a role takes that role's colour and size, and loses it again."""
    label = QLabel("得分 61.50")
    qtbot.addWidget(label)
    label.ensurePolished()
    plain = label.sizeHint().height()
    set_role(label, "score")
    assert label.sizeHint().height() > plain
    set_role(label, "muted")
    assert label.palette().color(label.foregroundRole()).name().upper() == LIGHT.muted
    set_flag(label, "role", "")
    assert label.sizeHint().height() == plain


def test_icons_follow_the_scheme(theme, qtbot):
    """A button's icon is drawn in the text colour of the scheme in force."""
    button = QPushButton()
    qtbot.addWidget(button)
    set_icon(button, "remove")
    colours = []
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.set_scheme(scheme)
        colours.append(button.icon().pixmap(16, 16).toImage().pixelColor(8, 8).lightness())
    assert colours[0] < 100 < colours[1]


def test_figures_have_one_width(theme, qtbot):
    """A figure font asks for tabular digits."""
    label = QLabel("1")
    qtbot.addWidget(label)
    assert figure_font(label).featureValue(QFont.Tag("tnum")) == 1


def test_font_is_the_system_one_on_windows_and_the_bundled_one_elsewhere():
    """Microsoft YaHei UI is used on Windows if it is there; an unknown system keeps its own font."""
    both = ["Noto Sans SC", "Microsoft YaHei UI"]
    assert choose_family(both, platform="win32") == "Microsoft YaHei UI"
    assert choose_family(both, platform="linux") == "Noto Sans SC"
    assert choose_family(["Noto Sans SC"], platform="win32") == "Noto Sans SC"
    assert choose_family([], platform="linux") is None


def test_mixing_colours():
    """A colour half-way between black and white is grey."""
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
