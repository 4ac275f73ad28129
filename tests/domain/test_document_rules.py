"""What makes a document right for its table: unknown names and answers of another kind are refused with their path."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gf_desktop.domain.document import (
    Answer,
    Applicant,
    DisqualifierAnswer,
    Document,
    GateAnswer,
    OwnBenchmark,
    OwnFigure,
    ProductAnswer,
    ProgrammeAnswers,
    SchemeRef,
)
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.ledgers import Boundary, Ledgers
from gf_desktop.domain.messages import Catalogue
from gf_desktop.domain.pack import Indicator, Pack
from gf_desktop.domain.plain import load
from gf_desktop.domain.problems import path_text
from gf_desktop.standards.programmes import read_programme
from tests.standards.shipped import IDS, RESOURCES, catalogue, pack

JIANGSU = read_programme(RESOURCES / "programmes" / "js-2026.yaml")
CALCULATIONS = Catalogue(
    {
        code: sentence
        for room in ("calculators", "rules")
        for code, sentence in tomllib.loads(
            (RESOURCES / "messages/zh_CN" / f"{room}.toml").read_text(encoding="utf-8")
        ).items()
    }
)
STAPLE, GENERAL = "js-pp-staple-2026", "js-general-2026"
ONE = Decimal(1)


def document(scheme: str = STAPLE, /, **parts: Any) -> Document:
    """Return a document of a table, right but for ``parts``."""
    plain: dict[str, Any] = {
        "subject": pack(scheme).header.subject,
        "applicant": Applicant(name="样例厂", credit_code="91320…"),
        "year": 2025,
        "scheme": SchemeRef(id=scheme, version=1),
    }
    return Document(**(plain | parts))


def found(one: Document, scheme: str = STAPLE) -> list[tuple[str, str]]:
    """Return path and code of all problems, each sentence said."""
    problems = check_document(one, pack(scheme), JIANGSU)
    assert all(catalogue().say(problem.said) for problem in problems)
    return [(path_text(problem.path), problem.said.code) for problem in problems]


def own(
    lead: str | None = None, base: str | None = None, source: str = "市局通知附件", *, accept=False
) -> OwnBenchmark:
    """Return the user's word on benchmarks."""
    figures = (OwnFigure(value=Decimal(text), source=source) if text else None for text in (lead, base))
    return OwnBenchmark(**dict(zip(("lead", "base"), figures, strict=True)), accept=accept)


def fitting(row: Indicator) -> Answer:
    """Return an answer that fits a row, under its first variant."""
    variant = row.variants[0].id if row.variants else None
    form = row.measure(variant)
    assert form
    if form.kind == "products":
        return Answer(variant=variant, products=(ProductAnswer(name="甲", value=ONE, weight=ONE),))
    if form.kind == "parts":
        return Answer(parts={part.id: ONE for part in form.parts}, weights={form.parts[0].id: ONE})
    if form.kind == "choice":
        return Answer(option=form.choice.options[0].id)
    if form.kind == "checklist":
        return Answer(option="met" if form.must else form.degrees[0].id)
    if form.kind == "ticks" and not form.ticks.counted:
        return Answer(ticked=tuple(option.id for option in form.ticks.options))
    return Answer(variant=variant, value=ONE)


def answered(table: Pack) -> dict[str, Answer]:
    """Return fitting answers to all rows."""
    return {row.id: fitting(row) for row in table.indicators}


@pytest.mark.parametrize("scheme", IDS)
def test_a_full_document_has_no_problem(scheme):
    """Every row answered by its kind, every gate and circumstance stated, is right."""
    programme = ProgrammeAnswers(
        id="js-2026",
        conditions={one.id: GateAnswer(state="met") for one in JIANGSU.conditions},
        disqualifiers={one.id: DisqualifierAnswer(state="none") for one in JIANGSU.disqualifiers},
    )
    gates = {gate.id: GateAnswer(state="met") for gate in pack(scheme).table.gates}
    one = document(scheme, answers=answered(pack(scheme)), programme=programme, gates=gates)
    assert found(one, scheme) == []


