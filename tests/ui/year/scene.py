"""A year's data for tests of its pages: a small table that computes, and a session with the reference tables."""

from __future__ import annotations

import functools
from typing import Any

from gf_desktop.domain.assessment import Assessment
from gf_desktop.domain.document import Applicant, Document, SchemeRef
from gf_desktop.domain.ledgers import Boundary, Ledgers
from gf_desktop.domain.plain import load
from gf_desktop.services.session import AssessmentSession
from gf_desktop.standards.reference.tables import read_tables
from tests.domain import builders as make
from tests.ui.assessment.scene import RESOURCES, DirectWriter

NAME = "江苏恒纤丙纶有限公司"
BOUNDARY = {
    "sites": [
        {"id": "north", "name": "北厂区", "inside": "in"},
        {"id": "south", "name": "南厂区", "inside": "out"},
    ],
    "exclusions": [{"id": "x1", "kind": "living-quarters", "name": "宿舍", "reason": "非生产"}],
}
LEDGERS = {
    "energy": [
        {
            "id": "e1",
            "site": "north",
            "carrier": "electricity",
            "unit": "kWh",
            "consumed": ["10"] * 11 + [None],
        },
        {"id": "e2", "carrier": "raw-coal", "unit": "t", "consumed": "60"},
        {"id": "e3", "site": "south", "carrier": "diesel", "unit": "t", "consumed": "5"},
    ],
    "products": [
        {"id": "p1", "name": "甲", "unit": "t", "output": "100"},
        {"id": "p2", "name": "乙", "unit": "t", "output": "50"},
    ],
    "meters": [{"id": "m1", "name": "总电表"}],
}


def computing():
    """Return a table whose rows are computed from energy, output value and water."""
    energy = make.section(
        make.quantitative(
            "energy-per-output", title="单位产值综合能耗", unit="tce/万元", calculator="energy-per-output"
        ),
        make.quantitative("water-reuse-rate", title="水重复利用率", unit="%", calculator="water-reuse-rate"),
    )
    return make.pack(energy)


@functools.cache
def tables():
    """Return the shipped reference tables."""
    return read_tables(RESOURCES / "reference")


def year_session(
    pack: Any = None,
    *,
    boundary: dict[str, Any] | None = None,
    ledgers: dict[str, Any] | None = None,
    place: str = "",
    closed: bool = False,
    **applicant: str,
) -> AssessmentSession:
    """Return a session over a table that computes, with this boundary and these ledgers."""
    pack = pack or computing()
    document = Document(
        subject="factory",
        applicant=Applicant(name=NAME, province="江苏省", **applicant),
        year=2025,
        scheme=SchemeRef(id=pack.header.id, version=pack.header.version),
        boundary=load(Boundary, BOUNDARY if boundary is None else boundary),
        ledgers=load(Ledgers, LEDGERS if ledgers is None else ledgers),
    )
    assessment = Assessment(
        id="a1",
        applicant_id="p1",
        document=document,
        pack=pack,
        place=place,
        state="closed" if closed else "open",
    )
    return AssessmentSession(assessment, None, DirectWriter(), tables)
