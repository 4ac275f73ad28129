"""The shipped tables on the command line: listed, checked, written as workbooks and back, their samples scored.

What ``standards --json`` says is counted once more from the files as they are.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from gf_desktop import cli
from gf_desktop.bootstrap import build
from gf_desktop.standards.packs import read_pack
from gf_desktop.standards.reference import read_known

ROOT = Path(__file__).resolve().parents[1]
STANDARDS = ROOT / "resources" / "standards"

# Subject, version, province, points, bonus, standing, rows: as the authorities print their tables.
TABLES: dict[str, tuple[str, int, str, str, str | None, str, int]] = {
    "gbt36132-2018": ("factory", 1, "", "100.00", None, "unofficial-transcript", 85),
    "gbt36132-2025": ("factory", 1, "", "100.00", None, "unofficial-transcript", 14),
    "js-general-2026": ("factory", 1, "江苏省", "100.00", "5.00", "unofficial-transcript", 23),
    "js-pp-staple-2026": ("factory", 1, "江苏省", "100.00", "4.00", "unofficial-transcript", 21),
    "miit-general-2025": ("factory", 1, "", "100.00", None, "unofficial-transcript", 20),
    "park-2016": ("park", 1, "", "100.00", None, "unofficial-transcript", 31),
    "supply-chain-2024": ("supply-chain", 1, "", "100.00", None, "unofficial-transcript", 20),
}
# What each sample scores; the arithmetic: tests/standards/test_samples.py, tests/acceptance/test_provincial_samples.py.
SAMPLES = {
    "sample-gbt36132-2018.json": ("gbt36132-2018", "63.34", "95.16"),
    "sample-gbt36132-2025.json": ("gbt36132-2025", "26.55", "82.55"),
    "sample-general.json": ("js-general-2026", "4.21", "101.21"),
    "sample-miit-general-2025.json": ("miit-general-2025", "18.50", "96.50"),
    "sample-park-2016.json": ("park-2016", "84.38", "87.71"),
    "sample-pp-staple.json": ("js-pp-staple-2026", "70.77", "75.77"),
    "sample-supply-chain-2024.json": ("supply-chain-2024", "75.20", "85.20"),
}
GENERAL = {
    "missing": 2 + 2 + 2,  # pairs: energy per output, carbon per output, water per output
    "medium": 4 * 2 + 12,  # pairs of the four bands of renewable energy; the leads of twelve rows
    "low": 1 + 12,  # the lead of the platform's functions; the bases of the same twelve rows
    "high": 1,  # the platform's base of 0, which stands in the national standard
}


@pytest.fixture(scope="module")
def listed() -> dict[str, Any]:
    """Return what a process of its own lists, by id."""
    command = [sys.executable, "-W", "error", "-m", "gf_desktop", "standards", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True)
    return {table["id"]: table for table in json.loads(done.stdout)}


def whole(scheme: str) -> list[Any]:
    """Return header and table of a file as any reader of YAML sees them."""
    text = (STANDARDS / f"{scheme}.yaml").read_text(encoding="utf-8")
    return list(yaml.load_all(text, Loader=yaml.BaseLoader))  # every scalar stays the text that it is


def figures(node: Any) -> Iterator[Any]:
    """Return every lead and base that is written down anywhere in a table."""
    if isinstance(node, list):
        for one in node:
            yield from figures(one)
    elif isinstance(node, dict):
        for key, one in node.items():
            if key in ("lead", "base"):
                yield one
            else:
                yield from figures(one)


def counted(scheme: str) -> dict[str, int]:
    """Return how many figures of a file are of each confidence: its own word, else its source's."""
    _header, table = whole(scheme)
    sources = table["sources"]
    return Counter(
        "missing" if one["value"] == "null" else one.get("confidence") or sources[one["source"]]["confidence"]
        for one in figures(table)
    )


def test_every_file_of_the_folder_is_listed_and_nothing_else(listed):
    """One entry for each file that we ship, under the id of its header."""
    assert set(listed) == {file.stem for file in STANDARDS.glob("*.yaml")} == set(TABLES)


@pytest.mark.parametrize("scheme", TABLES)
def test_what_is_said_of_a_table(listed, scheme):
    """Subject, version, place, points, bonus, standing and rows are those of the authority's table."""
    names = ("subject", "version", "province", "points", "bonus", "standing", "indicators")

    assert tuple(listed[scheme][name] for name in names) == TABLES[scheme]