def test_findings_are_no_problems():
    """A wrong credit code, a value outside its domain and a missing reason still open."""
    answers = {
        "renewable-share": Answer(value=Decimal(250)),
        "process-equipment": Answer(value=Decimal(99)),
        "plot-ratio": Answer(not_applicable=True),
        "land-output": Answer(draft="约 0.3"),
    }
    assert found(document(answers=answers)) == []


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ({"scheme": SchemeRef(id=GENERAL, version=1)}, ("scheme", "document.scheme")),
        ({"scheme": SchemeRef(id=STAPLE, version=2)}, ("scheme", "document.scheme")),
        ({"subject": "park"}, ("subject", "document.subject")),
        ({"year": 1999}, ("year", "document.year")),
        ({"year": 2101}, ("year", "document.year")),
        ({"gates": {"luck": GateAnswer()}}, ("gates.luck", "document.gate")),
        ({"answers": {"luck": Answer()}}, ("answers.luck", "document.indicator")),
        ({"benchmarks": {"luck": OwnBenchmark()}}, ("benchmarks.luck", "document.indicator")),
        ({"narrative": {"luck": "好"}}, ("narrative.luck", "document.chapter")),
        ({"programme": ProgrammeAnswers(id="zj-2026")}, ("programme.id", "document.programme")),
        (
            {"programme": ProgrammeAnswers(id="js-2026", conditions={"luck": GateAnswer()})},
            ("programme.conditions.luck", "document.condition"),
        ),
        (
            {"programme": ProgrammeAnswers(id="js-2026", disqualifiers={"luck": DisqualifierAnswer()})},
            ("programme.disqualifiers.luck", "document.disqualifier"),
        ),
    ],
)
def test_wrong_names(parts, problem):
    """What the table or the programme does not have is refused by its path."""
    assert found(document(**parts)) == [problem]


def test_a_programme_that_is_not_at_hand():
    """Answers to a programme we do not have are not passed over."""
    one = document(programme=ProgrammeAnswers(id="js-2026"))
    assert [p.said.code for p in check_document(one, pack(STAPLE), None)] == ["document.programme"]


@pytest.mark.parametrize(
    ("row", "answer", "place", "code"),
    [
        ("energy-per-product", Answer(ticked=("energy-query",)), ".ticked", "document.wrong-field"),
        ("energy-per-product", Answer(option="provided"), ".option", "document.wrong-field"),
        ("energy-per-product", Answer(products=()), ".products", "document.wrong-field"),
        ("energy-per-product", Answer(parts={}), ".parts", "document.wrong-field"),
        ("energy-per-product", Answer(weights={}), ".weights", "document.wrong-field"),
        ("energy-per-product", Answer(variant="per-product"), ".variant", "document.variant"),
        ("platform-functions", Answer(value=ONE), ".value", "document.wrong-field"),
        ("platform-functions", Answer(ticked=("magic",)), ".ticked[0]", "document.option"),
        ("platform-functions", Answer(ticked=("energy-query",) * 2), ".ticked[1]", "document.ticked-twice"),
        ("process-equipment", Answer(ticked=("a",)), ".ticked", "document.wrong-field"),
        ("green-design-case", Answer(value=ONE), ".value", "document.wrong-field"),
        ("green-design-case", Answer(option="perhaps"), ".option", "document.option"),
        ("pollutant-margin", Answer(value=ONE), ".value", "document.wrong-field"),
        ("pollutant-margin", Answer(parts={"so2": ONE}), ".parts.so2", "document.part"),
        ("pollutant-margin", Answer(weights={"so2": ONE}), ".weights.so2", "document.part"),
        ("pollutant-margin", Answer(drafts={"parts/so2": "约"}), ".drafts.parts/so2", "document.draft"),
        (
            "energy-per-product",
            Answer(drafts={"products/0/value": "约"}),
            ".drafts.products/0/value",
            "document.draft",
        ),
    ],
)
def test_answers_of_another_kind(row, answer, place, code):
    """An answer has the shape that its row's kind asks for."""
    assert found(document(answers={row: answer})) == [(f"answers.{row}{place}", code)]


def test_drafts_of_inner_fields():
    """Drafts may stand in parts, weights and products."""
    assert (
        found(document(answers={"pollutant-margin": Answer(drafts={"parts/cod": "约", "weights/cod": "?"})}))
        == []
    )
    drafts = Answer(variant="per-product", drafts={"products/0/value": "约 3", "products/1/weight": "?"})
    assert found(document(GENERAL, answers={"energy-intensity": drafts}), GENERAL) == []


def test_what_was_answered_under_another_variant_is_kept():
    """Changing the variant loses nothing, so a document may hold both; a third kind is wrong all the same."""
    both = Answer(variant="per-output", value=ONE, products=(ProductAnswer(name="甲"),))
    assert found(document(GENERAL, answers={"energy-intensity": both}), GENERAL) == []
    wrong = replace(both, option="x", variant="per-head")
    codes = {code for _, code in found(document(GENERAL, answers={"energy-intensity": wrong}), GENERAL)}
    assert codes == {"document.wrong-field", "document.variant"}


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("carbon-per-output", own("100", "200")),
        ("carbon-per-output", own("100")),
        ("renewable-share", {"lt-3000-tce": own("30", "1")}),
        ("renewable-share", own("30")),
        ("retrofit-count", own(accept=True)),
        ("platform-functions", own("8")),
        ("energy-intensity", {"per-output": own("100", "200")}),
    ],
)
def test_own_benchmarks(row, word):
    """Missing figures can be entered, those not verified replaced or accepted."""
    assert found(document(GENERAL, benchmarks={row: word}), GENERAL) == []


