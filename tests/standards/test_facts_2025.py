"""GB/T 36132-2025 table C.1 and the ministry's general form of 2025, typed from the standard and the form themselves.

Figures: ``8 hig`` is 8 of confidence high; ``null``: the authority shows none; ``–``: the kind has none.
"""

from __future__ import annotations

import pytest

from tests.standards.facts import asked, forms, typed
from tests.standards.shipped import pack

NATIONAL = "gbt36132-2025"
MINISTRY = "miit-general-2025"
FORMS_OF_2025 = (NATIONAL, MINISTRY, "js-general-2026", "js-pp-staple-2026")

# GB/T 36132-2025, Annex C, table C.1: 序号 | 二级指标 | 形式 | 类型 | 方向 | 单位 | 分值 | 引领值 | 基准值.
TABLE_C1 = [
    *typed(
        "能源低碳化",
        """
        1 | 能源消耗强度 | 单位产品综合能耗 | 定量 | 逆 | tce/产品单位 | 8 | null | null
        1 | 能源消耗强度 | 单位产值综合能耗 | 定量 | 逆 | tce/万元 | 8 | null | null
        2 | 碳排放强度 | 单位产品二氧化碳排放量 | 定量 | 逆 | tCO2/产品单位 | 8 | null | null
        2 | 碳排放强度 | 单位产值二氧化碳排放量 | 定量 | 逆 | tCO2/万元 | 8 | null | null
        3 | 可再生能源利用率 | 可再生能源利用率 | 定量 | 正 | % | 8 | null | null
        4 | 能碳管理系统平台功能符合数量 | 能碳管理系统平台功能符合数量 | 勾选 | 正 | 项 | 6 | 8 hig | 0 hig
        """,
    ),
    *typed(
        "资源高效化",
        """
        5 | 原材料消耗强度 | 单位产品主要原材料消耗量 | 定量 | 逆 | 原材料单位/产品单位 | 8 | null | null
        5 | 原材料消耗强度 | 单位产值主要原材料消耗量 | 定量 | 逆 | 原材料单位/万元 | 8 | null | null
        6 | 取水强度 | 单位产品取水量 | 定量 | 逆 | m³/产品单位 | 8 | null | null
        6 | 取水强度 | 单位产值取水量 | 定量 | 逆 | m³/万元 | 8 | null | null
        7 | 工业用水重复利用率 | 工业用水重复利用率 | 定量 | 正 | % | 8 | null | null
        8 | 一般工业固体废物综合利用率 | 一般工业固体废物综合利用率 | 定量 | 正 | % | 6 | null | null
        """,
    ),
    *typed(
        "生产洁净化",
        """
        9 | 生产工艺和设备先进性 | 生产工艺和设备先进性 | 定性 | – | – | 6 | – | –
        10 | 绿色低碳改造升级项目投资额占比 | 绿色低碳改造升级项目投资额占比 | 定量 | 正 | % | 4 | null | null
        11 | 主要污染物产生或排放强度 | \
        单位产品主要污染物产生量或排放量 | 定量 | 逆 | 污染物单位/产品单位 | 6 | null | null
        11 | 主要污染物产生或排放强度 | 单位产值主要污染物产生量或排放量 | 定量 | 逆 | 污染物单位/万元 | 6 | null | null
        """,
    ),
    *typed(
        "产品绿色化",
        """
        12 | 绿色设计 | 绿色设计 | 定性 | – | – | 8 | – | –
        13 | 产品碳足迹 | 产品碳足迹 | 定性 | – | – | 8 | – | –
        """,
    ),
    *typed(
        "用地集约化",
        """
        14 | 土地产出率 | 单位用地面积产能 | 定量 | 正 | 产品单位/m² | 8 | null | null
        14 | 土地产出率 | 单位用地面积产值 | 定量 | 正 | 万元/m² | 8 | null | null
        """,
    ),
]

