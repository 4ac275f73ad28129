"""Cards of rows that are computed from the year's data: what counts, what differs and what is missing."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel

from gf_desktop.domain.assessment import Assessment
from gf_desktop.domain.document import Answer, Applicant, Document, ProductAnswer, SchemeRef
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.pack import Variant
from gf_desktop.domain.plain import load
from gf_desktop.services.session import AssessmentSession
from gf_desktop.ui.assessment import AssessmentPage
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.widgets.link_label import LinkLabel
from tests.domain import builders as make
from tests.ui.assessment.scene import DirectWriter, make_model
from tests.ui.pages.assessment_page import AssessmentDriver
from tests.ui.year.scene import tables

LAND = {
    "output_value": [{"id": "v1", "year": 2025, "unit": "万元", "value": "41250"}],
    "parcels": [{"id": "l1", "name": "主厂区", "unit": "m²", "area": "30000"}],
}
OUTLETS = {
    "outlets": [
        {
            "id": f"o{number}",
            "number": f"DA00{number}",
            "medium": "gas",
            "main": "yes",
            "pollutant": pollutant,
            "unit": "mg/m³",
            "limit": "100",
            "mean": mean,
        }
        for number, (pollutant, mean) in enumerate((("非甲烷总烃", "85"), ("化学需氧量", "82.5")), 1)
    ]
}
CEMENT = {
    "none": ["energy.feedstock", "energy.transformed_out", "energy.recovered", "energy.supplied_out"],
    "energy": [{"id": "e1", "carrier": "electricity", "unit": "kWh", "consumed": "1000000"}],
    "products": [
        {
            "id": "p1",
            "name": "水泥",
            "unit": "t",
            "output": "1000",
            "limit_standard": "GB 16780-2021 水泥(产品)",
        },
        {"id": "p2", "name": "砂", "unit": "t", "output": "200"},
    ],
}


def land(**more):
    """Return a row of output value per land, 1.375 万元/m² by the ledgers above."""
    settings = {"lead": 2, "base": 1, "unit": "万元/m²", "calculator": "land-output"}
    return make.quantitative("land", title="单位用地面积产值", **(settings | more))


@pytest.fixture
def open_year(qtbot, theme):
    """Return a function that opens the page over a row and the year's data, and returns its driver."""
    models = []

    def opened(row, ledgers=None, answer=None, *, closed=False, size=(1366, 700)) -> AssessmentDriver:
        pack = make.pack(row)
        document = Document(
            subject="factory",
            applicant=Applicant(name="江苏恒纤丙纶有限公司", province="江苏省"),
            year=2025,
            scheme=SchemeRef(id=pack.header.id, version=pack.header.version),
            answers={row.id: answer} if answer else {},
            ledgers=load(Ledgers, ledgers or {}),
        )
        state = "closed" if closed else "open"
        assessment = Assessment(id="a1", applicant_id="p1", document=document, pack=pack, state=state)
        model = make_model(AssessmentSession(assessment, None, DirectWriter(), tables))
        models.append(model)
        page = AssessmentPage(model)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.go_to_row(row.id)
        return AssessmentDriver(page)

    yield opened
    for model in models:
        model.deleteLater()


def kept(driver, row):
    """Return what is kept of a row."""
    return driver.page.model.document.answer(row)


# --- one figure ---------------------------------------------------------------


def test_a_computed_figure_stands_in_the_fields_place(open_year):
    """The computed value is shown rounded and scored; the exact one is copied, and nothing is typed for it."""
    ledgers = LAND | {"parcels": [{"id": "l1", "unit": "m²", "area": "29997"}]}
    driver = open_year(land(), ledgers)

    assert driver.computed("land") == "1.38"
    assert driver.input("land").computed.edit.toolTip() == "精确值 1.375137513751"
    driver.input("land").computed.copy.click()
    assert QApplication.clipboard().text() == "1.375137513751"
    assert driver.points("land") == "3.00 / 8 分"
    assert driver.input("land").bar.state.ratio == pytest.approx(0.375, abs=0.01)
    assert kept(driver, "land") == Answer()
    assert driver.origin("land") == ""


