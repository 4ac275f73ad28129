"""``gf-desktop check``: a document's findings with severity and place, as text and as JSON after its schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from gf_desktop import cli
from gf_desktop.bootstrap import build
from gf_desktop.exchange.schema import SHAPES
from tests.standards.shipped import IDS

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
SAMPLES = RESOURCES / "samples"
SCHEMA = json.loads((RESOURCES / "schemas" / "check-output.schema.json").read_text(encoding="utf-8"))
SHAPE = TypeAdapter(SHAPES["check-output"])
SAMPLE = SAMPLES / "sample-pp-staple.json"


def changed(folder, **parts):
    """Return a sample with some of its parts changed, written into a folder."""
    document = json.loads(SAMPLE.read_text(encoding="utf-8"))
    for key, value in parts.items():
        document[key] = {**document.get(key, {}), **value} if isinstance(value, dict) else value
    path = folder / "文.json"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def checked(capsys, path):
    """Return the exit code of a check and what it prints as JSON, which fits the shipped schema."""
    code = cli.main(["check", str(path), "--json"], build)
    out = json.loads(capsys.readouterr().out)
    fits(out, "CheckOut")
    return code, out


def fits(out, name):
    """Hold what is printed against the shape that the shipped schema says, and its keys against the schema itself."""
    SHAPE.validate_python(out)
    assert set(out) == set(SCHEMA["$defs"][name]["required"])


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_every_sample_is_checked(sample, capsys):
    """Each finding has a severity, a sentence and a place; they are counted and stand worst first."""
    code, out = checked(capsys, sample)
    severities = [one["severity"] for one in out["findings"]]

    assert code == (cli.FINDINGS if {"error", "warning"} & set(severities) else cli.DONE)
    assert out["scheme"]["id"] in IDS
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert out["counts"] == {name: severities.count(name) for name in ("error", "warning", "info")}
    assert all("/" in one["place"] and one["text"].endswith(("。", "；", "）")) for one in out["findings"])


def test_a_row_that_nobody_answered_is_missing(tmp_path, capsys):
    """A blank row, an impossible value and a wrong credit code are found at their places."""
    answers = json.loads(SAMPLE.read_text(encoding="utf-8"))["answers"]
    answers = {**answers, "energy-per-product": {}, "water-reuse-rate": {"value": "300"}}
    code, out = checked(
        capsys, changed(tmp_path, answers=answers, applicant={"credit_code": "91320000000000000A"})
    )
    found = {one["place"]: (one["severity"], one["code"]) for one in reversed(out["findings"])}

    assert code == cli.FINDINGS
    assert found["answers/energy-per-product"] == ("warning", "score.blank")
    assert found["answers/water-reuse-rate"][0] == "error"
    assert found["applicant/credit_code"][0] == "error"


def test_a_person_reads_it_by_severity(tmp_path, capsys):
    """The text names the table, then what must be put right, then what is to be added, each with its place."""
    path = changed(tmp_path, applicant={"credit_code": "91320000000000000A"})

    assert cli.main(["check", str(path)], build) == cli.FINDINGS
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{path}  ")
    heads = [line for line in lines[1:] if not line.startswith("  ")]
    assert [head.partition("，")[0] for head in heads][:2] == ["须改正", "请补充或核对"]
    assert sum(line.endswith("（applicant/credit_code）") for line in lines) == 1
    assert len(lines) - 1 - len(heads) == sum(int(head.split("，")[1].split(" ")[0]) for head in heads)


@pytest.mark.parametrize("flag", [(), ("--json",)])
def test_what_is_no_document_ends_with_2(flag, tmp_path, capsys):
    """A file that cannot be used gives one sentence, on stderr or as JSON, and never a finding."""
    bad = tmp_path / "坏.json"
    bad.write_text('{"format": "other"}', encoding="utf-8")

    assert cli.main(["check", str(bad), *flag], build) == cli.WRONG
    told = capsys.readouterr()
    if flag:
        out = json.loads(told.out)
        fits(out, "FailedOut")
    else:
        assert told.out == ""
        assert told.err.count("\n") == 1
    assert cli.main(["check", str(tmp_path / "没有.json"), *flag], build) == cli.WRONG
