"""The page as a whole: way, jumping, filters, resume, undo, totals, reading only."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gf_desktop.domain.document import Answer, GateAnswer
from gf_desktop.ui.assessment import steps
from gf_desktop.ui.assessment.place import Place
from tests.domain import builders as make
from tests.ui.accessibility import nameless
from tests.ui.assessment.scene import read_table, table


def test_the_way_numbers_only_the_steps_that_exist(open_page):
    """Steps are numbered without gaps; basic requirements come first, the bonus last."""
    driver = open_page(table(), programme=make.programme("operating"))

    titles = [line.split("，")[0] for line in driver.way()]

    assert titles == [
        "1  企业与边界",
        "企业信息",
        "评价边界",
        "申报安排",
        "不得申报的情形",
        "2  指标评价",
        "基本要求",
        "一级 energy",
        "一级 water",
        "附加项",
        "3  结果与改进",
    ]


def test_each_line_of_the_way_says_its_state_in_words_and_figures(open_page):
    """No state is told by sign alone, and it follows what is answered."""
    driver = open_page(table(), answers={"energy": make.answer("93")})
    assert "一级 energy，进行中 1/3" in driver.way()
    assert "一级 water，未开始 0/1" in driver.way()

    driver.fill("water", "1.5")

    assert "一级 water，已填全 1/1" in driver.way()


def test_arrows_walk_the_way_and_show_each_page(open_page):
    """With the keyboard alone every page comes before the eyes, upwards too."""
    driver = open_page(table())
    driver.page.way.setFocus()
    seen = []
    for _ in range(5):
        driver.press(Qt.Key.Key_Up)
        seen.append(driver.place())

    assert driver.place() == "eligibility/applicant"
    assert driver.page.way.currentItem().text(0).startswith("1")
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Down)
    assert driver.place() == "indicators/energy"


def test_alt_arrows_go_to_the_next_and_former_part(open_page):
    """Alt+→ and Alt+← walk the parts and put the focus into the work."""
    driver = open_page(table())

    driver.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert driver.place() == "indicators/energy/energy"
    assert driver.field("energy").hasFocus()

    driver.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert driver.place().startswith("indicators/gates")


def test_ctrl_enter_keeps_the_answer_and_goes_to_the_next_open_row(open_page):
    """What was typed is kept, and the next row still to be answered has the focus, in whatever section."""
    driver = open_page(table(), answers={"case": Answer(option="provided"), "doubt": make.answer("93")})
    driver.type("energy", "93")

    driver.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert driver.page.model.document.answer("energy").value == Decimal(93)
    assert driver.place() == "indicators/water/water"
    assert driver.field("water").hasFocus()


def test_f6_goes_round_the_panes(open_page):
    """F6 goes from the work to the explanation, the way, and back to the same field."""
    driver = open_page(table())
    driver.card("energy")
    driver.field("energy").setFocus()

    driver.press(Qt.Key.Key_F6)
    assert driver.page.side.isAncestorOf(QApplication.focusWidget())
    driver.press(Qt.Key.Key_F6)
    assert driver.page.way.hasFocus()
    driver.press(Qt.Key.Key_F6)
    assert driver.field("energy").hasFocus()


def test_filters_hide_cards_but_never_while_one_answers(open_page):
    """未填, 问题项 and 待核实 show their rows; an answered card stays until the filter is chosen again."""
    driver = open_page(table(), answers={"energy": make.answer("93"), "doubt": make.answer("93")})
    driver.card("energy")

    driver.show_only("unanswered")
    assert driver.shown() == ["case"]
    driver.choose("case", "provided")
    assert driver.shown() == ["case"]
    driver.show_only("unanswered")
    assert driver.shown() == []
    assert driver.page.part.empty.isVisible()

    driver.show_only("findings")
    assert driver.shown() == ["doubt"]
    driver.show_only("to-verify")
    assert driver.shown() == ["doubt"]
    driver.show_only("all")
    assert driver.shown() == ["energy", "case", "doubt"]


def test_going_to_a_row_that_the_filter_hides_lifts_the_filter(open_page):
    """A link never ends at a card that cannot be seen."""
    driver = open_page(table(), answers={"energy": make.answer("93")})
    driver.card("energy")
    driver.show_only("unanswered")

    driver.page.go_to_row("energy")

    assert "energy" in driver.shown()
    assert driver.field("energy").hasFocus()


def test_opens_where_one_was(open_page):
    """The page, the row and the focus are those of the last time."""
    driver = open_page(table(), place="indicators/water/water")

    assert driver.place() == "indicators/water/water"
    assert driver.field("water").hasFocus()


@pytest.mark.parametrize("place", ["", "indicators/gone/row", "nonsense"])
def test_opens_with_the_indicators_where_the_place_is_unknown(open_page, place):
    """A place that the table no longer has is no trouble."""
    assert open_page(table(), place=place).place().startswith("indicators/gates")


def test_remembers_where_one_is(open_page):
    """Leaving hands the row one was at to the session; walking from field to field writes nothing."""
    driver = open_page(table(), place="indicators/energy/energy")
    driver.field("doubt").setFocus()
    assert driver.page.model.assessment.place == "indicators/energy/energy"

    driver.page.hide()

    assert driver.page.model.assessment.place == "indicators/energy/doubt"


def test_undo_returns_the_value_and_shows_its_field(open_page):
    """Undo from another page puts the value back and jumps to the field; redo likewise."""
    driver = open_page(table())
    driver.fill("energy", "93")
    driver.fill("energy", "94")
    driver.open("result")

    driver.page.model.undo_stack.undo()

    assert driver.place() == "indicators/energy/energy"
    assert driver.field("energy").value_text() == "93"
    assert driver.field("energy").hasFocus()
    assert driver.field("energy").property("changed") is True
    assert driver.total() == "4.80"
    driver.page.model.undo_stack.redo()
    assert driver.field("energy").value_text() == "94"


def test_undo_of_a_draft_being_typed_is_one_step(open_page, qtbot):
    """A draft kept while typing and the figure it became are one step of undo."""
    driver = open_page(table())
    driver.type("energy", "约")
    qtbot.waitUntil(lambda: driver.page.model.document.answer("energy").draft == "约", timeout=3000)
    driver.fill("energy", "93")

    driver.page.model.undo_stack.undo()

    assert driver.page.model.document.answer("energy") == Answer()


def test_what_is_typed_is_kept_whichever_way_one_leaves(open_page):
    """The mouse on the way, the keys, or a flush from outside: nothing typed is lost."""
    driver = open_page(table())
    for leave, text in (
        (lambda: driver.open("result"), "91"),
        (driver.page.go_onward, "92"),
        (driver.page.model.flush, "93"),
    ):
        driver.card("energy")
        driver.type("energy", text)
        leave()
        assert driver.page.model.document.answer("energy").value == Decimal(text)


def test_tab_goes_down_a_card_as_it_is_seen(open_page):
    """From the figure to its benchmarks, to 不适用 and 备注, and on to the next card."""
    driver = open_page(table())
    driver.card("energy")
    driver.field("energy").setFocus()

    seen = []
    for _ in range(4):
        driver.press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().accessibleName())

    assert seen[:3] == ["能耗 更换基准…", "能耗：不适用", "能耗：备注"]
    assert driver.card("case").isAncestorOf(QApplication.focusWidget())


def test_tab_comes_to_the_option_before_the_button_that_clears_it(open_page):
    """Into a choice by Tab means onto the option chosen, whether loaded or just taken; clearing it comes next."""
    driver = open_page(table(), answers={"case": Answer(option="not_provided")})
    for option in ("not_provided", "provided"):
        driver.card("energy")
        driver.choose("case", option)
        driver.card("energy").note_button.setFocus()

        driver.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget().objectName() == f"option-{option}"
        driver.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget().text() == "清除选择"


def test_tab_comes_to_the_state_chosen(open_page):
    """In a requirement Tab stops at its state once, at the one chosen."""
    driver = open_page(table(), gates={"systems": GateAnswer(state="not-met")})
    driver.state_card("compliance").proof.setFocus()

    driver.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is driver.state_card("systems").state.buttons["not-met"]
    driver.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is driver.state_card("systems").note.area


def test_tab_goes_through_products_line_by_line(open_page):
    """Each product's fields follow each other, the button for another product comes last."""
    driver = open_page(make.pack(make.products()))
    driver.find("row", "product-1-remove").setFocus()
    driver.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "add-product"
    driver.click("row", "add-product")
    driver.find("row", "product-1-name").setFocus()

    seen = []
    for _ in range(12):
        seen.append(QApplication.focusWidget().objectName())
        driver.press(Qt.Key.Key_Tab)

    columns = ("name", "value", "weight", "lead", "base", "remove")
    assert seen == [f"product-{number}-{column}" for number in (1, 2) for column in columns]
    assert QApplication.focusWidget().objectName() == "add-product"


