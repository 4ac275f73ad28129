"""The report's content: everything answered is in it, nothing else, and plain enough for JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gf_desktop.domain.document import Answer, Applicant, OwnBenchmark
from gf_desktop.domain.pack import Source, Threshold
from gf_desktop.domain.report import content
from tests.domain import builders
from tests.domain.report.builders import (
    EVIDENCE_TITLES,
    document,
    pack,
    programme,
    say,
    scored,
    with_answer,
)


def made(doc=None, table=None, programme_=None, **more):
    """Return the content of a report."""
    doc, table = doc or document(), table or pack()
    return content(
        doc,
        table,
        programme_ or programme(),
        scored(doc, table),
        say=say,
        evidence_titles=EVIDENCE_TITLES,
        made_on=date(2026, 3, 1),
        program_version="0.1",
        **more,
    )


def row(of, title: str):
    """Return a row of the evaluation by its title."""
    return next(one for section in of["sections"] for one in section["rows"] if one["title"] == title)


def test_content_is_plain_json():
    """The template gets dictionaries, lists, text, whole numbers and truth values only."""
    of = made()

    assert json.loads(json.dumps(of, ensure_ascii=False)) == of


def test_the_same_assessment_gives_the_same_content():
    """Nothing in the content depends on the moment or the machine."""
    assert made() == made()


def test_basic_information_follows_the_form():
    """The applicant's fields stand in the form's order and the ownership is the one chosen."""
    basic = made(industry_title="丙纶纤维制造")["basic"]
    fields = {one["label"]: one["value"] for one in basic["enterprise"]}

    assert list(fields)[:3] == ["工厂名称", "工厂地址", "邮政编码"]
    assert fields["所属行业"] == "2825 丙纶纤维制造"
    assert fields["法定代表人"] == "王镕喆"
    assert [one["label"] for one in basic["ownership"] if one["chosen"]] == ["内资（民营）"]


def test_negative_list_says_states_notes_and_proofs():
    """Each circumstance has its article and what was answered; one that was not answered is not confirmed."""
    first, second = made()["disqualifiers"]

    assert (first["state_words"], first["note"], first["proof"]) == ("不存在", "连续生产", "用电记录")
    assert (second["state_words"], second["article"]) == ("未确认", "第十八条（二）")


def test_conditions_and_gates_say_what_was_answered():
    """Conditions and basic requirements stand with state, note, proof; a derived one says what it follows from."""
    of = made()
    derived, systems = of["gates"]

    assert of["conditions"][0]["state_words"] == "符合"
    assert derived["notes"] == ["由负面清单的结果得出"]
    assert (systems["state_words"], systems["notes"], systems["proof"]) == (
        "符合",
        ["三体系齐全"],
        "证书编号 00123",
    )
    assert systems["index"] == "基2-1"


def test_a_report_without_programme_has_no_negative_list():
    """Where no programme was chosen, none is made up."""
    doc, table = document(programme=None), pack()
    of = content(
        doc,
        table,
        None,
        scored(doc, table),
        say=say,
        evidence_titles={},
        made_on=date(2026, 3, 1),
        program_version="0.1",
    )

    assert (of["programme"], of["conditions"], of["disqualifiers"]) == ({}, [], [])


def test_rows_hold_value_benchmarks_points_score_and_reason():
    """A row of the evaluation says all that the form asks for, figures as typed."""
    energy = row(made(), "单位产品综合能耗")
    own = energy["lines"][0]

    assert [own[key]["text"] for key in ("value", "lead", "base")] == ["115.0", "110", "130.0"]
    assert (energy["points"]["text"], energy["score"]["text"], energy["number"]) == ("12", "9.00", "1")
    assert energy["index"] == "1-1～1-3"
    assert energy["notes"] == ["含空压站。\n=SUM(A1) 不是公式"]


def test_rows_in_trouble_say_why_in_words():
    """Not applicable, drafts and missing benchmarks come with their reason, never with a score of nought."""
    of = made()

    assert row(of, "工业用水重复利用率")["notes"] == ["不适用理由：无生产用水"]
    assert row(of, "工业用水重复利用率")["score"]["kind"] == "words"
    assert "标杆值" in row(of, "固废综合利用率")["notes"][0]
    assert row(of, "单位产值取水量")["lines"][0]["value"] == {
        "text": "未填",
        "kind": "words",
    }
    assert row(of, "单位产值取水量")["notes"][0] == "没有填可计算的数值，暂不计分。"


def test_conclusion_gives_totals_and_no_verdict_of_ours():
    """Total, range and after-review score are given; without a pass mark nothing says passed or failed."""
    of = made()["conclusion"]

    assert (of["total"], of["lowest"], of["highest"]) == ("23.82", "23.82", "49.82")
    assert of["after_review"] == {"text": "27.82", "kind": "figure"}
    assert of["threshold"] == ""
    assert "合格" not in json.dumps(of, ensure_ascii=False)


def test_a_pass_mark_of_the_table_is_compared_and_named():
    """Only a threshold of the authority leads to reached or not reached, with its source."""
    table = pack(threshold=Threshold(total=Decimal(80), source="通知第三条"))

    said = made(table=table)["conclusion"]["threshold"]

    assert "80" in said
    assert "通知第三条" in said
    assert "未达到分数线" in said


def test_an_unknown_rule_for_rows_not_applicable_is_said():
    """Where the table does not say what becomes of such rows, no figure is made up."""
    of = made(table=pack(not_applicable="unknown"))["conclusion"]

    assert of["after_review"] == {"text": "评价要求未说明，不作推算", "kind": "words"}


def test_gaps_stand_largest_first():
    """The suggestions begin with the row that loses most."""
    lost = [Decimal(gap["lost"]["text"]) for gap in made()["gaps"] if gap["lost"]["kind"] == "figure"]

    assert lost == sorted(lost, reverse=True)
    assert made()["gaps"][0]["title"] == "分产品综合能耗"


def test_evidence_index_names_what_the_rows_cite():
    """Every number that a row cites stands in the index, under the row that asks for it."""
    groups = made()["evidence"]
    energy = next(one for one in groups if one["asked_by"] == "单位产品综合能耗")

    assert [one["number"] for one in energy["entries"]] == ["1-1", "1-2", "1-3"]
    assert energy["entries"][2]["title"].endswith("（如有；盖章）")


def test_evidence_of_rows_not_applicable_is_not_asked_for():
    """A row declared not applicable asks for nothing, and so the numbers behind it close up."""
    doc = with_answer(document(), "energy-per-product", Answer(not_applicable=True, reason="无"))

    assert "单位产品综合能耗" not in [one["asked_by"] for one in made(doc)["evidence"]]


def test_traces_lead_to_the_score():
    """A scored row shows the steps of its computation, the last of them the score."""
    traces = {one["title"]: one["steps"] for one in made()["traces"]}

    steps = traces["单位产品综合能耗"]
    assert any("115.0" in text for text in steps)
    assert "9 分" in steps[-1]


def test_benchmarks_name_source_and_confidence():
    """Every benchmark says where it comes from and how sure that is, own and accepted ones apart."""
    doc = replace(document(), benchmarks={**document().benchmarks, "waste-use": OwnBenchmark(accept=True)})
    rows = {(one["title"], one["inner"]): one for one in made(doc)["benchmarks"]}

    assert rows["单位产品综合能耗", ""]["confidence"] == "转录未核"
    assert "标杆值：待核实，本单位确认采用" in rows["固废综合利用率", ""]["confidence"]
    assert "标杆值：市局 2026 年通知附件" in rows["单位产值取水量", ""]["source"]
    assert "标杆值：本单位填入" in rows["单位产值取水量", ""]["confidence"]
    assert rows["分产品综合能耗", "丙纶短纤维（特细旦）"]["confidence"] == "本单位填入"
    assert rows["污染物年均排放浓度优于限值的比例", "化学需氧量"]["lead"]["text"] == "20"


def test_sources_carry_confidence_in_words():
    """Sources read in the original, transcribed and from memory are told apart."""
    words = {one["title"]: one["confidence"] for one in made()["sources"]}

    assert words["GB/T 36132-2025 表 C.1"] == "已核对"
    assert words["省级平台 2026 版填报表"] == "转录未核"
    assert words["口头说明"] == "待核实"


def test_a_programme_refers_to_papers_and_says_in_the_annex_what_is_unchecked():
    """A source that only retells a paper is no reference, but stands among the sources; an unused one in neither."""
    known = programme()
    sources = {
        "draft": known.sources["draft"],
        "press": Source(title="报道", confidence="medium"),
        "code": Source(title="另一件事的文件", confidence="high"),
    }
    first, second = known.disqualifiers
    of = replace(
        known,
        sources=sources,
        retold=("press",),
        disqualifiers=(replace(first, article="条款（条号没有核实）"), replace(second, source="press")),
    )
    report = made(programme_=of)

    assert "征求意见稿全文" in report["references"]
    assert not {"报道", "另一件事的文件"} & set(report["references"])
    assert known.title not in "".join(report["references"])
    assert "报道" in {one["title"] for one in report["sources"]}
    assert "另一件事的文件" not in {one["title"] for one in report["sources"]}
    assert report["disqualifiers"][0]["article"] == "条款"
    assert report["programme"]["unchecked"] == [first.title]
    assert report["programme"]["papers"] == ["征求意见稿全文"]


def test_the_references_are_documents_without_ids_each_once():
    """The table's file is named by its version; a source with a remark on its figures is the same document."""
    table = pack()
    sources = {
        "form": Source(title="填报表", confidence="medium"),
        "guess": Source(title="填报表（公开转录）；数值疑为占位数", confidence="low"),
        "memory": Source(title="没有核对原文", confidence="memory"),
    }
    table = replace(table, table=replace(table.table, sources=sources))

    references = made(table=table)["references"]

    assert "第2版）" in references[0]
    assert table.header.id not in "".join(references)
    assert references[-1] == "填报表"


