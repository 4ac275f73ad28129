"""Where an edit of the year's data is seen: the page, and the row or field that has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass

from gf_desktop.domain.assessment import OF_YEAR, Edit, Value
from gf_desktop.domain.factors.question import SETTING
from gf_desktop.domain.ledgers import Boundary, Exclusion, Settings, Site
from gf_desktop.ui.assessment.place import APPLICANT, BOUNDARY, DATA, OVERVIEW, SETTINGS, Place

_TOGETHER = {"grid_region": "grid", "grid_basis": "grid"}
"""Settings that one question asks for together."""


def changed_place(edits: Iterable[Edit], collection: str, key: str) -> Place:
    """Return where a place of the year's data is seen: what the edit there changed, else its page."""
    found = next((one for one in edits if (one.collection, one.key) == (collection, key)), None)
    return _place(found) if found is not None else page_of(collection, key)


def seen_together(edits: Sequence[Edit], here: Place) -> Place | None:
    """Return the page that shows what edits changed in several places; None: go to the first of them.

    Thousands of rows of many ledgers, as an import brings them, are seen where one is if that page shows some of them,
    else in the overview of the data; rows of one ledger are seen in the overview too, if that is where one is. What
    leads with the boundary (a site that rows speak of) is seen in the boundary.
    """
    pages = _pages(edits)
    overview = Place(DATA, OVERVIEW)
    if not any(page.step == DATA for page in pages):
        return None
    if here == overview:
        return here
    if len(pages) == 1 or (here not in pages and edits[0].collection == "boundary"):
        return None
    if here not in pages:
        return overview
    return _place(pages[here]) if pages[here].collection in OF_YEAR else here


def _pages(edits: Iterable[Edit]) -> dict[Place, Edit]:
    """Return the pages that edits are seen on, each with the first edit there."""
    pages: dict[Place, Edit] = {}
    known: set[tuple[str, str]] = set()
    for one in edits:
        what = (one.collection, one.key.partition("/")[0])
        if what not in known:
            known.add(what)
            pages.setdefault(_page(one), one)
    return pages


def _page(one: Edit) -> Place:
    if one.collection in ("applicant", "information"):
        return Place("eligibility", APPLICANT)
    return _place(one).page if one.collection in OF_YEAR else Place(one.collection)


def page_of(collection: str, key: str) -> Place:
    """Return the page on which a place of the year's data is seen."""
    if collection == "boundary":
        return Place("eligibility", BOUNDARY)
    if collection == "settings":
        return Place(DATA, SETTINGS)
    return Place(DATA, key.partition("/")[0] or OVERVIEW)


def _place(one: Edit) -> Place:
    if one.collection == "boundary":
        return Place("eligibility", BOUNDARY, changed_entry(one.before, one.after))
    if one.collection == "settings":
        return Place(DATA, SETTINGS, changed_setting(one.before, one.after))
    if one.collection == "none":
        ledger = next(iter(_apart(one.before, one.after)), "").partition(".")[0]
        return Place(DATA, ledger or OVERVIEW)
    ledger, _, row = one.key.partition("/")
    if one.after is None:
        return Place(DATA, ledger)
    return Place(DATA, ledger, "/".join(part for part in (row, _field(one.before, one.after)) if part))


def _apart(before: Value, after: Value) -> tuple[str, ...]:
    old = before if isinstance(before, tuple) else ()
    new = after if isinstance(after, tuple) else ()
    return tuple(one for one in (*new, *old) if (one in old) != (one in new))


def _field(before: object, after: object) -> str:
    """Return the first field in which two of a kind differ, empty where there is none."""
    if not is_dataclass(before) or not is_dataclass(after) or type(before) is not type(after):
        return ""
    names = (one.name for one in fields(before))
    return next((name for name in names if getattr(before, name) != getattr(after, name)), "")


def changed_setting(before: Value, after: Value) -> str:
    """Return the key of the question about what differs: ``settings/grade``, or a reference figure's key."""
    if not isinstance(before, Settings) or not isinstance(after, Settings):
        return ""
    name = _field(before, after)
    if name == "accepted":
        return next(iter(_apart(before.accepted, after.accepted)), "")
    if name in ("figures", "drafts"):
        return _key(getattr(before, name), getattr(after, name))
    return f"{SETTING}{_TOGETHER.get(name, name)}" if name else ""


def _key(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    return next((key for key in (*after, *before) if before.get(key) != after.get(key)), "")


def changed_entry(before: Value, after: Value) -> str:
    """Return the first entry of the boundary in which two differ: ``north/name``, ``units/permit``, ``changes``."""
    if not isinstance(before, Boundary) or not isinstance(after, Boundary):
        return ""
    name = _field(before, after)
    if name in ("sites", "exclusions"):
        return _listed(getattr(before, name), getattr(after, name)) or name
    if name == "units":
        return f"{name}/{_field(before.units, after.units)}"
    return name


def _listed(before: tuple[Site | Exclusion, ...], after: tuple[Site | Exclusion, ...]) -> str:
    old = {one.id: one for one in before}
    for one in after:
        if one.id not in old:
            return one.id
        if old[one.id] != one:
            return f"{one.id}/{_field(old[one.id], one)}"
    return ""
