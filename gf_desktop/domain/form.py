"""The basic information that a table's form asks for: where each answer stands, what is missing, what is too long.

An answer stands in the applicant where that has a field for it, else in the document's ``information`` under the
field's title. Nothing of it scores, and nothing is blocked for want of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from gf_desktop.domain import applicant as fields
from gf_desktop.domain.document import Document
from gf_desktop.domain.finding import Finding
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import FormField, Pack
from gf_desktop.domain.problems import Problem
from gf_desktop.domain.subjects import information_of

Place: TypeAlias = tuple[Literal["applicant", "information"], str]

COVER = ("province", "city")
"""What the report says on its cover, whether the form asks for it or not."""

OWNERSHIPS: Mapping[str, str] = {
    "state": "国有",
    "collective": "集体",
    "private": "民营",
    "joint-venture": "中外合资",
    "hong-kong-macao-taiwan": "港澳台",
    "foreign": "外商",
}
"""What the applicant's kinds of ownership are called where they are chosen; a form may have the very same words."""


def information(pack: Pack) -> tuple[FormField, ...]:
    """Return the fields of the form in its order; none where the table has no form."""
    return pack.table.form.information if pack.table.form else ()


def place_of(field: FormField) -> Place:
    """Return where the answer to a field stands: in the applicant, or in the document under its title."""
    return ("applicant", field.place) if field.place else ("information", field.title)


def text_at(document: Document, place: Place) -> str:
    """Return what stands at a place; of the kind of ownership, its code."""
    collection, key = place
    if collection == "information":
        return document.information.get(key, "")
    return fields.get(document.applicant, key)


def answer(document: Document, field: FormField) -> str:
    """Return what was answered to a field.

    Of a form's own kinds of ownership it is the applicant's, while nothing else was chosen and the words are the same.
    """
    return text_at(document, place_of(field)) or _same_kind(document, field)


def _same_kind(document: Document, field: FormField) -> str:
    if field.field != "ownership" or field.place:
        return ""
    usual = OWNERSHIPS.get(document.applicant.ownership, "")
    return usual if usual in field.options else ""


def asked(pack: Pack) -> tuple[Place, ...]:
    """Return what is to be filled in, in the form's order, what the report's cover needs behind it.

    A field that concerns only some is not among them. A table without a form asks what the report needs.
    """
    form = information(pack)
    if not form:
        return tuple(("applicant", key) for key in fields.asked(pack.header.subject))
    places: list[Place] = [place_of(one) for one in form if not one.if_any]
    places += [("applicant", key) for key in COVER]
    return tuple(dict.fromkeys(places))


def absent(document: Document, pack: Pack) -> tuple[Place, ...]:
    """Return what of ``asked`` is empty."""
    given = {one.title for one in information(pack) if answer(document, one).strip()}
    return tuple(place for place in asked(pack) if not _there(document, place, given))


def _there(document: Document, place: Place, given: set[str]) -> bool:
    collection, key = place
    return key in given if collection == "information" else fields.filled(document.applicant, key)


def unasked(pack: Pack) -> tuple[str, ...]:
    """Return the applicant's fields that the form does not ask for; none where the table has no form."""
    known = {one.place for one in information(pack)}
    return tuple(key for key in fields.KEYS if key not in known) if known else ()


def check_information(document: Document, pack: Pack) -> Iterator[Problem]:
    """Yield what stands under a title that the form does not have, or that the applicant has a field for."""
    known = {one.title for one in information(pack) if not one.place}
    for title in document.information:
        if title not in known:
            yield Problem(("information", title), message("document.information", title=title))


def form_findings(document: Document, pack: Pack) -> Iterator[Finding]:
    """Yield what the form asks for and is empty, what is longer than it takes, and what is none of its options."""
    absent_places, of = absent(document, pack), information_of(document.subject)
    for one in information(pack):
        place = place_of(one)
        if place in absent_places and not one.if_any:
            yield _finding(place, message("finding.form-missing", of=of, title=one.title))
        for said in _faults(one, text_at(document, place), of):
            yield _finding(place, said)


def _faults(field: FormField, text: str, of: Message) -> Iterator[Message]:
    if field.most is not None and len(text) > field.most:
        yield message("finding.form-long", of=of, title=field.title, count=len(text), most=field.most)
    if text and field.options and text not in field.options:
        yield message("finding.form-option", of=of, title=field.title, text=text)


def _finding(place: Place, said: Message) -> Finding:
    return Finding("warning", said.code, said, place)


def carried_information(document: Document, new: Pack) -> dict[str, str]:
    """Return the information as another table's form takes it: what it asks for under the same title goes along."""
    known = {one.title for one in information(new) if not one.place}
    return {title: text for title, text in document.information.items() if title in known}
