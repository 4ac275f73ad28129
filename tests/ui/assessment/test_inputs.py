"""Every kind's input changes the result, and reads what people type forgivingly and honestly."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf_desktop.domain.document import Answer, ProductAnswer
from gf_desktop.domain.pack import Domain, Variant
from gf_desktop.ui.widgets.benchmark_bar import BenchmarkBar
from gf_desktop.ui.widgets.number_edit import DRAFT_DELAY
from gf_desktop.ui.widgets.unit_field import UnitField
from tests.domain import builders as make
from tests.ui.keys import compose


def answer(driver, row="row"):
    """Return what is kept of a row."""
    return driver.page.model.document.answer(row)


def test_a_figure_scores_between_base_and_lead(open_page):
    """A typed value gives the row's points, and the bar says how far the lead is."""
    driver = open_page(
        make.pack(make.quantitative(lead=110, base=130, better="lower", points=12, unit="kgce/t"))
    )

    driver.fill("row", "115.0")

    assert answer(driver).value == Decimal("115.0")
    assert driver.points("row") == "9.00 / 12 分"
    assert driver.input("row").bar.state.words == "比引领值高 5"


def test_words_of_the_bar_follow_the_value(open_page):
    """At the lead and beyond the base the bar says so in the authority's words."""
    driver = open_page(make.pack(make.quantitative(lead=95, base=90)))

    driver.fill("row", "96")
    assert driver.input("row").bar.state.words == "已达到引领值"
    driver.fill("row", "88")
    assert driver.input("row").bar.state.words == "未达基准值，比基准值低 2"


def test_named_ticks_are_counted_and_none_is_zero(open_page):
    """Ticks score by their number; an explicit none is zero, not blank."""
    driver = open_page(make.pack(make.ticks(options=12)))

    driver.tick("row", "t1", "t2", "t3", "t4")
    assert driver.points("row") == "3.00 / 6 分"

    driver.click("row", "none")
    assert answer(driver).ticked == ()
    assert driver.points("row") == "0.00 / 6 分"


def test_ticks_without_names_are_entered_as_a_count(open_page):
    """Where only the number of things is known, their count is typed."""
    driver = open_page(make.pack(make.ticks(options=12, counted=True)))

    driver.fill("row", "4")

    assert answer(driver).value == Decimal(4)
    assert driver.points("row") == "3.00 / 6 分"


def test_a_choice_gives_its_points_and_can_be_cleared(open_page):
    """An option gives its points; clearing makes the row blank again."""
    driver = open_page(make.pack(make.choice()))

    driver.choose("row", "provided")
    assert driver.points("row") == "4.00 / 4 分"

    next(
        b for b in driver.input("row").findChildren(object) if getattr(b, "text", str)() == "清除选择"
    ).click()
    assert answer(driver) == Answer()
    assert driver.points("row") == "– / 4 分"


def test_products_are_entered_line_by_line_with_their_own_benchmarks(open_page):
    """Two products with weights, leads and bases give the weighted score; a removed one no longer counts."""
    driver = open_page(make.pack(make.products()))
    _fill_product(driver, 1, "短纤维", "110", "3000", "110", "130")
    assert driver.points("row") == "12.00 / 12 分"

    driver.click("row", "add-product")
    _fill_product(driver, 2, "长丝", "130", "1000", "110", "130")
    assert answer(driver).products == (
        make.product("短纤维", "110", "3000", "110", "130"),
        make.product("长丝", "130", "1000", "110", "130"),
    )
    assert driver.points("row") == "9.00 / 12 分"

    driver.click("row", "product-1-remove")
    assert [one.name for one in answer(driver).products] == ["长丝"]
    assert driver.points("row") == "0.00 / 12 分"


def _fill_product(driver, number, name, *figures):
    driver.line("row", f"product-{number}-name", name)
    for column, text in zip(("value", "weight", "lead", "base"), figures, strict=True):
        driver.fill("row", text, f"product-{number}-{column}")


def test_the_name_of_a_product_is_kept_after_a_rest(open_page, qtbot):
    """A name typed but not left is kept like a figure, and leaving adds no second step."""
    driver = open_page(make.pack(make.products()))
    name = driver.find("row", "product-1-name")
    name.setFocus()
    compose(name, "短纤维")

    qtbot.waitUntil(lambda: answer(driver).products == (ProductAnswer(name="短纤维"),), timeout=3000)
    assert name.hasFocus()
    driver.leave()

    assert driver.page.model.undo_stack.count() == 1


