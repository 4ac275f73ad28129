"""The empty workbook for people who never saw a pack file: filled in as it says, it is a right table."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from gf_desktop.domain.pack import Pack
from gf_desktop.exchange.books import read_book
from gf_desktop.exchange.packs import empty_book, is_pack_book, pack_book, seems_pack_book
from gf_desktop.exchange.packs.guide import EXAMPLES, example
from gf_desktop.exchange.packs.layout import HEADINGS, layout
from gf_desktop.standards.packs import pack_of, read_pack
from gf_desktop.standards.tree import Tree
from tests.exchange.packs.shipped import read, there_and_back, words
from tests.standards.shipped import RESOURCES, known

FORM = {"编号": "own-city-2026", "名称": "某市评价要求", "评价主体": "工厂", "发布单位": "某市工业和信息化局"}


@pytest.fixture
def filled(tmp_path):
    """Return the template with the example typed into its sheets, by headings, and where it is to be saved."""
    path = tmp_path / "填写表.xlsx"
    path.write_bytes(empty_book(words()))
    book = openpyxl.load_workbook(path)
    for row in book["表头"].iter_rows(min_row=HEADINGS):
        name = str(row[1].value or "").rstrip("* ")
        if name in FORM:
            row[2].value = FORM[name]
    for key, keys in EXAMPLES:
        sheet = book[words().sheet(key)]
        letters = {cell.value: cell.column_letter for cell in sheet[HEADINGS]}
        columns = [layout(key).column(one) for one in keys]
        for number, line in enumerate(example(words(), key), HEADINGS + 1):
            for column, text in zip(columns, line, strict=True):
                if text:
                    sheet[f"{letters[words().heading(column)]}{number}"] = text
    return book, path


def pack(book, path) -> Pack:
    """Return what the workbook says, checked by the rules of every pack."""
    book.save(path)
    trees = read(path)
    assert trees.troubles == ()
    return pack_of(path, Tree(trees.header, {}), Tree(trees.table, {}), known(), shipped=False)


def test_the_example_is_a_right_table(filled):
    """What the sheet 示例 shows, typed as it stands, is taken; each way of scoring that it shows is there."""
    made = pack(*filled)

    kinds = {row.title: row.kind for row in made.indicators}
    assert len(kinds) == 8
    assert set(kinds.values()) == {
        "quantitative",
        "ratio",
        "ticks",
        "choice",
        "parts",
        "manual",
        "checklist",
    }
    ticked = next(row for row in made.indicators if row.kind == "ticks")
    assert [one.title for one in ticked.ticks.options] == ["用能查询", "碳排放核算", "异常预警"]
    energy = made.indicators[0]
    assert (energy.calculator, energy.evidence[0].kind) == ("energy-per-product", "calculation-sheet")
    assert made.table.gates[0].evidence[0].kind == "business-licence"


def test_ids_that_nobody_gave_follow_from_the_names(filled, tmp_path):
    """They stay when lines are moved, differ where names are alike, and come back from the workbook as ids."""
    book, path = filled
    sheet = book["指标"]
    sheet[f"C{HEADINGS + 17}"], sheet[f"C{HEADINGS + 11}"] = "同名", "同名"
    before = pack(book, path)
    ids = [row.id for row in before.indicators]
    assert len(set(ids)) == len(ids)
    assert [one for one in ids if one.endswith("-2")] != []
    again = there_and_back(before, tmp_path)
    assert again.digest == before.digest

    book["选项"][f"D{HEADINGS + 1}"] = "换了名称"
    assert [row.id for row in pack(book, path).indicators] == ids


def test_every_word_can_be_chosen(filled):
    """Lists of choices show words; sources and rows are chosen from what was filled in on their own sheets."""
    book, _ = filled
    lists = {
        sheet.title: {rule.formula1 for rule in sheet.data_validations.dataValidation}
        for sheet in book.worksheets
    }
    hidden = book.worksheets[-1]
    shown = {str(cell.value) for column in hidden.iter_cols(min_col=2) for cell in column if cell.value}
    assert {"定量", "勾选计数", "越低越好", "已核对原文", "工厂", "自建", "单位产品综合能耗"} <= shown
    assert {"营业执照", "是", "否"} <= shown
    assert not {"quantitative", "higher", "memory", "own", "energy-per-product", "business-licence"} & shown
    assert any(one.startswith("'来源'!$A$") for one in lists["指标"])
    for sheet in ("选项", "证明材料"):
        (range_of,) = {one for one in lists[sheet] if one and one.startswith("'指标'!")}
        assert book["指标"][f"{range_of[6]}{HEADINGS}"].value == "名称"


def test_the_template_begins_with_what_to_do(filled):
    """Guide and example come first, every column keeps its heading in sight, nothing technical is asked."""
    book, _ = filled
    assert book.sheetnames[:3] == ["说明", "示例", "表头"]
    for name in ("来源", "基本要求", "指标", "选项", "证明材料"):
        assert book[name].freeze_panes.endswith(str(HEADINGS + 1))
    form = book["表头"]
    seen = [
        str(row[1].value)
        for row in form.iter_rows(min_row=HEADINGS)
        if not form.row_dimensions[row[0].row].hidden
    ]
    assert "格式" not in seen


def test_what_is_given_to_a_calculator_is_said_in_words(tmp_path):
    """环节: 产生 stands in the cell; words, codes and words of one's own are all read."""
    from dataclasses import replace

    from tests.domain import builders

    row = replace(
        builders.quantitative(), given={"stage": "generated", "waste": "废丝"}, calculator="water-per-product"
    )
    made = builders.pack(row)
    path = tmp_path / "评价要求.xlsx"
    assert there_and_back(made, tmp_path).table == made.table
    book = openpyxl.load_workbook(path)
    sheet = book["指标"]
    letter = next(cell.column_letter for cell in sheet[HEADINGS] if cell.value == "计算口径")
    cells = [cell for cell in sheet[letter] if cell.row > HEADINGS and cell.value]
    assert [cell.value for cell in cells] == ["环节: 产生\n固废名称: 废丝"]
    for text in ("环节：产生；waste: 废丝", "stage: generated\n固废名称: 废丝"):
        cells[0].value = text
        book.save(path)
        given = read(path).table["sections"][0]["groups"][0]["indicators"][0]["given"]
        assert given == {"stage": "generated", "waste": "废丝"}


