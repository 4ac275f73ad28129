"""Good packs spoilt in one place each: every fault gives one sentence with its place, and none of them loads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from gf_desktop.standards.packs import check_file, read_pack
from gf_desktop.standards.problems import StandardError
from tests.standards.shipped import catalogue, known, plain, write

FOREIGN = re.compile(r"None|True|False|Error|Decimal|Literal|<|\bNaN\b|\{|\}|  ")
"""What a sentence for people does not hold: words of Python, places that were not filled, double blanks."""
Change = Callable[[Any], object]
PARK, STAPLE, OLD, SUPPLY, NATION, GENERAL = (
    "park-2016",
    "js-pp-staple-2026",
    "gbt36132-2018",
    "supply-chain-2024",
    "miit-general-2025",
    "js-general-2026",
)


def row(spoilt: Any, row_id: str) -> Any:
    """Return a row of a plain pack."""
    groups = (group for section in spoilt["table"]["sections"] for group in section["groups"])
    return next(one for group in groups for one in group["indicators"] if one["id"] == row_id)


def section(spoilt: Any, number: int) -> Any:
    """Return a section of a plain pack."""
    return spoilt["table"]["sections"][number]


def set_(row_id: str, **values: Any) -> Change:
    """Return the change that gives a row other values."""
    return lambda spoilt: row(spoilt, row_id).update(values)


def header(**values: Any) -> Change:
    """Return the change that gives the header other values."""
    return lambda spoilt: spoilt["header"].update(values)


def table(**values: Any) -> Change:
    """Return the change that gives the table other values."""
    return lambda spoilt: spoilt["table"].update(values)


def without(row_id: str, key: str) -> Change:
    """Return the change that takes a key from a row."""
    return lambda spoilt: row(spoilt, row_id).pop(key)


def index(**values: Any) -> Change:
    """Return the change that gives the index other values."""
    return lambda spoilt: spoilt["table"]["index"].update(values)


def form(row_id: str, number: int, **values: Any) -> Change:
    """Return the change that gives one of a row's forms other values."""
    return lambda spoilt: row(spoilt, row_id)["variants"][number].update(values)


def part(number: int, **values: Any) -> Change:
    """Return the change that gives a part of the staple table's pollutants other values."""
    return lambda spoilt: row(spoilt, "pollutant-margin")["parts"][number].update(values)


def source(**values: Any) -> Change:
    """Return the change that gives the source ``form`` other values."""
    return lambda spoilt: spoilt["table"]["sources"]["form"].update(values)


def bonus(**values: Any) -> Change:
    """Return the change that gives the bonus other values."""
    return lambda spoilt: spoilt["table"]["bonus"].update(values)


def applies(**values: Any) -> Change:
    """Return the change that makes a table apply elsewhere."""
    return lambda spoilt: spoilt["header"]["applies"].update(values)


def function(number: int, **values: Any) -> Change:
    """Return the change that gives one of the platform's functions other values."""
    return lambda spoilt: row(spoilt, "platform-functions")["ticks"]["options"][number].update(values)


def three_functions(spoilt: Any) -> None:
    """Leave three functions to be ticked, where six are the lead."""
    ticks = row(spoilt, "platform-functions")["ticks"]
    ticks.update(options=ticks["options"][:3])


def unpaired(spoilt: Any) -> None:
    """Move a row of a set of two into another section."""
    moved = section(spoilt, 3)["groups"].pop()
    section(spoilt, 4)["groups"].append(moved)
    section(spoilt, 3).update(points="3")


def bare(number: int) -> Change:
    """Return the change that leaves a section without groups."""
    return lambda spoilt: section(spoilt, number).update(groups=[])


def empty_group(spoilt: Any) -> None:
    """Leave a group without rows."""
    section(spoilt, 0)["groups"][0].update(indicators=[])


def priced_twice(spoilt: Any) -> None:
    """Give a group points beside those of its two rows."""
    section(spoilt, 1)["groups"][0].update(points="3")


def with_ratio(spoilt: Any) -> None:
    """Measure the land's row by a calculator that gives a plain ratio."""
    row(spoilt, "land-output").update(calculator="plot-ratio")


def without_source(spoilt: Any) -> None:
    """Take away the one source that every figure names."""
    sources = spoilt["table"]["sources"]
    sources["other"] = sources.pop("form")


