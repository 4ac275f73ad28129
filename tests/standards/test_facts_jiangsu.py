"""The two tables of Jiangsu's platform, 2026 edition, typed from the forms themselves; figures with their confidence.

``med``: transcribed; ``low``: looks like a placeholder of the platform, never used without the user's word; ``null``:
the authority shows none, or it cannot be right.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.standards.facts import asked, forms, typed
from tests.standards.shipped import pack

GENERAL = "js-general-2026"
STAPLE = "js-pp-staple-2026"

GENERAL_FORM = [
    *typed(
        "能源低碳化",
        """
        4 | 能源消耗强度 | 单位产品综合能耗 | 产品 | 逆 | kgce/产品单位 | 11 | – | –
        4 | 能源消耗强度 | 单位产值综合能耗 | 定量 | 逆 | kgce/万元 | 11 | null | null
        5 | 碳排放强度 | 单位产值碳排放量 | 定量 | 逆 | kgCO2/万元 | 11 | null | null
        6 | 可再生能源利用率 | 年综合能耗 10000 tce 及以上 | 定量 | 正 | % | 8 | 4.31 med | 0 med
        6 | 可再生能源利用率 | 年综合能耗 5000 tce（含）至 10000 tce | 定量 | 正 | % | 8 | 11.9 med | 0 med
        6 | 可再生能源利用率 | 年综合能耗 3000 tce（含）至 5000 tce | 定量 | 正 | % | 8 | 7.93 med | 0 med
        6 | 可再生能源利用率 | 年综合能耗 3000 tce 以下 | 定量 | 正 | % | 8 | 33.03 med | 0 med
        7 | 能碳管理系统平台功能符合数量 | 能碳管理系统平台功能符合数量 | 勾选 | 正 | 项 | 4 | 6 low | 0 hig
        """,
    ),
    *typed(
        "资源高效化",
        """
        8 | 节约原材料 | 减少生产过程中原辅材料消耗应用案例 | 定性 | – | – | 4 | – | –
        8 | 节约原材料 | 使用再生、回收再利用、可回收材料替代的应用案例 | 定性 | – | – | 4 | – | –
        9 | 取水强度 | 单位产品取水量 | 产品 | 逆 | m³/产品单位 | 6 | – | –
        9 | 取水强度 | 单位产值取水量 | 定量 | 逆 | m³/万元 | 6 | null | null
        10 | 工业用水重复利用率 | 工业用水重复利用率 | 定量 | 正 | % | 4 | 92.22 med | 80 low
        11 | 一般工业固体废物综合利用率 | 一般工业固体废物综合利用率 | 定量 | 正 | % | 4 | 100 med | 80 low
        """,
    ),
    *typed(
        "生产洁净化",
        """
        12 | 生产工艺和设备先进性 | 采用推荐目录内先进技术和设备数量 | 定量 | 正 | 项 | 6 | 5 med | 3 low
        13 | 绿色低碳改造升级 | 近3年实施绿色低碳改造升级年平均项目数量 | 定量 | 正 | 项 | 4 | 3.67 med | 3.6 low
        13 | 绿色低碳改造升级 | 近3年绿色低碳改造升级项目投资额占比 | 定量 | 正 | % | 4 | 0.57 med | 0.5 low
        14 | 主要污染物年均排放浓度 | \
        废水主要污染物年均排放浓度优于许可排放浓度限值的最低比例 | 定量 | 正 | % | 4 | 75 med | 0 low
        14 | 主要污染物年均排放浓度 | \
        废气主要污染物年均排放浓度优于许可排放浓度限值的最低比例 | 定量 | 正 | % | 4 | 86.1 med | 80 low
        """,
    ),
    *typed(
        "产品绿色化",
        """
        15 | 绿色设计 | 绿色设计典型应用案例 | 定性 | – | – | 4 | – | –
        16 | 产品碳足迹 | 开展碳足迹核算产品类别占比 | 定量 | 正 | % | 4 | 100 med | 80 low
        17 | 绿色产品 | 节能产品占比 | 定量 | 正 | % | 6 | 100 med | 80 low
        """,
    ),
    *typed(
        "用地集约化",
        """
        18 | 土地产出率 | 单位用地面积产值 | 定量 | 正 | 万元/m² | 4 | 1.2 med | 1 low
        18 | 土地产出率 | 建筑系数 | 定量 | 正 | % | 2 | 51 med | 40 low
        18 | 土地产出率 | 容积率 | 定量 | 正 | – | 2 | 1.12 med | 0.5 low
        """,
    ),
]

# 化学纤维-丙纶（短纤维）, table no. 46.
STAPLE_FORM = [
    *typed(
        "能源低碳化",
        """
        1 | 能源消耗强度 | 单位丙纶（短纤维）产品综合能耗 | 定量 | 逆 | kgce/t | 12 | 110 med | 130 med
        2 | 碳排放强度 | 单位产品碳排放量 | 定量 | 逆 | tCO2/t | 8 | 0.42 med | 0.5 med
        3 | 可再生能源利用率 | 可再生能源利用率 | 定量 | 正 | % | 6 | 3 med | 0 med
        4 | 能碳管理系统平台功能符合数量 | 能碳管理系统平台功能符合数量 | 勾选 | 正 | 项 | 4 | 8 hig | 0 hig
        """,
    ),
    *typed(
        "资源高效化",
        """
        5 | 原材料消耗强度 | 单位产品主要原材料消耗 | 定量 | 逆 | kg/t | 10 | 966 med | 970 med
        6 | 取水强度 | 单位产品取水量 | 定量 | 逆 | m³/t | 9 | 0.7 med | 0.8 med
        7 | 工业用水重复利用率 | 工业用水重复利用率 | 定量 | 正 | % | 8 | 95 med | 90 med
        8 | 固体废物综合利用率 | 废丝综合利用率 | 定量 | 正 | % | 6 | 100 med | 95 med
        """,
    ),
    *typed(
        "生产洁净化",
        """
        9 | 生产工艺和设备先进性 | 采用先进工艺和设备数量 | 勾选 | 正 | 项 | 6 | 3 med | 0 med
        10 | 绿色低碳改造升级 | 近3年实施绿色低碳改造升级年平均项目数量 | 定量 | 正 | 项 | 2 | 3 med | 1 med
        10 | 绿色低碳改造升级 | 近3年绿色低碳改造升级项目投资额占比 | 定量 | 正 | % | 4 | 0.1 med | 0 med
        11 | 主要污染物排放浓度 | 主要污染物年均排放浓度优于许可排放浓度限值的比例 | 分项 | 正 | % | 6 | – | –
        """,
    ),
    *typed(
        "产品绿色化",
        """
        12 | 绿色设计 | 绿色设计典型应用案例 | 定性 | – | – | 4 | – | –
        13 | 产品碳足迹 | 开展产品碳足迹核算 | 定性 | – | – | 4 | – | –
        14 | 绿色低碳标准 | 近5年参与绿色低碳标准数量 | 定性 | – | – | 3 | – | –
        """,
    ),
    *typed(
        "用地集约化",
        """
        15 | 土地产出率 | 单位用地面积产值 | 定量 | 正 | 万元/m² | 4 | 0.4 med | 0.2 med
        15 | 土地产出率 | 建筑系数 | 定量 | 正 | % | 2 | 40 med | 35 med
        15 | 土地产出率 | 容积率 | 定量 | 正 | – | 2 | 1.2 med | 0.8 med
        """,
    ),
]

# Where the staple form asks for something else than the general one.
STAPLE_EVIDENCE = {
    "5": ["calculation-sheet material-statistics B204-1"],
    "9": ["equipment-description"],
    "11": [
        "calculation-sheet discharge-permit execution-report? ji-101? monitoring-data treatment-description"
    ],
    "13": ["footprint-report"],
    "14": ["standard-text"],
}


@pytest.mark.parametrize(("scheme", "facts"), [(GENERAL, GENERAL_FORM), (STAPLE, STAPLE_FORM)])
def test_every_form_of_every_row(scheme, facts):
    """Number, names, kind, direction, unit, points, 标杆值 and 基准值 with their confidence, one by one."""
    assert list(forms(pack(scheme))) == facts


@pytest.mark.parametrize(
    ("scheme", "points"), [(GENERAL, [34, 22, 22, 14, 8]), (STAPLE, [30, 33, 18, 11, 8])]
)
def test_first_level_points(scheme, points):
    """The first-level sums of the forms, a hundred together; each figure is out of the form of its table."""
    assert [one.points for one in pack(scheme).table.sections] == points
    assert sum(points) == 100


@pytest.mark.parametrize(("scheme", "zero", "cap"), [(GENERAL, "2", 5), (STAPLE, "1", 4)])
def test_bonus_rows(scheme, zero, cap):
    """筑峰强链 2, 1.5 or 1; the footprint platform 1; a zero-carbon factory 2, in the staple table 1."""
    bonus = pack(scheme).table.bonus
    assert (bonus.title, bonus.cap) == ("附加项", cap)
    assert [[(one.title, one.points) for one in row.choice.options] for row in bonus.indicators] == [
        [("准链主企业", 2), ("骨干企业", Decimal("1.5")), ("重点企业", 1), ("未纳入", 0)],
        [("是", 1), ("否", 0)],
        [("是", Decimal(zero)), ("否", 0)],
    ]


def test_parts_of_the_staple_table():
    """Two pollutants, 20 and 10 % each; their share is entered, else by the values."""
    row = pack(STAPLE).indicator("pollutant-margin")
    assert [(one.title, one.lead.value, one.base.value) for one in row.parts] == [
        ("非甲烷总烃", 20, 10),
        ("化学需氧量", 20, 10),
    ]
    assert row.share == "entered-else-values"
    assert {pack(STAPLE).confidence(f) for one in row.parts for f in (one.lead, one.base)} == {"medium"}


def test_options_of_the_staple_table():
    """Provided is all, not provided nothing; standards bring a point each up to three; twelve things may be ticked."""
    table = pack(STAPLE)
    points = {
        row: [one.points for one in table.indicator(row).choice.options]
        for row in ("green-design-case", "carbon-footprint", "standards-participation")
    }
    assert points == {
        "green-design-case": [4, 0],
        "carbon-footprint": [4, 0],
        "standards-participation": [3, 2, 1, 0],
    }
    ticks = table.indicator("process-equipment").ticks
    assert (ticks.most, ticks.names, ticks.counted) == (12, "unknown", True)


def test_evidence_of_the_staple_table():
    """Materials by statistics, one footprint report, the standards' texts; the rest as on the general form."""
    theirs = list(asked(pack(STAPLE)))
    found = {number: [one.kinds for one in theirs if one.number == number] for number in STAPLE_EVIDENCE}
    assert found == STAPLE_EVIDENCE
    general = {one.kinds for one in asked(pack(GENERAL))}
    others = {one.kinds for one in theirs if one.number not in STAPLE_EVIDENCE}
    assert others <= general


