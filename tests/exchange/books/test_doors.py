"""What is no spreadsheet, locked, damaged or packed to harm stays outside, with a sentence that says what to do."""

from __future__ import annotations

import random
import struct
import zipfile
import zlib

import pytest

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.exchange.books import Limits, read_book
from tests.exchange.spreadsheets import FILES, catalogue, compound, ods_parts, xlsb_parts, xlsx_parts, zipped

SMALL = '<row r="1"><c r="A1"><v>1</v></c></row>'
FILLED = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="9000"/>'


def refused(path, limits=None):
    """Return the code of the sentence with which a file is refused; the sentence can be said."""
    with pytest.raises(UserFacingError) as raised:
        read_book(path, limits=limits or Limits())
    assert path.name in catalogue().say(raised.value.said)
    return raised.value.said.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "book.empty"),
        ("名称,消费量\n电力,5\n".encode("gbk"), "book.text"),
        ("名称\t5\n".encode("utf-16"), "book.text"),
        (b"<html><table><tr><td>5</td></tr></table></html>", "book.html"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "book.xml",
        ),
        (b"%PDF-1.7 ...", "book.pdf"),
        (b"\x89PNG\r\n\x1a\n", "book.image"),
        (b"Rar!\x1a\x07", "book.archive"),
        (b"\x09\x00\x04\x00\x02\x00", "book.old"),
        (b"\x00\x01\x02\x03" * 9, "book.unknown"),
        (b"PK\x03\x04 half a file", "book.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "book.damaged"),
    ],
)
def test_other_files_are_called_by_their_names(tmp_path, content, code):
    """A file that only calls itself .xlsx is named as what it is."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    assert refused(path) == code


@pytest.mark.parametrize(("part", "code"), [("word/document.xml", "book.word"), ("a.txt", "book.archive")])
def test_other_packed_files_are_named(tmp_path, part, code):
    """A Word document and a plain archive are no spreadsheets."""
    assert refused(zipped(tmp_path / "a.xlsx", {part: "x"})) == code


def test_a_missing_file_a_folder_and_a_large_file_are_refused(tmp_path):
    """What is not there, what is a folder, what is too large: each has its sentence."""
    large = zipped(tmp_path / "large.xlsx", xlsx_parts(SMALL))

    assert refused(tmp_path / "none.xlsx") == "file.missing"
    assert refused(tmp_path) == "book.folder"
    assert refused(large, Limits(size=10)) == "book.large"


def test_locked_files_ask_for_an_unlocked_one(tmp_path):
    """A workbook with a password to open is refused with the way out, in each format."""
    (tmp_path / "a.xlsx").write_bytes(compound("EncryptedPackage"))
    key = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    zipped(tmp_path / "a.ods", ods_parts("") | {"META-INF/manifest.xml": key})
    zipped(tmp_path / "b.ods", {"mimetype": "x", "encrypted-package": b"?"})
    whole = (FILES / "libreoffice.xls").read_bytes()
    start = whole.index(b"\x09\x08\x10\x00\x00\x06") + 20  # the record behind the workbook's first one
    (tmp_path / "a.xls").write_bytes(whole[:start] + b"\x2f" + whole[start + 1 :])

    assert {refused(tmp_path / name) for name in ("a.xlsx", "a.ods", "b.ods", "a.xls")} == {"book.encrypted"}


def test_an_old_word_document_is_named(tmp_path):
    """The same kind of file with a document inside is called a Word document."""
    (tmp_path / "a.xls").write_bytes(compound("WordDocument"))

    assert refused(tmp_path / "a.xls") == "book.word"


@pytest.mark.parametrize(
    "place",
    ['r="A99999999"', 'r="AAAA1"', 'r="xfd1"', 'r="A0"', "r='A9999999'"],
)
def test_places_that_no_sheet_has_are_damage(tmp_path, place):
    """A cell far outside of what a sheet can hold never reaches the reading library."""
    data = f'<row r="1"><c {place}><v>1</v></c></row>'

    assert refused(zipped(tmp_path / "a.xlsx", xlsx_parts(data))) == "book.damaged"


def test_a_formula_with_a_greater_sign_hides_no_repetition(tmp_path):
    """An attribute may hold a bare >; what stands behind it is seen all the same."""
    cell = '<table:table-cell table:formula="of:=A1>B1" office:value-type="float" office:value="1"'
    rows = f"<table:table-row table:number-rows-repeated='900000'>{cell} table:number-columns-repeated='9'/>"

    path = zipped(tmp_path / "a.ods", ods_parts(rows + "</table:table-row>"))

    assert refused(path) == "book.wide"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    """A part that grows a thousandfold, too many bytes in all, too many parts: refused by the table of contents."""
    tight = zipped(tmp_path / "a.xlsx", xlsx_parts(SMALL) | {"xl/styles.xml": bytes(40_000_000)})
    many = zipped(tmp_path / "b.xlsx", xlsx_parts(SMALL) | {f"p{n}": b"" for n in range(50)})

    assert refused(tight) == "book.bomb"
    assert refused(many, Limits(entries=50)) == "book.bomb"
    assert refused(many, Limits(unpacked=100)) == "book.bomb"


def test_a_table_of_contents_that_lies_is_found_out(tmp_path):
    """A part that claims a thousand bytes and unpacks to forty million is refused without being held."""
    path = zipped(tmp_path / "a.xlsx", xlsx_parts(SMALL) | {"xl/sharedStrings.xml": bytes(40_000_000)})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        honest = archive.getinfo("xl/sharedStrings.xml")
    lie = struct.pack("<I", 1000)
    for sign in (b"PK\x01\x02", b"PK\x03\x04"):
        for place in _heads(data, sign, b"xl/sharedStrings.xml"):
            size, crc = (24, 16) if sign == b"PK\x01\x02" else (22, 14)
            data[place + size : place + size + 4] = lie
            data[place + crc : place + crc + 4] = struct.pack("<I", zlib.crc32(bytes(1000)))
    path.write_bytes(data)
    assert honest.file_size == 40_000_000

    assert refused(path) == "book.damaged"


def _heads(data, sign, name):
    width = 46 if sign == b"PK\x01\x02" else 30
    place = data.find(sign)
    while place >= 0:
        if data[place + width : place + width + len(name)] == name:
            yield place
        place = data.find(sign, place + 1)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.xlsx", xlsx_parts(SMALL + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        ("b.xlsx", xlsx_parts(SMALL + '<row r="1048576"><c r="XFD1048576"><f>1</f><v>1</v></c></row>')),
        (
            "a.ods",
            ods_parts(f'<table:table-row table:number-rows-repeated="900000">{FILLED}</table:table-row>'),
        ),
        ("a.xlsb", xlsb_parts([["x"] * 9, *[[]] * 3, [None] * 3 + [1.0]])),
    ],
)
def test_a_sheet_that_would_fill_the_memory_is_refused(tmp_path, name, parts):
    """A figure in the farthest corner, or one repeated a million times, is refused before the table is built."""
    limits = Limits(cells=30) if name == "a.xlsb" else Limits()

    assert refused(zipped(tmp_path / name, parts), limits) == "book.wide"


def test_a_far_corner_in_an_xls_is_refused():
    """The limit holds for the old format too."""
    assert refused(FILES / "libreoffice.xls", Limits(cells=10)) == "book.wide"


@pytest.mark.parametrize("first", [b"\x38\x00\x00\x00", b"\xff\xff\xff\xff"])
def test_an_xls_that_ends_before_it_begins_is_damage(tmp_path, first):
    """A sheet whose first row lies behind its last never reaches the reading library, which would break down."""
    whole = (FILES / "libreoffice.xls").read_bytes()
    place = whole.index(b"\x00\x02\x0e\x00") + 4
    (tmp_path / "a.xls").write_bytes(whole[:place] + first + whole[place + 4 :])

    assert refused(tmp_path / "a.xls") == "book.damaged"


def test_too_many_sheets_are_refused():
    """A workbook with more sheets than anybody reads is refused."""
    assert refused(FILES / "libreoffice.xlsx", Limits(sheets=1)) == "book.sheets"


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "xlsb"])
@pytest.mark.parametrize("seed", range(3))
def test_spoilt_files_never_end_in_a_traceback(tmp_path, kind, seed):
    """However a file is spoilt, it is read or refused with a sentence; no fault of the library comes through."""
    chance = random.Random(f"{kind}{seed}")
    path = tmp_path / f"a.{kind}"
    whole = _whole(tmp_path, kind)
    outcomes: set[str] = set()
    for _ in range(80):
        path.write_bytes(_spoilt(chance, whole) or b"x")
        try:
            outcomes.add(read_book(path).kind)
        except UserFacingError as error:
            outcomes.add(error.said.code)

    assert outcomes & {"book.damaged", "book.unknown", "book.wide"}


def _whole(folder, kind):
    if kind == "xlsb":
        return zipped(folder / "whole.xlsb", xlsb_parts([["名称", 5.0], ["电力", "#DIV/0!"]])).read_bytes()
    return (FILES / f"libreoffice.{kind}").read_bytes()


def _spoilt(chance, whole):
    if whole.startswith(b"PK") and chance.random() < 0.8:
        return _part_spoilt(chance, whole)
    return _bytes_spoilt(chance, whole)


def _part_spoilt(chance, whole):
    """Spoil one part and pack all of them again, so that the damage lies behind the doors of the archive."""
    import io

    source, out = zipfile.ZipFile(io.BytesIO(whole)), io.BytesIO()
    chosen = chance.choice([n for n in source.namelist() if n.endswith((".xml", ".bin", ".rels"))])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, _bytes_spoilt(chance, data) if name == chosen and data else data)
    return out.getvalue()


def _bytes_spoilt(chance, whole):
    data = bytearray(whole)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(data)) if data else 0
        way = chance.randrange(4)
        if way == 0 and data:
            data[place] = chance.randrange(256)
        elif way == 1:
            data[place : place + 4] = b"\xff" * 4
        elif way == 2:
            del data[place : place + 20]
        else:
            data[place:place] = chance.choice([b'<c r="XFD9999999"><v>1</v></c>', b"9999999", b">", b'"'])
    return bytes(data)
