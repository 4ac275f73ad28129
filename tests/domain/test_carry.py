"""Carrying a document over to another table: what means the same goes along, everything else is said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings

from gf_desktop.domain.carry import CarriedRow, carry_over
from gf_desktop.domain.carry_rows import meanings
from gf_desktop.domain.document import Answer, Document, GateAnswer, ProductAnswer, YearAnswer
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.pack import Gate, Indicator, Pack, Variant
from tests.domain import builders
from tests.domain.builders import answer, as_figure, document, numbers, own, pack, quantitative, ratio
from tests.domain.strategies import filled, tables

FEW = settings(max_examples=30, deadline=None)


def newer(*rows: Any, **more: Any) -> Pack:
    """Return the next version of the test's table."""
    made = pack(*rows, **more)
    return replace(made, header=replace(made.header, version=2))


def carried(
    before: Indicator, row: Indicator, given_answer: Answer, **more: Any
) -> tuple[Document, CarriedRow]:
    """Return the new document and what is said of the one row."""
    found = carry_over(document({before.id: given_answer}, **more), pack(before), newer(row))
    return found.document, next(one for one in found.rows if one.id == row.id)


def codes(row: CarriedRow) -> list[str]:
    """Return the codes of what is said."""
    return [one.code for one in row.said]


def test_the_same_row_goes_along_unchanged():
    """Same id, kind, unit and points: the answer as it is, with note and draft, and nothing is said."""
    given_answer = answer("12.5", note="记", variant=None)
    new, row = carried(quantitative(), quantitative(), given_answer)

    assert (row.state, row.answered, row.kept, row.said) == ("same", True, True, ())
    assert new.answers == {"row": given_answer}
    assert (new.scheme.id, new.scheme.version) == ("own-test", 2)


def test_another_unit_of_the_dimension_is_converted_exactly():
    """115 kgce/t is 0.115 tce/t; the change of unit is said."""
    before, row = quantitative(unit="kgce/t"), quantitative(unit="tce/t")
    new, said = carried(before, row, answer("115"))

    assert new.answers["row"].value == Decimal("0.115")
    assert (said.state, said.kept, codes(said)) == ("changed", True, ["carry.unit"])


def test_what_is_not_exact_stays_behind():
    """A figure that the new unit cannot hold exactly is asked for again, never rounded."""
    before, row = quantitative(unit="亩"), quantitative(unit="m²")
    new, said = carried(before, row, answer("1"))

    assert "row" not in new.answers
    assert codes(said) == ["carry.unit", "carry.value"]


def test_another_dimension_under_the_same_id_is_another_row():
    """Per product and per output value is not the same thing, whatever the id: nothing is carried."""
    found = carry_over(
        document({"row": answer("1")}), pack(quantitative(unit="tce/t")), newer(quantitative(unit="tce/万元"))
    )

    assert [(row.state, row.id) for row in found.rows] == [("new", "row"), ("gone", "row")]
    assert found.document.answers == {}


def test_rows_meet_by_what_they_compute():
    """Another id with the same calculator is the same row, if it is the only one here and there."""
    before = quantitative("old", unit="m³/t", calculator="water-per-product")
    row = quantitative("new", unit="m³/t", calculator="water-per-product")
    new, said = carried(before, row, answer("3"))
    twice = carry_over(document({"old": answer("3")}), pack(before), newer(row, replace(row, id="more")))

    assert new.answers["new"].value == 3
    assert (said.state, said.before) == ("changed", "old")
    assert {one.state for one in twice.rows} == {"new", "gone"}


def test_a_plain_row_becomes_the_form_that_computes_the_same():
    """Where the new row has forms, the one with the same calculator is chosen; other forms are not guessed at."""
    before = quantitative(unit="m³/t", calculator="water-per-product")
    forms = (
        Variant(id="a", title="甲", calculator="water-per-product", unit="m³/t"),
        Variant(id="b", title="乙", calculator="water-per-output", unit="m³/万元"),
    )
    row = replace(quantitative(unit=""), variants=forms)
    new, _ = carried(before, row, answer("3"))
    back, said = carried(
        row, replace(row, variants=(*forms[1:], replace(forms[1], id="c"))), answer("3", variant="a")
    )

    assert new.answers["row"] == answer("3", variant="a")
    assert "row" not in back.answers
    assert codes(said) == ["carry.unit", "carry.variants", "carry.variant", "carry.value"]


