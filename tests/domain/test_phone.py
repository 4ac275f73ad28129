"""Telephone numbers as people write them."""

from __future__ import annotations

import pytest

from gf_desktop.domain.phone import check


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "13800000000",
        "+86 138-0000-0000",
        "0512-68880000",
        "（0512）6888 0000 转 801",
        "６８８８００００",
        "13800000000、13900000000",
        "400-800-0000#12",
        "0086 138 0000 0000",
        "13800000000转801",
        "(0512) 1234567",
    ],
)
def test_numbers_as_people_write_them_are_left_alone(typed):
    """Area codes, extensions, two numbers, full-width digits: nothing is said."""
    assert check(typed) is None


@pytest.mark.parametrize(
    "typed", ["123", "1390000", "138000000001", "+86 1380000", "张三", "0512", "转 8001234567", "138000000OO"]
)
def test_what_can_be_no_number_is_asked_about(typed):
    """Too few digits, or letters among them; the text itself stands in the question."""
    said = check(typed)

    assert said is not None
    assert (said.code, said.params) == ("phone.doubtful", {"text": typed})
