"""Words for a row: how it is measured, its points and score, its evidence, and what has to be said of it.

Shared by the platform's table and the report, so that both say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gf_desktop.domain.document import Answer
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text, fixed_text, short_of_text
from gf_desktop.domain.pack import EvidenceItem, Group, Labels, Measure, Pack, Variant
from gf_desktop.domain.points_rules import open_options
from gf_desktop.domain.report.cells import (
    CONFIDENCE_WORDS,
    Cell,
    Text,
    computed_value,
    figure,
    without_remark,
)
from gf_desktop.domain.report.counts import only_sets_open
from gf_desktop.domain.result import Result, RowResult
from gf_desktop.domain.rounding import is_rounded, places, rounded
from gf_desktop.domain.scoring.task import amount


def chosen_variant(row: RowResult, answer: Answer) -> Variant | None:
    """Return the variant in force as scoring takes it: the user's choice, else that of the year's data."""
    by_data = row.derived.variant if row.derived else ""
    return row.indicator.variant(answer.variant or by_data)


def indicator_title(row: RowResult, answer: Answer) -> str:
    """Return the row's title on the form: that of the variant in force, else its own."""
    chosen = chosen_variant(row, answer)
    return chosen.title if chosen else row.indicator.title


def row_name(row: RowResult, answer: Answer) -> str:
    """Return a row's name where the table around it is not seen.

    A variant that only says for whom other figures hold names no indicator; it then stands behind the row's own title.
    """
    chosen, title = chosen_variant(row, answer), row.indicator.title
    if chosen is None or chosen.kind or chosen.unit or chosen.title.startswith(title):
        return indicator_title(row, answer)
    return f"{title}（{chosen.title}）"


_PRINTED = {  # what is asked of a person on the screen, as it is said on paper
    "score.draft": "report.open.draft",
    "score.no-variant": "report.open.no-variant",
    "score.na-needs-reason": "report.open.no-reason",
    "score.benchmark-unknown": "report.open.unknown",
    "score.benchmark-unknown-why": "report.open.unknown-why",
    "score.benchmark-unaccepted": "report.open.unaccepted",
    "score.points-unknown": "report.open.points-unknown",
    "score.points-unknown-why": "report.open.points-unknown-why",
    "score.own-points-over": "report.open.own-points-over",
    "score.option-points-unknown": "report.open.option-points-unknown",
    "score.option-over": "report.open.option-over",
}


def printed(reason: Message) -> Message:
    """Return why a row has no score as a report says it: what is so, not what to press."""
    params = {
        name: printed(value) if isinstance(value, Message) else value for name, value in reason.params.items()
    }
    return Message(_PRINTED.get(reason.code, reason.code), params)


def day_text(text: str) -> Text:
    """Return a date as official documents write it (2026年11月22日); what is no date stays as it was written."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text.strip())
    if found is None:
        return text
    year, month, day = (int(part) for part in found.groups())
    return message("report.day", year=year, month=month, day=day)


def type_words(measure: Measure) -> Message:
    """Return the form's word for how a row is measured (指标类型)."""
    if measure.kind == "checklist":
        return message("sheet.type.must" if measure.must else "sheet.type.optional")
    if measure.kind == "manual" and measure.beside is not None:
        return message("sheet.type.judged")
    if measure.kind == "manual" or (measure.kind == "choice" and not measure.unit):
        return message("sheet.type.qualitative")
    if measure.kind is None:
        return message("sheet.type.open")
    return message("sheet.type.lower" if measure.better == "lower" else "sheet.type.higher")


def points_cell(group: Group | None, row: RowResult) -> Cell:
    """Return the points of a row; in words where they are the user's, or only those of its group are known."""
    if row.indicator.points is not None:
        return figure(row.indicator.points)
    own = row.own_points.value if row.own_points else None
    if own is not None:
        return Cell(words=message("sheet.points-own", points=decimal_text(own.value)))
    if group and group.points is not None:
        return Cell(words=message("sheet.points-together", points=format(group.points, "f")))
    return Cell(words=message("sheet.points-unknown"))


def score_cell(row: RowResult, places: int) -> Cell:
    """Return the score with the scheme's places; in words where there is none."""
    if row.score is not None and row.status == "scored":
        points = row.score if row.points is None else row.points
        return Cell(short_of_text(row.score, points, places), "figure")
    return Cell(words=message("report.status.left-out" if row.left_out else f"report.status.{row.status}"))


def evidence_texts(evidence: tuple[EvidenceItem, ...], titles: Mapping[str, str]) -> tuple[Text, ...]:
    """Return what the form asks to upload for a row, one text each, numbered when there are several."""
    texts = [evidence_text(item, titles) for item in evidence]
    if len(texts) < 2:
        return tuple(texts)
    return tuple(message("sheet.evidence-item", number=n, text=text) for n, text in enumerate(texts, 1))


_EVIDENCE = {  # by whether it is asked for only if it exists, and whether there is a note
    (False, False): "sheet.evidence",
    (False, True): "sheet.evidence-note",
    (True, False): "sheet.evidence-if-any",
    (True, True): "sheet.evidence-if-any-note",
}