def test_the_strip_says_what_is_there_before_the_score(open_page):
    """Counts first, then the basic requirements, score and what can still be reached."""
    driver = open_page(table(), answers={"energy": make.answer("93")})

    assert driver.total("values") == "1/5"
    assert driver.total("gates") == "未确认"
    assert driver.total("total") == "4.80"
    assert driver.total("highest") == "28.80"


def test_the_right_pane_follows_the_focus(open_page):
    """Explanation, evidence and calculation are those of the card with the focus."""
    driver = open_page(read_table("js-pp-staple-2026"), answers={"energy-per-product": make.answer("115")})
    driver.page.go_to_row("energy-per-product")

    assert "转录未核" in driver.reading(0)
    assert "如有" in driver.reading(1)
    calculation = driver.reading(2)
    assert "（130 − 115）÷（130 − 110）= 0.75" in calculation
    assert "9.00 / 12 分" in calculation

    driver.page.go_to_row("carbon-per-product")
    assert driver.page.side.title.text() == "单位产品碳排放量"


def test_the_right_pane_names_what_a_requirement_wants(open_page):
    """For a basic requirement the right pane shows its clause and the evidence asked for."""
    driver = open_page(read_table("js-pp-staple-2026"))
    driver.page.go(Place("indicators", "gates", "systems"))

    assert "GB/T 36132-2025" in driver.reading(0)
    assert len(driver.reading(1).splitlines()) > 1
    assert driver.reading(2) == "只有指标有计算过程。"


