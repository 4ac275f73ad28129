"""Reference words: complete, unique, honest about how sure they are; faulty files are refused with their line."""

from __future__ import annotations

import re

import pytest

from gf_desktop.standards.problems import Place, StandardError
from gf_desktop.standards.reference import (
    evidence_kinds,
    read_evidence_kinds,
    read_industries,
    read_known,
    read_regions,
)
from tests.standards.shipped import IDS, REFERENCE, catalogue, pack

CONFIDENCES = {"high", "medium", "low", "memory"}


def test_evidence_kinds_are_named_once_with_source():
    """Each kind has a name, a source and a confidence."""
    kinds = evidence_kinds(REFERENCE)
    assert len({kind.id for kind in kinds}) == len(kinds) == len({kind.title for kind in kinds})
    assert all(kind.title and kind.source and kind.confidence in CONFIDENCES for kind in kinds)


def test_the_forms_statistics_sheets_are_known():
    """The sheets that forms name by number keep their numbers as ids."""
    titles = read_evidence_kinds(REFERENCE)
    assert {"B204-1", "205-1", "205-2", "205-3", "205-4", "205-6", "ji-101"} <= titles.keys()
    assert titles["calculation-sheet"] == "指标计算过程表"


def test_industries_are_codes_with_names():
    """Divisions 06 to 46 are complete, and the class of our industry table is there."""
    industries = read_industries(REFERENCE)
    assert [code for code in industries if len(code) == 2] == [f"{n:02}" for n in range(6, 47)]
    assert industries["2825"] == "丙纶纤维制造"
    assert all(re.fullmatch(r"\d{2,4}", code) and title for code, title in industries.items())
    assert all(i in industries for scheme in IDS for i in pack(scheme).header.applies.industries)


def test_regions():
    """34 provinces, and the 13 cities of Jiangsu."""
    regions = read_regions(REFERENCE)
    assert len(regions) == 34
    assert len(regions["江苏省"]) == 13
    assert "苏州市" in regions["江苏省"]
    assert "台湾省" in regions
    assert all(pack(scheme).header.applies.province in ("", *regions) for scheme in IDS)


def test_known_is_what_packs_may_name():
    """Units, formulas and kinds of evidence come together."""
    known = read_known(REFERENCE)
    assert "kgce/t" in known.units
    assert "plot-ratio" in known.calculators
    assert "business-licence" in known.evidence


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("province\n", "standards.columns", 1),
        ("", "standards.columns", 1),
        ("province,city\n江苏省,苏州市\n江苏省\n", "standards.row-width", 3),
    ],
)
def test_faulty_files_are_refused(tmp_path, content, code, line):
    """A wrong head or a row of another width is said with its line."""
    (tmp_path / "regions.csv").write_text(content, encoding="utf-8")
    with pytest.raises(StandardError) as caught:
        read_regions(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.said.code, problem.place) == (code, Place(line, 1))
    assert catalogue().say(problem.said)


def test_other_encodings_and_missing_files_are_refused(tmp_path):
    """Neither is read as something else."""
    with pytest.raises(StandardError) as caught:
        read_regions(tmp_path)
    assert caught.value.problems[0].said.code == "standards.unreadable"
    (tmp_path / "regions.csv").write_bytes("province,city\n江苏省,苏州市\n".encode("gb18030"))
    with pytest.raises(StandardError) as caught:
        read_regions(tmp_path)
    assert caught.value.problems[0].said.code == "standards.encoding"
