"""六、参考文件 and the annexes: documents referred to, traces, sources and how sure we are of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Labels, Pack
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.report.cells import CONFIDENCE_WORDS, Say, benchmark_cell, lines, said
from gf_desktop.domain.report.evaluation import plain_cell
from gf_desktop.domain.report.index import Index
from gf_desktop.domain.report.words import indicator_title, standing_words
from gf_desktop.domain.result import Benchmark, BenchmarkPair, Result, RowResult

Plain = dict[str, Any]


def references(pack: Pack, programme: Programme | None, say: Say) -> list[str]:
    """Return the documents that the evaluation refers to: the table, the programme and the sources of both."""
    header = pack.header
    found = [
        say(
            message(
                "report.reference.table",
                title=header.title,
                issuer=header.issuer,
                version=header.version,
                standing=standing_words(header.standing),
            )
        )
    ]
    if programme:
        found.append(
            say(message("report.reference.programme", title=programme.title, issuer=programme.issuer))
        )
        found += [one.title for one in programme.sources.values()]
    found += [one.title for one in pack.table.sources.values()]
    return list(dict.fromkeys(found))


def evidence(index: Index) -> list[Plain]:
    """Return the evidence index as rows."""
    return [{"number": one.number, "asked_by": one.asked_by, "title": one.title} for one in index.entries]


def traces(document: Document, pack: Pack, result: Result, say: Say) -> list[Plain]:
    """Return how each row's score came to be, step by step."""
    found = []
    for _, group, indicator in pack.rows():
        row = result.row(indicator.id)
        steps = [{"text": said(step.said, say), "result": step.result} for step in row.steps]
        for step in steps:
            if step["result"] and step["result"] in step["text"]:
                step["result"] = ""
        if steps:
            title = indicator_title(indicator, document.answer(indicator.id))
            found.append({"number": group.number if group else "", "title": title, "steps": steps})
    return found


def sources(pack: Pack, programme: Programme | None, say: Say) -> list[Plain]:
    """Return every source of figures and conditions with how sure we are of it."""
    held = [*pack.table.sources.values(), *(programme.sources.values() if programme else ())]
    return [
        {"title": one.title, "confidence": say(CONFIDENCE_WORDS[one.confidence]), "note": one.note}
        for one in held
    ]


def benchmarks(document: Document, pack: Pack, result: Result, say: Say) -> list[Plain]:
    """Return every benchmark in force: the figure, where it comes from, how sure that is."""
    found = []
    for _, group, indicator in pack.rows():
        row = result.row(indicator.id)
        title = indicator_title(indicator, document.answer(indicator.id))
        rows = [
            *_of_pairs(pack.header.labels, row, say),
            *_of_products(document, pack.header.labels, row, say),
        ]
        found += [{"number": group.number if group else "", "title": title, **one} for one in rows]
    return found


def _of_pairs(labels: Labels, row: RowResult, say: Say) -> Iterator[Plain]:
    for pair in row.pairs:
        for label, benchmark in ((labels.lead, pair.lead), (labels.base, pair.base)):
            if benchmark.value is None and not benchmark.why:
                continue
            yield {
                "label": f"{_inner(row, pair)} {label}".strip(),
                "figure": plain_cell(benchmark_cell(benchmark), say),
                "unit": row.measure.unit if row.measure else "",
                "source": benchmark.source,
                "confidence": _sure(benchmark, say),
            }


def _inner(row: RowResult, pair: BenchmarkPair) -> str:
    return pair.title if len(row.pairs) > 1 else ""


def _sure(benchmark: Benchmark, say: Say) -> str:
    if benchmark.own:
        return say(message("report.confidence.own"))
    word = say(CONFIDENCE_WORDS[benchmark.confidence])
    return say(message("report.confidence.accepted", word=word)) if benchmark.accepted else word


def _of_products(document: Document, labels: Labels, row: RowResult, say: Say) -> Iterator[Plain]:
    """Yield the benchmarks that were entered with the products of a row."""
    if row.measure is None or row.measure.kind != "products":
        return
    for line, product in zip(lines(document, row)[1:], document.answer(row.id).products or (), strict=False):
        entered = ((labels.lead, line.lead, product.lead), (labels.base, line.base, product.base))
        for label, cell, number in entered:
            if number is not None:
                yield {
                    "label": f"{said(line.title, say)} {label}",
                    "figure": plain_cell(cell, say),
                    "unit": line.unit,
                    "source": say(message("report.source-with-product")),
                    "confidence": say(message("report.confidence.own")),
                }
