"""What ``score --json`` prints of computed rows: value, what the score rests on, gaps with their places, the trace."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal

from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.output import IndicatorOut, SchemeOut, score_out
from tests.domain.calculators.builders import rows
from tests.domain.derive.builders import GENERAL, document, scored, year

SCHEME = SchemeOut(id=GENERAL, version=1, title="通则", standing="unofficial-transcript", digest="0")


def printed(one: Document, row: str) -> IndicatorOut:
    """Return what is printed of one row; sentences are their codes."""
    out = score_out("a.json", SCHEME, scored(one), lambda said: said.code)
    return next(indicator for indicator in out.indicators if indicator.id == row)


def test_a_computed_row_says_so():
    """The value is the computed one, exact as far as decimals go, and the trace begins with the calculation."""
    out = printed(document(), "renewable-share")

    assert (out.status, out.taken, out.gaps) == ("scored", "computed", ())
    assert out.value == out.computed
    assert out.computed == "14.769609377997"
    assert out.trace[0].code == "calc.basis-said.calorific"


def test_a_computed_value_without_benchmark_is_printed_too():
    """Where no benchmark may be used the row is not scored, but what the ledgers say is there."""
    out = printed(document(), "land-output")

    assert (out.status, out.computed, out.taken) == ("benchmark-missing", "1.111111111111", "computed")


def test_inputs_are_named_by_place():
    """Steps that read the ledgers name row and column with the figure that stands there."""
    out = printed(document(), "waste-water-margin")

    assert out.trace[0].inputs == {"outlets/o3/mean": "125", "outlets/o3/limit": "500"}
    assert out.trace[0].result == "75 %"


def test_typed_and_computed_stand_side_by_side():
    """The typed value is scored, the computed one is printed beside it."""
    out = printed(document(answers={"renewable-share": Answer(value=Decimal(12))}), "renewable-share")

    assert (out.value, out.taken) == ("12", "typed")
    assert out.computed == "14.769609377997"
    assert all(not step.code.startswith("calc.") for step in out.trace)


def test_gaps_have_text_and_place():
    """What is missing is printed with its place."""
    out = printed(
        document(ledgers=year(waste=rows("waste", s1={"used_stock": None}))), "solid-waste-use-rate"
    )

    assert (out.status, out.value, out.computed, out.taken) == ("blank", None, None, "")
    assert [asdict(gap) for gap in out.gaps] == [{"text": "calc.blank", "place": "waste/s1/used_stock"}]
    assert out.reason == "score.cannot-compute"


def test_rows_without_calculator_have_neither():
    """A row that nothing computes has no computed value and no gaps."""
    out = printed(document(), "green-design-case")

    assert (out.computed, out.taken, out.gaps) == (None, "", ())
