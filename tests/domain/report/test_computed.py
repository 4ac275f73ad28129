"""Computed values where they are handed in: rounded, said so, beside what was typed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.document import Answer, ProductAnswer
from gf_desktop.domain.report.cells import lines
from gf_desktop.domain.report.words import note_texts
from gf_desktop.domain.result import Benchmark, Derived, DerivedItem
from gf_desktop.domain.scoring import score
from tests.domain.report.builders import document, pack, programme, say


def row(indicator: str, derived: Derived, answer: Answer | None = None):
    """Return a document with (or without) an answer to a row, and the row scored with what was computed."""
    doc = document()
    answers = {key: one for key, one in doc.answers.items() if key != indicator}
    doc = replace(doc, answers=answers | ({indicator: answer} if answer else {}))
    return doc, score(doc, pack(), programme(), {indicator: derived}).row(indicator)


def notes(doc, found) -> str:
    """Return the row's notes."""
    labels = pack().header.labels
    return "\n".join(
        say(one) for one in note_texts(found, doc.answer(found.id), labels) if not isinstance(one, str)
    )


THIRD = Derived(calculator="energy-per-product", value=Fraction(346, 3), unit="kgce/t")


def test_an_endless_value_is_rounded_and_said():
    """A value of 115.333… stands with two decimals, and the note says how it was rounded."""
    doc, found = row("energy-per-product", THIRD)

    assert lines(doc, found)[0].value.text == "115.33"
    assert "四舍五入到小数点后 2 位" in notes(doc, found)


def test_a_value_that_ends_is_not_said_to_be_rounded():
    """115.5 stands as it is."""
    doc, found = row("energy-per-product", replace(THIRD, value=Fraction(231, 2)))

    assert lines(doc, found)[0].value.text == "115.5"
    assert "四舍五入" not in notes(doc, found)
    assert "由基础数据计算" in notes(doc, found)


def test_what_was_typed_wins_and_the_difference_is_said():
    """A typed value stands as typed; the note names the computed one that differs."""
    doc, found = row("energy-per-product", THIRD, Answer(value=Decimal("110.0")))

    assert lines(doc, found)[0].value.text == "110.0"
    assert "115.33" in notes(doc, found)


def test_a_typed_value_that_agrees_needs_no_words():
    """Rounded to the decimals typed, both say the same."""
    doc, found = row("energy-per-product", THIRD, Answer(value=Decimal("115.3")))

    assert "不一致" not in notes(doc, found)


def test_a_value_without_benchmark_stands_there():
    """A row that cannot be scored still shows what was computed."""
    derived = Derived(calculator="water-per-output", value=Fraction(1, 3), unit="m³/万元")
    doc, found = row("output", derived)
    found = replace(found, status="benchmark-missing", value=None)

    assert lines(doc, found)[0].value.text == "0.3333"


def items() -> Derived:
    """Return two computed products, the second with lead and base of its limit."""
    law = {
        "lead": Benchmark(value=Fraction(100), source="GB 1", confidence="high"),
        "base": Benchmark(value=Fraction(130), source="GB 1", confidence="high"),
    }
    return Derived(
        calculator="energy-per-product",
        unit="kgce/t",
        items=(
            DerivedItem(key="p1", title="丙纶长丝", value=Fraction(361, 3), weight=Fraction(100, 3)),
            DerivedItem(key="p2", title="丙纶网", value=Fraction(115), weight=Fraction(7), **law),
        ),
    )


def test_computed_products_have_lines_of_their_own():
    """Values, weights and the limits' benchmarks stand in a line for each product."""
    doc, found = row("energy-by-product", items())
    _, first, second = lines(doc, found)

    assert (first.value.text, first.weight.text) == ("120.33", "33.3333")
    assert (second.lead.text, second.base.text) == ("100", "130")
    assert [first.inner, second.inner] == ["0", "1"]


def test_typed_products_are_completed_from_the_computed():
    """A product typed by name without value takes the computed one; the other follows behind it."""
    answer = Answer(
        products=(ProductAnswer(name="丙纶网", value=Decimal("114.50")), ProductAnswer(name="丙纶长丝"))
    )
    doc, found = row("energy-by-product", items(), answer)
    _, net, yarn = lines(doc, found)

    assert (net.title, net.value.text, net.weight.text) == ("丙纶网", "114.50", "7")
    assert yarn.value.text == "120.33"


def test_computed_parts_fill_what_was_not_typed():
    """A part typed stands as typed, the other as computed."""
    derived = Derived(
        calculator="pollutant-margin",
        unit="%",
        items=(DerivedItem(key="cod", title="化学需氧量", value=Fraction(100, 3)),),
    )
    doc, found = row("pollutant-margin", derived, Answer(parts={"nmhc": Decimal("20.0")}))
    _, nmhc, cod = lines(doc, found)

    assert (nmhc.value.text, cod.value.text) == ("20.0", "33.33")
