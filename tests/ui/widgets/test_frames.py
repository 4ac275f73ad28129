"""Panes, strip, notices and small parts."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from gf_desktop.ui.theme import LIGHT, Scheme
from gf_desktop.ui.widgets import notice_bar, tint
from gf_desktop.ui.widgets.banner import Banner
from gf_desktop.ui.widgets.buttons import icon_button, link_button, plain_button, primary_button
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.copy_button import CopyButton
from gf_desktop.ui.widgets.elided_label import ElidedLabel
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.notice_bar import NoticeBar
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.progress_line import ProgressLine
from gf_desktop.ui.widgets.side_panes import SidePanes
from gf_desktop.ui.widgets.strip import Pair, Strip
from gf_desktop.ui.widgets.unit_field import UnitField
from tests.ui.accessibility import description, name, nameless


def shown(qtbot, widget):
    """Return the widget, shown."""
    qtbot.addWidget(widget)
    widget.show()
    return widget


class Panes(SidePanes):
    """Three panes with a field each and the two buttons."""

    def __init__(self):
        self.fields = {}
        parts = []
        for where in ("left", "middle", "right"):
            part = QWidget()
            self.fields[where] = QLineEdit()
            QVBoxLayout(part).addWidget(self.fields[where])
            parts.append(part)
        super().__init__(*parts)
        self.toggles = {}
        self.toggles["left"] = self.toggle_button("left", "步骤")
        self.toggles["right"] = self.toggle_button("right", "说明")
        for button in self.toggles.values():
            parts[1].layout().addWidget(button)


@pytest.fixture
def panes(theme, qtbot):
    """Panes in a wide window."""
    panes = Panes()
    panes.resize(1200, 600)
    return shown(qtbot, panes)


def test_wide_shows_all_three(panes):
    """At 1100 and more the panes stand beside the work, without buttons."""
    panes.resize(1100, 600)
    assert not panes.narrow
    assert all(field.isVisible() for field in panes.fields.values())
    assert not panes.toggles["left"].isVisible()


def test_narrow_turns_panes_into_drawers_and_back(panes, qtbot):
    """Below 1100 the work has the whole width; wide again the panes are back in their order."""
    with qtbot.waitSignal(panes.narrow_changed) as told:
        panes.resize(1099, 600)
    assert told.args == [True]
    assert not panes.fields["left"].isVisible()
    assert not panes.is_open("right")
    assert panes.toggles["right"].isVisible()
    panes.resize(1200, 600)
    assert all(field.isVisible() for field in panes.fields.values())
    at = [panes.fields[where].mapTo(panes, QPoint()).x() for where in ("left", "middle", "right")]
    assert at == sorted(at)


def test_a_drawer_opens_with_the_focus_and_escape_gives_it_back(panes, qtbot):
    """The button opens a drawer inside the window; Escape closes it and goes back to the button."""
    panes.resize(800, 600)
    with qtbot.waitSignal(panes.drawer_changed) as told:
        panes.toggles["right"].click()
    assert told.args == ["right", True]
    field = panes.fields["right"]
    qtbot.waitUntil(field.hasFocus)
    assert field.mapTo(panes, QPoint(field.width(), 0)).x() <= panes.width()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not panes.is_open("right")
    assert panes.toggles["right"].hasFocus()
    assert not panes.toggles["right"].isChecked()


def test_one_drawer_at_a_time(panes):
    """Opening one drawer closes the other."""
    panes.resize(800, 600)
    panes.set_open("left", True)
    panes.set_open("right", True)
    assert panes.is_open("right")
    assert not panes.is_open("left")
    panes.toggle("right")
    assert not panes.is_open("right")


def test_what_was_typed_survives_the_turn(panes):
    """Becoming a drawer loses no text."""
    panes.fields["left"].setText("江苏")
    panes.resize(700, 600)
    panes.resize(1300, 600)
    assert panes.fields["left"].text() == "江苏"


def test_drawers_are_named(panes):
    """Every button of a narrow window has a name."""
    panes.resize(800, 600)
    panes.set_open("right", True)
    for field in panes.fields.values():
        field.setAccessibleName("x")
    assert nameless(panes) == []


def test_the_strip_shows_and_changes_figures(theme, qtbot):
    """Pairs are shown; the same pairs keep their labels and change figures; unknown ones are our mistake."""
    strip = shown(qtbot, Strip())
    pairs = [Pair("values", "指标值", "17/21"), Pair("score", "得分", "61.50", emphasis=True)]
    strip.set_pairs(pairs)
    label = strip.findChild(QLabel, "figure-score")
    strip.set_pairs([pairs[0], Pair("score", "得分", "62.00", emphasis=True)])
    assert strip.findChild(QLabel, "figure-score") is label
    assert strip.figure("score") == "62.00"
    assert name(label) == "得分 62.00"
    strip.set_pairs([pairs[0]])
    with pytest.raises(KeyError):
        strip.set_figure("score", "1")


def test_copying_puts_the_text_on_the_clipboard_and_says_so(theme, qtbot, monkeypatch):
    """The button says what it did for a moment and keeps its width."""
    button = shown(qtbot, CopyButton("61.50", what="得分"))
    button.show()
    before = button.sizeHint().width()
    with qtbot.waitSignal(button.copied) as told:
        button.click()
    assert told.args == ["61.50"]
    assert QApplication.clipboard().text() == "61.50"
    assert button.text() == "已复制"
    assert max(button.sizeHint().width(), button.minimumWidth()) <= max(before, button.minimumWidth())
    assert name(button) == "复制 得分"
    qtbot.waitUntil(lambda: button.text() == "复制", timeout=3000)


def test_nothing_to_copy_disables(theme, qtbot):
    """Without a text there is nothing to press."""
    button = shown(qtbot, CopyButton())
    assert not button.isEnabled()
    button.set_text("1")
    assert button.isEnabled()


def test_an_empty_page_offers_the_first_step(theme, qtbot):
    """Icon, words and one button; without action no button."""
    empty = shown(qtbot, EmptyState("factory", "还没有评价", "一次评价记录一家企业一年的数据。", "新建评价"))
    with qtbot.waitSignal(empty.action_triggered):
        empty.button.click()
    assert nameless(empty) == []
    assert description(empty) == "一次评价记录一家企业一年的数据。"
    theme.set_scheme(Scheme.DARK)
    empty.set_content("", "没有问题项", "")
    assert not empty.button.isVisible()


@pytest.fixture
def host(theme, qtbot):
    """A page with a notice bar."""
    host = QWidget()
    host.resize(600, 400)
    host.bar = NoticeBar(host)
    return shown(qtbot, host)


def test_a_notice_offers_to_undo(host, qtbot):
    """The action is told once, and the bar is gone."""
    host.bar.show_notice("已删除证据", "撤销")
    assert host.bar.isVisible()
    assert nameless(host) == []
    with qtbot.waitSignal(host.bar.action_triggered), qtbot.assertNotEmitted(host.bar.dismissed):
        host.bar.action.click()
    assert not host.bar.isVisible()


def test_a_notice_goes_by_itself(host, qtbot, monkeypatch):
    """After its seconds it is dismissed."""
    host.bar.show_notice("已删除证据", "撤销", seconds=1)
    with qtbot.waitSignal(host.bar.dismissed, timeout=3000):
        pass
    assert not host.bar.isVisible()


def test_a_notice_waits_for_whoever_is_in_it(host, qtbot, monkeypatch):
    """While the focus is on its button it does not go away under the finger."""
    monkeypatch.setattr(notice_bar, "_LONGER", 60)
    host.bar.show_notice("已删除证据", "撤销", seconds=1)
    host.bar.action.setFocus()
    qtbot.wait(1200)
    assert host.bar.isVisible()


def test_a_notice_stays_inside_its_host(host):
    """It floats at the foot, follows the host's size, and is never wider."""
    host.bar.show_notice("很长的一句话" * 5, "撤销", seconds=0)
    for width in (900, 360):
        host.resize(width, 300)
        assert host.rect().contains(host.bar.geometry())


