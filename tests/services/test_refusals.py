"""Why a file was refused, thing by thing."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from gf_desktop.bootstrap import build
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.services.own_packs import OwnPacks
from gf_desktop.services.refusals import Wrong, wrongs

STAPLE = Path(__file__).parents[2] / "resources" / "standards" / "js-pp-staple-2026.yaml"


def refused(own: OwnPacks, path: Path) -> tuple[Wrong, ...]:
    """Return what is said of a file that is not taken in."""
    try:
        own.take_in(path)
    except UserFacingError as error:
        return wrongs(error)
    raise AssertionError("it was taken in")


def test_each_mistake_of_a_text_file_has_its_line(tmp_path):
    """Two mistakes are two things, each at the line where it stands."""
    program = build(tmp_path / "工作区")
    own = OwnPacks(program.library, program.catalogue, program.data)
    lines = STAPLE.read_text(encoding="utf-8").replace("js-pp-staple-2026", "own-pp", 1).splitlines()
    at = [number for number, line in enumerate(lines) if "unit: kgce/t" in line or "unit: tCO2/t" in line]
    for number in at:
        lines[number] = lines[number].replace("unit: ", "unit: no")
    path = tmp_path / "表.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")

    assert {number + 1 for number in at} <= {one.line for one in refused(own, path)}


def test_each_mistake_of_a_workbook_has_its_cell(tmp_path):
    """A title that is missing is told at its cell, in the words of the sheet."""
    program = build(tmp_path / "工作区")
    own = OwnPacks(program.library, program.catalogue, program.data)
    header = own.clone(program.library.pack("js-pp-staple-2026").header, "own-pp")
    path = tmp_path / "表.xlsx"
    own.give_out(header, path)
    book = load_workbook(path)
    cell = next(
        cell for row in book["表头"].iter_rows() for cell in row if cell.value and cell.value == header.title
    )
    cell.value = None
    book.save(path)

    assert f"表头!{cell.coordinate}" in {one.cell for one in refused(own, path)}


def test_another_failure_is_one_thing_of_the_whole_file():
    """What is no list of problems is said as it is."""
    said = message("packs.id-taken", id="own-pp")

    assert wrongs(UserFacingError(said)) == (Wrong(said),)
