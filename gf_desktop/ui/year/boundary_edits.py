"""Changes of the boundary as whole values: a site or an exclusion put, added, taken out, and who speaks of a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar
from uuid import uuid4

from gf_desktop.domain.assessment import WHOLE, Edit, edit, row_key
from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import LEDGERS, Boundary, Exclusion, Site

T = TypeVar("T", Site, Exclusion)


def new_id(taken: Iterable[str]) -> str:
    """Return a short id that is not among ``taken``."""
    known = set(taken)
    while (found := uuid4().hex[:8]) in known:
        pass
    return found


def ids(boundary: Boundary) -> tuple[str, ...]:
    """Return every id of the boundary."""
    return (*(site.id for site in boundary.sites), *(one.id for one in boundary.exclusions))


def put(listed: tuple[T, ...], changed: T) -> tuple[T, ...]:
    """Return the list with the one of the same id replaced."""
    return tuple(changed if one.id == changed.id else one for one in listed)


def speaking_of(document: Document, site_id: str) -> Mapping[str, int]:
    """Return how many rows of each ledger name a site; ledgers without such rows are left out."""
    counts = {ledger: sum(row.site == site_id for row in document.ledgers.rows(ledger)) for ledger in LEDGERS}
    return {ledger: count for ledger, count in counts.items() if count}


def can_go(site: Site) -> bool:
    """Return whether the figures stay as they are when rows that name the site name none instead.

    A row without site speaks of the whole boundary: that is the same only for a site inside whose land is all ours.
    """
    return site.inside == "in" and site.land_share is None and not site.drafts


def without_site(document: Document, site_id: str) -> tuple[Edit, ...]:
    """Return the edits that take a site out, and its name out of every row and exclusion, as one step."""
    boundary = document.boundary
    left = replace(
        boundary,
        sites=tuple(site for site in boundary.sites if site.id != site_id),
        exclusions=tuple(
            replace(one, site="") if one.site == site_id else one for one in boundary.exclusions
        ),
    )
    rows = (
        edit(document, "rows", row_key(ledger, row.id), replace(row, site=""))
        for ledger in LEDGERS
        for row in document.ledgers.rows(ledger)
        if row.site == site_id
    )
    return (edit(document, "boundary", WHOLE, left), *rows)
