"""The command line as scripts meet it: real processes where the exit matters, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from gf_desktop import cli
from gf_desktop.bootstrap import build, shipped
from gf_desktop.domain.output import FailedOut, ScoreOut, StandardOut
from gf_desktop.domain.reference.output import ConvertOut
from gf_desktop.services.assessments import SAMPLE
from tests.ui.importing.books import printed_205_1

SAMPLE_FILE = shipped("resources") / SAMPLE
ROOT = Path(__file__).resolve().parents[1]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own."""
    command = [sys.executable, "-W", "error", "-m", "gf_desktop", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)


def test_score_json_is_of_its_schema_in_order(tmp_path):
    """One object per document comes out in order; a bad one carries its error and the rest go on."""
    bad = tmp_path / "坏 的.json"
    bad.write_text("{", encoding="utf-8")
    done = run("score", SAMPLE_FILE, bad, SAMPLE_FILE, "--json")
    lines = done.stdout.splitlines()

    adapter = TypeAdapter(ScoreOut | FailedOut)
    first, wrong, last = (adapter.validate_json(line, strict=True) for line in lines)
    assert done.returncode == cli.WRONG
    assert first == last
    assert first.total == "70.77"
    assert first.indicators[0].id == "energy-per-product"
    assert first.indicators[0].value == "115"
    assert (first.indicators[0].lead, first.indicators[0].base, first.indicators[0].score) == (
        "110",
        "130",
        "9.00",
    )
    assert first.indicators[0].trace
    assert wrong.error.code == "document.json"
    assert "Traceback" not in done.stderr


def test_score_in_words_says_it_is_no_certificate(capsys):
    """Without --json a person reads rows, totals and that this is a self-evaluation."""
    code = cli.main(["score", str(SAMPLE_FILE)], build)
    said = capsys.readouterr().out

    assert code == cli.DONE
    assert "得分 70.77" in said
    assert "自评价结果，非认证结论" in said


@pytest.mark.parametrize(
    "arguments",
    [["score"], ["export"], ["score", "--none", "x"], ["export", "x", "--report", "other", "--out", "y"]],
)
def test_wrong_usage_is_a_sentence(arguments, capsys):
    """Wrong usage ends with 2 and one sentence on stderr."""
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments, build)

    assert ended.value.code == cli.WRONG
    said = capsys.readouterr().err
    assert said.startswith("用法不对")
    assert "argument" not in said


def test_standards_json_lists_every_table(capsys):
    """The tables come out in the shape of their schema."""
    code = cli.main(["standards", "--json"], build)
    listed = TypeAdapter(tuple[StandardOut, ...]).validate_json(capsys.readouterr().out, strict=True)

    assert code == cli.DONE
    assert {table.id for table in listed} >= {"gbt36132-2025", "js-general-2026", "js-pp-staple-2026"}


def test_standards_check_names_the_place(tmp_path, capsys):
    """A wrong table is answered with line, column and sentence; a right one with a word that it is."""
    good = shipped("resources") / "standards" / "js-pp-staple-2026.yaml"
    bad = tmp_path / "bad.yaml"
    bad.write_text(good.read_text(encoding="utf-8").replace("points: 12", "points: 13", 1), encoding="utf-8")

    assert cli.main(["standards", "--check", str(good)], build) == cli.DONE
    assert "没有发现问题" in capsys.readouterr().out
    assert cli.main(["standards", "--check", str(bad)], build) == cli.FINDINGS
    assert f"{bad}:" in capsys.readouterr().out


def test_a_table_from_a_further_folder_is_used(tmp_path, capsys):
    """A pack in the folder given with --standards is found beside ours."""
    text = (shipped("resources") / "standards" / "js-pp-staple-2026.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(
        text.replace("id: js-pp-staple-2026", "id: own-pp", 1).replace("unofficial-transcript", "own", 1),
        encoding="utf-8",
    )
    document = tmp_path / "文.json"
    document.write_text(
        SAMPLE_FILE.read_text(encoding="utf-8").replace('"js-pp-staple-2026"', '"own-pp"'), encoding="utf-8"
    )
    code = cli.main(["score", str(document), "--json", "--standards", str(tmp_path)], build)

    assert code == cli.DONE
    assert json.loads(capsys.readouterr().out)["scheme"]["id"] == "own-pp"


