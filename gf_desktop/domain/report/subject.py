"""What differs in the papers of a factory, a park and a supply-chain enterprise: words and columns."""

from __future__ import annotations

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import Kind, Pack, Subject

MARKS = ("lead", "base", "weight")
"""What a row's line can have beside its value."""
_LED: frozenset[Kind | None] = frozenset({"quantitative", "products", "parts", "ratio", None})
_BASED: frozenset[Kind | None] = frozenset({"quantitative", "products", "parts", None})
_WEIGHTED: frozenset[Kind | None] = frozenset({"products", "parts", None})


def subject_title(subject: Subject) -> Message:
    """Return what is evaluated, as programmes call it (绿色工业园区)."""
    return message(f"recommend.subject-{subject}")


def who(subject: Subject) -> Message:
    """Return the word for whoever evaluates itself: 企业 or 园区."""
    return message(f"report.who-{subject}")


def name_label(subject: str) -> Message:
    """Return the heading above the applicant's name on a calculation sheet."""
    return message("calculation.head.park" if subject == "park" else "calculation.head.enterprise")


def declaring(document: Document) -> tuple[tuple[Message, str], ...]:
    """Return who hands in, as cover and table say it, line by line; a park has a body that declares it (申报单位)."""
    applicant = document.applicant
    if document.subject != "park":
        return ((message("sheet.fact.applicant"), applicant.name),)
    return (
        (message("sheet.fact.park"), applicant.name),
        (message("sheet.fact.applicant"), applicant.contact.department),
    )


def before_year(name: str) -> str:
    """Return a name as it stands before a year: with a space where it ends in a Latin letter, a figure or a mark."""
    return f"{name} " if name and name[-1].isascii() and not name[-1].isspace() else name


def mark_columns(pack: Pack) -> frozenset[str]:
    """Return which of ``lead``, ``base`` and ``weight`` any row of a table can have; a form still open has all."""
    kinds: set[Kind | None] = set()
    for _, _, row in pack.rows():
        kinds |= {one.kind or row.kind for one in row.variants} if row.variants else {row.kind}
    having = zip(MARKS, (_LED, _BASED, _WEIGHTED), strict=True)
    return frozenset(name for name, of in having if kinds & of)
