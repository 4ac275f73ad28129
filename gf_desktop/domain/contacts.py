"""How an applicant is reached: what in its numbers, address of mail and postcode is doubtful. Nothing is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gf_desktop.domain import phone
from gf_desktop.domain.applicant import get
from gf_desktop.domain.document import Applicant
from gf_desktop.domain.messages import Message, message

PHONES = ("legal_representative_phone", "contact.phone", "contact.mobile")
POSTCODE, EMAIL = "postcode", "contact.email"
LOOKED_AT = (*PHONES, EMAIL, POSTCODE)
"""The applicant's fields that are looked at."""
# A name, one @ and a host of at least two parts; what servers take beyond that is not for us to judge.
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_POSTCODE = re.compile(r"\d{6}", re.ASCII)
_SEVERAL = re.compile(r"[;,、\s]+")


def doubt(key: str, text: str) -> Message | None:
    """Return what is doubtful about the text of a field, or None; an empty text is not."""
    if key in PHONES:
        return phone.check(text)
    written = unicodedata.normalize("NFKC", text).strip()
    if key == EMAIL and not all(map(_EMAIL.fullmatch, filter(None, _SEVERAL.split(written)))):
        return message("email.doubtful", text=text.strip())
    if key == POSTCODE and written and not _POSTCODE.fullmatch(written):
        return message("postcode.doubtful", text=text.strip())
    return None


def doubts(applicant: Applicant) -> Iterator[tuple[str, Message]]:
    """Yield each field that is doubtful with why."""
    for key in LOOKED_AT:
        said = doubt(key, get(applicant, key))
        if said is not None:
            yield key, said
