"""Figures that most factories use, typed from their documents: standard coal, power, limits, the 53 industries."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal

import pytest

from tests.standards.shipped import REFERENCE

# GB/T 2589-2020, annex A and B: carrier, unit, coefficient in kgce per unit (a range with both ends), heat in kJ.
COAL_2020 = """
原煤 kg 0.7143 20934
洗精煤 kg 0.9 26377
洗中煤 kg 0.2857 8374
焦炭(干全焦) kg 0.9714 28470
煤焦油 kg 1.1429 33494
原油 kg 1.4286 41868
燃料油 kg 1.4286 41868
汽油 kg 1.4714 43124
煤油 kg 1.4714 43124
柴油 kg 1.4571 42705
天然气 m³ 1.1…1.33 32238
液化天然气 kg 1.7572 51498
液化石油气 kg 1.7143 50242
炼厂干气 kg 1.5714 46055
焦炉煤气 m³ 0.5714…0.6143 16747
高炉煤气 m³ 0.1286 3768
发生炉煤气 m³ 0.1786 5234
水煤气 m³ 0.3571 10467
甲醇(用作燃料) kg 0.6794 19913
热力(当量值) MJ 0.03412 –
电力(当量值) kWh 0.1229 3600
新水 t 0.2571 7540
压缩空气 m³ 0.04 1170
氧气 m³ 0.4 11720
"""
# Annex to the ministry's notice no. 47 of 2025: average factors of 2023, kgCO2/kWh.
GRID_2023 = {"全国": "0.5306", "华东": "0.5500", "江苏": "0.5827", "上海": "0.5737", "浙江": "0.4974"}
# Standard, product, indicator: grades 1, 2, 3 and the day of coming into force.
LIMITS = {
    ("GB 16780-2021", "水泥(产品)", "单位产品综合能耗"): ("80", "87", "94", "2022-11-01"),
    ("GB 16780-2021", "熟料", "单位产品综合能耗"): ("100", "107", "117", "2022-11-01"),
}
INDUSTRIES = {
    "钢铁": "长流程钢铁企业、短流程钢铁企业、铁合金、焦化",
    "石化化工": (
        "石油化工一体化企业、精对苯二甲酸、煤制烯烃、烧碱、纯碱、钛白粉、磷铵、尿素、黄磷、电石、涂料、聚氯乙烯、轮胎"
    ),
    "有色": "铜冶炼、锌冶炼、铅冶炼、电解铝、氧化铝、工业硅",
    "建材": "水泥、平板玻璃及制品、建筑陶瓷、卫生陶瓷",
    "机械": "汽车整车、船舶、铸造、锅炉、内燃机、压缩机、电机、变压器、电线电缆、风电装备",
    "轻工": "家用电器、日用陶瓷、造纸、皮革、制糖",
    "纺织": "印染、棉纺织、色纺纱、化学纤维",
    "电子": "光伏、锂离子电池、计算机、印制电路板、集成电路、显示器件、移动通信终端",
}


def lines(name: str) -> list[dict[str, str]]:
    """Return the rows of a reference file."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("fact", COAL_2020.strip().splitlines())
def test_standard_coal(fact):
    """Unit, coefficient and heat of a carrier are those of GB/T 2589-2020; a range keeps both its ends."""
    name, unit, coefficient, heat = fact.split()
    (row,) = (
        one for one in lines("energy-coefficients") if (one["table"], one["name"]) == ("GB/T 2589-2020", name)
    )
    ends = [row[column] for column in ("coefficient", "coefficient_max") if row[column]]
    assert (row["unit"], [Decimal(end) for end in ends]) == (
        unit,
        [Decimal(end) for end in coefficient.split("…")],
    )
    assert (row["heat_kj"] or "–") == heat


def test_steam_of_the_old_edition_only():
    """128.6 kgce per ton of low-pressure steam stood in the edition of 2008; that of 2020 counts by enthalpy."""
    steam = [row for row in lines("energy-coefficients") if row["name"].startswith("蒸汽(")]
    assert [(row["table"], row["unit"], row["coefficient"]) for row in steam] == [
        ("GB/T 2589-2008", "kg", "0.1286")
    ]
    assert steam[0]["valid_until"] == "2021-03-31"


def test_no_fixed_figure_for_primary_values():
    """等价 electricity and heat follow the year's coal consumption: the standard prints no coefficient."""
    primary = [row for row in lines("energy-coefficients") if row["name"].endswith("(等价值)")]
    assert [(row["coefficient"], row["coefficient_max"]) for row in primary] == [("", ""), ("", "")]


def test_bought_power():
    """The average factors of 2023 for the nation, the East and its provinces; published on the last day of 2025."""
    rows = [row for row in lines("grid-factors") if (row["year"], row["basis"]) == ("2023", "average")]
    found = {row["region"]: row["value"] for row in rows}
    assert {region: found[region] for region in GRID_2023} == GRID_2023
    assert {(row["published"], row["unit"]) for row in rows} == {("2025-12-31", "kgCO2/kWh")}


@pytest.mark.parametrize("key", LIMITS)
def test_energy_limits(key):
    """Grades and day of coming into force of limits that the standards print."""
    (row,) = (r for r in lines("energy-limits") if (r["standard"], r["product"], r["indicator"]) == key)
    assert (row["level1"], row["level2"], row["level3"], row["effective"]) == LIMITS[key]


def test_grades_are_in_order():
    """Grade 1 is no worse than 2, and 2 no worse than 3, but where the row itself says that this is doubtful."""
    for row in lines("energy-limits"):
        grades = [Decimal(row[column]) for column in ("level1", "level2", "level3") if row[column]]
        assert grades == sorted(grades, reverse=row["better"] == "higher") or row["doubt"], row


def test_the_53_industries():
    """Sector by sector with their names; what a second list says otherwise is noted."""
    rows = lines("key-industries")
    names = {sector: [row["industry"] for row in rows if row["sector"] == sector] for sector in INDUSTRIES}
    assert {sector: "、".join(found) for sector, found in names.items()} == INDUSTRIES
    assert len(rows) == 53
    noted = {row["industry"]: row["note"] for row in rows if row["note"]}
    other = {"磷铵": "磷肥", "尿素": "合成氨", "风电装备": "风机装备"}
    assert list(noted) == list(other)
    assert all(word in noted[industry] for industry, word in other.items())


def test_the_53_industries_are_no_surer_than_their_lists():
    """Light industry and electronics come from one list, so that none of them is high."""
    sure = Counter((row["sector"], row["confidence"]) for row in lines("key-industries"))
    assert (sure["轻工", "medium"], sure["电子", "medium"]) == (5, 7)
    assert (sure["轻工", "high"], sure["电子", "high"]) == (0, 0)
