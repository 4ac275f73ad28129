"""Corrections of limits: reckoned where the words leave no doubt, else only shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gf_desktop.domain.reference.corrections import (
    ADD_IF,
    PER_POINT,
    PER_STEP,
    TIMES_IF,
    WORDS,
    Correction,
    read_correction,
)


def corrected(text: str, level: str, grade: int, answer: str) -> Fraction:
    """Return the corrected limit."""
    read = read_correction(text)
    assert read
    return read.corrected(Fraction(level), grade, Fraction(answer))


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("熟料比每偏离75%一个百分点 ±1.10/1.15/1.20", PER_POINT, "熟料比"),
        ("入炉品位<62%每降1个百分点+3.61，最多5个百分点", PER_POINT, "入炉品位"),
        ("每增加1火次 +260/290/320", PER_STEP, "火次"),
        ("发烟硫酸+35", ADD_IF, "发烟硫酸"),
        ("TAD +320", ADD_IF, "TAD"),
        ("日晒盐×1.18", TIMES_IF, "日晒盐"),
        ("厚度系数修正", WORDS, ""),
        ("废钢比每1个百分点+0.23，钢种+0.8/1.2/1.5", WORDS, ""),
        ("铁水比每1个百分点-0.8，全不锈×1.10，另有+8/+15", WORDS, ""),
        ("3级: 海拔>1500 m 另有修正 1.179-0.211*P/101325", WORDS, ""),
        ("3 级：无低温热回收 -110，有 -120，见原文", WORDS, ""),
    ],
)
def test_words_of_corrections(text, kind, what):
    """What may be understood in two ways stays words."""
    read = read_correction(text)

    assert read
    assert (read.kind, read.what, read.text) == (kind, what, text)
    assert read.computable == (kind != WORDS)


@pytest.mark.parametrize(
    ("text", "level", "grade", "answer", "expected"),
    [
        # Cement with 80 % clinker: five points over 75.
        ("熟料比每偏离75%一个百分点 ±1.10/1.15/1.20", "80", 1, "80", "85.5"),
        ("熟料比每偏离75%一个百分点 ±1.10/1.15/1.20", "87", 2, "70", "81.25"),
        ("熟料比每偏离75%一个百分点 ±1.10/1.15/1.20", "94", 3, "75", "94"),
        # A blast furnace with ore of 60 %, 62 % and 50 % (at most five points count).
        ("入炉品位<62%每降1个百分点+3.61，最多5个百分点", "361", 1, "60", "368.22"),
        ("入炉品位<62%每降1个百分点+3.61，最多5个百分点", "361", 1, "63", "361"),
        ("入炉品位<62%每降1个百分点+3.61，最多5个百分点", "370", 2, "50", "388.05"),
        ("每增加1火次 +260/290/320", "440", 1, "2", "960"),
        ("每增加1火次 +260/290/320", "490", 2, "0", "490"),
        ("发烟硫酸+35", "-110", 1, "1", "-75"),
        ("发烟硫酸+35", "-110", 1, "0", "-110"),
        ("日晒盐×1.18", "145", 1, "1", "171.1"),
        ("日晒盐×1.18", "145", 1, "0", "145"),
    ],
)
def test_corrected_limits(text, level, grade, answer, expected):
    """Worked by hand from the words."""
    assert corrected(text, level, grade, answer) == Fraction(expected)


def test_words_are_not_reckoned():
    """A correction that can only be read gives no figure."""
    with pytest.raises(ValueError, match="厚度"):
        Correction(text="厚度系数修正").corrected(Fraction(1), 1, Fraction(1))


def test_no_words_no_correction():
    """A limit without words has no correction."""
    assert read_correction("") is None
