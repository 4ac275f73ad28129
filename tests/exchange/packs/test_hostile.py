"""Workbooks that people bent: each thing in the way is one sentence with its cell."""

from __future__ import annotations

import openpyxl
import pytest

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.exchange.books import read_book
from gf_desktop.exchange.packs import empty_book, read_pack_book
from gf_desktop.exchange.packs.layout import HEADINGS
from tests.exchange.packs.shipped import read, words, written
from tests.standards.shipped import pack

FIRST = HEADINGS + 1


@pytest.fixture
def bent(tmp_path):
    """Return what changes a workbook of a shipped pack and says what is in the way."""

    def bend(change) -> list[tuple[str, str]]:
        path = written(pack("js-pp-staple-2026"), tmp_path)
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
        return [(one.spot.text, one.said.code) for one in read(path).troubles]

    return bend


def column(sheet, heading: str) -> str:
    """Return the letter of a column by its heading."""
    return next(cell.column_letter for cell in sheet[HEADINGS] if cell.value == heading)


def set_cell(sheet: str, heading: str, row: int, value: object):
    """Return a change of one cell, named by sheet, heading and row."""

    def change(book) -> None:
        book[sheet][f"{column(book[sheet], heading)}{row}"] = value

    return change


def test_merged_cells_are_named(bent):
    """A merged block hides whose a value is: its cell is named."""
    assert bent(lambda book: book["指标"].merge_cells("D6:D8")) == [("指标!D6", "packs.merged")]


def test_missing_sheets_are_named(bent):
    """Each sheet that is not there is said once, by its name."""

    def change(book) -> None:
        del book["选项"], book["证明材料"]

    assert bent(change) == [("选项", "packs.no-sheet"), ("证明材料", "packs.no-sheet")]


def test_a_column_of_ones_own_is_named(bent):
    """A column that we do not know would be lost, so it is refused; an empty one is nothing."""

    def change(book) -> None:
        book["基本要求"]["J4"], book["基本要求"]["J5"], book["基本要求"]["K4"] = "我的备注", "x", "空列"

    assert bent(change) == [("基本要求!J4", "packs.unknown-column")]


def test_a_moved_sheet_with_another_name_is_known(bent):
    """Sheets are known by their marks, whatever they are called and wherever they stand."""

    def change(book) -> None:
        book["指标"].title = "我的指标"
        book.move_sheet("我的指标", -3)

    assert bent(change) == []


def test_without_marks_headings_tell_the_columns(tmp_path):
    """Where the hidden marks were deleted the headings do, also in another order."""
    path = written(pack("js-pp-staple-2026"), tmp_path)
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[2:-1]:
        sheet.delete_rows(3)
        sheet.move_range(f"A3:A{sheet.max_row}", cols=60)
    for (cell,) in book["表头"]["A4:A60"]:
        cell.value = None
    book.save(path)

    back, plain = read(path), read(written(pack("js-pp-staple-2026"), tmp_path))
    assert back.troubles == ()
    assert (back.header, back.table) == (plain.header, plain.table)


@pytest.mark.parametrize(
    ("change", "cell", "code"),
    [
        (set_cell("指标", "层级", FIRST + 2, None), f"指标!A{FIRST + 2}", "packs.no-level"),
        (set_cell("指标", "层级", FIRST + 2, "三级"), f"指标!A{FIRST + 2}", "packs.level"),
        (set_cell("指标", "层级", FIRST, "二级指标"), f"指标!A{FIRST}", "packs.orphan"),
        (set_cell("证明材料", "属于哪一项", FIRST, "nobody"), f"证明材料!B{FIRST}", "packs.no-owner"),
        (set_cell("选项", "属于哪个变体", FIRST, "nobody"), f"选项!B{FIRST}", "packs.no-variant"),
        (set_cell("选项", "类别", FIRST, None), f"选项!C{FIRST}", "packs.no-set"),
        (set_cell("来源", "来源编号", FIRST, None), f"来源!A{FIRST}", "packs.no-source-key"),
        (set_cell("来源", "来源编号", FIRST + 1, "form"), f"来源!A{FIRST + 1}", "packs.source-twice"),
        (set_cell("指标", "满分值", FIRST + 2, "=1/"), f"指标!{{lead}}{FIRST + 2}", "cell.no-value"),
        (set_cell("指标", "计算口径", FIRST + 2, "没有冒号"), f"指标!{{given}}{FIRST + 2}", "packs.mapping"),
        (set_cell("指标", "备注", FIRST + 2, '"a"b"'), f"指标!{{note}}{FIRST + 2}", "packs.json"),
        (set_cell("指标", "分值", HEADINGS, "权重"), f"指标!{{points}}{HEADINGS}", "packs.other-heading"),
    ],
)
def test_one_cell_spoilt_is_one_sentence_with_it(change, cell, code, bent, tmp_path):
    """What cannot be understood is said first with the very cell."""
    sheet = openpyxl.load_workbook(written(pack("js-pp-staple-2026"), tmp_path))["指标"]
    letters = {
        key: column(sheet, heading)
        for key, heading in (("lead", "满分值"), ("given", "计算口径"), ("note", "备注"), ("points", "分值"))
    }

    assert (cell.format(**letters), code) in bent(change)


def test_a_workbook_of_another_kind_is_refused_whole(tmp_path):
    """A workbook without any sheet of a pack is refused with one sentence."""
    path = tmp_path / "别的.xlsx"
    openpyxl.Workbook().save(path)

    with pytest.raises(UserFacingError) as refused:
        read(path)
    assert refused.value.said.code == "packs.not-a-pack"


def test_the_empty_template_can_be_read(tmp_path):
    """The template has every sheet, says what is usual, and asks for the rest."""
    path = tmp_path / "空白.xlsx"
    path.write_bytes(empty_book(words()))
    trees = read_pack_book(read_book(path), words())

    assert trees.troubles == ()
    assert trees.header["labels"] == {"lead": "引领值", "base": "基准值"}
    assert (trees.header["standing"], trees.table["rounding"]["places"]) == ("own", "2")
    assert trees.table["sections"] == []
