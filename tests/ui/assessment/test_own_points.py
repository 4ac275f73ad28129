"""Points that the table leaves open, on a card: said to be unpublished, entered with their source, taken back."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QRadioButton

from gf_desktop.domain.document import Answer, OwnFigure, OwnPoints
from gf_desktop.domain.pack import Choice, Group, Option, Section
from gf_desktop.ui.assessment.own_points import PointsForm
from gf_desktop.ui.widgets.message_line import Level
from tests.domain import builders as make

SOURCE = "省厅培训材料"


def case(row_id):
    """Return a choice of which nobody published the points."""
    listed = tuple(
        Option(id=one, title=title, points=None) for one, title in (("yes", "提供"), ("no", "未提供"))
    )
    return replace(make.choice(row_id, points=None), choice=Choice(options=listed))


def table():
    """Return a table of a group of eight points shared by a case and a figure, beside a row of known points."""
    shared = make.unsplit(
        case("case"), make.quantitative("figure", points=None), points=8, section_id="shared"
    )
    return make.pack(shared, make.section(make.quantitative("known", points=92), section_id="known"))


def figure(value):
    """Return points of the test's source."""
    return OwnFigure(value=Decimal(value), source=SOURCE)


def form(driver, row="case") -> PointsForm:
    """Return the open form."""
    found = driver.card(row).points_line.form
    assert found is not None
    return found


def fill(driver, *figures, row="case", source=SOURCE):
    """Fill the form and agree to it."""
    for field, text in zip(form(driver, row).fields, figures, strict=True):
        field.edit.put(text)
    form(driver, row).findChild(QLineEdit, "own-source").setText(source)
    driver.click(row, "own-agree")


def said(driver, row="case") -> str:
    """Return what the line says."""
    return driver.card(row).points_line.summary.full_text()


def spoken_options(driver) -> list[str]:
    """Return what is heard of the options of the case."""
    return [one.accessibleName() for one in driver.input("case").choice.findChildren(QRadioButton)]


def test_only_rows_of_unknown_points_ask_for_them(open_page):
    """Where the table says the points there is nothing to enter."""
    driver = open_page(table())

    assert driver.card("known").points_line is None
    assert said(driver) == "分值：这一项的分值没有公布（本组共 8 分）；如果您知道，请填写并注明来源"
    assert driver.link("case", "own-points").text() == "填写分值…"
    assert driver.link("case", "own-points").accessibleName() == "指标 case：填写分值…"


def test_points_are_entered_with_their_source_and_scored(open_page):
    """The row and its options get the user's points, one step that undo takes back."""
    driver = open_page(table(), answers={"case": Answer(option="yes")})
    assert driver.points("case") == "– / – 分"

    driver.click("case", "own-points")
    fill(driver, "5", "5", "0")

    word = OwnPoints(value=figure(5), options={"yes": figure(5), "no": figure(0)})
    assert driver.page.model.document.points == {"case": word}
    assert driver.points("case") == "5.00 / 5 分"
    assert said(driver) == f"分值：自填 5 分，来源：{SOURCE}"
    assert spoken_options(driver) == ["提供，5 分（自填）", "未提供，0 分（自填）"]

    driver.page.model.undo()
    assert driver.page.model.document.points == {}
    assert driver.points("case") == "– / – 分"
    assert spoken_options(driver) == ["提供", "未提供"]


def test_points_by_judgement_are_given_out_of_those_entered(open_page):
    """The field says how many there are once that is known."""
    row = replace(make.manual("judged"), points=None)
    driver = open_page(make.pack(make.unsplit(row, case("case"), points=100)))
    assert driver.input("judged").field.unit.text() == "分"

    driver.click("judged", "own-points")
    fill(driver, "40", row="judged")

    assert driver.input("judged").field.unit.text() == "分（0～40 分）"


def test_an_option_may_stay_unknown(open_page):
    """Who knows only the row's points leaves the options empty; the card says what is missing."""
    driver = open_page(table(), answers={"case": Answer(option="yes")})

    driver.click("case", "own-points")
    assert "不填时，选了这一选项就不能计分" in form(driver).fields[1].message.hint()
    fill(driver, "5", "", "0")

    assert driver.page.model.document.points["case"].options == {"no": figure(0)}
    assert driver.points("case") == "– / 5 分"
    assert "选项“提供”的分值未知" in driver.trouble("case")


@pytest.mark.parametrize(
    ("figures", "source", "words"),
    [
        (("", "5", "0"), SOURCE, "请填写本项分值"),
        (("约 5", "", ""), SOURCE, "请填写本项分值"),
        (("5", "约", ""), SOURCE, "选项的分值只认得数字"),
        (("5", "5", "0"), " ", "请写明来源"),
        (("9", "9", "0"), SOURCE, "这一项最多 8 分"),
        (("5", "6", "0"), SOURCE, "超过了自填的本项分值 5 分"),
        (("-1", "", ""), SOURCE, "分值不能小于 0"),
    ],
)
def test_what_cannot_be_is_said_and_not_kept(open_page, figures, source, words):
    """The form says what is wrong and keeps what was typed."""
    driver = open_page(table())
    driver.click("case", "own-points")

    fill(driver, *figures, source=source)

    assert words in form(driver).trouble.text()
    assert form(driver).fields[0].value_text() == figures[0]
    assert driver.page.model.document.points == {}


