"""The year of ``sample-general.json`` reckoned by hand, from raw data to what each row of the provincial table asks.

A foundry with machining, six carriers, moulding-sand coal as feedstock, steam supplied out, own solar power
with surplus fed out, traded green power, three products, two sites inside and one outside.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources/samples/sample-general.json"
REPORTED = date(2026, 3, 1)
"""A day when the factors that the sample names had been published."""

COAL_HEAT = Fraction("29307.6")  # kJ of one kgce, GB/T 2589-2020, 3.8
GOODS = Fraction(412500) / 10  # 千元 → 万元
LAND = 45 * Fraction(2000, 3) + 20000 * Fraction(
    60, 100
)  # 亩 by the two-thirds rule; the leased part of the east site

ELECTRICITY = Fraction(12_800_000) * Fraction("0.1229") / 1000  # 当量值, GB/T 2589-2020 附录A
COAL = (5200 - 300) * Fraction(20934) / COAL_HEAT  # measured heat; moulding-sand coal is feedstock
GAS = Fraction(1_250_000) * 35544 / COAL_HEAT / 1000
COKE = 860 * Fraction("0.9714")
DIESEL = 42 * Fraction("1.4571")  # the old works' 5 t stand outside
STEAM = -18000 * Fraction("0.03412")  # made from our coal, 18 000 GJ supplied out
ENERGY = ELECTRICITY + COAL + GAS + COKE + DIESEL + STEAM

GREEN = (1_800_000 - 300_000 + 2_000_000) * Fraction("0.1229") / 1000

BURNT = Fraction(44, 12) / 1000
CARBON = (
    4900 * Fraction("20.934") * Fraction("26.37") * Fraction("0.93") * BURNT  # measured
    + 1_250_000 * Fraction("0.035544") * Fraction("15.3") * Fraction("0.99") * BURNT  # measured heat, table B
    + 860 * Fraction("28.446") * Fraction("29.4") * Fraction("0.93") * BURNT
    + 42 * Fraction("43.33") * Fraction("20.2") * Fraction("0.98") * BURNT
    + (11_500_000 - 200_000) * Fraction("0.5827") / 1000  # 江苏 2023, 公告 2025 年第 47 号
    + 150
    - 18000 * Fraction("0.11")
)
INTAKE = 108_000 + 12_000 - 3_000 - 7_000 - 500
REUSED = 950_000 + 12_000 + 15_000

EXPECTED = {
    "energy-intensity": ENERGY * 1000 / GOODS,
    "carbon-per-output": CARBON * 1000 / GOODS,
    "renewable-share": GREEN * 100 / ENERGY,
    "platform-functions": Fraction(4),
    "water-intensity": INTAKE / GOODS,
    "water-reuse-rate": Fraction(REUSED * 100, INTAKE + REUSED),
    "solid-waste-use-rate": Fraction((4300 + 850) * 100, 4200 + 900 + 250),
    "catalogue-equipment": Fraction(4),
    "retrofit-count": Fraction(4, 3),
    "retrofit-investment-share": Fraction((120 + 650 + 230 + 180) * 100) / (GOODS + 38500 + 36000),
    "waste-water-margin": Fraction(500 - 120, 5),
    "waste-gas-margin": (30 - Fraction("4.2")) * 100 / 30,
    "footprint-share": Fraction(200, 3),
    "saving-product-share": Fraction(100),
    "land-output": GOODS / LAND,
    "building-coefficient": Fraction(9000 + 1500 + 2500 + 6000) * 100 / LAND,
    "plot-ratio": (9000 * 2 + 1500 * 2 + 6000) / LAND,  # 12.5 m counts twice, 8 m does not
}
