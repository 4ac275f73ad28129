"""Whether the general table is the one for what may be a key industry: a condition of the nation's rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gf_desktop.domain.document import Document, GateAnswer
from gf_desktop.domain.finding import Finding
from gf_desktop.domain.industries.catalogue import key_industries
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.reference.industries import KeyIndustry

OWN_REQUIREMENTS = "own-requirements"
"""The condition that a key industry is evaluated by its own requirements, every other one by the general ones."""


def own_requirements_findings(
    document: Document, pack: Pack, programme: Programme | None, listed: Iterable[KeyIndustry]
) -> Iterator[Finding]:
    """Yield the recommendation's caution on a general table while nobody said that the condition is met.

    Args:
        document: Its industry code, programme and purpose count.
        pack: Its table; one made for certain industries, or one of the user's own, raises nothing.
        programme: The programme that it applies to.
        listed: All key industries.
    """
    code, header = document.applicant.industry_code.strip(), pack.header
    general = header.subject == "factory" and not header.applies.industries and header.standing != "own"
    if not code or not general or not _open(document, programme):
        return
    names = tuple(one.industry for one in key_industries(code, listed))
    if names:
        said = message("recommend.key-industry", industries=names)
        yield Finding("warning", said.code, said, ("conditions", OWN_REQUIREMENTS))


def _open(document: Document, programme: Programme | None) -> bool:
    if programme is None or document.programme is None or document.programme.id != programme.id:
        return False
    asked = programme.conditions_for(document.subject, document.purpose)
    state = document.programme.conditions.get(OWN_REQUIREMENTS, GateAnswer()).state
    return any(one.id == OWN_REQUIREMENTS for one in asked) and state != "met"
