"""The applicant's fields by key (``contact.name`` is one of the contact), and which of them the report asks for."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from gf_desktop.domain.document import Applicant, Contact
from gf_desktop.domain.pack import Subject
from gf_desktop.domain.subjects import unasked

KEYS = (
    *(one.name for one in fields(Applicant) if one.name != "contact"),
    *(f"contact.{one.name}" for one in fields(Contact)),
)

# What the report's basic information asks for; the contact is asked for by any one of its two numbers.
REQUIRED = (
    "name",
    "credit_code",
    "province",
    "city",
    "address",
    "industry_code",
    "ownership",
    "legal_representative",
)
ANY_NUMBER = ("contact.phone", "contact.mobile")
ASKED = (*REQUIRED, "contact.name", "contact.phone")


def get(applicant: Applicant, key: str) -> str:
    """Return the text of a field."""
    holder, _, name = key.rpartition(".")
    text: str = getattr(applicant.contact if holder else applicant, name)
    return text


def put(applicant: Applicant, key: str, text: str) -> Applicant:
    """Return the applicant with another text in a field."""
    holder, _, name = key.rpartition(".")
    if holder:
        return replace(applicant, contact=replace(applicant.contact, **{name: text}))
    values: dict[str, Any] = {name: text}
    return replace(applicant, **values)


def filled(applicant: Applicant, key: str) -> bool:
    """Whether something stands in a field; one of the contact's two numbers is enough for the first."""
    keys = ANY_NUMBER if key == ANY_NUMBER[0] else (key,)
    return any(get(applicant, one).strip() for one in keys)


def asked(subject: Subject) -> tuple[str, ...]:
    """Return which fields the report's basic information asks of a subject: a park's form has fewer."""
    return tuple(name for name in ASKED if name not in unasked(subject))


def absent(applicant: Applicant, subject: Subject = "factory") -> tuple[str, ...]:
    """Return which fields of ``asked`` are empty."""
    return tuple(name for name in asked(subject) if not filled(applicant, name))
