"""What must hold of the ledgers by themselves, before anything is computed from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cache, partial
from operator import attrgetter
from typing import TypeVar

from gf_desktop.domain.ledgers.book import LEDGERS, Ledgers
from gf_desktop.domain.ledgers.boundary import Boundary, Site
from gf_desktop.domain.ledgers.columns import COMMON, Column, columns, ledger_title, required
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.quantity import MONTHS, year_of
from gf_desktop.domain.ledgers.rows import Row, label
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.problems import Problem

R = TypeVar("R", bound=Row)
_ROWS_BY_KIND = ("water", "carbon")
_KINDS_OF_ROWS = frozenset(
    f"{ledger}.{code}"
    for ledger in _ROWS_BY_KIND
    for column in columns(ledger)
    if column.key == "kind"
    for code, _ in column.options
)
# The figure a row is there for is asked for in every row, and so is the use of earlier stock (B.11), and what products
# are metered by where that was chosen: a word on the whole column does not do.
_ASKED_TEXT = (
    "energy.consumed energy.bought green.amount carbon.amount products.output products.metered_energy"
    " products.metered_water products.metered_carbon output_value.value materials.consumed water.amount"
    " waste.generated waste.used_stock pollutants.generated pollutants.discharged totals.amount"
)
_ALWAYS_ASKED = frozenset(_ASKED_TEXT.split())
# A factory without energy, without a product or without output value is none: nought would be the best value there is.
ALWAYS_THERE = frozenset({"energy", "products", "output_value"})
# That no product has a mandatory energy limit, or a water quota: the user's word chooses the form of an indicator.
_WORDS = frozenset({"products.limit_standard", "products.water_quota"})
_PARTS = (
    ("energy", "feedstock", "consumed"),
    ("energy", "transformed_in", "consumed"),
    ("green", "fed_out", "amount"),
    ("waste", "used_stock", "used"),
    ("materials", "green", "consumed"),
)


CONTRADICTIONS = frozenset({"ledgers.part", "ledgers.negative", "ledgers.reference"})
"""What is understood but cannot be: whatever can come about while one works, so that it opens again and says so."""


def blanks(ledger: str, row: Row) -> tuple[str, ...]:
    """Return the columns that a row has to say and does not, what is no answer yet left out: that is a draft."""
    return tuple(key for key in required(ledger) if key not in row.drafts and unsaid(ledger, (row,), key))


def unsaid(ledger: str, rows: Iterable[R], *keys: str) -> tuple[R, ...]:
    """Return the rows that leave one of the columns blank that they have to say, or one of ``keys``; drafts too."""
    asked = attrgetter(*(keys or required(ledger) or ("id",)))
    return tuple(row for row in rows if _some_blank(asked(row)))


def _some_blank(said: object) -> bool:
    """Return whether a value is blank, or one of several."""
    if isinstance(said, tuple):
        return any(map(_some_blank, said))
    return not said or not str(said).strip()


def draft_said(ledger: str, row: Row, key: str, number: int = 0) -> Message:
    """Return the sentence on what was entered in a column and is nothing of its kind yet; ``number`` as in a label."""
    column = next((one for one in columns(ledger) if one.key == key), None)
    code = "calc.draft-word" if column and column.kind in ("choice", "reference") else "calc.draft"
    title = column.title if column else key
    return message(code, row=label(row, number), column=title, text=row.drafts[key])


def blank_said(ledger: str, row: Row, key: str, number: int = 0) -> Message:
    """Return the sentence on a text or choice that has to be filled in, of the ledger's row ``number``, from 1."""
    title = message(f"column.{key}" if key in COMMON else f"column.{ledger}.{key}")
    return message("calc.blank-word", ledger=ledger_title(ledger), row=label(row, number), column=title)


def site_draft_said(site: Site, key: str) -> Message:
    """Return the sentence on what was entered for a site and is no figure yet."""
    return message("calc.site-draft", site=site.name or site.id, text=site.drafts[key])


@cache
def may_be_none() -> frozenset[str]:
    """Return all that may be declared none: ledgers, columns of quantities, kinds of rows, limits and quotas."""
    quantities = {
        f"{ledger}.{column.key}"
        for ledger in LEDGERS
        for column in columns(ledger)
        if column.kind == "quantity"
    }
    return frozenset(LEDGERS) - ALWAYS_THERE | quantities - _ALWAYS_ASKED | _KINDS_OF_ROWS | _WORDS


