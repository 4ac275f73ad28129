"""What the comment on a heading says: a word on what belongs there where that is not plain, else how to fill it in."""

from __future__ import annotations

from gf_desktop.domain.ledgers import Column
from gf_desktop.domain.messages import Message, message

# The columns of which more is said than how to fill them in; the sentences stand in ``workbooks.toml``.
_EXPLAINED_TEXT = (
    "energy.carrier energy.consumed energy.feedstock energy.non_industrial energy.transformed_in"
    " energy.transformed_out energy.recovered energy.supplied_out energy.out_counted energy.heating_value"
    " energy.coefficient green.kind green.amount green.fed_out green.bought_counts green.holder"
    " green.cancelled green.attests carbon.kind"
    " products.output products.category products.energy_share products.metered_energy"
    " products.standard_ratio products.limit_standard products.water_quota products.corrections"
    " products.efficiency_applies products.capacity products.time_quota output_value.value materials.main"
    " materials.product materials.green water.kind water.measured waste.used waste.used_stock outlets.limit"
    " outlets.limit_source outlets.mean outlets.not_detected parcels.area buildings.footprint storeys.height"
    " storeys.doubled projects.completed projects.investment meters.valid_until certificates.valid_until"
    " footprints.category totals.paper totals.amount"
)
_FORMS_TEXT = (
    "facts.scheme.id facts.year facts.credit_code facts.industry_code facts.process facts.green_work"
    " boundary.units.statistics boundary.changes sites.inside sites.leased sites.land_share exclusions.reason"
    " settings.electricity settings.energy settings.rain_counts settings.carbon_table settings.grid_region"
    " settings.grid_basis settings.zero_carbon.own settings.grade settings.representative"
    " figures.id figures.accepted figures.figure none.none months.name months.quantity"
)
_EXPLAINED = frozenset(_EXPLAINED_TEXT.split())
_FORMS = frozenset(_FORMS_TEXT.split())


def help_of(ledger: str, column: Column) -> Message | None:
    """Return what helps to fill in a ledger's column; None where the heading says it all."""
    how = _how(column)
    if f"{ledger}.{column.key}" not in _EXPLAINED:
        return how
    return message("workbook.help", what=message(f"workbook.help.{ledger}.{column.key}"), how=how or "")


def help_of_form(sheet: str, key: str) -> Message | None:
    """Return what helps to fill in a fact or a column of the boundary's lists; None where there is nothing to say."""
    return message(f"workbook.help.{sheet}.{key}") if f"{sheet}.{key}" in _FORMS else None


def _how(column: Column) -> Message | None:
    if column.kind in ("number", "quantity", "whole"):
        unit = column.unit or message("workbook.how.unit-column")
        return message(f"workbook.how.{column.kind}", unit=unit)
    if column.kind == "reference":
        return message(f"workbook.how.reference-{'site' if column.ref == 'sites' else 'row'}")
    if column.kind in ("choice", "unit", "figures") or column.key in ("source", "note"):
        return message(f"workbook.how.{column.kind if column.kind != 'text' else column.key}")
    return None
