"""The command line: the same use cases without a window, for scripts and checks.

Exit codes: 0 done; 1 findings; 2 wrong usage or input, with a sentence on stderr.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol

from gf_desktop import __version__
from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.domain.output import FailedOut, ScoreOut, StandardOut
from gf_desktop.domain.problems import path_text
from gf_desktop.services.program import Program

if TYPE_CHECKING:
    from gf_desktop.domain.check_output import CheckOut
    from gf_desktop.domain.reference.output import ConvertOut

DONE, FINDINGS, WRONG = 0, 1, 2
COMMANDS = ("score", "check", "export", "import", "template", "standards", "convert", "selftest")
DEPARTMENTS = ("statistics", "ehs", "finance", "equipment", "management")
REPORTS = {
    "self-evaluation": ("pdf",),
    "platform-sheet": ("xlsx",),
    "calculation-sheets": ("pdf", "xlsx"),
    "bundle": ("gfa",),
}
_FLAGS = ("-h", "--help", "--version")
# What argparse finds wrong, said in Chinese.
_USAGE = (
    (r"^the following arguments are required: (.*)$", r"缺少 \1"),
    (r"^unrecognized arguments: (.*)$", r"不认识 \1"),
    (r"^argument (.*): invalid choice: (.*) \(choose from (.*)\)$", r"\1 不能是 \2，只能是 \3"),
    (r"^argument (.*): expected (?:at least )?one argument$", r"\1 后面缺少内容"),
    (r"^argument (.*): ignored explicit argument (.*)$", r"\1 后面不能写 \2"),
    (r"^ambiguous option: (.*) could match (.*)$", r"\1 不完整，可能是 \2"),
)


class BrokenTable(Protocol):
    """A table's file that cannot be used, and why."""

    @property
    def path(self) -> Path:
        """Return where it lies."""
        ...

    @property
    def said(self) -> Message:
        """Return what is wrong with it."""
        ...


class PlacedSentence(Protocol):
    """Something wrong in a table's file: where, and the sentence."""

    @property
    def place(self) -> object:
        """Return the line and column, or the cell."""
        ...

    @property
    def said(self) -> Message:
        """Return what is wrong."""
        ...


class Build(Protocol):
    """What makes the program on a workspace, with a further folder of packs where one is given."""

    def __call__(self, data: Path | None = None, standards: Path | None = None) -> Program:
        """Return the program."""
        ...


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence and ends with 2."""

    def error(self, text: str) -> NoReturn:
        for pattern, said in _USAGE:
            text = re.sub(pattern, said, text)
        self.exit(WRONG, f"用法不对：{text}。输入 {self.prog} --help 查看用法。\n")


def is_command(arguments: Sequence[str]) -> bool:
    """Return whether the arguments call the command line rather than the window."""
    return bool(arguments) and arguments[0] in (*COMMANDS, *_FLAGS)


def main(arguments: Sequence[str], build: Build) -> int:
    """Run one command and return its exit code."""
    _utf8()
    asked = _parser().parse_args(arguments)
    program = build(standards=getattr(asked, "standards", None))
    run: Callable[[argparse.Namespace, Program], int] = asked.run
    try:
        code = run(asked, program)
        _flush()
    except UserFacingError as error:
        place = f"（{error.path}）" if error.path else ""
        print(program.catalogue.say(error.said) + place, file=sys.stderr)
        return WRONG
    return code


def _utf8() -> None:
    """Chinese reaches a pipe or a console of another code page unharmed; what is no text at all is spelled out."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _put(text: str) -> None:
    """Print a line of what was asked for.

    Raises:
        UserFacingError: If it cannot go where it was sent.
    """
    with _reaching():
        print(text)


def _flush() -> None:
    with _reaching():
        if sys.stdout:
            sys.stdout.flush()


@contextmanager
def _reaching() -> Iterator[None]:
    """Turn a full disk into a sentence; end quietly where a reader such as ``head`` has seen enough."""
    try:
        yield
    except OSError as error:
        # What is still in the stream can go nowhere; without this the interpreter would try once more and say so.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise SystemExit(DONE) from error
        raise UserFacingError(message("output.failed", why=error.strerror or str(error))) from error


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="gf-desktop", description="绿色工厂自评价桌面版。不带命令时打开窗口。")
    parser.add_argument("--version", action="version", version=f"gf-desktop {__version__}")
    commands = parser.add_subparsers(required=True, metavar="命令", parser_class=_Parser)
    _add_score(commands.add_parser("score", help="给评价文件打分"))
    _add_check(commands.add_parser("check", help="检查评价文件：缺什么、哪里有矛盾、哪里要核对"))
    _add_export(commands.add_parser("export", help="导出自评价报告、平台填报表、指标计算过程表或评价文件包"))
    _add_import(commands.add_parser("import", help="把填好的电子表格读成评价文件"))
    _add_template(commands.add_parser("template", help="写出填写基础数据的电子表格"))
    _add_standards(commands.add_parser("standards", help="列出评价要求，或检查一个评价要求文件"))
    _add_convert(commands.add_parser("convert", help="换算单位，或按系数折算"))
    selftest = commands.add_parser("selftest", help="检查程序自身是否完好")
    selftest.set_defaults(run=_selftest)
    return parser