def declared_none(ledgers: Ledgers, what: str) -> bool:
    """Return whether the user's word that there is none of ``what`` holds: it was given, and it may be given."""
    return what in ledgers.none and what in may_be_none()


def void_words(ledgers: Ledgers) -> tuple[str, ...]:
    """Return the words in ``none`` that have no effect, because what they speak of is always there or always asked."""
    return tuple(what for what in ledgers.none if what in _ALWAYS_ASKED | ALWAYS_THERE)


def void_said(what: str) -> Message:
    """Return the sentence on a word that has no effect."""
    ledger, _, key = what.partition(".")
    if not key:
        return message("ledgers.none-always", ledger=ledger_title(ledger))
    title = next(column.title for column in columns(ledger) if column.key == key)
    return message("ledgers.none-asked", ledger=ledger_title(ledger), column=title)


def check_ledgers(ledgers: Ledgers, boundary: Boundary) -> tuple[Problem, ...]:
    """Return what contradicts itself, each with its path (``energy``, row number, column)."""
    return (*_problems(ledgers, boundary),)


def _problems(ledgers: Ledgers, boundary: Boundary) -> Iterator[Problem]:
    for position, what in enumerate(ledgers.none):
        if what not in may_be_none() | _ALWAYS_ASKED | ALWAYS_THERE:
            yield Problem(("none", position), message("ledgers.none", what=what))
    known = cache(partial(_ids, ledgers, boundary))
    for ledger in LEDGERS:
        rows = ledgers.rows(ledger)
        times = Counter(row.id for row in rows)
        told = [column for column in columns(ledger) if column.kind in ("reference", "quantity", "number")]
        for number, row in enumerate(rows):
            if times[row.id] > 1:
                yield Problem((ledger, number, "id"), message("ledgers.duplicate-id", id=row.id))
            for column in told:
                if value := getattr(row, column.key):
                    for said in _cell(value, column, known):
                        yield Problem((ledger, number, column.key), said)
            for part, said in _parts(ledger, row):
                yield Problem((ledger, number, part), said)


def _cell(value: object, column: Column, known: Callable[[str], frozenset[str]]) -> Iterator[Message]:
    if column.kind == "reference" and value not in known(column.ref):
        title = message("ledgers.sites") if column.ref == "sites" else ledger_title(column.ref)
        yield message("ledgers.reference", id=str(value), ledger=title)
    if column.kind in ("quantity", "number"):
        yield from _figure(value, column)


def _ids(ledgers: Ledgers, boundary: Boundary, ref: str) -> frozenset[str]:
    return frozenset(one.id for one in (boundary.sites if ref == "sites" else ledgers.rows(ref)))


def _figure(value: object, column: Column) -> Iterator[Message]:
    months = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) and len(value) != MONTHS:
        yield message("ledgers.months", count=len(value))
    if any(month is not None and month < 0 for month in months):
        yield message("ledgers.negative", column=column.title)


def _parts(ledger: str, row: Row) -> Iterator[tuple[str, Message]]:
    for where, part, whole in _PARTS:
        if where != ledger:
            continue
        if getattr(row, part) is None or getattr(row, whole) is None:
            continue
        inner, outer = year_of(getattr(row, part)).value, year_of(getattr(row, whole)).value
        if inner is not None and outer is not None and inner > outer:
            titles = {column.key: column.title for column in columns(ledger)}
            yield part, message("ledgers.part", part=titles[part], whole=titles[whole])


def balance(row: EnergyRow) -> Fraction | None:
    """Return what came in less what went out and stayed, in the row's unit; None while a figure of it is missing.

    Opening + bought + transformed out + recovered = consumed + non-industrial + supplied out (where consumption does
    not hold it) + closing. Nought when the carrier's year is told without a gap.
    """
    came = [year_of(q).value for q in (row.opening, row.bought, row.transformed_out, row.recovered)]
    went = [year_of(q).value for q in (row.consumed, row.non_industrial, row.closing)]
    out = year_of(row.supplied_out).value
    if out is None or None in (*came, *went) or (out and not row.out_counted):
        return None
    apart = out if row.out_counted == "outside" else Fraction(0)
    return sum((f for f in came if f is not None), -apart) - sum(
        (f for f in went if f is not None), Fraction(0)
    )


def balance_message(row: EnergyRow) -> Message | None:
    """Return the sentence on a balance that is not nought, or None."""
    difference = balance(row)
    if not difference:
        return None
    return message("ledgers.balance", row=label(row), difference=exact_text(difference, 8), unit=row.unit)