def test_a_value_of_ones_own_can_be_typed_over_the_computed_one(open_year):
    """改为手工填写 opens the field; typed and computed stand side by side with the difference and its share."""
    driver = open_year(land(), LAND)
    driver.click("land", "by-hand")
    assert driver.field("land").hasFocus()
    assert driver.origin("land") == "计算值 1.38 万元/m²；不填手工值就按它计"

    driver.fill("land", "1.5")

    assert driver.computed("land") == ""
    assert kept(driver, "land").value == Decimal("1.5")
    assert driver.origin("land") == "手填 1.5 比计算值 1.375 高 0.125（+9.09%）"
    assert driver.points("land") == "4.00 / 8 分"


def test_the_computed_value_is_taken_back_in_one_step(open_year):
    """采用计算值 clears the typed value and keeps the note; one undo brings the typed value back."""
    driver = open_year(land(), LAND, make.answer("1.5", note="口径不同"))

    driver.click("land", "take-computed")

    assert kept(driver, "land") == Answer(note="口径不同")
    assert driver.computed("land") == "1.38"
    assert driver.input("land").computed.edit.hasFocus()
    assert driver.page.model.undo_stack.count() == 1
    driver.page.model.undo()
    assert kept(driver, "land").value == Decimal("1.5")
    assert driver.computed("land") == ""


def test_an_opened_field_goes_back_to_the_computed_value_without_a_step(open_year):
    """Nothing typed after 改为手工填写 is nothing to undo when the computed value is taken again."""
    driver = open_year(land(), LAND)
    driver.click("land", "by-hand")

    driver.click("land", "take-computed")

    assert driver.computed("land") == "1.38"
    assert driver.page.model.undo_stack.count() == 0


def test_a_typed_value_is_kept_with_its_reason(open_year):
    """保留手填值 opens the note; with a reason the difference is told calmly and asks for nothing more."""
    driver = open_year(land(), LAND, make.answer("1.25"))
    assert driver.origin("land") == "手填 1.25 比计算值 1.375 低 0.125（−9.09%）"
    driver.click("land", "keep-typed")
    assert driver.card("land").note.area.hasFocus()

    driver.write("land", "note", "产值按不变价")

    assert kept(driver, "land") == make.answer("1.25", note="产值按不变价")
    assert driver.card("land").origin.keep.isHidden()
    assert driver.card("land").origin.take.isVisible()


def test_a_typed_value_that_agrees_is_said_quietly(open_year):
    """A typed value equal to the rounded computed one agrees; there is nothing to choose."""
    driver = open_year(land(), LAND, make.answer("1.4"))

    assert driver.origin("land") == "与计算值 1.38 万元/m² 一致"
    assert driver.card("land").origin.take.isHidden()


def test_nothing_moves_under_the_hand_while_one_types(open_year):
    """The line on the origin follows when the field is left, not at each keystroke; the points follow at once."""
    driver = open_year(land(), LAND)
    driver.click("land", "by-hand")
    said, height = driver.origin("land"), driver.card("land").height()

    driver.type("land", "2")

    assert driver.points("land") == "8.00 / 8 分"
    assert (driver.origin("land"), driver.card("land").height()) == (said, height)
    driver.leave()
    assert driver.origin("land").startswith("手填 2 比计算值 1.375 高 0.625")


def test_clearing_the_typed_value_brings_the_computed_one_back(open_year):
    """An emptied field is no answer: the computed value stands there again once the field is left."""
    driver = open_year(land(), LAND, make.answer("1.5"))

    driver.field("land").setFocus()
    driver.field("land").selectAll()
    driver.press(Qt.Key.Key_Delete)
    driver.leave()

    assert kept(driver, "land") == Answer()
    assert driver.computed("land") == "1.38"


