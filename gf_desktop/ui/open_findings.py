"""The findings that wait for the user: what is to be put right in rows, the data of the year, who is evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gf_desktop.domain.findings import Finding
    from gf_desktop.services.session import AssessmentSession


def open_findings(session: AssessmentSession) -> list[Finding]:
    """Return what is to be put right; what is only to be known, and the basic requirements, have lines of their own."""
    from gf_desktop.domain.findings import findings

    document, pack = session.document, session.pack
    found = findings(document, pack, session.result, session.programme)
    found = (*found, *_of_industry(session), *_of_reference(session))
    return [one for one in found if one.severity != "info" and one.target[0] != "gates"]


def _of_industry(session: AssessmentSession) -> tuple[Finding, ...]:
    """Return the caution on a general table for what may be a key industry."""
    from gf_desktop.domain.industries.own_requirements import own_requirements_findings

    listed = session.tables.key_industries if session.tables is not None else ()
    return tuple(own_requirements_findings(session.document, session.pack, session.programme, listed))


def _of_reference(session: AssessmentSession) -> tuple[Finding, ...]:
    """Return what the reference figures say of the year's data, where there are any."""
    from gf_desktop.domain.factors import draft_findings, implausible

    if session.tables is None or session.document.year_data.empty:
        return ()
    year = (session.document, session.tables, session.reported)
    return (*draft_findings(*year), *implausible(*year))
