"""Guess what a sheet holds: where its heading stands, which ledger it is, which column is which.

A guess is shown to the user before anything is taken; what may mean two things becomes a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gf_desktop.domain.ledgers import LEDGERS, Column, columns, ledger_title
from gf_desktop.domain.messages import message
from gf_desktop.domain.reference.unit_words import UnitWords
from gf_desktop.exchange.books import CellValue, Sheet
from gf_desktop.exchange.cells import text_of
from gf_desktop.exchange.headings import Headings, plain
from gf_desktop.exchange.mapping.forms import guess_lines
from gf_desktop.exchange.mapping.heads import Head, heads, is_numbering, unit_above
from gf_desktop.exchange.mapping.shapes import CellProblem, Confidence, Guess, Months, SheetMapping

_LOOK = 30  # rows in which a heading may begin
_DEPTH = 4  # rows that a heading may take
_COMMON = frozenset({"id", "name", "unit", "site", "source", "note"})
_FEWEST_MONTHS = 3
_SURE, _LIKELY = 0.8, 0.5
_LEAST = 1.8  # a name and one figure
_Named = list[tuple[Head, tuple[str, ...]]]
# The quantity that columns of months hold where no upper heading says which.
MAIN = {
    "energy": "consumed",
    "green": "amount",
    "carbon": "amount",
    "products": "output",
    "output_value": "value",
    "materials": "consumed",
    "water": "amount",
    "waste": "generated",
    "pollutants": "discharged",
    "totals": "amount",
}


@dataclass(slots=True)
class _Trial:
    """A heading at a place, tried as one ledger's."""

    ledger: str
    first: int
    last: int
    heads: tuple[Head, ...]
    columns: dict[str, Head] = field(default_factory=dict)
    months: dict[str, list[Head]] = field(default_factory=dict)
    assumed: bool = False
    score: float = 0.0


def guess(
    sheet: Sheet, headings: Headings, units: UnitWords, *, ledger: str = "", header: int | None = None
) -> Guess | None:
    """Return what a sheet seems to hold, or None where no heading of any ledger is found.

    Args:
        sheet: The sheet.
        headings: The words for columns.
        units: The words for units.
        ledger: The ledger, where the user has chosen it.
        header: The row (from 0) in which the heading begins, where the user has shown it.
    """
    form = _form(sheet, headings)
    if form and form != "205-1" and not ledger:
        return guess_lines(sheet, form, units)
    trials = sorted(_trials(sheet, headings, units, ledger, header), key=lambda trial: -trial.score)
    if not trials:
        return None
    best = trials[0]
    return _guess(sheet, best, tuple(dict.fromkeys(t.ledger for t in trials)), form, units)


def _form(sheet: Sheet, headings: Headings) -> str:
    """Return the printed form that the sheet's name or one of its first lines names."""
    lines = [sheet.name]
    for row in sheet.rows[:6]:
        lines += [value for value in row if isinstance(value, str)]
    return next(filter(None, map(headings.form, lines)), "")


def _trials(
    sheet: Sheet, headings: Headings, units: UnitWords, ledger: str, header: int | None
) -> Iterator[_Trial]:
    starts = range(min(sheet.height, _LOOK)) if header is None else (header,)
    known = {name: headings.by_title(name) for name in ((ledger,) if ledger else LEDGERS)}
    for first in starts:
        if not any(sheet.rows[first]) or (header is None and _is_data(sheet.rows[first])):
            continue
        for depth in range(_DEPTH):
            last = first + depth
            if last >= sheet.height or (depth and _ends(sheet.rows[last])):
                break
            found = [(head, head.names()) for head in heads(sheet, first, last, units)]
            for name, columns_of in known.items():
                trial = _tried(name, first, last, found, columns_of)
                if trial:
                    trial.score += _about(sheet, first, name, headings) - 0.3 * depth
                    yield trial


def _ends(values: Sequence[CellValue]) -> bool:
    return is_numbering(values) or _is_data(values)


def _is_data(values: Sequence[CellValue]) -> bool:
    """Headings hold words; a figure in a row shows data, unless it is a year or a month's number."""
    return any(
        isinstance(value, float | int) and not isinstance(value, bool) and not _may_head(value)
        for value in values
    )


def _may_head(value: float) -> bool:
    return value == int(value) and (1 <= value <= 12 or 1990 <= value <= 2100)


def _tried(ledger: str, first: int, last: int, found: _Named, known: Mapping[str, Column]) -> _Trial | None:
    """Lead each head to a column of the ledger; None where too little fits."""
    trial = _Trial(ledger, first, last, tuple(head for head, _ in found))
    for head, names in found:
        column = next((known[name] for name in names if name in known), None)
        if head.month:
            _add_month(trial, head, column)
        elif column is not None and column.key not in trial.columns:
            trial.columns[column.key] = head
            trial.score += _weight(column)
    trial.months = {key: months for key, months in trial.months.items() if len(months) >= _FEWEST_MONTHS}
    trial.score += (1.0 if trial.assumed else 2.0) * len(trial.months)
    telling = [key for key in trial.columns if key not in _COMMON or key in ("name", "unit")]
    enough = len(telling) + len(trial.months) >= 2 and trial.score >= _LEAST
    return trial if enough else None


