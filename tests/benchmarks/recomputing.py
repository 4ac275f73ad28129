"""All indicators after one edit of the big factory's year: computed from the ledgers and scored."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from statistics import median

from gf_desktop.bootstrap import build
from gf_desktop.domain.derive import Deriver
from gf_desktop.domain.document import Document
from gf_desktop.domain.scoring import score
from tests.benchmarks.year import FACTORS, PRODUCTS, big_year, edited

SCHEME = "js-general-2026"
ROUNDS = 60


def after_energy() -> float:
    """Return the seconds after one month of an energy row changed, as the median of many rows."""
    return _after(edited)


def after_product() -> float:
    """Return the seconds after one month of a product's output changed: every product's share changes with it."""
    return _after(_with_output)


def _with_output(document: Document, number: int) -> Document:
    rows = list(document.ledgers.products)
    row = rows[number % PRODUCTS]
    assert isinstance(row.output, tuple)
    rows[number % PRODUCTS] = replace(row, output=(Decimal(number) + Decimal("0.5"), *row.output[1:]))
    return replace(document, ledgers=document.ledgers.with_rows("products", rows))


def _after(edit: Callable[[Document, int], Document]) -> float:
    library = build().library
    header = next(header for header in library.headers() if header.id == SCHEME)
    pack = library.pack(header.id, header.version)
    deriver = Deriver(pack, lambda _document: FACTORS)
    document = big_year(SCHEME)
    deriver.derive(document)
    taken = []
    for number in range(ROUNDS):
        document = edit(document, number)
        start = time.perf_counter()
        derived = deriver.derive(document)
        score(document, pack, None, derived)
        taken.append(time.perf_counter() - start)
    assert all(one.complete for one in derived.values())
    return median(taken)