def _add_score(command: argparse.ArgumentParser) -> None:
    command.add_argument("documents", nargs="+", type=Path, metavar="评价文件")
    command.add_argument("--json", action="store_true", help="每个文件输出一行 JSON")
    command.add_argument("--standards", type=Path, metavar="文件夹", help="另加一个存放评价要求的文件夹")
    command.set_defaults(run=_score)


def _add_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("document", type=Path, metavar="评价文件")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")
    command.add_argument("--standards", type=Path, metavar="文件夹", help="另加一个存放评价要求的文件夹")
    command.set_defaults(run=_check_document)


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("document", type=Path, metavar="评价文件")
    command.add_argument(
        "--report",
        required=True,
        choices=tuple(REPORTS),
        help="self-evaluation 自评价报告；platform-sheet 平台填报表或评价指标表；calculation-sheets 指标计算过程表；"
        "bundle 评价文件包，附带评价要求",
    )
    command.add_argument("--format", choices=("pdf", "xlsx", "gfa"), help="文件格式")
    command.add_argument("--out", required=True, type=Path, metavar="文件", help="写到哪里")
    command.add_argument("--standards", type=Path, metavar="文件夹", help="另加一个存放评价要求的文件夹")
    command.set_defaults(run=_export)


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="电子表格")
    command.add_argument("--scheme", required=True, metavar="编号", help="评价要求的编号")
    command.add_argument("--out", required=True, type=Path, metavar="文件", help="评价文件写到哪里")
    command.add_argument("--year", type=int, metavar="年份", help="数据年度，表中没有写明时使用")
    command.add_argument("--into", type=Path, metavar="评价文件", help="在这份评价文件的基础上增改")
    command.add_argument("--standards", type=Path, metavar="文件夹", help="另加一个存放评价要求的文件夹")
    command.set_defaults(run=_import)


def _add_template(command: argparse.ArgumentParser) -> None:
    command.add_argument("--scheme", required=True, metavar="编号", help="评价要求的编号")
    command.add_argument("--out", required=True, type=Path, metavar="文件", help="写到哪里（.xlsx）")
    command.add_argument(
        "--from", dest="document", type=Path, metavar="评价文件", help="填入这份评价文件的数据"
    )
    command.add_argument("--department", choices=DEPARTMENTS, help="只要这个部门填写的内容")
    command.add_argument("--months", action="store_true", help="另附按月填写的表")
    command.add_argument("--standards", type=Path, metavar="文件夹", help="另加一个存放评价要求的文件夹")
    command.set_defaults(run=_template)


def _add_standards(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="以 JSON 列出")
    command.add_argument("--check", type=Path, metavar="文件", help="检查这个评价要求文件（.yaml 或 .xlsx）")
    command.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="文件",
        help="把这个评价要求文件（.yaml 或 .xlsx）转成 --out 的格式",
    )
    command.add_argument("--template", action="store_true", help="写出空白的评价要求填写表")
    command.add_argument("--out", type=Path, metavar="文件", help="写到哪里（.yaml 或 .xlsx）")
    command.add_argument("--standards", type=Path, metavar="文件夹", help="另加一个存放评价要求的文件夹")
    command.set_defaults(run=_standards)


def _add_convert(command: argparse.ArgumentParser) -> None:
    command.add_argument("amount", metavar="数值", help="例如 35")
    command.add_argument("unit", metavar="单位", help="例如 万kWh")
    command.add_argument("--to", required=True, metavar="单位", help="换算成什么单位")
    command.add_argument(
        "--as", dest="name", default="", metavar="系数", help="按哪个系数折算，例如 电力(当量)"
    )
    command.add_argument("--table", metavar="表", help="系数在哪张表，默认 GB/T 2589-2020")
    command.add_argument("--end", default="", choices=("lower", "upper"), help="系数是范围时取下限还是上限")
    command.add_argument("--value", default="", metavar="数值", help="自带的系数，按表中该项的单位")
    command.add_argument("--accept", action="store_true", help="确认采用待核实的系数")
    command.add_argument("--m3", default="", metavar="状态", help="没有写明状态的 m³ 指 Nm³ 还是 m³(20℃)")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")
    command.set_defaults(run=_convert)


