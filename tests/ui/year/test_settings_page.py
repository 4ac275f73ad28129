"""The page of settings: questions of the year, answered, replaced by own figures, revoked, undone."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton

from gf_desktop.domain.factors import draft_findings
from gf_desktop.domain.ledgers import Settings
from gf_desktop.domain.plain import dump
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.assessment.where import way_to
from tests.domain import builders as make
from tests.ui.accessibility import nameless
from tests.ui.year.scene import LEDGERS

CEMENT = "GB 16780-2021 | 水泥(产品) | 单位产品综合能耗"
NONE = ["energy.feedstock", "energy.transformed_out", "energy.recovered", "energy.supplied_out"]
GAS = {
    "energy": [{"id": "e1", "carrier": "natural-gas", "unit": "m³", "consumed": "50000"}],
    "output_value": [{"id": "v1", "year": 2025, "unit": "万元", "value": "10"}],
    "none": NONE,
}


def settings(driver):
    """Return the settings as they stand."""
    return driver.document.ledgers.settings


def gas(driver):
    """Return the card on the coefficient of natural gas, of which the table gives a range."""
    return next(card for key, card in driver.page.part.cards.items() if "天然气" in key)


def state(card):
    """Return what the card says of its state, at the right of its title."""
    said = (label.text() for label in card.findChildren(QLabel))
    return next(text for text in said if text.startswith(("待您确定", "用自己的数值", "已采用", "已确定")))


def allocating():
    """Return a table that asks for energy per product."""
    row = make.products("energy-per-product", title="单位产品综合能耗", calculator="energy-per-product")
    return make.pack(make.section(row))


def test_only_what_the_table_and_the_data_need_is_asked(open_year):
    """Two products raise the question how energy comes to each where the table takes it per product, else not."""
    asked = set(open_year("data/settings").page.part.cards)
    more = set(open_year("data/settings", pack=allocating()).page.part.cards)
    nothing = set(open_year("data/settings", ledgers={}).page.part.cards)

    assert "settings/energy" not in asked
    assert "settings/grid" not in asked
    assert "settings/electricity" in asked
    assert "settings/energy" in more
    assert "settings/carbon" not in more
    assert "settings/energy" not in nothing


def test_a_choice_is_kept_undone_and_stays_where_it_is(open_year):
    """Choosing answers; the card stays under the hand; undo leads back to it."""
    driver = open_year("data/settings", pack=allocating())
    card = driver.card("settings/energy")
    assert "待您确定" in card.findChild(type(card.text), "points").text()
    before = card.y()

    driver.click(card, "option-output")
    assert settings(driver).energy == "output"
    assert driver.page.part.count.text() == "没有待确定的事"
    assert card.y() == before
    driver.go("data/overview")
    driver.undo()

    assert settings(driver).energy == ""
    assert driver.place() == "data/settings/settings/energy"
    assert driver.card("settings/energy").active


def test_a_declared_choice_cannot_be_left_empty(open_year):
    """Electricity is 当量 unless 等价 is declared: clearing shows what is in force."""
    driver = open_year("data/settings")
    card = driver.card("settings/electricity")

    driver.click(card, "clear")

    assert settings(driver).electricity == "calorific"
    assert card.choice.value() == "calorific"


def test_before_anything_is_entered_the_page_says_so(open_year):
    """Without data nothing is asked, and the way shows no sign of it."""
    driver = open_year("data/settings", ledgers={}, boundary={})

    assert driver.page.part.nothing.isVisible()
    assert "计算选项" in driver.lines()


def test_an_answer_stands_below_when_one_comes_again(open_year):
    """Entered anew, the page lists what waits first and the answered ones under their heading, to be taken back."""
    driver = open_year("data/settings", pack=allocating())
    driver.click(driver.card("settings/energy"), "option-output")
    driver.go("data/overview")
    driver.go("data/settings")
    card = driver.card("settings/energy")
    assert card.y() > driver.page.part.done_title.y()

    driver.click(card, "clear")

    assert settings(driver).energy == ""
    assert driver.page.part.count.text() == "1 项待您确定"
    assert "计算选项，进行中 待定 1" in driver.lines()


def test_a_range_takes_ones_own_exact_figure(open_year):
    """The ends are shown with source and confidence; the figure typed is kept exactly, and can be taken back."""
    driver = open_year("data/settings", ledgers=GAS)
    card = gas(driver)
    key = card.question.key
    assert "参考范围" in card.figure.text()
    assert "来源" in card.figure.text()
    assert "已核对" in card.figure.text() or "转录未核" in card.figure.text()

    driver.fill(card.field.edit, "1.214")
    assert settings(driver).figures == {key: Decimal("1.214")}
    assert card.refuse.text() == "清除自己的数值"
    assert driver.page.model.result.row("energy-per-output").derived.complete
    driver.click(card, "refuse")

    assert settings(driver).figures == {}
    assert card.field.value_text() == ""


def test_a_figure_moves_nothing_below_it(open_year):
    """A committed figure shows the way to take it back where room was kept for it: the next click hits."""
    driver = open_year("data/settings", ledgers=GAS)
    card = gas(driver)
    QApplication.processEvents()
    before = card.height()

    driver.fill(card.field.edit, "1.214")
    QApplication.processEvents()

    assert card.refuse.isVisible()
    assert card.height() == before


def test_the_figures_line_names_the_document_and_its_confidence_once(open_year):
    """How a figure was checked is told by the tool tip, not beside the word of its confidence."""
    card = gas(open_year("data/settings", ledgers=GAS))

    assert "GB/T 2589-2020 附录A" in card.figure.text()
    assert "转录，" not in card.figure.text()
    assert "公开转录" in card.figure.toolTip()


def test_a_total_asks_only_for_what_its_subject_takes(open_year):
    """The total of a 205-1 form raises the questions of coal equivalent, none of carbon or allocation."""
    total = {"id": "t1", "subject": "energy", "paper": "205-1", "unit": "tce", "amount": "100"}
    empty = make.pack(make.section(make.quantitative("retrofit-count", calculator="retrofit-count")))
    biomass = [*LEDGERS["energy"], {"id": "e9", "carrier": "biomass", "unit": "t", "consumed": "1"}]  # type: ignore[misc]
    ledgers = {**LEDGERS, "energy": biomass}
    without = open_year("data/settings", pack=empty, ledgers=ledgers).page.part.cards
    cards = open_year("data/settings", pack=empty, ledgers={**ledgers, "totals": [total]}).page.part.cards

    assert not any(key.startswith("coal-own/") for key in without)
    assert any(key.startswith("coal-own/") for key in cards)
    assert not {"settings/carbon", "settings/energy", "settings/grid", "settings/carbon_table"} & set(cards)


def test_nothing_asked_is_nothing_settled(open_year):
    """Where the data raise no question the settings are neither open nor done, and do not count."""
    meters = {"meters": [{"id": "m1", "name": "总电表"}]}
    lines = open_year("data/settings", ledgers=meters).lines()
    (line,) = (one for one in lines if one.startswith("计算选项"))

    assert "已完成" not in line


def test_text_that_is_no_figure_is_kept_and_shown_again(open_year):
    """Words instead of a figure stay with their sentence over closing; the figure before them counts meanwhile."""
    driver = open_year("data/settings", ledgers=GAS)
    card = gas(driver)
    key = card.question.key
    driver.fill(card.field.edit, "1.214")
    driver.fill(card.field.edit, "约 1.2")
    assert settings(driver).drafts == {key: "约 1.2"}
    assert settings(driver).figures == {key: Decimal("1.214")}
    assert state(card) == "待您确定，目前仍按 1.214 计算"

    again = gas(open_year("data/settings", ledgers=dump(driver.document.ledgers)))
    assert again.field.value_text() == "约 1.2"
    assert again.field.message.text() != ""
    assert state(again) == "待您确定，目前仍按 1.214 计算"


def test_a_draft_gives_way_to_a_figure_and_is_a_step_of_undo(open_year):
    """A draft waits like any open question; the figure that follows takes its place, undo brings it back."""
    driver = open_year("data/settings", ledgers=GAS)
    card = gas(driver)
    key = card.question.key
    driver.fill(card.field.edit, "一点二")
    assert state(card) == "待您确定"
    assert card.refuse.isVisible()
    driver.fill(card.field.edit, "1.2")
    assert (settings(driver).drafts, settings(driver).figures) == ({}, {key: Decimal("1.2")})
    driver.undo()
    assert (settings(driver).drafts, settings(driver).figures) == ({key: "一点二"}, {})
    assert card.field.value_text() == "一点二"
    assert driver.place() == f"data/settings/{key}"

    driver.click(card, "refuse")
    assert settings(driver) == Settings()
    assert card.field.value_text() == ""


def test_a_figure_below_nought_is_asked_about(open_year):
    """A coefficient cannot be negative: it is said, kept as it was typed, and counts for nothing."""
    driver = open_year("data/settings", ledgers=GAS)
    card = gas(driver)
    driver.fill(card.field.edit, "-1.2")

    assert "不能小于 0" in card.field.message.text()
    assert (settings(driver).drafts, settings(driver).figures) == ({card.question.key: "-1.2"}, {})


def test_the_draft_of_a_products_correction_is_kept_too(open_year):
    """It stands beside the product's row and goes with the figure, in one step that undo takes back whole."""
    product = {"id": "p1", "name": "水泥", "unit": "t", "output": "100", "limit_standard": CEMENT}
    driver = open_year("data/settings", pack=allocating(), ledgers={**LEDGERS, "products": [product]})
    card = next(
        card for key, card in driver.page.part.cards.items() if card.question.row and card.field is not None
    )
    key = card.question.key
    driver.fill(card.field.edit, "大约 3")
    assert settings(driver).drafts == {key: "大约 3"}
    driver.fill(card.field.edit, "3")
    row = driver.document.ledgers.row("products", "p1")
    assert (settings(driver).drafts, list(row.corrections.values())) == ({}, [Decimal(3)])
    driver.undo()

    assert settings(driver).drafts == {key: "大约 3"}
    assert driver.document.ledgers.row("products", "p1").corrections == {}
    assert driver.place().startswith("data/settings")


