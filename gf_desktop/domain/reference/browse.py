"""The reference tables as plain rows of cells: for the browser on the screen, and for whoever prints or exports them.

A cell is text as the table has it (figures as decimal text, days as ISO dates) or a ``Message`` where the table has a
code. Nothing is rounded, nothing left out; a range is written ``1.1～1.33``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.domain.reference.carbon import CarbonFactor
from gf_desktop.domain.reference.coefficients import EnergyCoefficient
from gf_desktop.domain.reference.grid import GridFactor
from gf_desktop.domain.reference.industries import IndustryCode, IndustryStandard
from gf_desktop.domain.reference.limits import IN_FORCE, ISSUED, NO_DAY, SUPERSEDED, EnergyLimit, EnergyLimits
from gf_desktop.domain.reference.origin import Validity
from gf_desktop.domain.reference.quotas import WaterQuota
from gf_desktop.domain.reference.tables import ReferenceTables

Cell = str | Message
Kind = Literal["text", "figure", "day", "standing", "confidence"]
Value = Callable[[Any], Cell]
PUBLISHED = "published"
RANGE = "～"
CARBON_TABLES = ("A-steel", "B-general", "C-province", "D-other", "E-carbonates", "F-heat", "G-gwp")


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseColumn:
    """One column.

    ``chosen``: rows may be narrowed to one of its values. ``listed``: it stands in the table itself, else among what
    is told of a row.
    """

    key: str
    title: Message
    kind: Kind = "text"
    chosen: bool = False
    listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseRow:
    """One row.

    ``key`` is the name by which settings and products point to the figure (``grid/2023/江苏/average``), else one of the
    table's own; ``confidence`` and ``standing`` are the codes behind their cells.
    """

    key: str
    cells: tuple[Cell, ...]
    confidence: str
    standing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseTable:
    """One table: its columns and rows, ``about`` saying what it is and how it is used."""

    key: str
    title: Message
    about: Message
    columns: tuple[BrowseColumn, ...]
    rows: tuple[BrowseRow, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column and how its cell is read off a row of the table."""

    shown: BrowseColumn
    value: Value


def browse(
    tables: ReferenceTables, on: date, industries: Sequence[IndustryCode] = ()
) -> tuple[BrowseTable, ...]:
    """Return every table; how limits, quotas and standards stand is said of the day ``on``."""
    return (
        _coefficients(tables, on),
        *_carbon(tables, on),
        _grid(tables),
        _limits(tables.limits, on),
        _quotas(tables, on),
        _benchmarks(tables, on),
        _steam(tables, on),
        _key_industries(tables, on),
        _standards(tables, on),
        _codes(industries),
    )


def standing(validity: Validity, on: date, *, superseded: bool = False) -> str:
    """Return how something valid for a time stands on a day: a standing of limits."""
    if superseded or (validity.until is not None and validity.until < on):
        return SUPERSEDED
    if validity.since is None:
        return NO_DAY
    return ISSUED if validity.since > on else IN_FORCE


# Columns


def _column(
    key: str, value: Value, kind: Kind = "text", *, chosen: bool = False, listed: bool = True
) -> _Column:
    title = message(f"browse.column.{key}")
    return _Column(BrowseColumn(key=key, title=title, kind=kind, chosen=chosen, listed=listed), value)


def _figure(key: str, value: Callable[[Any], Decimal | None], *, listed: bool = True) -> _Column:
    return _column(key, lambda row: _text(value(row)), "figure", listed=listed)


def _day(key: str, value: Callable[[Any], date | None], *, listed: bool = True) -> _Column:
    return _column(key, lambda row: _iso(value(row)), "day", listed=listed)


def _standing(of: Callable[[Any], str]) -> _Column:
    return _column("standing", lambda row: message(f"browse.standing.{of(row)}"), "standing", chosen=True)


def _validity(*, listed: bool = False) -> tuple[_Column, ...]:
    return (
        _day("valid_from", lambda row: row.validity.since, listed=listed),
        _day("valid_until", lambda row: row.validity.until, listed=False),
    )


def _confident() -> _Column:
    return _column("confidence", lambda row: _sure(row.origin.confidence), "confidence", chosen=True)


def _origin() -> tuple[_Column, ...]:
    return (
        _column("source", lambda row: row.origin.source),
        _column("note", lambda row: row.origin.note, listed=False),
    )


def _sure(confidence: str) -> Message:
    return message(f"confidence.{'low' if confidence == 'memory' else confidence}")


def _text(value: Decimal | None) -> str:
    return decimal_text(value) if value is not None else ""


def _range(low: Decimal | None, high: Decimal | None) -> str:
    return RANGE.join(filter(None, (_text(low), _text(high))))


def _iso(value: date | None) -> str:
    return value.isoformat() if value is not None else ""


