"""Subscripts in text, the strip's tips, and scroll bars of the family's look."""

import pytest
from PySide6.QtWidgets import QCheckBox, QScrollArea, QStyle, QStyleOptionSlider, QWidget

from gf_desktop.ui.widgets.options import OptionTitle
from gf_desktop.ui.widgets.rich_text import breakable, rich_text


@pytest.mark.parametrize(
    ("plain", "rich"),
    [
        ("kgCO2/万元", "kgCO<sub>2</sub>/万元"),
        ("N2O 和 CH4", "N<sub>2</sub>O 和 CH<sub>4</sub>"),
        ("R_w = V_r ÷ (V + V_r)", "R<sub>w</sub> = V<sub>r</sub> ÷ (V + V<sub>r</sub>)"),
        ("R < 2\nb", "R &lt; 2<br>b"),
        ("ISO9001、NO 2、B204-1、CO2024", "ISO9001、NO 2、B204-1、CO2024"),
        ("file_name", "file_name"),
    ],
)
def test_symbols_and_gases_are_set_low_and_nothing_else(plain, rich):
    """Only formulas change; everything else is text, with what HTML would take for its own escaped."""
    assert rich_text(plain) == rich


@pytest.mark.parametrize(
    "text", ["https://example.org/" + "a" * 120, "W" * 405, "见 " + "x" * 60 + " 的说明"]
)
def test_a_word_longer_than_the_line_can_break(text, theme, qtbot):
    """A title without blanks claims no more room than a column has, and reads the same."""
    assert breakable(text).replace("\u200b", "") == text
    box = QCheckBox()
    title = OptionTitle(text, box)
    qtbot.addWidget(box)
    qtbot.addWidget(title)
    most = title.fontMetrics().averageCharWidth() * 60
    assert title.minimumSizeHint().width() < most
    title.setText(text * 2)
    assert title.minimumSizeHint().width() < most


def test_words_that_fit_and_han_are_left_alone():
    """Places to break are put into endless words only."""
    for text in ("单位产品综合能耗" * 20, "GB/T 36132-2025 kgce/t", "a" * 24):
        assert breakable(text) == text


def test_scroll_bars_are_flat(theme, qtbot):
    """No arrow boxes, and a handle that can be held."""
    area = QScrollArea()
    inner = QWidget()
    inner.setMinimumSize(100, 4000)
    area.setWidget(inner)
    qtbot.addWidget(area)
    area.resize(200, 300)
    area.show()
    bar = area.verticalScrollBar()
    option = QStyleOptionSlider()
    bar.initStyleOption(option)

    def room(part):
        return bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, bar)

    assert room(QStyle.SubControl.SC_ScrollBarAddLine).isEmpty()
    assert room(QStyle.SubControl.SC_ScrollBarSubLine).isEmpty()
    assert bar.width() >= 12
    assert room(QStyle.SubControl.SC_ScrollBarSlider).height() >= 40