def test_a_draft_in_a_product_is_kept_in_its_place(open_page):
    """Text that is no figure stays in its column as a draft, and the card asks for a figure."""
    driver = open_page(make.pack(make.products()))
    driver.line("row", "product-1-name", "短纤维")
    driver.fill("row", "约 110", "product-1-value")

    kept = answer(driver)

    assert kept.products == (ProductAnswer(name="短纤维"),)
    assert kept.drafts == {"products/0/value": "约 110"}
    assert "约 110" in driver.input("row").complaint.text()


def test_parts_take_a_value_each_and_weights_on_request(open_page):
    """Filled parts count by their values; entered weights take over."""
    driver = open_page(make.pack(make.parts()))
    driver.fill("row", "20", number=0)
    driver.fill("row", "10", number=1)
    assert driver.points("row") == "4.00 / 6 分"

    driver.click("row", "weigh")
    weights = driver.input("row").weights
    for part, text in (("nmhc", "1"), ("cod", "3")):
        weights[part].edit.put(text)

    assert answer(driver).weights == make.numbers(nmhc=1, cod=3)
    assert driver.points("row") == "1.50 / 6 分"


def test_a_ratio_is_value_over_lead(open_page):
    """A ratio row scores value over lead and shows zero at the left end of its bar."""
    driver = open_page(make.pack(make.ratio(lead=10, points=8)))

    driver.fill("row", "5")

    assert driver.points("row") == "4.00 / 8 分"
    assert driver.input("row").bar.state.ratio == 0.5


@pytest.mark.parametrize(("must", "option", "points"), [(False, "half", "5.00"), (True, "met", "10.00")])
def test_rows_of_a_checklist_are_met_or_met_to_a_degree(open_page, must, option, points):
    """A must row is met or not; an optional one has its degrees."""
    driver = open_page(make.pack(make.checklist(must=must)))

    driver.choose("row", option)

    assert driver.points("row") == f"{points} / 10 分"


def test_points_given_by_hand_need_their_reason(open_page):
    """Points by judgement count only with the reason."""
    driver = open_page(make.pack(make.manual()))
    driver.fill("row", "3.5")
    assert driver.points("row") == "– / 5 分"
    assert "理由" in driver.trouble("row")

    area = driver.input("row").reason.area
    area.setFocus()
    area.setPlainText("现场核查，资料齐全")
    driver.leave()

    assert answer(driver) == Answer(value=Decimal("3.5"), reason="现场核查，资料齐全")
    assert driver.points("row") == "3.50 / 5 分"


@pytest.mark.parametrize(("typed", "value"), [("１１５．０", "115.0"), ("1,234.5", "1234.5"), (" 12 ", "12")])
def test_full_width_digits_and_thousands_marks_are_read(open_page, typed, value):
    """What an input method or a spreadsheet writes is read as the figure it is."""
    driver = open_page(make.pack(make.quantitative()))

    driver.fill("row", typed)

    assert answer(driver).value == Decimal(value)
    assert answer(driver).draft == ""


def test_a_decimal_comma_is_asked_about_and_offered_as_a_point(open_page):
    """``12,5`` stays a draft; the button beside the question makes it 12.5."""
    driver = open_page(make.pack(make.quantitative(lead=20, base=10)))
    driver.fill("row", "12,5")
    assert answer(driver) == Answer(draft="12,5")

    field = driver.input("row").field
    offer = next(b for b in field.findChildren(object) if getattr(b, "text", str)() == "改为 12.5")
    assert "逗号" in field.message.text()
    offer.click()

    assert answer(driver) == Answer(value=Decimal("12.5"))
    assert field.message.text() == ""


def test_a_draft_is_kept_after_a_rest_without_leaving_the_field(open_page, qtbot):
    """``约 300`` is kept after a short rest, marked as no figure, and the cursor stays where it was."""
    driver = open_page(make.pack(make.quantitative()))
    driver.type("row", "约 300")
    assert answer(driver) == Answer()

    qtbot.waitUntil(lambda: answer(driver).draft == "约 300", timeout=3000)

    field = driver.field("row")
    assert field.hasFocus()
    assert field.text() == "约 300"
    assert field.cursorPosition() == len("约 300")
    assert driver.points("row") == "– / 8 分"