def _add_month(trial: _Trial, head: Head, column: Column | None) -> None:
    key = column.key if column is not None and column.kind == "quantity" else ""
    if not key:
        key = MAIN.get(trial.ledger, "")
        trial.assumed = True
    if key:
        trial.months.setdefault(key, []).append(head)


def _weight(column: Column) -> float:
    if column.key in _COMMON:
        return 0.4
    return 1.5 if column.required or column.kind in ("quantity", "number") else 1.0


def _about(sheet: Sheet, first: int, ledger: str, headings: Headings) -> float:
    """Return how far the sheet's name and the lines above the heading speak of a ledger."""
    lines = [sheet.name, *(text_of(value) for row in sheet.rows[:first] for value in row if value)]
    said = [plain(line) for line in lines]
    words = headings.ledger_words(ledger)
    return 1.2 if any(word in line for line in said for word in words) else 0.0


def _guess(sheet: Sheet, best: _Trial, ledgers: tuple[str, ...], form: str, units: UnitWords) -> Guess:
    months, questions = _months(sheet, best)
    stated, unclear = _units(sheet, best)
    above = unit_above(sheet, best.first, units)
    if above and above[0].symbol is None and above[0].said:
        unclear.append(CellProblem(sheet.name, above[1], above[0].said, "ask"))
    used = {head.column for head in best.columns.values()}
    used |= {place for places in months.values() for place in places if place is not None}
    mapping = SheetMapping(
        ledger=best.ledger,
        form=form if best.ledger == "energy" else "",
        first_header=best.first,
        last_header=best.last,
        first_row=first_row(sheet, best.last),
        columns={key: head.column for key, head in best.columns.items()},
        months=months,
        units=stated,
        unit=(above[0].symbol or "") if above else "",
    )
    texts = {head.column: head.text for head in best.heads}
    return Guess(
        mapping=mapping,
        confidence=_confidence(best, len(ledgers), form),
        headings=texts,
        unused=tuple(column for column in texts if column not in used),
        others=ledgers[1:4],
        questions=(*questions, *unclear),
    )


def first_row(sheet: Sheet, last_header: int) -> int:
    """Return the first row of data: behind the heading, and behind a row that only numbers the columns."""
    row = last_header + 1
    while row < sheet.height and (not any(sheet.rows[row]) or is_numbering(sheet.rows[row])):
        row += 1
    return row


def _months(sheet: Sheet, best: _Trial) -> tuple[dict[str, Months], list[CellProblem]]:
    found: dict[str, Months] = {}
    questions = []
    for key, all_heads in best.months.items():
        years = {head.year for head in all_heads if head.year}
        latest = max(years, default=0)
        by_month: dict[int, int] = {}
        for head in all_heads:
            if head.year in (0, latest):
                by_month.setdefault(head.month, head.column)
        found[key] = tuple(by_month.get(month) for month in range(1, 13))
        place = (best.last, all_heads[0].column)
        if len(years) > 1:
            questions.append(
                CellProblem(sheet.name, place, message("mapping.years", year=str(latest)), "ask")
            )
        if best.assumed and key == MAIN.get(best.ledger):
            title = next(column.title for column in columns(best.ledger) if column.key == key)
            said = message("mapping.months", ledger=ledger_title(best.ledger), column=title)
            questions.append(CellProblem(sheet.name, place, said, "ask"))
    return found, questions


def _units(sheet: Sheet, best: _Trial) -> tuple[dict[str, str], list[CellProblem]]:
    stated: dict[str, str] = {}
    unclear: list[CellProblem] = []
    figures = {c.key for c in columns(best.ledger) if c.kind in ("number", "quantity")}
    firsts = {key: months[0] for key, months in best.months.items()}
    for key, head in (best.columns | firsts).items():
        if key not in figures or head.unit is None:
            continue
        if head.unit.symbol:
            stated[key] = head.unit.symbol
        elif head.unit.said:
            unclear.append(CellProblem(sheet.name, (best.last, head.column), head.unit.said, "ask"))
    return stated, unclear


def _confidence(best: _Trial, ledgers: int, form: str) -> Confidence:
    required = [column.key for column in columns(best.ledger) if column.required]
    has_required = all(key in best.columns for key in required)
    share = (len(best.columns) + sum(map(len, best.months.values()))) / max(len(best.heads), 1)
    if has_required and (share >= _SURE or form) and not best.assumed:
        return "sure"
    return "likely" if has_required and (share >= _LIKELY or ledgers == 1) else "unsure"
