"""The one style sheet of the program, written from the tokens.

Roles and states are dynamic properties: ``role``, ``primary``, ``changed``, ``active``, ``kind``. Sizes come
from the font; nothing here is a literal colour.
"""

from gf_desktop.ui.theme.fonts import SCALE
from gf_desktop.ui.theme.spacing import CORNER, space
from gf_desktop.ui.theme.tokens import TEXT_ROLES, Tokens

_TEMPLATE = """
QToolTip {{ color: {text}; background: {surface}; border: 1px solid {line_strong}; padding: {s4}px; }}

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {{
    background: {surface}; color: {text}; border: 1px solid {line_strong}; border-radius: {corner}px;
    padding: {in_v}px {in_h}px; selection-background-color: {selection}; selection-color: {text};
}}
QLineEdit {{ placeholder-text-color: {muted}; }}
QLineEdit[computed="true"] {{ background: {window}; placeholder-text-color: {text}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
    border: 2px solid {focus}; padding: {in_vf}px {in_hf}px;
}}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
    QComboBox:disabled {{
    background: {window}; color: {muted}; border-color: {line};
}}
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only {{
    background: {window}; border-color: {line};
}}
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus,
    QTextEdit:read-only:focus {{
    border-color: {focus};
}}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit, QComboBox QLineEdit:focus {{
    background: transparent; border: none; padding: 0px;
}}
QAbstractSpinBox {{ padding-right: {s24}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent; width: {s20}px; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url("{marks}/collapse.svg"); width: {s12}px; height: {s12}px; }}
QAbstractSpinBox::down-arrow {{ image: url("{marks}/expand.svg"); width: {s12}px; height: {s12}px; }}
QLineEdit, QAbstractSpinBox, QComboBox {{ min-height: {s20}px; }}
QTableView QLineEdit, QTableView QComboBox, QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ min-height: 0px; }}
QComboBox {{ padding-right: {s24}px; combobox-popup: 0; }}
QComboBox:focus {{ padding-right: {s24f}px; }}
QComboBox::drop-down {{ border: none; width: {s24}px; subcontrol-origin: border;
    subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: url("{marks}/expand.svg"); width: {s16}px; height: {s16}px; }}
QComboBox QAbstractItemView {{ border: 1px solid {line_strong}; background: {surface}; outline: none;
    selection-background-color: {selection}; selection-color: {text}; }}

QPushButton, QToolButton[kind="button"] {{
    background: {surface}; color: {text}; border: 1px solid {line_strong}; border-radius: {corner}px;
    padding: {bt_v}px {s12}px; min-height: {s20}px;
}}
QPushButton:hover, QToolButton[kind="button"]:hover {{ background: {selection}; }}
QPushButton:pressed, QToolButton[kind="button"]:pressed {{ background: {line}; }}
QPushButton:focus, QToolButton[kind="button"]:focus {{
    border: 2px solid {focus}; padding: {bt_vf}px {s12f}px;
}}
QPushButton:disabled, QToolButton[kind="button"]:disabled {{
    color: {muted}; background: {window}; border-color: {line};
}}
QPushButton[primary="true"] {{
    background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600;
}}
QPushButton[primary="true"]:hover {{ background: {accent_over}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {text}; }}
QPushButton[primary="true"]:disabled {{ background: {line}; color: {muted}; border-color: {line}; }}

QToolButton {{ background: transparent; color: {text}; border: 2px solid transparent;
    border-radius: {corner}px;
    padding: {s2}px {s4}px; }}
QToolButton:hover {{ background: {selection}; }}
QToolButton:pressed, QToolButton:checked {{ background: {selection}; }}
QToolButton:focus {{ border-color: {focus}; }}
QToolButton:disabled {{ color: {muted}; }}
QToolButton[kind="link"] {{ color: {accent}; padding: {s2}px 0px; }}
QToolButton[kind="link"]:disabled {{ color: {muted}; }}
QToolButton[kind="title"] {{ color: {text}; padding: {s2}px 0px; }}
QToolButton[kind="title"]:hover {{ color: {accent}; background: transparent; text-decoration: underline; }}
QToolButton::menu-indicator {{ image: none; }}

QCheckBox, QRadioButton {{ spacing: {s8}px; border: 2px solid transparent; border-radius: {corner}px;
    padding: {s2}px; }}
QCheckBox[kind="bare"], QRadioButton[kind="bare"] {{ spacing: 0px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {focus}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {muted}; }}
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator {{ width: {mark}px; height: {mark}px;
    border: 1px solid {line_strong}; background: {surface}; }}
QCheckBox::indicator, QTreeView::indicator {{ border-radius: {s4}px; }}
QRadioButton::indicator {{ border-radius: {mark_r}px; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{marks}/check.svg"); }}
QRadioButton::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{marks}/dot.svg"); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {window};
    border-color: {line_strong}; }}
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {{
    background: {line_strong}; border-color: {line_strong}; }}

QGroupBox {{ border: 1px solid {line}; border-radius: {corner}px; margin-top: {s16}px;
    padding-top: {s8}px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: {s12}px; padding: 0 {s4}px; color: {muted}; }}

QFrame#card {{ background: {surface}; border: 1px solid {line}; border-radius: {corner}px; }}
QFrame#card[active="true"] {{ border-color: {accent}; }}
QFrame#drawer {{ background: {window}; border: 1px solid {line_strong}; }}
QFrame#strip {{ background: {surface}; border: none; border-top: 1px solid {line}; }}
QFrame#noticeBar {{ background: {surface}; border: 1px solid {line_strong}; border-radius: {corner}px;
    }}
QFrame#banner {{ background: {changed_tint}; border: none; border-bottom: 1px solid {line_strong}; }}
QFrame#rule {{ background: {line}; border: none; }}

QAbstractItemView {{ background: {surface}; color: {text}; border: 1px solid {line}; outline: none;
    selection-background-color: {selection}; selection-color: {text}; }}
QAbstractItemView:focus {{ border: 1px solid {focus}; }}
QTableView {{ gridline-color: {line}; }}
QTableView::item {{ padding: 0px {s4}px; }}
QTableView QLineEdit, QTableView QLineEdit:focus, QTableView QComboBox, QTableView QComboBox:focus {{
    border: 2px solid {focus}; border-radius: 0px; padding: 0px {s4}px; }}
QTableView QTableCornerButton::section {{ background: {window}; border: none;
    border-bottom: 1px solid {line_strong}; }}
QListView::item, QTreeView::item {{ padding: {s4}px; }}
QHeaderView {{ background: {window}; border: none; }}
QHeaderView::section {{ background: {window}; color: {muted}; border: none;
    border-right: 1px solid {line};
    border-bottom: 1px solid {line_strong}; padding: {s4}px {s8}px; font-weight: 600; }}

QTabWidget::pane {{ border: none; border-top: 1px solid {line}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {muted}; border: 2px solid transparent;
    padding: {s4}px {s12}px; }}
QTabBar::tab:selected {{ color: {text}; font-weight: 600; border-bottom: 2px solid {accent}; }}
QTabBar::tab:focus {{ border: 2px solid {focus}; border-radius: {s4}px; }}
QTabBar::tab:hover {{ color: {text}; }}

QScrollArea, QScrollArea > QWidget > QWidget#page {{ background: transparent; border: none; }}
QScrollBar {{ background: transparent; border: none; margin: 0px; }}
QScrollBar:vertical {{ width: {s14}px; }}
QScrollBar:horizontal {{ height: {s14}px; }}
QScrollBar::handle {{ background: {line_strong}; border: none; border-radius: {bar_r}px; margin: {s3}px; }}
QScrollBar::handle:vertical {{ min-height: {s24d}px; }}
QScrollBar::handle:horizontal {{ min-width: {s24d}px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QMenu {{ background: {surface}; border: 1px solid {line_strong}; padding: {s4}px; }}
QMenu::item {{ padding: {s4}px {s24}px {s4}px {s12}px; border-radius: {s4}px; }}
QMenu::icon {{ padding-left: {s8}px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {s4}px; }}
QProgressBar {{ border: 1px solid {line_strong}; border-radius: {s2}px; background: {surface};
    text-align: center; }}
QProgressBar::chunk {{ background: {accent}; }}
QStatusBar {{ background: {surface}; }}
QStatusBar::item {{ border: none; }}

*[changed="true"], QFrame#card[changed="true"] {{ background-color: {changed_tint}; }}
"""


