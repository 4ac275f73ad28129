"""Speed, as ratios in one run: ``python3 dev.py benchmark`` prints the table.

Each line measures ours against a yardstick measured in the same run, or against the goal. Nothing here fails: figures
are read by people.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from statistics import median

from gf_desktop.bootstrap import OWN_TABLES, build, shipped
from gf_desktop.domain.assessment import Changes, apply, edit
from gf_desktop.domain.document import Answer, Document, ProductAnswer, SchemeRef
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Indicator, Pack
from gf_desktop.domain.scoring import score
from gf_desktop.services.assessments import SAMPLE
from gf_desktop.services.scoring import score_document, scored
from tests.benchmarks import sheets
from tests.benchmarks.opening import opening
from tests.benchmarks.packs import ROWS as PACK_ROWS
from tests.benchmarks.packs import validating
from tests.benchmarks.recomputing import after_energy, after_product
from tests.benchmarks.year import ENERGY_ROWS, PRODUCTS

HERE = Path(__file__).resolve().parent
STARTS = 9
FRAME_MS = 16.0
OPENING_MS = 150.0
LISTING_MS = 300.0
VALIDATING_MS = 50.0


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    name: str
    ours: str
    yardstick: str
    ratio: str
    goal: str


def timed(work: Callable[[], object], rounds: int) -> float:
    """Return the median of the seconds that ``work`` takes."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def started(script: str, folder: Path) -> float:
    """Return the seconds from a process's start to its word that the first window is painted.

    Both sides have their byte code, as an installed program has; it is kept apart from that of the source tree.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "byte-code")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", f"tests.benchmarks.{script}", str(folder)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        word = process.stdout.readline().strip()
        taken = time.perf_counter() - start
    assert word == "painted", f"{script} said {word!r}"
    return taken


def start_up(folder: Path) -> Line:
    """Process start to the first painted window with Home's rows, against a bare window; taken in turns."""
    program = build(folder)
    for _ in range(20):
        program.assessments.sample().result(60)
    program.assessments.stop()
    for script in ("start_home", "start_bare"):
        started(script, folder)
    pairs = [(started("start_home", folder), started("start_bare", folder)) for _ in range(STARTS)]
    ours, bare = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(home / plain for home, plain in pairs)
    return Line(
        "start to painted Home, 20 rows",
        f"{ours:.3f} s",
        f"bare window {bare:.3f} s",
        f"{ratio:.2f}",
        "≤ 1.6",
    )


def many_packs(folder: Path) -> tuple[Line, Line]:
    """The start with 200 tables of one's own against the start with 6, in turns; and their list, headers alone."""
    few, many = folder / "few", folder / "many"
    own_packs(few, 6)
    own_packs(many, 200)
    for data in (few, many):
        started("start_home", data)
    pairs = [(started("start_home", many), started("start_home", few)) for _ in range(STARTS)]
    ours, plain = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(one / other for one, other in pairs)
    starts = Line(
        "start to painted Home, 200 own packs",
        f"{ours:.3f} s",
        f"6 own packs {plain:.3f} s",
        f"{ratio:.2f}",
        "≤ 1.05",
    )
    build(few).library.headers()
    taken = timed(lambda: len(build(many).library.headers()), 5) * 1000
    listing = Line(
        "headers of 200 own packs",
        f"{taken:.0f} ms",
        f"goal {LISTING_MS:.0f} ms",
        f"{taken / LISTING_MS:.2f}",
        "≤ 1",
    )
    return starts, listing


def own_packs(folder: Path, count: int) -> None:
    """Make a workspace with that many tables of one's own, all like the big one that we ship."""
    text = (shipped("resources") / "standards" / "js-general-2026.yaml").read_text(encoding="utf-8")
    (folder / OWN_TABLES).mkdir(parents=True)
    for number in range(count):
        own = text.replace("id: js-general-2026", f"id: own-{number}", 1)
        (folder / OWN_TABLES / f"own-{number}-1.yaml").write_text(own, encoding="utf-8")


def keystroke() -> Line:
    """A keystroke to the new total on the biggest pack, every row answered."""
    library = build().library
    pack = max((library.pack(h.id, h.version) for h in library.headers()), key=lambda p: len(p.indicators))
    document = filled(pack)
    typed = edit(
        document, "answers", pack.indicators[0].id, Answer(value=Decimal("1.5"), variant="per-output")
    )
    trial = Changes((typed,), message("change.preview"))
    taken = timed(lambda: score(apply(document, trial), pack), 200) * 1000
    name = f"keystroke to new total, {pack.header.id}, {len(pack.indicators)} rows"
    return Line(name, f"{taken:.2f} ms", f"frame {FRAME_MS} ms", f"{taken / FRAME_MS:.3f}", "≤ 1")


