"""All reference tables together, as the look-ups of the other rooms and the browser take them."""

from __future__ import annotations

from dataclasses import dataclass

from gf_desktop.domain.reference.carbon import CarbonFactors
from gf_desktop.domain.reference.coefficients import EnergyCoefficients
from gf_desktop.domain.reference.grid import GridFactors
from gf_desktop.domain.reference.industries import (
    EfficiencyBenchmark,
    IndustryLink,
    IndustryStandard,
    KeyIndustry,
)
from gf_desktop.domain.reference.limits import EnergyLimits
from gf_desktop.domain.reference.quotas import WaterQuotas
from gf_desktop.domain.reference.steam import SteamTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceTables:
    """Every table that ``resources/reference`` holds."""

    coefficients: EnergyCoefficients
    carbon: CarbonFactors
    grid: GridFactors
    limits: EnergyLimits
    quotas: WaterQuotas
    steam: SteamTable
    benchmarks: tuple[EfficiencyBenchmark, ...]
    key_industries: tuple[KeyIndustry, ...]
    industry_standards: tuple[IndustryStandard, ...]
    industry_links: tuple[IndustryLink, ...] = ()