def test_papers_hold_no_working_remark():
    """How a figure was come by stands behind the semicolon of its source, for the screen; paper names the document."""
    table = pack()
    sources = {
        key: replace(one, title=f"{one.title}；疑为占位数") for key, one in table.table.sources.items()
    }
    found = made(table=replace(table, table=replace(table.table, sources=sources)))
    text = json.dumps(found, ensure_ascii=False)

    assert "占位" not in text
    assert table.header.id not in text
    assert {"GB/T 36132-2025 表 C.1", "口头说明"} <= {one["title"] for one in found["sources"]}


def test_dates_of_the_enterprise_are_written_officially():
    """As in the form, also in the draft about the enterprise."""
    of = made()
    fields = {one["label"]: one["value"] for one in of["basic"]["enterprise"]}

    assert fields["成立日期"] == "2008年5月16日"
    assert fields["有效期"] == "长期"
    assert "成立日期：2008年5月16日" in "".join(of["narrative"]["enterprise"])


def test_an_unknown_benchmark_says_why_once_and_where_there_is_room():
    """Cells say that it is unknown; the row's note and the annex say why."""
    of = made(document(benchmarks={}))
    output = row(of, "单位产值取水量")

    assert output["lines"][0]["lead"] == {"text": "未知", "kind": "words"}
    assert "".join(output["notes"]).count("平台未公布") == 1
    assert any("平台未公布" in one["source"] for one in of["benchmarks"])


