"""Domain objects as plain values and back."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.domain.assessment import VALUE_TYPES
from gf_desktop.domain.document import Answer, Document, GateAnswer, OwnBenchmark
from gf_desktop.domain.ledgers import Ledgers, Settings
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.plain import conforms, dump, load
from gf_desktop.domain.result import Benchmark, Step
from tests.domain.builders import answer, document, negative_list, numbers, own, product


@pytest.mark.parametrize(
    "value",
    [
        Answer(),
        answer("115.0", note="抄表"),
        Answer(ticked=()),
        Answer(ticked=("a", "b")),
        Answer(parts={}, weights=numbers(cod="0.5")),
        Answer(products=(product("甲", "1", None, "2"), product("", None, None))),
        Answer(draft="约 3", drafts={"parts/cod": "约"}, not_applicable=True, reason="因"),
    ],
)
def test_answers_come_back_as_they_were(value):
    """Nothing answered, an empty list and an empty mapping stay three different things, decimals keep their zeros."""
    back = load(Answer, json.loads(json.dumps(dump(value))))

    assert back == value
    assert str(back.value) == str(value.value)


def test_defaults_are_left_out():
    """Only what differs from the default is written."""
    assert dump(answer("3")) == {"value": "3"}
    assert dump(GateAnswer()) == {}


@pytest.mark.parametrize("word", [own(lead="5"), {"cod": own(accept=True)}, OwnBenchmark()])
def test_benchmarks_of_rows_and_of_their_parts_come_back(word):
    """A word on the row and one by part are told apart."""
    whole = document(benchmarks={"row": word}, programme=negative_list(a="none"))

    assert load(Document, dump(whole)) == whole


def test_exact_figures_are_written_as_fractions():
    """A third stays a third."""
    value = Benchmark(value=Fraction(1, 3), confidence="high")

    assert dump(value) == {"value": "1/3", "confidence": "high"}
    assert load(Benchmark, dump(value)) == value


def test_messages_inside_messages_come_back():
    """Text, number, list and message params keep their kinds."""
    value = Step(
        said=message("a", text="1", count=2, words=("x", "y"), inner=message("b", n=1)), inputs=(("v", "1"),)
    )

    back = load(Step, json.loads(json.dumps(dump(value))))

    assert back == value
    assert isinstance(back.said.params["inner"], Message)


def test_ledgers_are_kept_to_the_last_decimal_and_month():
    """Yearly figures, months with gaps and drafts come back as they were."""
    months = tuple(Decimal("1.50") if month else None for month in range(12))
    rows = (
        EnergyRow(id="e1", carrier="electricity", consumed=Decimal("1.50"), drafts={"bought": "约 3"}),
        EnergyRow(id="e2", carrier="diesel", consumed=months),
    )
    whole = document(ledgers=Ledgers(energy=rows, none=("projects",), settings=Settings(energy="share")))

    assert load(Document, dump(whole)) == whole


def test_every_edited_value_can_be_stored():
    """Each collection's values can be written and read back by the type named for it."""
    values = {
        "answers": answer("1"),
        "gates": GateAnswer(state="met"),
        "benchmarks": own(lead=1),
        "narrative": "文",
    }

    for collection, value in values.items():
        kind = VALUE_TYPES[collection]  # type: ignore[index]
        assert load(kind, dump(value)) == value  # type: ignore[arg-type]


def test_large_figures_are_written_out():
    """No exponent is ever written."""
    assert dump(Decimal("1E+5")) == "100000"


@pytest.mark.parametrize(
    ("kind", "whole"),
    [
        (Answer, answer("115.0", note="抄表")),
        (Document, document({"a": answer("1")}, benchmarks={"a": {"cod": own(accept=True)}})),
        (Benchmark, Benchmark(value=Fraction(-1, 3))),
        (
            Ledgers,
            Ledgers(
                energy=(EnergyRow(id="e1", carrier="coal", consumed=(*numbers(a="1.5").values(), None)),),
                settings=Settings(figures=numbers(grid="0.5"), zero_carbon=("own",)),
            ),
        ),
    ],
)
def test_what_was_dumped_conforms(kind, whole):
    """Everything that is written has the shape of its type."""
    assert conforms(kind, json.loads(json.dumps(dump(whole))))


@pytest.mark.parametrize(
    "plain",
    [
        [],
        {"energy": {}},
        {"energy": [{"carrier": "coal"}]},
        {"energy": [{"id": 1, "carrier": "coal"}]},
        {"energy": [{"id": "e1", "carrier": "coal", "consumed": 5}]},
        {"energy": [{"id": "e1", "carrier": "coal", "consumed": "1e5"}]},
        {"energy": [{"id": "e1", "carrier": "coal", "consumed": ["1", "约 2"]}]},
        {"energy": [{"id": "e1", "carrier": "coal", "kind": "wind"}]},
        {"energy": [{"id": "e1", "carrier": "coal", "colour": "black"}]},
        {"energy": [{"id": "e1", "carrier": "coal", "drafts": {"consumed": 3}}]},
        {"none": "projects"},
        {"settings": {"grade": True}},
        {"noise": []},
    ],
)
def test_another_shape_does_not_conform(plain):
    """Unknown names, missing ones, other types and texts that are no figures are told, however deep they stand."""
    assert not conforms(Ledgers, plain)
