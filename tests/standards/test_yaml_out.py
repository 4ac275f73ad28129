"""Packs written as YAML: read back they are the very same, in one fixed form."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gf_desktop.domain.pack import Header, Pack, Table
from gf_desktop.standards.packs import digest, read_pack
from gf_desktop.standards.shapes import shape
from gf_desktop.standards.tree import read_documents
from gf_desktop.standards.yaml_out import WIDTH, pack_text
from tests.domain.builders import pack, quantitative
from tests.domain.strategies import tables
from tests.standards.shipped import STANDARDS, known

FILES = sorted(STANDARDS.glob("*.yaml"))
ODD = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"])
    | st.sampled_from("=+-@~#:,[]{}&*!|>%`?'\"\\ \n\t\x85\u2028\ufeff"),
    min_size=1,
    max_size=14,
)
TYPED = [
    "null",
    "~",
    "true",
    "No",
    "12",
    "1.50",
    "1e3",
    "0x1F",
    "2025-12-31",
    ".inf",
    "",
    " ",
    "- a",
    "a: b",
    "a #b",
]
PER_TEST = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read_back(text, folder) -> Pack:
    """Return the pack that a text says, without the rules that our random packs need not keep."""
    file = folder / "pack.yaml"
    file.write_bytes(text.encode())
    header, table = read_documents(file, expected=2)
    return Pack(header=shape(Header, header.value), table=shape(Table, table.value))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_pack_comes_back_as_it_was(file, tmp_path):
    """A shipped pack written and read again has the same digest, and written again the same text."""
    first = read_pack(file, known(), shipped=True)
    copy = tmp_path / file.name
    copy.write_text(pack_text(first), encoding="utf-8")
    second = read_pack(copy, known(), shipped=True)

    assert second.digest == first.digest
    assert pack_text(second) == pack_text(first)


@PER_TEST
@given(tables())
def test_random_packs_come_back_as_they_were(tmp_path, one):
    """Whatever a table has, its text says all of it."""
    back = read_back(pack_text(one), tmp_path)

    assert digest(back.header, back.table) == digest(one.header, one.table)


@PER_TEST
@given(ODD | st.sampled_from(TYPED), ODD)
def test_any_text_stays_that_text(tmp_path, note, title):
    """Text with YAML's own marks, invisible characters or the look of a figure is text, for other readers too."""
    one = pack(replace(quantitative(), title=title, note=note))
    text = pack_text(replace(one, header=replace(one.header, note=note)))

    (row,) = read_back(text, tmp_path).indicators
    plain = list(yaml.safe_load_all(text))
    assert (row.title, row.note) == (title, note)
    assert plain[0].get("note", "") == note


def test_what_is_small_stands_on_one_line_and_defaults_are_left_out():
    """The text is for people too: figures on one line, no line longer than need be, nothing said twice."""
    text = pack_text(pack(quantitative()))

    assert "            lead: {value: 95, source: form}\n" in text
    assert "rounding" not in text
    assert max(map(len, text.splitlines())) <= WIDTH
