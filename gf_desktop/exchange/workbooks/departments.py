"""Which department gives what (部门取数表): ledgers, or some of their columns. Data, to be read and changed as such.

What names a row (its required columns and its name) is on every sheet, whoever gives the rest.
"""

from __future__ import annotations

from collections.abc import Mapping

from gf_desktop.exchange.workbooks.shapes import Department

ALL = "*"

_OF: Mapping[Department, Mapping[str, str]] = {
    "statistics": {
        "energy": ALL,
        "products": "category unit output energy_share water_share standard_ratio limit_standard water_quota"
        " corrections capacity time_quota source note",
        "materials": ALL,
        "carbon": ALL,
        "totals": ALL,
    },
    "ehs": {
        "water": ALL,
        "waste": ALL,
        "outlets": ALL,
        "pollutants": ALL,
    },
    "finance": {
        "output_value": ALL,
        "products": "value value_unit",
        "projects": "unit investment",
    },
    "equipment": {
        "green": ALL,
        "energy": "unit heating_value heating_value_unit carbon_content oxidation",
        "products": "metered_energy metered_water metered_carbon efficiency_applies efficiency_standard"
        " efficiency_grade",
        "projects": "content state completed benefit source note",
        "equipment": ALL,
        "meters": ALL,
        "functions": ALL,
    },
    "management": {
        "parcels": ALL,
        "buildings": ALL,
        "storeys": ALL,
        "certificates": ALL,
        "footprints": ALL,
    },
}
_FORMS: Mapping[Department, frozenset[str]] = {
    "management": frozenset({"facts", "boundary", "sites", "exclusions"}),
}


def ledgers_of(department: Department) -> tuple[str, ...]:
    """Return the ledgers that a department gives, or gives a part of."""
    return tuple(_OF[department])


def gives(department: Department, ledger: str, column: str) -> bool:
    """Return whether a department gives a column of a ledger."""
    given = _OF[department].get(ledger, "")
    return given == ALL or column in given.split()


def forms_of(department: Department) -> frozenset[str]:
    """Return the sheets besides ledgers that a department gives."""
    return _FORMS.get(department, frozenset())
