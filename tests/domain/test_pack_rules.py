"""What makes a pack right: any fault in a good pack is refused with at least one sentence and its place."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.pack import Pack
from gf_desktop.domain.pack_rules import check_pack
from gf_desktop.domain.plain import load
from gf_desktop.standards.packs import read_pack
from gf_desktop.standards.problems import StandardError
from tests.standards.shipped import IDS, catalogue, known, pack, plain, write

Change = Callable[[Any], object]


def row(spoilt: Any, row_id: str) -> Any:
    """Return a row of a plain pack."""
    groups = [group for section in spoilt["table"]["sections"] for group in section["groups"]]
    rows = [one for group in groups for one in group["indicators"]] + spoilt["table"]["bonus"]["indicators"]
    return next(one for one in rows if one["id"] == row_id)


def section(spoilt: Any, number: int = 0) -> Any:
    """Return a section of a plain pack."""
    return spoilt["table"]["sections"][number]


def codes(spoilt: Any) -> set[str]:
    """Return the codes of what the rules say of a plain pack whose shape is right."""
    problems = check_pack(load(Pack, spoilt), known())
    assert all(catalogue().say(problem.said) for problem in problems)
    return {problem.said.code for problem in problems}


def energy(spoilt: Any) -> Any:
    """Return the first row: quantitative, lower is better, 110 before 130."""
    return row(spoilt, "energy-per-product")


def weigh(spoilt: Any, *weights: str) -> None:
    """Give the sections weights."""
    for one, weight in zip(spoilt["table"]["sections"], weights, strict=False):
        one["weight"] = weight


@pytest.mark.parametrize("scheme", IDS)
def test_good_packs_have_no_problem(scheme):
    """Nothing is said of what is right."""
    assert check_pack(pack(scheme), known(), shipped=True) == ()


@pytest.mark.parametrize("word", ["lead", "base", "accept"])
def test_words_of_benchmarks_are_no_ids(word):
    """A variant or part named like a word of benchmarks would be misread in a document, and is refused."""
    spoilt = plain("js-pp-staple-2026")
    row(spoilt, "pollutant-margin")["parts"][0].update(id=word)
    varied = plain("js-general-2026")
    row(varied, "energy-intensity")["variants"][0].update(id=word)

    assert codes(spoilt) == codes(varied) == {"pack.reserved-id"}


RULES: list[tuple[str, Change]] = [
    ("pack.version", lambda p: p["header"].update(version=0)),
    ("pack.blank", lambda p: p["header"].update(title=" ")),
    ("pack.blank", lambda p: p["header"].update(labels={"lead": ""})),
    ("pack.id", lambda p: p["header"].update(id="JS_2026")),
    ("pack.own-id", lambda p: p["header"].update(standing="own")),
    ("pack.industry", lambda p: p["header"]["applies"].update(industries=["C2825"])),
    ("pack.data-year", lambda p: p["header"]["applies"].update(data_years=[25])),
    ("pack.repeated", lambda p: p["header"]["applies"].update(data_years=[2025, 2025])),
    ("pack.province", lambda p: p["header"]["applies"].update(province="江苏")),
    ("pack.labels", lambda p: p["header"].update(labels={"lead": "基准值"})),
    ("pack.evidence", lambda p: energy(p)["evidence"].append({"kind": ""})),
    ("pack.repeated", lambda p: energy(p)["evidence"].append({"kind": "B204-1"})),
    ("pack.no-sections", lambda p: p["table"].update(sections=[])),
    ("pack.no-groups", lambda p: section(p).update(groups=[])),
    ("pack.no-rows", lambda p: section(p)["groups"][0].update(indicators=[])),
    ("pack.number-twice", lambda p: section(p)["groups"][1].update(number="1")),
    ("pack.blank", lambda p: section(p)["groups"][0].update(number="")),
    ("pack.places", lambda p: p["table"].update(rounding={"places": 12})),
    ("pack.threshold", lambda p: p["table"].update(threshold={"total": "120", "source": "form"})),
    ("pack.unknown-source", lambda p: p["table"].update(threshold={"total": "80", "source": "hearsay"})),
    ("pack.duplicate-id", lambda p: section(p, 1).update(id="energy")),
    ("pack.reserved-id", lambda p: section(p, 1).update(id="bonus")),
    ("pack.duplicate-id", lambda p: row(p, "carbon-per-product").update(id="energy-per-product")),
    ("pack.duplicate-id", lambda p: row(p, "bonus-chain").update(id="energy-per-product")),
    ("pack.duplicate-id", lambda p: p["table"]["gates"][1].update(id="compliance")),
    ("pack.duplicate-id", lambda p: row(p, "pollutant-margin")["parts"][1].update(id="nmhc")),
    (
        "pack.duplicate-id",
        lambda p: row(p, "platform-functions")["ticks"]["options"][1].update(id="energy-query"),
    ),
    (
        "pack.duplicate-id",
        lambda p: row(p, "green-design-case")["choice"]["options"][1].update(id="provided"),
    ),
    ("pack.id", lambda p: energy(p).update(id="单位能耗")),
    ("pack.weights", lambda p: weigh(p, "0.3", "0.3", "0.2", "0.1", "0.2")),
    ("pack.weights", lambda p: weigh(p, "1")),
    ("pack.total", lambda p: p["table"]["sections"].pop()),
    ("pack.section-points", lambda p: energy(p).update(points="13")),
    ("pack.section-points", lambda p: section(p).update(points="31")),
    ("pack.row-without-points", lambda p: energy(p).update(points=None)),
    ("pack.points-twice", lambda p: section(p)["groups"][0].update(points="12")),
    ("pack.points-not-positive", lambda p: energy(p).update(points="-12")),
    ("pack.cap", lambda p: p["table"]["bonus"].update(cap="9")),
    ("pack.cap", lambda p: p["table"]["bonus"].update(cap="0")),
    ("pack.row-without-points", lambda p: row(p, "bonus-chain").update(points=None)),
    ("pack.choice-points", lambda p: row(p, "bonus-chain")["choice"]["options"].pop(0)),
    ("pack.lead-is-base", lambda p: energy(p)["base"].update(value="110")),
    ("pack.lead-against-base", lambda p: energy(p).update(better="higher")),
    ("pack.lead-against-base", lambda p: energy(p)["base"].update(value="100")),
    ("pack.lead-against-base", lambda p: row(p, "pollutant-margin")["parts"][1]["base"].update(value="30")),
    ("pack.figure-without-source", lambda p: energy(p)["lead"].pop("source")),
    ("pack.unknown-source", lambda p: energy(p)["lead"].update(source="hearsay")),
    (
        "pack.unknown-source",
        lambda p: row(p, "pollutant-margin")["parts"][0]["lead"].update(source="hearsay"),
    ),
    ("pack.null-without-why", lambda p: energy(p)["lead"].update(value=None)),
    ("pack.calculator", lambda p: energy(p).update(calculator="energy-per-person")),
    ("pack.given-key", lambda p: energy(p).update(given={"colour": "green"})),
    ("pack.given-value", lambda p: energy(p).update(given={"medium": "soil"})),
    ("pack.given-value", lambda p: energy(p).update(given={"waste": " "})),
    ("pack.given-without-calculator", lambda p: row(p, "process-equipment").update(given={"grade": "1"})),
    ("pack.unit", lambda p: energy(p).update(unit="kg标煤/吨")),
    ("pack.evidence", lambda p: energy(p)["evidence"].append({"kind": "hearsay"})),
    ("pack.evidence", lambda p: p["table"]["gates"][0]["evidence"].append({"kind": "hearsay"})),
    ("pack.no-kind", lambda p: energy(p).pop("kind")),
    ("pack.kind-lacks", lambda p: energy(p).pop("better")),
    ("pack.kind-lacks", lambda p: energy(p).pop("unit")),
    ("pack.kind-lacks", lambda p: energy(p).pop("lead")),
    ("pack.kind-lacks", lambda p: energy(p).pop("base")),
    ("pack.kind-lacks", lambda p: row(p, "platform-functions").pop("ticks")),
    ("pack.kind-lacks", lambda p: row(p, "green-design-case").pop("choice")),
    ("pack.kind-lacks", lambda p: energy(p).update(kind="products")),
    ("pack.kind-lacks", lambda p: row(p, "pollutant-margin").pop("parts")),
    ("pack.kind-lacks", lambda p: row(p, "pollutant-margin").pop("share")),
    ("pack.kind-foreign", lambda p: energy(p).update(share="equal")),
    ("pack.kind-foreign", lambda p: energy(p).update(products={"top": 3, "weight": "tce"})),
    ("pack.kind-foreign", lambda p: row(p, "green-design-case").update(better="higher")),
    ("pack.kind-foreign", lambda p: energy(p).update(kind="ratio", cap="1")),
    ("pack.kind-foreign", lambda p: energy(p).update(must=True)),
    ("pack.domain", lambda p: energy(p).update(domain={"min": "200", "max": "100"})),
    ("pack.outside-domain", lambda p: energy(p).update(domain={"min": "0", "max": "120"})),
    ("pack.outside-domain", lambda p: row(p, "pollutant-margin").update(domain={"max": "15"})),
    ("pack.tick-count", lambda p: row(p, "platform-functions")["lead"].update(value="13")),
    ("pack.tick-count", lambda p: row(p, "process-equipment")["lead"].update(value="2.5")),
    ("pack.ticks", lambda p: row(p, "process-equipment")["ticks"].pop("names")),
    ("pack.ticks", lambda p: row(p, "process-equipment")["ticks"].update(max=0)),
    ("pack.ticks", lambda p: row(p, "platform-functions")["ticks"].update(max=12)),
    ("pack.ticks-lower", lambda p: row(p, "platform-functions").update(better="lower")),
    ("pack.one-option", lambda p: row(p, "green-design-case")["choice"]["options"].pop()),
    ("pack.negative-option", lambda p: row(p, "bonus-chain")["choice"]["options"][3].update(points="-1")),
    ("pack.part-benchmarks", lambda p: row(p, "pollutant-margin")["parts"][0].pop("base")),
    ("pack.one-variant", lambda p: energy(p).update(variants=[{"id": "only", "title": "唯一"}])),
    ("pack.blank", lambda p: row(p, "platform-functions")["ticks"]["options"][0].update(title="")),
    ("pack.blank", lambda p: p["table"]["sources"]["form"].update(title="")),
    ("pack.blank", lambda p: p["table"]["gates"][0].update(title="")),
]


@pytest.mark.parametrize(("code", "change"), RULES, ids=[f"{i}-{code}" for i, (code, _) in enumerate(RULES)])
def test_each_fault_has_its_sentence(code, change):
    """The rule that is broken is the one that speaks."""
    spoilt = plain("js-pp-staple-2026")
    change(spoilt)
    assert code in codes(spoilt)


CHOSEN: list[tuple[str, Any]] = [
    ("pack.chosen-by-band", lambda p: row(p, "renewable-share")["variants"][0].update(id="large")),
    ("pack.chosen-by-band", lambda p: row(p, "energy-intensity")["variants"][0].update(chosen_by="band")),
    ("pack.chosen-by", lambda p: row(p, "energy-intensity")["variants"][0].update(chosen_by="water-quota")),
    ("pack.chosen-by", lambda p: row(p, "water-intensity")["variants"][1].update(chosen_by="water-quota")),
]


@pytest.mark.parametrize(
    ("code", "change"), CHOSEN, ids=[f"{i}-{code}" for i, (code, _) in enumerate(CHOSEN)]
)
def test_what_chooses_a_form_is_held_to_its_rules(code, change):
    """Forms are chosen by one thing only, each word once, bands by their own names."""
    spoilt = plain("js-general-2026")
    change(spoilt)
    assert code in codes(spoilt)


def one_row(**measure: Any) -> Any:
    """Return a plain pack whose first row is measured otherwise."""
    spoilt = plain("js-pp-staple-2026")
    first = energy(spoilt)
    kept = {key: first[key] for key in ("id", "title", "points", "evidence")}
    first.clear()
    first.update(kept, **measure)
    return spoilt


FORM = {"value": "1", "source": "form"}
RATIO = {"kind": "ratio", "better": "higher", "unit": "%", "lead": FORM, "cap": "1"}
DEGREES = [{"id": "half", "title": "部分符合", "share": "0.5"}]


@pytest.mark.parametrize(
    "measure",
    [
        RATIO,
        {"kind": "checklist", "must": True},
        {"kind": "checklist", "degrees": DEGREES},
        {"kind": "manual", "step": "0.5"},
        {"kind": "products", "better": "lower", "unit": "kgce/t", "products": {"top": 3, "weight": "tce"}},
    ],
)
def test_other_kinds_may_be_right(measure):
    """Each kind has a right form."""
    assert codes(one_row(**measure)) == set()


@pytest.mark.parametrize(
    ("code", "measure"),
    [
        ("pack.kind-lacks", {**RATIO, "cap": None}),
        ("pack.ratio-cap", {**RATIO, "cap": "-1"}),
        ("pack.ratio-lead", {**RATIO, "lead": {"value": "0", "source": "form"}}),
        ("pack.checklist", {"kind": "checklist"}),
        ("pack.checklist", {"kind": "checklist", "must": True, "degrees": DEGREES}),
        ("pack.degree-share", {"kind": "checklist", "degrees": [{**DEGREES[0], "share": "5"}]}),
        ("pack.blank", {"kind": "manual", "beside": {"title": " ", "unit": "%"}}),
        ("pack.manual-step", {"kind": "manual", "step": "-1"}),
        (
            "pack.products-top",
            {
                "kind": "products",
                "better": "lower",
                "unit": "kgce/t",
                "products": {"top": 0, "weight": "tce"},
            },
        ),
        (
            "pack.unit",
            {"kind": "products", "better": "lower", "unit": "kgce/t", "products": {"top": 3, "weight": "吨"}},
        ),
    ],
)
def test_other_kinds_may_be_wrong(code, measure):
    """Each kind has its own faults."""
    assert code in codes(one_row(**measure))


def test_faults_of_variants_are_found_where_they_stand():
    """A variant's own figure and the kind that it makes of its row are both checked."""
    spoilt = plain("js-general-2026")
    band = row(spoilt, "renewable-share")["variants"][1]
    band["lead"]["value"] = "0"
    (problem,) = check_pack(load(Pack, spoilt), known())
    assert problem.said.code == "pack.lead-is-base"
    assert problem.path[-4:] == (0, "variants", 1, "lead")