def test_a_long_notice_wraps_and_is_no_markup(host):
    """What does not fit on one line stands on several, to its end; text from outside is shown as it is."""
    host.bar.show_notice("<b>很长的一句话</b>" * 8, "撤销", seconds=0)
    label = host.bar.findChild(QLabel)
    assert label.heightForWidth(label.width()) <= label.height()
    assert label.textFormat() == Qt.TextFormat.PlainText
    wrapped = host.bar.height()
    host.bar.show_notice("短句", "撤销", seconds=0)
    assert host.bar.height() < wrapped


def test_a_failure_lasts_until_it_is_mended(theme, qtbot):
    """The banner keeps its actions, tells which was pressed and stays until cleared."""
    page = shown(qtbot, QWidget())
    banner = Banner(page)
    banner.show_failure("没有保存：磁盘已满。", [("retry", "重试"), ("copy", "另存副本…")])
    assert banner.isVisible()
    assert nameless(banner) == []
    with qtbot.waitSignal(banner.action_triggered) as told:
        banner.buttons()[1].click()
    assert told.args == ["copy"]
    assert banner.isVisible()
    banner.show_failure("没有保存：没有权限。", [("retry", "重试")])
    assert [button.text() for button in banner.buttons()] == ["重试"]
    banner.clear()
    assert not banner.isVisible()


