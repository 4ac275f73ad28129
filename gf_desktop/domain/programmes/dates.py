"""What is due when: the programme's dates, the user's own local dates above them, and in how many days.

The rules' dates come every year. A local date belongs to the calendar year it lies in; where it is earlier than the
rules' date of that year it is the one to keep. Where it is later, both are said and the rules' date is the one to keep
until it has passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gf_desktop.domain.document import OwnDate
from gf_desktop.domain.pack import Confidence, Subject
from gf_desktop.domain.programme import Acts, DueDate, Level, Programme, Status

_LEAP_DAY = (2, 29)
Standing = Literal["rules", "own", "own-later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One date that comes next. ``days`` to it; negative where the own date has passed and the rules' has not.

    ``official`` is the rules' date of the same round, ``own`` the user's with its ``own_source``. ``standing`` says
    which of them ``on`` is, ``own-later`` that the own one is later than the rules'. ``previous`` is the rules' date
    of the year before. ``acts`` says whose step it is, as in the programme.
    """

    id: str
    title: str
    who: str
    todo: str
    level: Level
    acts: Acts
    on: date
    days: int
    official: date
    previous: date
    standing: Standing
    own: date | None = None
    own_source: str = ""
    article: str = ""
    source: str = ""
    status: Status = "issued"
    confidence: Confidence = "medium"

    @property
    def mine(self) -> bool:
        """Whether the enterprise has something to do by then: the rules say so, or it wrote a local date itself."""
        return self.acts != "authority" or self.own is not None


def foremost(found: Iterable[Due], level: str) -> Due | None:
    """Return the enterprise's own next step: the nearest of the level applied for, else the nearest at all.

    ``found`` are dates, the nearest first. None where everything that is due is the authority's own.
    """
    mine = [one for one in found if one.mine]
    return next((one for one in mine if one.level == level), next(iter(mine), None))


def of_later_round(one: Due, data_year: int) -> bool:
    """Return whether a date lies beyond the year after that of the data: the round for these data may be over."""
    return one.on.year > data_year + 1


def due(
    programme: Programme,
    today: date,
    own_dates: Mapping[str, OwnDate] | None = None,
    subject: Subject | None = None,
) -> tuple[Due, ...]:
    """Return what is due next of every date of a programme, the nearest first.

    Args:
        programme: Its dates count, every year.
        today: The day that is counted from.
        own_dates: Local dates by the id of the programme's date; one that is no ISO date is not looked at.
        subject: Only what concerns this kind of applicant; without it everything.
    """
    own = own_dates or {}
    listed = (one for one in programme.dates if subject is None or subject in one.subjects)
    found = [_due(programme, one, today, own.get(one.id)) for one in listed]
    return tuple(sorted(found, key=lambda one: one.on))


def own_day(own: OwnDate | None) -> date | None:
    """Return the day of a local date, or None where it is none."""
    try:
        return date.fromisoformat(own.on) if own else None
    except ValueError:
        return None


def _due(programme: Programme, one: DueDate, today: date, own: OwnDate | None) -> Due:
    local = own_day(own)
    year = _round(one, today, local)
    official = _on(one, year)
    if local is not None and local.year != year:
        local = None
    on, standing = _kept(official, local, today)
    source = programme.source_of(one)
    return Due(
        id=one.id,
        title=one.title,
        who=one.who,
        todo=one.todo,
        level=one.level,
        acts=one.acts,
        on=on,
        days=(on - today).days,
        official=official,
        previous=_on(one, year - 1),
        standing=standing,
        own=local,
        own_source=own.source if own and local else "",
        article=one.article,
        source=source.title if source else "",
        status=programme.status_of(one),
        confidence=programme.confidence_of(one),
    )


def _round(one: DueDate, today: date, local: date | None) -> int:
    """Return the year of the round under way: it ends with the later of the rules' date and the local one."""
    year = today.year
    end = _on(one, year)
    if local is not None and local.year == year:
        end = max(end, local)
    return year if end >= today else year + 1


def _kept(official: date, local: date | None, today: date) -> tuple[date, Standing]:
    if local is None:
        return official, "rules"
    if local <= official:
        return local, "own"
    return (official, "own-later") if official >= today else (local, "own-later")


def _on(one: DueDate, year: int) -> date:
    """Return the date in a year; the 29th of February is the 28th where there is none."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    day = 28 if (one.month, one.day) == _LEAP_DAY and not leap else one.day
    return date(year, one.month, day)
