"""Tables in files of either kind: the same rules, each problem at its line or cell, in words that people know."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gf_desktop.bootstrap import build
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.exchange.books import read_book
from gf_desktop.services import pack_files
from gf_desktop.services.pack_files import PackFiles

SCHEME = "js-pp-staple-2026"
HEADINGS = 4


@pytest.fixture
def program(tmp_path):
    """Return a program on an empty workspace."""
    return build(tmp_path / "工作区")


@pytest.fixture
def files(program):
    """Return what reads and writes tables."""
    return PackFiles(program.library, program.catalogue)


def place(sheet, heading: str, **where: str) -> str:
    """Return the cell in the column of that heading, in the row whose other cells say what ``where`` does."""
    letters = {cell.value: cell.column_letter for cell in sheet[HEADINGS]}
    wanted = {"层级": "指标", **where} if "层级" in letters else where
    row = next(
        number
        for number in range(HEADINGS + 1, sheet.max_row + 1)
        if all(sheet[f"{letters[key]}{number}"].value == value for key, value in wanted.items())
    )
    return f"{letters[heading]}{row}"


@pytest.fixture
def spoilt(program, files, tmp_path):
    """Return what spoils one cell of a shipped table's workbook and says what is found, each with its place."""

    def spoil(sheet: str, heading: str, value: Any, **where: str) -> tuple[str, list[tuple[str, str]]]:
        path = tmp_path / "表.xlsx"
        files.write(program.library.pack(SCHEME), path)
        book = openpyxl.load_workbook(path)
        cell = place(book[sheet], heading, **where)
        book[sheet][cell] = value
        book.save(path)
        found = [(str(one.place), program.catalogue.say(one.said)) for one in files.check(path)]
        return f"{sheet}!{cell}", found

    return spoil


ENERGY = {"编号": "energy-per-product"}
LAND = {"编号": "land-output"}


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "where", "word"),
    [
        ("指标", "满分值", "约 300", ENERGY, "应为十进制数字"),
        ("指标", "满分值", "12%", ENERGY, "应为十进制数字"),
        ("指标", "满分值", True, ENERGY, "应为十进制数字"),
        ("指标", "满分值", 130, ENERGY, "都是 130"),
        ("指标", "满分值", 150, ENERGY, "方向相反"),
        ("指标", "满分值的来源", "nobody", ENERGY, "来源编号“nobody”"),
        ("指标", "满分值的来源", None, ENERGY, "没有写明来源"),
        ("指标", "满分值的可靠程度", "大概", ENERGY, "已核对原文、转录未核、待核实、未见原文"),
        ("指标", "可能的最小值", 120, ENERGY, "取值范围"),
        ("指标", "计分方式", "猜", ENERGY, "定量、勾选计数"),
        ("指标", "单位", "kgce/斤", ENERGY, "不认识单位"),
        ("指标", "计算方法", "no-such", ENERGY, "不认识计算方法"),
        ("指标", "编号", "Energy", ENERGY, "小写字母"),
        ("指标", "编号", "energy-per-product", LAND, "用了两次"),
        ("指标", "名称", None, LAND, "缺少“名称”"),
        ("指标", "必选", "也许", LAND, "应为是或否"),
        ("指标", "评分步长", 1, LAND, "不应有“评分步长”"),
        ("指标", "权重", "0.5", LAND, "“指标”这一行不填“权重”"),
        ("来源", "可靠程度", "很高", {"来源编号": "form"}, "已核对原文"),
        (
            "证明材料",
            "材料种类",
            "no-such",
            {"属于哪一项": "单位丙纶（短纤维）产品综合能耗"},
            "不认识材料种类",
        ),
    ],
)
def test_one_spoilt_cell_is_named_with_its_sentence(sheet, heading, value, where, word, spoilt):
    """A figure that is text, a word that is none, a name that nobody has: the very cell and one sentence."""
    cell, found = spoilt(sheet, heading, value, **where)

    told = [(one, said) for one, said in found if "没有名称或编号是" not in said and "不止一行" not in said]
    assert [word in said for _, said in told] == [True]
    assert told[0][0] == cell or heading in ("可能的最小值", "可能的最大值")
    assert all("!" in one for one, _ in found)


