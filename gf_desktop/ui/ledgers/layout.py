"""How each ledger lies on the screen: which columns stay in sight, which wait behind 更多列, which units are offered.

Data only; the columns themselves, their kinds and titles come from ``domain.ledgers.columns``.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gf_desktop.domain.ledgers import columns
from gf_desktop.domain.ledgers.columns import Column

FROZEN: Mapping[str, tuple[str, ...]] = {
    "energy": ("carrier",),
    "green": ("kind", "name"),
    "carbon": ("kind", "name"),
    "output_value": ("year",),
    "water": ("kind",),
    "outlets": ("number", "pollutant"),
    "pollutants": ("pollutant",),
    "storeys": ("building", "name"),
    "footprints": ("category", "name"),
    "functions": ("function",),
    "totals": ("subject", "paper"),
}
"""The columns that name a row, in their order; they stay while the others are scrolled. Elsewhere: the name."""

_WAITING: Mapping[str, str] = {
    "energy": "kind transformed_in transformed_out recovered out_counted heating_value heating_value_unit"
    " coefficient coefficient_unit carbon_content oxidation",
    "green": "bought_counts month number attests",
    "products": "water_share metered_energy metered_water metered_carbon standard_ratio limit_standard water_quota"
    " corrections efficiency_applies efficiency_standard efficiency_grade capacity time_quota",
    "materials": "green_list",
    "water": "name",
    "waste": "code receiver",
    "outlets": "name limit_source not_detected detection_limit",
    "equipment": "entry",
    "meters": "accuracy calibrated",
    "certificates": "scope",
}
_ALWAYS_WAITING = ("site", "note")

_ENERGY = "kWh 万kWh MWh t kg 万t m³ 万m³ Nm³ 万Nm³ m³(20℃) 万m³(20℃) GJ MJ 百万千焦 tce kgce"
_MASS, _MONEY, _AREA, _WATER = "t kg 万t g", "万元 千元 元 亿元", "m² 公顷 亩 km²", "m³ 万m³ 千m³"
_UNITS: Mapping[str, str] = {
    "energy.unit": _ENERGY,
    "energy.heating_value_unit": "kJ/kg MJ/t GJ/t GJ/万Nm³",
    "energy.coefficient_unit": "kgce/kg kgce/kWh gce/kWh kgce/t tce/t tce/万t kgce/m³ kgce/GJ kgce/MJ",
    "green.unit": "MWh kWh 万kWh",
    "carbon.unit": "tCO2 kgCO2 GJ MJ 百万千焦",
    "products.unit": "t kg 万t m² m³ 个",
    "products.value_unit": _MONEY,
    "output_value.unit": _MONEY,
    "materials.unit": f"{_MASS} m³ 万m³ m² 个",
    "water.unit": _WATER,
    "waste.unit": _MASS,
    "outlets.unit": "mg/L mg/m³",
    "pollutants.unit": "t kg g",
    "parcels.unit": _AREA,
    "buildings.unit": _AREA,
    "storeys.unit": _AREA,
    "projects.unit": _MONEY,
    "footprints.unit": "kgCO2e/t tCO2e/t",
    "totals.unit": "tce kgce kWh 万kWh m³ 万m³ 万元 千元 tCO2 t kg",
}

_UNSUMMED = frozenset(("carbon", "water", "outlets", "pollutants", "totals", "output_value"))
"""Ledgers whose rows are of different kinds: intake and circulating water, COD and SO2 are not added."""
_SUMMED_NUMBERS = frozenset(
    (
        "parcels.area",
        "buildings.footprint",
        "storeys.area",
        "projects.investment",
        "equipment.count",
        "products.energy_share",
        "products.water_share",
    )
)

PURPOSES: Mapping[str, str] = {
    "energy": str(
        QT_TRANSLATE_NOOP("Ledgers", "每种能源一行，与统计报表 205-1 表的各列一致，按报表上的实物量填写。")
    ),
    "green": str(QT_TRANSLATE_NOOP("Ledgers", "自建光伏、专线供应、绿电交易和单独购买的绿证，每项一行。")),
    "carbon": str(QT_TRANSLATE_NOOP("Ledgers", "燃料和电力以外的二氧化碳：过程排放、购入和输出的热力。")),
    "products": str(
        QT_TRANSLATE_NOOP("Ledgers", "每种产品一行：合格品产量、产值，以及能耗和取水怎样分到产品。")
    ),
    "output_value": str(QT_TRANSLATE_NOOP("Ledgers", "评价年和前两年的产值，每年一行。")),
    "materials": str(QT_TRANSLATE_NOOP("Ledgers", "主要原材料的消耗量，用于哪种产品，其中多少是绿色物料。")),
    "water": str(
        QT_TRANSLATE_NOOP("Ledgers", "各类取水、外供水和重复利用水，与统计报表 205-4 表对应，每类一行。")
    ),
    "waste": str(QT_TRANSLATE_NOOP("Ledgers", "每种固体废物一行：产生、综合利用、处置和贮存的量。")),
    "outlets": str(QT_TRANSLATE_NOOP("Ledgers", "每个排放口的每种污染物一行：许可限值和全年平均浓度。")),
    "pollutants": str(QT_TRANSLATE_NOOP("Ledgers", "全年各种污染物产生和排放的质量，每种一行。")),
    "parcels": str(QT_TRANSLATE_NOOP("Ledgers", "按权属证书填写每宗用地的面积。")),
    "buildings": str(QT_TRANSLATE_NOOP("Ledgers", "建筑物、构筑物和堆场的占地面积，每处一行。")),
    "storeys": str(QT_TRANSLATE_NOOP("Ledgers", "建筑物的每一层一行：层高和建筑面积。")),
    "projects": str(QT_TRANSLATE_NOOP("Ledgers", "近三年的绿色低碳改造项目：完成时间和投资额，每项一行。")),
    "equipment": str(QT_TRANSLATE_NOOP("Ledgers", "采用的先进技术和设备，以及列入它们的目录。")),
    "meters": str(QT_TRANSLATE_NOOP("Ledgers", "能源、水等计量器具，以及检定（校准）的有效期。")),
    "certificates": str(QT_TRANSLATE_NOOP("Ledgers", "管理体系证书和产品认证证书，以及有效期。")),
    "footprints": str(QT_TRANSLATE_NOOP("Ledgers", "产品碳足迹报告：属于哪个产品类别，用的是哪一年的数据。")),
    "functions": str(QT_TRANSLATE_NOOP("Ledgers", "能碳管理系统平台的各项功能：是否具备，有什么佐证。")),
    "totals": str(QT_TRANSLATE_NOOP("Ledgers", "报表、单据上写的合计数，用来与本程序算出的合计核对。")),
}
"""One sentence on what belongs into a ledger."""


def frozen(ledger: str) -> tuple[str, ...]:
    """Return the keys of the columns that stay while the others are scrolled."""
    return FROZEN.get(ledger, ("name",))


def ordered(ledger: str) -> tuple[Column, ...]:
    """Return the columns of the screen in their order: those that name a row first; never the id."""
    first = frozen(ledger)
    known = {column.key: column for column in columns(ledger) if column.key != "id"}
    return (*(known[key] for key in first), *(one for key, one in known.items() if key not in first))


def waits(ledger: str, key: str) -> bool:
    """Return whether a column is behind 更多列 until it is asked for or holds something."""
    return key in _ALWAYS_WAITING or key in _WAITING.get(ledger, "").split()


def units(ledger: str, key: str) -> tuple[str, ...]:
    """Return the units that are offered in a unit column; any other can be typed."""
    return tuple(_UNITS.get(f"{ledger}.{key}", "").split())


def summed(ledger: str, column: Column) -> bool:
    """Return whether the figures of a column may be added up."""
    if column.kind == "number":
        return f"{ledger}.{column.key}" in _SUMMED_NUMBERS
    return column.kind == "quantity" and ledger not in _UNSUMMED
