"""Whether the user's word on a row's points is one that may be given: only where the table leaves them open."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.document import Document, OwnFigure, OwnPoints
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text, exact_text
from gf_desktop.domain.pack import Group, Indicator, Option, Pack, Section
from gf_desktop.domain.pack_walk import forms
from gf_desktop.domain.problems import Path, Problem
from gf_desktop.domain.scoring.points import pool_of

Place = tuple[Section | None, Group | None, Indicator]


def refusal(document: Document, pack: Pack, place: Place, word: OwnPoints) -> Message | None:
    """Return why these points cannot be entered for a row, beside those entered for others; None where they can."""
    wrong = next(check_points((), pack, place, word), None)
    pool = pool_of(pack.table, *place)
    if wrong or pool is None or word.value is None:
        return wrong.said if wrong else None
    room = pool.room(document, place[2].id)
    if Fraction(word.value.value) <= room:
        return None
    if not pool.points:
        return message("points.none-left", title=pool.title)
    others, points = pool.entered(document, place[2].id), decimal_text(pool.points)
    if not others:
        return message("points.over", title=pool.title, points=points)
    figures = {"points": points, "others": exact_text(others), "room": exact_text(room)}
    return message("points.no-room", title=pool.title, **figures)


def check_points(path: Path, pack: Pack, place: Place, word: OwnPoints) -> Iterator[Problem]:
    """Yield what is wrong with the user's word on the points of a row; ``place`` is the row with section and group.

    What several rows add up to is no problem here but a finding: that can come about while one works.
    """
    row = place[2]
    if row.points is not None:
        yield Problem(
            path, message("document.points-published", title=row.title, points=decimal_text(row.points))
        )
        return
    if pool_of(pack.table, *place) is None:
        yield Problem(path, message("document.points-of-set", title=row.title))
        return
    if word.value:
        yield from _figure((*path, "value"), row, word.value, None)
    yield from _options(path, row, word)


def open_options(row: Indicator) -> tuple[Option, ...]:
    """Return the options of a row whose points the table leaves open, under whichever of its variants."""
    found = {one.id: one for one in _all_options(row) if one.points is None}
    return tuple(found.values())


def _all_options(row: Indicator) -> Iterator[Option]:
    for _, form in forms((), row):
        yield from form.choice.options if form.choice else ()


def _options(path: Path, row: Indicator, word: OwnPoints) -> Iterator[Problem]:
    most = word.value.value if word.value else None
    known = {one.id for one in open_options(row)}
    published = {one.id: one for one in _all_options(row) if one.points is not None}
    for key, own in word.options.items():
        at: Path = (*path, "options", key)
        if key in known:
            yield from _figure(at, row, own, most)
        else:
            yield Problem(at, _not_open(row, key, published.get(key)))
    for one in published.values():
        if most is not None and one.points is not None and one.points > most:
            yield Problem((*path, "value"), _outside(row, one.points, most))


def _not_open(row: Indicator, key: str, published: Option | None) -> Message:
    if published is None or published.points is None:
        return message("document.option", title=row.title, id=key)
    words = {"option": published.title, "points": decimal_text(published.points)}
    return message("document.option-published", title=row.title, **words)


def _figure(path: Path, row: Indicator, own: OwnFigure, most: Decimal | None) -> Iterator[Problem]:
    if not own.source.strip():
        yield Problem((*path, "source"), message("document.points-source", title=row.title))
    if own.value < 0:
        yield Problem(
            path, message("document.points-negative", title=row.title, points=decimal_text(own.value))
        )
    elif most is not None and own.value > most:
        yield Problem(path, _outside(row, own.value, most))


def _outside(row: Indicator, option: Decimal, most: Decimal) -> Message:
    figures = {"option": decimal_text(option), "points": decimal_text(most)}
    return message("document.option-outside", title=row.title, **figures)