MUTATIONS: list[tuple[str, str, Change]] = [
    # shape
    (PARK, "standards.not-one-of", header(subject="farm")),
    (PARK, "standards.not-one-of", header(format="gf-pack/2")),
    (PARK, "standards.not-whole", header(version="one")),
    (PARK, "standards.missing-key", lambda p: p["table"].pop("sources")),
    (PARK, "standards.unknown-key-near", header(titel="x")),
    (PARK, "standards.unknown-key", table(colour="green")),
    (PARK, "standards.not-whole", table(years="three")),
    (PARK, "standards.not-one-of", table(year_rule="best")),
    (PARK, "standards.not-whole", table(choose={"A": "two", "B": 1, "C": 1, "D": 1, "E": 1})),
    (PARK, "standards.not-mapping", table(choose=["A"])),
    (PARK, "standards.missing-key", lambda p: p["table"]["index"].pop("symbol")),
    (PARK, "standards.not-a-number", set_("park-energy-output", points="one")),
    (PARK, "standards.not-one-of", set_("park-energy-output", better="more")),
    (PARK, "standards.not-truth", lambda p: p["table"]["gates"][0].update(encouraged="perhaps")),
    (
        STAPLE,
        "standards.missing-key",
        lambda p: row(p, "green-design-case")["choice"]["options"][0].pop("points"),
    ),
    # header
    (PARK, "pack.version", header(version=0)),
    (PARK, "pack.id", header(id="Park_2016")),
    (PARK, "pack.blank", header(issuer=" ")),
    (OLD, "pack.abolished", header(abolished="2025年底")),
    (STAPLE, "pack.province", lambda p: p["header"]["applies"].update(province="江苏")),
    # sets, years, index, form
    (PARK, "pack.set-unknown", set_("park-sewage-works", choose_from="Z")),
    (PARK, "pack.set-count", lambda p: p["table"]["choose"].update(F=1)),
    (PARK, "pack.set-section", unpaired),
    (PARK, "pack.years", table(years=0)),
    (PARK, "pack.years", table(years=9)),
    (PARK, "pack.year-rule", table(years=1)),
    (PARK, "pack.index-over", index(over=25)),
    (PARK, "pack.index-rounding", table(rounding={"places": 2, "at": "indicator"})),
    (PARK, "pack.unknown-source", index(source="hearsay")),
    (PARK, "pack.blank", index(title="")),
    (SUPPLY, "pack.blank", index(symbol=" ")),
    (NATION, "pack.form-field", lambda p: p["table"]["form"]["information"][0].update(field="nickname")),
    (NATION, "pack.form-most", lambda p: p["table"]["form"]["information"][0].update(most=0)),
    (NATION, "pack.blank", lambda p: p["table"]["form"]["information"][1].update(title="")),
    # points
    (OLD, "pack.section-points", lambda p: section(p, 0).update(points="101")),
    (OLD, "pack.section-points", set_("f-building-lawful", points="9")),
    (OLD, "pack.weights", lambda p: section(p, 0).update(weight="0.3")),
    (NATION, "pack.row-without-points", without("saving-product-share", "points_why")),
    (NATION, "pack.points-why", set_("carbon-per-output", points_why="why")),
    (NATION, "pack.points-twice", set_("retrofit-count", points="4")),
    (SUPPLY, "pack.section-points", set_("scm-plan", points="7")),
    # rows
    (PARK, "pack.unknown-source", set_("park-sewage-works", source="hearsay")),
    (OLD, "pack.unknown-source", lambda p: section(p, 1).update(source="hearsay")),
    (PARK, "pack.duplicate-id", set_("park-plan", id="park-standards")),
    (PARK, "pack.id", set_("park-plan", id="规划")),
    (PARK, "pack.kind-lacks", without("park-energy-output", "lead")),
    (PARK, "pack.kind-lacks", without("park-energy-output", "cap")),
    (PARK, "pack.kind-foreign", set_("park-energy-output", base={"value": "1", "source": "memory"})),
    (PARK, "pack.unit", set_("park-energy-output", unit="万元/吨标煤")),
    (PARK, "pack.figure-without-source", lambda p: row(p, "park-energy-output")["lead"].pop("source")),
    (PARK, "pack.ratio-cap", set_("park-energy-output", cap="-1")),
    (PARK, "pack.outside-domain", lambda p: row(p, "park-renewable-share")["lead"].update(value="150")),
    (PARK, "pack.evidence", set_("park-plan", evidence=[{"kind": "hearsay"}])),
    (PARK, "pack.repeated", set_("park-plan", evidence=[{"kind": "park-plan"}, {"kind": "park-plan"}])),
    (PARK, "pack.choice-points", lambda p: row(p, "park-plan")["choice"]["options"][0].update(points="2")),
    (
        STAPLE,
        "pack.option-points",
        lambda p: row(p, "green-design-case")["choice"]["options"][1].update(points=None),
    ),
    (STAPLE, "pack.lead-is-base", lambda p: row(p, "energy-per-product")["base"].update(value="110")),
    (STAPLE, "pack.lead-against-base", lambda p: row(p, "water-reuse-rate")["base"].update(value="99")),
    (STAPLE, "pack.calculator", set_("energy-per-product", calculator="guess")),
    (OLD, "pack.checklist", set_("f-light-control", must=True)),
    (OLD, "pack.degree-share", lambda p: row(p, "f-light-control")["degrees"][0].update(share="2")),
    (OLD, "pack.kind-lacks", without("r-plot-ratio", "unit")),
    (OLD, "pack.given-value", set_("r-pollutant", given={"stage": "sold"})),
    (SUPPLY, "pack.manual-step", set_("scm-plan", step="0")),
    (SUPPLY, "pack.unit", lambda p: row(p, "scm-low-risk-share")["beside"].update(unit="成")),
    (SUPPLY, "pack.blank", lambda p: row(p, "scm-low-risk-share")["beside"].update(title="")),
    (NATION, "pack.null-without-why", lambda p: row(p, "footprint-share")["lead"].pop("why")),
    # what else a table is made of: kinds, forms, parts, ticks, products, sources, bonus, where it applies
    (STAPLE, "standards.not-one-of", set_("energy-per-product", kind="guess")),
    (STAPLE, "standards.not-one-of", set_("pollutant-margin", share="some")),
    (GENERAL, "standards.not-one-of", lambda p: p["table"]["gates"][0].update(derived_from="hearsay")),
    (GENERAL, "standards.not-one-of", source(confidence="sure")),
    (GENERAL, "standards.not-one-of", header(standing="sure")),
    (GENERAL, "standards.not-one-of", table(not_applicable="whatever")),
    (GENERAL, "standards.not-one-of", table(rounding={"places": 2, "at": "never"})),
    (GENERAL, "standards.not-a-number", lambda p: row(p, "plot-ratio")["lead"].update(value="约 1.12")),
    (GENERAL, "standards.not-a-number", lambda p: row(p, "plot-ratio")["base"].update(value="50%")),
    (GENERAL, "pack.blank", source(title="")),
    (GENERAL, "pack.blank", lambda p: p["header"]["labels"].update(lead="")),
    (GENERAL, "pack.places", table(rounding={"places": -1, "at": "indicator"})),
    (GENERAL, "pack.cap", bonus(cap="0")),
    (GENERAL, "pack.cap", bonus(cap="9")),
    (GENERAL, "pack.duplicate-id", lambda p: p["table"]["gates"][1].update(id="compliance")),
    (GENERAL, "pack.duplicate-id", lambda p: section(p, 1).update(id="energy")),
    (GENERAL, "pack.duplicate-id", form("renewable-share", 1, id="ge-10000-tce")),
    (GENERAL, "pack.duplicate-id", function(1, id="energy-query")),
    (STAPLE, "pack.duplicate-id", part(1, id="nmhc")),
    (STAPLE, "pack.lead-against-base", part(1, lead={"value": "5", "source": "form"})),
    (GENERAL, "pack.tick-count", three_functions),
    (GENERAL, "pack.kind-lacks", set_("platform-functions", ticks=None)),
    (GENERAL, "pack.kind-lacks", set_("plot-ratio", better=None)),
    (GENERAL, "pack.products-top", form("energy-intensity", 0, products={"top": 0, "weight": "tce"})),
    (GENERAL, "pack.unit", form("energy-intensity", 0, products={"top": 3, "weight": "斤"})),
    (GENERAL, "pack.given-value", set_("waste-gas-margin", given={"medium": "soil"})),
    (GENERAL, "pack.given-key", set_("waste-gas-margin", given={"colour": "grey"})),
    (STAPLE, "pack.industry", applies(industries=["丙纶"])),
    (STAPLE, "pack.data-year", applies(data_years=[25])),
    # faults from which others follow
    (STAPLE, "pack.domain", set_("water-reuse-rate", domain={"min": "300", "max": "200"})),
    (STAPLE, "pack.outside-domain", lambda p: row(p, "water-reuse-rate")["lead"].update(value="-5")),
    (STAPLE, "pack.outside-domain", lambda p: row(p, "energy-per-product")["base"].update(value="-1")),
    (PARK, "pack.outside-domain", lambda p: row(p, "park-renewable-share")["lead"].update(value="-1")),
    (STAPLE, "pack.points-not-positive", set_("energy-per-product", points="-12")),
    (PARK, "pack.points-not-positive", set_("park-energy-output", points="0")),
    (PARK, "pack.points-not-positive", set_("park-sewage-works", points="-1")),
    (NATION, "pack.points-not-positive", lambda p: section(p, 4)["groups"][0].update(points="0")),
    (GENERAL, "pack.points-not-positive", lambda p: p["table"]["bonus"]["indicators"][0].update(points="-1")),
    (STAPLE, "pack.row-without-points", without("energy-per-product", "points")),
    (STAPLE, "pack.choice-points", set_("green-design-case", points="9")),
    (STAPLE, "pack.section-points", lambda p: section(p, 0).update(points="31")),
    (STAPLE, "pack.section-points", lambda p: section(p, 0).update(points="-30")),
    (PARK, "pack.section-points", lambda p: section(p, 0).update(points="9")),
    (PARK, "pack.section-points", set_("park-energy-output", points="2")),
    (PARK, "pack.set-points", set_("park-reclaimed-water", points="2")),
    (PARK, "pack.set-unknown", lambda p: p["table"]["choose"].pop("A")),
    (PARK, "pack.section-points", lambda p: p["table"]["choose"].update(A=1)),
    (STAPLE, "pack.no-sections", table(sections=[])),
    (PARK, "pack.no-sections", table(sections=[])),
    (PARK, "pack.no-groups", bare(2)),
    (STAPLE, "standards.not-one-of", applies(purpose=["farm"])),
    (GENERAL, "standards.unknown-key", set_("energy-intensity", colour="green")),
    (GENERAL, "standards.not-one-of", form("energy-intensity", 0, chosen_by="farm")),
    (GENERAL, "standards.unknown-key", lambda p: row(p, "plot-ratio")["lead"].update(wert="1")),
    (GENERAL, "standards.missing-key", lambda p: row(p, "plot-ratio")["evidence"][0].pop("kind")),
    (OLD, "pack.no-groups", bare(2)),
    (STAPLE, "pack.no-groups", bare(1)),
    (SUPPLY, "pack.no-rows", empty_group),
    (GENERAL, "pack.group-points-twice", priced_twice),
    (GENERAL, "pack.unknown-source", without_source),
    (GENERAL, "pack.calculator-unit", with_ratio),
    (OLD, "pack.calculator-unit", set_("r-plot-ratio", unit="kgce/t")),
]


