"""Benchmarks on a card: unknown ones are entered with their source, unverified ones accepted or replaced."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from gf_desktop.domain.document import OwnBenchmark, OwnFigure
from gf_desktop.ui.assessment.benchmarks import OwnForm, put
from gf_desktop.ui.confidence import confidence_meaning
from tests.domain import builders as make
from tests.ui.assessment.scene import read_table


def form(driver, row="row") -> OwnForm:
    """Return the form for one's own benchmarks."""
    found = driver.card(row).findChild(OwnForm)
    assert found is not None
    return found


def fill_form(driver, *figures, source="市局通知"):
    """Fill the form and agree to it."""
    for field, text in zip(form(driver).fields, figures, strict=True):
        field.edit.put(text)
    form(driver).findChild(QLineEdit, "own-source").setText(source)
    driver.click("row", "own-agree")


def test_an_unknown_benchmark_is_entered_with_its_source(open_page):
    """A row whose lead nobody published scores once lead, base and source are entered."""
    row = make.quantitative(
        lead=make.figure(None, why="平台不公布"), base=make.figure(None, why="平台不公布")
    )
    driver = open_page(make.pack(row), answers={"row": make.answer("93")})
    assert "平台不公布" in driver.trouble("row")

    driver.click("row", "own-benchmark")
    fill_form(driver, "95", "90")

    own = OwnFigure(value=Decimal(95), source="市局通知")
    assert driver.page.model.document.benchmark("row").lead == own
    assert driver.points("row") == "4.80 / 8 分"
    assert "自填，来源：市局通知" in driver.card("row").marks[""].summary.full_text()


@pytest.mark.parametrize(
    ("figures", "source", "said"), [(("95", "约 90"), "市局", "数值"), (("95", "90"), " ", "来源")]
)
def test_own_benchmarks_without_figure_or_source_are_not_taken(open_page, figures, source, said):
    """The form says what is missing and keeps what was typed."""
    driver = open_page(make.pack(make.quantitative(lead=make.figure(None), base=make.figure(None))))
    driver.click("row", "own-benchmark")

    fill_form(driver, *figures, source=source)

    assert said in form(driver).trouble.text()
    assert form(driver).fields[1].value_text() == figures[1]
    assert driver.page.model.document.benchmarks == {}


def test_unverified_benchmarks_count_once_accepted_and_can_be_taken_back(open_page):
    """A figure of low confidence scores only after 接受待核实值; 撤回接受 makes it wait again."""
    row = make.quantitative(lead=make.figure(95, "doubtful"), base=make.figure(90, "doubtful"))
    driver = open_page(make.pack(row), answers={"row": make.answer("93")})
    assert driver.points("row") == "– / 8 分"
    assert "待核实" in driver.trouble("row")
    assert driver.input("row").bar.state.lead == "95"

    driver.click("row", "accept-benchmark")
    assert driver.page.model.document.benchmark("row") == OwnBenchmark(accept=True)
    assert driver.points("row") == "4.80 / 8 分"
    assert driver.trouble("row") == ""

    driver.click("row", "revert-benchmark")
    assert driver.page.model.document.benchmarks == {}
    assert driver.points("row") == "– / 8 分"


def test_a_figure_checked_against_the_original_cannot_be_replaced(open_page):
    """Confidence high leaves nothing to do."""
    row = make.quantitative(lead=make.figure(95, "sure"), base=make.figure(90, "sure"))
    driver = open_page(make.pack(row))

    assert not driver.link("row", "own-benchmark").isVisible()
    assert "已核对" in driver.card("row").marks[""].summary.full_text()


def test_each_part_has_benchmarks_of_its_own(open_page):
    """What is said of one part leaves the other's benchmarks alone."""
    row = make.parts(parts=(make.part("nmhc", lead=make.figure(20, "doubtful")), make.part("cod")))
    driver = open_page(make.pack(row), answers={"row": make.answer(parts=make.numbers(nmhc=20, cod=20))})

    driver.card("row").marks["nmhc"].accept.click()

    assert driver.page.model.document.benchmarks == {"row": {"nmhc": OwnBenchmark(accept=True)}}
    assert driver.points("row") == "6.00 / 6 分"


def test_figures_stand_on_the_bar_and_are_not_said_twice(open_page):
    """Below the bar it is said how sure the figures are: once for both, or each where they differ."""
    same = make.quantitative("same", lead=95, base=90)
    unlike = make.quantitative("unlike", lead=make.figure(95, "sure"), base=90)
    driver = open_page(make.pack(same, unlike))

    said = [driver.card(row).marks[""].summary.full_text() for row in ("same", "unlike")]

    assert said == ["引领值、基准值：转录未核", "引领值：已核对　基准值：转录未核"]
    assert (driver.input("same").bar.state.base, driver.input("same").bar.state.lead) == ("90", "95")


def test_escape_leaves_the_form_without_keeping(open_page):
    """What was typed into the form is given up, and the focus is back on the words that opened it."""
    driver = open_page(make.pack(make.quantitative()))
    driver.link("row", "own-benchmark").setFocus()
    driver.press(Qt.Key.Key_Return)
    form(driver).fields[0].edit.put("99")
    driver.press(Qt.Key.Key_Tab)

    driver.press(Qt.Key.Key_Escape)

    assert driver.page.model.document.benchmarks == {}
    assert not driver.card("row").marks[""].asking
    assert driver.link("row", "own-benchmark").hasFocus()


def test_tab_goes_from_the_words_into_their_form(open_page):
    """The form follows the words that opened it, and 不适用 follows the form."""
    driver = open_page(make.pack(make.quantitative()))
    driver.click("row", "own-benchmark")
    driver.link("row", "own-benchmark").setFocus()

    seen = []
    for _ in range(6):
        driver.press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())

    assert seen == ["自填引领值", "自填基准值", "来源", "采用这些值", "不更换", "指标 row：不适用"]


def test_a_word_taken_back_leaves_nothing_behind():
    """The last word of a row taken back removes the row from the benchmarks."""
    kept = put({"a": OwnBenchmark(accept=True)}, "b", OwnBenchmark(accept=True))

    assert kept == {"a": OwnBenchmark(accept=True), "b": OwnBenchmark(accept=True)}
    assert put({"a": OwnBenchmark(accept=True)}, "a", OwnBenchmark()) is None
    assert put(None, "", OwnBenchmark()) is None


def test_the_side_pane_tells_what_checked_means(open_page):
    """Where a benchmark of the row was checked, the meaning stands below; elsewhere it does not."""
    driver = open_page(read_table("miit-general-2025"))
    side = driver.page.side

    side.show_row("platform-functions", "energy")
    assert confidence_meaning("high") in side.pages[0].toPlainText()
    side.show_row("carbon-per-output", "energy")
    assert confidence_meaning("high") not in side.pages[0].toPlainText()


def test_a_word_on_one_part_leaves_the_word_on_all_to_the_others(open_page):
    """Taking the word back for one part keeps what was entered for the whole row at the other part."""
    both = tuple(make.part(one, lead=make.figure(20, "doubtful")) for one in ("a", "b"))
    row = make.parts("row", parts=both)
    whole = OwnBenchmark(accept=True)
    driver = open_page(make.pack(row), benchmarks={"row": whole})

    driver.card("row").marks["a"].worded.emit(OwnBenchmark())

    assert driver.page.model.document.benchmarks == {"row": {"b": whole}}