@pytest.mark.parametrize(
    ("before", "row", "given_answer", "expected", "code"),
    [
        (
            builders.ticks(options=3),
            builders.ticks(options=2),
            Answer(ticked=("t1", "t3")),
            Answer(ticked=("t1",)),
            "carry.options",
        ),
        (
            builders.choice(a="4", b="0"),
            builders.choice(a="4", c="0"),
            Answer(option="b", note="记"),
            Answer(note="记"),
            "carry.options",
        ),
        (
            builders.parts(),
            builders.parts(parts=(builders.part("cod"),)),
            Answer(parts=numbers(cod=5, nmhc=6), drafts={"parts/nmhc": "约"}),
            Answer(parts=numbers(cod=5)),
            "carry.parts",
        ),
        (
            builders.manual(points=5),
            builders.manual(points=8),
            answer(3, reason="因"),
            Answer(reason="因"),
            "carry.manual",
        ),
        (builders.ticks(counted=True), builders.ticks(counted=True, options=9), answer(12), Answer(), "carry.value"),
        (quantitative(unit="kgce/t"), quantitative(unit="tce/t"), Answer(draft="约 3"), Answer(), "carry.drafts"),
        (
            quantitative(),
            quantitative(),
            answer(3, earlier={"2024": YearAnswer(value=Decimal(2))}),
            answer(3),
            "carry.earlier",
        ),
    ],
)  # fmt: skip
def test_what_has_no_place_stays_behind_and_is_said(before, row, given_answer, expected, code):
    """Options, parts, judged points, counts, drafts and years that the new row does not know are not carried."""
    new, said = carried(before, row, given_answer)

    assert new.answers.get("row", Answer()) == expected
    assert code in codes(said)
    assert not said.kept


def test_products_are_converted_each():
    """Values, benchmarks and weights of products follow their units."""
    before = builders.products(unit="kgce/t")
    row = builders.products(unit="tce/t")
    one = ProductAnswer(name="甲", value=Decimal(115), weight=Decimal(3), lead=Decimal(110))
    new, _ = carried(before, row, Answer(products=(one,)))

    (product,) = new.answers["row"].products or ()
    assert product == ProductAnswer(
        name="甲", value=Decimal("0.115"), weight=Decimal(3), lead=Decimal("0.11")
    )


def test_not_applicable_is_dropped_where_it_is_not_allowed():
    """A table that allows no row to be left out gets none that is."""
    given_answer = Answer(not_applicable=True, reason="因")
    found = carry_over(
        document({"row": given_answer}),
        pack(quantitative()),
        newer(quantitative(), not_applicable="not-allowed"),
    )

    assert not found.document.answer("row").not_applicable
    assert codes(found.rows[0]) == ["carry.not-applicable"]


def test_benchmarks_go_along_only_while_they_speak_of_the_same():
    """A word on benchmarks holds for these figures of this table, and for no other ones."""
    word = {"row": own(lead="96", accept=True)}
    same = carry_over(document({}, benchmarks=word), pack(quantitative()), newer(quantitative()))
    other = carry_over(document({}, benchmarks=word), pack(quantitative()), newer(quantitative(lead=94)))

    assert same.document.benchmarks == word
    assert other.document.benchmarks == {}
    assert codes(other.rows[0]) == ["carry.own-figure", "carry.benchmark"]


def test_a_figure_that_filled_a_gap_stays_with_its_table():
    """What one authority's notice says is not the figure of another's table; a newer version keeps it."""
    row = quantitative(lead=None, base=None, unit="万元/亩")
    word = {"row": own(lead="700", base="400")}
    old, other = pack(row), newer(row)
    other = replace(other, header=replace(other.header, id="own-other"))

    kept = carry_over(document({}, benchmarks=word), old, newer(row))
    found = carry_over(document({}, benchmarks=word), old, other)

    assert kept.document.benchmarks == word
    assert found.document.benchmarks == {}
    assert codes(found.rows[0]) == ["carry.own-figure"] * 2
    figures = [dict(one.params) for one in found.rows[0].said]
    assert [(one["which"], one["value"]) for one in figures] == [
        ("引领值", "700 万元/亩"),
        ("基准值", "400 万元/亩"),
    ]
    assert all(one["source"] for one in figures)


