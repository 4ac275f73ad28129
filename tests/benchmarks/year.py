"""A large year in a workspace: 40 carriers by the month in every column that moves, 200 products."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import Document, SchemeRef
from gf_desktop.domain.ledgers import Ledgers, Settings
from gf_desktop.domain.ledgers.carriers import CARRIERS
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.services.assessments import SAMPLE
from gf_desktop.services.program import Program
from gf_desktop.services.scoring import scored

SCHEME = "js-general-2026"
CARRIERS_OF_YEAR = 40
PRODUCTS = 200
OPENINGS = 9
PATIENCE = 60
MONTHS = tuple(Decimal(f"{1000 + month}.25") for month in range(12))
MOVES = ("opening", "bought", "consumed", "feedstock", "non_industrial", "supplied_out", "closing")


def opening(folder: Path) -> float:
    """Return the seconds from asking for the evaluation to having it scored, as the median; the tables are at hand."""
    program = build(folder)
    pack = program.library.pack(SCHEME)
    assessment_id = program.assessments.create(large(program), pack).result(PATIENCE)
    taken = [_opened(program, assessment_id) for _ in range(OPENINGS)]
    program.assessments.stop()
    return median(taken)


def large(program: Program) -> Document:
    """Return a document without answers that holds the large year."""
    base, _pack, _result = scored(program.resources / SAMPLE, program.library)
    scheme = SchemeRef(id=SCHEME, version=program.library.pack(SCHEME).header.version)
    settings = Settings(energy="share", carbon="share", water="share")
    ledgers = Ledgers(energy=_energy(tuple(CARRIERS)), products=_products(), settings=settings)
    return replace(base, scheme=scheme, answers={}, benchmarks={}, gates={}, ledgers=ledgers)


def _opened(program: Program, assessment_id: str) -> float:
    start = time.perf_counter()
    program.assessments.open(assessment_id).result(PATIENCE)
    return time.perf_counter() - start


def _energy(known: Sequence[str]) -> tuple[EnergyRow, ...]:
    moved: dict[str, Any] = dict.fromkeys(MOVES, MONTHS)
    return tuple(
        EnergyRow(id=f"e{n}", carrier=known[n % len(known)], unit="t", out_counted="inside", **moved)
        for n in range(CARRIERS_OF_YEAR)
    )


def _products() -> tuple[ProductRow, ...]:
    return tuple(
        ProductRow(
            id=f"p{n}",
            name=f"产品 {n}",
            unit="t",
            output=MONTHS,
            value=MONTHS,
            value_unit="万元",
            energy_share=Decimal("0.5"),
            water_share=Decimal("0.5"),
        )
        for n in range(PRODUCTS)
    )
