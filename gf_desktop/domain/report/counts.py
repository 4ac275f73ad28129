"""How much is answered of what is to be, and what points of a section come to in the total, in words."""

from __future__ import annotations

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import exact_text, fixed_text
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.result import Result, RowResult, SectionResult
from gf_desktop.domain.scoring.counts import row_share


def rows_words(rows: int, asked: int) -> Message:
    """Return how many rows there are, and how many of them are to be answered where that is fewer."""
    if asked == rows:
        return message("report.rows", rows=rows)
    return message("report.rows-sets", rows=rows, asked=asked)


def range_words(document: Document, result: Result) -> Message:
    """Return what the lowest and the highest total mean; rows chosen to count in a set stay the chosen ones."""
    if not only_sets_open(result.rows):
        return message("report.range")
    chosen = "-chosen" if any(document.answer(row.id).chosen for row in result.rows) else ""
    same = "-same" if result.highest == result.total else ""
    return message(f"report.range-sets{same}{chosen}")


def only_sets_open(rows: tuple[RowResult, ...]) -> bool:
    """Whether every row that counts is scored, so that only another choice in a set could change the total."""
    return all(row.status == "scored" or row.left_out for row in rows) and any(row.left_out for row in rows)


def folded_words(pack: Pack, section: SectionResult, result: Result) -> Message | str:
    """Return how a section's points, added up from its rows, become points of the total; empty where they are such."""
    if section.weight == 1:
        return ""
    own = {
        "score": fixed_text(section.score / section.weight, result.places),
        "points": exact_text(section.points / section.weight, result.places),
        "folded": fixed_text(section.score, result.places),
    }
    index = pack.table.index
    if index is None or index.over is None:
        percent = exact_text(section.weight * 100, result.places)
        return message("report.folded-weight", percent=percent, **own)
    return message("report.folded-index", over=index.over, **own)


def index_words(pack: Pack) -> Message | None:
    """Return how the total of an index comes about; None where the table has none."""
    index = pack.table.index
    if index is None:
        return None
    if index.over is None:
        return message("report.draft.index-sum", title=index.title, symbol=index.symbol)
    share = row_share(pack)
    if share is None:
        return message("report.draft.index", title=index.title, symbol=index.symbol, over=index.over)
    return message(
        "report.draft.index-each",
        title=index.title,
        symbol=index.symbol,
        over=index.over,
        share=exact_text(share, pack.table.rounding.places),
    )