def test_points_may_belong_to_the_group():
    """Where only the group's points are known, rows have none."""
    spoilt = plain("js-pp-staple-2026")
    group = section(spoilt, 2)["groups"][1]
    group["points"] = "6"
    for one in group["indicators"]:
        one.pop("points")
    assert codes(spoilt) == set()


def test_weights_take_the_place_of_a_hundred_points():
    """With weights, sections may have any points, and the weights are one together."""
    spoilt = plain("js-pp-staple-2026")
    weigh(spoilt, "0.3", "0.3", "0.2", "0.1", "0.1")
    energy(spoilt)["points"] = "82"
    section(spoilt)["points"] = "100"
    assert codes(spoilt) == set()


SHAPES: list[tuple[str, Change]] = [
    ("format of another kind", lambda p: p["header"].update(format="gf-pack/2")),
    ("unknown key in the header", lambda p: p["header"].update(colour="green")),
    ("missing title", lambda p: p["header"].pop("title")),
    ("version as text", lambda p: p["header"].update(version="one")),
    ("version with a point", lambda p: p["header"].update(version="1.0")),
    ("unknown subject", lambda p: p["header"].update(subject="farm")),
    ("industries as text", lambda p: p["header"]["applies"].update(industries="2825")),
    ("unknown purpose", lambda p: p["header"]["applies"].update(purpose=["world"])),
    ("unknown key in a row", lambda p: energy(p).update(weigth="1")),
    ("unknown kind", lambda p: energy(p).update(kind="qualitative")),
    ("unknown direction", lambda p: energy(p).update(better="more")),
    ("figure with a unit", lambda p: energy(p)["lead"].update(value="110 kgce/t")),
    ("figure with an exponent", lambda p: energy(p)["lead"].update(value="1e2")),
    ("NaN", lambda p: energy(p)["lead"].update(value="NaN")),
    ("1e400", lambda p: energy(p)["lead"].update(value="1e400")),
    ("figure too long", lambda p: energy(p)["lead"].update(value="1" * 30)),
    ("lead as a bare figure", lambda p: energy(p).update(lead="110")),
    ("figure without value", lambda p: energy(p)["lead"].pop("value")),
    ("unknown confidence", lambda p: energy(p)["lead"].update(confidence="sure")),
    ("truth that is a word", lambda p: energy(p)["evidence"][0].update(if_any="yes")),
    ("points as a list", lambda p: energy(p).update(points=["12"])),
    ("title that is null", lambda p: energy(p).update(title=None)),
    ("sections as a mapping", lambda p: p["table"].update(sections={})),
    ("no sources", lambda p: p["table"].pop("sources")),
    ("source without confidence", lambda p: p["table"]["sources"]["form"].pop("confidence")),
    ("unknown rule for rows not applicable", lambda p: p["table"].update(not_applicable="ignore")),
    ("unknown rounding", lambda p: p["table"].update(rounding={"at": "section"})),
    ("table that is a list", lambda p: p.update(table=[])),
]


