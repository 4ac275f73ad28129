"""The frame of an industry's table: GB/T 36132-2025 Annex A, filled with what is known, the rest open with its reason.

Annex A gives title and columns, Annex C an example of rows and points: the frame takes the rows of the general table.
Energy gets a form for every product of the industry with a limit (grade 1 leads, grade 2 is the base), water one for
every product with a quota (先进值, 通用值). A figure that waits for the user anywhere else waits here too: it enters
with the confidence ``low``, so that nothing is scored by it until accepted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.calculators.amounts import ratio
from gf_desktop.domain.factors.candidates import OTHER_ENERGY, Candidate, energy_candidate, water_candidate
from gf_desktop.domain.messages import message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.pack import (
    Applies,
    Confidence,
    Domain,
    Figure,
    Group,
    Header,
    Indicator,
    Pack,
    Section,
    Source,
    Variant,
)
from gf_desktop.domain.reference.industries import IndustryLink, in_class
from gf_desktop.domain.reference.limits import IN_FORCE, SUPERSEDED, number
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.domain.report.cells import Say

ENERGY_ROW, WATER_ROW = "energy-consumption-intensity", "water-withdrawal-intensity"
Classes = str | tuple[str, ...]
"""A class, group or division of GB/T 4754-2017, or all those that an industry's products belong to."""
_AMOUNTS = {ENERGY_ROW: "kgce", WATER_ROW: "m³"}
_CALCULATORS = {ENERGY_ROW: "energy-per-product", WATER_ROW: "water-per-product"}


def frame(
    industry_code: Classes,
    industry: str,
    general: Pack,
    tables: ReferenceTables,
    on: date,
    say: Say,
    leave_out: Collection[str] = (),
) -> Pack:
    """Return the draft of an industry's table. It has no digest: whoever keeps it, sets one.

    Args:
        industry_code: Classes of GB/T 4754-2017; their limits and quotas are filled in.
        industry: The industry's name as it stands in the title (Annex A: name per GB/T 4754).
        general: The table whose rows and points are taken (GB/T 36132-2025 Annex C).
        tables: Limits, quotas and their links to industries.
        on: The day that counts for the standing of a limit: the last of the data year.
        say: Says the file's own sentences: a pack is read as it stands.
        leave_out: Limits and quotas not wanted, by their keys (``known``): products that the industry does not make.
    """
    maker = _Maker(say, {})
    found = known(industry_code, tables, on)
    rows = {key: tuple(one for one in listed if one.key not in leave_out) for key, listed in found.items()}
    sections = tuple(maker.section(section, rows) for section in general.table.sections)
    sources = {**general.table.sources, **maker.sources}
    table = replace(general.table, sections=sections, sources=sources, threshold=None, bonus=None)
    return Pack(header=_header(industry_code, industry, general, on, say), table=table)


def known(industry_code: Classes, tables: ReferenceTables, on: date) -> Mapping[str, tuple[Candidate, ...]]:
    """Return the limits and quotas of an industry's products, by the row that they belong to."""
    classes = _classes(industry_code)
    return {ENERGY_ROW: _limits(classes, tables, on), WATER_ROW: _quotas(classes, tables, on)}


def frame_id(industry_code: Classes, on: date) -> str:
    """Return the id of an industry's frame: ``own-2612-2025``; of several classes the first one names it."""
    return f"own-{next(iter(_classes(industry_code)), 'industry')}-{on:%Y}"


def _classes(industry_code: Classes) -> tuple[str, ...]:
    codes = (industry_code,) if isinstance(industry_code, str) else industry_code
    return tuple(code for code in codes if code)


def _header(code: Classes, industry: str, general: Pack, on: date, say: Say) -> Header:
    return Header(
        format="gf-pack/1",
        id=frame_id(code, on),
        version=1,
        title=say(message("frame.title", industry=industry)),
        subject="factory",
        issuer=say(message("frame.issuer")),
        standing="own",
        note=say(message("frame.note")),
        applies=Applies(industries=_classes(code)),
        labels=general.header.labels,
    )


def _limits(classes: tuple[str, ...], tables: ReferenceTables, on: date) -> tuple[Candidate, ...]:
    rows = (
        row
        for row in tables.limits.rows
        if _linked("limit", classes, row.standard, row.product, tables.industry_links)
        and _measures(row.unit, _AMOUNTS[ENERGY_ROW])
    )
    found = (energy_candidate(row, tables, on) for row in rows)
    # A limit of coal or coke alone is not the whole energy that the row asks for.
    return _held(one for one in found if OTHER_ENERGY not in one.reasons)


def _quotas(classes: tuple[str, ...], tables: ReferenceTables, on: date) -> tuple[Candidate, ...]:
    rows = (
        row
        for row in tables.quotas.rows
        if not row.province
        and _linked("quota", classes, row.standard, row.product, tables.industry_links)
        and _measures(row.unit, _AMOUNTS[WATER_ROW])
    )
    return _held(water_candidate(row, on) for row in rows)


