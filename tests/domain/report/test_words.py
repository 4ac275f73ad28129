"""Every word that a row, a table or a state can need is in the catalogue."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest

from gf_desktop.domain.document import Answer, DisqualifierState, GateState
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Confidence, Degree, Indicator, Kind, NotApplicable, Standing, Variant
from gf_desktop.domain.platform_sheet import platform_sheet
from gf_desktop.domain.report import drafts
from gf_desktop.domain.report.cells import CONFIDENCE_WORDS, benchmark_cell, said, shown
from gf_desktop.domain.report.words import day_text, indicator_title, printed, row_name, type_words
from gf_desktop.domain.result import Benchmark, Derived, RowResult, Status
from tests.domain.report.builders import document, pack, say, scored

STATES = {
    "report.status": get_args(Status),
    "report.standing": get_args(Standing),
    "report.gates": get_args(GateState),
    "report.gate": get_args(GateState),
    "report.disqualifier": get_args(DisqualifierState),
    "report.draft.not-applicable": get_args(NotApplicable),
}


@pytest.mark.parametrize("code", [f"{family}.{one}" for family, all_ in STATES.items() for one in all_])
def test_every_state_has_its_words(code):
    """No state of the domain lacks a sentence."""
    assert say(message(code))


def test_every_confidence_has_one_of_three_words():
    """Low and memory are both to be verified."""
    assert {one: say(CONFIDENCE_WORDS[one]) for one in get_args(Confidence)} == {
        "high": "已核对",
        "medium": "转录未核",
        "low": "待核实",
        "memory": "待核实",
    }


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_has_the_forms_word(kind):
    """Each way of measuring is named on the form."""
    assert say(type_words(Indicator(id="x", title="x", kind=kind)))


def test_checklist_rows_are_must_or_optional():
    """Rows of the 2018 table carry 必选 or 可选 instead of a direction."""
    assert say(type_words(Indicator(id="x", title="x", kind="checklist", must=True))) == "必选"
    assert say(type_words(Indicator(id="x", title="x", kind="checklist"))) == "可选"


@pytest.mark.parametrize(
    ("row", "answer", "words"),
    [
        (
            Indicator(id="x", title="甲", kind="checklist", must=True, points=Decimal(4)),
            Answer(option="met"),
            "符合",
        ),
        (
            Indicator(
                id="x",
                title="甲",
                kind="checklist",
                points=Decimal(4),
                degrees=(Degree(id="half", title="部分符合", share=Decimal("0.5")),),
            ),
            Answer(option="half"),
            "部分符合",
        ),
        (
            Indicator(id="x", title="甲", kind="manual", points=Decimal(4), step=Decimal("0.5")),
            Answer(value=Decimal("3.50"), reason="现场照片"),
            "3.50",
        ),
    ],
)
def test_what_was_chosen_is_said(row, answer, words):
    """A must row, a degree and a score by judgement show what was answered."""
    table = _table_of(row)
    doc = document(answers={"x": answer}, benchmarks={})

    sheet = platform_sheet(doc, table, scored(doc, table), {})

    assert shown(sheet.rows[0].cells["value"], say) == words


def _table_of(row: Indicator):
    table = pack()
    section = table.table.sections[0]
    only = replace(section, groups=(replace(section.groups[0], indicators=(row,)),))
    return replace(table, table=replace(table.table, sections=(only,), bonus=None))


def test_a_reason_of_judgement_is_kept_in_the_note():
    """Points given by judgement carry their reason to the authority."""
    row = Indicator(id="x", title="甲", kind="manual", points=Decimal(4))
    table = _table_of(row)
    doc = document(answers={"x": Answer(value=Decimal(3), reason="现场照片")}, benchmarks={})

    sheet = platform_sheet(doc, table, scored(doc, table), {})

    assert shown(sheet.rows[0].cells["note"], say) == "评分理由：现场照片"


def test_an_unknown_benchmark_never_shows_a_figure():
    """Without a figure the cell is empty and says that it is unknown."""
    cell = benchmark_cell(Benchmark())

    assert cell.empty
    assert shown(cell, say) == "未知"


def test_a_row_without_variant_chosen_keeps_its_title():
    """A variant that the table does not know changes nothing."""
    assert indicator_title(_row_of(Indicator(id="x", title="甲")), Answer(variant="gone")) == "甲"


@pytest.mark.parametrize("rule", get_args(NotApplicable))
def test_the_method_says_what_becomes_of_rows_not_applicable(rule):
    """The first draft of the method states the table's own rule."""
    table = pack(not_applicable=rule)

    text = drafts(document(), table, scored(document(), table), None, say)["process"]

    assert say(message(f"report.draft.not-applicable.{rule}")) in text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2008-05-16", "2008年5月16日"),
        (" 2026-11-22 ", "2026年11月22日"),
        ("长期", "长期"),
        ("2008年5月", "2008年5月"),
        ("", ""),
    ],
)
def test_dates_are_read_as_official_documents_write_them(typed, read):
    """What is no whole date stays as it was written."""
    assert said(day_text(typed), say) == read


@pytest.mark.parametrize(
    ("variant", "name"),
    [
        (Variant(id="v", title="年综合能耗 3000 tce 以下"), "可再生能源利用率（年综合能耗 3000 tce 以下）"),
        (Variant(id="v", title="可再生能源利用率（<3000 tce）"), "可再生能源利用率（<3000 tce）"),
        (Variant(id="v", title="单位产值取水量", unit="m³/万元"), "单位产值取水量"),
        (Variant(id="v", title="单位产品取水量", kind="products"), "单位产品取水量"),
    ],
)
def test_a_row_is_named_so_that_it_is_known_alone(variant, name):
    """A variant that only says for whom other figures hold stands behind the row's own title."""
    row = Indicator(id="x", title="可再生能源利用率", variants=(variant,))

    assert row_name(_row_of(row), Answer(variant="v")) == name


def test_a_row_whose_form_the_data_chose_bears_that_forms_name():
    """Without a choice of the user's the variant of the year's data names the row; the user's own choice wins."""
    variants = (Variant(id="limit", title="单位产品能耗"), Variant(id="other", title="单位产值能耗"))
    row = replace(
        _row_of(Indicator(id="x", title="能源消耗强度", variants=variants)),
        derived=Derived(calculator="energy-per-product", variant="limit"),
    )

    assert indicator_title(row, Answer()) == "单位产品能耗"
    assert row_name(row, Answer()) == "能源消耗强度（单位产品能耗）"
    assert indicator_title(row, Answer(variant="other")) == "单位产值能耗"


def _row_of(indicator: Indicator) -> RowResult:
    return RowResult(indicator=indicator, section="s", number="", status="blank", measure=None)


def test_on_paper_nobody_is_asked_to_press_anything():
    """A reason says what is so; the one inside another as well."""
    inner = message("score.benchmark-unaccepted", which="标杆值")

    assert say(printed(inner)) == "标杆值待核实，尚未采用，暂不计分。"
    of_item = message("score.of-item", title="甲", said=message("score.draft", text="约 3"))
    assert say(printed(of_item)) == "“甲”：没有填可计算的数值，暂不计分。"
    other = message("score.negative", value="-1")
    assert printed(other) == other
