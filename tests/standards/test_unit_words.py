"""Units as people write them: understood where they mean one thing, asked about where they may mean two."""

from __future__ import annotations

import csv
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.messages import Catalogue
from gf_desktop.domain.reference.unit_words import UnitWord, UnitWords
from gf_desktop.domain.units import UNITS, dimension
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.standards.reference import read_unit_words
from tests.standards.shipped import REFERENCE, RESOURCES


@cache
def words() -> UnitWords:
    """Return the shipped reader."""
    return read_unit_words(REFERENCE)


@cache
def sentences() -> Catalogue:
    """Return all sentences."""
    return read_catalogue(RESOURCES / "messages" / "zh_CN")


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("度", "kWh"),
        ("万度", "万kWh"),
        (" 万 千瓦时 ", "万kWh"),
        ("ＫＷＨ", "kWh"),
        ("MW·h", "MWh"),
        ("兆瓦时", "MWh"),
        ("吨", "t"),
        ("立方米", "m³"),
        ("m3", "m³"),
        ("标方", "Nm³"),
        ("NM3", "Nm³"),
        ("m³（20℃）", "m³(20℃)"),
        ("hm²", "hm²"),
        ("公顷", "公顷"),
        ("㎡", "m²"),
        ("吨标准煤", "tce"),
        ("公斤标煤/吨", "kgce/t"),
        ("吨标煤/万元", "tce/万元"),
        ("元/平米", "元/m²"),
        ("克标煤/度", "gce/kWh"),
    ],
)
def test_what_people_write_is_understood(text, symbol):
    """Full width, blanks, capitals, words and ratios of words."""
    assert words().read(text).symbol == symbol


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("方", {"m³", "Nm³", "m³(20℃)"}),
        ("万方", {"万m³", "万Nm³", "万m³(20℃)"}),
        ("标立方", {"Nm³", "m³(20℃)"}),
        ("标准立方米", {"Nm³", "m³(20℃)"}),
        ("标煤/吨", {"tce/t", "kgce/t"}),
    ],
)
def test_what_may_mean_two_things_is_asked_about(text, candidates):
    """No unit comes out, but the question with what may be answered."""
    read = words().read(text)

    assert read.symbol is None
    assert set(read.candidates) == candidates
    assert read.said
    assert all(one in sentences().say(read.said) for one in candidates)


@pytest.mark.parametrize("text", ["", "大卡", "蒸吨", "马力", "吨/", "/", "kWh/度/t"])
def test_what_is_not_known_is_said(text):
    """Neither a guess nor a question with answers of our own."""
    read = words().read(text)

    assert (read.symbol, read.candidates) == (None, ())
    assert read.said
    assert sentences().say(read.said)


def test_every_unit_reads_as_itself():
    """A symbol of ours is never taken for another, nor asked about."""
    assert [symbol for symbol in UNITS if words().read(symbol).symbol != symbol] == []


def test_the_table_of_words_is_sound():
    """No word twice, every symbol known, a question has a reason and amounts; a plain word has one meaning."""
    with (REFERENCE / "unit-words.csv").open(encoding="utf-8", newline="") as stream:
        listed = list(csv.DictReader(stream))
    symbols = [row["symbols"].split(";") for row in listed]

    assert len({row["text"] for row in listed}) == len(listed) > 100
    assert all(symbol in UNITS for those in symbols for symbol in those)
    assert all(bool(row["note"]) == (len(those) > 1) for row, those in zip(listed, symbols, strict=True))
    assert not [row["text"] for row in listed if row["text"] in UNITS]


def test_capitals_that_would_mean_two_things_are_not_folded():
    """Where only the capitals tell two words apart, other capitals mean nothing."""
    reader = UnitWords([UnitWord("Xy", ("t",)), UnitWord("xY", ("kg",))])

    assert reader.read("Xy").symbol == "t"
    assert reader.read("xY").symbol == "kg"
    assert reader.read("XY").symbol is None


def test_yuan_and_thousand_yuan_stay_apart():
    """千元 of the statistics forms is never taken for 万元."""
    assert words().read("千元").symbol == "千元"
    assert words().read("万元").symbol == "万元"
    assert dimension("千元") == dimension("万元")
    assert words().read("千").symbol is None


@given(
    st.text(alphabet="万千百亿度吨方标立米kKwWhHmMtTN³²3/每·. ０ｋ℃()元亩", max_size=8) | st.text(max_size=12)
)
def test_any_text_is_a_unit_a_question_or_unknown(text):
    """Whatever is typed, a known symbol comes out or a sentence that can be said."""
    read = words().read(text)

    assert (read.symbol in UNITS) != (read.said is not None)
    assert set(read.candidates) <= set(UNITS)
    if read.said:
        assert sentences().say(read.said)