@pytest.mark.parametrize("scheme", [GENERAL, STAPLE])
def test_rules_of_the_platform(scheme):
    """Two places half-up per row, full points for rows that the reviewer finds not applicable, data of 2025."""
    read = pack(scheme)
    table, header = read.table, read.header
    assert (table.rounding.places, table.rounding.at, table.not_applicable) == (
        2,
        "indicator",
        "review-full-points",
    )
    assert (header.applies.province, header.applies.data_years, header.applies.purpose) == (
        "江苏省",
        (2025,),
        ("province",),
    )
    assert (header.labels.lead, header.labels.base, table.threshold) == ("标杆值", "基准值", None)


def test_the_inverted_pair_is_told_and_not_used():
    """Water per output was transcribed as 1 and 0.5, less than nothing for a figure that should be low."""
    form = pack(GENERAL).indicator("water-intensity").variant("per-output")
    assert (form.lead.value, form.base.value) == (None, None)
    assert "标杆值 1、基准值 0.5" in form.lead.why


def test_only_waste_fibre_counts():
    """Row 8 of the staple table is about 废丝 alone."""
    assert pack(STAPLE).indicator("solid-waste-use-rate").given == {"waste": "废丝"}


def test_water_and_gas_are_told_apart():
    """Row 14 of the general form is computed once from the outlets of water, once from those of gas."""
    table = pack(GENERAL)
    media = [table.indicator(row).given for row in ("waste-water-margin", "waste-gas-margin")]
    assert media == [{"medium": "water"}, {"medium": "gas"}]