def test_export_refuses_a_format_it_has_not(tmp_path, capsys):
    """A report in a format that it does not come in is refused, and nothing is written."""
    out = tmp_path / "报告.xlsx"
    code = cli.main(
        ["export", str(SAMPLE_FILE), "--report", "self-evaluation", "--format", "xlsx", "--out", str(out)],
        build,
    )

    assert code == cli.WRONG
    assert "pdf" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("report", "start"),
    [("self-evaluation", b"%PDF-"), ("platform-sheet", b"PK"), ("calculation-sheets", b"%PDF-")],
)
def test_export_writes_what_is_asked(report, start, tmp_path):
    """Each report is written where it was asked for, into a folder with Chinese name and blanks."""
    folder = tmp_path / "上报 材料"
    folder.mkdir()
    out = folder / "文件"

    assert cli.main(["export", str(SAMPLE_FILE), "--report", report, "--out", str(out)], build) == cli.DONE
    assert out.read_bytes().startswith(start)
    assert [p.name for p in folder.iterdir()] == ["文件"]


@pytest.mark.parametrize(
    ("name", "more", "start"),
    [("表.xlsx", (), b"PK"), ("表.pdf", (), b"%PDF-"), ("表", ("--format", "xlsx"), b"PK")],
)
def test_calculation_sheets_by_name_or_format(name, more, start, tmp_path):
    """The file's name says which form of the calculation sheets is meant, where no format does."""
    out = tmp_path / name
    command = ["export", str(SAMPLE_FILE), "--report", "calculation-sheets", "--out", str(out), *more]

    assert cli.main(command, build) == cli.DONE
    assert out.read_bytes().startswith(start)


def test_selftest_passes(capsys):
    """The program finds itself whole: tables, scoring, store, sheet and report."""
    assert cli.main(["selftest"], build) == cli.DONE
    assert len(capsys.readouterr().out.splitlines()) == 5


TABLE = shipped("resources") / "standards" / "js-pp-staple-2026.yaml"


