"""The energy carriers we know by id, and what each is: that decides how it enters energy, renewables and carbon."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from gf_desktop.domain.messages import Param, message

CarrierKind = Literal["electricity", "heat", "fuel", "biomass", "renewable-heat", "medium"]

_BY_KIND: Mapping[CarrierKind, str] = {
    "electricity": "electricity",
    "heat": "heat steam",
    "fuel": (
        "raw-coal anthracite bituminous-coal lignite washed-coal other-washed-coal coal-products coke coke-oven-gas"
        " blast-furnace-gas converter-gas producer-gas natural-gas lng lpg crude-oil gasoline diesel kerosene"
        " fuel-oil refinery-gas coal-tar petroleum-coke methanol hydrogen"
    ),
    "biomass": "biomass biogas",
    "renewable-heat": "solar-heat geothermal-heat",
    "medium": "fresh-water softened-water deaerated-water compressed-air oxygen nitrogen acetylene",
}
CARRIERS: Mapping[str, CarrierKind] = {
    carrier: kind for kind, carriers in _BY_KIND.items() for carrier in carriers.split()
}
RENEWABLE: frozenset[CarrierKind] = frozenset({"biomass", "renewable-heat"})


def carrier_title(carrier: str) -> Param:
    """Return the carrier's name as people say it; an own carrier is called as the user wrote it."""
    return message(f"carrier.{carrier}") if carrier in CARRIERS else carrier