def test_there_are_fifty():
    """As many as the issue asks for, over all constructs."""
    assert len(MUTATIONS) >= 50
    assert len({code for _, code, _ in MUTATIONS}) >= 40


@pytest.mark.parametrize(
    ("scheme", "code", "change"), MUTATIONS, ids=[f"{n}-{code}" for n, (_, code, _) in enumerate(MUTATIONS)]
)
def test_one_fault_is_one_sentence_with_its_place(tmp_path, scheme, code, change):
    """The file is refused with a single sentence that stands at a line of its own."""
    spoilt = plain(scheme)
    change(spoilt)
    file = write(tmp_path, spoilt)

    (problem,) = check_file(file, known())

    assert problem.said.code == code
    assert problem.place.line > 1
    assert len(problem.path) > 1
    sentence = catalogue().say(problem.said)
    assert sentence.endswith(("。", "？"))
    assert FOREIGN.search(sentence) is None
    with pytest.raises(StandardError) as caught:
        read_pack(file, known())
    assert caught.value.problems == (problem,)


def said_of(folder, scheme: str, change: Change) -> str:
    """Return the one sentence that is said of a spoilt pack."""
    spoilt = plain(scheme)
    change(spoilt)
    (problem,) = check_file(write(folder, spoilt), known())
    return catalogue().say(problem.said)


