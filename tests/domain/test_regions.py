"""Provinces are understood as people write them, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.regions import official
from gf_desktop.standards.reference import read_regions
from tests.standards.shipped import RESOURCES

PROVINCES = tuple(read_regions(RESOURCES / "reference"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江苏", "江苏省"),
        (" 江苏省 ", "江苏省"),
        ("江　苏", "江苏省"),
        ("上海", "上海市"),
        ("广西", "广西壮族自治区"),
        ("广西自治区", "广西壮族自治区"),
        ("内蒙古", "内蒙古自治区"),
        ("新疆", "新疆维吾尔自治区"),
        ("宁夏", "宁夏回族自治区"),
        ("西藏", "西藏自治区"),
        ("香港", "香港特别行政区"),
    ],
)
def test_short_names_and_blanks_are_understood(text, name):
    """The short name, blanks around it and inside, and a region without its people all mean the province."""
    assert official(text, PROVINCES) == name


@pytest.mark.parametrize("text", ["Jiangsu", "苏", "吉林市", "江苏省南京市", "江", "省", ""])
def test_other_words_mean_no_province(text):
    """A name in another script, one character, a city and nothing at all stay what they are."""
    assert official(text, PROVINCES) == text


@given(st.sampled_from(PROVINCES))
def test_an_official_name_means_itself(name):
    """No province is taken for another one."""
    assert official(name, PROVINCES) == name
    assert sum(official(one, PROVINCES) == name for one in PROVINCES) == 1


@given(st.text())
def test_understanding_twice_changes_nothing(text):
    """What was understood once is understood the same way again."""
    once = official(text, PROVINCES)
    assert official(once, PROVINCES) == once
