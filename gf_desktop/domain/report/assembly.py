"""The self-evaluation report's content as plain JSON values, chapter by chapter, for a template to set.

Structure: the third-party evaluation report of the 2024 form (工信部节〔2024〕13号, annex), in its self-evaluation
variant. Figures are text, exactly as typed or rounded by the scheme; what is unknown is said in words. Headings and the
form's fixed sentences belong to the template.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.report import annexes, evaluation
from gf_desktop.domain.report.basic import basic, commitment
from gf_desktop.domain.report.boundary import boundary_words
from gf_desktop.domain.report.calculation import CalculationSheet
from gf_desktop.domain.report.cells import Say
from gf_desktop.domain.report.conclusion import conclusion, gap_rows
from gf_desktop.domain.report.index import evidence_index
from gf_desktop.domain.report.method import method
from gf_desktop.domain.report.narrative import NARRATIVE, drafts
from gf_desktop.domain.report.rules import programme_words
from gf_desktop.domain.report.subject import MARKS, declaring, mark_columns, subject_title
from gf_desktop.domain.report.words import standing_words
from gf_desktop.domain.result import Result


def content(  # noqa: PLR0913 - the first four are one assessment, the rest are named
    document: Document,
    pack: Pack,
    programme: Programme | None,
    result: Result,
    *,
    say: Say,
    evidence_titles: Mapping[str, str],
    made_on: date,
    program_version: str,
    narrative: Mapping[str, str] | None = None,
    industry_title: str = "",
    sheets: Sequence[CalculationSheet] = (),
) -> dict[str, Any]:
    """Return everything the report says.

    Args:
        document: What was answered.
        pack: The table that it answers.
        programme: The programme applied to, if one was chosen.
        result: The document's result under the table.
        say: Turns messages into the report's language.
        evidence_titles: What each kind of evidence is called.
        made_on: The day on the cover.
        program_version: Which version of the program made it.
        narrative: The chapters' prose as written, by key; without it, the document's. Where it is empty the first
            draft stands.
        industry_title: What the applicant's four-digit industry is called, where known.
        sheets: The calculation sheets that are annexed; they say how the values were computed.
    """
    index = evidence_index(document, pack, result, evidence_titles, say)
    written = document.narrative if narrative is None else narrative
    prose = {
        **drafts(document, pack, result, programme, say),
        **{k: v for k, v in written.items() if v.strip()},
    }
    how = method(sheets, say)
    return {
        "meta": _meta(document, pack, programme, say, made_on, program_version),
        "labels": {"lead": pack.header.labels.lead, "base": pack.header.labels.base},
        "columns": {one: one in mark_columns(pack) for one in MARKS},
        "basic": basic(document, pack, result, say, industry_title),
        "commitment": commitment(pack),
        "narrative": {chapter.key: _paragraphs(prose.get(chapter.key, "")) for chapter in NARRATIVE},
        "method": how,
        "boundary": list(boundary_words(document, say)),
        "programme": programme_words(document, programme),
        "conditions": evaluation.conditions(document, programme, say),
        "disqualifiers": evaluation.disqualifiers(document, programme, say),
        "gates": evaluation.gates(document, pack, result, index, say),
        "sections": evaluation.sections(document, pack, result, index, say),
        "conclusion": conclusion(document, pack, result, say),
        "gaps": gap_rows(document, result, index, say),
        "references": _once([*annexes.references(document, pack, programme, say), *_origins(how)]),
        "evidence": annexes.evidence(index),
        "traces": annexes.traces(document, pack, result, index, say),
        "sources": annexes.sources(document, pack, programme, say),
        "benchmarks": annexes.benchmarks(document, pack, result, index, say),
        "own_points": annexes.own_points(document, pack, result, index, say),
    }


def _meta(
    document: Document, pack: Pack, programme: Programme | None, say: Say, made_on: date, program_version: str
) -> dict[str, Any]:
    applicant, header = document.applicant, pack.header
    return {
        "applicant": applicant.name,
        "cover": [{"label": say(label), "text": text} for label, text in declaring(document)],
        "place": applicant.province + applicant.city,
        "year": document.year,
        "date": {"year": made_on.year, "month": made_on.month, "day": made_on.day},
        "table": header.title,
        "scheme": say(message("sheet.version", version=header.version)),
        "digest": pack.digest,
        "issuer": header.issuer,
        "standing": say(standing_words(header.standing)),
        "note": header.note,
        "programme": programme.title if programme else "",
        "program": say(message("report.made-with", version=program_version)),
        "statement": say(message("report.statement")),
        "subject": say(subject_title(document.subject)),
        "about": say(
            message("report.narrative.park" if document.subject == "park" else "report.narrative.enterprise")
        ),
    }


def _origins(how: Mapping[str, Any]) -> list[str]:
    return [factor["source"] for factor in how["factors"] if factor["source"]]


def _once(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