def test_points_that_do_not_add_up_are_said_at_section(spoilt):
    """A row with other points is said where its section has its points, in one sentence."""
    _, found = spoilt("指标", "分值", 13, **ENERGY)

    ((cell, said),) = found
    assert cell.startswith("指标!")
    assert "它下面各项合计 31" in said


@pytest.mark.parametrize("word", ["未见原文", "凭记忆", "没有核对原文", "memory"])
def test_what_nobody_saw_has_several_words(word, files, spoilt, tmp_path):
    """How sure a source is may be written as the list has it, as it was called before, or as the code."""
    _, found = spoilt("指标", "满分值的可靠程度", word, **ENERGY)
    pack = files.read(tmp_path / "表.xlsx")

    assert found == []
    assert [row.lead.confidence for row in pack.indicators if row.id == "energy-per-product"] == ["memory"]


def test_codes_in_full_width_digits_are_codes(files, program, tmp_path):
    """The industry codes of the form may be typed with the full-width digits of an input method."""
    path = tmp_path / "表.xlsx"
    pack = program.library.pack(SCHEME)
    files.write(pack, path)
    book = openpyxl.load_workbook(path)
    (line,) = [row for row in book["表头"].iter_rows(min_row=HEADINGS) if "行业代码" in str(row[1].value)]
    line[2].value = "２８２２、282"
    book.save(path)

    assert files.read(path).header.applies.industries == ("2822", "282")


@pytest.mark.parametrize("value", ["１１０", "110", 110, 110.0, " 110 "])
def test_figures_are_read_as_people_write_them(value, program, files, spoilt, tmp_path):
    """A figure may stand as figure or as text, with full-width digits and blanks around it."""
    _, found = spoilt("指标", "满分值", value, **ENERGY)
    pack = files.read(tmp_path / "表.xlsx")

    assert found == []
    assert pack.digest == program.library.pack(SCHEME).digest


def test_both_kinds_of_file_say_the_same(program, files, tmp_path):
    """YAML to workbook to YAML is the same table, letter by letter."""
    pack = program.library.pack(SCHEME)
    for number, name in enumerate(("a.yaml", "b.xlsx", "c.YAML", "d.yml")):
        files.write(pack, tmp_path / name)
        pack = files.read(tmp_path / name)
        assert pack.digest == program.library.pack(SCHEME).digest, number

    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "d.yml").read_bytes()


def test_a_file_of_another_kind_is_refused(program, files, tmp_path):
    """The name says what is to be written: another one is refused, and nothing is written."""
    with pytest.raises(UserFacingError) as refused:
        files.write(program.library.pack(SCHEME), tmp_path / "表.docx")
    with pytest.raises(UserFacingError) as template:
        files.template(tmp_path / "表.yaml")

    assert (refused.value.said.code, template.value.said.code) == ("packs.format", "packs.template-format")
    assert list(tmp_path.glob("表*")) == []


def test_text_that_no_cell_holds_is_refused_with_its_cell(program, files, tmp_path):
    """A text longer than a cell can hold is never cut off."""
    pack = program.library.pack(SCHEME)
    long = replace(pack, header=replace(pack.header, note="长" * 40_000))
    with pytest.raises(UserFacingError) as refused:
        files.write(long, tmp_path / "表.xlsx")

    assert refused.value.said.code == "packs.too-long"
    assert refused.value.said.params["cell"].startswith("C")


