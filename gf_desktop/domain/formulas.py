"""The formulas that calculators stand for: GB/T 36132-2025, Annex B, and what forms ask for beyond it.

The text of each is shown under 怎么算. ``confidence`` is how sure we are of the formula itself: ``high`` where the
standard prints it, ``low`` where we derived it from an indicator's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gf_desktop.domain.pack import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """One formula. ``symbols`` pairs each symbol with its meaning and unit; ``clause`` names where it is printed."""

    id: str
    title: str
    expression: str
    symbols: tuple[tuple[str, str], ...]
    unit: str
    clause: str
    confidence: Confidence = "high"
    note: str = ""


_E = ("E", "评价年综合能源消费量，不含用作原料的能源，tce")
_C = ("C", "评价年二氧化碳排放量，核算边界与能耗一致，tCO2")
_V = ("V", "评价年取水量，不含基建、消防和外供的水，m³")
_Q = ("Q", "同期合格产品产量，按产品单位")
_G = ("G", "同期产值，万元")
_S = ("S", "评价年主要污染物产生量或排放量，按污染物单位")
_LAND = ("A", "厂区用地面积，以土地权属界线为准，m²")
_DERIVED = "标准没有写出这个公式，由指标名称推得，填报前请向主管部门核实。"

_ENERGY = (
    Formula(
        id="energy-per-product",
        title="单位产品综合能耗",
        expression="e = E ÷ Q",
        symbols=(_E, _Q),
        unit="tce/产品单位",
        clause="GB/T 36132-2025 附录B 式（B.1）",
        note="多种产品时优先按计量分摊，不能计量的折算为标准产品，或按产量、能耗比例分摊。1 tce = 1000 kgce。",
    ),
    Formula(
        id="energy-per-output",
        title="单位产值综合能耗",
        expression="e = E ÷ G",
        symbols=(_E, _G),
        unit="tce/万元",
        clause="GB/T 36132-2025 附录B 式（B.2）",
        note="填报表用 kgce/万元 时，结果乘以 1000。",
    ),
    Formula(
        id="carbon-per-product",
        title="单位产品二氧化碳排放量",
        expression="c = C ÷ Q",
        symbols=(_C, _Q),
        unit="tCO2/产品单位",
        clause="GB/T 36132-2025 附录B 式（B.3）",
        note="排放量按 GB/T 32150、GB/T 32151 的相应部分或适用的核算指南计算。",
    ),
    Formula(
        id="carbon-per-output",
        title="单位产值二氧化碳排放量",
        expression="c = C ÷ G",
        symbols=(_C, _G),
        unit="tCO2/万元",
        clause="GB/T 36132-2025 附录B 式（B.4）",
        note="填报表用 kgCO2/万元 时，结果乘以 1000。",
    ),
    Formula(
        id="renewable-share",
        title="可再生能源利用率",
        expression="R = E_re ÷ E × 100%",
        symbols=(
            (
                "E_re",
                "评价年使用的可再生能源：自建自用、市场购入、专线供应、单独购买绿证、非电可再生能源，tce",
            ),
            _E,
        ),
        unit="%",
        clause="GB/T 36132-2025 附录B 式（B.5）",
        note="同一份电量只能计一次；绿证与绿电不重复计算。",
    ),
)

_RESOURCES = (
    Formula(
        id="material-per-product",
        title="单位产品主要原材料消耗量",
        expression="m = M ÷ Q",
        symbols=(("M", "评价年主要原材料消耗量，按原材料单位"), _Q),
        unit="原材料单位/产品单位",
        clause="GB/T 36132-2025 附录B 式（B.6）",
    ),
    Formula(
        id="material-per-output",
        title="单位产值主要原材料消耗量",
        expression="m = M ÷ G",
        symbols=(("M", "评价年主要原材料消耗量，按原材料单位"), _G),
        unit="原材料单位/万元",
        clause="GB/T 36132-2025 附录B 式（B.7）",
    ),
    Formula(
        id="water-per-product",
        title="单位产品取水量",
        expression="v = V ÷ Q",
        symbols=(_V, _Q),
        unit="m³/产品单位",
        clause="GB/T 36132-2025 附录B 式（B.8）",
        note="取水量含主要生产、辅助生产和附属生产的取水。",
    ),
    Formula(
        id="water-per-output",
        title="单位产值取水量",
        expression="v = V ÷ G",
        symbols=(_V, _G),
        unit="m³/万元",
        clause="GB/T 36132-2025 附录B 式（B.9）",
        note="取水量含主要生产、辅助生产和附属生产的取水。",
    ),
    Formula(
        id="water-reuse-rate",
        title="工业用水重复利用率",
        expression="R_w = V_r ÷ (V + V_r) × 100%",
        symbols=(("V_r", "评价年重复利用水量：循环用水、直接串用、处理后回用，m³"), _V),
        unit="%",
        clause="GB/T 36132-2025 附录B 式（B.10）",
        note="外购的再生水属于取水，不属于重复利用水量。",
    ),
    Formula(
        id="solid-waste-use-rate",
        title="一般工业固体废物综合利用率",
        expression="K_r = Z_r ÷ (Z + Z_w) × 100%",
        symbols=(
            ("Z_r", "评价年综合利用量，含利用往年贮存量，不含外购的固体废物，t"),
            ("Z", "评价年产生量，t"),
            ("Z_w", "综合利用往年贮存量，t"),
        ),
        unit="%",
        clause="GB/T 36132-2025 附录B 式（B.11）",
    ),
)

_CLEAN = (
    Formula(
        id="retrofit-count",
        title="近3年绿色低碳改造升级年平均项目数量",
        expression="n = N ÷ 3",
        symbols=(("N", "近3年内完成的绿色低碳改造升级项目数量，项"),),
        unit="项",
        clause="",
        confidence="low",
        note=_DERIVED,
    ),
    Formula(
        id="retrofit-investment-share",
        title="近3年绿色低碳改造升级项目投资额占比",
        expression="r = Σ I ÷ Σ G × 100%",
        symbols=(("I", "近3年内完成的绿色低碳改造升级项目的投资额，万元"), ("G", "近3年各年产值，万元")),
        unit="%",
        clause="GB/T 36132-2025 附录C 表C.1 序号10",
        note="项目按完成时间归入近3年；这一口径来自填报平台，为转录内容。",
    ),
    Formula(
        id="pollutant-per-product",
        title="单位产品主要污染物产生量或排放量",
        expression="s = S ÷ Q",
        symbols=(_S, _Q),
        unit="污染物单位/产品单位",
        clause="GB/T 36132-2025 附录B 式（B.20）至（B.23）",
    ),
    Formula(
        id="pollutant-per-output",
        title="单位产值主要污染物产生量或排放量",
        expression="s = S ÷ G",
        symbols=(_S, _G),
        unit="污染物单位/万元",
        clause="GB/T 36132-2025 附录B 式（B.20）至（B.23）",
    ),
    Formula(
        id="pollutant-margin",
        title="主要污染物排放浓度优于许可排放浓度限值的比例",
        expression="p = min[(L − S) ÷ L × 100%]",
        symbols=(("L", "排污许可的排放浓度限值"), ("S", "评价年年均排放浓度，单位与限值相同")),
        unit="%",
        clause="",
        confidence="low",
        note="取各主要污染物、各排放口中最低的一个。" + _DERIVED,
    ),
)

_PRODUCTS = (
    Formula(
        id="footprint-share",
        title="开展碳足迹核算产品类别占比",
        expression="r = n ÷ N × 100%",
        symbols=(
            ("n", "已有碳足迹核算报告的产品类别数"),
            ("N", "全部产品类别数，按 GB/T 4754 及产品分类划分"),
        ),
        unit="%",
        clause="",
        confidence="low",
        note=_DERIVED,
    ),
    Formula(
        id="saving-product-share",
        title="节能产品占比",
        expression="r = q ÷ Q × 100%",
        symbols=(("q", "达到要求能效等级的产品产量"), ("Q", "适用强制性能效标准的产品总产量")),
        unit="%",
        clause="",
        confidence="low",
        note="要求达到第几级，所据材料缺字，未能确认。" + _DERIVED,
    ),
)

_SITE = (
    Formula(
        id="land-output",
        title="单位用地面积产值",
        expression="g = G ÷ A",
        symbols=(_G, _LAND),
        unit="万元/m²",
        clause="GB/T 36132-2025 附录B 式（B.25）",
    ),
    Formula(
        id="land-capacity",
        title="单位用地面积产能",
        expression="n = N ÷ A",
        symbols=(("N", "评价年产能，多种产品按工时定额折算为代表产品"), _LAND),
        unit="产品单位/m²",
        clause="GB/T 36132-2025 附录B 式（B.24）",
    ),
    Formula(
        id="building-coefficient",
        title="建筑系数",
        expression="r = (a_1 + a_2 + a_3) ÷ A × 100%",
        symbols=(
            ("a_1", "建筑物占地面积，m²"),
            ("a_2", "构筑物占地面积，m²"),
            ("a_3", "堆场占地面积，m²"),
            _LAND,
        ),
        unit="%",
        clause="GB/T 36132-2025 附录B 式（B.26）",
    ),
    Formula(
        id="plot-ratio",
        title="容积率",
        expression="R = S ÷ A",
        symbols=(("S", "总建筑面积，层高超过 8 m 的楼层按两倍计，m²"), _LAND),
        unit="–",
        clause="GB/T 36132-2025 附录B 式（B.27）",
        note="GB/T 36132-2018 附录A 的容积率另把构筑物面积计入 S。",
    ),
)

_RECORDS = (
    Formula(
        id="platform-functions",
        title="能碳管理系统平台功能符合数量",
        expression="n = Σ 具备的功能",
        symbols=(("n", "表中所列功能里，能碳管理系统平台已经具备的项数，每项计一次"),),
        unit="项",
        clause="",
        confidence="medium",
        note="标准没有另列公式，按指标名称逐项计数。",
    ),
    Formula(
        id="catalogue-equipment-count",
        title="采用推荐目录内先进技术和设备数量",
        expression="n = Σ 目录内的技术和设备",
        symbols=(("n", "采用的技术和设备中，列入推荐目录的项数；同一目录的同一条目计一次，台数不累加"),),
        unit="项",
        clause="",
        confidence="low",
        note="计项不计台的口径没有原文依据。" + _DERIVED,
    ),
)

# Asked for by the tables of 2018 only.
_OF_2018 = (
    Formula(
        id="green-material-share",
        title="绿色物料使用率",
        expression="ε = G_i ÷ M_i × 100%",
        symbols=(
            ("G_i", "统计期内绿色物料使用量，按物料单位"),
            ("M_i", "统计期内同类物料总使用量，按物料单位"),
        ),
        unit="%",
        clause="GB/T 36132-2018 附录A",
        note="绿色物料取自省级以上主管部门发布的目录，或再生资源、产业废弃物。",
    ),
    Formula(
        id="waste-water-reuse-rate",
        title="废水处理回用率",
        expression="K_w = V_w ÷ (V_d + V_w) × 100%",
        symbols=(
            ("V_w", "统计期内废水处理后回用量，m³"),
            ("V_d", "统计期内废水排放量，不含回用量，m³"),
        ),
        unit="%",
        clause="",
        confidence="memory",
        note="GB/T 36132-2018 的公式未能对照原文，填报前请核实。",
    ),
)

FORMULAS: Mapping[str, Formula] = {
    f.id: f for f in (*_ENERGY, *_RESOURCES, *_CLEAN, *_PRODUCTS, *_SITE, *_RECORDS, *_OF_2018)
}
