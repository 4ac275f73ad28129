"""The template fits what is evaluated: only what a park's or an enterprise's table is computed from, in its words."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from gf_desktop.domain.data_fit import fitting
from gf_desktop.domain.ledgers import LEDGERS
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.plain import load
from gf_desktop.exchange.workbooks.fields import GREEN_KINDS
from gf_desktop.exchange.workbooks.plan import blank_document, plan
from gf_desktop.exchange.workbooks.shapes import Form
from gf_desktop.exchange.workbooks.write import write_workbook
from gf_desktop.services.spreadsheets import differences, fresh_document, into
from tests.exchange.workbooks.builders import column, document, program, put, sheets
from tests.standards.shipped import plain

BARE = ("park-2016", "supply-chain-2024")
WASTE = "solid-waste-use-rate"


def computed(scheme: str, calculator: str = WASTE) -> Pack:
    """Return a table of a park or a supply chain of which one row is computed from a year's data."""
    changed = plain(scheme)
    changed["table"]["sections"][1]["groups"][0]["indicators"][0]["calculator"] = calculator
    return load(Pack, changed)


def written(folder, pack, of=None, **asked):
    """Return the workbook of a table."""
    path = folder / "表.xlsx"
    write_workbook(plan(pack, of, **asked), path, say=program().catalogue.say)
    return openpyxl.load_workbook(path)


def words_of(book):
    """Return every text of a workbook."""
    return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value)


@pytest.mark.parametrize("scheme", BARE)
def test_a_table_that_nothing_is_computed_of_has_no_template(scheme):
    """Where no indicator is computed from a year's data, a sentence says so and names the table."""
    pack = program().library.pack(scheme)

    with pytest.raises(UserFacingError) as caught:
        plan(pack)
    assert caught.value.said.code == "workbook.nothing-computed"
    assert pack.header.title in program().catalogue.say(caught.value.said)


@pytest.mark.parametrize("scheme", BARE)
def test_data_that_are_there_are_written_all_the_same(scheme):
    """A year that holds data of another table's gives them out, and nothing else."""
    pack = program().library.pack(scheme)
    held = replace(
        document(), ledgers=replace(document().ledgers, **dict.fromkeys(set(LEDGERS) - {"storeys"}, ()))
    )

    assert fitting(pack, held) == ("buildings", "storeys")


def test_only_what_feeds_an_indicator_is_asked_of_a_park(tmp_path):
    """One row is computed from waste: that ledger, the boundary and the park itself, no choices, no optional sheets."""
    book = written(tmp_path, computed("park-2016"))

    assert book.sheetnames == [
        "填写说明",
        "园区与年度",
        "评价边界",
        "厂区清单",
        "不纳入评价的部分",
        "声明没有",
        "固体废物",
        "下拉列表",
    ]
    assert {str(row[0].value).partition(".")[0] for row in book["声明没有"].iter_rows(min_row=5)} == {"waste"}


def test_a_park_is_asked_in_its_own_words(tmp_path):
    """Title and facts speak of the park, and what its form does not ask is not there."""
    text = words_of(written(tmp_path, computed("park-2016")))

    for word in (
        "绿色工业园区自评价",
        "园区名称",
        "园区负责人",
        "园区简介",
        "创建经验及成效",
        "申报单位",
        "园区内不纳入",
    ):
        assert word in text
    for word in ("企业名称", "绿色工厂", "统一社会信用代码", "主要产品", "排污许可证", "可选"):
        assert word not in text


def test_what_a_park_s_document_tells_is_written_all_the_same():
    """A field that parks are not asked is there where something stands in it."""
    pack = computed("park-2016")
    told = blank_document(pack)
    told = replace(told, applicant=replace(told.applicant, products="轴承"))
    (facts,) = (one for one in plan(pack, told).sheets if isinstance(one, Form) and one.key == "facts")

    assert "products" in {one.key for one in facts.fields}
    assert "process" not in {one.key for one in facts.fields}


@pytest.mark.parametrize(
    ("calculator", "settings", "ledgers"),
    [
        (WASTE, set(), {"waste"}),
        ("water-per-output", {"rain_counts"}, {"water", "output_value", "totals"}),
        ("plot-ratio", set(), {"parcels", "buildings", "storeys"}),
        (
            "carbon-per-output",
            {"carbon_table", "grid_region", "grid_basis", *(f"zero_carbon.{one}" for one in GREEN_KINDS)},
            {"energy", "carbon", "green", "output_value", "totals"},
        ),
    ],
)
def test_a_supply_chain_enterprise_is_asked_for_what_its_rows_take(calculator, settings, ledgers):
    """The choices and ledgers are those that the calculator takes, with the totals to set beside ours."""
    made = plan(computed("supply-chain-2024", calculator))
    asked = {one.key for sheet in made.sheets if sheet.key == "settings" for one in sheet.fields}

    assert asked == settings
    assert made.tables & LEDGERS.keys() == ledgers


def test_a_department_with_nothing_to_give_gets_no_workbook(tmp_path):
    """Of waste only, the department that keeps it has a workbook; finance is told that nothing is asked of it."""
    pack = computed("park-2016")

    assert "固体废物" in written(tmp_path, pack, department="ehs").sheetnames
    with pytest.raises(UserFacingError) as caught:
        plan(pack, department="finance")
    said = program().catalogue.say(caught.value.said)
    assert "财务部门" in said
    assert pack.header.title in said


def test_a_park_s_workbook_comes_back(tmp_path):
    """What is filled in under the park's words is read into the same fields, without a remark."""
    pack = computed("park-2016")
    book = written(tmp_path, pack)
    facts = book["园区与年度"]
    for row in facts.iter_rows(min_col=1, max_col=3):
        value = {"gf:facts.name": "样例园区", "gf:facts.contact.department": "管委会", "gf:facts.year": 2025}
        if row[0].value in value:
            row[2].value = value[row[0].value]
    put(book["固体废物"], 5, name="炉渣", generated=100, used=90, unit="t")
    assert column(book["固体废物"], "used") > 1
    book.save(tmp_path / "表.xlsx")

    understood = sheets().understand([tmp_path / "表.xlsx"])
    made = into(fresh_document(understood, pack), understood)

    assert made.remarks == ()
    assert made.document.subject == "park"
    assert made.document.applicant.name == "样例园区"
    assert made.document.applicant.contact.department == "管委会"
    assert [(row.name, row.generated, row.used) for row in made.document.ledgers.waste] == [("炉渣", 100, 90)]
    assert not differences(made.document, understood).rows