@pytest.mark.parametrize(
    ("row", "word", "place", "code"),
    [
        ("carbon-per-output", own("100", source=" "), ".lead.source", "document.own-source"),
        ("carbon-per-output", own("100", "100"), "", "document.own-equal"),
        ("carbon-per-output", own("200", "100"), "", "document.own-against-lower"),
        ("land-output", own("1", "2"), "", "document.own-against-higher"),
        ("platform-functions", own(base="1"), ".base", "document.own-replaces-high"),
        ("renewable-share", {"all": own("30")}, ".all", "document.benchmark-key"),
        ("green-design-case", own("1"), "", "document.no-benchmark"),
    ],
)
def test_own_benchmarks_that_cannot_be(row, word, place, code):
    """Verified figures stay, sources are named, lead and base agree with what is better."""
    one = document(GENERAL, benchmarks={row: word})
    assert found(one, GENERAL) == [(f"benchmarks.{row}{place}", code)]


def test_own_benchmarks_of_parts():
    """A part's benchmarks are named by the part; others are not known."""
    assert found(document(benchmarks={"pollutant-margin": {"cod": own("30", "5")}})) == []
    wrong = document(benchmarks={"pollutant-margin": {"so2": own("30", "5"), "cod": own("5", "30")}})
    assert found(wrong) == [
        ("benchmarks.pollutant-margin.so2", "document.benchmark-key"),
        ("benchmarks.pollutant-margin.cod", "document.own-against-higher"),
    ]


COKE = {"id": "e1", "carrier": "coke"}
LEDGER_FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"energy": [COKE | {"consumed": ["1"] * 11}]}, "ledgers.energy[0].consumed", "ledgers.months"),
    ({"none": ["weather"]}, "ledgers.none[0]", "ledgers.none"),
    (
        {"waste": [{"id": "s1", "name": "渣", "drafts": {"used": "约 3", "colour": "灰"}}]},
        "ledgers.waste[0].drafts.colour",
        "document.ledger-draft",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ledgers", "path", "code"), LEDGER_FAULTS, ids=[code for *_, code in LEDGER_FAULTS])
def test_ledgers_that_cannot_be_understood(ledgers, path, code):
    """What no calculation could read is refused with its row and column."""
    one = document(ledgers=load(Ledgers, ledgers))
    problems = check_document(one, pack(STAPLE), JIANGSU)

    assert [(path_text(problem.path), problem.said.code) for problem in problems] == [(path, code)]
    assert all(CALCULATIONS.say(problem.said) for problem in problems)


@pytest.mark.parametrize("word", ["energy", "products", "energy.consumed", "waste.used_stock"])
def test_a_word_without_effect_still_opens(word):
    """A document that declared none what cannot be none is understood; the word is a finding."""
    one = document(ledgers=load(Ledgers, {"none": [word]}))

    assert check_document(one, pack(STAPLE), JIANGSU) == ()


def test_two_rows_of_one_id_are_refused():
    """A row must be the only one of its id in its ledger."""
    twice = [{"id": "e1", "carrier": "coke"}, {"id": "e1", "carrier": "diesel"}]
    problems = check_document(document(ledgers=load(Ledgers, {"energy": twice})), pack(STAPLE), JIANGSU)

    assert {problem.said.code for problem in problems} == {"ledgers.duplicate-id"}


@pytest.mark.parametrize(
    "row",
    [{"consumed": "1", "feedstock": "2"}, {"consumed": "-1"}, {"site": "gone"}],
    ids=["part larger than its whole", "below nought", "a site that was removed"],
)
def test_what_comes_about_while_one_works_still_opens(row):
    """What is understood but cannot be is a finding, not a reason to refuse: a document given out comes back in."""
    assert found(document(ledgers=load(Ledgers, {"energy": [COKE | row]}))) == []


def test_a_boundary_that_cannot_be_understood():
    """Two sites of one id are refused with their place; an exclusion on a site that was removed is a finding."""
    plain = {"sites": [{"id": "a"}, {"id": "a"}], "exclusions": [{"id": "x", "site": "b"}]}
    problems = check_document(document(boundary=load(Boundary, plain)), pack(STAPLE), JIANGSU)

    assert [(path_text(problem.path), problem.said.code) for problem in problems] == [
        ("boundary.sites[1].id", "ledgers.duplicate-id"),
    ]
