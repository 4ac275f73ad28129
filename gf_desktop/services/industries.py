"""Make the table of an industry whose own is not public: the frame of GB/T 36132-2025 Annex A, as far as known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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


def known_figures(industry_code: Classes, library: Library, year: int) -> Mapping[str, tuple[Candidate, ...]]:
    """Return the limits and quotas that a frame would be filled with, by row, for the user to leave some out."""
    from gf_desktop.domain.industries.frame import known

    return known(industry_code, library.reference(), _end(year))


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
