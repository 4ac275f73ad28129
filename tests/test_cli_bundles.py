"""Bundles on the command line: written, scored and exported with the table that they bring, the library untouched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gf_desktop import cli
from gf_desktop.bootstrap import build, shipped
from gf_desktop.services.assessments import SAMPLE
from gf_desktop.services.own_packs import OwnPacks

DOCUMENT = shipped("resources") / SAMPLE


@pytest.fixture(autouse=True)
def empty(tmp_path, monkeypatch):
    """Run on an empty workspace."""
    monkeypatch.setenv("GF_DESKTOP_DATA", str(tmp_path / "工作区"))


def run(*arguments: object) -> int:
    """Run a command and return its exit code."""
    return cli.main([*map(str, arguments)], build)


@pytest.fixture
def foreign(tmp_path) -> Path:
    """Return a bundle of a table that only another workspace has, written by the command line there."""
    other = build(tmp_path / "别处")
    own = OwnPacks(other.library, other.catalogue, other.data)
    own.clone(other.library.pack("js-pp-staple-2026").header, "own-pp", "自建的表")
    tree = json.loads(DOCUMENT.read_text(encoding="utf-8")) | {"scheme": {"id": "own-pp", "version": 1}}
    (tmp_path / "评价.json").write_text(json.dumps(tree), encoding="utf-8")
    arguments = ["export", tmp_path / "评价.json", "--report", "bundle", "--out", tmp_path / "评价.gfa"]
    code = cli.main(
        [*map(str, arguments)], lambda data=None, standards=None: build(tmp_path / "别处", standards)
    )
    assert code == cli.DONE
    return tmp_path / "评价.gfa"


def scores(path: Path, capsys) -> dict:
    """Return what ``score --json`` prints of a file."""
    capsys.readouterr()
    run("score", path, "--json")
    return json.loads(capsys.readouterr().out)


def test_a_bundle_scores_as_its_document(tmp_path, capsys):
    """Document and bundle of it print the same but for the name."""
    out = tmp_path / "评价.gfa"
    assert run("export", DOCUMENT, "--report", "bundle", "--format", "gfa", "--out", out) == cli.DONE

    first, second = scores(DOCUMENT, capsys), scores(out, capsys)
    assert second["total"] == "70.77"
    assert first | {"document": ""} == second | {"document": ""}


def test_its_own_table_is_used_and_nothing_is_kept(foreign, tmp_path, capsys):
    """A table that is not at hand comes with the bundle; the document alone cannot be scored."""
    scored, alone = scores(foreign, capsys), scores(tmp_path / "评价.json", capsys)

    assert (scored["scheme"]["id"], scored["total"]) == ("own-pp", "70.77")
    assert alone["error"]["code"] == "library.no-version"
    assert not (tmp_path / "工作区").exists()


@pytest.mark.parametrize(
    ("report", "name"),
    [("platform-sheet", "表.xlsx"), ("calculation-sheets", "表.xlsx"), ("bundle", "又.gfa")],
)
def test_a_bundle_is_exported_as_a_document_is(foreign, tmp_path, report, name):
    """Every report can be made of it; a bundle of it is the same again."""
    assert run("export", foreign, "--report", report, "--out", tmp_path / name) == cli.DONE

    assert (tmp_path / name).read_bytes().startswith(b"PK")
    if report == "bundle":
        assert (tmp_path / name).read_bytes() == foreign.read_bytes()


def test_a_bundle_has_one_format(tmp_path, capsys):
    """Another format than its own is said, and nothing is written."""
    out = tmp_path / "评价.pdf"

    assert run("export", DOCUMENT, "--report", "bundle", "--format", "pdf", "--out", out) == cli.WRONG
    assert "--format gfa" in capsys.readouterr().err
    assert not out.exists()


def test_a_torn_bundle_is_one_sentence(foreign, capsys):
    """It ends with 2, the file's name and what to do."""
    foreign.write_bytes(foreign.read_bytes()[:-9])

    assert run("score", foreign) == cli.WRONG
    said = capsys.readouterr().err
    assert said.startswith(f"{foreign}：评价文件包不完整或已损坏")
    assert len(said.splitlines()) == 1
