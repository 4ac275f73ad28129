"""绿色工业园区, edition of 2016 to 2024: basic requirements, 31 rows, sets, formulas and GI, typed apart.

Only the names and units of rows 1 to 11 were read; every target value, type and the formula of GI come from memory and
must be accepted before they count.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.domain.document import Answer, Applicant, Document, OwnBenchmark, SchemeRef
from gf_desktop.domain.scoring import score
from tests.standards.facts import in_forms, text
from tests.standards.shipped import pack

PARK = "park-2016"
SECTIONS = [
    ("能源利用绿色化", 3, range(1, 4)),
    ("资源利用绿色化", 6, range(4, 12)),
    ("基础设施绿色化", 3, range(12, 17)),
    ("产业绿色化", 3, range(17, 21)),
    ("生态环境绿色化", 6, range(21, 29)),
    ("运行管理绿色化", 3, range(29, 32)),
]
# 序号 | 指标 | 单位 | 引领值（yes/no: 是） | 必选 or set | formula, as far as the note says it
ROWS = """
1 | 能源产出率 | 万元/tce | 3 | 必 | 工业增加值（万元，不变价）÷ 能源综合消耗总量（tce）
2 | 可再生能源使用比例 | % | 15 | 必 | 可再生能源使用量 ÷ 工业企业综合能耗总量
3 | 清洁能源使用率 | % | 75 | 必 | 清洁能源使用量 ÷ 终端能源消费总量
4 | 水资源产出率 | 元/m³ | 1500 | 必 | 工业增加值（元）÷ 工业用新鲜水量（m³）
5 | 土地资源产出率 | 亿元/km² | 15 | 必 | 工业增加值（亿元）÷ 工业用地面积（km²）
6 | 工业固体废弃物综合利用率 | % | 95 | 必 | 综合利用量 ÷（产生量 + 综合利用往年贮存量）
7 | 工业用水重复利用率 | % | 90 | 必 | 重复用水量 ÷（重复用水量 + 新鲜水量）
8 | 中水回用率 | % | 30 | A | 再生水回用量 ÷ 污水集中处理量
9 | 余热资源回收利用率 | % | 60 | A | 回收利用的余热量 ÷ 余热资源总量
10 | 废气资源回收利用率 | % | 90 | A | 回收利用的废气量 ÷ 可回收废气总量
11 | 再生资源回收利用率 | % | 80 | A | 回收利用的再生资源量 ÷ 再生资源产生量
12 | 污水集中处理设施 | – | 是 | 必 |
13 | 新建工业建筑中绿色建筑的比例 | % | 30 | B | 新建绿色工业建筑面积 ÷ 新建工业建筑面积
14 | 新建公共建筑中绿色建筑的比例 | % | 60 | B | 新建绿色公共建筑面积 ÷ 新建公共建筑面积
15 | 500米公交站点覆盖率 | % | 90 | C | 公交站点 500 米半径覆盖面积 ÷ 园区面积
16 | 节能与新能源公交车比例 | % | 30 | C | 节能与新能源公交车数 ÷ 公交车总数
17 | 高新技术产业产值占园区工业总产值比例 | % | 30 | 必 | 高新技术产业产值 ÷ 工业总产值
18 | 绿色产业增加值占园区工业增加值比例 | % | 30 | 必 | 绿色产业增加值 ÷ 工业增加值
19 | 人均工业增加值 | 万元/人 | 15 | D | 工业增加值（万元）÷ 年末从业人数（人）
20 | 现代服务业比例 | % | 30 | D | 现代服务业增加值 ÷ 地区生产总值
21 | 工业固体废弃物（含危废）处置利用率 | % | 100 | 必 | （综合利用量 + 处置量）÷ 产生量
22 | 万元工业增加值碳排放量消减率 | % | 3 | 必 | （上年强度 − 本年强度）÷ 上年强度
23 | 单位工业增加值废水排放量 | t/万元 | 5 | 必 | 废水排放量（t）÷ 工业增加值（万元）
24 | 主要污染物弹性系数 | – | 0.3 | 必 | 主要污染物排放量增长率 ÷ 工业增加值增长率
25 | 园区空气质量优良率 | % | 80 | 必 | 优良天数 ÷ 有效监测天数
26 | 绿化覆盖率 | % | 30 | E | 绿化覆盖面积 ÷ 园区面积
27 | 道路遮荫比例 | % | 80 | E | 有遮荫的道路长度 ÷ 道路总长度
28 | 露天停车场遮荫比例 | % | 80 | E | 有遮荫的露天停车面积 ÷ 露天停车总面积
29 | 绿色园区标准体系完善程度 | – | 是 | 必 |
30 | 编制绿色园区发展规划 | – | 是 | 必 |
31 | 绿色园区信息平台完善程度 | – | 是 | 必 |
"""
FACTS = [[field.strip() for field in line.split("|")] for line in ROWS.strip().splitlines()]
LOWER = {"23", "24"}
GATES = [
    ("法律法规", False),
    ("近三年未发生重大污染事故和重大生态破坏事件", False),
    ("环境质量达到功能区标准", False),
    ("100% 实施清洁生产审核", False),
    ("国家淘汰目录", False),
    ("2 名以上专职人员", False),
    ("能源监测管理平台", True),
    ("可再生能源设施", True),
]


def rows():
    """Return the pack's rows with the numbers of their groups."""
    groups = (group for section in pack(PARK).table.sections for group in section.groups)
    return [(group.number, row) for group in groups for row in group.indicators]