def test_every_control_has_a_name_and_a_closed_evaluation_only_shows(open_year):
    """Screen readers can name all; nothing can be changed in a closed evaluation."""
    driver = open_year("data/settings", pack=allocating())
    assert nameless(driver.page.part) == []

    closed = open_year("data/settings", pack=allocating(), ledgers=LEDGERS, closed=True)

    radios = [one for card in closed.page.part.cards.values() for one in card.findChildren(QRadioButton)]
    assert radios
    assert not any(radio.isEnabled() for radio in radios)


def test_a_question_on_a_product_is_answered_in_its_row(open_year):
    """Which limit of a standard applies is kept with the product, and undo leads to its cell."""
    products = [{"id": "p1", "name": "熟料", "unit": "t", "output": "100", "limit_standard": "GB 16780-2021"}]
    driver = open_year("data/settings", pack=allocating(), ledgers={**LEDGERS, "products": products})
    card = driver.card("limit_standard/p1")
    wanted = next(one.value for one in card.question.options if one.value.endswith("熟料 | 单位产品综合能耗"))

    card.choice.chosen.emit(wanted)
    assert driver.document.ledgers.row("products", "p1").limit_standard == wanted
    driver.undo()

    assert driver.document.ledgers.row("products", "p1").limit_standard == "GB 16780-2021"
    assert driver.place() == "data/products/p1/limit_standard"


