"""An import under way, without a window: what is kept, what is said, what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from gf_desktop.bootstrap import build
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.services.importing import open_import, read_files
from gf_desktop.services.jobs import load_checked
from gf_desktop.services.sheet_columns import in_money, money_asked

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "sample-general.json"
SHEET = ("产值.xlsx", "产值")


@pytest.fixture
def start(tmp_path):
    """Return a function that begins an import into the sample."""
    program = build(tmp_path / "ws")
    document = load_checked(SAMPLE, program.library)[0]
    yield lambda: open_import(program, tmp_path / "mappings.json", document)
    program.assessments.stop()


def book(path: Path, *, unit: str = "千元", value: object = 45000) -> Path:
    """Write a table of products whose money is in a unit that a line above says."""
    made = Workbook()
    sheet = made.active
    sheet.title = "产值"
    for line in ([f"单位：{unit}"], ["产品名称", "产量", "产值"], ["甲", 12, value]):
        sheet.append(line)
    made.save(path)
    return path


def settled(under_way, path: Path) -> None:
    """Read a file and settle its sheet in 千元."""
    under_way.add(path)
    mapping = under_way.mapping(SHEET)
    under_way.settle(SHEET, in_money(mapping, "千元", money_asked(mapping)))


def test_a_foreign_sheet_waits_until_it_is_settled(start, tmp_path):
    """Nothing of it is told before; afterwards its row is, in the unit that the user said."""
    under_way = start()
    under_way.add(book(tmp_path / "产值.xlsx"))
    assert under_way.waiting() == (SHEET,)
    assert under_way.findings().differences.rows == ()

    settled(under_way, tmp_path / "产值.xlsx")

    (row,) = under_way.findings().differences.rows
    assert (str(row.after.value), row.after.value_unit, row.state) == ("45000", "千元", "new")


def test_a_settled_mapping_is_remembered_for_the_same_heading_and_unit(start, tmp_path):
    """The next import takes it by itself; where the unit above is another one, it waits again."""
    first = start()
    settled(first, book(tmp_path / "产值.xlsx"))
    first.remember()

    again = start()
    again.add(tmp_path / "产值.xlsx")
    other = start()
    other.add(book(tmp_path / "产值.xlsx", unit="万元"))

    assert [one.how for one in again.sheets()] == ["remembered"]
    assert [one.how for one in other.sheets()] == ["waiting"]


def test_nothing_is_remembered_before_it_is_asked_for(start, tmp_path):
    """Settling alone writes no file: an import that is left changes nothing."""
    settled(start(), book(tmp_path / "产值.xlsx"))

    assert not (tmp_path / "mappings.json").exists()


def test_what_was_settled_stays_when_the_file_is_read_anew(start, tmp_path):
    """A mended figure comes in by the mapping that the user settled before."""
    under_way = start()
    settled(under_way, book(tmp_path / "产值.xlsx", value="三万"))
    assert under_way.findings().serious == 2

    book(tmp_path / "产值.xlsx", value=30000)
    assert under_way.refresh(every=True)

    assert [one.how for one in under_way.sheets()] == ["settled"]
    assert str(under_way.findings().differences.rows[0].after.value) == "30000"


def test_an_ignored_sheet_tells_nothing_and_can_come_back(start, tmp_path):
    """Left out by the user's word, and taken back as it was settled."""
    under_way = start()
    settled(under_way, book(tmp_path / "产值.xlsx"))

    under_way.ignore(SHEET)
    assert under_way.findings().differences.rows == ()
    under_way.restore(SHEET)

    assert len(under_way.findings().differences.rows) == 1


def test_problems_say_what_stands_in_the_cell(start, tmp_path):
    """File, sheet, cell and the text that is no figure."""
    under_way = start()
    settled(under_way, book(tmp_path / "产值.xlsx", value="三万"))

    found = [(one.cell, one.text) for one in under_way.findings().problems if one.serious]

    assert ("C3", "三万") in found


def test_files_without_name_and_year_raise_no_question(start, tmp_path):
    """Only what a file says of itself can contradict the evaluation."""
    under_way = start()
    settled(under_way, book(tmp_path / "产值.xlsx"))

    found = under_way.findings()

    assert (found.year, found.name) == (None, None)


def test_cancelling_leaves_out_the_file_under_way(start, tmp_path):
    """What was read before stays; the one during which it was cancelled goes, and progress names each."""
    under_way = start()
    paths = (book(tmp_path / "一.xlsx"), book(tmp_path / "二.xlsx"))
    said: list[str] = []

    with pytest.raises(UserFacingError) as caught:
        read_files(under_way, paths, lambda one: said.append(str(one.params["name"])), lambda: len(said) == 2)

    assert caught.value.said.code == "importing.cancelled"
    assert said == ["一.xlsx", "二.xlsx"]
    assert [one.name for one in under_way.files()] == ["一.xlsx"]


def test_files_of_one_name_are_told_apart_by_their_folders(start, tmp_path):
    """Two departments may send the same name."""
    under_way = start()
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        under_way.add(book(tmp_path / folder / "数据.xlsx"))

    assert [one.name for one in under_way.files()] == ["数据.xlsx", "乙/数据.xlsx"]
    assert len({one.place for one in under_way.sheets()}) == 2
