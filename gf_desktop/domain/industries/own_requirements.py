"""Whether the general table is the one for what may be a key industry: a condition of the nation's rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gf_desktop.domain.document import Document, GateAnswer
from gf_desktop.domain.finding import Finding
from gf_desktop.domain.industries.catalogue import key_industries
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.programme import Condition, Programme
from gf_desktop.domain.reference.industries import KeyIndustry


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
    if not code or not general:
        return
    names = tuple(one.industry for one in key_industries(code, listed))
    for condition in _open(document, programme) if names else ():
        said = message("recommend.key-industry", industries=names)
        yield Finding("warning", said.code, said, ("conditions", condition.id))


def _open(document: Document, programme: Programme | None) -> Iterator[Condition]:
    """Yield the conditions on the industry's own table that nobody said are met."""
    if programme is None or document.programme is None or document.programme.id != programme.id:
        return
    answers = document.programme.conditions
    for one in programme.conditions_for(document.subject, document.purpose):
        if one.industry_table and answers.get(one.id, GateAnswer()).state != "met":
            yield one
