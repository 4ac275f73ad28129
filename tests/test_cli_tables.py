"""The command line's ``standards`` as makers of tables meet it: workbook to YAML and back, the empty workbook."""

from __future__ import annotations

import json

import openpyxl
import pytest

from gf_desktop import cli
from gf_desktop.bootstrap import build, shipped
from gf_desktop.services.own_packs import OwnPacks

TABLE = shipped("resources") / "standards" / "js-general-2026.yaml"


def run(*arguments: object) -> int:
    """Run ``standards`` and return its exit code."""
    return cli.main(["standards", *map(str, arguments)], build)


def test_a_table_goes_to_excel_and_back(tmp_path, capsys):
    """YAML to workbook to YAML gives the same table, and both files pass the check."""
    book, back, again = tmp_path / "表.xlsx", tmp_path / "回.yaml", tmp_path / "再.yaml"

    assert run("--from", TABLE, "--out", book) == cli.DONE
    assert run("--from", book, "--out", back) == cli.DONE
    assert run("--from", back, "--out", again) == cli.DONE
    assert back.read_bytes() == again.read_bytes()
    assert [run("--check", file) for file in (book, back)] == [cli.DONE, cli.DONE]
    assert capsys.readouterr().err == ""


def test_problems_of_a_workbook_are_named_by_cell_and_nothing_is_written(tmp_path, capsys):
    """What is wrong stands on stderr line by line with sheet and cell; the output file does not appear."""
    book, out = tmp_path / "表.xlsx", tmp_path / "出.yaml"
    run("--from", TABLE, "--out", book)
    changed = openpyxl.load_workbook(book)
    changed["来源"]["C5"], changed["表头"]["C6"] = "猜的", "一"
    changed.save(book)

    assert run("--from", book, "--out", out) == cli.WRONG
    first, second = capsys.readouterr().err.splitlines()
    assert f"{book}:表头!C6: " in first
    assert "整数" in first
    assert f"{book}:来源!C5: " in second
    assert not out.exists()
    assert run("--check", book) == cli.FINDINGS
    assert "来源!C5" in capsys.readouterr().out


def test_the_empty_workbook_is_written(tmp_path):
    """The template opens in Excel's own reader with its sheets in order."""
    out = tmp_path / "空白.xlsx"

    assert run("--template", "--out", out) == cli.DONE
    assert openpyxl.load_workbook(out).sheetnames[:6] == ["说明", "示例", "表头", "来源", "基本要求", "指标"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--template",),
        ("--from", TABLE),
        ("--out", "x.yaml"),
        ("--from", TABLE, "--template", "--out", "x.xlsx"),
    ],
)
def test_half_a_wish_is_answered_with_the_usage(arguments, capsys):
    """What is to be written and where belong together; anything else ends with 2 and one sentence."""
    assert run(*arguments) == cli.WRONG
    assert capsys.readouterr().err.startswith("请写明要做什么")


def test_own_tables_of_the_workspace_are_used(tmp_path, monkeypatch, capsys):
    """A table in the workspace's folder is listed with the shipped ones."""
    monkeypatch.setenv("GF_DESKTOP_DATA", str(tmp_path))
    (tmp_path / "standards").mkdir()
    text = TABLE.read_text(encoding="utf-8").replace("id: js-general-2026", "id: own-general", 1)
    (tmp_path / "standards" / "own-general-1.yaml").write_text(text, encoding="utf-8")

    assert run() == cli.DONE
    assert "own-general" in capsys.readouterr().out


def test_a_retired_table_is_told(tmp_path, monkeypatch, capsys):
    """What is not offered any more is listed with that word, and is marked in the machine's output."""
    monkeypatch.setenv("GF_DESKTOP_DATA", str(tmp_path))
    program = build(tmp_path)
    own = OwnPacks(program.library, program.catalogue, tmp_path)
    own.retire(program.library.pack("js-general-2026").header)
    program.assessments.stop()

    assert run() == cli.DONE
    (line,) = [one for one in capsys.readouterr().out.splitlines() if one.startswith("js-general-2026 ")]
    assert line.endswith("，已停用")
    assert run("--json") == cli.DONE
    told = {one["id"]: one["retired"] for one in json.loads(capsys.readouterr().out)}
    assert [one for one, retired in told.items() if retired] == ["js-general-2026"]


def test_an_evaluation_is_not_checked_as_a_table(tmp_path, capsys):
    """A bundle or document is refused with what can be checked here, and how it is checked itself."""
    for name in ("坏.gfa", "坏.json"):
        (tmp_path / name).write_bytes(b"PK")
        assert run("--check", tmp_path / name) == cli.WRONG
        assert "只能检查 .yaml 或 .xlsx" in capsys.readouterr().err


def test_a_tables_workbook_is_no_data_of_a_year(tmp_path, capsys):
    """``import`` says that it belongs into the library, ends with 2 and writes nothing."""
    book, out = tmp_path / "填写表.xlsx", tmp_path / "出.json"
    run("--template", "--out", book)

    assert (
        cli.main(["import", str(book), "--scheme", "js-general-2026", "--out", str(out)], build) == cli.WRONG
    )
    assert "“填写表.xlsx”是评价要求填写表，请在“评价要求库”里导入。" in capsys.readouterr().err
    assert not out.exists()
