"""The radar's geometry."""

from __future__ import annotations

from fractions import Fraction
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.document import Answer
from gf_desktop.domain.radar import RINGS, Radar, radar, section_axes
from gf_desktop.domain.scoring import score
from tests.domain.builders import answer, choice, document, pack, quantitative, section


def shape(*shares: str | int) -> Radar:
    """Return the radar of these shares."""
    found = radar([(f"轴 {n}", Fraction(share)) for n, share in enumerate(shares)])
    assert found is not None
    return found


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_axes_make_no_radar(count):
    """With two axes there is no area to show."""
    assert radar([("轴", Fraction(1))] * count) is None


def test_the_first_axis_is_on_top_and_the_rest_go_clockwise():
    """Four axes stand on top, right, below and left."""
    ends = [axis.end for axis in shape(1, 1, 1, 1).axes]

    assert ends == [pytest.approx(point, abs=1e-12) for point in [(0, 1), (1, 0), (0, -1), (-1, 0)]]


def test_the_value_stands_on_its_axis():
    """A share of a half lies half way from the middle to the end of its axis."""
    found = shape("1/2", 0, 1)

    assert found.value[0] == pytest.approx((0, 0.5))
    assert found.value[1] == pytest.approx((0, 0))
    assert found.value[2] == found.axes[2].end


def test_shares_out_of_range_are_held():
    """Nothing is painted outside the circle, nor behind the middle."""
    assert [axis.share for axis in shape(2, -1, "1/3").axes] == [1, 0, Fraction(1, 3)]


@given(st.lists(st.fractions(-1, 2), min_size=3, max_size=12))
def test_rings_are_regular(shares):
    """Every ring has a corner on every axis at its own distance, and no value lies outside the circle."""
    found = shape(*shares)

    assert [ring.share for ring in found.rings] == list(RINGS)
    for ring in found.rings:
        assert len(ring.corners) == len(shares)
        assert all(hypot(*corner) == pytest.approx(ring.share) for corner in ring.corners)
    assert all(hypot(*point) <= 1 + 1e-12 for point in found.value)


def test_sections_are_the_axes_and_the_bonus_is_none():
    """Each section is an axis with the share of its points that is reached."""
    table = pack(
        section(quantitative("a", points=8), section_id="one"),
        section(quantitative("b", points=8), section_id="two"),
        bonus=(choice("x"),),
    )

    result = score(document({"a": answer(95), "x": Answer(option="provided")}), table)

    assert section_axes(result) == (("一级 one", Fraction(1)), ("一级 two", None))


def test_a_section_is_unscored_only_while_none_of_its_rows_is_scored():
    """A value that earns nothing is a real zero; an empty section has no share."""
    table = pack(
        section(quantitative("a", points=8), quantitative("b", points=8), section_id="one"),
        section(quantitative("c", points=8), section_id="two"),
    )

    result = score(document({"a": answer(10)}), table)

    assert result.row("a").score == 0
    assert [share for _, share in section_axes(result)] == [0, None]


def test_an_axis_without_a_share_claims_nothing():
    """Its corner stands in the middle, and the axis says that it has no share."""
    found = radar([("一", Fraction(1)), ("二", None), ("三", Fraction(1))])

    assert found is not None
    assert found.axes[1].share is None
    assert found.value[1] == pytest.approx((0, 0))
