"""Bar and radar paint what they are told and say it in words."""

import pytest
from PySide6.QtGui import QColor

from gf_desktop.ui.theme import LIGHT, tokens
from gf_desktop.ui.widgets.benchmark_bar import BarState, BenchmarkBar
from gf_desktop.ui.widgets.radar import Radar, RadarLine, RadarShape
from tests.ui.accessibility import description, name


def colours(widget):
    """Return every colour that was painted, as text."""
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }


@pytest.fixture
def bar(theme, qtbot):
    """A bar of a card's width."""
    bar = BenchmarkBar()
    bar.resize(600, bar.sizeHint().height())
    qtbot.addWidget(bar)
    bar.show()
    return bar


def state(ratio, words=""):
    """Return a state between 130 and 110."""
    return BarState("基准值", "130", "标杆值", "110", ratio, words)


def dot(bar, colour):
    """Return where the dot is: the middle of what has about its colour at the height of its upper half."""
    image = bar.grab().toImage()
    rows = range(round(bar.track().center().y()) - 5, round(bar.track().center().y()) - 2)
    wanted = QColor(colour)
    found = [x for y in rows for x in range(image.width()) if near(image.pixelColor(x, y), wanted)]
    return sum(found) / len(found)


def near(one, other):
    """Return whether two colours differ by no more than smoothing does."""
    return all(abs(a - b) < 48 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def test_the_dot_stands_between_the_ends(bar):
    """At three quarters of the way the dot is at three quarters of the line."""
    bar.set_state(state(0.75))
    track = bar.track()
    assert dot(bar, tokens().accent) == pytest.approx(track.left() + 0.75 * track.width(), abs=2)


@pytest.mark.parametrize(("ratio", "colour"), [(-3.0, LIGHT.attention), (9.0, LIGHT.accent)])
def test_a_value_beyond_an_end_stays_in_sight(bar, ratio, colour):
    """Far outside, the dot stands just beyond the end, whole and inside the widget."""
    bar.set_state(state(ratio))
    track = bar.track()
    place = dot(bar, colour)
    assert 0 < place < track.left() if ratio < 0 else track.right() < place < bar.width()


def test_no_value_no_dot(bar):
    """Without a value the line stands alone."""
    bar.set_state(state(None, "还没有数值"))
    assert LIGHT.accent not in colours(bar)


def test_a_missing_benchmark_is_hatched_and_said(bar):
    """Without a benchmark there is no line and no dot, even if a ratio is given."""
    bar.set_state(BarState("基准值", "", "标杆值", "", 0.5, "标杆值未公布"))
    assert LIGHT.accent not in colours(bar)
    assert description(bar) == "基准值，标杆值，标杆值未公布"


def test_the_bar_is_said_in_words(bar):
    """A screen reader hears both ends and the distance."""
    bar.set_state(state(0.75, "比标杆高 5.0"))
    assert name(bar)
    assert description(bar) == "基准值 130，标杆值 110，比标杆高 5.0"


@pytest.mark.parametrize("width", [300, 420, 900])
def test_every_bar_of_one_width_has_its_line_in_one_place(bar, width):
    """The line neither moves nor shrinks with the words beside it, and leaves them room."""
    bar.resize(width, bar.height())
    bar.set_state(state(0.5, ""))
    alone = bar.track()

    bar.set_state(state(0.5, "这是一句很长的说明，" * 10))

    assert bar.track() == alone
    words = 13 * bar.fontMetrics().horizontalAdvance("一")
    assert alone.right() <= width - min(words, width / 2)


def shape(count):
    """Return a radar of some axes."""
    points = tuple((0.1 * number, 0.05) for number in range(count))
    return RadarShape(tuple(f"第 {number} 部分" for number in range(count)), (RadarLine("得分", points),))


@pytest.mark.parametrize("count", [3, 5, 12])
def test_a_radar_paints_its_line(theme, qtbot, count):
    """The result is drawn in the accent, whatever the number of axes."""
    radar = Radar()
    qtbot.addWidget(radar)
    radar.resize(400, 320)
    radar.set_shape(shape(count), "得分 61.50")
    radar.show()
    assert LIGHT.accent in colours(radar)
    assert description(radar) == "得分 61.50"


def test_a_radar_without_axes_says_so(theme, qtbot):
    """Fewer than three axes make no picture, and no failure."""
    radar = Radar()
    qtbot.addWidget(radar)
    radar.set_shape(shape(2))
    radar.show()
    assert LIGHT.accent not in colours(radar)
    assert description(radar) == "第 0 部分、第 1 部分"
