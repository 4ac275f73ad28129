"""Make the table of an industry whose own is not public: the frame of GB/T 36132-2025 Annex A, as far as known."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gf_desktop.domain.factors.candidates import Candidate
    from gf_desktop.domain.industries.frame import Classes
    from gf_desktop.domain.pack import Pack
    from gf_desktop.domain.report.cells import Say
    from gf_desktop.services.library import Library

GENERAL = "gbt36132-2025"
"""The table whose rows and points a frame takes: Annex C, the example beside Annex A."""
_ENDING = re.compile(r"(冶炼|制造|生产|加工|及制品|行业|企业)+$")
_WHAT = re.compile(r"(企业|行业)?单位产品.*$")
_AND = re.compile(r"[、和]")


def known_figures(industry_code: Classes, library: Library, year: int) -> Mapping[str, tuple[Candidate, ...]]:
    """Return the limits and quotas that a frame would be filled with, by row, for the user to leave some out."""
    from gf_desktop.domain.industries.frame import known

    return known(industry_code, library.reference(), _end(year))


def own_figures(industry: str, known: Mapping[str, Sequence[Candidate]]) -> frozenset[str]:
    """Return the keys of the figures that belong to an industry itself, as far as names tell it.

    A class of GB/T 4754 often holds several industries (2612: 烧碱, 纯碱). Told by the product, or by the title of the
    standard where it names no other one of its products; none where the names do not say.
    """
    name = _ENDING.sub("", industry.strip())
    figures = [one for found in known.values() for one in found]
    if not name:
        return frozenset()
    named = {one.key for one in figures if name in one.product}
    titled = {one.key for one in figures if _of_title(name, one, alone=bool(named))}
    return frozenset(named | titled)


def _of_title(name: str, one: Candidate, *, alone: bool) -> bool:
    """Whether the standard's title names it, ``alone`` or among others of which the product is none."""
    names = _AND.split(_WHAT.sub("", one.title))
    if alone or len(names) == 1:
        return names == [name] or (not alone and name in names[0])
    others = [other for other in names if name not in other]
    return len(others) < len(names) and not any(other in one.product for other in others)


def make_table(
    industry_code: Classes,
    industry: str,
    library: Library,
    year: int,
    say: Say,
    leave_out: Collection[str] = (),
) -> Pack:
    """Return the draft of an industry's table with its digest, ready to be changed and kept.

    Args:
        industry_code: Class or classes of GB/T 4754-2017.
        industry: The industry's name, for the title.
        library: Its tables and the general table count.
        year: The data year; its last day decides which limits are in force.
        say: Says the sentences that stand in the file.
        leave_out: Keys of ``known_figures`` not wanted.
    """
    from gf_desktop.domain.industries.frame import frame
    from gf_desktop.standards.packs import digest

    general = library.pack(GENERAL)
    made = frame(industry_code, industry, general, library.reference(), _end(year), say, leave_out)
    return replace(made, digest=digest(made.header, made.table))


def _end(year: int) -> date:
    return date(year, 12, 31)
