"""The tables of ``resources/reference``: figures with source, confidence and validity, checked at the door."""

from __future__ import annotations

import re
from pathlib import Path as FilePath

from gf_desktop.domain.reference import carbon, coefficients, grid, industries, limits, quotas
from gf_desktop.domain.reference.steam import SteamRow, SteamTable
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.standards.reference.cells import Cells, read_table

_CLASS = re.compile(r"\d{2,4}", re.ASCII)
_END = ("source", "confidence", "note")
_VALID = ("valid_from", "valid_until")
_COEFFICIENTS = (
    *("table", "name", "kind", "unit", "heat_kj", "heat_kj_max", "coefficient", "coefficient_max", "clause"),
    *(*_VALID, *_END),
)
_CARBON = (
    *("table", "guideline", "kind", "name", "heating_value", "heating_unit", "carbon", "oxidation"),
    *("per_heat", "factor", "unit", *_VALID, *_END),
)
_GRID = ("year", "scope", "region", "basis", "value", "unit", "notice", "published", *_END)
_LIMITS = (
    *("standard", "title", "published", "effective", "supersedes", "product", "indicator", "unit", "better"),
    *("level1", "level2", "level3", "correction", "doubt", *_END),
)
_QUOTAS = (
    *("standard", "product", "unit", "per", "basis", "strict", "loose", "province", *_VALID, "superseded"),
    *_END,
)
_STEAM = ("pressure_mpa", "temperature_c", "enthalpy", "unit", *_VALID, *_END)
_BENCHMARKS = (
    *("field", "product", "industries", "benchmark", "baseline", "unit", "standard", "crosscheck", *_VALID),
    *_END,
)
_KEY = ("sector", "industry", "industries", *_VALID, *_END)
_STANDARDS = (
    *("code", "title", "industry", "industries", "status", "published", *_VALID, "supersedes"),
    *_END,
)
_LINKS = ("kind", "standard", "products", "industries", *_END)


def read_tables(folder: FilePath) -> ReferenceTables:
    """Return every reference table.

    Raises:
        StandardError: If one of the files is wrong.
    """
    return ReferenceTables(
        coefficients=read_coefficients(folder),
        carbon=read_carbon_factors(folder),
        grid=read_grid_factors(folder),
        limits=read_limits(folder),
        quotas=read_quotas(folder),
        steam=read_steam(folder),
        benchmarks=read_benchmarks(folder),
        key_industries=read_key_industries(folder),
        industry_standards=read_industry_standards(folder),
        industry_links=read_industry_links(folder),
    )


def read_coefficients(folder: FilePath) -> coefficients.EnergyCoefficients:
    """Return the coefficients of standard coal.

    Raises:
        StandardError: If the file is wrong.
    """
    file = folder / "energy-coefficients.csv"
    listed = read_table(file, _COEFFICIENTS, _coefficient, lambda row: (row.table, row.name))
    return coefficients.EnergyCoefficients(listed)


def _coefficient(cells: Cells) -> coefficients.EnergyCoefficient:
    row = coefficients.EnergyCoefficient(
        table=cells.filled("table"),
        name=cells.filled("name"),
        kind=cells.word("kind", coefficients.KINDS),
        unit=cells.unit("unit"),
        heat_kj=cells.maybe("heat_kj"),
        heat_kj_max=cells.maybe("heat_kj_max"),
        coefficient=cells.maybe("coefficient"),
        coefficient_max=cells.maybe("coefficient_max"),
        clause=cells.filled("clause"),
        validity=cells.validity(),
        origin=cells.origin(),
    )
    if row.coefficient_max is not None and (
        row.coefficient is None or row.coefficient >= row.coefficient_max
    ):
        cells.wrong("coefficient_max", "reference.range")
    return row


