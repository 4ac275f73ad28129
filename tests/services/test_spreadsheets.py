"""Filled-in workbooks: what they would change in a document, and the one step that makes it so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from gf_desktop.domain.assessment import Changes, apply
from gf_desktop.domain.ledgers import Exclusion
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.services.differences import Differences, FactDifference
from gf_desktop.services.foreign_sheets import Memory
from gf_desktop.services.spreadsheets import differences, edits, fresh_document, into
from tests.exchange.workbooks.builders import (
    SCHEME,
    changed,
    column,
    document,
    program,
    put,
    said,
    sheets,
    template,
)

WATER, PRODUCTS, ENERGY = "用水", "产品", "能源购进、消费与库存"


def compared(path, of=None):
    """Return the differences between a document and a workbook."""
    return differences(of or document(), sheets().understand([path]))


def applied(of, found, chosen=None):
    """Return the document with the edits made."""
    return apply(of, Changes(edits(of, found, chosen), message("workbook.imported")))


def test_new_changed_and_gone_rows_are_told_apart(tmp_path):
    """A further row is new, another figure is a change with both texts, a cleared row is gone."""

    def change(book):
        sheet = book[WATER]
        sheet.cell(5, column(sheet, "amount")).value = 31000
        sheet.delete_rows(6)
        put(sheet, 30, kind="取水：地表水", unit="m³", amount=7)

    found = compared(changed(template(tmp_path, document()), change))
    states = {(row.id, row.state) for row in found.rows}
    cell = next(row for row in found.rows if row.id == "w1").cells[0]

    assert states == {("w1", "changed"), ("w2", "gone"), ("w11", "new")}
    assert (cell.column, cell.old, cell.new) == ("amount", "30000", "31000")
    assert found.facts == ()


def test_gone_rows_go_only_when_chosen(tmp_path):
    """What a workbook lacks stays in the document until the user chooses that it goes."""
    path = changed(template(tmp_path, document()), lambda book: book[WATER].delete_rows(6))
    found = compared(path)

    assert edits(document(), found) == ()
    gone = applied(document(), found, ["water/w2"])
    assert gone.ledgers.row("water", "w2") is None
    assert len(gone.ledgers.water) == len(document().ledgers.water) - 1


def test_the_edits_are_one_step_that_can_be_taken_back(tmp_path):
    """Applied and turned round, the edits leave the document as it was."""

    def change(book):
        put(book[WATER], 5, amount=1, note="改")
        put(book[WATER], 40, kind="取水：地表水", unit="m³", amount=7)
        put(book["厂区清单"], 5, address="新址")
        sheet = book["计算选项"]
        line = next(cell.row for cell in sheet["A"] if cell.value == "gf:settings.grade")
        sheet.cell(line, 3).value = 2

    before = document()
    found = compared(changed(template(tmp_path, before), change))
    step = Changes(edits(before, found), message("workbook.imported"))
    after = apply(before, step)

    assert after.ledgers.settings.grade == 2
    assert after.boundary.sites[0].address == "新址"
    assert after.ledgers.row("water", "w1").amount == Decimal(1)
    assert apply(after, step.inverse()) == before


def test_rows_without_an_id_find_theirs_by_name(tmp_path):
    """An empty template filled in for a known product changes that product instead of making a second one."""
    path = changed(template(tmp_path), lambda book: put(book[PRODUCTS], 5, name="甲", unit="t", output=12345))
    found = compared(path)
    row = next(row for row in found.rows if row.id == "p1")

    assert row.state == "changed"
    assert row.after.output == Decimal(12345)
    assert len([row for row in found.of("products") if row.state == "new"]) == 0


def test_a_year_that_is_the_sum_of_the_months_is_no_difference(tmp_path):
    """Twelve months are not replaced by their own sum; another figure, or another unit, only by the user's word."""
    path = changed(
        template(tmp_path), lambda book: put(book[ENERGY], 5, carrier="柴油", unit="t", consumed=120)
    )
    assert [row for row in compared(path).of("energy") if row.state != "gone"] == []

    for unit, figure in (("t", 121), ("kg", 120)):
        path = changed(path, lambda book, u=unit, f=figure: put(book[ENERGY], 5, unit=u, consumed=f))  # type: ignore[misc]
        found = compared(path)
        (row,) = (row for row in found.of("energy") if row.state != "gone")
        assert (row.key, row.state) == ("energy/e4#months", "months")
        assert [one.said.code for one in found.remarks if one.serious] == ["workbook.months-kept"]
        usual = applied(document(), found).ledgers.row("energy", "e4")
        assert usual == document().ledgers.row("energy", "e4")
        wanted = applied(document(), found, found.keys(gone=True)).ledgers.row("energy", "e4")
        in_tons = Decimal(figure) if unit == "t" else Decimal("0.12")
        assert (wanted.consumed, wanted.unit, wanted.drafts) == (in_tons, "t", {})