def test_a_figure_is_kept_after_a_rest_as_it_was_typed(open_page, qtbot):
    """Totals follow each keystroke; a rest keeps the figure, and neither text nor cursor changes under the hand."""
    driver = open_page(make.pack(make.quantitative(lead=9500, base=9000)))
    driver.type("row", "9300.0")
    driver.field("row").setCursorPosition(2)
    assert driver.total() == "4.80"
    assert driver.points("row") == "4.80 / 8 分"
    assert answer(driver) == Answer()

    qtbot.waitUntil(lambda: answer(driver).value == Decimal("9300.0"), timeout=3000)
    assert driver.field("row").hasFocus()
    assert driver.field("row").text() == "9300.0"
    assert driver.field("row").cursorPosition() == 2

    driver.leave()
    assert driver.field("row").text() == "9,300.0"
    assert driver.total() == "4.80"


def test_what_is_kept_while_typing_is_one_step_of_undo(open_page, qtbot):
    """Rests inside one stay in a field make one step; another stay makes another."""
    driver = open_page(make.pack(make.quantitative(lead=95, base=90)))
    for typed in ("9", "93"):
        driver.type("row", typed)
        qtbot.waitUntil(lambda: answer(driver).value == Decimal(typed), timeout=3000)  # noqa: B023
    driver.leave()
    driver.type("row", "94")
    qtbot.waitUntil(lambda: answer(driver).value == Decimal(94), timeout=3000)
    driver.leave()
    assert driver.page.model.undo_stack.count() == 2

    driver.page.model.undo()
    assert answer(driver).value == Decimal(93)
    driver.page.model.undo()
    assert answer(driver) == Answer()


def test_nothing_moves_when_a_rest_keeps_a_figure_out_of_range(open_page, qtbot):
    """What is wrong with it is said once the field is left, not under the hand."""
    driver = open_page(make.pack(make.quantitative(domain=Domain(min=Decimal(0), max=Decimal(100)))))
    driver.type("row", "105")
    qtbot.waitUntil(lambda: answer(driver).value == Decimal(105), timeout=3000)
    assert driver.trouble("row") == ""

    driver.leave()
    assert "超过允许的最大值 100" in driver.trouble("row")


def test_an_empty_part_is_asked_for_at_the_foot(open_page):
    """One of two parts filled: the card says what is left out, the filter shows it, the way is not done."""
    driver = open_page(make.pack(make.parts()))
    driver.fill("row", "20", number=0)

    assert driver.trouble("row").startswith("化学需氧量未填，不参与分摊；有该污染物的请补填")
    assert "一级 energy，需要处理 1" in driver.way()
    driver.show_only("findings")
    assert driver.shown() == ["row"]

    driver.card("row").note_button.click()
    driver.write("row", "note", "不排废水")
    assert "一级 energy，已填全 1/1" in driver.way()
    driver.fill("row", "15", number=1)
    assert driver.trouble("row") == ""


def test_a_figure_without_a_unit_shows_none(open_page):
    """The dash of a table is no unit; one with a subscript is read out as it is written."""
    driver = open_page(make.pack(make.quantitative("a", unit="–"), make.quantitative("b", unit="tCO2/t")))

    assert driver.input("a").field.unit.text() == ""
    assert driver.input("b").field.unit.text() == "tCO<sub>2</sub>/t"
    assert driver.field("b").accessibleDescription() == "tCO2/t"


def test_what_is_missing_of_not_applicable_stands_below_its_reason(open_page):
    """The sentence that asks for the reason is the next thing below the field for it, above a note."""
    driver = open_page(make.pack(make.quantitative()), answers={"row": Answer(note="口径")})
    driver.click("row", "not-applicable")
    card = driver.card("row")
    card.layout().activate()

    assert card.reason.geometry().bottom() < card.trouble.y() < card.note.y()


def test_bars_of_all_kinds_stand_in_one_place(open_page):
    """A single figure, ticks and parts: the line begins and ends at the same places."""
    rows = (
        make.quantitative("a"),
        make.quantitative("b", unit="m³/产品单位"),
        make.ticks("c"),
        make.parts("d"),
    )
    driver = open_page(make.pack(*rows))
    driver.fill("a", "93")
    bars = driver.page.part.findChildren(BenchmarkBar)
    places = {
        (bar.mapTo(driver.page, bar.rect().topLeft()).x(), bar.width(), bar.track().width()) for bar in bars
    }

    assert len(bars) == 5
    assert len(places) == 1


