"""What is due next of each line of Home, read behind the first picture."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gf_desktop.domain.document import ProgrammeFacts
    from gf_desktop.domain.home import HomeRow
    from gf_desktop.domain.programmes.dates import Due
    from gf_desktop.services.library import Library


def home_dues(rows: Iterable[HomeRow], library: Library, today: date) -> Mapping[str, Due]:
    """Return the date that comes first for each open evaluation, by its id; none without a programme.

    The date is the nearest by which the enterprise itself has to do something: of the level applied for, else at all.
    """
    from gf_desktop.domain.programmes.dates import due, foremost

    found: dict[str, Due] = {}
    for row in rows:
        programme = library.programme(row.programme) if row.programme else None
        if programme is None or row.state == "closed":
            continue
        facts = _facts(row.facts)
        dates = due(programme, today, facts.own_dates, row.subject)
        one = foremost(dates, facts.purpose)
        if one is not None:
            found[row.id] = one
    return found


def _facts(text: str) -> ProgrammeFacts:
    from gf_desktop.domain.document import ProgrammeFacts
    from gf_desktop.domain.plain import load

    facts: ProgrammeFacts = load(ProgrammeFacts, json.loads(text)) if text else ProgrammeFacts()
    return facts
