"""基本信息表 and the commitment: what the table's form asks for, in its words and order, then what else is known.

Without a form of the table the first part is that of the 2024 report form (工信部节〔2024〕13号, annex).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gf_desktop.domain import form
from gf_desktop.domain.applicant import get
from gf_desktop.domain.document import Applicant, Document
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import FormField, Pack
from gf_desktop.domain.report.cells import Say, said
from gf_desktop.domain.report.words import day_text, total_text
from gf_desktop.domain.result import Result
from gf_desktop.domain.subjects import unasked

Plain = dict[str, Any]
OWNERSHIPS = ("state", "collective", "private", "joint-venture", "hong-kong-macao-taiwan", "foreign")
_DAYS = frozenset({"founded", "valid_until"})
_ROWS: Mapping[str, str] = {
    "name": "name",
    "address": "address",
    "postcode": "postcode",
    "industry": "industry_code",
    "products": "products",
    "ownership": "ownership",
    "credit-code": "credit_code",
    "registration-authority": "registration_authority",
    "registered-capital": "registered_capital",
    "founded": "founded",
    "valid-until": "valid_until",
    "legal-representative": "legal_representative",
    "legal-phone": "legal_representative_phone",
    "department": "contact.department",
    "contact": "contact.name",
    "phone": "contact.phone",
    "mobile": "contact.mobile",
    "email": "contact.email",
}
"""The rows of the report form's first part, in its order, with the applicant's field of each."""
_OWN_WORDS = {
    "park": frozenset({"name", "address", "legal-representative", "department"}),
    "supply-chain": frozenset({"name", "address"}),
}


def basic(document: Document, pack: Pack, result: Result, say: Say, industry_title: str) -> Plain:
    """Return the 基本信息表: the enterprise, the evaluation, and what came of it.

    A row of ``enterprise`` with ``choices`` is boxes to tick, one of them ticked; else its ``value`` is text.
    """
    return {
        "head": say(message(f"report.basic.head-{document.subject}")),
        "enterprise": list(_enterprise(document, pack, say, industry_title)),
        "ownership": ownership_boxes(document.applicant, say),
        "evaluation": [
            {"label": say(message("report.basic.table")), "value": pack.header.title},
            {"label": say(message("report.basic.year")), "value": str(document.year)},
            {"label": say(message("report.basic.way")), "value": say(message("report.basic.way-self"))},
        ],
        "total": say(total_text(result)),
        "gates": result.gate_state,
    }


def commitment(pack: Pack) -> Plain:
    """Return what the table's form has the applicant promise, and the steps in which the promise is handed in."""
    asked = pack.table.form
    return {"promises": list(asked.commitment) if asked else [], "steps": list(asked.steps) if asked else []}


def ownership_boxes(applicant: Applicant, say: Say) -> list[Plain]:
    """Return the kinds of ownership that every applicant knows, the one chosen ticked."""
    return [
        {"label": say(message(f"report.ownership.{one}")), "chosen": applicant.ownership == one}
        for one in OWNERSHIPS
    ]


def form_rows(document: Document, pack: Pack, say: Say, industry_title: str) -> list[Plain]:
    """Return the fields of the table's form in its order under its titles; none where it has no form."""
    return [_form_row(document, one, say, industry_title) for one in form.information(pack)]


def _form_row(document: Document, one: FormField, say: Say, industry_title: str) -> Plain:
    text = form.answer(document, one)
    row = {"label": one.title, "value": _text(one.place, text, say, industry_title)}
    if one.place == "ownership":
        return {**row, "value": "", "choices": ownership_boxes(document.applicant, say)}
    if one.options:
        options = dict.fromkeys((*one.options, *((text,) if text else ())))
        return {**row, "choices": [{"label": each, "chosen": each == text} for each in options]}
    return row


def _text(key: str, text: str, say: Say, industry_title: str) -> str:
    if key == "industry_code":
        return f"{text} {industry_title}".strip()
    return said(day_text(text), say) if key in _DAYS else text


def _enterprise(document: Document, pack: Pack, say: Say, industry_title: str) -> Iterator[Plain]:
    asked = form_rows(document, pack, say, industry_title)
    yield from asked
    known = {one.field for one in form.information(pack)}
    for key, field in _ROWS.items():
        text = get(document.applicant, field)
        if field not in known and (text or (not asked and field not in unasked(document.subject))):
            yield _usual_row(document, key, _text(field, text, say, industry_title), say)


def _usual_row(document: Document, key: str, text: str, say: Say) -> Plain:
    own: frozenset[str] = _OWN_WORDS.get(document.subject, frozenset())
    label = f"report.basic.{document.subject}.{key}" if key in own else f"report.basic.{key}"
    row: Plain = {"label": say(message(label)), "value": text}
    if key == "ownership":
        row |= {"value": "", "choices": ownership_boxes(document.applicant, say)}
    return row
