"""The draft of an industry's own table: made once, kept as an own table, left as the user left it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gf_desktop.domain.pack import Header
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.services.framing import make_frame
from gf_desktop.services.industries import known_figures, own_figures
from gf_desktop.services.library import Library

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def library(tmp_path) -> Library:
    """Return the shipped standards with a folder for own tables."""
    return Library(RESOURCES, own=tmp_path / "standards")


def make(library: Library, tmp_path: Path, *leave_out: str) -> Header:
    """Make a draft of the makers of inorganic alkali."""
    say = read_catalogue(RESOURCES / "messages" / "zh_CN")
    return make_frame(library, say, tmp_path, ("2612",), "无机碱制造评价要求", 2025, leave_out)


def test_a_frame_becomes_an_own_table(library, tmp_path):
    """The draft has the rows of the general table, an own id, and is offered from then on."""
    made = make(library, tmp_path)

    assert made.id == "own-2612-2025"
    assert made.standing == "own"
    assert made.title == "无机碱制造评价要求"
    assert library.is_own(made)
    general = library.pack("gbt36132-2025")
    assert [row.id for row in library.pack(made.id).indicators] == [row.id for row in general.indicators]


def test_a_frame_made_before_is_left_as_the_user_changed_it(library, tmp_path):
    """A second one stands beside the first, under an id of its own."""
    made = make(library, tmp_path)
    path = library.path(made)
    path.write_text(path.read_text("utf-8").replace("无机碱制造", "我厂改过的"), "utf-8")
    library.refresh()

    again = make(library, tmp_path)

    assert (again.id, again.title) == ("own-2612-2025-2", "无机碱制造评价要求")
    assert "我厂改过的" in next(one.title for one in library.headers() if one.id == made.id)


def test_figures_left_out_are_not_in_the_table(library, tmp_path):
    """A product that the factory does not make has no form in the draft."""
    offered = [one.key for listed in known_figures("2612", library, 2025).values() for one in listed]

    def forms(header: Header) -> int:
        rows = library.pack(header.id).indicators
        return sum(form.id.startswith(("limit", "quota")) for row in rows for form in row.variants)

    assert len(offered) > 1
    assert forms(make(library, tmp_path)) == len(offered)
    assert forms(make(library, tmp_path, offered[0])) == len(offered) - 1
    assert forms(make(library, tmp_path, *offered)) == 0


def test_a_limit_of_coal_alone_is_no_limit_of_the_whole_energy(library):
    """GB 16780-2021 limits clinker by coal and by energy: the row of energy is offered the latter only."""
    offered = [one.text for listed in known_figures("3011", library, 2025).values() for one in listed]
    assert any("综合能耗" in one for one in offered)
    assert not any("煤耗" in one for one in offered)


@pytest.mark.parametrize(
    ("industry", "classes", "standards"),
    [
        ("烧碱", "2612", {"GB 21257-2024"}),
        ("纯碱", "2612", {"GB 29140-2024"}),
        ("水泥", "3011", {"GB 16780-2021", "GB/T 18916.62-2022"}),
        ("石油化工一体化企业", "2612", set()),
    ],
)
def test_an_industrys_own_figures_are_told_by_name(library, industry, classes, standards):
    """Of a class that holds several industries only the products of the one asked for are its own; else none."""
    known = known_figures(classes, library, 2025)
    own = own_figures(industry, known)

    assert {one.standard for found in known.values() for one in found if one.key in own} >= standards
    energy = known["energy-consumption-intensity"]
    assert {one.standard for one in energy if one.key in own} <= standards