def evidence_text(item: EvidenceItem, titles: Mapping[str, str]) -> Message:
    """Return one thing to upload: its title, its note, and whether only if it exists."""
    code = _EVIDENCE[item.if_any, bool(item.note)]
    return message(code, title=titles.get(item.kind, item.kind), note=item.note)


def note_texts(row: RowResult, answer: Answer, labels: Labels) -> tuple[Text, ...]:
    """Return what is to be said of a row: why not applicable, why no score, what was ticked, the user's note."""
    texts: list[Text] = []
    if answer.not_applicable:
        texts.append(
            message("report.note.not-applicable", reason=answer.reason or message("report.note.no-reason"))
        )
    elif row.reason is not None and row.reason.code != "score.blank":  # the empty value says that already
        texts.append(printed(row.reason))
    if answer.ticked and not answer.not_applicable:
        texts.append(message("report.note.ticked", names=_ticked(row, answer)))
    if (
        answer.reason
        and not answer.not_applicable
        and row.measure is not None
        and row.measure.kind == "manual"
    ):
        texts.append(message("report.note.judged", reason=answer.reason))
        texts.extend(_beside(row.measure, answer))
    texts.extend(computed_notes(row))
    texts.extend(points_notes(row))
    texts.extend(benchmark_notes(row, labels))
    if row.reason is None or row.reason.code != "score.benchmark-unknown-why":  # that says it already
        texts.extend(unknown_notes(row, labels))
    if answer.note:
        texts.append(answer.note)
    return tuple(texts)


def _beside(measure: Measure, answer: Answer) -> Iterator[Message]:
    """Yield the figure noted beside points given by judgement."""
    if measure.beside is not None and answer.beside is not None:
        figure_text = amount(format(answer.beside, "f"), measure.beside.unit)
        yield message("report.note.beside", title=measure.beside.title, amount=figure_text)


def computed_notes(row: RowResult) -> Iterator[Message]:
    """Yield that a value was computed from the ledgers and how it was rounded; that the typed one differs from it."""
    if row.taken == "computed":
        value = row.value if row.value is not None else computed_value(row)
        if value is None or not is_rounded(value, row.measure):
            yield message("report.note.computed")
        else:
            yield message("report.note.computed-rounded", places=places(value, row.measure))
    if row.agrees is False:
        computed = row.derived.value if row.derived else None
        if computed is None:
            yield message("report.note.differs")
        else:
            yield message("report.note.differs-from", value=rounded(computed, row.measure))


def points_notes(row: RowResult) -> Iterator[Message]:
    """Yield where points come from that the table leaves open and the user entered."""
    own = row.own_points
    if own is None or own.value is None:
        return
    yield message("report.note.own-points", points=decimal_text(own.value.value), source=own.value.source)
    titles = {option.id: option.title for option in open_options(row.indicator)}
    by_source: dict[str, list[str]] = {}
    for key, one in own.options.items():
        by_source.setdefault(one.source, []).append(f"{titles.get(key, key)} {decimal_text(one.value)}")
    for source, options in by_source.items():
        yield message("report.note.own-options", options=tuple(options), source=source)


def benchmark_notes(row: RowResult, labels: Labels) -> Iterator[Message]:
    """Yield what is to be said of benchmarks that were entered, or accepted although unverified."""
    for pair in row.pairs:
        for label, benchmark in ((labels.lead, pair.lead), (labels.base, pair.base)):
            name = f"{pair.title} {label}".strip() if len(row.pairs) > 1 else label
            if benchmark.own:
                yield message("report.note.own", label=name, source=benchmark.source)
            elif benchmark.accepted:
                yield message("report.note.accepted", label=name)


def unknown_notes(row: RowResult, labels: Labels) -> Iterator[Message]:
    """Yield why benchmarks are unknown, once for each reason."""
    why: dict[str, list[str]] = {}
    for pair in row.pairs:
        for label, benchmark in ((labels.lead, pair.lead), (labels.base, pair.base)):
            if benchmark.value is None and benchmark.why:
                name = f"{pair.title} {label}".strip() if len(row.pairs) > 1 else label
                why.setdefault(benchmark.why, []).append(name)
    for reason, names in why.items():
        yield message("report.note.unknown", labels=tuple(names), why=reason)


def _ticked(row: RowResult, answer: Answer) -> tuple[str, ...]:
    ticks = (row.measure or row.indicator).ticks
    names = {option.id: option.title for option in ticks.options} if ticks else {}
    return tuple(names.get(one, one) for one in answer.ticked or ())


def source_texts(pack: Pack) -> tuple[Text, ...]:
    """Return every source of the table's figures, with how sure we are of it."""
    return tuple(
        message("report.source", title=without_remark(one.title), confidence=CONFIDENCE_WORDS[one.confidence])
        for one in pack.table.sources.values()
    )


def total_text(result: Result) -> Message:
    """Return the total in words: one figure where nothing is open, else the range that it will lie in."""
    total, highest = fixed_text(result.total, result.places), fixed_text(result.highest, result.places)
    if total == highest:
        return message("report.total", total=total)
    code = "report.total-sets" if only_sets_open(result.rows) else "report.total-range"
    return message(code, total=total, highest=highest)


def standing_words(standing: str) -> Message:
    """Return how official a table's file is, in words."""
    return message(f"report.standing.{standing}")
