"""What workbooks would change in a document: rows that are new, changed or gone, and facts.

Nothing is applied here. Every difference has a key; the edits of those chosen are one step of undo.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from decimal import Decimal
from typing import Any, Literal

from gf_desktop.domain.assessment import WHOLE, Edit, edit, replace_rows
from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import LEDGERS, Boundary, Exclusion, Row, Settings, Site
from gf_desktop.domain.messages import Param
from gf_desktop.exchange.workbooks.told import Remark, ToldRow

State = Literal["new", "changed", "gone", "draft", "months", "units", "blank"]
"""``draft``: texts that could not be read would take the place of what the row holds; ``months``: years' figures that
of months; ``units``: a unit would be another, into which the row's other figures cannot be converted; ``blank``: cells
that are blank on the sheet would empty what the row holds."""
_WEAK = ("draft", "months", "units", "blank")
Item = Row | Site | Exclusion
TABLES: Mapping[str, type[Any]] = {"sites": Site, "exclusions": Exclusion, **LEDGERS}
"""The tables that hold rows, those first that others refer to."""


@dataclass(frozen=True, slots=True)
class CellDifference:
    """One column of a row, before and after, as words."""

    column: str
    title: Param
    old: Param
    new: Param


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDifference:
    """One row. ``after`` is what it becomes, None where it is gone; ``told`` where the sheet says so.

    One of state ``draft``, ``months``, ``units`` or ``blank`` speaks of its ``cells`` alone; what else changes in the
    row is a difference of its own.
    """

    table: str
    id: str
    state: State
    label: Param
    after: Item | None = None
    cells: tuple[CellDifference, ...] = ()
    told: ToldRow | None = None

    @property
    def key(self) -> str:
        """By which it is chosen: ``energy/e1``, ``energy/e1#draft``."""
        return f"{self.table}/{self.id}{f'#{self.state}' if self.state in _WEAK else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDifference:
    """One fact of a form, one reference figure or one word that there is none; ``gone`` where it becomes blank."""

    key: str
    title: Param
    state: State
    old: Param
    new: Param
    value: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """All differences, and what was found amiss while comparing."""

    rows: tuple[RowDifference, ...] = ()
    facts: tuple[FactDifference, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def of(self, table: str) -> tuple[RowDifference, ...]:
        """Return the rows of a table."""
        return tuple(row for row in self.rows if row.table == table)

    def keys(self, *, gone: bool = False) -> frozenset[str]:
        """Return the keys of all differences; with ``gone`` those too that take something away for nothing better."""
        every: tuple[RowDifference | FactDifference, ...] = (*self.rows, *self.facts)
        return frozenset(one.key for one in every if gone or one.state not in ("gone", *_WEAK))


def rows_of(document: Document, table: str) -> tuple[Item, ...]:
    """Return the rows of a ledger, or of a list of the boundary."""
    if table in LEDGERS:
        return document.ledgers.rows(table)
    return document.boundary.sites if table == "sites" else document.boundary.exclusions


def default_of(kind: type[Any], key: str) -> object:
    """Return what a blank means in a field; None where the field has to be filled in."""
    of = next(one for one in fields(kind) if one.name == key)
    if of.default is not MISSING:
        return of.default
    return of.default_factory() if of.default_factory is not MISSING else None


def edits(
    document: Document, differences: Differences, chosen: Collection[str] | None = None
) -> tuple[Edit, ...]:
    """Return the edits that make the chosen differences so: one step of undo.

    Args:
        document: The document that was compared.
        differences: What ``compare`` found.
        chosen: Keys of differences; without, all but those that take something away.
    """
    keys = differences.keys() if chosen is None else frozenset(chosen)
    rows = [one for one in differences.rows if one.key in keys]
    facts = {one.key: one.value for one in differences.facts if one.key in keys}
    made = list(_wholes(document, rows, facts))
    for ledger in LEDGERS:
        told = [one for one in rows if one.table == ledger]
        if told:
            after = [row for row in _after(document, ledger, told) if isinstance(row, Row)]
            made += replace_rows(document, ledger, after)
    return tuple(one for one in made if one.before != one.after)


def _after(document: Document, table: str, told: list[RowDifference]) -> list[Item]:
    found = {row.id: row for row in rows_of(document, table)}
    for one in told:
        if one.after is None:
            found.pop(one.id, None)
        elif one.state in _WEAK:
            found[one.id] = _with_cells(found[one.id], one)
        else:
            found[one.id] = one.after
    return list(found.values())


def _with_cells(row: Item, told: RowDifference) -> Item:
    """Return a row with the cells of a difference, figures or texts, in the place of what it holds there."""
    keys = [cell.column for cell in told.cells]
    values: dict[str, Any] = {key: getattr(told.after, key) for key in keys}
    if not isinstance(row, Exclusion):
        drafts = getattr(told.after, "drafts", {})
        others = {key: text for key, text in row.drafts.items() if key not in keys}
        values["drafts"] = {**others, **{key: drafts[key] for key in keys if key in drafts}}
    made: Item = replace(row, **values)
    return made


def _wholes(document: Document, rows: list[RowDifference], facts: Mapping[str, object]) -> Iterator[Edit]:
    applicant = _with(document.applicant, facts, "facts.")
    yield edit(document, "applicant", WHOLE, applicant)
    yield edit(document, "boundary", WHOLE, _boundary(document, rows, facts))
    yield edit(document, "settings", WHOLE, _settings(document.ledgers.settings, facts))
    yield edit(document, "none", WHOLE, _none(document.ledgers.none, facts))


def _boundary(document: Document, rows: list[RowDifference], facts: Mapping[str, object]) -> Boundary:
    lists = {
        table: tuple(_after(document, table, [one for one in rows if one.table == table]))
        for table in ("sites", "exclusions")
    }
    changed: Boundary = _with(document.boundary, facts, "boundary.")
    return replace(changed, **lists)  # type: ignore[arg-type]


def _with(holder: Any, facts: Mapping[str, object], prefix: str) -> Any:
    """Return a holder with facts put in their fields; ``contact.name`` is a field of a field."""
    for key, value in facts.items():
        if key.startswith(prefix):
            holder = _put(holder, key.removeprefix(prefix), value)
    return holder


def _put(holder: Any, key: str, value: object) -> Any:
    name, _, inner = key.partition(".")
    if inner:
        return replace(holder, **{name: _put(getattr(holder, name), inner, value)})
    return replace(holder, **{name: default_of(type(holder), name) if value in (None, "") else value})


def _settings(settings: Settings, facts: Mapping[str, object]) -> Settings:
    for key, value in facts.items():
        if key.startswith("settings.zero_carbon."):
            settings = _with_green(settings, key.rpartition(".")[2], counts=value == "yes")
        elif key.startswith("settings."):
            settings = _put(settings, key.removeprefix("settings."), value)
        elif key.startswith("figures/"):
            settings = _with_figure(settings, key.removeprefix("figures/"), value)
    return settings


def _with_green(settings: Settings, kind: str, *, counts: bool) -> Settings:
    others = tuple(one for one in settings.zero_carbon if one != kind)
    kept: Any = (*others, kind) if counts else others
    return replace(settings, zero_carbon=kept)


def _with_figure(settings: Settings, key: str, value: object) -> Settings:
    accepted, figure = value if isinstance(value, tuple) else (False, None)
    words = tuple(one for one in settings.accepted if accepted or one != key)
    figures = {name: one for name, one in settings.figures.items() if name != key}
    if accepted and key not in words:
        words = (*words, key)
    if isinstance(figure, Decimal):
        figures[key] = figure
    drafts = {name: one for name, one in settings.drafts.items() if name != key}
    return replace(settings, accepted=words, figures=figures, drafts=drafts)


def _none(none: tuple[str, ...], facts: Mapping[str, object]) -> tuple[str, ...]:
    told = {key.removeprefix("none/"): value for key, value in facts.items() if key.startswith("none/")}
    kept = tuple(what for what in none if told.get(what, "yes") == "yes")
    return (*kept, *(what for what, value in told.items() if value == "yes" and what not in kept))