def read_carbon_factors(folder: FilePath) -> carbon.CarbonFactors:
    """Return the carbon-dioxide factors of all tables.

    Raises:
        StandardError: If the file is wrong.
    """
    file = folder / "co2-factors.csv"
    return carbon.CarbonFactors(
        read_table(file, _CARBON, _carbon_factor, lambda row: (row.table, row.kind, row.name))
    )


def _carbon_factor(cells: Cells) -> carbon.CarbonFactor:
    fuel = cells.word("kind", carbon.KINDS) == "fuel"
    return carbon.CarbonFactor(
        table=cells.filled("table"),
        guideline=cells.filled("guideline"),
        kind=cells.text("kind"),
        name=cells.filled("name"),
        heating_value=cells.number("heating_value") if fuel else cells.maybe("heating_value"),
        heating_unit=cells.unit("heating_unit") if fuel else cells.text("heating_unit"),
        carbon=cells.number("carbon") if fuel else cells.maybe("carbon"),
        oxidation=cells.number("oxidation") if fuel else cells.maybe("oxidation"),
        per_heat=cells.number("per_heat") if fuel else cells.maybe("per_heat"),
        factor=cells.number("factor"),
        unit=cells.unit("unit"),
        validity=cells.validity(),
        origin=cells.origin(),
    )


def read_grid_factors(folder: FilePath) -> grid.GridFactors:
    """Return the factors of bought electricity.

    Raises:
        StandardError: If the file is wrong.
    """
    file = folder / "grid-factors.csv"
    return grid.GridFactors(
        read_table(file, _GRID, _grid_factor, lambda row: (row.year, row.region, row.basis))
    )


def _grid_factor(cells: Cells) -> grid.GridFactor:
    return grid.GridFactor(
        year=cells.year("year"),
        scope=cells.word("scope", grid.SCOPES),
        region=cells.filled("region"),
        basis=cells.word("basis", grid.BASES),
        value=cells.number("value"),
        unit=cells.unit("unit"),
        notice=cells.filled("notice"),
        published=cells.day("published"),
        origin=cells.origin(),
    )


def read_limits(folder: FilePath) -> limits.EnergyLimits:
    """Return the energy limits.

    Raises:
        StandardError: If the file is wrong.
    """
    file = folder / "energy-limits.csv"
    listed = read_table(file, _LIMITS, _limit, lambda row: (row.standard, row.product, row.indicator))
    return limits.EnergyLimits(listed)


def _limit(cells: Cells) -> limits.EnergyLimit:
    row = limits.EnergyLimit(
        standard=cells.filled("standard"),
        title=cells.filled("title"),
        published=cells.day("published"),
        effective=cells.day("effective"),
        supersedes=cells.listed("supersedes"),
        product=cells.filled("product"),
        indicator=cells.filled("indicator"),
        unit=cells.unit("unit"),
        better=cells.word("better", ("lower", "higher")),
        level1=cells.maybe("level1"),
        level2=cells.maybe("level2"),
        level3=cells.number("level3"),
        correction_text=cells.text("correction"),
        doubt=cells.text("doubt"),
        origin=cells.origin(),
    )
    if row.published and row.effective and row.effective < row.published:
        cells.wrong("effective", "reference.order")
    return row


def read_quotas(folder: FilePath) -> quotas.WaterQuotas:
    """Return the water quotas.

    Raises:
        StandardError: If the file is wrong.
    """
    file = folder / "water-quotas.csv"
    return quotas.WaterQuotas(read_table(file, _QUOTAS, _quota, lambda row: (row.standard, row.product)))


def _quota(cells: Cells) -> quotas.WaterQuota:
    return quotas.WaterQuota(
        standard=cells.filled("standard"),
        product=cells.filled("product"),
        unit=cells.unit("unit"),
        per=cells.text("per"),
        basis=cells.word("basis", quotas.BASES),
        strict=cells.maybe("strict"),
        loose=cells.number("loose"),
        province=cells.text("province"),
        validity=cells.validity(),
        superseded=cells.truth("superseded"),
        origin=cells.origin(),
    )