def test_a_closed_assessment_offers_no_change(open_year):
    """What is closed shows both figures and how they came about, and nothing to change."""
    driver = open_year(land(), LAND, make.answer("1.5"), closed=True)
    line = driver.card("land").origin

    assert line.take.isHidden()
    assert line.keep.isHidden()
    assert line.explain.isVisible()


# --- missing ------------------------------------------------------------------


def test_without_any_data_one_quiet_line_tells_of_the_way(open_year):
    """Who has only the final figure sees the field and one hint, which goes once he types; nothing is asked."""
    driver = open_year(land())
    field = driver.input("land").field
    assert field.message.hint() == "也可在“基础数据”中填写后自动计算"
    assert driver.origin("land") == ""

    driver.fill("land", "1.5")

    assert field.message.hint() == ""
    assert driver.origin("land") == ""


def test_gaps_lead_to_their_cells(open_year):
    """A row that cannot be computed says what is missing; each sentence leads to its cell."""
    ledgers = LAND | {"parcels": [{"id": "l1", "name": "主厂区", "unit": "m²"}]}
    driver = open_year(land(), ledgers)
    assert driver.origin("land") == "还差 1 项数据才能计算"
    gaps = driver.find("land", "gaps")
    assert isinstance(gaps, LinkLabel)
    assert "主厂区" in gaps.lines[0][0]

    gaps.press(0)

    assert driver.page.place == Place("data", "parcels", "l1/area")


def test_of_many_gaps_the_first_three_stand_there(open_year):
    """The other gaps are folded until they are asked for; a typed value folds them all."""
    parcels = [{"id": f"l{n}", "name": f"地块 {n}", "unit": "m²"} for n in range(5)]
    driver = open_year(land(), LAND | {"parcels": parcels})
    gaps = driver.find("land", "gaps")
    assert isinstance(gaps, LinkLabel)
    assert driver.origin("land") == "还差 5 项数据才能计算"
    assert len(gaps.lines) == 3

    driver.click("land", "more-gaps")
    assert len(gaps.lines) == 5

    driver.fill("land", "1.5")
    assert gaps.lines == ()
    assert driver.points("land") == "4.00 / 8 分"


# --- the calculation ----------------------------------------------------------


def test_the_calculation_shows_each_step_and_leads_to_its_inputs(open_year):
    """计算过程 shows steps, value and score in the right pane; a link leads to the cell that was read."""
    driver = open_year(land(), LAND)

    driver.click("land", "explain-computed")

    text = driver.page.side.pages[2].toPlainText()
    assert driver.page.side.tabs.currentIndex() == 2
    for part in ("41,250", "用地 · 主厂区", "计算值 1.38 万元/m²（精确值 1.375）", "计分", "3.00 / 8 分"):
        assert part in text
    assert 'href="data/parcels/l1' in driver.page.side.pages[2].toHtml()
    driver.page.side.pages[2].anchorClicked.emit(QUrl("data/parcels/l1/area"))
    assert driver.page.place == Place("data", "parcels", "l1/area")


def test_the_calculation_opens_its_drawer_in_a_narrow_window(open_year):
    """Where the right pane is a drawer, asking for the calculation opens it."""
    driver = open_year(land(), LAND, size=(900, 600))
    assert not driver.page.panes.is_open("right")

    driver.click("land", "explain-computed")

    assert driver.page.panes.is_open("right")
    assert driver.page.side.title.text() == "单位用地面积产值"


def test_edits_of_the_data_reach_the_card(open_year):
    """A changed cell is seen when one comes back to the card."""
    driver = open_year(land(), LAND)
    model = driver.page.model
    driver.page.go(Place("data", "parcels"))
    ledgers = load(Ledgers, LAND | {"parcels": [{"id": "l1", "unit": "m²", "area": "20625"}]})
    from gf_desktop.domain.messages import message

    model.rows("parcels", ledgers.parcels, message("ui.changed", title="用地"))

    driver.page.go_to_row("land")
    assert driver.computed("land") == "2"
    assert driver.points("land") == "8.00 / 8 分"