def test_percent_is_asked_about_where_it_is_typed(filled):
    """A figure below one in a row of percent is asked about by the workbook itself: 20% is kept as 0.2."""
    book, _ = filled
    rules = [one for one in book["指标"].data_validations.dataValidation if one.type == "custom"]
    assert [one.errorStyle for one in rules] == ["warning", "warning"]
    letters = {cell.value: cell.column_letter for cell in book["指标"][HEADINGS]}
    for rule, heading in zip(rules, ("满分值", "零分值"), strict=True):
        cell = f"{letters[heading]}{HEADINGS + 1}"
        assert str(rule.sqref).startswith(cell)
        assert f'${letters["单位"]}{HEADINGS + 1}="%"' in rule.formula1
        assert cell in rule.formula1


def test_a_short_look_tells_a_packs_workbook_from_others(tmp_path):
    """Only a workbook with our marks is one, also after another program has written it anew; broken files are none."""
    ours, again, other, broken = (tmp_path / name for name in ("甲.xlsx", "乙.xlsx", "丙.xlsx", "丁.xlsx"))
    ours.write_bytes(empty_book(words()))
    openpyxl.load_workbook(ours).save(again)
    openpyxl.Workbook().save(other)
    broken.write_bytes(ours.read_bytes()[:2000])

    assert [seems_pack_book(path) for path in (ours, again, other, broken)] == [True, True, False, False]
    assert not seems_pack_book(tmp_path)
    assert is_pack_book(read_book(ours))
    assert not is_pack_book(read_book(other))


def test_the_guide_speaks_of_the_example_only_where_it_is():
    """The empty workbook has the sheet 示例 and points to it; a table given out has neither. Both tell of 变体."""
    table = read_pack(RESOURCES / "standards" / "js-general-2026.yaml", known(), shipped=True)
    for data, there in ((empty_book(words()), True), (pack_book(table, words()), False)):
        book = openpyxl.load_workbook(BytesIO(data))
        said = "\n".join(str(row[1].value) for row in book["说明"].iter_rows())
        assert ("示例" in book.sheetnames, "示例" in said) == (there, there)
        assert "按什么选用" in said


def test_figures_of_the_example_are_figures():
    """Points and figures on the sheet 示例 are numbers, as they are to be typed; names and numbers of rows are text."""
    sheet = openpyxl.load_workbook(BytesIO(empty_book(words())))["示例"]
    values = [
        cell.value for row in sheet.iter_rows(min_row=HEADINGS) for cell in row if cell.value is not None
    ]
    assert sum(isinstance(value, (int, float)) for value in values) > 20
    assert not [value for value in values if isinstance(value, str) and value.isdecimal() and len(value) > 1]
