"""The radar as SVG: well-formed, every name and share as text, nothing outside the picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.reporting.radar import HEIGHT, NAME_SIZE, WIDTH, radar_svg

SVG = "{http://www.w3.org/2000/svg}"
names = st.text(alphabet="能源低碳化资洁净用地集约<&\"'", min_size=1, max_size=12)
shares = st.fractions(min_value=0, max_value=1)


@given(st.lists(st.tuples(names, shares), min_size=3, max_size=12))
def test_every_name_and_point_lies_inside_the_picture(axes):
    """However many axes and however long their names, nothing is cut at the edge."""
    root = ET.fromstring(radar_svg(axes))

    for text in root.iter(f"{SVG}text"):
        wide = NAME_SIZE * len(text.text or "")
        x = float(text.attrib["x"])
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[text.attrib["text-anchor"]]
        assert left >= 0
        assert left + wide <= WIDTH
        assert NAME_SIZE <= float(text.attrib["y"]) <= HEIGHT
    assert len(list(root.iter(f"{SVG}circle"))) == len(axes)


def test_names_and_shares_are_text():
    """A reader without colour, or a machine, still finds each name with its share."""
    svg = radar_svg(
        [("能源低碳化", Fraction(3, 4)), ("资源高效化", Fraction(1, 3)), ("用地集约化", Fraction(0))]
    )

    found = [text.text for text in ET.fromstring(svg).iter(f"{SVG}text")]

    assert found == ["能源低碳化", "75.0%", "资源高效化", "33.3%", "用地集约化", "0.0%"]


def test_a_section_without_a_score_is_no_zero():
    """It is named as not scored and has no dot; a real zero has both figure and dot."""
    root = ET.fromstring(radar_svg([("能源", Fraction(1)), ("资源", None), ("用地", Fraction(0))]))

    found = [text.text for text in root.iter(f"{SVG}text")]

    assert found == ["能源", "100.0%", "资源", "未计分", "用地", "0.0%"]
    assert len(list(root.iter(f"{SVG}circle"))) == 2


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_axes_make_no_radar(count):
    """Two axes are a line; then the table alone stands."""
    assert radar_svg([("甲", Fraction(1))] * count) == ""