# The ministry's general form, 15 second-level rows with their third-level rows; – points: only the sum is known.
GENERAL_FORM = [
    *typed(
        "能源低碳化",
        """
        1 | 能源消耗强度 | 单位产品综合能耗 | 产品 | 逆 | kgce/产品单位 | 8 | – | –
        1 | 能源消耗强度 | 单位产值综合能耗 | 定量 | 逆 | kgce/万元 | 8 | null | null
        2 | 碳排放强度 | 单位产值碳排放量 | 定量 | 逆 | kgCO2/万元 | 8 | null | null
        3 | 可再生能源利用率 | 年综合能耗 10000 tce 及以上 | 定量 | 正 | % | 8 | null | null
        3 | 可再生能源利用率 | 年综合能耗 5000 tce（含）至 10000 tce | 定量 | 正 | % | 8 | null | null
        3 | 可再生能源利用率 | 年综合能耗 3000 tce（含）至 5000 tce | 定量 | 正 | % | 8 | null | null
        3 | 可再生能源利用率 | 年综合能耗 3000 tce 以下 | 定量 | 正 | % | 8 | null | null
        4 | 能碳管理系统平台功能符合数量 | 能碳管理系统平台功能符合数量 | 勾选 | 正 | 项 | 6 | 8 hig | 0 hig
        """,
    ),
    *typed(
        "资源高效化",
        """
        5 | 节约原材料 | 减少生产过程中原辅材料消耗应用案例 | 定性 | – | – | – | – | –
        5 | 节约原材料 | 使用再生、回收再利用、可回收材料替代的改善应用案例 | 定性 | – | – | – | – | –
        6 | 取水强度 | 单位产品取水量 | 产品 | 逆 | m³/产品单位 | 8 | – | –
        6 | 取水强度 | 单位产值取水量 | 定量 | 逆 | m³/万元 | 8 | null | null
        7 | 工业用水重复利用率 | 工业用水重复利用率 | 定量 | 正 | % | 8 | null | null
        8 | 一般工业固体废物综合利用率 | 一般工业固体废物综合利用率 | 定量 | 正 | % | 6 | null | null
        """,
    ),
    *typed(
        "生产洁净化",
        """
        9 | 生产工艺和设备先进性 | 采用推荐目录内先进技术和设备数量 | 定量 | 正 | 项 | 6 | null | null
        10 | 绿色低碳改造升级 | 近3年实施绿色低碳改造升级年平均项目数量 | 定量 | 正 | 项 | – | null | null
        10 | 绿色低碳改造升级 | 近3年绿色低碳改造升级项目投资额占比 | 定量 | 正 | % | – | null | null
        11 | 主要污染物年均排放浓度 | \
        废水主要污染物年均排放浓度优于许可排放浓度限值的最低比例 | 定量 | 正 | % | – | null | null
        11 | 主要污染物年均排放浓度 | \
        废气主要污染物年均排放浓度优于许可排放浓度限值的最低比例 | 定量 | 正 | % | – | null | null
        """,
    ),
    *typed(
        "产品绿色化",
        """
        12 | 绿色设计 | 绿色设计典型应用案例 | 定性 | – | – | 8 | – | –
        13 | 产品碳足迹 | 开展碳足迹核算产品类别占比 | 定量 | 正 | % | 8 | null | null
        14 | 绿色产品 | 节能产品占比 | 定量 | 正 | % | – | null | null
        """,
    ),
    *typed(
        "用地集约化",
        """
        15 | 土地产出率 | 单位用地面积产值 | 定量 | 正 | 万元/m² | – | null | null
        15 | 土地产出率 | 建筑系数 | 定量 | 正 | % | – | null | null
        15 | 土地产出率 | 容积率 | 定量 | 正 | – | – | null | null
        """,
    ),
]