def test_months_stay_while_the_rest_of_their_row_comes_in(tmp_path):
    """Only the year's figure waits; the row's other figures come in, converted into the unit of the months."""
    path = changed(
        template(tmp_path),
        lambda book: put(
            book[ENERGY],
            5,
            carrier="柴油",
            unit="kg",
            consumed=121,
            bought=7,
            note="查过",
            coefficient="约 1.4",
        ),
    )
    found = compared(path)
    before = document().ledgers.row("energy", "e4")
    usual = applied(document(), found).ledgers.row("energy", "e4")
    assert (usual.consumed, usual.unit, usual.bought, usual.note, usual.drafts) == (
        before.consumed,
        "t",
        Decimal("0.007"),
        "查过",
        {"coefficient": "约 1.4"},
    )

    wanted = applied(document(), found, ["energy/e4", "energy/e4#months"]).ledgers.row("energy", "e4")
    assert (wanted.consumed, wanted.unit, wanted.bought) == (
        Decimal("0.121"),
        "t",
        Decimal("0.007"),
    )
    assert (wanted.note, wanted.drafts) == ("查过", {"coefficient": "约 1.4"})


def test_a_draft_replaces_a_figure_only_when_chosen(tmp_path):
    """What could not be read is said and offered, the figure stays; what else changed in the row comes in."""

    def change(book):
        put(book[WATER], 5, amount="约三万", note="查过")

    found = compared(changed(template(tmp_path, document()), change))
    assert [(row.key, row.state) for row in found.of("water")] == [
        ("water/w1", "changed"),
        ("water/w1#draft", "draft"),
    ]
    assert [(one.said.code, one.spot.cell, one.serious) for one in found.remarks] == [
        ("workbook.draft-kept", "E5", False)
    ]

    usual = applied(document(), found).ledgers.row("water", "w1")
    assert (usual.amount, usual.note, usual.drafts) == (Decimal(30000), "查过", {})
    alone = applied(document(), found, ["water/w1#draft"]).ledgers.row("water", "w1")
    assert (alone.amount, alone.note, alone.drafts) == (None, "", {"amount": "约三万"})
    both = applied(document(), found, found.keys(gone=True)).ledgers.row("water", "w1")
    assert (both.amount, both.note, both.drafts) == (None, "查过", {"amount": "约三万"})


def test_a_draft_where_nothing_stood_is_taken(tmp_path):
    """Nothing is lost by it: the text waits in the cell to be mended."""
    path = changed(template(tmp_path, document()), lambda book: put(book[PRODUCTS], 5, value="约五百"))
    found = compared(path)

    assert [row.state for row in found.of("products")] == ["changed"]
    assert applied(document(), found).ledgers.row("products", "p1").drafts == {"value": "约五百"}


def test_a_second_row_of_the_same_name_is_said(tmp_path):
    """A further 柴油 beside the one that is there may be another tank, or the same counted twice."""

    def change(book):
        put(book[ENERGY], 30, carrier="柴油", unit="t", consumed=5)
        put(book[ENERGY], 31, carrier="汽油", unit="t", consumed=5)

    found = compared(changed(template(tmp_path, document()), change))

    assert [(one.said.code, one.spot.cell, one.serious) for one in found.remarks] == [
        ("workbook.row-double", "A30", True)
    ]
    assert [row.state for row in found.of("energy")] == ["new", "new"]


