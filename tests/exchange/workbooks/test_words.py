"""The workbook says what the screen says, and shows reference figures by what they are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from gf_desktop.domain.ledgers import Boundary, Site
from gf_desktop.exchange.paper import GREY
from gf_desktop.exchange.workbooks.words import figure_title
from gf_desktop.services.spreadsheets import differences
from tests.exchange.spreadsheets import catalogue
from tests.exchange.workbooks.builders import changed, column, document, put, said, sheets, template

FIGURES, SITES, SETTINGS = "参考数值的确认", "厂区清单", "计算选项"
GRID = "grid/2023/江苏/average"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (GRID, "购入电力的二氧化碳排放因子（江苏，2023 年）"),
        ("grid-own", "购入电力的二氧化碳排放因子"),
        ("coal/GB/T 2589-2020/原煤", "“原煤”的折标准煤系数"),
        ("coal-own/diesel/t", "“柴油”的折标准煤系数"),
        ("coal-own/steam/kJ/kg", "蒸汽的热焓（已减去给水的焓）"),
        ("fuel/B-general/烟煤", "“烟煤”的二氧化碳排放因子"),
        ("fuel-own/自产油气/t", "“自产油气”的二氧化碳排放因子"),
        ("heat/F-heat/净购入热力", "购入热力的二氧化碳排放因子"),
        (
            "limit/GB 16780-2021 | 熟料 | 单位产品综合能耗",
            "能耗限额：GB 16780-2021 | 熟料 | 单位产品综合能耗",
        ),
        ("quota/GB/T 18916.2-2022 | 电炉炼钢", "用水定额：GB/T 18916.2-2022 | 电炉炼钢"),
        ("cubic/natural-gas/0", "其他确认：0"),
    ],
)
def test_a_key_is_said_in_chinese(key, words):
    """Each family of keys has its words; the key itself stays beside them."""
    assert catalogue().say(figure_title(key)) == words


def with_figures():
    """Return the document with a figure confirmed and one replaced."""
    of = document()
    settings = replace(of.ledgers.settings, accepted=(GRID,), figures={"coal-own/diesel/t": Decimal("1.45")})
    return replace(of, ledgers=replace(of.ledgers, settings=settings))


def test_figures_stand_by_their_titles_and_come_back_by_their_keys(tmp_path):
    """The title comes first, the key small and grey behind it; the sheet as written changes nothing."""
    path = template(tmp_path, with_figures())
    sheet = openpyxl.load_workbook(path)[FIGURES]
    title, key = sheet.cell(5, column(sheet, "what")), sheet.cell(5, column(sheet, "id"))

    assert (title.value, key.value) == ("购入电力的二氧化碳排放因子（江苏，2023 年）", GRID)
    assert title.column < key.column
    assert (key.font.size, key.font.color.rgb) == (8, f"00{GREY}")
    found = differences(with_figures(), sheets().understand([path]))
    assert (found.rows, found.facts) == ((), ())


def test_a_changed_figure_is_a_difference_with_its_title(tmp_path):
    """The last page names the figure, not its key."""
    path = changed(template(tmp_path, with_figures()), lambda book: put(book[FIGURES], 6, figure=1.5))
    (fact,) = differences(with_figures(), sheets().understand([path])).facts

    assert fact.key == "figures/coal-own/diesel/t"
    assert catalogue().say(fact.title) == "“柴油”的折标准煤系数"


def choices(sheet):
    """Return the answers of a form by the ends of their marks."""
    return {str(row[0].value).partition(".")[2]: row[2] for row in sheet.iter_rows() if row[0].value}


def test_the_screens_words_are_written_and_the_former_ones_read(tmp_path):
    """没有租赁 and 电力（当量值） as on the screen; workbooks that say 自有自用 or 等价值 are understood."""
    of = document(boundary=Boundary(sites=(Site(id="s1", name="东厂", inside="in", leased="no"),)))
    path = template(tmp_path, of)
    book = openpyxl.load_workbook(path)
    sites = book[SITES]
    shown = [sites.cell(5, column(sites, key)).value for key in ("inside", "leased")]
    assert (shown, choices(book[SETTINGS])["electricity"].value) == (
        ["纳入评价", "没有租赁"],
        "电力（当量值）",
    )

    def former(book):
        put(book[SITES], 5, inside="纳入", leased="租出")
        choices(book[SETTINGS])["electricity"].value = "等价值"

    told = sheets().understand([changed(path, former)])
    assert said(told) == []
    assert told.telling.facts["settings.electricity"] == "primary"
    values = told.telling.rows["sites"][0].values
    assert (values["inside"], values["leased"]) == ("in", "out")