def _score(asked: argparse.Namespace, program: Program) -> int:
    from gf_desktop.services.scoring import score_document

    _say_broken(program.library.broken(), program)
    failed = False
    for path in asked.documents:
        out = score_document(path, program.library, program.catalogue)
        failed = failed or isinstance(out, FailedOut)
        _print_score(out, as_json=asked.json)
    return WRONG if failed else DONE


def _print_score(out: ScoreOut | FailedOut, *, as_json: bool) -> None:
    if as_json:
        _put(json.dumps(asdict(out), ensure_ascii=False))
    elif isinstance(out, FailedOut):
        _say_failed(out)
    else:
        _put("\n".join(_score_lines(out)))


def _score_lines(out: ScoreOut) -> list[str]:
    """Return a score as a person reads it in a terminal."""
    states = {"met": "符合", "not-met": "不符合", "open": "未确认"}
    rows = [
        f"  {row.score or '—':>6} / {row.points or '—':>5}  {row.title}  {row.reason or ''}".rstrip()
        for row in out.indicators
    ]
    review = f"  不适用项经审核后 {out.after_review}" if out.after_review else ""
    return [
        f"{out.document}  {out.scheme.title}",
        *rows,
        f"基本要求：{states[out.gates.state]}  得分 {out.total}  最低 {out.lowest}  最高可达 {out.highest}{review}",
        "自评价结果，非认证结论",
    ]


def _check_document(asked: argparse.Namespace, program: Program) -> int:
    from gf_desktop.services.checking import check_document

    _say_broken(program.library.broken(), program)
    out = check_document(asked.document, program.library, program.catalogue)
    if asked.json:
        _put(json.dumps(asdict(out), ensure_ascii=False))
    elif isinstance(out, FailedOut):
        _say_failed(out)
    else:
        _put("\n".join(_check_lines(out)))
    if isinstance(out, FailedOut):
        return WRONG
    return FINDINGS if out.counts.error or out.counts.warning else DONE


def _check_lines(out: CheckOut) -> list[str]:
    """Return findings as a person reads them in a terminal: what must be put right first, each with its place."""
    lines = [f"{out.document}  {out.scheme.title}"]
    words = {"error": "须改正", "warning": "请补充或核对", "info": "供参考"}
    for severity, word in words.items():
        found = [f"  {one.text}（{one.place}）" for one in out.findings if one.severity == severity]
        lines += [f"{word}，{len(found)} 处", *found] if found else []
    return lines if out.findings else [*lines, "没有发现问题。"]


def _say_failed(out: FailedOut) -> None:
    place = f"（{out.error.path}）" if out.error.path else ""
    print(f"{out.document}：{out.error.text}{place}", file=sys.stderr)


def _export(asked: argparse.Namespace, program: Program) -> int:
    from gf_desktop.services.bundles import give_out
    from gf_desktop.services.evaluation import programme_of
    from gf_desktop.services.reports import Snapshot
    from gf_desktop.services.scoring import scored

    formats = REPORTS[asked.report]
    if asked.format not in (None, *formats):
        raise UserFacingError(message("export.format", report=asked.report, format=formats[0]))
    _say_broken(program.library.broken(), program)
    document, pack, result = scored(asked.document, program.library)
    if asked.report == "bundle":
        give_out(document, pack, asked.out)
        return DONE
    snapshot = Snapshot(document, pack, programme_of(document, program.library), result)
    if asked.report == "platform-sheet":
        program.reports.write_sheet(snapshot, asked.out)
    elif asked.report == "calculation-sheets":
        by_name = asked.out.suffix.lower().removeprefix(".")
        wanted = asked.format or (by_name if by_name in formats else formats[0])
        program.reports.calculation_sheets(snapshot, asked.out, wanted)
    else:
        program.reports.write_report(snapshot, asked.out)
    return DONE


def _import(asked: argparse.Namespace, program: Program) -> int:
    from gf_desktop.services.jobs import give_out
    from gf_desktop.services.spreadsheets import Spreadsheets, into

    _say_broken(program.library.broken(), program)
    sheets = Spreadsheets(program.library, program.catalogue, program.resources)
    understood = sheets.understand(asked.files)
    document = sheets.start(understood, asked.scheme, into=asked.into, year=asked.year)
    made = into(document, sheets.with_sure(understood, document))
    give_out(made.document, asked.out)
    for remark in made.remarks:
        print(f"{remark.spot.text}：{program.catalogue.say(remark.said)}", file=sys.stderr)
    wrong = sheets.check(made.document)
    for problem in wrong:
        print(f"{path_text(problem.path)}：{program.catalogue.say(problem.said)}", file=sys.stderr)
    return FINDINGS if made.problems or wrong else DONE


