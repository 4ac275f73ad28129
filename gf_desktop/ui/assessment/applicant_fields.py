"""The fields of the enterprise's form by key; ``contact.name`` is a field of the contact."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from gf_desktop.domain.document import Applicant, Contact


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


KEYS = (
    *(one.name for one in fields(Applicant) if one.name != "contact"),
    *(f"contact.{one.name}" for one in fields(Contact)),
)


def changed_field(before: object, after: object) -> str:
    """Return the key of the first field in which two applicants differ, empty where there is none."""
    if not isinstance(before, Applicant) or not isinstance(after, Applicant):
        return ""
    return next((key for key in KEYS if get(before, key) != get(after, key)), "")