def test_several_kinds_of_green_power_are_ticked(open_year):
    """Kinds that count without CO2 are ticked one by one; unticked again none is left."""
    green = [
        {"id": f"g{n}", "kind": kind, "unit": "MWh", "amount": "1", "holder": "self"}
        for n, kind in enumerate(("direct", "traded"))
    ]
    row = make.quantitative("carbon-per-output", unit="tCO2/万元", calculator="carbon-per-output")
    pack = make.pack(make.section(row))
    driver = open_year("data/settings", pack=pack, ledgers={**LEDGERS, "green": green})
    card = driver.card("settings/zero_carbon")

    driver.click(card, "tick-direct")
    driver.click(card, "tick-traded")
    assert set(settings(driver).zero_carbon) == {"direct", "traded"}
    driver.click(card, "tick-direct")

    assert settings(driver).zero_carbon == ("traded",)
    assert card.boxes["traded"].isChecked()
    assert not card.boxes["direct"].isChecked()


def test_a_reference_figure_is_accepted_and_refused(open_year):
    """The grid's factor of another year is used only on the user's word, which can be taken back."""
    row = make.quantitative("carbon-per-output", unit="tCO2/万元", calculator="carbon-per-output")
    chosen = {"grid_region": "江苏", "grid_basis": "average"}
    pack, ledgers = make.pack(make.section(row)), {**LEDGERS, "settings": chosen}
    driver = open_year("data/settings", pack=pack, ledgers=ledgers)
    card = next(card for key, card in driver.page.part.cards.items() if key.startswith("grid/"))
    assert "参考数值" in card.figure.text()

    card.accept.setFocus()
    QTest.keyClick(card.accept, Qt.Key.Key_Space)
    assert settings(driver).accepted == (card.question.key,)
    assert card.accept.hasFocus()
    QTest.keyClick(card.accept, Qt.Key.Key_Space)
    assert settings(driver).accepted == (card.question.key,)
    driver.click(card, "refuse")

    assert settings(driver).accepted == ()
    assert card.accept.text() == "采用这个数值"


def test_a_draft_is_a_finding_that_leads_to_its_card(open_year):
    """Who forgets it is told before handing in, and is led to the very field."""
    driver = open_year("data/settings", ledgers=GAS)
    driver.fill(gas(driver).field.edit, "约 1.2")
    session = driver.page.model.session
    (draft,) = draft_findings(driver.document, session.tables, session.reported)
    driver.page.go(Place("data", "overview"))
    driver.page.go(way_to(draft.target[1]))

    assert gas(driver).isAncestorOf(QApplication.focusWidget())
