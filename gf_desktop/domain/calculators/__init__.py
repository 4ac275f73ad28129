"""Every quantitative indicator from the ledgers, with its trace, or with what is missing for it (DESIGN, 6)."""

from gf_desktop.domain.calculators.amounts import agrees, in_unit
from gf_desktop.domain.calculators.registry import CALCULATORS, READS, TOTALS, calculate
from gf_desktop.domain.calculators.shapes import (
    Choices,
    Coefficient,
    Computed,
    Factors,
    FuelFactors,
    Inputs,
    Lack,
    Missing,
    Outcome,
    Place,
    Products,
    ProductValue,
)

__all__ = [
    "CALCULATORS",
    "READS",
    "TOTALS",
    "Choices",
    "Coefficient",
    "Computed",
    "Factors",
    "FuelFactors",
    "Inputs",
    "Lack",
    "Missing",
    "Outcome",
    "Place",
    "ProductValue",
    "Products",
    "agrees",
    "calculate",
    "in_unit",
]