def test_figures_below_zero_have_a_minus_in_the_traces():
    """A hyphen is no minus on paper."""
    doc = with_answer(document(), "waste-use", Answer(value=Decimal(10)))

    steps = "".join(step for one in made(doc)["traces"] for step in one["steps"])

    assert "−" in steps
    assert "约 -" not in steps


def test_sections_that_share_the_last_place_are_all_named():
    """None of them stands for the others."""
    rows = [builders.quantitative(one, points=8) for one in "abc"]
    table = builders.pack(*(builders.section(row, section_id=row.id) for row in rows))
    answers = {"a": builders.answer(95), "b": builders.answer(10), "c": builders.answer(10)}
    of = made(builders.document(answers), table)

    assert "最低的是一级 b、一级 c（0.0%）" in "".join(of["narrative"]["conclusion"])
    assert [axis["percent"] for axis in of["conclusion"]["axes"]] == ["100.0", "0.0", "0.0"]


def test_a_section_without_a_score_is_neither_best_nor_worst():
    """A section of which no row is scored yet has no share, and is said not to be scored."""
    of = made(document(answers={"energy-per-product": Answer(value=Decimal("115.0"))}))
    said = "".join(of["narrative"]["conclusion"])

    assert [(axis["percent"] != "", axis["share"] != "") for axis in of["conclusion"]["axes"]] == [
        (True, True),
        (False, False),
    ]
    assert "得分率" not in said
    assert "生产洁净化没有已计分的指标，未计分。" in said


def test_a_park_has_the_form_of_a_park():
    """The first part of a park's form has its own rows and words; a row that says something stays."""
    of = made(replace(document(), subject="park", applicant=Applicant(name="示例开发区", credit_code="9132")))

    fields = {one["label"]: one["value"] for one in of["basic"]["enterprise"]}
    assert of["meta"]["subject"] == "绿色工业园区"
    assert of["basic"]["head"] == "园区基本信息"
    assert fields["园区名称"] == "示例开发区"
    assert fields["统一社会信用代码"] == "9132"
    assert "园区负责人" in fields
    assert not {"所属行业", "单位性质", "注册资本"} & set(fields)