@pytest.mark.parametrize(
    ("scheme", "change", "sentence"),
    [
        (
            PARK,
            header(subject="farm"),
            "文件开头的“subject”写的是“farm”，只能是下列之一：factory、park、supply-chain。",
        ),
        (PARK, table(colour="green"), "指标表里不认识“colour”这个键。请对照格式说明检查拼写。"),
        (
            STAPLE,
            applies(purpose=["farm"]),
            "“applies.purpose”的“第 1 项”写的是“farm”，只能是下列之一：city、province、nation。",
        ),
        (
            PARK,
            set_("park-energy-output", points="one"),
            "指标“能源产出率”的“points”应为十进制数字，如 0.42，现在是“one”。请不要带单位、千分位或百分号。",
        ),
        (
            GENERAL,
            lambda p: row(p, "plot-ratio")["lead"].update(wert="1"),
            "指标“容积率”的“lead”里不认识“wert”这个键。请对照格式说明检查拼写。",
        ),
        (
            GENERAL,
            lambda p: row(p, "plot-ratio")["evidence"][0].pop("kind"),
            "指标“容积率”的“evidence 第 1 项”里缺少“kind”。请补上。",
        ),
        (
            PARK,
            lambda p: row(p, "park-renewable-share")["lead"].update(value="150"),
            "指标“可再生能源使用比例”的引领值 150 不在取值范围内。请核对数值和取值范围。",
        ),
    ],
)
def test_a_sentence_speaks_of_rows_not_of_paths(tmp_path, scheme, change, sentence):
    """What is wrong is told by the row's title and the words of its table, not by a path of keys and numbers."""
    assert said_of(tmp_path, scheme, change) == sentence