def filled(pack: Pack) -> Document:
    """Return a document of a table with every row answered."""
    base, _pack, _result = scored(shipped("resources") / SAMPLE, build().library)
    scheme = SchemeRef(id=pack.header.id, version=pack.header.version)
    return replace(
        base, scheme=scheme, answers={row.id: answer(row) for row in pack.indicators}, benchmarks={}
    )


def answer(row: Indicator) -> Answer:
    """Return some answer of the row's kind."""
    variant = row.variants[0].id if row.variants else None
    measure = row.measure(variant)
    if measure is None or measure.kind is None:
        return Answer()
    if measure.kind == "ticks" and measure.ticks and measure.ticks.options:
        return Answer(ticked=tuple(option.id for option in measure.ticks.options))
    if measure.kind == "choice" and measure.choice:
        return Answer(option=measure.choice.options[0].id)
    if measure.kind == "parts":
        return Answer(parts={part.id: Decimal(15) for part in measure.parts})
    products = tuple(
        ProductAnswer(name=f"产品{n}", value=Decimal(n), weight=Decimal(n), lead=Decimal(1), base=Decimal(9))
        for n in range(1, 4)
    )
    return (
        Answer(variant=variant, products=products) if measure.kind == "products" else Answer(value=Decimal(2))
    )


def large_year(folder: Path) -> Line:
    """The big factory's year read from the disk, computed and scored."""
    taken = opening(folder) * 1000
    name = f"opening {ENERGY_ROWS} energy rows × 12, {PRODUCTS} products"
    return Line(name, f"{taken:.0f} ms", f"goal {OPENING_MS:.0f} ms", f"{taken / OPENING_MS:.2f}", "≤ 1")


def recomputed(what: str, seconds: float) -> Line:
    """All indicators of the big factory's year after one edit."""
    taken = seconds * 1000
    name = f"all indicators after an edit of {what}"
    return Line(name, f"{taken:.1f} ms", f"frame {FRAME_MS} ms", f"{taken / FRAME_MS:.2f}", "≤ 1")


def documents(folder: Path) -> Line:
    """Documents scored in one process, against reading them as bare JSON."""
    program = build()
    text = (program.resources / SAMPLE).read_text(encoding="utf-8")
    files = [folder / f"{n}.json" for n in range(300)]
    for file in files:
        file.write_text(text, encoding="utf-8")
    score_document(files[0], program.library, program.catalogue)
    ours = timed(lambda: [score_document(f, program.library, program.catalogue) for f in files], 3)
    bare = timed(lambda: [json.loads(f.read_text(encoding="utf-8")) for f in files], 3)
    rate = len(files) / ours
    return Line(
        "documents scored in one process",
        f"{rate:.0f}/s",
        "goal 200/s",
        f"{rate / 200:.2f}",
        f"≥ 1 (bare JSON read: {ours / bare:.1f}×)",
    )


def pack_checked(folder: Path) -> Line:
    """A pack of sixty rows from its file to the checked table."""
    taken = timed(validating(folder), 15) * 1000
    name = f"a pack of {PACK_ROWS} rows read and checked"
    return Line(
        name, f"{taken:.1f} ms", f"goal {VALIDATING_MS:.0f} ms", f"{taken / VALIDATING_MS:.2f}", "≤ 1"
    )


def sheet_rows(folder: Path) -> Line:
    """Ten thousand ledger rows read, understood and typed, against openpyxl's bare read of the same file."""
    ours, bare = sheets.seconds(folder)
    name = f"{sheets.ROWS} ledger rows out of a workbook"
    return Line(name, f"{ours:.2f} s", f"bare openpyxl {bare:.2f} s", f"{ours / bare:.2f}", "≤ 1")


def report(folder: Path) -> Line:
    """A report of more than 60 pages, the first that its process sets: nothing of it is at hand."""
    out = folder / "report.pdf"
    taken = median(set_once(out) for _ in range(3))
    return Line(f"report of {pages(out)} pages", f"{taken:.2f} s", "goal 2.5 s", f"{taken / 2.5:.2f}", "≤ 1")


def set_once(out: Path) -> float:
    """Return the seconds that a fresh process takes to make the report, its start and its imports of ours left out."""
    command = [sys.executable, "-m", "tests.benchmarks.set_report", str(out)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def pages(path: Path) -> int:
    """Return how many pages a PDF has."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def main() -> None:
    """Measure everything and print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "documents").mkdir()
        lines = [start_up(folder / "data"), *many_packs(folder / "packs")]
        lines += [keystroke(), large_year(folder / "year")]
        lines += [recomputed("energy", after_energy()), recomputed("a product", after_product())]
        lines += [pack_checked(folder), documents(folder / "documents"), sheet_rows(folder), report(folder)]
    for line in (Line("what", "ours", "yardstick", "ratio", "goal"), *lines):
        print(f"{line.name:<52} {line.ours:>12}  {line.yardstick:<24} {line.ratio:>7}  {line.goal}")


if __name__ == "__main__":
    main()
