"""A standard is data: no table, row, requirement, condition, date or mark of an authority stands in Python."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.standards.programmes import read_programmes
from tests.standards.shipped import IDS, RESOURCES, pack

PROGRAM = RESOURCES.parent / "gf_desktop"
PROGRAMMES = read_programmes(RESOURCES / "programmes")
ITEMS = ("conditions", "disqualifiers", "dates", "labels", "self_scores", "preferences", "changes")
# A table that someone makes for an industry begins with the national one (GB/T 36132-2025 Annex A), whose two rows by
# energy limit and by water quota are filled from the reference tables.
FRAME = {"gbt36132-2025", "energy-consumption-intensity", "water-withdrawal-intensity"}


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Return each text that code holds, with its place; what only explains code is left out."""
    return tuple(found for file in sorted(PROGRAM.rglob("*.py")) for found in _texts(file))


def _texts(file: Path) -> Iterator[tuple[str, str]]:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    explaining = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explaining:
            yield node.value, f"{file.relative_to(PROGRAM)}:{node.lineno}"


def ids() -> set[str]:
    """Return the ids of tables, rows, requirements, programmes and what those list, but those of one plain word.

    A row may be called like the formula that computes it: the formula is code and keeps its name.
    """
    rows = {one.id for scheme in IDS for one in (*pack(scheme).indicators, *pack(scheme).table.gates)}
    listed = {one.id for programme in PROGRAMMES for name in ITEMS for one in getattr(programme, name)}
    named = rows | listed | set(IDS) | {programme.id for programme in PROGRAMMES}
    return {one for one in named if "-" in one} - set(FORMULAS)


def test_no_id_of_an_authoritys_text_stands_in_code():
    """Of some two hundred ids only those of the frame for tables of one's own are known to the program."""
    named = ids()
    found = {text: place for text, place in texts() if text in named}

    assert len(named) > 150
    assert found.keys() == FRAME, found


def test_no_sentence_of_an_authoritys_text_stands_in_code():
    """Titles of requirements, conditions, circumstances, dates and marks are read from their files."""
    gates = {gate.title for scheme in IDS for gate in pack(scheme).table.gates}
    listed = {one.title for programme in PROGRAMMES for name in ITEMS for one in getattr(programme, name)}
    titles = {title for title in gates | listed if len(title) > 8}

    assert len(titles) > 50
    assert [place for text, place in texts() if any(title in text for title in titles)] == []


def test_no_pass_mark_but_the_authoritys():
    """No shipped table has a threshold; the mark of 2025 is the programme's, with its round, source and confidence."""
    assert {scheme: pack(scheme).table.threshold for scheme in IDS} == dict.fromkeys(IDS)
    marks = [(programme.id, mark.id) for programme in PROGRAMMES for mark in programme.self_scores]
    assert marks == [("js-2026", "js-2025-threshold")]
