"""The packs we ship: complete, in the forms' order, every figure with its source, the same id the same thing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.domain.pack import Figure, Indicator, Measure, Pack, Section, merged
from gf_desktop.domain.units import dimension
from tests.standards.shipped import FORMS_OF_2025, IDS, pack

BONUS = ["bonus-chain", "bonus-footprint-platform", "bonus-zero-carbon"]
ROWS = {
    "js-pp-staple-2026": [
        "energy-per-product",
        "carbon-per-product",
        "renewable-share",
        "platform-functions",
        "material-per-product",
        "water-per-product",
        "water-reuse-rate",
        "solid-waste-use-rate",
        "process-equipment",
        "retrofit-count",
        "retrofit-investment-share",
        "pollutant-margin",
        "green-design-case",
        "carbon-footprint",
        "standards-participation",
        "land-output",
        "building-coefficient",
        "plot-ratio",
        *BONUS,
    ],
    "js-general-2026": [
        "energy-intensity",
        "carbon-per-output",
        "renewable-share",
        "platform-functions",
        "material-saving-case",
        "material-substitution-case",
        "water-intensity",
        "water-reuse-rate",
        "solid-waste-use-rate",
        "catalogue-equipment",
        "retrofit-count",
        "retrofit-investment-share",
        "waste-water-margin",
        "waste-gas-margin",
        "green-design-case",
        "footprint-share",
        "saving-product-share",
        "land-output",
        "building-coefficient",
        "plot-ratio",
        *BONUS,
    ],
}
POINTS = {
    "js-pp-staple-2026": [30, 33, 18, 11, 8],
    "js-general-2026": [34, 22, 22, 14, 8],
    "gbt36132-2025": [30, 30, 16, 16, 8],
    "miit-general-2025": [30, 30, 16, 16, 8],
}
FUNCTIONS = [
    "energy-query",
    "intensity-calculation",
    "consumption-analysis",
    "efficiency-benchmarking",
    "energy-flow",
    "efficiency-optimisation",
    "budget-management",
    "carbon-accounting",
    "footprint-accounting",
    "supply-chain-carbon",
    "verification-support",
    "carbon-assets",
]
# Lead and base of the staple-fibre form: reference 5.3.
STAPLE = {
    "energy-per-product": ("110", "130"),
    "carbon-per-product": ("0.42", "0.5"),
    "renewable-share": ("3", "0"),
    "platform-functions": ("8", "0"),
    "material-per-product": ("966", "970"),
    "water-per-product": ("0.7", "0.8"),
    "water-reuse-rate": ("95", "90"),
    "solid-waste-use-rate": ("100", "95"),
    "process-equipment": ("3", "0"),
    "retrofit-count": ("3", "1"),
    "retrofit-investment-share": ("0.1", "0"),
    "land-output": ("0.4", "0.2"),
    "building-coefficient": ("40", "35"),
    "plot-ratio": ("1.2", "0.8"),
}
# Lead, base and how sure of each in the general form: reference 5.2.
GENERAL = {
    "platform-functions": ("6", "low", "0", "high"),
    "water-reuse-rate": ("92.22", "medium", "80", "low"),
    "solid-waste-use-rate": ("100", "medium", "80", "low"),
    "catalogue-equipment": ("5", "medium", "3", "low"),
    "retrofit-count": ("3.67", "medium", "3.6", "low"),
    "retrofit-investment-share": ("0.57", "medium", "0.5", "low"),
    "waste-water-margin": ("75", "medium", "0", "low"),
    "waste-gas-margin": ("86.1", "medium", "80", "low"),
    "footprint-share": ("100", "medium", "80", "low"),
    "saving-product-share": ("100", "medium", "80", "low"),
    "land-output": ("1.2", "medium", "1", "low"),
    "building-coefficient": ("51", "medium", "40", "low"),
    "plot-ratio": ("1.12", "medium", "0.5", "low"),
}


def forms(row: Indicator) -> list[Measure]:
    """Return the forms in which a row can be measured."""
    return [merged(row, variant) for variant in row.variants] or [row]


def total(rows: tuple[Indicator, ...]) -> Decimal:
    """Return the points of all rows together; a row without points counts as nothing."""
    return sum((row.points or Decimal(0) for row in rows), Decimal(0))


def brought(section: Section) -> Decimal:
    """Return what a section's groups bring: their rows' points, or those known for the group only."""
    groups = (
        group.points if group.points is not None else total(group.indicators) for group in section.groups
    )
    return sum(groups, Decimal(0))


def sureness(table: Pack, form: Measure) -> tuple[str, str]:
    """Return how sure we are of lead and base."""
    assert form.lead
    assert form.base
    return table.confidence(form.lead), table.confidence(form.base)


def figures(table: Pack) -> list[Figure]:
    """Return every benchmark figure of a pack."""
    holders = [h for row in table.indicators for form in forms(row) for h in (form, *form.parts)]
    return [f for h in holders for f in (h.lead, h.base) if f is not None]


@pytest.mark.parametrize("scheme", ROWS)
def test_rows_stand_in_the_forms_order(scheme):
    """Ids and their order are those that documents rely on."""
    assert [row.id for row in pack(scheme).indicators] == ROWS[scheme]


@pytest.mark.parametrize("scheme", FORMS_OF_2025)
def test_points_add_up(scheme):
    """Sections have the form's points, together a hundred."""
    points = [section.points for section in pack(scheme).table.sections]
    assert points == POINTS[scheme]
    assert sum(points) == 100 == pack(scheme).table.whole
    assert [brought(section) for section in pack(scheme).table.sections] == points


