"""四、评价结论 and 五、建议: the totals in words and figures, and the gaps, largest first."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from gf_desktop.domain.document import Document
from gf_desktop.domain.gaps import Gap, gaps
from gf_desktop.domain.messages import message
from gf_desktop.domain.numbers import decimal_text, fixed_text
from gf_desktop.domain.pack import BONUS, Pack
from gf_desktop.domain.radar import section_axes
from gf_desktop.domain.report.cells import Say, lines
from gf_desktop.domain.report.counts import range_words, rows_words
from gf_desktop.domain.report.evaluation import plain_cell
from gf_desktop.domain.report.index import Index
from gf_desktop.domain.report.words import printed, row_name
from gf_desktop.domain.report.years import total_title, year_rows
from gf_desktop.domain.result import Result

Plain = dict[str, Any]


def conclusion(document: Document, pack: Pack, result: Result, say: Say) -> Plain:
    """Return the totals. Nothing says passed or failed but a pass mark that the table itself holds."""
    places = result.places
    points = sum((section.points for section in result.sections if section.id != BONUS), Fraction(0))
    return {
        "total": fixed_text(result.total, places),
        "lowest": fixed_text(result.lowest, places),
        "highest": fixed_text(result.highest, places),
        "points": fixed_text(points, places),
        "bonus": fixed_text(Fraction(pack.table.bonus.cap), places) if pack.table.bonus else "",
        "after_review": _after_review(result, say),
        "answered": str(result.answered),
        "rows": say(rows_words(len(result.rows), result.asked)),
        "range": say(range_words(document, result)),
        "outside": any(row.status == "not-applicable" and not row.left_out for row in result.rows),
        "gate_state": result.gate_state,
        "gates": say(message(f"report.gates.{result.gate_state}")),
        "threshold": _threshold(pack, result, say),
        "axes": _axes(result),
        "years": year_rows(document, result),
        "total_title": say(total_title(pack)),
    }


def _after_review(result: Result, say: Say) -> Plain:
    if result.after_review is None:
        return {"text": say(message("report.after-review-unknown")), "kind": "words"}
    return {"text": fixed_text(result.after_review, result.places), "kind": "figure"}


def _threshold(pack: Pack, result: Result, say: Say) -> str:
    threshold = pack.table.threshold
    if threshold is None:
        return ""
    code = "report.threshold.reached" if result.total >= threshold.total else "report.threshold.not-reached"
    total = fixed_text(result.total, result.places)
    mark = decimal_text(threshold.total)
    return say(message(code, mark=mark, source=threshold.source, total=total))


def _axes(result: Result) -> list[Plain]:
    """Return the radar's axes, each with the exact share of its points as ``n/d``; empty where none is scored."""
    return [
        {
            "title": title,
            "share": "" if share is None else f"{share.numerator}/{share.denominator}",
            "percent": "" if share is None else fixed_text(share * 100, 1),
        }
        for title, share in section_axes(result)
    ]


def gap_rows(document: Document, result: Result, index: Index, say: Say) -> list[Plain]:
    """Return the rows with points still to be had, the largest loss first, each with what would close it."""
    rows = []
    for rank, gap in enumerate(gaps(result), 1):
        row = result.row(gap.row)
        own = lines(document, row)[0]
        rows.append(
            {
                "rank": str(rank),
                "number": index.numbers[gap.row],
                "title": row_name(row, document.answer(gap.row)),
                "unit": own.unit,
                "value": plain_cell(own.value, say),
                "lead": plain_cell(own.lead, say),
                "lost": _lost(gap, result, say),
                "close": say(printed(gap.close)),
            }
        )
    return rows


def _lost(gap: Gap, result: Result, say: Say) -> Plain:
    if gap.lost is None:
        return {"text": say(message("sheet.points-unknown")), "kind": "words"}
    return {"text": fixed_text(gap.lost, result.places), "kind": "figure"}
