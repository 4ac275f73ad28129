"""Packs into workbooks and back: nothing is lost, nothing becomes something else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gf_desktop.domain.pack import EvidenceItem, Form, FormField, Gate, Indicator, Pack, Source, Variant
from gf_desktop.exchange.packs.layout import layouts
from gf_desktop.standards.packs import digest
from gf_desktop.standards.packs import read_pack as read_yaml
from tests.domain import builders
from tests.domain.strategies import tables
from tests.exchange.packs.shipped import there_and_back, words, written
from tests.standards.shipped import STANDARDS, known

FILES = sorted(STANDARDS.glob("*.yaml"))
ODD = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]) | st.sampled_from("=\"+-@' \n\t、；:{}[]_x000D_"),
    min_size=1,
    max_size=12,
)
PER_TEST = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_pack_comes_back_as_it_was(file, tmp_path):
    """Pack to Excel to pack gives the same digest for each table that we ship."""
    pack = read_yaml(file, known(), shipped=True)

    assert there_and_back(pack, tmp_path).digest == pack.digest


@PER_TEST
@given(tables())
def test_random_packs_come_back_as_they_were(tmp_path, pack):
    """Whatever kinds, forms and figures a table has, its workbook says them all."""
    back = there_and_back(pack, tmp_path)

    assert back.table == pack.table
    assert back.digest == digest(pack.header, pack.table)


@PER_TEST
@given(ODD, ODD, st.dictionaries(st.sampled_from(["medium", "stage", "a:b", "x y"]), ODD, min_size=1))
def test_any_text_stays_that_text(tmp_path, note, title, chosen):
    """Text that begins like a formula, holds separators or blanks at its ends comes back letter by letter."""
    row = replace(builders.quantitative(), note=note, given=chosen, calculator="water-per-product")
    pack = builders.pack(replace(row, title=title))
    header = replace(pack.header, note=note, applies=replace(pack.header.applies, industries=(title, note)))

    back = there_and_back(replace(pack, header=header), tmp_path)
    assert back.header == header
    assert back.table == pack.table


def full() -> Pack:
    """Return a pack with a construct of every kind in every place that can have it."""
    listed = (EvidenceItem(kind="calculation-sheet"), EvidenceItem(kind="205-1", if_any=True, note="=有则"))
    forms = (
        Variant(id="a", title="甲", when="-当", parts=(builders.part("p", "分"),), evidence=listed),
        Variant(id="b", title="乙", kind="ticks", ticks=builders.ticks(options=2).ticks),
        Variant(id="c", title="丙", kind="choice", choice=builders.choice().choice),
    )
    row: Indicator = replace(builders.parts("row"), variants=forms, evidence=listed, note="@注")
    rows = (row, builders.checklist("check"), builders.manual("hand"), builders.products("goods"))
    gates = (Gate(id="row", title="门", derived_from="disqualifiers", evidence=listed),)
    pack = builders.pack(*rows, bonus=(builders.choice("more"),), cap=3, gates=gates)
    form = Form(
        information=(
            FormField(title="名称", options=("一", "二"), if_any=True, note="说明"),
            FormField(title="邮箱", field="contact.email", most=40),
        ),
        commitment=("一句，有逗号。", "二句。"),
        steps=("盖章", "上传"),
    )
    table = replace(
        pack.table, choose={"A": 2}, years=3, form=form, sources={"源": Source(title="t", confidence="low")}
    )
    return replace(pack, table=table)


def test_every_construct_has_its_place(tmp_path):
    """Forms with parts, ticks, choices, degrees and evidence of their own, gates that share an id with a row."""
    pack = full()

    assert there_and_back(pack, tmp_path).table == pack.table


@pytest.mark.parametrize("text", ["20.50", "-0.10", "0.000000000001", "123456789012345678", "007", "0"])
def test_figures_keep_every_digit(text, tmp_path):
    """Zeros at the end, small and long figures are the same figures afterwards, to the last digit."""
    pack = builders.pack(builders.quantitative(lead=text, base="3.25"))
    (row,) = there_and_back(pack, tmp_path).indicators

    assert str(row.lead.value) == str(Decimal(text))
    assert row.lead.value.as_tuple() == Decimal(text).as_tuple()


def test_nothing_in_a_workbook_can_run(tmp_path):
    """Text beginning with = + - @ is text in the workbook, never a formula."""
    row = replace(builders.quantitative(), title="=1+1", note="+A1")
    book = openpyxl.load_workbook(written(builders.pack(row), tmp_path))

    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {"=1+1", "+A1"} <= {cell.value for cell in cells}


def test_every_column_and_every_choice_has_chinese_words():
    """No heading is a bare key, no choice a bare code, and no two columns of a sheet share a heading."""
    bare = [
        (one.key, column.key)
        for one in layouts()
        for column in one.columns
        if words().heading(column) == column.key
    ]
    codes = [
        (column.key, code)
        for one in layouts()
        for column in one.columns
        for code, shown in words().offered(one.key, column).items()
        if column.field.options and code == shown and code != "gf-pack/1"
    ]
    twice = [
        one.key for one in layouts() if len({words().heading(c) for c in one.columns}) < len(one.columns)
    ]

    assert (bare, codes, twice) == ([], [], [])


def test_blank_cells_take_figures_as_figures(tmp_path):
    """Where a figure is missing, what is typed into Excel becomes a figure; ids and codes stay text."""
    sheet = openpyxl.load_workbook(written(builders.pack(builders.choice()), tmp_path))["指标"]
    formats = {head.value: cell.number_format for head, cell in zip(sheet[4], sheet[7], strict=True)}

    assert {formats["满分值"], formats["分值"], formats["评分步长"]} == {"General"}
    assert {formats["编号"], formats["名称"], formats["计算口径"]} == {"@"}