def test_what_is_wrong_is_told_whole(open_page):
    """A long sentence breaks into lines instead of losing its end."""
    driver = open_page(table(), points={"case": OwnPoints(value=figure(5))})
    driver.click("figure", "own-points")
    trouble = form(driver, "figure").trouble

    trouble.say(Level.MISSING, "请核对数值。" * 60)
    QApplication.processEvents()

    label = trouble.findChildren(QLabel)[-1]
    assert label.text() == trouble.text()
    assert label.height() >= label.heightForWidth(label.width()) > label.fontMetrics().height()


def test_rows_of_a_group_share_its_points(open_page):
    """With five of eight entered elsewhere three are left, and four are refused."""
    driver = open_page(table(), points={"case": OwnPoints(value=figure(5))})

    driver.click("figure", "own-points")
    assert "这一项最多 3 分" in form(driver, "figure").fields[0].message.hint()
    fill(driver, "4", row="figure")
    assert "其他各项已录入 5 分，这一项最多 3 分" in form(driver, "figure").trouble.text()

    fill(driver, "3", row="figure")
    assert driver.page.model.document.points["figure"] == OwnPoints(value=figure(3))


def test_points_that_add_up_to_too_little_are_said_at_each_row(open_page):
    """Five and two of eight cannot be true together: both cards say so, until one is put right."""
    driver = open_page(
        table(), points={"case": OwnPoints(value=figure(5)), "figure": OwnPoints(value=figure(2))}
    )
    lines = [driver.card(row).points_line for row in ("case", "figure")]

    for line in lines:
        assert line.together.isVisible()
        assert "合计 7 分，与表中的 8 分不符" in line.together.text()
        assert "最高可达仍按表中的 8 分计" in line.together.text()

    driver.page.model.points("figure", OwnPoints(value=figure(3)))
    assert [line.together.text() for line in lines] == ["", ""]


def test_where_no_points_are_left_the_form_says_so(open_page):
    """A section whose points are all published leaves nothing: nought can be entered, and confirms it."""
    extra = make.quantitative("extra", points=None, points_why="未能确认")
    groups = tuple(
        Group(number=str(n), title=row.title, indicators=(row,))
        for n, row in enumerate((make.quantitative(points=100), extra), 1)
    )
    driver = open_page(make.pack(Section(id="energy", title="能源", points=Decimal(100), groups=groups)))
    assert said(driver, "extra") == "分值：未能确认；如果您知道，请填写并注明来源"

    driver.click("extra", "own-points")
    assert "只能填 0 分" in form(driver, "extra").fields[0].message.hint()
    fill(driver, "1", row="extra")
    assert "只能填 0 分" in form(driver, "extra").trouble.text()

    fill(driver, "0", row="extra")
    assert driver.page.model.document.points == {"extra": OwnPoints(value=figure(0))}


def test_points_that_add_up_to_too_much_are_said_not_to_count(open_page):
    """A document may bring them from outside: the line says that they are not taken."""
    words = {"case": OwnPoints(value=figure(6)), "figure": OwnPoints(value=figure(6))}
    driver = open_page(table(), points=words)

    assert said(driver) == "分值：自填 6 分，未采用（合计超过了表中的分值）"


def test_points_are_taken_back(open_page):
    """The word is gone, and the line says again that nothing is published."""
    driver = open_page(table(), points={"case": OwnPoints(value=figure(5))})

    driver.click("case", "revert-points")

    assert driver.page.model.document.points == {}
    assert "没有公布" in said(driver)
    assert not driver.card("case").points_line.revert.isVisible()


def test_a_form_opened_again_holds_what_was_entered(open_page):
    """Changing one figure does not ask for the others again."""
    word = OwnPoints(value=figure(5), options={"yes": figure(5), "no": figure(0)})
    driver = open_page(table(), points={"case": word})

    driver.click("case", "own-points")

    assert [field.value_text() for field in form(driver).fields] == ["5", "5", "0"]
    assert form(driver).source.text() == SOURCE


def test_the_keyboard_goes_through_the_form_and_escape_leaves_it(open_page):
    """The form follows the words that opened it; Escape gives up and comes back to them."""
    driver = open_page(table())
    driver.link("case", "own-points").setFocus()
    driver.press(Qt.Key.Key_Return)

    seen = [QApplication.focusWidget().accessibleName()]
    for _ in range(6):
        driver.press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
    named = ["自填分值：本项分值", "自填分值：提供", "自填分值：未提供", "来源"]
    assert seen == [*named, "采用这些分值", "不改", "指标 case：不适用"]

    form(driver).fields[0].setFocus()
    driver.press(Qt.Key.Key_Escape)
    assert driver.card("case").points_line.form is None
    assert driver.link("case", "own-points").hasFocus()
    assert driver.page.model.document.points == {}


def test_a_closed_assessment_only_shows_them(open_page):
    """Nothing is offered where nothing can be changed."""
    driver = open_page(table(), points={"case": OwnPoints(value=figure(5))}, closed=True)

    assert said(driver) == f"分值：自填 5 分，来源：{SOURCE}"
    assert not driver.link("case", "own-points").isVisible()
    assert not driver.link("case", "revert-points").isVisible()


def test_undo_brings_the_row_before_the_eyes(open_page):
    """From another section undo leads back to the row whose points it takes back."""
    driver = open_page(table())
    driver.page.model.points("figure", OwnPoints(value=figure(3)))
    driver.page.go_to_row("known")

    driver.page.model.undo()

    assert driver.page.place.row == "figure"
