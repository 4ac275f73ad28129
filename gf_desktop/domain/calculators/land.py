"""Land: output value and capacity per area (B.24, B.25), building coefficient (B.26), plot ratio (B.27)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from gf_desktop.domain.calculators.money import output_value
from gf_desktop.domain.calculators.shapes import Inputs, Outcome
from gf_desktop.domain.calculators.work import ZERO, Work, figure_text, place
from gf_desktop.domain.ledgers.boundary import Site
from gf_desktop.domain.ledgers.columns import ledger_title
from gf_desktop.domain.ledgers.land import BuildingRow, ParcelRow, StoreyRow
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.ledgers.rules import site_draft_said
from gf_desktop.domain.messages import Message, message

WHOLE = 100
HIGH_STOREY = 8
"""A storey strictly higher than 8 m counts twice (B.27)."""


def land_area(work: Work) -> Fraction:
    """Return A: the land by its titles in m², each parcel with the site's share."""
    rows = work.rows("parcels", ParcelRow)
    ask_sites(work, rows)
    total = sum((work.amount(row, "area", "m²") * _share(work, row.site) for row in rows), ZERO)
    work.say(message("calc.land"), total, "m²", *work.figures_at(rows, "area"))
    return total


def ask_sites(work: Work, rows: Iterable[ParcelRow | BuildingRow]) -> None:
    """Ask for the site of each row that names none, while a part of some site's land only is ours."""
    site = next((one for one in work.inputs.boundary.sites if _shared(one)), None)
    if site is None:
        return
    for row in rows:
        if not row.site:
            share = site.drafts.get("land_share") or figure_text(Fraction(site.land_share or 0))
            ledger, name = ledger_title(row.LEDGER), site.name or site.id
            said = message("calc.site-needed", ledger=ledger, row=label(row), site=name, share=share)
            work.lack(said, row.LEDGER, row.id, "site")


def _shared(site: Site) -> bool:
    partly = site.land_share is not None and site.land_share != WHOLE
    return site.inside != "out" and (partly or "land_share" in site.drafts)


def _share(work: Work, site_id: str) -> Fraction:
    site = work.inputs.boundary.site(site_id) if site_id else None
    if site is not None and "land_share" in site.drafts:
        work.lack(site_draft_said(site, "land_share"), "boundary", site.id, "land_share")
    if site is None or site.land_share is None:
        return Fraction(1)
    if site.land_share and not 1 < site.land_share <= WHOLE:
        # 0.6 for 60 %, as Excel holds it, is asked about too.
        said = message("calc.land-share-odd", site=site.name or site.id, share=str(site.land_share))
        work.lack(said, "boundary", site.id, "land_share")
    share = (
        work.counted(Fraction(site.land_share), message("calc.word.land-share"), "boundary", site.id) / 100
    )
    work.say(message("calc.land-share", site=site.name or site.id, share=figure_text(share * 100)))
    return share


def _per_area(work: Work, top: Fraction, unit: str) -> Outcome:
    area = land_area(work)
    value = work.divide(top, area, message("calc.word.land"), "parcels")
    work.say(message("calc.ratio", top=figure_text(top), bottom=figure_text(area)), value, unit)
    return work.done(value, unit)


def land_output(inputs: Inputs) -> Outcome:
    """G ÷ A (B.25), 万元/m²."""
    work = Work(inputs)
    return _per_area(work, output_value(work), "万元/m²")


def land_capacity(inputs: Inputs) -> Outcome:
    """N ÷ A (B.24): capacities in units of the representative product, by time quotas (k = t ÷ t₀)."""
    work = Work(inputs)
    rows = work.rows("products", ProductRow)
    first = next(
        (row for row in rows if row.id == work.choices.representative), rows[0] if len(rows) == 1 else None
    )
    if first is None:
        said = message("calc.choose-representative") if rows else message("calc.no-product")
        work.lack(said, *(("choices", "representative") if rows else ("products",)))
        return work.missing()
    quota = work.year(first, "time_quota") if len(rows) > 1 else Fraction(1)
    total = ZERO
    for row in rows:
        own = quota if row is first else work.year(row, "time_quota")
        total += work.year(row, "capacity") * work.divide(
            own, quota, _QUOTA, "products", first.id, "time_quota"
        )
    work.say(message("calc.capacity", product=first.name), total, work.word(first, "unit"))
    return _per_area(work, total, f"{first.unit}/m²")


_QUOTA = Message("column.products.time_quota")


def building_coefficient(inputs: Inputs) -> Outcome:
    """(a₁ + a₂ + a₃) ÷ A × 100 % (B.26): footprints of buildings, structures and yards."""
    work = Work(inputs)
    rows = work.rows("buildings", BuildingRow)
    ask_sites(work, rows)
    footprint = sum((work.amount(row, "footprint", "m²") for row in rows), ZERO)
    work.say(message("calc.footprints"), footprint, "m²", *work.figures_at(rows, "footprint"))
    area = land_area(work)
    value = work.divide(footprint * 100, area, message("calc.word.land"), "parcels")
    work.say(message("calc.percent", top=figure_text(footprint), bottom=figure_text(area)), value, "%")
    return work.done(value, "%")


def plot_ratio(inputs: Inputs) -> Outcome:
    """S ÷ A (B.27): floor area of all storeys, those over 8 m twice, over the land; 2018 (A.1) adds structures."""
    work = Work(inputs)
    kinds = ("building", "structure") if work.choices.structures else ("building",)
    counted = {row.id: row for row in work.rows("buildings", BuildingRow) if row.kind in kinds}
    ask_sites(work, counted.values())
    storeys = [row for row in work.rows("storeys", StoreyRow) if _stands(work, row, counted)]
    bare = [row for row in counted.values() if all(storey.building != row.id for storey in storeys)]
    for building in bare:
        if building.kind == "building":
            work.lack(message("calc.no-storey", building=building.name), "storeys", building.id)
    floor = sum((_floor(work, row, counted[row.building]) for row in storeys), ZERO)
    work.say(message("calc.floor"), floor, "m²")
    return _per_area(work, floor + _structures(work, [row for row in bare if row.kind == "structure"]), "–")


def _structures(work: Work, rows: Sequence[BuildingRow]) -> Fraction:
    """Structures for which no storeys are told count with the ground they cover."""
    area = sum((work.amount(row, "footprint", "m²") for row in rows), ZERO)
    if rows:
        work.say(message("calc.structures"), area, "m²", *work.figures_at(rows, "footprint"))
    return area


def _stands(work: Work, row: StoreyRow, buildings: Mapping[str, BuildingRow]) -> bool:
    """Storeys of what does not count are left out; one of no building at all is asked about."""
    if all(row.building != known.id for known in work.inputs.ledgers.buildings):
        said = message("calc.storey-unknown", storey=row.name or row.id, building=row.building)
        work.lack(said, "storeys", row.id, "building")
    return row.building in buildings


def _floor(work: Work, row: StoreyRow, building: BuildingRow) -> Fraction:
    area, height = work.amount(row, "area", "m²"), work.year(row, "height")
    high = height > HIGH_STOREY
    doubled = high and work.word(row, "doubled") == "no"
    counted = area * 2 if doubled else area
    code = "calc.storey-doubled" if doubled else "calc.storey-permit" if high else "calc.storey"
    said = message(
        code, building=building.name, storey=row.name, height=figure_text(height), area=figure_text(area)
    )
    work.say(said, counted, "m²", (place(row, "area"), figure_text(area)))
    return counted