# --- ticks --------------------------------------------------------------------

FUNCTIONS = {
    "functions": [
        {"id": "n1", "function": "t1", "present": "yes"},
        {"id": "n2", "function": "t2", "present": "yes"},
        {"id": "n3", "function": "t3", "present": "no"},
    ]
}


def test_functions_of_the_ledger_are_ticked_and_marked(open_year):
    """What the ledger holds is ticked and marked, without being an answer of the user's."""
    driver = open_year(make.ticks(options=4, calculator="platform-functions"), FUNCTIONS)

    assert driver.ticks("row").value() == ("t1", "t2")
    assert driver.find("row", "tick-t1").accessibleName() == "功能 1（由基础数据）"
    assert driver.find("row", "tick-t3").accessibleName() == "功能 3"
    assert kept(driver, "row") == Answer()
    assert driver.points("row") == "1.50 / 6 分"


def test_ticks_of_ones_own_count_and_can_be_given_up(open_year):
    """A changed tick makes the ticks the user's own; taking the computed ones back is one step."""
    driver = open_year(make.ticks(options=4, calculator="platform-functions"), FUNCTIONS)

    driver.tick("row", "t4")
    assert kept(driver, "row").ticked == ("t1", "t2", "t4")
    assert driver.origin("row") == "手工勾选 3 项，基础数据中有 2 项"

    driver.click("row", "take-computed")
    assert kept(driver, "row") == Answer()
    assert driver.ticks("row").value() == ("t1", "t2")


def test_taking_all_computed_ticks_away_is_an_explicit_none(open_year):
    """Who unticks the last computed function says that there is none; it does not come back by itself."""
    driver = open_year(make.ticks(options=4, calculator="platform-functions"), FUNCTIONS)

    driver.tick("row", "t1", "t2")

    assert kept(driver, "row").ticked == ()
    assert driver.points("row") == "0.00 / 6 分"


# --- several values -----------------------------------------------------------


def test_computed_parts_stand_in_their_fields_until_typed(open_year):
    """Each part shows its computed value; one that is typed counts in its place and says the difference."""
    row = make.parts(share="equal", calculator="pollutant-margin", given={"medium": "gas"})
    driver = open_year(row, OUTLETS)
    nmhc, cod = driver.input("row").fields.values()
    assert (nmhc.edit.placeholderText(), cod.edit.placeholderText()) == ("15", "17.5")
    assert nmhc.message.hint() == "由基础数据计算"
    assert driver.points("row") == "3.75 / 6 分"

    driver.fill("row", "20", number=0)

    assert kept(driver, "row").parts == make.numbers(nmhc=20)
    assert nmhc.message.hint() == "手填 20 比计算值 15 高 5（+33.33%）"
    assert "非甲烷总烃：手填 20" in driver.origin("row")
    assert driver.points("row") == "5.25 / 6 分"


def products(**more):
    """Return a row of the energy per product."""
    return make.products(title="单位产品综合能耗", calculator="energy-per-product", **more)


def test_computed_products_are_filled_in_with_their_limits(open_year):
    """Name, value, weight, lead and base come from the data; the limit's source and standing are said, with the way."""
    driver = open_year(products(), CEMENT | {"settings": {"electricity": "calorific", "energy": "output"}})
    shown = {
        name: driver.find("row", f"product-1-{name}").placeholderText() for name in ("value", "lead", "base")
    }

    assert driver.find("row", "product-1-name").text() == "水泥"
    assert shown == {"value": "102.42", "lead": "80", "base": "87"}
    note = driver.find("row", "product-1-note")
    assert isinstance(note, LinkLabel)
    assert "GB 16780-2021" in note.lines[0][0]
    assert "转录未核" in note.lines[0][0]
    note.press(1)
    assert driver.page.place == Place("data", "settings", "products/p1/limit_standard")


