"""绿色供应链管理企业, the general system: seven requirements, 20 rows and their points, typed from the table."""

from __future__ import annotations

from decimal import Decimal

from gf_desktop.domain.document import Answer, Applicant, Document, SchemeRef
from gf_desktop.domain.report.words import type_words
from gf_desktop.domain.scoring import score
from tests.standards.facts import forms
from tests.standards.shipped import pack

SUPPLY = "supply-chain-2024"
GROUPS = {
    "绿色供应链管理战略": 20,
    "实施绿色供应商管理": 20,
    "绿色生产": 20,
    "绿色回收": 20,
    "绿色信息平台建设": 10,
    "绿色信息披露": 10,
}
# 代号 | 二级指标 | 满分
ROWS = """
X11 | 纳入公司发展规划 | 8
X12 | 制定绿色供应链管理目标 | 6
X13 | 设置专门管理机构 | 6
X21 | 绿色采购标准制度完善 | 4
X22 | 供应商认证体系完善 | 3
X23 | 对供应商定期审核 | 3
X24 | 供应商绩效评估制度健全 | 3
X25 | 定期对供应商进行培训 | 3
X26 | 低风险供应商占比 | 4
X31 | 节能减排环保合规 | 10
X32 | 符合有害物质限制使用管理办法 | 10
X41 | 产品回收率 | 5
X42 | 包装回收率 | 5
X43 | 回收体系完善（含自建、与第三方联合回收） | 5
X44 | 指导下游企业回收拆解 | 5
X51 | 绿色供应链管理信息平台完善 | 10
X61 | 披露企业节能减排减碳信息 | 2.5
X62 | 披露高、中风险供应商审核率及低风险供应商占比 | 2.5
X63 | 披露供应商节能减排信息 | 2.5
X64 | 发布企业社会责任报告（含绿色采购信息） | 2.5
"""
FACTS = [tuple(field.strip() for field in line.split("|")) for line in ROWS.strip().splitlines()]
PERCENT = ["X26", "X41", "X42"]
REQUIREMENTS = (
    "独立法人",
    "较强的影响力",
    "管理体系",
    "供应商",
    "准入、选择、审核、绩效、退出",
    "财务管理制度",
    "工作目标、思路、计划和措施",
)


def test_every_row():
    """Code, name and full points of the 20 rows, one by one, all given by judgement."""
    found = list(forms(pack(SUPPLY)))
    assert [(one.number, one.title, one.points) for one in found] == FACTS
    assert {one.kind for one in found} == {"manual"}


def test_points_of_the_groups():
    """20, 20, 20, 20, 10 and 10: a hundred without any weight."""
    sections = pack(SUPPLY).table.sections
    assert {one.title: one.points for one in sections} == GROUPS
    assert [one.weight for one in sections] == [None] * 6
    assert sum(GROUPS.values()) == 100


def test_percentages_stand_beside():
    """Three rows are percentages; how they become points was never published, so they only stand beside."""
    table = pack(SUPPLY)
    groups = [group for section in table.table.sections for group in section.groups]
    beside = {group.number: row.beside for group in groups for row in group.indicators if row.beside}
    assert list(beside) == PERCENT
    assert all((one.unit, one.domain.min, one.domain.max) == ("%", 0, 100) for one in beside.values())


def test_basic_requirements():
    """Seven; of the third its note says that the accident is told in two wordings in print."""
    gates = pack(SUPPLY).table.gates
    assert len(gates) == len(REQUIREMENTS)
    assert all(words in gate.title for gate, words in zip(gates, REQUIREMENTS, strict=True))
    assert "较大及以上" in gates[2].title
    assert "重大" not in gates[2].title
    assert "一份为较大及以上，一份为重大" in gates[2].note


def test_the_index_is_the_plain_sum():
    """GSCI adds the points up; that it does is from memory, and no pass mark was seen."""
    table = pack(SUPPLY).table
    assert (table.index.symbol, table.index.over, table.threshold) == ("GSCI", None, None)
    assert table.sources[table.index.source].confidence == "memory"
    full = {row.id: Answer(value=row.points or Decimal(0), reason="完善") for row in pack(SUPPLY).indicators}
    document = Document(
        subject="supply-chain",
        applicant=Applicant(name="甲公司"),
        year=2023,
        scheme=SchemeRef(id=SUPPLY, version=1),
        answers=full,
    )
    assert score(document, pack(SUPPLY)).total == 100


def test_the_percentages_are_figures_and_ask_for_no_calculation_sheet():
    """The three are 定量 in the published table; of points by judgement no calculation sheet is made."""
    beside = [row for row in pack(SUPPLY).indicators if row.beside]
    assert {type_words(row).code for row in beside} == {"sheet.type.judged"}
    assert {row.evidence[0].kind for row in beside} == {"share-explanation"}
    assert not any(
        item.kind == "calculation-sheet" for row in pack(SUPPLY).indicators for item in row.evidence
    )