def test_progress_is_said_in_words_and_can_be_stopped(theme, qtbot):
    """The step and how far; stopping is told once and waits for the job."""
    page = shown(qtbot, QWidget())
    line = ProgressLine(page)
    line.start("写入证据清单")
    line.set_step("写入证据清单", 12, 40)
    assert line.text() == "写入证据清单 12/40"
    with qtbot.waitSignal(line.cancelled):
        line.cancel.click()
    assert not line.cancel.isEnabled()
    assert line.isVisible()
    line.finish()
    assert not line.isVisible()
    line.start("导出", cancellable=False)
    assert not line.cancel.isVisible()


def test_the_tint_lasts_a_moment(theme, qtbot, monkeypatch):
    """What changed is tinted and plain again, without a timer left on it twice."""
    monkeypatch.setattr(tint, "LASTS", 50)
    edit = shown(qtbot, QLineEdit())
    tint.tint(edit)
    tint.tint(edit)
    assert edit.property("changed") is True
    qtbot.waitUntil(lambda: edit.property("changed") is False)
    assert len(edit.findChildren(tint.QTimer, "tintTimer")) == 1


@pytest.mark.parametrize("make", [QLineEdit, QLabel, UnitField, Card])
def test_the_tint_is_seen(theme, qtbot, make):
    """Fields, labels and whole cards take the tint's colour."""
    widget = make()
    widget.resize(300, 90)
    shown(qtbot, widget)
    tint.tint(widget)
    image = widget.grab().toImage()
    assert image.pixelColor(image.width() - 10, image.height() - 10).name().upper() == LIGHT.changed_tint


def test_a_tinted_widget_may_go_away(theme, qtbot):
    """A widget deleted during its second fails nothing."""
    edit = QLineEdit()
    tint.tint(edit)
    edit.deleteLater()
    qtbot.wait(10)


def test_a_long_label_is_cut_and_says_the_whole(theme, qtbot):
    """What has no room is in the tool tip and in the accessible name."""
    text = "江苏恒纤丙纶有限公司" * 5
    label = shown(qtbot, ElidedLabel(text))
    label.resize(100, 20)
    assert label.text().endswith("…")
    assert label.toolTip() == text
    assert label.full_text() == text
    assert name(label) == text
    label.resize(2000, 20)
    assert label.text() == text
    assert label.toolTip() == ""


def test_a_message_has_icon_and_word(theme, qtbot):
    """Each level is said by a word, not by its colour alone, and the line keeps its height."""
    line = shown(qtbot, MessageLine())
    before = line.sizeHint().height(), line.minimumHeight()
    for level, word in ((Level.INFO, "提示"), (Level.ATTENTION, "注意"), (Level.MISSING, "缺少")):
        line.set_message(level, "一句话")
        assert line.spoken() == f"{word}：一句话"
        assert line.level is level
    assert (max(before), line.minimumHeight()) == (max(line.sizeHint().height(), before[1]), before[1])
    line.set_message(Level.MISSING, "")
    assert line.level is Level.NONE
    assert line.spoken() == ""


def test_buttons_are_named_and_pressed_by_nobody_else(theme, qtbot):
    """No button of ours is a dialog's default by accident, and an icon alone has a name."""
    assert not primary_button("新建评价").autoDefault()
    assert not plain_button("导入", "import").autoDefault()
    assert link_button("填入").text() == "填入"
    assert name(icon_button("help", "帮助")) == "帮助"


def test_a_list_gives_ids(theme, qtbot):
    """The user's choice is told by id; a choice from outside is silent; unknown is empty."""
    combo = shown(qtbot, Combo("单位", [Option("kWh", "千瓦时"), Option("MWh", "兆瓦时")]))
    assert combo.value() == ""
    with qtbot.assertNotEmitted(combo.chosen):
        combo.set_value("kWh")
    with qtbot.waitSignal(combo.chosen) as told:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert told.args == ["MWh"]
    combo.set_options([Option("MWh", "兆瓦时"), Option("GWh", "吉瓦时")])
    assert combo.value() == "MWh"
    combo.set_value("tce")
    assert combo.value() == ""
    assert nameless(combo) == []


def test_the_wheel_scrolls_the_page_and_not_the_field(theme, qtbot):
    """Without focus a field leaves the wheel to the page and keeps its value."""
    page = QScrollArea()
    inside = QWidget()
    inside.setFixedSize(300, 2000)
    field = Combo("x", [Option("a", "甲"), Option("b", "乙")])
    field.setParent(inside)
    field.set_value("a")
    before = field.value()
    page.setWidget(inside)
    page.resize(320, 200)
    shown(qtbot, page)
    target = field
    target.clearFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)
    assert field.value() == before
    assert not event.isAccepted()