def test_nothing_moves_while_a_value_out_of_range_is_typed(open_page):
    """Outside what can be true: the card says so once the field is left, and is no higher while one types."""
    row = make.quantitative(lead=95, base=90, domain=Domain(min=Decimal(0), max=Decimal(100)))
    driver = open_page(make.pack(row))
    before = driver.card("row").height()

    driver.type("row", "105")
    driver.page.layout().activate()
    assert driver.card("row").height() == before
    assert driver.points("row") == "– / 8 分"
    assert driver.trouble("row") == ""

    driver.leave()
    assert "超过允许的最大值 100" in driver.trouble("row")


def test_the_wheel_never_changes_a_value(open_page):
    """Turning the wheel over fields, focused or not, changes nothing."""
    driver = open_page(make.pack(make.quantitative("a"), make.choice("b")), answers={"a": make.answer("93")})
    before = driver.page.model.document

    driver.wheel(driver.field("a"))
    driver.field("a").setFocus()
    driver.wheel(driver.field("a"))
    driver.wheel(driver.card("b").input)

    assert driver.page.model.document == before
    assert driver.field("a").text() == "93"


def test_variants_keep_what_was_answered_under_the_other(open_page):
    """Changing the form that applies hides the other's answer; changing back shows it again."""
    row = make.with_variants(
        make.quantitative(kind=None, lead=None, base=None, points=12, better="lower", title="能耗"),
        Variant(
            id="per-product",
            title="单位产品",
            kind="products",
            products=make.products().products,
            unit="kgce/t",
        ),
        Variant(
            id="per-output",
            title="单位产值",
            kind="quantitative",
            unit="kgce/万元",
            lead=make.figure(10),
            base=make.figure(20),
        ),
    )
    driver = open_page(make.pack(row))
    assert driver.card("row").input is None

    driver.choose_variant("row", "per-product")
    _fill_product(driver, 1, "短纤维", "110", "1", "110", "130")
    assert driver.points("row") == "12.00 / 12 分"
    driver.choose_variant("row", "per-output")
    driver.fill("row", "15")
    assert driver.points("row") == "6.00 / 12 分"
    driver.choose_variant("row", "per-product")

    assert driver.points("row") == "12.00 / 12 分"
    assert driver.input("row").table[0].name.text() == "短纤维"
    assert answer(driver).value == Decimal(15)


def test_not_applicable_needs_its_reason(open_page):
    """Without a reason the row stays open and says so; with it, the total after review has the points."""
    driver = open_page(make.pack(make.quantitative()))

    driver.click("row", "not-applicable")
    assert "理由" in driver.trouble("row")
    assert driver.total("values") == "0/1"

    driver.write("row", "reason", "不用水")
    assert answer(driver) == Answer(not_applicable=True, reason="不用水")
    assert driver.total("values") == "1/1"
    assert driver.total("after-review") == "8.00"
    assert isinstance(driver.input("row").field, UnitField)
    assert driver.field("row").isReadOnly()


def test_a_note_is_kept_and_shown_when_opened_again(open_page):
    """A note stands in the card whenever there is one."""
    driver = open_page(make.pack(make.quantitative()))
    driver.card("row").note_button.click()
    driver.write("row", "note", "按统计报表口径")
    assert answer(driver).note == "按统计报表口径"

    again = open_page(make.pack(make.quantitative()), answers={"row": answer(driver)})

    assert again.find("row", "note").isVisible()


def test_enter_leaves_undo_to_the_program_and_the_figure_to_be_replaced(open_page, qtbot):
    """After Enter a further figure takes the place of the former, and undo and redo go through whole figures."""
    driver = open_page(make.pack(make.quantitative("energy", lead=95, base=90)))
    field = driver.field("energy")
    field.setFocus()
    for text in ("91", "92", "93"):
        compose(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert driver.page.model.document.answers["energy"].value == Decimal(93)
    seen = []
    for _ in range(3):
        assert not field.isUndoAvailable()
        driver.page.model.undo()
        qtbot.wait(DRAFT_DELAY + 100)  # nothing is kept anew behind it
        seen.append(driver.page.model.document.answer("energy").value)
    assert seen == [Decimal(92), Decimal(91), None]
    for _ in range(3):
        driver.page.model.redo()
    assert driver.page.model.document.answers["energy"].value == Decimal(93)


def test_points_by_judgement_move_nothing_when_their_reason_is_asked_for(open_page, qtbot):
    """The sentence that asks for the reason has its room from the start: the next card stays under the mouse."""
    driver = open_page(make.pack(make.manual("first"), make.manual("second")))
    first, second = driver.card("first"), driver.card("second")
    before = second.y()
    driver.fill("first", "1")
    qtbot.waitUntil(lambda: "理由" in first.trouble.text())

    assert second.y() == before
