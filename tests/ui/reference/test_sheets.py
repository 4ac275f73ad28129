"""Searching and ordering of reference rows, without a window."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.ui.reference.sheets import order, prepared, search_words
from tests.ui.assessment.scene import RESOURCES
from tests.ui.reference.conftest import read

SHEETS = {
    sheet.key: sheet
    for sheet in prepared(read(date(2025, 12, 31)), read_catalogue(RESOURCES / "messages" / "zh_CN").say)
}


def keys(table: str, text: str, **chosen: str) -> set[str]:
    """Return the keys of the rows that a search finds."""
    return {line.row.key for line in SHEETS[table].found(search_words(text), chosen)}


@pytest.mark.parametrize(
    "text", ["GB 16780", "gb16780", "ＧＢ　１６７８０", "熟料 GB 16780-2021", "转录未核 水泥单位产品"]
)
def test_width_capitals_and_blanks_make_no_difference(text):
    """A standard is found however it is typed, and all words must fit somewhere in the row."""
    assert "limit/GB 16780-2021 | 熟料 | 单位产品综合能耗" in keys("limits", text)


def test_words_are_all_wanted_and_filters_narrow():
    """A word that is nowhere finds nothing; a chosen value leaves only rows that have it."""
    assert keys("limits", "熟料 zzz") == set()
    assert keys("grid", "", region="江苏", basis="平均") == {
        f"grid/{year}/江苏/average"
        for year in SHEETS["grid"].values("year")
        if f"grid/{year}/江苏/average" in keys("grid", "")
    }
    assert keys("grid", "", region="江苏", year="1900") == set()


@given(text=st.text(alphabet="GB 1678煤电ＧＢ0.泥", max_size=6), more=st.text(alphabet="煤电泥1", max_size=3))
def test_more_words_never_find_more(text, more):
    """Adding a word only narrows what is found."""
    for table in ("limits", "coal"):
        assert keys(table, f"{text} {more}") <= keys(table, text)


def test_figures_are_ordered_by_size_and_blanks_come_last():
    """9 stands before 10, a range goes by its lower end, and what has no figure is last."""
    texts = ["", "10", "9", "1.1～1.33", "约"]

    assert sorted(texts, key=lambda text: order(text, "figure")) == ["1.1～1.33", "9", "10", "", "约"]
    assert sorted(["乙", "", "甲"], key=lambda text: order(text, "text")) == ["乙", "甲", ""]


def test_years_are_offered_newest_first():
    """The list of years begins with the newest, each once."""
    years = SHEETS["grid"].values("year")

    assert list(years) == sorted(set(years), reverse=True)