def test_what_does_not_belong_hides_nothing_else(files, program, tmp_path):
    """A cell that a heading's line has not is said in words of the sheet, and the rules are asked all the same."""
    path = tmp_path / "表.xlsx"
    files.write(program.library.pack("js-general-2026"), path)
    book = openpyxl.load_workbook(path)
    sheet = book["指标"]
    places = {cell.value: cell.column for cell in sheet[HEADINGS]}
    group = next(
        row for row in range(HEADINGS + 1, 99) if sheet.cell(row, places["层级"]).value == "二级指标"
    )
    figure = next(
        row for row in range(HEADINGS + 1, 99) if sheet.cell(row, places["零分值"]).value is not None
    )
    sheet.cell(group, places["评分步长"]).value = 0.5
    for heading in ("零分值", "零分值的来源"):
        sheet.cell(figure, places[heading]).value = None
    book.save(path)

    step, base = sorted((str(one.place), program.catalogue.say(one.said)) for one in files.check(path))
    assert step == (
        f"指标!{sheet.cell(group, places['评分步长']).coordinate}",
        "“二级指标”这一行不填“评分步长”。请删去这一格。",
    )
    assert base[0] == f"指标!{sheet.cell(figure, places['零分值']).coordinate}"
    assert "没有填“零分值”" in base[1]
    assert "在“没有零分值的原因”一列写明" in base[1]


ODD = (
    None,
    "",
    " ",
    "x",
    "=1",
    "{}",
    "[]",
    "[1",
    '"',
    '"x"',
    "{a: 1}",
    "是",
    -1,
    0,
    1.5,
    1e300,
    True,
    "own-x",
    "指标",
    "分项",
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_stands_in_the_cells_is_read_or_said(files, program, tmp_path, monkeypatch, data):
    """Random values in random cells, marks and headings too, never break the reader: each problem has its place."""
    path = tmp_path / "表.xlsx"
    if not path.exists():
        files.write(program.library.pack(SCHEME), path)
    book = read_book(path)
    sheets = list(book.sheets)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(1, len(sheets) - 2))
        rows = [list(row) for row in sheets[at].rows]
        row = data.draw(st.integers(0, len(rows) - 1))
        rows[row][data.draw(st.integers(0, len(rows[row]) - 1))] = data.draw(st.sampled_from(ODD))
        sheets[at] = replace(sheets[at], rows=rows)
    monkeypatch.setattr(pack_files, "read_book", lambda _path: replace(book, sheets=tuple(sheets)))

    found = files.check(path)
    assert all(str(one.place) and program.catalogue.say(one.said) for one in found)


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "where", "words"),
    [
        ("指标", "满分值的来源", "文件", ENERGY, ("“来源”表里没有", "下拉列表")),
        ("指标", "满分值", None, ENERGY, ("没有说明原因",)),
        ("指标", "计分方式", None, ENERGY, ("没有选计分方式", "“说明”表")),
        ("指标", "没有分值的原因", "不知", ENERGY, ("清空",)),
        ("指标", "选评组", "A", ENERGY, ("选评组各计几项", "A: 2")),
        ("指标", "计算口径", "口径: 水", ENERGY, ("介质、污染物",)),
        ("指标", "计算口径", "环节: 中间", ENERGY, ("环节", "产生、排放")),
        ("指标", "单位", "公斤", ENERGY, ("下拉列表",)),
        ("指标", "计分方式", "勾选计数", ENERGY, ("选项表里的勾选项",)),
        ("证明材料", "材料种类", "计算表", {"属于哪一项": "单位丙纶（短纤维）产品综合能耗"}, ("下拉列表",)),
    ],
)
def test_sentences_for_a_workbook_name_its_columns(sheet, heading, value, where, words, spoilt):
    """Nobody who fills in a workbook is told of keys that only pack files have."""
    _, found = spoilt(sheet, heading, value, **where)

    assert any(all(word in said for word in words) for _, said in found), found
    for _, said in found:
        assert not any(key in said for key in ("sources", "choose", "why", "kind", "given", "YAML", "lead"))