def read_steam(folder: FilePath) -> SteamTable:
    """Return the enthalpies of saturated steam.

    Raises:
        StandardError: If the file is wrong.
    """
    return SteamTable(read_table(folder / "steam-enthalpy.csv", _STEAM, _steam, lambda row: row.pressure))


def _steam(cells: Cells) -> SteamRow:
    return SteamRow(
        pressure=cells.number("pressure_mpa"),
        temperature=cells.number("temperature_c"),
        enthalpy=cells.number("enthalpy"),
        unit=cells.unit("unit"),
        validity=cells.validity(),
        origin=cells.origin(),
    )


def read_benchmarks(folder: FilePath) -> tuple[industries.EfficiencyBenchmark, ...]:
    """Return 标杆水平 and 基准水平 by field.

    Raises:
        StandardError: If the file is wrong.
    """
    file = folder / "efficiency-benchmarks.csv"
    return read_table(file, _BENCHMARKS, _benchmark, lambda row: (row.field, row.product))


def _benchmark(cells: Cells) -> industries.EfficiencyBenchmark:
    benchmark = cells.maybe("benchmark")
    return industries.EfficiencyBenchmark(
        field=cells.filled("field"),
        product=cells.filled("product"),
        industries=_classes(cells),
        benchmark=benchmark,
        baseline=None if benchmark is None else cells.number("baseline"),
        unit=cells.text("unit") if benchmark is None else cells.unit("unit"),
        standard=cells.text("standard"),
        crosscheck=cells.text("crosscheck"),
        validity=cells.validity(),
        origin=cells.origin(),
    )


def read_key_industries(folder: FilePath) -> tuple[industries.KeyIndustry, ...]:
    """Return the key industries.

    Raises:
        StandardError: If the file is wrong.
    """
    return read_table(folder / "key-industries.csv", _KEY, _key_industry, lambda row: row.industry)


def _key_industry(cells: Cells) -> industries.KeyIndustry:
    sector, industry = cells.filled("sector"), cells.filled("industry")
    return industries.KeyIndustry(
        sector=sector,
        industry=industry,
        industries=_classes(cells),
        validity=cells.validity(),
        origin=cells.origin(),
    )


def read_industry_standards(folder: FilePath) -> tuple[industries.IndustryStandard, ...]:
    """Return the green-factory standards of industries.

    Raises:
        StandardError: If the file is wrong.
    """
    file = folder / "industry-standards.csv"
    return read_table(file, _STANDARDS, _standard, lambda row: (row.code, row.title))


def _standard(cells: Cells) -> industries.IndustryStandard:
    return industries.IndustryStandard(
        code=cells.text("code"),
        title=cells.filled("title"),
        industry=cells.filled("industry"),
        industries=_classes(cells),
        standing=cells.word("status", industries.STANDINGS),
        published=cells.day("published"),
        validity=cells.validity(),
        supersedes=cells.text("supersedes"),
        origin=cells.origin(),
    )


def read_industry_links(folder: FilePath) -> tuple[industries.IndustryLink, ...]:
    """Return which limits and quotas belong to which industries.

    Raises:
        StandardError: If the file is wrong.
    """
    file = folder / "industry-links.csv"
    return read_table(file, _LINKS, _link, lambda row: (row.kind, row.standard, row.products, row.industries))


def _link(cells: Cells) -> industries.IndustryLink:
    return industries.IndustryLink(
        kind=cells.word("kind", ("limit", "quota")),
        standard=cells.filled("standard"),
        products=cells.listed("products"),
        industries=_classes(cells),
        origin=cells.origin(),
    )


def _classes(cells: Cells) -> tuple[str, ...]:
    """Return codes of GB/T 4754-2017 between semicolons."""
    found = cells.listed("industries")
    if not all(_CLASS.fullmatch(code) for code in found):
        cells.wrong("industries", "reference.industry")
    return found
