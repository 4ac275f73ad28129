"""边界说明: the boundary of the evaluation in sentences, as entered; nothing of what was not."""

from __future__ import annotations

from collections.abc import Iterator

from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import Boundary, Exclusion, Site
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.domain.report.cells import Say
from gf_desktop.domain.report.subject import before_year

_UNITS = ("statistics", "permit", "title_deed", "carbon_report")


def boundary_words(document: Document, say: Say) -> tuple[str, ...]:
    """Return the boundary one paragraph each; nothing where none was entered."""
    boundary = document.boundary
    return tuple(text for text in (say(one).strip() for one in _words(document, boundary, say)) if text)


def _words(document: Document, boundary: Boundary, say: Say) -> Iterator[Message]:
    yield from _sites(document, boundary, say)
    for exclusion in boundary.exclusions:
        yield _exclusion(boundary, exclusion)
    yield from _papers(document, boundary)
    if boundary.changes.strip():
        yield message("boundary.changes", text=_sentence(boundary.changes))
    if boundary.note.strip():
        yield message("boundary.note", text=_sentence(boundary.note))


def _sites(document: Document, boundary: Boundary, say: Say) -> Iterator[Message]:
    for where in ("in", "out", ""):
        sites = [site for site in boundary.sites if site.inside == where]
        if sites:
            names = "；".join(_site(site, document, say) for site in sites)
            code = f"boundary.sites.{where or 'open'}"
            yield message(
                code, applicant=before_year(document.applicant.name), year=document.year, sites=names
            )


def _site(site: Site, document: Document, say: Say) -> str:
    """Return a site with its address and whatever was said of it, in brackets.

    Its share of the land is said where a parcel of it is there to be counted with that share.
    """
    facts = [site.address] if site.address else []
    if site.leased in ("in", "out"):
        facts.append(say(message(f"boundary.leased.{site.leased}")))
    counted = site.inside != "out" and any(row.site == site.id for row in document.ledgers.parcels)
    if site.land_share is not None and counted:
        facts.append(say(message("boundary.land-share", share=decimal_text(site.land_share))))
    if site.note:
        facts.append(site.note)
    name = site.name or site.id
    return f"{name}（{'，'.join(facts)}）" if facts else name


def _exclusion(boundary: Boundary, one: Exclusion) -> Message:
    site = boundary.site(one.site)
    what: Param = message(f"boundary.exclusion.{one.kind}")
    if one.name:
        what = message("boundary.exclusion-named", kind=what, name=one.name)
    if site is not None:
        what = message("boundary.exclusion-site", site=site.name or site.id, what=what)
    if not one.reason.strip():
        return message("boundary.excluded", what=what)
    return message("boundary.excluded-why", what=what, reason=_sentence(one.reason))


def _papers(document: Document, boundary: Boundary) -> Iterator[Message]:
    """Say whom the papers speak of; where all speak of the applicant, in one sentence."""
    named = {key: text for key in _UNITS if (text := getattr(boundary.units, key).strip())}
    if len(named) == len(_UNITS) and set(named.values()) == {document.applicant.name}:
        yield message("boundary.units-same", applicant=document.applicant.name)
        return
    for key, text in named.items():
        yield message(f"boundary.unit.{key}", unit=text)


def _sentence(text: str) -> str:
    """Return a text that the sentence around it ends."""
    return text.strip().rstrip("。；;. ")