def test_rows_told_apart_by_a_choice_are_no_doubles(tmp_path):
    """The output value of a year at current and at constant prices are two rows of their own."""

    def change(book):
        sheet = book["产值"]
        for row, basis in ((30, "现行价格"), (31, "不变价格")):
            put(sheet, row, year=2019, basis=basis, unit="万元", value=row)

    found = compared(changed(template(tmp_path, document()), change))

    assert found.remarks == ()
    assert [row.state for row in found.of("output_value")] == ["new", "new"]


def test_department_sheets_are_merged(tmp_path):
    """Statistics gives the output and finance the value of the same new product: one row."""
    one = changed(
        template(tmp_path, name="统计.xlsx", department="statistics"),
        lambda book: put(book[PRODUCTS], 5, name="丁", unit="t", output=10),
    )
    two = changed(
        template(tmp_path, name="财务.xlsx", department="finance"),
        lambda book: put(book[PRODUCTS], 5, name="丁", value_unit="万元", value=99),
    )
    understood = sheets().understand([one, two])
    (row,) = [row for row in differences(document(), understood).rows if row.state == "new"]

    assert said(understood) == []
    assert (row.after.name, row.after.output, row.after.value) == ("丁", Decimal(10), Decimal(99))


def test_two_files_that_contradict_are_named(tmp_path):
    """The same cell told otherwise by two files is a remark on the second that names the first."""
    first = changed(template(tmp_path, document(), "一.xlsx"), lambda book: put(book[WATER], 5, amount=1))
    second = changed(template(tmp_path, document(), "二.xlsx"), lambda book: put(book[WATER], 5, amount=2))
    understood = sheets().understand([first, second])
    (remark,) = understood.remarks

    assert (remark.said.code, remark.spot.text) == ("workbook.conflict", "二.xlsx 用水!E5")
    assert remark.said.params["first"] == "一.xlsx 用水!E5"
    assert differences(document(), understood).rows[0].after.amount == Decimal(1)


def test_names_lead_to_rows_and_sites_that_come_in_the_same_file(tmp_path):
    """A reference to a row that is new itself finds it; one to nothing is kept as a draft and named."""

    def change(book):
        put(book["厂区清单"], 5, name="东厂区", inside="纳入")
        put(book[PRODUCTS], 5, name="丁", unit="t", site="东厂区")
        put(book["原材料（可选）"], 5, name="切片", product="丁", site="西厂区", unit="t")

    empty = fresh_document(
        sheets().understand([template(tmp_path, document())]), program().library.pack(SCHEME)
    )
    understood = sheets().understand([changed(template(tmp_path), change)])
    made = into(empty, understood)
    (product,), (material,) = made.document.ledgers.products, made.document.ledgers.materials

    assert product.site == made.document.boundary.sites[0].id
    assert material.product == product.id
    assert (material.site, material.drafts) == ("", {"site": "西厂区"})
    assert [(one.said.code, one.spot.cell[:1]) for one in made.problems] == [("cell.reference", "I")]
    assert sheets().check(made.document) == ()


def test_a_row_that_lacks_what_it_must_have_is_named(tmp_path):
    """A water row without its kind is said with its cell, and comes with all else that it tells."""

    def change(book):
        put(book[WATER], 5, unit="m³", amount=7)
        put(book[WATER], 6, kind="生活区用水", unit="m³", amount=8)

    found = compared(
        changed(template(tmp_path), change), document(ledgers=document().ledgers.with_rows("water", ()))
    )

    assert [one.said.code for one in found.remarks] == ["workbook.row-lacks"]
    assert found.remarks[0].spot.cell == "B5"
    told = [(row.after.kind, row.after.unit, row.after.amount) for row in found.of("water")]
    assert told == [("", "m³", Decimal(7)), ("living", "m³", Decimal(8))]


def test_another_year_is_refused(tmp_path):
    """Figures of two years are never mixed."""
    understood = sheets().understand([template(tmp_path, document(year=2024))])

    assert [one.said.code for one in differences(document(), understood).remarks] == ["workbook.other-year"]
    with pytest.raises(UserFacingError) as refused:
        into(document(), understood)
    assert refused.value.said.code == "workbook.other-year"


def test_blank_facts_take_nothing_away_unless_chosen(tmp_path):
    """An empty template against a filled document offers to clear facts and none, and does not by itself."""
    found = compared(template(tmp_path))
    states = {one.state for one in (*found.rows, *found.facts)}

    assert states == {"gone"}
    assert edits(document(), found) == ()
    assert applied(document(), found, found.keys(gone=True)).ledgers.none == ()