def document(values, *, accepted):
    """Return a park's document with a value per number; yes/no rows are answered yes."""
    answers, benchmarks = {}, {}
    for number, row in rows():
        if row.kind == "choice":
            answers[row.id] = Answer(option="yes")
        elif number in values:
            answers[row.id] = Answer(value=Decimal(values[number]))
            benchmarks[row.id] = OwnBenchmark(accept=accepted)
    return Document(
        subject="park",
        applicant=Applicant(name="某园区"),
        year=2024,
        scheme=SchemeRef(id=PARK, version=1),
        answers=answers,
        benchmarks=benchmarks,
    )


def test_every_row():
    """31 rows with number, name, unit, target value and set are those of the table, one by one."""
    found = [
        [
            number,
            row.title,
            row.unit or "–",
            "是" if row.kind == "choice" else text(row.lead.value),
            row.choose_from or "必",
        ]
        for number, row in rows()
    ]
    assert found == [fact[:5] for fact in FACTS]


def test_formulas():
    """The note of each computed row says its formula, and that nobody checked it, but for the two transcribed."""
    for (number, row), fact in zip(rows(), FACTS, strict=True):
        if fact[5]:
            assert row.note.startswith(fact[5]), number
            assert ("公式待核实" in row.note) == (number not in ("4", "6")), number


def test_directions():
    """Waste water per value added and the elasticity are better when lower; what is bad is never better."""
    assert {number for number, row in rows() if row.better == "lower"} == LOWER
    assert all(form.kind in ("ratio", "choice") for _, row in rows() for form in in_forms(row))


def test_sections_and_sets():
    """3, 6, 3, 3, 6 and 3 scored items: 18 compulsory, two of four, one of two three times, one of three."""
    table = pack(PARK).table
    found = [
        (section.title, section.points, [int(group.number) for group in section.groups])
        for section in table.sections
    ]
    assert found == [(title, points, list(numbers)) for title, points, numbers in SECTIONS]
    assert table.choose == {"A": 2, "B": 1, "C": 1, "D": 1, "E": 1}
    assert sum(not row.choose_from for _, row in rows()) == 18
    assert 18 + sum(table.choose.values()) == 24 == sum(section.points for section in table.sections)


def test_what_is_from_memory():
    """No target value is used without the user's word; rows 12 to 31 and the index say that they are from memory."""
    read = pack(PARK)
    table = read.table
    assert {read.confidence(row.lead) for _, row in rows() if row.lead} == {"memory"}
    assert table.sources[table.index.source].confidence == "memory"
    unread = {
        number for number, row in rows() if row.source and table.sources[row.source].confidence == "memory"
    }
    assert unread == {str(number) for number in range(12, 32)}


def test_three_years_each():
    """The form is filled for three years and scores each; no pass mark was seen."""
    table = pack(PARK).table
    assert (table.years, table.year_rule, table.threshold, table.not_applicable) == (
        3,
        "each",
        None,
        "unknown",
    )
    assert (table.index.symbol, table.index.over) == ("GI", 24)
    assert (table.rounding.places, table.rounding.at) == (2, "total")


