"""三、评价内容: the negative list, the basic requirements, and each section's rows, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gf_desktop.domain.document import DisqualifierAnswer, Document, GateAnswer
from gf_desktop.domain.messages import message
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.pack import BONUS, Group, Pack
from gf_desktop.domain.programme import Disqualifier, Programme
from gf_desktop.domain.programmes.proofs import proof_lines
from gf_desktop.domain.report.cells import Cell, Line, Say, lines, said, shown
from gf_desktop.domain.report.counts import folded_words, rows_words
from gf_desktop.domain.report.index import Index
from gf_desktop.domain.report.rules import article
from gf_desktop.domain.report.words import indicator_title, note_texts, points_cell, score_cell, type_words
from gf_desktop.domain.report.years import values_note
from gf_desktop.domain.result import Result, RowResult

Plain = dict[str, Any]


def plain_cell(cell: Cell, say: Say) -> Plain:
    """Return a cell as the template takes it; ``kind`` is figure, text or words."""
    kind = "words" if cell.empty and cell.words else cell.kind
    return {"text": shown(cell, say), "kind": kind}


def conditions(document: Document, programme: Programme | None, say: Say) -> list[Plain]:
    """Return the programme's conditions with what was answered."""
    given = document.programme.conditions if document.programme else {}
    held = programme.conditions_for(document.subject, document.purpose) if programme else ()
    return [
        {
            "article": article(one),
            "title": one.title,
            "details": "",
            **_answered(given.get(one.id, GateAnswer()), "gate", one.proof, say),
        }
        for one in held
    ]


def disqualifiers(document: Document, programme: Programme | None, say: Say) -> list[Plain]:
    """Return the negative list with what was answered; looks at sites and rectified penalties are part of the proof."""
    given = document.programme.disqualifiers if document.programme else {}
    held = programme.disqualifiers_for(document.subject) if programme else ()
    return [_disqualifier(one, given.get(one.id, DisqualifierAnswer()), say) for one in held]


def _disqualifier(one: Disqualifier, answer: DisqualifierAnswer, say: Say) -> Plain:
    answered = _answered(answer, "disqualifier", one.proof, say)
    noted = (answer.proof.strip(), *(said(line, say, "，") for line in proof_lines(one, answer)))
    answered["proof"] = "\n".join(filter(None, noted))
    return {"article": article(one), "title": one.title, "details": one.details, **answered}


def _answered(answer: GateAnswer | DisqualifierAnswer, family: str, asked: str, say: Say) -> Plain:
    return {
        "state": answer.state,
        "state_words": say(message(f"report.{family}.{answer.state}")),
        "note": answer.note,
        "proof": answer.proof,
        "asked": asked,
    }


def gates(document: Document, pack: Pack, result: Result, index: Index, say: Say) -> list[Plain]:
    """Return the basic requirements with state, note, proof and where their evidence stands."""
    asked = {gate.id: gate for gate in pack.table.gates}
    rows = []
    for number, gate in enumerate(result.gates, 1):
        answer = document.gates.get(gate.id, GateAnswer())
        notes = [gate.note or answer.note]
        if gate.derived:
            notes.insert(0, say(message("report.gate.derived")))
        rows.append(
            {
                "number": str(number),
                "title": say(message("report.gate-encouraged", title=gate.title))
                if gate.encouraged
                else gate.title,
                "clause": asked[gate.id].clause if gate.id in asked else "",
                "state": gate.state,
                "state_words": say(message(f"report.gate.{gate.state}")),
                "notes": [note for note in notes if note],
                "proof": answer.proof,
                "index": index.of_gate(gate.id),
            }
        )
    return rows


def sections(document: Document, pack: Pack, result: Result, index: Index, say: Say) -> list[Plain]:
    """Return every section with its rows, the bonus last."""
    found: dict[str, list[Plain]] = {section.id: [] for section in result.sections}
    for section, group, indicator in pack.rows():
        row = _row(document, pack, result, group, result.row(indicator.id), say)
        row |= {"number": index.numbers[indicator.id], "index": index.of_row(indicator.id)}
        found.setdefault(section.id if section else BONUS, []).append(row)
    return [
        {
            "title": section.title,
            "score": fixed_text(section.score, result.places),
            "points": fixed_text(section.points, result.places),
            "answered": str(section.answered),
            "count": say(rows_words(len(found[section.id]), section.rows)),
            "folded": said(folded_words(pack, section, result), say),
            "bonus": section.id == BONUS,
            "rows": found[section.id],
        }
        for section in result.sections
    ]


def _row(
    document: Document, pack: Pack, result: Result, group: Group | None, row: RowResult, say: Say
) -> Plain:
    answer = document.answer(row.id)
    title = indicator_title(row, answer)
    measure = row.measure or row.indicator
    notes = (
        *values_note(document, pack, row, say),
        *note_texts(row, answer, pack.header.labels),
    )
    return {
        "group": group.title if group and group.title != title else "",
        "title": title,
        "type": say(type_words(measure)),
        "points": plain_cell(points_cell(group, row), say),
        "score": plain_cell(score_cell(row, result.places), say),
        "status": row.status,
        "weight_unit": measure.products.weight if measure.products else "",
        "lines": [_line(line, say) for line in lines(document, row)],
        "notes": [said(note, say) for note in notes],
    }


def _line(line: Line, say: Say) -> Plain:
    cells: Mapping[str, Cell] = {
        "value": line.value,
        "weight": line.weight,
        "lead": line.lead,
        "base": line.base,
    }
    return {
        "title": said(line.title, say),
        "unit": line.unit,
        **{name: plain_cell(cell, say) for name, cell in cells.items()},
    }
