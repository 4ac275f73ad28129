"""Look-ups by exact name and by words, as the choice of factors takes them."""

from __future__ import annotations

import pytest

from gf_desktop.domain.reference.limits import SUPERSEDED
from tests.domain.reference.test_lookups_by_date import END_OF_2025, tables


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("原煤", "原煤"),
        ("电力（当量值）", "电力(当量值)"),
        ("电力(当量)", "电力(当量值)"),
        ("电力", None),
        ("煤", None),
    ],
)
def test_coefficients_by_exact_name(name, found):
    """Width does not matter, half a name finds nothing and raises nothing."""
    row = tables().coefficients.named(name)

    assert (row and row.name) == found


def test_factors_by_exact_name_and_kind():
    """A factor is found inside its table and kind only."""
    carbon = tables().carbon

    assert str(carbon.named("烟煤", "B-general", "fuel").factor) == "2.0715"
    assert carbon.named("烟煤", "B-general", "process") is None
    assert carbon.named("无烟煤", "C-province", "fuel") is None


def test_limits_by_key():
    """Standard and product name the limits of all indicators, with the indicator the one; alone neither does."""
    limits = tables().limits

    assert len(limits.named("GB 16780-2021｜熟料")) == 3
    assert [row.level1 for row in limits.named("gb16780 熟料 单位产品综合能耗")] == [100]
    assert limits.named("熟料") == limits.named("GB 16780-2021") == limits.named("") == ()


def test_limits_by_words():
    """Every word has to stand in the row; a replaced standard leads to what replaces it."""
    limits = tables().limits

    assert {row.product for row in limits.search(["GB 16780", "制备"])} == {"水泥制备工段"}
    assert {row.standard for row in limits.search(["gb 30181-2013"])} == {"GB 21252-2023"}
    assert limits.search(["水泥", "丙纶"]) == ()


def test_no_row_is_superseded_by_itself():
    """The shipped tables hold one edition of each limit; none of them is replaced by the end of 2025."""
    limits = tables().limits

    assert [row.key for row in limits.rows if limits.standing(row, END_OF_2025) == SUPERSEDED] == []
    assert [row.key for row in limits.rows if limits.related(row)] == []


def test_quotas_by_key_and_words():
    """Standard, with or without its year, and product name a quota; local ones in their province only."""
    quotas = tables().quotas

    assert [str(row.loose) for row in quotas.named("GB/T 18916.62 水泥熟料")] == ["0.510"]
    assert quotas.named("水泥熟料") == ()
    assert [row.product for row in quotas.search(["甲醇", "煤制"], "河北省")] == ["甲醇 煤制"]
    assert quotas.search(["甲醇"], "江苏省") == ()
