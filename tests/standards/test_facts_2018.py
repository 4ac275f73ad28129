"""GB/T 36132-2018 with the ministry's table of 2018, typed apart: veto rows, sections, all 85 rows, performance steps.

``M`` 必选, ``O`` 可选. Behind it how sure the row is: ``hig`` read, ``med`` read in part, ``mem`` from memory.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.report.basic import OWNERSHIPS
from tests.standards.shipped import pack

OLD = "gbt36132-2018"
SECTIONS = {
    "基础设施": ("0.2", "hig", ["建筑", "照明", "设备设施"]),
    "管理体系": ("0.15", "mem", ["一般要求", "环境管理体系", "能源管理体系", "社会责任"]),
    "能源与资源投入": ("0.15", "mem", ["能源投入", "资源投入", "采购"]),
    "产品": ("0.1", "mem", ["生态设计", "有害物质使用", "节能", "减碳", "可回收利用率"]),
    "环境排放": ("0.1", "mem", ["大气污染物", "水体污染物", "固体废弃物", "噪声", "温室气体"]),
    "绩效": ("0.3", "mem", ["用地集约化", "原料无害化", "生产洁净化", "废物资源化", "能源低碳化"]),
}
VETO = {
    "4.2 a)": "依法设立",
    "4.2 b)": "较大及以上安全、环保、质量",
    "4.2 c)": "利益相关方",
    "4.3.1 a)": "领导作用和承诺",
    "4.3.1 b)": "职责和权限",
    "4.3.2 a)": "目标责任制",
    "4.3.2 b)": "中长期规划及量化的年度目标",
    "4.3.2 c)": "教育、培训",
}
# group | type | sure | words of the requirement
ROWS = """
1.1 | M | hig | 国家或地方相关法律法规
1.1 | M | hig | 三同时
1.1 | M | hig | 醛、苯、氨、氡
1.1 | M | hig | 独立设置
1.1 | O | med | 节材、节能、节水、节地
1.1 | O | hig | 多层建筑
1.2 | M | med | GB 50034
1.2 | M | mem | 分级
1.2 | O | mem | 分区、分组
1.2 | O | med | 节能灯具
1.3 | M | mem | 专用设备
1.3 | M | mem | 通用设备
1.3 | M | hig | GB 17167、GB 24789
1.3 | M | hig | 分类计量
1.3 | M | mem | 污染物处理设备
2.1 | M | hig | GB/T 28001，后为 GB/T 45001
2.1 | O | hig | 第三方认证
2.2 | M | hig | GB/T 24001
2.2 | O | hig | 第三方认证
2.3 | M | hig | GB/T 23331
2.3 | O | hig | 第三方认证
2.4 | O | hig | 社会责任报告
3.1 | M | mem | 优化用能结构
3.1 | M | mem | 强制性标准
3.1 | O | mem | 能源管理中心
3.1 | O | mem | 光伏电站、智能微电网
3.1 | O | mem | 新能源
3.1 | O | mem | 可再生能源替代不可再生能源
3.1 | O | mem | 余热余压
3.2 | M | mem | GB/T 7119
3.2 | M | mem | 减量使用或替代
3.2 | M | mem | GB/T 29115
3.2 | O | mem | 回收料、可回收材料
3.2 | O | mem | 增温潜势
3.3 | M | mem | 供方选择和评价准则
3.3 | M | mem | 检验
3.3 | O | mem | 采购信息
3.3 | O | mem | 绿色供应链
4.1 | M | mem | 生态设计的理念
4.1 | O | mem | GB/T 24256
4.1 | O | mem | GB/T 32161
4.2 | M | mem | 限量要求
4.2 | O | mem | 有害物质替代
4.3 | M | mem | 限定值
4.3 | O | mem | 先进值
4.4 | O | mem | 碳足迹核算或核查
4.4 | O | mem | 对外公布
4.4 | O | mem | 改善产品的碳足迹
4.4 | O | mem | 低碳产品
4.5 | O | mem | GB/T 20862
4.5 | O | mem | 改善产品的可回收利用率
5.1 | M | mem | 总量控制
5.1 | O | mem | 更高等级
5.2 | M | mem | 水体污染物
5.2 | O | mem | 更高等级
5.3 | M | mem | GB 18599
5.4 | M | mem | 厂界环境噪声
5.5 | M | hig | GB/T 32150
5.5 | O | hig | 第三方核查声明
5.5 | O | hig | 对外公布
5.5 | O | hig | 改善
6.1 | M | med | 工业项目建设用地控制指标
6.1 | O | med | 1.2 倍以上，2 倍及以上为满分
6.1 | M | mem | 不低于 30%
6.1 | O | mem | 不低于 40%
6.1 | M | med | 省市单位用地面积产值的平均水平
6.1 | O | med | 1.2 倍以上，2 倍及以上为满分
6.2 | M | mem | 绿色物料使用情况
6.2 | O | med | 不低于 30%
6.3 | M | mem | 主要污染物产生量不高于行业平均
6.3 | O | mem | 主要污染物产生量优于行业前 20% 的水平，前 5% 为满分
6.3 | M | mem | 废气产生量不高于行业平均
6.3 | O | mem | 废气产生量优于行业前 20% 的水平，前 5% 为满分
6.3 | M | mem | 废水产生量不高于行业平均
6.3 | O | mem | 废水产生量优于行业前 20% 的水平，前 5% 为满分
6.4 | M | mem | 主要原材料消耗量不高于行业平均
6.4 | O | mem | 主要原材料消耗量优于行业前 20% 的水平，前 5% 为满分
6.4 | M | mem | 大于 65%（按行业可以上下浮动 20%）
6.4 | O | mem | 达到 73%，90% 及以上为满分
6.4 | M | mem | 废水处理回用率不低于行业平均
6.4 | O | mem | 废水处理回用率优于行业前 20% 的水平，前 5% 为满分
6.5 | M | mem | 限额标准
6.5 | O | mem | 先进值或领先水平
6.5 | M | mem | 碳排放量不高于行业平均
6.5 | O | mem | 碳排放量优于行业前 20% 的水平，前 5% 为满分
"""
FACTS = [tuple(field.strip() for field in line.split("|")) for line in ROWS.strip().splitlines()]
# Two steps: the lower brings half, the upper all (from memory).
STEPPED = {
    "r-plot-ratio-better",
    "r-land-output-better",
    "r-pollutant-better",
    "r-waste-gas-better",
    "r-waste-water-better",
    "r-material-better",
    "r-solid-waste-better",
    "r-water-reuse-better",
    "r-carbon-better",
}
# Annex A, A.1 to A.12, by the pair of rows that it serves: calculator, what the table gives it, unit.
ANNEX_A = {
    "r-plot-ratio": ("plot-ratio", {"structures": "yes"}, "–"),
    "r-building-density": ("building-coefficient", {}, "%"),
    "r-land-output": ("land-output", {}, "万元/hm²"),
    "r-green-material": ("green-material-share", {}, "%"),
    "r-pollutant": ("pollutant-per-product", {"stage": "generated"}, "污染物单位/产品单位"),
    "r-waste-gas": (
        "pollutant-per-product",
        {"stage": "generated", "pollutant": "废气"},
        "污染物单位/产品单位",
    ),
    "r-waste-water": (
        "pollutant-per-product",
        {"stage": "generated", "pollutant": "废水"},
        "污染物单位/产品单位",
    ),
    "r-material": ("material-per-product", {}, "原材料单位/产品单位"),
    "r-solid-waste": ("solid-waste-use-rate", {}, "%"),
    "r-water-reuse": ("waste-water-reuse-rate", {}, "%"),
    "r-energy": ("energy-per-product", {}, "tce/产品单位"),
    "r-carbon": ("carbon-per-product", {}, "tCO2/产品单位"),
}
INFORMATION = (
    "工厂名称、所属行业、通讯地址、邮编、单位性质、统一社会信用代码、注册机关、注册资本、成立日期、有效期、法定代表人、"
    "法人代表联系电话、申报工作联系部门、联系人、联系电话、手机、传真、电子邮箱、单位简介"
)


def sure(source: str) -> str:
    """Return how sure a row or weight is; without a source of its own it is as sure as the table."""
    return pack(OLD).table.sources[source or "table"].confidence[:3]


def points(rows) -> Fraction:
    """Return the points of rows together."""
    return sum((Fraction(row.points) for row in rows), Fraction(0))


def test_sections():
    """Six first-level indicators with weights 20, 15, 15, 10, 10, 30 and 25 second-level items; one weight was read."""
    found = {
        section.title: (str(section.weight), sure(section.source), [group.title for group in section.groups])
        for section in pack(OLD).table.sections
    }
    assert found == SECTIONS
    assert sum(len(titles) for _, _, titles in SECTIONS.values()) == 25
    assert sum(Decimal(weight) for weight, _, _ in SECTIONS.values()) == 1


def test_veto_rows():
    """Eight, with their clauses; all numbers but those of 4.3.1 are said to be from memory."""
    gates = pack(OLD).table.gates
    assert len(gates) == len(VETO)
    for gate, (clause, words) in zip(gates, VETO.items(), strict=True):
        assert gate.clause.startswith(clause)
        assert words in gate.title
        assert ("待核实" in gate.clause) == (not clause.startswith("4.3.1"))


def test_every_row():
    """85 rows, each in its group, must or optional, with the requirement and how sure we are of it."""
    found = [
        (group.number, "M" if row.must else "O", sure(row.source), row.title)
        for section in pack(OLD).table.sections
        for group in section.groups
        for row in group.indicators
    ]
    assert len(found) == 85
    assert [one[:3] for one in found] == [fact[:3] for fact in FACTS]
    assert [fact[3] for one, fact in zip(found, FACTS, strict=True) if fact[3] not in one[3]] == []


def test_known_points_and_equal_shares():
    """8, 6 and 3 points were read; all others are equal shares of what remains, to a hundredth, and said to be so."""
    for section in pack(OLD).table.sections:
        known = [row for row in section.indicators if not row.estimated]
        rest = [row for row in section.indicators if row.estimated]
        assert [row.points for row in known] == ([8, 6, 3] if section.title == "基础设施" else [])
        share = (100 - points(known)) / len(rest)
        assert all(abs(points([row]) - share) < Fraction(1, 100) for row in rest)
        assert points(section.indicators) == 100


def test_degrees():
    """A must row is met or not; an optional one goes down from all to nothing, the lower of two steps being half."""
    for row in pack(OLD).indicators:
        shares = [one.share for one in row.degrees]
        if row.must:
            assert shares == []
        else:
            assert shares in ([1, 0], [1, Decimal("0.5"), 0])
        if row.id in STEPPED:
            assert [one.id for one in row.degrees] == ["high", "low", "none"]


def test_annex_a_is_wired():
    """Each pair of performance rows takes its formula of Annex A, with the same choices and unit for both rows."""
    table = pack(OLD)
    for row_id, wired in ANNEX_A.items():
        for one in (row_id, f"{row_id}-better"):
            row = table.indicator(one)
            assert (row.calculator, dict(row.given), row.unit) == wired, one
    performance = table.table.sections[-1]
    assert len(performance.indicators) == 2 * len(ANNEX_A)


def test_rules():
    """Abolished when its successor came; no pass mark; rounded at the total; no rule for rows not applicable."""
    read = pack(OLD)
    table = read.table
    assert read.header.abolished == "2025-12-31"
    assert (table.threshold, table.not_applicable) == (None, "unknown")
    assert (table.rounding.places, table.rounding.at) == (2, "total")


def test_form_of_the_self_evaluation():
    """The basic table of the report form of 2017 to 2024 with its six kinds of ownership, and its pledge."""
    form = pack(OLD).table.form
    assert "、".join(one.title for one in form.information) == INFORMATION
    (ownership,) = (one for one in form.information if one.field == "ownership")
    assert (ownership.options, ownership.place) == ((), "ownership")
    assert OWNERSHIPS == (
        "state",
        "collective",
        "private",
        "joint-venture",
        "hong-kong-macao-taiwan",
        "foreign",
    )
    assert form.information[-1].note == "至少写明主营业务、生产和荣誉"
    assert "抽查和核实" in "".join(form.commitment)
    assert "公章" in "".join(form.steps)
