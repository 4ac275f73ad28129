"""What the pane beside the work explains: rows, basic requirements, conditions, circumstances, and own tables' rows."""

from dataclasses import replace

import pytest

from gf_desktop.domain.pack import Gate
from gf_desktop.services.library import Library
from tests.domain import builders as make
from tests.standards.shipped import IDS
from tests.ui.assessment.scene import RESOURCES, read_table, table

NOTHING = "这一项没有填报说明"
BORROWED = "取自程序随附的同一项"
INTO_EXCEL = "写进它的 Excel 表这一行的“备注”"


@pytest.fixture(scope="module")
def library():
    """Return the shipped standards and help texts."""
    return Library(RESOURCES)


def own(pack, **more):
    """Return a table as one of the user's own."""
    header = replace(pack.header, id="own-ours", standing="own")
    return replace(pack, header=header, table=replace(pack.table, **more))


def retitled(pack, row_id, **more):
    """Return a table in which one row of the first section says something else."""
    first, *others = pack.table.sections
    groups = tuple(
        replace(
            g, indicators=tuple(replace(row, **more) if row.id == row_id else row for row in g.indicators)
        )
        for g in first.groups
    )
    return own(pack, sections=(replace(first, groups=groups), *others))


@pytest.mark.parametrize("scheme", IDS)
def test_every_basic_requirement_of_a_shipped_table_is_explained(open_page, library, scheme):
    """What is asked, how it is judged, evidence, mistakes, what experts ask, and the clause the table names."""
    pack = read_table(scheme)
    driver = open_page(pack, library=library, subject=pack.header.subject)
    driver.open("indicators", "gates")
    for gate in pack.table.gates:
        driver.page.part.focus_row(gate.id)
        said = driver.reading(0)
        for heading in ("问什么", "怎样判断", "通常要的材料", "常见错误", "专家可能会问", "条款"):
            assert heading in said
        assert gate.clause in said
        assert driver.page.side.title.text() == gate.title


def test_conditions_and_circumstances_of_a_programme_are_explained(open_page, library):
    """Each card of both pages brings help of its own beside the article and the proof that the programme names."""
    programme = library.programme("js-2026")
    driver = open_page(read_table("park-2016"), library=library, programme=programme, subject="park")
    shown = {
        "conditions": programme.conditions_for("park"),
        "disqualifiers": programme.disqualifiers_for("park"),
    }
    for part, items in shown.items():
        driver.open("eligibility", part)
        for item in items:
            driver.page.part.focus_row(item.id)
            said = driver.reading(0)
            assert library.requirement_guidance(item.title).how in said
            assert item.proof in said
            assert item.article in said


def test_an_own_requirement_without_help_says_where_to_look_and_how_to_add_some(open_page, library):
    """Nothing is empty: the pane says what one can do, and an own table's note stands in place of ours."""
    gates = (Gate(id="systems", title="自定的要求"), Gate(id="noted", title="另一条", note="看年度计划。"))
    driver = open_page(own(table(), gates=gates), library=library)
    driver.open("indicators", "gates")
    driver.page.part.focus_row("systems")
    assert NOTHING in driver.reading(0)
    assert INTO_EXCEL in driver.reading(0)

    driver.page.part.focus_row("noted")

    assert "看年度计划。" in driver.reading(0)
    assert INTO_EXCEL not in driver.reading(0)


def test_an_encouraged_requirement_is_called_so_and_stops_nothing(open_page):
    """Not meeting it is said without alarm; the page says beforehand that it does not decide."""
    gates = (Gate(id="must", title="必须的"), Gate(id="extra", title="鼓励的", encouraged=True))
    driver = open_page(replace(table(), table=replace(table().table, gates=gates)))
    driver.open("indicators", "gates")
    driver.say_state("must", "met")
    driver.say_state("extra", "not-met")

    assert driver.state_card("extra").accessibleName() == "2 鼓励的（鼓励，不否决）"
    assert "不影响通过" in driver.state_card("extra").foot.text()
    assert driver.total("gates") == "符合"
    driver.say_state("must", "not-met")
    assert driver.state_card("must").foot.text() == "不符合，评价不能通过。"


def test_an_own_requirement_of_the_same_words_borrows_our_help_and_says_so(open_page, library):
    """The same words are the same requirement, whatever its id."""
    gates = (Gate(id="ours", title=read_table("park-2016").table.gates[0].title),)
    driver = open_page(own(table(), gates=gates), library=library)
    driver.open("indicators", "gates")
    driver.page.part.focus_row("ours")

    assert BORROWED in driver.reading(0)
    assert "怎样判断" in driver.reading(0)


def test_a_shipped_row_is_explained_without_being_called_borrowed(open_page, library):
    """In our own tables the help is simply theirs."""
    driver = open_page(read_table("gbt36132-2025"), library=library)
    driver.open("indicators", "energy")
    driver.page.part.focus_row("carbon-intensity")

    assert library.guidance("carbon-intensity").how in driver.reading(0)
    assert BORROWED not in driver.reading(0)
    assert NOTHING not in driver.reading(0)


@pytest.mark.parametrize(
    ("scheme", "row", "change", "same"),
    [
        ("js-pp-staple-2026", "energy-per-product", {"title": "单位涤纶产品综合能耗"}, True),
        ("js-pp-staple-2026", "energy-per-product", {"calculator": "water-per-product"}, False),
        ("js-pp-staple-2026", "platform-functions", {"title": "能源管理平台功能数量"}, False),
        ("park-2016", "park-energy-output", {"title": "单位能耗产值"}, False),
    ],
)
def test_a_changed_row_of_an_own_table_borrows_only_what_is_truly_the_same(
    open_page, library, scheme, row, change, same
):
    """The same formula is the same matter; other words or another formula under an old id are not."""
    pack = retitled(read_table(scheme), row, **change)
    driver = open_page(pack, library=library, subject=pack.header.subject)
    driver.open("indicators", pack.table.sections[0].id)
    driver.page.part.focus_row(row)

    assert (BORROWED in driver.reading(0)) is same
    assert (NOTHING in driver.reading(0)) is not same


def test_an_own_row_without_help_shows_the_note_of_its_table(open_page, library):
    """What the maker of a table noted with a row is read where ours would stand."""
    row = make.quantitative("mine", title="自定指标", lead=95, base=90, note="按年度报表填写。")
    driver = open_page(own(make.pack(make.section(row))), library=library)
    driver.open("indicators", driver.page.model.pack.table.sections[0].id)
    driver.page.part.focus_row("mine")

    assert NOTHING in driver.reading(0)
    assert "按年度报表填写。" in driver.reading(0)
    assert INTO_EXCEL not in driver.reading(0)


def test_without_an_item_both_tabs_say_how_to_choose_one(open_page, library):
    """Nothing is said of evidence that is not required while no item has the focus."""
    driver = open_page(read_table("js-general-2026"), library=library)
    driver.open("indicators", "gates")
    driver.page.side.show_row("", "gates")
    for tab in (0, 1):
        assert "把光标放到一项上" in driver.reading(tab)
