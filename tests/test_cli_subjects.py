"""The command line with a park's and a supply-chain enterprise's table: what does not fit is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from gf_desktop import cli
from gf_desktop.bootstrap import build

SAMPLES = Path(__file__).resolve().parents[1] / "resources" / "samples"


def refused(capsys, *arguments):
    """Return the sentence with which a command ends with 2."""
    assert cli.main([str(one) for one in arguments], build) == cli.WRONG
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize("scheme", ["park-2016", "supply-chain-2024"])
def test_no_template_where_nothing_is_computed(scheme, tmp_path, capsys):
    """A table whose rows are all filled in by hand has no workbook of data, for no department either."""
    out = tmp_path / "表.xlsx"

    for more in ((), ("--department", "ehs"), ("--months",), ("--from", SAMPLES / f"sample-{scheme}.json")):
        said = refused(capsys, "template", "--scheme", scheme, "--out", out, *more)
        assert "没有由基础数据计算的指标" in said
        assert not out.exists()


@pytest.mark.parametrize("scheme", ["park-2016", "supply-chain-2024"])
def test_no_import_where_nothing_is_computed(scheme, tmp_path, capsys):
    """A factory's workbook is not taken into a table that uses none of it; no document appears."""
    form, out = tmp_path / "表.xlsx", tmp_path / "评价.json"
    cli.main(["template", "--scheme", "js-general-2026", "--out", str(form)], build)

    for more in (("--year", "2025"), ("--into", SAMPLES / f"sample-{scheme}.json")):
        said = refused(capsys, "import", form, "--scheme", scheme, "--out", out, *more)
        assert "没有由基础数据计算的指标" in said
        assert not out.exists()


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_no_calculation_sheets_where_there_are_none(kind, tmp_path, capsys):
    """Of a supply chain's judgements there is no calculation sheet and nothing to reconcile: no file, a sentence."""
    out = tmp_path / f"过程表.{kind}"
    sample = SAMPLES / "sample-supply-chain-2024.json"

    said = refused(capsys, "export", sample, "--report", "calculation-sheets", "--format", kind, "--out", out)
    assert "没有要附指标计算过程表的指标" in said
    assert not out.exists()


def test_a_park_s_calculation_sheets_have_no_reconciliation(tmp_path):
    """A park states no totals of other papers: its workbook holds the rows with figures and no more."""
    import openpyxl

    out = tmp_path / "过程表.xlsx"
    arguments = ["export", str(SAMPLES / "sample-park-2016.json"), "--report", "calculation-sheets"]

    assert cli.main([*arguments, "--out", str(out)], build) == cli.DONE
    names = openpyxl.load_workbook(out).sheetnames
    assert "1 能源产出率" in names
    assert "差异调节表" not in names
