"""The ministry's table with everything entered that it does not show: one total, reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gf_desktop.domain.document import (
    Answer,
    Applicant,
    Document,
    OwnBenchmark,
    OwnFigure,
    OwnPoints,
    SchemeRef,
)
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.findings import findings
from gf_desktop.domain.pack import Indicator, Measure, Pack
from gf_desktop.domain.points_rules import open_options
from gf_desktop.domain.scoring import score
from tests.standards.shipped import pack

SPLIT = {
    "material-saving-case": "5",
    "material-substitution-case": "3",
    "retrofit-count": "2.5",
    "retrofit-investment-share": "1.5",
    "waste-water-margin": "4",
    "waste-gas-margin": "2",
    "saving-product-share": "0",
    "land-output": "4",
    "building-coefficient": "2",
    "plot-ratio": "2",
}
"""A split of the groups of 8, 4, 6, and 8 points, and of the row that the transcript shows with none."""


def figure(text: str) -> OwnFigure:
    """Return a figure that the applicant knows."""
    return OwnFigure(value=Decimal(text), source="样例，非真实数据")


def half(table: Pack, row: Indicator) -> tuple[Answer, OwnBenchmark | dict[str, OwnBenchmark] | None]:
    """Return an answer that brings half of a row's points, all of a choice's, and the benchmarks that it needs."""
    variant = next((one.id for one in row.variants if (one.kind or row.kind) != "products"), None)
    measure: Measure | None = row.measure(variant)
    assert measure is not None
    if measure.choice:
        return Answer(option="provided"), None
    if measure.ticks:
        return Answer(ticked=tuple(one.id for one in measure.ticks.options[:4])), None
    lead, base = ("10", "20") if measure.better == "lower" else ("20", "10")
    missing = {name: getattr(measure, name) for name in ("lead", "base")}
    own = {
        name: figure(text)
        for name, text in (("lead", lead), ("base", base))
        if missing[name] is None or table.confidence(missing[name]) != "high" or missing[name].value is None
    }
    word = OwnBenchmark(**own)
    return Answer(value=Decimal(15), variant=variant), {variant: word} if variant else word


def entered(table: Pack) -> Document:
    """Return a full answer with all benchmarks and all points."""
    made = {row.id: half(table, row) for row in table.indicators}
    points = {
        key: OwnPoints(
            value=figure(text),
            options={
                one.id: figure(text if one.id == "provided" else "0")
                for one in open_options(table.indicator(key))
            },
        )
        for key, text in SPLIT.items()
    }
    return Document(
        subject="factory",
        applicant=Applicant(name="样例企业"),
        year=2025,
        scheme=SchemeRef(id=table.header.id, version=table.header.version),
        answers={key: answer for key, (answer, _) in made.items()},
        benchmarks={key: word for key, (_, word) in made.items() if word},
        points=points,
    )


def test_all_that_the_table_leaves_open_can_be_entered():
    """Three cases provided bring 5 + 3 + 8; half of the other 84 points is 42: 58 in all, and no range."""
    table = pack("miit-general-2025")
    document = entered(table)

    assert {row.id for row in table.indicators if row.points is None} == SPLIT.keys()
    assert check_document(document, table, None) == ()
    result = score(document, table)
    assert (result.lowest, result.highest) == (58, 58)
    assert {row.status for row in result.rows} == {"scored"}
    codes = {one.code for one in findings(document, table, result)}
    assert {"finding.own-points"} == {one for one in codes if "points" in one}


def test_without_the_split_26_points_stay_open():
    """Of the same answer the 8 for the cases and the half of 18 are not known; the range holds the truth."""
    table = pack("miit-general-2025")
    document = replace(entered(table), points={})
    result = score(document, table)

    assert (result.lowest, result.highest) == (41, 67)
    assert result.lowest <= 58 <= result.highest
