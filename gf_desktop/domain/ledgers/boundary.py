"""The boundary of an evaluation (评价边界): which sites, what is left out and why, and what other papers speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from gf_desktop.domain.ledgers.rows import in_unit_of
from gf_desktop.domain.numbers import Number

ExclusionKind = Literal[
    "leased-plant", "power-passed-on", "steam-passed-on", "living-quarters", "outsourced-step", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site. ``leased``: taken on lease (in) or let to others (out).

    ``land_share`` is the part of the site's land that belongs to the factory, in percent; None: all of it. ``drafts``
    hold what was entered for it and is no figure yet: kept, and the share is missing until it is one.
    """

    id: str
    name: str = ""
    address: str = ""
    inside: Literal["in", "out", ""] = ""
    leased: Literal["no", "in", "out", ""] = ""
    land_share: Number | None = field(default=None, metadata=in_unit_of("%"))
    note: str = ""
    drafts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Something on the ground that the evaluation leaves out, with the reason."""

    id: str
    kind: ExclusionKind = "other"
    name: str = ""
    site: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Whom the papers speak of: each may mean another unit than the applicant, and then the figures differ."""

    statistics: str = ""
    permit: str = ""
    title_deed: str = ""
    carbon_report: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """The whole boundary. ``changes`` says what is different from last year."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    sites: tuple[Site, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    units: Units = field(default_factory=Units)
    changes: str = ""
    note: str = ""

    def site(self, site_id: str) -> Site | None:
        """Return the site of that id, or None."""
        return next((site for site in self.sites if site.id == site_id), None)