# What the platforms ask for, by second-level number; ? means: where there is any.
EVIDENCE = """
1 calculation-sheet B204-1 205-1 205-2? 205-3? 205-6? energy-use-report?
2 calculation-sheet ghg-report B204-1
3 calculation-sheet 205-1 205-2? 205-6? renewable-power-list green-power-contract? green-certificate? \
renewable-fuel-contract?
4 platform-architecture platform-screenshots platform-contract?
5 material-saving-case
5 material-substitution-case
6 calculation-sheet B204-1 205-4 water-ledger
7 calculation-sheet 205-4 reuse-ledger reuse-photos
8 calculation-sheet waste-ledger ji-101? waste-use-proof
9 calculation-sheet equipment-description
10 calculation-sheet project-list project-documents? project-closing-report?
10 calculation-sheet project-list investment-proof B204-1
11 calculation-sheet discharge-permit execution-report? ji-101? monitoring-data treatment-description
11 calculation-sheet discharge-permit execution-report? ji-101? monitoring-data treatment-description
12 green-design-case
13 calculation-sheet B204-1 footprint-report
14 calculation-sheet efficiency-ledger B204-1
15 calculation-sheet B204-1 land-certificate
15 calculation-sheet planning-permit site-plan
15 calculation-sheet planning-permit site-plan
"""

FUNCTIONS = (
    "能耗查询、能源消费量和强度计算、能源消费分析与用能策略推荐、能效对标、能流分析、能效平衡与优化、"
    "用能与碳排放预算管理、碳排放核算、碳足迹核算、供应链碳管理、碳核查支撑、碳资产管理"
)

CATALOGUES = (
    "国家工业和信息化领域节能降碳技术装备推荐目录",
    "国家鼓励的工业节水工艺、技术和装备目录",
    "国家工业资源综合利用先进适用工艺技术设备目录",
    "国家鼓励发展的重大环保技术装备目录",
    "绿色技术推广目录",
    "国家重点推广的低碳技术目录",
    "国家污染防治技术指导目录",
    "产业结构调整指导目录",
)

INFORMATION = {
    "工厂名称": ("name", None),
    "通讯地址": ("address", None),
    "所属行业": ("", None),
    "细分行业": ("", None),
    "非重点细分行业": ("", None),
    "统计局四位行业代码": ("industry_code", None),
    "单位性质": ("ownership", None),
    "联系部门": ("contact.department", None),
    "联系人": ("contact.name", None),
    "联系电话": ("contact.phone", None),
    "邮箱": ("contact.email", None),
    "工艺情况简介": ("process", 200),
    "绿色发展情况简介": ("green_work", 500),
}


@pytest.mark.parametrize(("scheme", "facts"), [(NATIONAL, TABLE_C1), (MINISTRY, GENERAL_FORM)])
def test_every_form_of_every_row(scheme, facts):
    """Number, names, kind, direction, unit, points and both benchmarks are the authority's, one by one."""
    assert list(forms(pack(scheme))) == facts


@pytest.mark.parametrize("scheme", [NATIONAL, MINISTRY])
def test_first_level_weights(scheme):
    """30, 30, 16, 16 and 8 points."""
    assert [(one.title, one.points) for one in pack(scheme).table.sections] == [
        ("能源低碳化", 30),
        ("资源高效化", 30),
        ("生产洁净化", 16),
        ("产品绿色化", 16),
        ("用地集约化", 8),
    ]


def test_points_known_together_only():
    """Of the ministry's form 5, 10, 11 and 15 are known as sums, 14 was shown as nothing and stays unknown."""
    groups = {group.number: group for section in pack(MINISTRY).table.sections for group in section.groups}
    assert {number: group.points for number, group in groups.items() if group.points is not None} == {
        "5": 8,
        "10": 4,
        "11": 6,
        "15": 8,
    }
    (unknown,) = groups["14"].indicators
    assert "0 分" in unknown.points_why


@pytest.mark.parametrize("scheme", FORMS_OF_2025)
def test_the_twelve_functions(scheme):
    """The functions counted are those of the standard, by name and in its order."""
    options = pack(scheme).indicator("platform-functions").ticks.options
    assert "、".join(option.title for option in options) == FUNCTIONS


@pytest.mark.parametrize("scheme", [MINISTRY, "js-general-2026"])
def test_the_eight_catalogues(scheme):
    """Equipment counts when one of eight catalogues names it; the note lists them all."""
    note = pack(scheme).indicator("catalogue-equipment").note.replace(" ", "")
    listed = note.partition("：")[2].rstrip("。").split("；")
    assert tuple(listed) == CATALOGUES