@pytest.mark.parametrize("scheme", TABLES)
def test_what_is_said_stands_in_the_file(listed, scheme):
    """Header, points of the sections and number of rows are those written in the file, not typed anywhere else."""
    header, table = whole(scheme)
    said = listed[scheme]
    applies = header.get("applies", {})
    sections = [(Decimal(one["points"]), Decimal(one.get("weight", 1))) for one in table["sections"]]
    summed = sum(points * weight for points, weight in sections)
    index = table.get("index", {}).get("over")
    rows = [row for one in table["sections"] for group in one["groups"] for row in group["indicators"]]

    assert [said[name] for name in ("id", "title", "subject", "issuer", "standing")] == [
        header[name] for name in ("id", "title", "subject", "issuer", "standing")
    ]
    assert str(said["version"]) == header["version"]
    assert said["province"] == applies.get("province", "")
    assert said["industries"] == applies.get("industries", [])
    assert Decimal(said["points"]) == (summed * 100 / Decimal(index) if index else summed) == 100
    assert said["indicators"] == len(rows) + len(table.get("bonus", {}).get("indicators", []))


@pytest.mark.parametrize("scheme", TABLES)
def test_the_share_of_benchmarks_by_confidence(listed, scheme):
    """The counts are those of all leads and bases in the file, so that every share can be had from them."""
    said = listed[scheme]["benchmarks"]

    assert said == counted(scheme)
    assert sum(said.values()) == len(list(figures(whole(scheme)[1])))


def test_the_general_form_of_jiangsu_by_hand(listed):
    """Of its 40 figures one is sure, half are transcribed, a third are doubtful, and six are not known at all."""
    assert listed["js-general-2026"]["benchmarks"] == GENERAL == counted("js-general-2026")
    assert sum(GENERAL.values()) == 40


def test_the_list_follows_the_file(tmp_path):
    """A figure whose confidence is changed in a table is counted anew: nothing of the list is kept elsewhere."""
    source = (STANDARDS / "js-pp-staple-2026.yaml").read_text(encoding="utf-8")
    changed = source.replace("id: js-pp-staple-2026", "id: own-pp", 1)
    changed = changed.replace(
        "lead: {value: 110, source: form}", "lead: {value: 110, source: form, confidence: low}"
    )
    (tmp_path / "own.yaml").write_text(changed, encoding="utf-8")
    command = [sys.executable, "-m", "gf_desktop", "standards", "--json", "--standards", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True)
    found = {table["id"]: table["benchmarks"] for table in json.loads(done.stdout)}

    assert found["js-pp-staple-2026"] == {"medium": 30, "high": 2}
    assert found["own-pp"] == {"low": 1, "medium": 29, "high": 2}


@pytest.mark.parametrize("scheme", TABLES)
def test_every_shipped_table_passes_the_check(scheme, capsys):
    """``--check`` finds nothing wrong with any of ours."""
    assert cli.main(["standards", "--check", str(STANDARDS / f"{scheme}.yaml")], build) == cli.DONE
    assert "没有发现问题" in capsys.readouterr().out


@pytest.mark.parametrize("scheme", TABLES)
def test_a_table_is_the_same_after_a_workbook_and_a_file(scheme, tmp_path):
    """YAML to Excel to YAML, by ``--from`` and ``--out``: what is read then has the digest of the first."""
    first, known = STANDARDS / f"{scheme}.yaml", read_known(ROOT / "resources" / "reference")
    files = [first, tmp_path / "表.xlsx", tmp_path / "表.yaml"]
    for source, out in pairwise(files):
        assert cli.main(["standards", "--from", str(source), "--out", str(out)], build) == cli.DONE

    assert read_pack(files[-1], known) == read_pack(first, known)


def test_every_sample_is_scored_on_the_command_line(capsys):
    """Each table has its sample, and ``score --json`` gives for it what was reckoned by hand."""
    files = [ROOT / "resources" / "samples" / name for name in SAMPLES]
    assert set(files) == set((ROOT / "resources" / "samples").glob("*.json"))

    assert cli.main(["score", *map(str, files), "--json"], build) == cli.DONE
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = [(one["scheme"]["id"], one["total"], one["highest"]) for one in said]
    assert found == list(SAMPLES.values())
    assert {scheme for scheme, _total, _highest in found} == set(TABLES)
