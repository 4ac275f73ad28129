"""Which fields of the enterprise's form are shown, in which cards and order: the table's form first, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gf_desktop.domain import form
from gf_desktop.domain.applicant import KEYS, get
from gf_desktop.domain.document import Applicant

if TYPE_CHECKING:
    from gf_desktop.domain.document import Document
    from gf_desktop.domain.pack import FormField, Pack

ENTERPRISE = (
    "name",
    "credit_code",
    "province",
    "city",
    "address",
    "postcode",
    "industry_code",
    "products",
    "ownership",
)
REGISTRATION = (
    "legal_representative",
    "legal_representative_phone",
    "registration_authority",
    "registered_capital",
    "founded",
    "valid_until",
)
CONTACT = ("contact.department", "contact.name", "contact.phone", "contact.mobile", "contact.email")
TEXTS = {"introduction": 0, "process": 200, "green_work": 500}
"""Texts of several lines with the most characters that the usual form takes; 0 is any number."""
TEXTS_OF_PARK = {"introduction": 500, "green_work": 1000}
LONG = 100
"""Characters above which a field that the form limits is a text of several lines."""
_OWN = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One field on the page. ``row`` is the applicant's key, or ``@`` and the form's title.

    ``title`` is the form's; empty where the page's own word stands. ``most`` is 0 where any length is right.
    ``if_any``: the form asks only some for it.
    """

    row: str
    title: str = ""
    most: int = 0
    options: tuple[str, ...] = ()
    note: str = ""
    if_any: bool = False
    of_form: bool = False

    @property
    def lines(self) -> int:
        """How many lines its text has; none where it is no text of several lines."""
        if self.row in TEXTS or self.most > LONG:
            return 4
        return 2 if self.most and not self.options else 0


def own_row(title: str) -> str:
    """Return the row of a field that only the table's form has."""
    return _OWN + title


def own_title(row: str) -> str:
    """Return the title of a field that only the table's form has; empty for the applicant's own."""
    return row[1:] if row.startswith(_OWN) else ""


def shown_fields(pack: Pack) -> tuple[Shown, ...]:
    """Return the fields of the table's form in its order; none where it has no form."""
    return tuple(map(_of_form, form.information(pack)))


def _of_form(one: FormField) -> Shown:
    return Shown(
        row=one.place or own_row(one.title),
        title=one.title,
        most=one.most or 0,
        options=one.options,
        note=one.note,
        if_any=one.if_any,
        of_form=True,
    )


def groups(document: Document, pack: Pack, hidden: frozenset[str]) -> Iterator[tuple[str, tuple[Shown, ...]]]:
    """Yield the cards by name with their fields; one that does not fit the subject is there only if it holds text.

    ``form`` and ``rest`` are the cards of a table with a form; ``name``, ``registration``, ``contact`` and ``texts``
    those of one without.
    """
    asked = shown_fields(pack)
    if asked:
        yield "form", asked
        known = {one.row for one in asked}
        if any(one.field == "ownership" for one in form.information(pack)):
            hidden |= {"ownership"}
        yield "rest", _usual([key for key in _order() if key not in known], document, hidden)
        return
    texts = TEXTS_OF_PARK if document.subject == "park" else TEXTS
    for name, keys in (
        ("name", ENTERPRISE),
        ("registration", REGISTRATION),
        ("contact", CONTACT),
        ("texts", tuple(TEXTS)),
    ):
        yield name, _usual(keys, document, hidden, {**TEXTS, **texts})


def _order() -> tuple[str, ...]:
    """Return all of the applicant's fields, those of the report's cover first."""
    return tuple(dict.fromkeys((*form.COVER, *ENTERPRISE, *REGISTRATION, *CONTACT, *TEXTS)))


def _usual(
    keys: Sequence[str], document: Document, hidden: frozenset[str], most: Mapping[str, int] | None = None
) -> tuple[Shown, ...]:
    """Return fields under the page's own words; one in which something stands is never hidden."""
    return tuple(
        Shown(row=key, most=(most or {}).get(key, 0))
        for key in keys
        if key not in hidden or get(document.applicant, key)
    )


def changed_field(before: object, after: object) -> str:
    """Return the key of the first field in which two applicants differ, empty where there is none."""
    if not isinstance(before, Applicant) or not isinstance(after, Applicant):
        return ""
    return next((key for key in KEYS if get(before, key) != get(after, key)), "")
