"""The platform's table: the form's columns, every cell as it is to be pasted, what is missing said in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.document import Answer
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.domain.platform_sheet import Sheet, SheetRow, platform_sheet
from gf_desktop.domain.report.cells import said, shown
from tests.domain.report.builders import EVIDENCE_TITLES, document, pack, say, scored, with_answer


def sheet(doc=None, table=None) -> Sheet:
    """Return the sheet of a document."""
    doc, table = doc or document(), table or pack()
    return platform_sheet(doc, table, scored(doc, table), EVIDENCE_TITLES)


def line(made: Sheet, indicator: str, inner: str = "") -> SheetRow:
    """Return one line of a sheet."""
    return next(row for row in made.rows if (row.indicator, row.inner) == (indicator, inner))


def read(row: SheetRow, column: str) -> str:
    """Return what people read in a cell."""
    return shown(row.cells[column], say)


def test_columns_stand_in_the_forms_order():
    """The columns are those of the platform, benchmarks under the authority's own words, ours last."""
    titles = [said(column.title, say) for column in sheet().columns]

    assert titles == [
        *(
            "一级指标",
            "序号",
            "二级指标",
            "三级指标",
            "指标类型",
            "分值",
            "单位",
            "标杆值",
            "基准值",
            "加权参数",
        ),
        *("2025年指标值", "证明材料上传", "审核备注（审核方填写）", "是否适用", "证明材料要求", "得分"),
        "填报说明（本程序附）",
    ]


def test_rows_stand_in_the_forms_order_with_their_products_and_parts():
    """Each row is followed by one line per product or part, and the bonus comes last."""
    made = [(row.indicator, row.inner) for row in sheet().rows]

    assert made[:3] == [("energy-per-product", ""), ("energy-by-product", ""), ("energy-by-product", "0")]
    assert ("pollutant-margin", "cod") in made
    assert made[-1] == ("bonus-chain", "")


def test_a_figure_is_written_exactly_as_typed():
    """Trailing zeros stay and no thousands mark is added, neither in values nor in weights and benchmarks."""
    made = sheet()
    product = line(made, "energy-by-product", "0")

    assert read(line(made, "energy-per-product"), "value") == "115.0"
    assert read(line(made, "energy-per-product"), "base") == "130.0"
    assert (read(product, "value"), read(product, "weight")) == ("115.50", "1234567.8")
    assert (read(product, "lead"), read(product, "base")) == ("110", "130")
    assert product.cells["weight"].kind == "figure"


@given(st.decimals(min_value=0, max_value=10**17, places=6, allow_nan=False, allow_infinity=False))
def test_any_value_is_written_to_the_digit(value: Decimal):
    """Whatever figure was typed stands in its cell with the same digits."""
    doc = with_answer(document(), "energy-per-product", Answer(value=value))

    cell = line(sheet(doc), "energy-per-product").cells["value"]

    assert (cell.text, cell.kind) == (decimal_text(value), "figure")


@pytest.mark.parametrize(
    ("indicator", "column", "words"),
    [
        ("water-reuse-rate", "value", "不适用"),
        ("water-reuse-rate", "applicable", "不适用"),
        ("energy-per-product", "applicable", "适用"),
        ("water-reuse-rate", "note", "不适用理由：无生产用水"),
        ("output", "value", "未填"),
        ("design-case", "value", "未填"),
        ("design-case", "points", "本组合计4分"),
        ("waste-use", "lead", "100（待核实，未采用）"),
        ("waste-use", "score", "缺基准"),
        ("energy-by-product", "value", "分产品填报"),
        ("platform-functions", "value", "2"),
        ("platform-functions", "note", "已勾选：能源查询、碳核算"),
        ("bonus-chain", "value", "重点企业"),
        ("energy-per-product", "type", "逆向定量"),
        ("design-case", "type", "正向定性"),
        ("energy-per-product", "score", "9.00"),
        ("renewable-share", "indicator", "可再生能源利用率（≥10000 tce）"),
    ],
)
def test_what_a_cell_says(indicator: str, column: str, words: str):
    """Rows not applicable, drafts, blanks and benchmarks that may not be used are said in words."""
    assert read(line(sheet(), indicator), column) == words


def test_nothing_is_to_be_pasted_where_only_words_stand():
    """Words explain an empty cell; the cell itself stays empty, so that nobody pastes them."""
    made = sheet()

    for indicator in ("water-reuse-rate", "output", "design-case", "energy-by-product"):
        assert line(made, indicator).cells["value"].empty


def test_a_hidden_benchmark_says_why():
    """A benchmark that the authority does not show is unknown; the table's reason stands in the note, once."""
    row = line(sheet(document(benchmarks={})), "output")

    assert read(row, "lead") == "未知"
    assert read(row, "note").count("平台未公布") == 1


def test_own_benchmarks_are_named_with_their_source():
    """A benchmark that was entered stands in its cell as typed, its source in our note."""
    row = line(sheet(), "output")

    assert read(row, "lead") == "0.50"
    assert "标杆值由本单位填入，来源：市局 2026 年通知附件" in read(row, "note")


def test_an_open_variant_has_no_value_yet():
    """While no variant is chosen the row says so and keeps its own title."""
    doc = with_answer(document(), "renewable-share", Answer())
    row = line(sheet(doc), "renewable-share")

    assert read(row, "value") == "未选定适用形式"
    assert read(row, "indicator") == "可再生能源利用率"


def test_a_draft_inside_a_product_is_not_handed_in():
    """A product's benchmark that is no figure yet is unknown on paper; what was typed is not printed."""
    row = line(sheet(), "energy-by-product", "1")

    assert read(row, "base") == "未知"
    assert read(row, "lead") == "100"


def test_required_evidence_is_numbered_and_marked():
    """Each piece of evidence has its title, whether only if it exists, and its note."""
    required = read(line(sheet(), "energy-per-product"), "required").split("\n")

    assert required == [
        "1. 指标计算过程表",
        "2. 《工业产销总值及主要产品产量》（B204-1表）",
        "3. 《能源购进、消费与库存附表》（205-2表）（如有；盖章）",
    ]
    assert read(line(sheet(), "design-case"), "required") == "绿色设计案例说明"


def test_what_the_reviewer_fills_stays_empty():
    """The columns for uploads and for the reviewer's remarks are left to them."""
    for row in sheet().rows:
        assert all(row.cells[key].empty for key in ("upload", "review") if key in row.cells)


def test_facts_say_what_the_table_is():
    """Table, version, standing, sources with confidence and the statement stand beside the table."""
    facts = {say(fact.title): said(fact.text, say) for fact in sheet().facts}

    assert facts["评价要求来源性质"] == "非官方转录"
    assert "口头说明（待核实）" in facts["数据来源与可信度"]
    assert "GB/T 36132-2025 表 C.1（已核对）" in facts["数据来源与可信度"]
    assert facts["声明"] == "自评价结果，非认证结论"
    assert facts["评价要求版本"] == "文本第2版"