def _template(asked: argparse.Namespace, program: Program) -> int:
    from gf_desktop.services.spreadsheets import Spreadsheets, Template

    _say_broken(program.library.broken(), program)
    sheets = Spreadsheets(program.library, program.catalogue, program.resources)
    document = sheets.load(asked.document) if asked.document else None
    wanted = Template(department=asked.department, months=asked.months, document=document)
    sheets.template(program.library.pack(asked.scheme), asked.out, wanted)
    return DONE


def _standards(asked: argparse.Namespace, program: Program) -> int:
    if asked.check:
        return _check(asked.check, program)
    if asked.source or asked.template or asked.out:
        return _write_table(asked, program)
    from gf_desktop.services.scoring import standards_out

    tables, broken = standards_out(program.library)
    _say_broken(broken, program)
    if asked.json:
        _put(json.dumps([asdict(table) for table in tables], ensure_ascii=False, indent=1))
    else:
        _put("\n".join(map(_standard_line, tables)))
    return WRONG if broken else DONE


def _write_table(asked: argparse.Namespace, program: Program) -> int:
    """Turn a table's file into the other kind, or write the empty workbook; what is wrong is said line by line."""
    from gf_desktop.services.pack_files import PackFiles

    if not asked.out or bool(asked.source) == asked.template:
        raise UserFacingError(message("packs.usage"))
    files = PackFiles(program.library, program.catalogue)
    if asked.template:
        files.template(asked.out)
        return DONE
    found = files.check(asked.source)
    for problem in found:
        print(_problem_line(asked.source, problem, program), file=sys.stderr)
    if found:
        return WRONG
    files.write(files.read(asked.source), asked.out)
    return DONE


def _problem_line(path: Path, problem: PlacedSentence, program: Program) -> str:
    place = f":{problem.place}" if str(problem.place) else ""
    return f"{path}{place}: {program.catalogue.say(problem.said)}"


def _say_broken(broken: Sequence[BrokenTable], program: Program) -> None:
    """Name the tables that cannot be used on stderr; the others can."""
    for file in broken:
        print(f"{program.catalogue.say(file.said)}（{file.path}）", file=sys.stderr)


def _standard_line(table: StandardOut) -> str:
    words = {"official": "官方", "unofficial-transcript": "非官方转录", "own": "自建"}
    bonus = f" + {table.bonus}" if table.bonus else ""
    standing = words[table.standing] + ("，已停用" if table.retired else "")
    return f"{table.id}  v{table.version}  {table.title}  {table.points}{bonus} 分  {standing}"


def _check(path: Path, program: Program) -> int:
    from gf_desktop.services.pack_files import PackFiles

    found = PackFiles(program.library, program.catalogue).check(path)
    for problem in found:
        _put(_problem_line(path, problem, program))
    if not found:
        _put(f"{path}：没有发现问题。")
    return FINDINGS if found else DONE


def _convert(asked: argparse.Namespace, program: Program) -> int:
    from gf_desktop.domain.reference.coefficients import GENERAL
    from gf_desktop.services.conversion import ConvertAsked, converted

    wanted = ConvertAsked(
        amount=asked.amount,
        unit=asked.unit,
        target=asked.to,
        name=asked.name,
        table=asked.table or GENERAL,
        end=asked.end,
        value=asked.value,
        accept=asked.accept,
        cubic=asked.m3,
    )
    out = converted(wanted, program.library)
    _put(
        json.dumps(asdict(out), ensure_ascii=False) if asked.json else "\n".join(_convert_lines(out, program))
    )
    return DONE


def _convert_lines(out: ConvertOut, program: Program) -> list[str]:
    """Return a conversion as a person reads it: the result, the calculation, where the coefficient comes from."""
    ended = out.exact == out.result
    whole = "" if ended else f"（精确值 {out.exact}）"
    lines = [f"{out.amount} {out.unit} {'=' if ended else '≈'} {out.result} {out.target}{whole}"]
    lines += [f"  {line}" for line in out.formula]
    if used := out.coefficient:
        how = {"table": "表中数值", "lower": "取下限", "upper": "取上限", "own": "自带数值"}[used.chosen]
        sure = program.catalogue.say(message(f"confidence.{used.confidence}"))
        lines.append(f"系数：{used.name} {used.value} {used.unit}（{how}；{used.table}，{used.clause}）")
        lines.append(f"表中出处：{used.source}（{sure}；{used.row}）")
        lines += [f"说明：{used.note}"] if used.note else []
    return lines


def _selftest(_asked: argparse.Namespace, program: Program) -> int:
    from gf_desktop.services.selftest import selftest

    for said in selftest(program):
        _put(program.catalogue.say(said))
    return DONE