def test_a_list_of_what_may_stand_there_has_no_hole(tmp_path):
    """That a key may also be left out is no item of the list."""
    said = said_of(tmp_path, GENERAL, form("energy-intensity", 0, chosen_by="farm"))

    assert said.startswith("口径“")
    assert re.search(r"下列之一：[a-z-]+(、[a-z-]+)+。$", said)


def two_faults(spoilt: Any) -> None:
    """Make a row's points negative where its section would not add up with any points above zero either."""
    row(spoilt, "energy-per-product").update(points="-12")
    row(spoilt, "carbon-per-product").update(points="40")


def two_rows(spoilt: Any) -> None:
    """Spoil the points of a row that chooses and of one in another section."""
    row(spoilt, "green-design-case").update(points="9")
    row(spoilt, "energy-per-product").update(points="13")


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (two_faults, {"pack.points-not-positive", "pack.section-points"}),
        (two_rows, {"pack.choice-points", "pack.section-points"}),
        (
            lambda p: [section(p, 0).update(points="31"), section(p, 1).update(groups=[])],
            {"pack.section-points", "pack.no-groups"},
        ),
        (
            lambda p: [section(p, number).update(points="5") for number in (0, 1)],
            {"pack.section-points"},
        ),
    ],
)
def test_a_second_fault_is_not_hidden_by_the_first(tmp_path, change, codes):
    """A sum is silent only where mending what is said would make it right."""
    spoilt = plain(STAPLE)
    change(spoilt)
    found = check_file(write(tmp_path, spoilt), known())

    assert {problem.said.code for problem in found} == codes
    assert len(found) == 2


def test_no_fault_is_there_twice(tmp_path):
    """Each spoils its table in another way, and what is said of it, with its place, is said of no other."""
    spoilt, said = [], []
    for scheme, _code, change in MUTATIONS:
        one = plain(scheme)
        change(one)
        (problem,) = check_file(write(tmp_path, one), known())
        spoilt.append(one)
        said.append((scheme, problem.path, catalogue().say(problem.said)))

    assert all(one != plain(scheme) for one, (scheme, _code, _change) in zip(spoilt, MUTATIONS, strict=True))
    assert len({json.dumps(one, sort_keys=True) for one in spoilt}) == len(MUTATIONS)
    assert len(set(said)) == len(MUTATIONS)