def test_basic_requirements():
    """Eight, of which the two last are encouraged and veto nothing."""
    gates = pack(PARK).table.gates
    assert len(gates) == len(GATES)
    for gate, (words, encouraged) in zip(gates, GATES, strict=True):
        assert words in gate.title
        assert gate.encouraged == encouraged


def test_basic_table_of_the_report():
    """Name, level, kind, people with their posts, introduction to 500 and experience to 1000 characters."""
    information = pack(PARK).table.form.information
    assert [one.title for one in information] == [
        "园区名称",
        "园区级别",
        "园区类型",
        "通讯地址",
        "园区负责人",
        "园区负责人职务",
        "申报单位",
        "联系人",
        "联系人职务",
        "联系电话",
        "电子邮箱",
        "园区简介",
        "创建经验及成效",
    ]
    assert [one.most for one in information if one.most] == [500, 1000]


def test_gi_at_the_targets_is_a_hundred():
    """24 ratios of one ÷ 24 × 100; with the surplus rows of the sets filled it is still a hundred."""
    everything = {fact[0]: fact[3] for fact in FACTS if fact[3] != "是"}
    assert score(document(everything, accepted=True), pack(PARK)).total == 100


def test_nothing_counts_before_it_is_accepted():
    """Without the user's word only the four yes/no rows count: 4 ÷ 24 × 100 = 16.67, and all is still open."""
    everything = {fact[0]: fact[3] for fact in FACTS if fact[3] != "是"}
    result = score(document(everything, accepted=False), pack(PARK))
    assert (result.total, result.highest) == (Fraction("16.67"), 100)


@pytest.mark.parametrize(
    ("number", "value", "ratio"),
    [
        ("1", "1.5", "1/2"),  # 1.5 ÷ 3
        ("4", "1200", "4/5"),  # 1200 ÷ 1500
        ("23", "8", "5/8"),  # lower is better: 5 ÷ 8
        ("24", "0.6", "1/2"),  # 0.3 ÷ 0.6
        ("24", "0", "1"),  # no growth of pollutants at all
        ("22", "-2", "0"),  # the intensity grew
        ("3", "90", "1"),  # better than the target counts as the target
    ],
)
def test_one_ratio(number, value, ratio):
    """Each row brings value ÷ target, turned round where lower is better, held between nought and one."""
    document_of_one = document({number: value}, accepted=True)
    found = score(replace(document_of_one), pack(PARK))
    (row,) = (one for one in found.rows if one.number == number)
    assert row.score == Fraction(ratio)
    (section,) = (one for one in found.sections if one.id == row.section)
    yes = sum(1 for one in found.rows if one.section == row.section and one.score and one.indicator.choice)
    assert section.score == (Fraction(ratio) + yes) * 100 / 24


EVIDENCE = {
    "12": ["sewage-works-proof", "environment-data"],
    "25": ["calculation-sheet", "environment-data"],
    "29": ["park-standards-list"],
    "30": ["park-plan"],
    "31": ["information-platform-proof"],
}


def test_rows_ask_for_papers_that_can_prove_them():
    """Works, air, standards, plan and platform are proved by their own papers, not by the park's approval."""
    asked = {number: [item.kind for item in row.evidence] for number, row in rows()}
    assert {number: asked[number] for number in EVIDENCE} == EVIDENCE
    (renewables,) = (gate for gate in pack(PARK).table.gates if gate.id == "park-renewables")
    assert [item.kind for item in renewables.evidence] == ["renewable-facility-proof"]


def test_a_negative_elasticity_is_not_scored_and_nothing_stands_in_for_it():
    """How a negative one scores is nowhere said: it is refused with these words, and nought is told apart from it."""
    (row,) = (row for number, row in rows() if number == "24")
    given = Document(
        subject="park",
        applicant=Applicant(name="园区"),
        year=2024,
        scheme=SchemeRef(id=PARK, version=1),
        answers={row.id: Answer(value=Decimal("-0.2"))},
        benchmarks={row.id: OwnBenchmark(accept=True)},
    )
    refused = score(given, pack(PARK)).row(row.id)
    assert (refused.status, refused.reason.code) == ("invalid", "score.negative")
    assert "负数不计分" in row.note
    assert "不能代替负数" in row.note