@pytest.mark.parametrize("change", [change for _, change in SHAPES], ids=[name for name, _ in SHAPES])
def test_wrong_shapes_are_refused(tmp_path, change):
    """What has not the shape of a pack is refused with a line and a sentence."""
    spoilt = plain("js-pp-staple-2026")
    change(spoilt)
    with pytest.raises(StandardError) as caught:
        read_pack(write(tmp_path, spoilt), known())
    assert caught.value.problems
    for problem in caught.value.problems:
        assert problem.place.line > 0
        assert catalogue().say(problem.said)


def keys(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every key of a plain tree."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        if isinstance(key, str):
            yield (*path, key)
        yield from keys(value, (*path, key))


GOOD = {part: value for part, value in plain("js-general-2026").items() if part != "digest"}
PATHS = [path for path in keys(GOOD) if path[:2] != ("table", "sources") or len(path) != 3]


@given(st.sampled_from(PATHS), st.sampled_from(["rename", "null", "list"]))
def test_no_spoilt_key_loads_as_if_nothing_were(tmp_path_factory, path, how):
    """Wherever a key is renamed or holds something else, the pack is refused, or is another pack."""
    spoilt = copy.deepcopy(GOOD)
    holder: Any = spoilt
    for step in path[:-1]:
        holder = holder[step]
    if len(path) == 1:
        return
    value = holder.pop(path[-1])
    holder[f"{path[-1]}x" if how == "rename" else path[-1]] = {
        "rename": value,
        "null": None,
        "list": [["x"]],
    }[how]
    file = write(tmp_path_factory.mktemp("spoilt"), spoilt)
    try:
        loaded = read_pack(file, known())
    except StandardError as error:
        said = [catalogue().say(problem.said) for problem in error.problems]
    else:
        said = []
        assert how == "null"
        assert loaded.digest != pack("js-general-2026").digest or value is None
    assert said or how == "null"