def _table(
    key: str,
    rows: Iterable[Any],
    columns: Iterable[_Column],
    row_key: Callable[[Any], str],
    *,
    of: Callable[[Any], str] = lambda _row: "",
    title: Message | None = None,
    about: Message | None = None,
) -> BrowseTable:
    columns = tuple(columns)
    return BrowseTable(
        key=key,
        title=title or message(f"browse.table.{key}"),
        about=about or message(f"browse.about.{key}"),
        columns=tuple(column.shown for column in columns),
        rows=tuple(
            BrowseRow(
                key=row_key(row),
                cells=tuple(column.value(row) for column in columns),
                confidence=_confidence(row),
                standing=of(row),
            )
            for row in rows
        ),
    )


def _confidence(row: Any) -> str:
    return str(row.confidence if isinstance(row, IndustryCode) else row.origin.confidence)


# Tables


def _coefficients(tables: ReferenceTables, on: date) -> BrowseTable:
    def of(row: EnergyCoefficient) -> str:
        return standing(row.validity, on)

    columns = (
        _column("table", lambda row: row.table, chosen=True),
        _column("name", lambda row: row.name),
        _column("kind", lambda row: message(f"browse.kind.{row.kind}"), chosen=True),
        _column("coefficient", lambda row: _range(row.coefficient, row.coefficient_max), "figure"),
        _column("coefficient_unit", lambda row: f"kgce/{row.unit}"),
        _standing(of),
        _confident(),
        _column("heat", lambda row: _range(row.heat_kj, row.heat_kj_max), "figure"),
        _column("heat_unit", lambda row: f"kJ/{row.unit}" if row.heat_kj is not None else ""),
        _column("clause", lambda row: row.clause, listed=False),
        *_validity(),
        *_origin(),
    )
    return _table(
        "coal", tables.coefficients.rows, columns, lambda row: f"coal/{row.table}/{row.name}", of=of
    )


def _carbon(tables: ReferenceTables, on: date) -> tuple[BrowseTable, ...]:
    """Each table by itself: a report keeps to one of them."""
    return tuple(_carbon_table(tables, name, on) for name in tables.carbon.tables())


def _carbon_table(tables: ReferenceTables, name: str, on: date) -> BrowseTable:
    rows = tables.carbon.of(name)
    columns = (
        _column("name", lambda row: row.name),
        _column("kind", lambda row: message(f"browse.kind.{row.kind}"), chosen=True),
        _figure("factor", lambda row: row.factor),
        _column("unit", lambda row: row.unit),
        _confident(),
        *(_of_fuel() if any(row.kind == "fuel" for row in rows) else ()),
        _column("guideline", lambda row: row.guideline, listed=False),
        *_validity(),
        *_origin(),
    )
    known = name in CARBON_TABLES
    title = message(f"browse.carbon.{name}") if known else message("browse.carbon", table=name)
    guidelines = tuple(dict.fromkeys(row.guideline for row in rows))
    about = message("browse.about.carbon", table=name, guidelines=guidelines)
    return _table(
        f"carbon/{name}",
        rows,
        columns,
        _carbon_key,
        of=lambda row: standing(row.validity, on),
        title=title,
        about=about,
    )


def _of_fuel() -> tuple[_Column, ...]:
    return (
        _figure("heating_value", lambda row: row.heating_value),
        _column("heating_unit", lambda row: row.heating_unit),
        _figure("carbon_content", lambda row: row.carbon),
        _figure("oxidation", lambda row: row.oxidation),
        _figure("per_heat", lambda row: row.per_heat, listed=False),
    )


def _carbon_key(row: CarbonFactor) -> str:
    kind = row.kind if row.kind in ("fuel", "heat") else "carbon"
    return f"{kind}/{row.table}/{row.name}"


def _grid(tables: ReferenceTables) -> BrowseTable:
    def key(row: GridFactor) -> str:
        return f"grid/{row.year}/{row.region}/{row.basis}"

    columns = (
        _column("year", lambda row: str(row.year), "figure", chosen=True),
        _column("region", lambda row: row.region, chosen=True),
        _column("basis", lambda row: message(f"browse.basis.{row.basis}"), chosen=True),
        _figure("grid_factor", lambda row: row.value),
        _column("unit", lambda row: row.unit),
        _confident(),
        _column("scope", lambda row: message(f"browse.scope.{row.scope}"), listed=False),
        _column("notice", lambda row: row.notice),
        _day("published", lambda row: row.published, listed=False),
        *_origin(),
    )
    return _table("grid", tables.grid.rows, columns, key)


