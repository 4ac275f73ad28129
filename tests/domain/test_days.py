"""Days as people type them; property tests over every day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.days import iso_text, leading_day, read_day, with_iso_day

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
FORMS = (
    "{0}-{1}-{2}",
    "{0}/{1}/{2}",
    "{0}.{1}.{2}",
    "{0}年{1}月{2}日",
    "{0}年{1}月{2}号",
    "{0}／{1:02}／{2:02}",
    "{0}{1:02}{2:02}",
)


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(["", " 14:30", "下午"]))
def test_every_way_of_writing_becomes_iso(day, form, rest):
    """Alone or before a time, a day is the same day however it is written."""
    text = form.format(day.year, day.month, day.day)

    assert read_day(text) == day
    assert iso_text(text) == day.isoformat()
    assert leading_day(text + rest) == (day, rest.strip())
    assert with_iso_day(text + rest) == f"{day.isoformat()} {rest.strip()}".strip()


@pytest.mark.parametrize("text", ["", "五月", "2026", "2026/13/1", "2026-02-30", "2026-5-123", "12.5"])
def test_what_is_no_day_stays_as_it_is(text):
    """Nothing is guessed: a year alone, a day that does not exist and other words are no day."""
    assert read_day(text) is None
    assert with_iso_day(text) == text
    assert iso_text(text) == text


@pytest.mark.parametrize("text", ["2026-05", "2026/5", "2026.05", "2026年5月", "202605"])
def test_a_month_becomes_iso_too(text):
    """Where a month is enough it is kept as one."""
    assert iso_text(text) == "2026-05"
