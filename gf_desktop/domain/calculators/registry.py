"""The calculators by the names that tables use; the text of each formula stands in ``formulas``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gf_desktop.domain.calculators import (
    carbon,
    energy,
    goods,
    land,
    materials,
    outlets,
    projects,
    records,
    renewable,
    waste,
    water,
)
from gf_desktop.domain.calculators.allocation import Whole, per_product
from gf_desktop.domain.calculators.shapes import Inputs, Outcome

Calculator = Callable[[Inputs], Outcome]

ENERGY = Whole(
    total=energy.comprehensive_energy,
    unit="tce",
    choice="energy",
    metered="metered_energy",
    share="energy_share",
)
CARBON = Whole(
    total=carbon.carbon_dioxide, unit="tCO2", choice="carbon", metered="metered_carbon", share="energy_share"
)
WATER = Whole(
    total=water.water_intake, unit="m³", choice="water", metered="metered_water", share="water_share"
)


def energy_per_product(inputs: Inputs) -> Outcome:
    """E ÷ Q per product (B.1)."""
    return per_product(inputs, ENERGY)


def carbon_per_product(inputs: Inputs) -> Outcome:
    """C ÷ Q per product (B.3); by shares, the shares of energy."""
    return per_product(inputs, CARBON)


def water_per_product(inputs: Inputs) -> Outcome:
    """V ÷ Q per product (B.8)."""
    return per_product(inputs, WATER)


CALCULATORS: Mapping[str, Calculator] = {
    "energy-per-product": energy_per_product,
    "energy-per-output": energy.energy_per_output,
    "carbon-per-product": carbon_per_product,
    "carbon-per-output": carbon.carbon_per_output,
    "renewable-share": renewable.renewable_share,
    "material-per-product": materials.material_per_product,
    "material-per-output": materials.material_per_output,
    "water-per-product": water_per_product,
    "water-per-output": water.water_per_output,
    "water-reuse-rate": water.water_reuse_rate,
    "solid-waste-use-rate": waste.solid_waste_use_rate,
    "retrofit-count": projects.retrofit_count,
    "retrofit-investment-share": projects.retrofit_investment_share,
    "pollutant-per-product": outlets.pollutant_per_product,
    "pollutant-per-output": outlets.pollutant_per_output,
    "pollutant-margin": outlets.pollutant_margin,
    "footprint-share": goods.footprint_share,
    "saving-product-share": goods.saving_product_share,
    "land-output": land.land_output,
    "land-capacity": land.land_capacity,
    "building-coefficient": land.building_coefficient,
    "plot-ratio": land.plot_ratio,
    "platform-functions": records.platform_functions,
    "catalogue-equipment-count": records.catalogue_equipment_count,
    "green-material-share": materials.green_material_share,
    "waste-water-reuse-rate": water.waste_water_reuse_rate,
}

_CARBON = "energy carbon green"
_READS: Mapping[str, str] = {
    "energy-per-product": "products energy",
    "energy-per-output": "energy output_value",
    "carbon-per-product": f"products {_CARBON}",
    "carbon-per-output": f"{_CARBON} output_value",
    "renewable-share": "energy green",
    "material-per-product": "materials products",
    "material-per-output": "materials output_value",
    "water-per-product": "products water",
    "water-per-output": "water output_value",
    "water-reuse-rate": "water",
    "solid-waste-use-rate": "waste",
    "retrofit-count": "projects",
    "retrofit-investment-share": "projects output_value",
    "pollutant-per-product": "pollutants products",
    "pollutant-per-output": "pollutants output_value",
    "pollutant-margin": "outlets",
    "footprint-share": "products footprints",
    "saving-product-share": "products",
    "land-output": "parcels output_value",
    "land-capacity": "parcels products",
    "building-coefficient": "buildings parcels",
    "plot-ratio": "buildings storeys parcels",
    "platform-functions": "functions",
    "catalogue-equipment-count": "equipment",
    "green-material-share": "materials",
    "waste-water-reuse-rate": "water",
}
READS: Mapping[str, frozenset[str]] = {name: frozenset(read.split()) for name, read in _READS.items()}
"""The ledgers each calculator looks at: after an edit elsewhere its result stands.

Besides, every calculator looks at the boundary, the factors, the choices and what was declared to be none.
"""

TOTALS: Mapping[str, Calculator] = {
    "energy": energy.energy_total,
    "carbon": carbon.carbon_total,
    "water": water.water_total,
}
"""The year's totals, for reconciliation and the report."""


def calculate(name: str, inputs: Inputs) -> Outcome:
    """Return what the calculator ``name`` makes of the inputs.

    Raises:
        KeyError: If there is no calculator of that name.
    """
    return CALCULATORS[name](inputs)
