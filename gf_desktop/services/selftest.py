"""The program checks itself: everything shipped loads, scores, is stored, written and read back.

Made for a packaged program, where a missing file or library shows only when it is used.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.services.assessments import SAMPLE, Assessments
from gf_desktop.services.evaluation import programme_of
from gf_desktop.services.program import Program
from gf_desktop.services.reports import Snapshot
from gf_desktop.services.scoring import scored

# Worked out by hand from the table's figures, row by row, in tests/services/test_scoring.py.
SAMPLE_TOTAL = "70.77"
_PATIENCE = 60


def selftest(program: Program) -> Iterator[Message]:
    """Yield what was found in order, one check after the other.

    Raises:
        UserFacingError: At the first check that fails.
    """
    yield _library(program)
    snapshot = _snapshot(program)
    yield _scored(snapshot)
    with tempfile.TemporaryDirectory(prefix="gf-desktop-selftest-") as folder:
        yield _store(program, snapshot, Path(folder) / "工作区")
        yield _sheet(program, snapshot, Path(folder) / "平台填报表.xlsx")
        yield _report(program, snapshot, Path(folder) / "自评价报告.pdf")


def _library(program: Program) -> Message:
    headers = [header for header in program.library.headers() if not program.library.is_own(header)]
    for header in headers:
        program.library.pack(header.id, header.version)
    if not headers or not program.library.programmes():
        raise _failed("评价要求")
    return message("selftest.library", count=len(headers))


def _snapshot(program: Program) -> Snapshot:
    document, pack, result = scored(program.resources / SAMPLE, program.library)
    return Snapshot(document, pack, programme_of(document, program.library), result)


def _scored(snapshot: Snapshot) -> Message:
    total = fixed_text(snapshot.result.total, snapshot.result.places)
    if total != SAMPLE_TOTAL:
        raise _failed(f"示例评分 {total} ≠ {SAMPLE_TOTAL}")
    return message("selftest.scored", total=total)


def _store(program: Program, snapshot: Snapshot, folder: Path) -> Message:
    assessments = Assessments(folder, program.library, program.resources)
    try:
        new = assessments.create(snapshot.document, snapshot.pack).result(_PATIENCE)
        again = assessments.open(new).result(_PATIENCE)
    finally:
        assessments.stop()
    if again.document != snapshot.document or again.result != snapshot.result:
        raise _failed("工作区")
    return message("selftest.store")


def _sheet(program: Program, snapshot: Snapshot, path: Path) -> Message:
    program.reports.write_sheet(snapshot, path)
    if not path.stat().st_size:
        raise _failed(path.name)
    return message("selftest.sheet", rows=len(program.reports.sheet(snapshot).rows))


def _report(program: Program, snapshot: Snapshot, path: Path) -> Message:
    program.reports.write_report(snapshot, path)
    if not path.read_bytes().startswith(b"%PDF-"):
        raise _failed(path.name)
    return message("selftest.report", size=path.stat().st_size // 1024)


def _failed(what: str) -> UserFacingError:
    return UserFacingError(message("selftest.failed", what=what))