def test_evidence_of_the_ministrys_form():
    """Each row asks for what the platform lists, with what is asked only where there is any."""
    typed_lines = [line.partition(" ")[::2] for line in EVIDENCE.strip().splitlines()]
    assert [(one.number, one.kinds) for one in asked(pack(MINISTRY))] == typed_lines


def test_evidence_of_the_provincial_form():
    """Jiangsu's general form asks for the same, its numbers three further on."""
    theirs = [(str(int(one.number) - 3), one.kinds) for one in asked(pack("js-general-2026"))]
    assert theirs == [line.partition(" ")[::2] for line in EVIDENCE.strip().splitlines()]


@pytest.mark.parametrize("scheme", FORMS_OF_2025)
def test_basic_requirements(scheme):
    """Three: compliance from the negative list, duties with plan and targets, four systems; with their evidence."""
    compliance, duties, systems = pack(scheme).table.gates
    assert (compliance.derived_from, duties.derived_from, systems.derived_from) == (
        "disqualifiers",
        None,
        None,
    )
    assert [gate.clause[-6:] for gate in (compliance, duties, systems)] == ["4.2 a)", "4.2 b)", "4.2 c)"]
    assert all(word in duties.title for word in ("职责", "中长期规划", "年度目标"))
    assert all(word in systems.title for word in ("质量", "环境", "能源", "职业健康安全"))
    assert systems.title.endswith("建立、实施、保持并改进")
    kinds = [
        [item.kind for item in gate.evidence if not item.if_any] for gate in (compliance, duties, systems)
    ]
    assert kinds == [
        ["business-licence", "credit-china", "enterprise-credit", "court-enforcement"],
        ["organisation-documents", "green-plan", "annual-targets"],
        ["system-manuals", "system-document-list", "internal-audit", "management-review"],
    ]


def test_enterprise_information_of_the_ministrys_form():
    """Thirteen fields in the form's order, two of them with a limit of characters, five kinds of ownership."""
    information = pack(MINISTRY).table.form.information
    assert {one.title: (one.field, one.most) for one in information} == INFORMATION
    assert [one.title for one in information] == list(INFORMATION)
    (ownership,) = (one for one in information if one.field == "ownership")
    assert ownership.options == ("国有央企", "国有其它", "合资", "民营", "外资")
    assert {one.title: one.note for one in information if one.note} == {
        "非重点细分行业": "不在 53 个重点行业中的填写",
        "统计局四位行业代码": "只填一个",
    }


def test_commitment_of_the_ministrys_form():
    """The template is downloaded, signed by the legal representative, sealed, uploaded as a scan: steps, no promise."""
    form = pack(MINISTRY).table.form
    said = "；".join(form.steps)
    assert form.commitment == ()
    assert all(word in said for word in ("模板", "法定代表人签字", "公章", "上传扫描件"))


def test_no_pass_mark_and_no_rule_for_rows_not_applicable():
    """Neither the standard nor the ministry's form prints a pass mark, or says what a row not applicable brings."""
    for scheme in (NATIONAL, MINISTRY):
        table = pack(scheme).table
        assert (table.threshold, table.not_applicable, table.bonus) == (None, "unknown", None)
        assert (table.rounding.places, table.rounding.at) == (2, "indicator")


def test_what_chooses_the_forms_of_the_ministrys_rows():
    """A mandatory limit or quota asks for the form per product, three products at most; energy makes the band."""
    table = pack(MINISTRY)
    energy, water = table.indicator("energy-intensity"), table.indicator("water-intensity")
    assert [one.chosen_by for one in energy.variants] == ["limit-standard", "no-limit-standard"]
    assert [one.chosen_by for one in water.variants] == ["water-quota", "no-water-quota"]
    held = [(row.variants[0].products.top, row.variants[0].products.weight) for row in (energy, water)]
    assert held == [(3, "tce"), (3, "m³")]
    assert [one.chosen_by for one in table.indicator("renewable-share").variants] == ["band"] * 4