def foreign(folder):
    """Write a sheet as a department keeps it."""
    book = openpyxl.Workbook()
    book.active.title = "用水台账"
    for line in (
        ["2025年用水台账"],
        ["类别", "单位", "水量"],
        ["自来水", "m³", 1200],
        ["地下水", "m³", 300],
    ):
        book.active.append(line)
    path = folder / "台账.xlsx"
    book.save(path)
    return path


def test_a_sheet_of_others_is_read_by_a_mapping(tmp_path):
    """What is none of ours waits; guessed and settled, its rows are compared like any others."""
    understood = sheets().understand([foreign(tmp_path)])
    (waiting,) = understood.foreign
    guess = sheets().guess(understood, waiting, ledger="water")
    told = sheets().with_mapping(understood, waiting, guess.mapping, document())

    assert told.foreign == ()
    assert {row.values["kind"]: row.values["amount"] for row in told.telling.rows["water"]} == {
        "intake-tap": Decimal(1200),
        "intake-ground": Decimal(300),
    }
    changes = {row.id: row.state for row in differences(document(), told).of("water")}
    assert changes["w1"] == "changed"


def test_a_mapping_is_remembered_by_its_heading(tmp_path):
    """A mapping that was settled is offered again for a sheet of the same heading; a broken file remembers nothing."""
    understood = sheets().understand([foreign(tmp_path)])
    page = understood.page(understood.foreign[0])
    mapping = sheets().guess(understood, understood.foreign[0], ledger="water").mapping
    memory = Memory(tmp_path / "mappings.json")
    memory.remember(page, mapping)

    assert Memory(tmp_path / "mappings.json").recall(page) == mapping
    (tmp_path / "mappings.json").write_text("{", encoding="utf-8")
    assert memory.recall(page) is None


def test_a_draft_of_a_reference_figure_gives_way_to_what_a_workbook_says():
    """A figure that comes in takes the draft's place; drafts of other figures stay."""
    of = document()
    settings = replace(of.ledgers.settings, drafts={"coal/a": "约 1", "coal/b": "约 2"})
    of = replace(of, ledgers=replace(of.ledgers, settings=settings))
    told = FactDifference(
        key="figures/coal/a", title="", state="changed", old="", new="", value=(False, Decimal("1.5"))
    )
    after = applied(of, Differences(facts=(told,))).ledgers.settings

    assert after.figures == {**settings.figures, "coal/a": Decimal("1.5")}
    assert after.drafts == {"coal/b": "约 2"}


def test_new_rows_of_one_name_are_all_read_into_an_empty_document(tmp_path):
    """Two lines of one product with other figures are two rows; the very same line again is read too, and said."""

    def change(book):
        for row, (name, output) in enumerate((("电机", 5), ("电机", 7), ("泵", 7), ("泵", 7)), start=5):
            put(book[PRODUCTS], row, name=name, unit="台", output=output)

    path = changed(template(tmp_path), change)
    understood = sheets().understand([path])
    empty = fresh_document(understood, program().library.pack(SCHEME), 2025)
    products = applied(empty, differences(empty, understood)).ledgers.products

    assert [(row.name, row.output) for row in products] == [
        ("电机", Decimal(5)),
        ("电机", Decimal(7)),
        ("泵", Decimal(7)),
        ("泵", Decimal(7)),
    ]
    assert len({row.id for row in products}) == 4
    assert [(one.said.code, one.spot.cell) for one in understood.remarks] == [("workbook.row-alike", "A8")]


def test_by_month_is_a_text_like_any_other_where_no_quantity_stands(tmp_path):
    """Only a quantity's cell can point at the sheet of months; a reason or note of the same words is kept as it is."""
    site = document().boundary.sites[0]
    one = Exclusion(id="x1", kind="other", name="食堂", site=site.id, reason="按月")
    told = document(boundary=replace(document().boundary, exclusions=(one,)))
    rows = (replace(told.ledgers.water[0], note="按月"), *told.ledgers.water[1:])
    told = replace(told, ledgers=replace(told.ledgers, water=rows))

    found = compared(template(tmp_path, told), told)

    assert (found.rows, found.facts) == ((), ())
    assert found.remarks == ()
