"""Opening an evaluation with the big factory's year: read from the disk, computed, scored."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import SchemeRef
from gf_desktop.services.program import Program
from tests.benchmarks.year import big_year

SCHEME = "js-general-2026"
ROUNDS = 9
PATIENCE = 60


def opening(folder: Path) -> float:
    """Return the seconds from asking for the evaluation to having it, as the median; table and figures are at hand."""
    program = build(folder)
    pack = program.library.pack(SCHEME)
    document = replace(big_year(SCHEME), scheme=SchemeRef(id=SCHEME, version=pack.header.version))
    assessment_id = program.assessments.create(document, pack).result(PATIENCE)
    taken = [_opened(program, assessment_id) for _ in range(ROUNDS)]
    program.assessments.stop()
    return median(taken)


def _opened(program: Program, assessment_id: str) -> float:
    start = time.perf_counter()
    program.assessments.open(assessment_id).result(PATIENCE)
    return time.perf_counter() - start