def test_the_calculation_follows_typing(open_page):
    """With the calculation open, each keystroke shows the new steps."""
    driver = open_page(table())
    driver.page.go_to_row("energy")
    driver.reading(2)

    driver.type("energy", "93")

    assert "4.80 / 8 分" in driver.page.side.pages[2].toPlainText()


def test_text_on_the_right_can_be_zoomed_for_reading(open_page):
    """The zoom goes from 80 to 200 per cent and stops there."""
    driver = open_page(table())
    side = driver.page.side
    bigger = next(b for b in side.findChildren(QWidget) if b.accessibleName() == "文字放大")

    for _ in range(9):
        bigger.click()

    assert side.zoom == 200


def test_a_narrow_window_has_drawers(open_page):
    """Below 1100 logical pixels the work has the whole width, and the way opens over it."""
    driver = open_page(table(), size=(1000, 700))
    assert driver.page.panes.narrow
    assert not driver.page.panes.is_open("left")

    driver.page.way_button.click()

    assert driver.page.panes.is_open("left")
    assert driver.page.way.hasFocus()
    driver.open("indicators", "water")
    assert driver.place() == "indicators/water"
    assert not driver.page.panes.is_open("left")

    driver.page.side_button.click()
    assert driver.page.side.pages[0].hasFocus()


def test_the_result_says_gates_first_then_score_and_range(open_page):
    """The result page never gives a verdict: it names the basic requirements, the score and its range."""
    driver = open_page(table(), answers={"energy": make.answer("93")})
    driver.open("result")
    said = "\n".join(
        label.text() for label in driver.page.part.findChildren(QWidget) if hasattr(label, "text")
    )

    assert said.index("基本要求还没有全部确认") < said.index("4.80 分")
    assert "得分最低 4.80 分，最高可达 28.80 分（未计分的项都按满分计，含附加项）" in said
    assert "满分 28 分，另有附加项最多 5 分" in said
    assert (
        driver.page.strip.findChild(QWidget, "figure-highest").toolTip() == "未计分的项都按满分计，含附加项"
    )
    assert "自评价结果，非认证结论" in said
    assert "一级 energy" in said


def test_each_gap_leads_to_its_card(open_page):
    """The largest loss stands first; its link puts the focus on the row's input."""
    driver = open_page(table(), answers={"energy": make.answer("93"), "case": Answer(option="not_provided")})
    driver.open("result")

    driver.find_in(driver.page.part, "gap-water").click()

    assert driver.place() == "indicators/water/water"
    assert driver.field("water").hasFocus()


def test_no_tick_stands_beside_lost_points(open_page):
    """A scored row that loses points is said not to be full; the words beside the sign say which."""
    driver = open_page(table(), answers={"energy": make.answer("93")})
    driver.open("result")
    grid = driver.find_in(driver.page.part, "gap-energy").parentWidget()

    signs = {label.accessibleName() for label in grid.findChildren(QLabel) if label.accessibleName()}

    assert {"未得满分", "未填"} <= signs
    assert "已计分" not in signs


def test_the_right_pane_gives_its_room_where_it_has_nothing_to_say(open_page):
    """Beside the result and the enterprise's form there is nothing to know; F6 then goes between way and work."""
    driver = open_page(table())
    driver.card("energy")
    assert driver.page.side.isVisible()
    for step, part in (("result", ""), ("eligibility", "applicant")):
        driver.open(step, part)
        assert not driver.page.side.isVisible()
        driver.page.next_pane()
        assert driver.page.part.isAncestorOf(QApplication.focusWidget())

    driver.card("energy")
    assert driver.page.side.isVisible()


def test_the_keys_that_zoom_hold_in_the_right_pane_only(open_page):
    """Ctrl++ means the text on the right only for who reads there."""
    driver = open_page(table())
    driver.card("energy")
    driver.field("energy").setFocus()
    driver.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert driver.page.side.zoom == 100

    driver.page.side.focus_text()
    driver.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert driver.page.side.zoom == 115