def test_the_national_table_has_fourteen_rows():
    """Table C.1 has 14 second-level indicators, 11 of them quantitative."""
    rows = pack("gbt36132-2025").indicators
    assert [row.points for row in rows] == [8, 8, 8, 6, 8, 8, 8, 6, 6, 4, 6, 8, 8, 8]
    assert [row.kind for row in rows].count("choice") == 3


@pytest.mark.parametrize(("scheme", "cap", "zero"), [("js-pp-staple-2026", 4, 1), ("js-general-2026", 5, 2)])
def test_bonus(scheme, cap, zero):
    """Bonus rows and their caps are the form's."""
    bonus = pack(scheme).table.bonus
    assert bonus.cap == cap == total(bonus.indicators)
    options = [{option.id: option.points for option in row.choice.options} for row in bonus.indicators]
    assert options == [
        {"leader-candidate": 2, "backbone": Decimal("1.5"), "key": 1, "none": 0},
        {"yes": 1, "no": 0},
        {"yes": zero, "no": 0},
    ]


@pytest.mark.parametrize("scheme", FORMS_OF_2025)
def test_platform_functions(scheme):
    """The twelve functions stand in the standard's order."""
    ticks = pack(scheme).indicator("platform-functions").ticks
    assert [option.id for option in ticks.options] == FUNCTIONS


def test_variants_of_the_general_form():
    """Energy and water come per product or per output, the renewable share in four bands."""
    table = pack("js-general-2026")
    ids = {row.id: [variant.id for variant in row.variants] for row in table.indicators if row.variants}
    assert ids == {
        "energy-intensity": ["per-product", "per-output"],
        "renewable-share": ["ge-10000-tce", "5000-10000-tce", "3000-5000-tce", "lt-3000-tce"],
        "water-intensity": ["per-product", "per-output"],
    }
    energy, water = (
        table.indicator(i).variant("per-product").products for i in ("energy-intensity", "water-intensity")
    )
    assert (energy.top, energy.weight, water.top, water.weight) == (3, "tce", 3, "m³")


def test_benchmarks_of_the_staple_form():
    """Lead and base are those transcribed, all of them usable."""
    table = pack("js-pp-staple-2026")
    found = {row.id: (str(row.lead.value), str(row.base.value)) for row in table.indicators if row.lead}
    assert found == STAPLE
    parts = table.indicator("pollutant-margin").parts
    assert [(p.id, p.lead.value, p.base.value) for p in parts] == [("nmhc", 20, 10), ("cod", 20, 10)]
    assert {table.confidence(f) for f in figures(table)} == {"medium", "high"}


