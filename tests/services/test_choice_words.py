"""What people call the entries of a list, as tables read it that are typed or pasted into."""

from __future__ import annotations

import pytest

from gf_desktop.domain.ledgers import columns
from gf_desktop.services.choice_words import ChoiceWords
from tests.exchange.spreadsheets import RESOURCES, catalogue


def codes(ledger: str, key: str, text: str) -> tuple[str, ...]:
    """Return what a word may mean in a column."""
    column = next(one for one in columns(ledger) if one.key == key)
    return ChoiceWords(RESOURCES, catalogue().say).codes(ledger, column, text)


@pytest.mark.parametrize(
    ("ledger", "key", "text", "code"),
    [
        ("water", "kind", "自来水", "intake-tap"),
        ("water", "kind", "取水：自来水", "intake-tap"),
        ("water", "kind", " 生活用水 ", "living"),
        ("output_value", "basis", "当年价格", "current"),
        ("output_value", "basis", "不变", "constant"),
        ("outlets", "monitoring", "在线监测", "online"),
        ("outlets", "monitoring", "自动", "online"),
        ("water", "kind", "外购市政", "intake-reclaimed"),
        ("energy", "carrier", "外购电", "electricity"),
        ("green", "cancelled", "√", "yes"),
    ],
)
def test_usual_words_and_clear_beginnings_mean_one_entry(ledger, key, text, code):
    """A synonym of the table of words, or what one title alone begins with, is that entry."""
    assert codes(ledger, key, text) == (code,)


@pytest.mark.parametrize("text", ["重复用水", "重复用水量", "重复利用水"])
def test_a_word_for_several_entries_names_them(text):
    """Reused water is circulated, cascaded or treated: nothing is guessed."""
    assert codes("water", "kind", text) == ("circulating", "cascaded", "treated-reused")


@pytest.mark.parametrize(
    ("ledger", "key", "text"),
    [
        ("water", "kind", "自来水厂的水"),
        ("water", "kind", "水"),
        ("products", "name", "自来水"),
        ("water", "kind", ""),
    ],
)
def test_what_is_not_known_means_nothing(ledger, key, text):
    """A text that no entry is called by, or a column without a list, has no code."""
    assert codes(ledger, key, text) == ()


def test_a_beginning_that_several_titles_share_is_left_open():
    """取水 is said of five kinds of water, and all of them are named."""
    found = codes("water", "kind", "取水")

    assert len(found) == 5
    assert all(code.startswith("intake-") for code in found)