def make_sheet(tokens: Tokens, *, marks: str, points: float) -> str:
    """Return the style sheet.

    Args:
        tokens: Colours of the scheme.
        marks: Folder, with forward slashes, of the coloured marks in check boxes and combo boxes.
        points: Size of the interface font, on which the type scale stands.
    """
    mark = space(16)
    values: dict[str, object] = tokens._asdict()
    values |= {f"s{step}": space(step) for step in (2, 4, 8, 12, 16, 20, 24)}
    # A focused edge is one pixel wider; its padding gives that pixel back, so that nothing moves.
    values |= {"in_v": space(4), "in_vf": space(4) - 1, "in_h": space(8), "in_hf": space(8) - 1}
    values |= {"bt_v": space(4), "bt_vf": space(4) - 1, "s12f": space(12) - 1, "s24f": space(24) - 1}
    # A scroll bar's handle is a bar with room around it, wide enough to be held by a tired hand.
    values |= {
        "s14": space(14),
        "s3": space(3),
        "bar_r": (space(14) - 2 * space(3)) // 2,
        "s24d": 2 * space(24),
    }
    values |= {"corner": CORNER, "marks": marks, "mark": mark, "mark_r": mark // 2 + 1}
    values["accent_over"] = mix(tokens.accent, tokens.text, 0.15)
    roles = [f'QLabel[role="{role}"] {{ color: {getattr(tokens, role)}; }}' for role in TEXT_ROLES]
    roles += [
        f'QLabel[role="{role}"] {{ font-size: {points * factor:.1f}pt; font-weight: {weight};'
        f" color: {tokens.accent if role == 'score' else tokens.text}; }}"
        for role, (factor, weight) in SCALE.items()
    ]
    roles.append('QLabel[role="strong"] { font-weight: 600; }')
    roles.append(f'QLabel[role="result"] {{ font-weight: 600; color: {tokens.accent}; }}')
    return _TEMPLATE.format(**values) + "\n".join(roles)


def mix(first: str, second: str, part: float) -> str:
    """Return a colour between two, ``part`` of the way from the first to the second."""
    one, two = (
        tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5)) for colour in (first, second)
    )
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in zip(one, two, strict=True))
