"""The draft of an industry's own table: made once, kept as an own table, left as the user left it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.services.framing import make_frame
from gf_desktop.services.industries import known_figures
from gf_desktop.services.library import Library

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def library(tmp_path) -> Library:
    """Return the shipped standards with a folder for own tables."""
    return Library(RESOURCES, own=tmp_path / "standards")


def test_a_frame_becomes_an_own_table(library, tmp_path):
    """The draft has the rows of the general table, an own id, and is offered from then on."""
    say = read_catalogue(RESOURCES / "messages" / "zh_CN")

    made = make_frame(library, say, tmp_path, "2612", "无机碱制造", 2025)

    assert made.id == "own-2612-2025"
    assert made.standing == "own"
    assert "无机碱制造" in made.title
    assert library.is_own(made)
    general = library.pack("gbt36132-2025")
    assert [row.id for row in library.pack(made.id).indicators] == [row.id for row in general.indicators]


def test_a_frame_is_made_once(library, tmp_path):
    """Asking again returns the table as the user has changed it since."""
    say = read_catalogue(RESOURCES / "messages" / "zh_CN")
    made = make_frame(library, say, tmp_path, "2612", "无机碱制造", 2025)
    path = library.path(made)
    path.write_text(path.read_text("utf-8").replace("无机碱制造", "我厂改过的"), "utf-8")
    library.refresh()

    again = make_frame(library, say, tmp_path, "2612", "无机碱制造", 2025)

    assert "我厂改过的" in again.title


def test_a_limit_of_coal_alone_is_no_limit_of_the_whole_energy(library):
    """GB 16780-2021 limits clinker by coal and by energy: the row of energy is offered the latter only."""
    offered = [one.text for listed in known_figures("3011", library, 2025).values() for one in listed]
    assert any("综合能耗" in one for one in offered)
    assert not any("煤耗" in one for one in offered)
