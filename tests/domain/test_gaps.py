"""Gaps: the largest loss first, each with what closes it."""

from __future__ import annotations

import pytest

from gf_desktop.domain.document import Answer
from gf_desktop.domain.gaps import gaps
from gf_desktop.domain.scoring import score
from tests.domain.builders import (
    answer,
    checklist,
    choice,
    document,
    exact,
    manual,
    numbers,
    pack,
    parts,
    product,
    products,
    quantitative,
    ratio,
    score_rows,
    section,
    ticks,
    unsplit,
)


def test_the_largest_loss_comes_first():
    """Rows are ordered by points lost; a row with all its points is no gap."""
    rows = [
        quantitative("full"),
        quantitative("some", points=4),
        quantitative("open", points=6),
        quantitative("most"),
    ]
    answers = {"full": answer(95), "some": answer(94), "most": answer(90)}

    found = gaps(score_rows(rows, answers))

    assert [gap.row for gap in found] == ["most", "open", "some"]
    assert found[0].lost == 8
    assert found[1].status == "blank"


@pytest.mark.parametrize(
    ("row", "given", "code", "params"),
    [
        (quantitative(), answer(93), "gap.raise-to", {"lead": "95%", "value": "93%"}),
        (
            quantitative(lead=5, base=9, better="lower"),
            answer(6),
            "gap.lower-to",
            {"lead": "5%", "value": "6%"},
        ),
        (ratio(), answer(7), "gap.raise-to", {"lead": "10%", "value": "7%"}),
        (ticks(lead="7.5"), Answer(ticked=("t1", "t2")), "gap.tick", {"count": 6}),
        (choice(), Answer(option="not_provided"), "gap.choose", {"option": "provided"}),
        (parts(), Answer(parts=numbers(nmhc=15)), "gap.raise-each", {}),
        (products(), Answer(products=(product("甲", "100", "1", "90", "120"),)), "gap.lower-each", {}),
        (manual(), answer("2", reason="因"), "gap.better", {}),
        (checklist(), Answer(option="half"), "gap.better", {}),
        (quantitative(), Answer(), "score.blank", {}),
        (quantitative(), Answer(draft="约 9"), "score.draft", {"text": "约 9"}),
    ],
)
def test_each_gap_says_what_closes_it(row, given, code, params):
    """A scored row wants a better value, an open one what its reason says."""
    (gap,) = gaps(score_rows([row], {"row": given}))

    assert (gap.close.code, gap.close.params) == (code, params)


def test_weighted_sections_count_in_points_of_the_total():
    """A lost point of a section that weighs a fifth is a fifth of a point lost."""
    table = pack(
        section(checklist("a", points=60), weight="0.2"), section(quantitative("b"), section_id="two")
    )

    found = gaps(score(document(), table))

    assert [(gap.row, gap.lost) for gap in found] == [("a", *exact(12)), ("b", *exact(8))]


def test_a_bonus_loses_no_more_than_the_cap_leaves():
    """With three of four points reached, another bonus row can bring one."""
    bonus = tuple(choice(name, yes="3", no="0", points=3) for name in "xy")

    found = gaps(
        score(document({"x": Answer(option="yes")}), pack(quantitative(points=8), bonus=bonus, cap=4))
    )

    assert [(gap.row, gap.lost) for gap in found] == [("row", *exact(8)), ("y", *exact(1))]


def test_rows_of_unknown_points_come_last():
    """Nobody knows what they lose, so they are not ranked."""
    rows = unsplit(quantitative("a", points=None), points=8)

    found = gaps(score(document(), pack(rows, section(quantitative("b", points=1), section_id="two"))))

    assert [(gap.row, gap.lost) for gap in found] == [("b", 1), ("a", None)]
