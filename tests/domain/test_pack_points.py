"""Points that add up: a table made to have endless sums is checked all the same."""

from __future__ import annotations

from decimal import Decimal

from gf_desktop.domain.pack import Choice, Group, Indicator, Option, Section, Table
from gf_desktop.domain.pack_points import check_points


def _row(number: int) -> Indicator:
    """Return a choice whose best option is not what the row is worth, both figures like no others."""
    best = Option(id="a", title="a", points=Decimal(3**number + 7))
    points = Decimal(2**number + 1)
    return Indicator(id=f"r{number}", title=f"r{number}", points=points, choice=Choice(options=(best,)))


def test_many_rows_of_two_figures_each_are_checked_at_once():
    """Sixty rows could come to 2 to the power of 60 sums; each row is named, their sum is let be."""
    group = Group(number="1", title="g", indicators=tuple(map(_row, range(60))))
    section = Section(id="s", title="s", points=Decimal("0.1"), groups=(group,))
    found = list(check_points(Table(sections=(section,), sources={})))
    codes = [problem.said.code for problem in found]
    assert codes.count("pack.choice-points") == 60
    assert "pack.section-points" not in codes