def test_benchmarks_of_the_general_form():
    """What looks like a placeholder carries low confidence, and the rest medium."""
    table = pack("js-general-2026")
    for row_id, expected in GENERAL.items():
        row = table.indicator(row_id)
        lead, base = sureness(table, row)
        assert (str(row.lead.value), lead, str(row.base.value), base) == expected
    bands = table.indicator("renewable-share").variants
    assert [str(band.lead.value) for band in bands] == ["4.31", "11.9", "7.93", "33.03"]
    assert {sureness(table, band) for band in bands} == {("medium", "medium")}


def test_figures_that_cannot_be_right_are_left_out():
    """Water per output was transcribed with lead and base in the wrong order: no figure, and the reason."""
    form = pack("js-general-2026").indicator("water-intensity").variant("per-output")
    assert form.lead.value is None
    assert form.base.value is None
    assert "颠倒" in form.lead.why


@pytest.mark.parametrize("scheme", IDS)
def test_every_figure_has_source_or_reason(scheme):
    """A figure names its source, which says how sure we are; a missing one says why."""
    table = pack(scheme)
    for figure in figures(table):
        if figure.value is None:
            assert figure.why
        else:
            assert figure.source in table.table.sources


@pytest.mark.parametrize("scheme", IDS)
def test_every_row_asks_for_evidence(scheme):
    """Each row has its list; where figures are computed, the calculation sheet comes first."""
    for row in pack(scheme).indicators:
        kinds = [item.kind for item in row.evidence]
        assert kinds
        assert len(kinds) == len(set(kinds))
        if {form.kind for form in forms(row)} & {"quantitative", "products", "parts", "ratio"}:
            assert kinds[0] == "calculation-sheet"


@pytest.mark.parametrize("scheme", FORMS_OF_2025)
def test_gates(scheme):
    """Three basic requirements, the first following from the negative list, each with evidence."""
    gates = pack(scheme).table.gates
    assert [gate.id for gate in gates] == ["compliance", "management", "systems"]
    assert [gate.derived_from for gate in gates] == ["disqualifiers", None, None]
    assert all(gate.evidence and gate.clause for gate in gates)


@pytest.mark.parametrize("scheme", FORMS_OF_2025)
def test_what_the_header_says(scheme):
    """Transcribed packs say so; short titles fit a list; the words for lead and base are the authority's."""
    header = pack(scheme).header
    assert header.standing == "unofficial-transcript"
    assert header.note
    assert 0 < len(header.short_title) <= 20
    assert header.labels.lead == ("标杆值" if scheme.startswith("js") else "引领值")
    assert header.labels.base == "基准值"
    assert pack(scheme).table.not_applicable == (
        "review-full-points" if scheme.startswith("js") else "unknown"
    )


def test_the_same_id_is_the_same_thing():
    """In all packs an id has one kind, one dimension and one formula, so that answers may be carried over."""
    meanings: dict[str, dict[str, set[tuple[str, str | None, str]]]] = {}
    for scheme in IDS:
        for row in pack(scheme).indicators:
            forms_of_row = {(str(f.kind), dimension(f.unit), f.calculator) for f in forms(row)}
            meanings.setdefault(row.id, {})[scheme] = forms_of_row
    shared = {row_id: list(found.values()) for row_id, found in meanings.items() if len(found) > 1}
    assert len(shared) > 10
    assert [row_id for row_id, found in shared.items() if any(one != found[0] for one in found)] == []


@pytest.mark.parametrize("scheme", IDS)
def test_units_agree_with_the_formulas(scheme):
    """A row's unit is of the formula's dimension, or of a product counted in tonnes instead of an open product unit."""
    for row in pack(scheme).indicators:
        for form in forms(row):
            if form.calculator:
                theirs = dimension(FORMULAS[form.calculator].unit)
                accepted = {theirs, (theirs or "").replace("/product", "/mass").replace("material/", "mass/")}
                assert dimension(form.unit) in accepted, row.id