def test_a_figure_typed_over_a_computed_product_is_marked_and_given_up(open_year):
    """Only the typed column is kept; the note says the difference, the button beside the line gives it up."""
    driver = open_year(products(), CEMENT | {"settings": {"energy": "output"}})
    driver.fill("row", "90", "product-1-value")

    assert kept(driver, "row").products == (ProductAnswer(name="水泥", value=Decimal(90)),)
    note = driver.find("row", "product-1-note")
    assert isinstance(note, LinkLabel)
    assert note.lines[0][0] == "指标值：手填 90 比计算值 102.42 低 12.42（−12.12%）"

    driver.click("row", "product-1-remove")
    assert kept(driver, "row") == Answer()
    assert driver.find("row", "product-1-value").text() == ""


def test_a_product_of_ones_own_stands_below_the_computed_ones(open_year):
    """A product that the data do not hold is added as before, and the computed ones stay."""
    driver = open_year(products(), CEMENT | {"settings": {"energy": "output"}})

    driver.click("row", "add-product")
    driver.line("row", "product-3-name", "矿粉")
    driver.fill("row", "40", "product-3-value")

    assert kept(driver, "row").products == (ProductAnswer(name="矿粉", value=Decimal(40)),)
    assert driver.find("row", "product-2-name").text() == "砂"


# --- the form of the indicator --------------------------------------------------


def test_the_form_that_the_data_choose_is_shown_and_can_be_changed(open_year):
    """What the products choose is chosen and said; the user's own choice wins and can be taken back."""
    row = make.with_variants(
        make.quantitative("row", title="能耗强度", unit="kgce/万元", lead=None, base=None, kind=None),
        Variant(
            id="each",
            title="单位产品",
            kind="quantitative",
            unit="kgce/t",
            calculator="energy-per-product",
            chosen_by="limit-standard",
        ),
        Variant(
            id="all",
            title="单位产值",
            kind="quantitative",
            unit="kgce/万元",
            calculator="energy-per-output",
            chosen_by="no-limit-standard",
        ),
    )
    driver = open_year(row, LAND | {"none": ["products.limit_standard"]})
    card = driver.card("row")
    assert card.variants.value() == "all"
    assert "已说明产品没有适用的能耗限额标准" in _variant_words(card)

    driver.choose_variant("row", "each")
    assert kept(driver, "row").variant == "each"
    assert "按基础数据应为“单位产值”" in _variant_words(card)

    driver.find_in(card.variants, "clear").click()
    assert kept(driver, "row").variant is None
    assert card.variants.value() == "all"


def _variant_words(card):
    texts = [label.text() for label in card.findChildren(QLabel)]
    return next(text for text in texts if text.startswith("适用的情形"))


# --- the result ---------------------------------------------------------------


def test_the_result_shows_computed_values_and_leads_to_what_is_missing(open_year):
    """The list of lost points names a computed value; a row that lacks data leads to the cell."""
    driver = open_year(land(), LAND)
    driver.page.go(Place("result"))
    value = driver.page.part.findChild(QLabel, "value-land")
    assert value.text() == "计算值 1.38 万元/m²"

    lacking = open_year(land(), LAND | {"parcels": [{"id": "l1", "unit": "m²"}]})
    lacking.page.go(Place("result"))
    lacking.find_in(lacking.page.part, "missing-land").click()
    assert lacking.page.place == Place("data", "parcels", "l1/area")


def test_everything_of_a_computed_card_is_reached_by_keyboard(open_year):
    """From the computed figure Tab comes to its calculation and to typing by hand."""
    driver = open_year(land(), LAND)
    driver.input("land").computed.edit.setFocus()
    names = []
    for _ in range(4):
        driver.press(Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().objectName())

    assert {"explain-computed", "by-hand"} <= set(names)