def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path):
    """Where the reader of the output goes away, nothing more is said, as with ``| head -1``."""
    command = [sys.executable, "-W", "error", "-m", "gf_desktop", "score", *[str(SAMPLE_FILE)] * 30, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()

    assert said == b""
    assert process.returncode == cli.DONE


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no disk that is always full")
def test_an_output_on_a_full_disk_is_said():
    """Output that could not be written out ends with 2 and one sentence."""
    command = [sys.executable, "-W", "error", "-m", "gf_desktop", "score", str(SAMPLE_FILE)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)

    said = done.stderr.decode()
    assert done.returncode == cli.WRONG
    assert said.startswith("结果没有输出完")
    assert said.count("\n") == 1


def test_what_is_no_text_is_spelled_out(tmp_path):
    """Half a character in a document, or a file's name that is no text, is printed all the same."""
    bad = tmp_path / "坏.json"
    head = '{"format": "gf-assessment", "version": 1, '
    bad.write_text(head + '"\\ud800": 1, "\\ud800": 2}', encoding="utf-8")
    named = os.fsencode(tmp_path) + b"/\xff.json"
    words = ("-m", "gf_desktop", "score", "--json", str(bad))
    command = [os.fsencode(sys.executable), *(os.fsencode(word) for word in words), named]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    first, second = (json.loads(line) for line in done.stdout.splitlines())

    assert done.returncode == cli.WRONG
    assert (first["error"]["code"], first["error"]["path"]) == ("document.twice", "\ud800")
    assert second["error"]["code"] == "file.missing"
    assert done.stderr == b""


@pytest.mark.parametrize("command", ["score", "standards"])
def test_a_folder_of_tables_that_is_none_is_said_once(command, tmp_path, capsys):
    """A folder given with --standards that cannot be opened ends with 2 before anything is scored."""
    documents = [str(SAMPLE_FILE)] * 2 if command == "score" else []
    code = cli.main([command, *documents, "--standards", str(tmp_path / "无")], build)
    said = capsys.readouterr()

    assert code == cli.WRONG
    assert said.out == ""
    assert said.err.count("打不开存放评价要求的文件夹") == 1


@pytest.mark.parametrize("where", ["format: gf-pack/1", "points: 12"])
def test_a_broken_table_among_others_is_named_and_the_others_listed(where, tmp_path, capsys):
    """A table whose header or body is wrong is named with its file; all others come out."""
    text = TABLE.read_text(encoding="utf-8").replace("id: js-pp-staple-2026", "id: own-pp", 1)
    (tmp_path / "坏.yaml").write_text(text.replace(where, "wrong: x", 1), encoding="utf-8")
    code = cli.main(["standards", "--json", "--standards", str(tmp_path)], build)
    said = capsys.readouterr()

    assert code == cli.WRONG
    assert {table["id"] for table in json.loads(said.out)} >= {"gbt36132-2025", "js-pp-staple-2026"}
    assert "坏.yaml" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(("name", "word"), [("无.yaml", "没有这个文件"), ("", "文件夹")])
def test_check_of_what_cannot_be_read_is_wrong_input(name, word, tmp_path, capsys):
    """A file that is missing or a folder has no findings: it is wrong input."""
    code = cli.main(["standards", "--check", str(tmp_path / name)], build)
    said = capsys.readouterr()

    assert code == cli.WRONG
    assert said.out == ""
    assert word in said.err


def test_convert_in_words(capsys):
    """A person reads result, formula, source and how sure it is."""
    code = cli.main(["convert", "35", "万kWh", "--to", "tce", "--as", "电力(当量)"], build)
    said = capsys.readouterr().out

    assert code == cli.DONE
    assert said.startswith("35 万kWh = 43.015 tce\n")
    assert "350000 kWh × 0.1229 kgce/kWh = 43015 kgce" in said
    assert "GB/T 2589-2020 附录A" in said
    assert "已核对" in said
    assert "energy-coefficients.csv:" in said


def test_convert_says_where_a_figure_has_no_end(capsys):
    """A cut figure is marked, and the exact one stands beside it."""
    assert cli.main(["convert", "1", "亩", "--to", "m²"], build) == cli.DONE

    assert capsys.readouterr().out.startswith("1 亩 ≈ 666.666666666667 m²（精确值 2000/3）")


def test_convert_json_is_of_its_schema(capsys):
    """Scripts read figures as text and the coefficient's row."""
    asked = ["convert", "-2", "万m³", "--to", "tce", "--as", "天然气", "--end", "upper", "--json"]
    code = cli.main(asked, build)
    out = TypeAdapter(ConvertOut).validate_json(capsys.readouterr().out, strict=True)

    assert code == cli.DONE
    assert (out.result, out.exact, out.target) == ("-26.6", "-26.6", "tce")
    assert out.coefficient
    assert out.coefficient.chosen == "upper"


@pytest.mark.parametrize(
    "asked",
    [
        ["35", "万kWh", "--to", "tce"],
        ["1", "m³", "--to", "tce", "--as", "天然气"],
        ["1", "m³", "--to", "tce", "--as", "氢气(用作燃料)"],
        ["1", "方", "--to", "m³"],
        ["x", "kWh", "--to", "MJ"],
    ],
)
def test_convert_refuses_in_one_sentence(asked, capsys):
    """What would have to be guessed ends with 2 and one Chinese sentence."""
    code = cli.main(["convert", *asked], build)
    said = capsys.readouterr()

    assert (code, said.out) == (cli.WRONG, "")
    assert said.err.count("\n") == 1
    assert "。" in said.err


def test_starting_reads_no_reference_table():
    """Neither the commands nor the wiring load tables of figures before someone converts."""
    question = (
        "import sys\nfrom gf_desktop import cli\nfrom gf_desktop.bootstrap import build\nbuild()\n"
        "print(*(name for name in sys.modules if 'reference' in name or 'quantities' in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert done.stdout.split() == []


def test_a_template_filled_in_becomes_a_document(tmp_path, capsys):
    """Template, figures, import, score: the whole way without a window."""
    import openpyxl

    form, out = tmp_path / "填写表.xlsx", tmp_path / "评价.json"
    assert (
        cli.main(["template", "--scheme", "js-general-2026", "--out", str(form), "--months"], build)
        == cli.DONE
    )
    book = openpyxl.load_workbook(form)
    name = next(cell.row for cell in book["企业与年度"]["A"] if cell.value == "gf:facts.name")
    book["企业与年度"].cell(name, 3).value = "某厂"
    year = next(cell.row for cell in book["企业与年度"]["A"] if cell.value == "gf:facts.year")
    book["企业与年度"].cell(year, 3).value = 2025
    book["用水"]["B5"], book["用水"]["D5"], book["用水"]["E5"] = "取水：自来水", "m³", "约 300"
    book.save(form)

    arguments = ["import", str(form), "--scheme", "js-general-2026", "--out", str(out)]
    assert cli.main(arguments, build) == cli.FINDINGS
    assert "填写表.xlsx 用水!E5：" in capsys.readouterr().err
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["applicant"]["name"] == "某厂"
    assert document["ledgers"]["water"][0]["drafts"] == {"amount": "约 300"}
    assert cli.main(["score", str(out)], build) == cli.DONE


def test_import_into_a_document_keeps_what_the_workbook_does_not_tell(tmp_path, capsys):
    """A document's answers stay, and the template of a document changes nothing in it."""
    form, out = tmp_path / "表.xlsx", tmp_path / "出.json"
    scheme = ["--scheme", "js-pp-staple-2026"]

    assert cli.main(["template", *scheme, "--out", str(form), "--from", str(SAMPLE_FILE)], build) == cli.DONE
    arguments = ["import", str(form), *scheme, "--into", str(SAMPLE_FILE), "--out", str(out)]
    assert cli.main(arguments, build) == cli.DONE
    assert capsys.readouterr().err == ""
    assert (
        json.loads(out.read_text(encoding="utf-8"))["answers"]
        == json.loads(SAMPLE_FILE.read_text(encoding="utf-8"))["answers"]
    )


def test_import_into_a_document_converts_what_stands_in_another_unit(tmp_path, capsys):
    """万kWh over a row in kWh: what the form does not tell keeps its amount, and a line says what was converted."""
    import openpyxl

    general = SAMPLE_FILE.with_name("sample-general.json")
    before = json.loads(general.read_text(encoding="utf-8"))["ledgers"]["energy"][0]
    form, out = tmp_path / "205-1.xlsx", tmp_path / "出.json"
    book = openpyxl.load_workbook(printed_205_1(form))
    book.active["G7"] = 1300
    book.save(form)
    arguments = [
        "import",
        str(form),
        "--scheme",
        "js-general-2026",
        "--into",
        str(general),
        "--out",
        str(out),
    ]
    assert cli.main(arguments, build) == cli.FINDINGS
    after = json.loads(out.read_text(encoding="utf-8"))["ledgers"]["energy"][0]

    assert (after["unit"], after["non_industrial"]) == ("kWh", before["non_industrial"])
    assert after["consumed"] == before["consumed"]
    err = capsys.readouterr().err
    assert (
        "205-1表!B7：表格里的单位是 万kWh，这一行原来是 kWh：“购进量、工业生产消费量”已准确换算成 kWh" in err
    )
    assert "全年数 13000000，与各月之和不同" in err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_import_of_an_unreadable_file_writes_nothing(content, tmp_path, capsys):
    """A file that is no spreadsheet ends with 2 and one sentence; no document appears."""
    bad, out = tmp_path / "坏.xlsx", tmp_path / "出.json"
    bad.write_bytes(content)
    code = cli.main(["import", str(bad), "--scheme", "js-general-2026", "--out", str(out)], build)

    assert code == cli.WRONG
    assert capsys.readouterr().err.count("\n") == 1
    assert not out.exists()


def test_import_asks_for_the_year(tmp_path, capsys):
    """Where neither the workbook nor the command says the year, nothing is written."""
    form, out = tmp_path / "表.xlsx", tmp_path / "出.json"
    cli.main(["template", "--scheme", "gbt36132-2025", "--out", str(form)], build)
    arguments = ["import", str(form), "--scheme", "gbt36132-2025", "--out", str(out)]

    assert cli.main(arguments, build) == cli.WRONG
    assert "--year" in capsys.readouterr().err
    assert cli.main([*arguments, "--year", "2025"], build) == cli.DONE
    assert json.loads(out.read_text(encoding="utf-8"))["year"] == 2025