def _linked(
    kind: str, classes: tuple[str, ...], standard: str, product: str, links: Iterable[IndustryLink]
) -> bool:
    return any(
        link.kind == kind
        and link.standard in (standard, number(standard))
        and any(in_class(code, link.industries) for code in classes)
        and link.names(product)
        for link in links
    )


def _measures(unit: str, amount: str) -> bool:
    """Return whether a unit is an ``amount`` per product; kWh/t and % are not what the row asks for."""
    head, stroke, product = unit.partition("/")
    return bool(stroke) and bool(product) and ratio(head, amount) is not None


def _held(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Leave out what a standard in force replaced."""
    return tuple(one for one in found if one.standing != SUPERSEDED)


@dataclass(slots=True)
class _Maker:
    """Makes the rows; ``sources`` collects the standards that figures come from."""

    say: Say
    sources: dict[str, Source]

    def section(self, section: Section, filled: dict[str, tuple[Candidate, ...]]) -> Section:
        """Return a section with its rows made."""
        groups = tuple(self.group(group, filled) for group in section.groups)
        return replace(section, groups=groups)

    def group(self, group: Group, filled: dict[str, tuple[Candidate, ...]]) -> Group:
        """Return a group with its rows made."""
        rows = tuple(self.row(row, filled.get(row.id, ())) for row in group.indicators)
        return replace(group, indicators=rows)

    def row(self, row: Indicator, found: Sequence[Candidate]) -> Indicator:
        """Return a row with a form for each limit or quota found; what nobody published stays open."""
        row = replace(row, lead=self.open(row.lead), base=self.open(row.base))
        if not found:
            return row
        made = tuple(self.variant(row.id, place, one) for place, one in enumerate(found, 1))
        # Energy freed in making the product counts as negative: then nought is no lower end.
        free = any(one.lead is not None and one.lead < 0 for one in found)
        domain: Domain | None = None if free else row.domain
        return replace(row, variants=(*made, *row.variants), domain=domain)

    def open(self, figure: Figure | None) -> Figure | None:
        """Return a benchmark that nobody published with why; a published one stays."""
        if figure is None or figure.value is not None:
            return figure
        return replace(figure, why=self.say(message("frame.unknown", why=figure.why)))

    def variant(self, row_id: str, place: int, one: Candidate) -> Variant:
        """Return the form of a row for one product."""
        names = "quota" if row_id == WATER_ROW else "limit"
        lead, base = self.pair(one, names)
        title = f"{one.product} {one.indicator}".strip()
        return Variant(
            id=f"{names}-{place}",
            title=title,
            when=self.when(one),
            unit=one.unit,
            lead=lead,
            base=base,
            calculator=_CALCULATORS[row_id],
        )

    def when(self, one: Candidate) -> str:
        """Say the standard that a form follows, and why its figures wait for the user."""
        fired = [one.standing] if one.standing != IN_FORCE else []
        fired += [name for name in ("correction", "doubt") if getattr(one, name)]
        words = {"correction": one.correction, "doubt": one.doubt}
        said = [self.say(message(f"frame.waits.{name}", **words)) for name in fired]
        return "；".join([f"{one.standard} {one.title}".strip(), *said])

    def pair(self, one: Candidate, names: str) -> tuple[Figure, Figure]:
        """Return lead and base of a limit or quota."""
        if one.disordered:
            why = self.say(message(f"frame.disordered.{names}", standard=one.standard))
            return Figure(value=None, why=why), Figure(value=None, why=why)
        return self.figure(one, one.lead, f"{names}.lead"), self.figure(one, one.base, f"{names}.base")

    def figure(self, one: Candidate, value: Fraction | None, name: str) -> Figure:
        """Return a benchmark; with the confidence ``low`` where the user has to say a word first."""
        if value is None:
            grade = message(f"frame.grade.{name}")
            return Figure(
                value=None, why=self.say(message("frame.absent", standard=one.standard, grade=grade))
            )
        sure = one.standing == IN_FORCE and not one.correction and not one.doubt
        confidence = _confidence(one.confidence if sure else "low")
        return Figure(value=Decimal(exact_text(value)), source=self.source(one), confidence=confidence)

    def source(self, one: Candidate) -> str:
        """Return the key of a standard among the sources."""
        key = "".join(letter if letter.isalnum() else "-" for letter in one.standard.casefold())
        self.sources.setdefault(
            key, Source(title=one.source, confidence=_confidence(one.confidence), note=one.title)
        )
        return key


def _confidence(confidence: str) -> Confidence:
    """A word that the reference tables know and packs know too."""
    if confidence == "high":
        return "high"
    if confidence == "medium":
        return "medium"
    return "low" if confidence == "low" else "memory"