def _limits(limits: EnergyLimits, on: date) -> BrowseTable:
    def of(row: EnergyLimit) -> str:
        return limits.standing(row, on)

    columns = (
        _column("standard", lambda row: row.standard, chosen=True),
        _column("product", lambda row: row.product),
        _column("indicator", lambda row: row.indicator),
        *(_figure(f"level{grade}", _level(grade)) for grade in (1, 2, 3)),
        _column("unit", lambda row: row.unit),
        _standing(of),
        _confident(),
        _day("effective", lambda row: row.effective),
        _day("published", lambda row: row.published, listed=False),
        _column("correction", lambda row: row.correction_text),
        _column("doubt", lambda row: row.doubt, listed=False),
        _column("better", lambda row: message(f"browse.better.{row.better}"), listed=False),
        _column("standard_title", lambda row: row.title, listed=False),
        _column("supersedes", lambda row: "、".join(row.supersedes), listed=False),
        *_origin(),
    )
    return _table("limits", limits.rows, columns, lambda row: f"limit/{row.key}", of=of)


def _level(grade: int) -> Callable[[Any], Decimal | None]:
    def level(row: EnergyLimit) -> Decimal | None:
        return (row.level1, row.level2, row.level3)[grade - 1]

    return level


def _quotas(tables: ReferenceTables, on: date) -> BrowseTable:
    def of(row: WaterQuota) -> str:
        return standing(row.validity, on, superseded=row.superseded)

    columns = (
        _column("standard", lambda row: row.standard, chosen=True),
        _column("product", lambda row: row.product),
        _column("quota_basis", lambda row: message(f"browse.quota.{row.basis}"), chosen=True),
        _figure("strict", lambda row: row.strict),
        _figure("loose", lambda row: row.loose),
        _column("unit", lambda row: row.unit),
        _column("per", lambda row: row.per),
        _column("province", lambda row: row.province or message("browse.nationwide"), chosen=True),
        _standing(of),
        _confident(),
        *_validity(),
        *_origin(),
    )
    return _table("quotas", tables.quotas.rows, columns, lambda row: f"quota/{row.key}", of=of)


def _benchmarks(tables: ReferenceTables, on: date) -> BrowseTable:
    columns = (
        _column("field", lambda row: row.field, chosen=True),
        _column("product", lambda row: row.product),
        _figure("benchmark", lambda row: row.benchmark),
        _figure("baseline", lambda row: row.baseline),
        _column("unit", lambda row: row.unit),
        _confident(),
        _column("standard", lambda row: row.standard),
        _column("crosscheck", lambda row: row.crosscheck, listed=False),
        *_validity(),
        *_origin(),
    )
    return _table(
        "benchmarks",
        tables.benchmarks,
        columns,
        lambda row: f"benchmark/{row.field}/{row.product}",
        of=lambda row: standing(row.validity, on),
    )


def _steam(tables: ReferenceTables, on: date) -> BrowseTable:
    columns = (
        _figure("pressure", lambda row: row.pressure),
        _figure("temperature", lambda row: row.temperature),
        _figure("enthalpy", lambda row: row.enthalpy),
        _column("unit", lambda row: row.unit),
        _confident(),
        *_validity(),
        *_origin(),
    )
    return _table(
        "steam",
        tables.steam.rows,
        columns,
        lambda row: f"steam/{row.pressure}",
        of=lambda row: standing(row.validity, on),
    )


def _key_industries(tables: ReferenceTables, on: date) -> BrowseTable:
    columns = (
        _column("sector", lambda row: row.sector, chosen=True),
        _column("industry", lambda row: row.industry),
        _confident(),
        *_validity(),
        *_origin(),
    )
    return _table(
        "key-industries",
        tables.key_industries,
        columns,
        lambda row: f"key-industry/{row.sector}/{row.industry}",
        of=lambda row: standing(row.validity, on),
    )


def _standards(tables: ReferenceTables, on: date) -> BrowseTable:
    def of(row: IndustryStandard) -> str:
        gone = row.standing == SUPERSEDED
        return (
            standing(row.validity, on, superseded=gone) if gone or row.standing == PUBLISHED else row.standing
        )

    columns = (
        _column("code", lambda row: row.code),
        _column("standard_title", lambda row: row.title),
        _column("industry", lambda row: row.industry, chosen=True),
        _standing(of),
        _confident(),
        *_validity(listed=True),
        _day("published", lambda row: row.published, listed=False),
        _column("supersedes", lambda row: row.supersedes, listed=False),
        *_origin(),
    )
    return _table(
        "standards",
        tables.industry_standards,
        columns,
        lambda row: f"standard/{row.code}/{row.title}",
        of=of,
    )


def _codes(industries: Sequence[IndustryCode]) -> BrowseTable:
    columns = (
        _column("industry_code", lambda row: row.code),
        _column("industry_title", lambda row: row.title),
        _column("confidence", lambda row: _sure(row.confidence), "confidence", chosen=True),
    )
    return _table("industries", industries, columns, lambda row: f"industry/{row.code}")