def test_each_part_keeps_its_own_word():
    """Of a word on several variants only those that fill a gap of the table stay behind, each by its name."""
    variants = (
        Variant(id="a", title="甲", lead=as_figure(90), base=as_figure(80)),
        Variant(id="b", title="乙", lead=as_figure(None), base=as_figure(80)),
    )
    row = replace(quantitative(lead=None, base=None), variants=variants)
    word = {"row": {"a": own(lead="91"), "b": own(lead="92")}}
    other = newer(row)
    other = replace(other, header=replace(other.header, id="own-other"))

    found = carry_over(document({}, benchmarks=word), pack(row), other)

    assert found.document.benchmarks == {"row": {"a": own(lead="91")}}
    assert [dict(one.params)["which"] for one in found.rows[0].said] == ["乙 引领值"]


def test_a_basic_requirement_with_other_words_is_open_again():
    """The same requirement keeps its answer; one whose words changed keeps note and proof only."""
    gates = (Gate(id="a", title="甲"), Gate(id="b", title="乙"), Gate(id="c", title="丙"))
    after = (gates[0], replace(gates[1], title="乙，从严"), Gate(id="d", title="丁"))
    answers = {one: GateAnswer(state="met", note="记", proof="证") for one in "abc"}
    found = carry_over(
        document({}, gates=answers), pack(quantitative(), gates=gates), newer(quantitative(), gates=after)
    )

    assert [(gate.id, gate.state) for gate in found.gates] == [
        ("a", "same"), ("b", "changed"), ("d", "new"), ("c", "gone"),
    ]  # fmt: skip
    assert found.document.gates == {"a": answers["a"], "b": replace(answers["b"], state="open")}


def test_another_subject_or_the_very_same_table_is_refused():
    """A factory's answers are no park's; and there is nothing to carry to where one is."""
    one = pack(quantitative())
    park = replace(one, header=replace(one.header, id="own-park", subject="park"))
    for target, code in ((park, "carry.subject"), (one, "carry.same-table")):
        with pytest.raises(UserFacingError) as refused:
            carry_over(document(), one, target)
        assert refused.value.said.code == code


@FEW
@given(filled(), tables())
def test_whatever_is_carried_is_right_for_the_new_table(both, target):
    """The new document always fits its table, nothing is invented, and year data and applicant are untouched."""
    old, table = both
    target = replace(target, header=replace(target.header, version=2))
    found = carry_over(old, table, target)
    wrong = [one for one in check_document(found.document, target, None) if "earlier" not in one.path]
    inherited = {one.said.code for one in check_document(old, table, None)}

    assert [one for one in wrong if one.said.code not in inherited] == []
    assert len(found.document.answers) <= len(old.answers)
    assert found.document.year_data == old.year_data
    assert found.document.applicant == old.applicant
    assert sum(found.counts.values()) == len(found.rows)


@FEW
@given(filled())
def test_the_next_version_of_the_same_table_takes_everything(both):
    """Where nothing changed but the version, nothing changes in the document but the version."""
    old, table = both
    assume(table.table.not_applicable != "not-allowed")
    target = replace(table, header=replace(table.header, version=2))
    found = carry_over(old, table, target)

    wrong = {one.path[1] for one in check_document(old, table, None) if one.path[0] == "answers"}
    assert {k: v for k, v in found.document.answers.items() if k not in wrong} == {
        k: v for k, v in old.answers.items() if k not in wrong and v != Answer()
    }
    assert found.document.benchmarks == old.benchmarks


@pytest.mark.parametrize(
    ("points", "code", "params"),
    [
        ((4, None), "carry.points-none", {"before": "4"}),
        ((None, 4), "carry.points-known", {"after": "4"}),
        ((4, 6), "carry.points", {"before": "4", "after": "6"}),
    ],
)
def test_points_that_one_table_does_not_publish_are_said_so(points, code, params):
    """No points are no figure: it is said which table has none."""
    before, row = (replace(ratio("a", points=1), points=one and Decimal(one)) for one in points)
    (said,) = meanings(before, row)
    assert (said.code, dict(said.params)) == (code, params)
