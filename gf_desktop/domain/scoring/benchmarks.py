"""Benchmarks in force: the table's figure, or the user's own where the table has none that is sure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.document import Document, OwnBenchmark, OwnFigure
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.pack import Better, Confidence, Figure, Indicator, Measure, Pack, Part
from gf_desktop.domain.result import Benchmark, BenchmarkPair
from gf_desktop.domain.scoring.task import Task, Unscored, rough, said

NONE = Benchmark()
UNSURE: tuple[Confidence, ...] = ("low", "memory")
BENCHMARKED = frozenset(("quantitative", "ticks", "products", "ratio", "parts"))


def pairs(
    pack: Pack, document: Document, row: Indicator, measure: Measure, variant: str | None
) -> tuple[BenchmarkPair, ...]:
    """Return the benchmarks in force for a row under its chosen variant: one pair, or one per part."""
    if measure.kind not in BENCHMARKED:
        return ()
    if measure.kind == "parts":
        return tuple(_of_part(pack, document, row, measure, part) for part in measure.parts)
    chosen = row.variant(variant)
    inner, title = (chosen.id, chosen.title) if chosen else ("", "")
    own = document.benchmark(row.id, inner or None)
    base = NONE if measure.kind == "ratio" else in_force(pack, measure.base, own.base, own)
    return (
        BenchmarkPair(lead=in_force(pack, measure.lead, own.lead, own), base=base, inner=inner, title=title),
    )


def _of_part(pack: Pack, document: Document, row: Indicator, measure: Measure, part: Part) -> BenchmarkPair:
    own = document.benchmark(row.id, part.id)
    return BenchmarkPair(
        lead=in_force(pack, part.lead or measure.lead, own.lead, own),
        base=in_force(pack, part.base or measure.base, own.base, own),
        inner=part.id,
        title=part.title,
    )


def in_force(pack: Pack, figure: Figure | None, own: OwnFigure | None, word: OwnBenchmark) -> Benchmark:
    """Return the benchmark that counts: a figure of confidence ``high`` is never replaced by the user's own."""
    confidence = pack.confidence(figure) if figure else "memory"
    if own and (figure is None or figure.value is None or confidence != "high"):
        return Benchmark(value=Fraction(own.value), source=own.source, confidence="low", own=True)
    if figure is None:
        return NONE
    source = pack.table.sources.get(figure.source)
    return Benchmark(
        value=None if figure.value is None else Fraction(figure.value),
        source=source.title if source else figure.source,
        confidence=confidence,
        accepted=word.accept and confidence in UNSURE and figure.value is not None,
        why=figure.why,
    )


def from_product(value: Decimal | None, of_row: Benchmark, law: Benchmark | None = None) -> Benchmark:
    """Return the benchmark entered with a product; else the row's; else the limit or quota that applies to it."""
    if value is None:
        return law if law is not None and of_row.value is None else of_row
    return Benchmark(value=Fraction(value), source="", confidence="low", own=True)


def require(task: Task, pair: BenchmarkPair) -> tuple[Fraction, Fraction]:
    """Return lead and base that a score may rest on.

    Raises:
        Unscored: If one is unknown or not accepted, or both contradict which way is better.
    """
    reason = missing(task, {"lead": pair.lead, "base": pair.base}) or contradiction(task, pair, task.better)
    if reason:
        raise Unscored("benchmark-missing", reason)
    assert pair.lead.value is not None
    assert pair.base.value is not None
    return pair.lead.value, pair.base.value


def missing(task: Task, benchmarks: dict[str, Benchmark]) -> Message | None:
    """Return why no score may rest on ``benchmarks`` (by ``lead`` and ``base``), or None where one may."""
    unknown = [name for name, benchmark in benchmarks.items() if benchmark.value is None]
    if unknown:
        why = "；".join(dict.fromkeys(filter(None, (benchmarks[name].why for name in unknown))))
        code = "score.benchmark-unknown-why" if why else "score.benchmark-unknown"
        return message(code, which=_labels(task, unknown), **({"why": why} if why else {}))
    unaccepted = [name for name, benchmark in benchmarks.items() if not benchmark.usable]
    return message("score.benchmark-unaccepted", which=_labels(task, unaccepted)) if unaccepted else None


def _labels(task: Task, names: list[str]) -> tuple[str, ...]:
    labels = task.pack.header.labels
    return tuple(labels.lead if name == "lead" else labels.base for name in names)


def contradiction(task: Task, pair: BenchmarkPair, better: Better) -> Message | None:
    """Return what is wrong with the order of lead and base, or None."""
    lead, base = pair.lead.value, pair.base.value
    assert lead is not None
    assert base is not None
    if (lead > base) if better == "higher" else (lead < base):
        return None
    code = "score.benchmarks-equal" if lead == base else f"score.benchmarks-contradict-{better}"
    labels = task.pack.header.labels
    return message(
        code, lead_label=labels.lead, base_label=labels.base, lead=exact_text(lead), base=exact_text(base)
    )


def linear(task: Task, value: Fraction, lead: Fraction, base: Fraction) -> Fraction:
    """Return the ratio of a value between base (0) and lead (1), unclamped, and trace it."""
    higher = task.better == "higher"
    ratio = (value - base) / (lead - base) if higher else (base - value) / (base - lead)
    task.trace(
        "ratio-higher" if higher else "ratio-lower",
        exact_text(ratio),
        value=said(value),
        lead=exact_text(lead),
        base=exact_text(base),
        ratio=rough(ratio),
    )
    return ratio


def trace_pair(task: Task, pair: BenchmarkPair) -> None:
    """Add the benchmarks in force to the trace, each with where it comes from and how sure that is."""
    labels = task.pack.header.labels
    _trace_benchmark(task, "lead", labels.lead, pair.lead)
    _trace_benchmark(task, "base", labels.base, pair.base)


def _trace_benchmark(task: Task, name: str, label: str, benchmark: Benchmark) -> None:
    if benchmark.value is None:
        return
    text = exact_text(benchmark.value)
    params: dict[str, Param] = {name: text, "amount": task.amount(text)}
    task.trace("benchmark", text, label=label, origin=origin(benchmark), **params)


def origin(benchmark: Benchmark) -> Message:
    """Return where a benchmark comes from, as said beside its figure."""
    if benchmark.own:
        return (
            message("benchmark.own", source=benchmark.source)
            if benchmark.source
            else message("benchmark.entered")
        )
    code = "benchmark.accepted" if benchmark.accepted else "benchmark.table"
    return message(code, source=benchmark.source, confidence=message(f"confidence.{benchmark.confidence}"))