def test_a_number_stands_once(open_page):
    """On the heading where there is one, on the card where the heading would only repeat it."""
    driver = open_page(read_table("js-pp-staple-2026"))
    driver.page.go_to_row("energy-per-product")
    headings = [
        label.text() for label in driver.page.part.findChildren(QLabel) if label.text().startswith("1  ")
    ]
    names = {row: driver.card(row).accessibleName() for row in ("energy-per-product", "renewable-share")}

    assert headings == ["1  能源消耗强度"]
    assert names == {
        "energy-per-product": "单位丙纶（短纤维）产品综合能耗",
        "renewable-share": "3 可再生能源利用率",
    }


def test_formulas_have_their_subscripts_low(open_page):
    """Symbols and CO2 on the right are set as they are read."""
    driver = open_page(read_table("js-pp-staple-2026"))
    driver.page.go_to_row("renewable-share")

    assert "vertical-align:sub" in driver.page.side.pages[0].toHtml()
    assert "E_re" not in driver.reading(0)


def test_a_closed_assessment_shows_everything_and_changes_nothing(open_page):
    """Read only: it says so, every input is locked, and what is shown is what was answered."""
    driver = open_page(
        read_table("js-pp-staple-2026"),
        answers={
            "energy-per-product": make.answer("115"),
            "platform-functions": Answer(ticked=("energy-query",)),
        },
        programme=make.programme("operating"),
        closed=True,
    )
    assert driver.page.findChild(QWidget, "read-only").isVisible()
    before = driver.page.model.document
    driver.page.go_to_row("energy-per-product")

    assert driver.field("energy-per-product").isReadOnly()
    assert driver.field("energy-per-product").text() == "115"
    assert not driver.find("platform-functions", "tick-energy-query").isEnabled()
    assert not driver.card("energy-per-product").not_applicable.isEnabled()
    assert not driver.link("energy-per-product", "own-benchmark").isVisible()
    for part in ("applicant", "disqualifiers"):
        driver.open("eligibility", part)
        driver.page.model.flush()
    driver.open("indicators", "gates")
    assert not driver.state_card("systems").state.buttons["met"].isEnabled()
    assert driver.page.model.document == before


@pytest.mark.parametrize("name", ["js-pp-staple-2026", "js-general-2026", "gbt36132-2025"])
def test_every_input_of_every_page_has_a_name(open_page, name):
    """A screen reader can name whatever the focus reaches, on each page of each shipped table."""
    driver = open_page(read_table(name), programme=make.programme("operating"))
    page = driver.page

    for place in steps.places(page.steps, page.model):
        page.go(place)
        for card in getattr(page.part, "cards", {}).values():
            _open_everything(card)
        QApplication.processEvents()
        assert nameless(page) == [], place


def _open_everything(card):
    if getattr(card, "variants", None) is not None:
        next(iter(card.variants.findChildren(QWidget, "option-" + card.indicator.variants[0].id))).click()
    for name in ("own-benchmark", "weigh"):
        for button in card.findChildren(QWidget, name):
            if button.isVisible():
                button.click()


def test_no_widget_flashes_up_as_a_window_of_its_own(open_page, qtbot):
    """Whatever is built while walking the pages belongs to the window: nothing takes the focus from it."""
    driver = open_page(read_table("js-pp-staple-2026"), programme=make.programme("operating"), closed=True)
    watcher = _ShownWindows()
    QApplication.instance().installEventFilter(watcher)
    for place in steps.places(driver.page.steps, driver.page.model):
        driver.page.go(place)
        QApplication.processEvents()
    QApplication.instance().removeEventFilter(watcher)

    assert watcher.seen == []


class _ShownWindows(QObject):
    """Notes each widget that is shown as a window."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.mark.parametrize("size", [(1366, 700), (1093, 560), (1280, 650)])
def test_no_page_is_wider_than_its_room(open_page, size):
    """At no usual size does a page of the work need scrolling sideways."""
    driver = open_page(read_table("js-general-2026"), programme=make.programme("operating"), size=size)
    page = driver.page
    for place in steps.places(page.steps, page.model):
        page.go(place)
        for card in getattr(page.part, "cards", {}).values():
            _open_everything(card)
        QApplication.processEvents()
        area = getattr(page.part, "area", None)
        if area is not None:
            assert area.widget().minimumSizeHint().width() <= area.viewport().width(), place


def test_a_place_is_kept_as_text():
    """What is stored names step, part and row, and reads back the same."""
    for place in (Place("indicators", "energy", "row"), Place("result"), Place("eligibility", "applicant")):
        assert Place.read(place.text()) == place
