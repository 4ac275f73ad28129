"""Bundles at the door: written the same each time, read back whole, and refused with a sentence whatever is wrong."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.plain import dump
from gf_desktop.exchange import archives, bundles
from gf_desktop.exchange.archives import looks_packed, pack_members
from gf_desktop.exchange.bundles import bundle_bytes, is_bundle, parse_bundle, read_bundle, write_bundle
from gf_desktop.exchange.documents import document_text, read_document
from tests.standards.shipped import RESOURCES
from tests.standards.shipped import pack as shipped_pack

SAMPLE = read_document(RESOURCES / "samples" / "sample-pp-staple.json")
PACK = shipped_pack("js-pp-staple-2026")
GOOD = bundle_bytes(SAMPLE, PACK)
PARTS = ("manifest.json", "document.json", "pack.json")
Members = dict[str, bytes]


def members(raw: bytes = GOOD) -> Members:
    """Return what lies in a bundle."""
    with ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sealed(**changed: bytes) -> bytes:
    """Return a bundle whose document or pack is another, with a manifest that agrees; ``manifest`` changes it."""
    held = members()
    held |= {f"{name}.json": data for name, data in changed.items() if name != "manifest"}
    tree = json.loads(held["manifest.json"])
    for one in tree["files"]:
        data = held[one["name"]]
        one |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    held["manifest.json"] = json.dumps(tree).encode()
    return pack_members(held)


def with_manifest(change: Callable[[dict], object]) -> bytes:
    """Return a bundle whose manifest was changed."""
    held = members()
    tree = json.loads(held["manifest.json"])
    change(tree)
    return pack_members(held | {"manifest.json": json.dumps(tree).encode()})


def written(entries: Mapping[str, bytes] | list[tuple[str, bytes]], how: int = ZIP_DEFLATED) -> bytes:
    """Return an archive of any names, in the order given."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", how) as archive:
        for name, data in entries.items() if isinstance(entries, Mapping) else entries:
            info = ZipInfo(name)
            info.compress_type = how
            archive.writestr(info, data)
    return buffer.getvalue()


def refused(raw: bytes) -> tuple[str, dict]:
    """Return code and params of the sentence with which bytes are refused."""
    with pytest.raises(UserFacingError) as caught:
        parse_bundle(raw)
    return caught.value.said.code, dict(caught.value.said.params)


# --- written and read ---------------------------------------------------------------


def test_it_holds_the_canonical_document_and_the_very_pack():
    """Three files: the document's own text, the pack as the store has it, and hashes of both."""
    held = members()
    manifest = json.loads(held["manifest.json"])

    assert tuple(held) == PARTS
    assert held["document.json"].decode() == document_text(SAMPLE)
    assert json.loads(held["pack.json"]) == dump(PACK)
    assert (manifest["format"], manifest["version"]) == ("gf-bundle", 1)
    assert {(f["name"], f["bytes"], f["sha256"]) for f in manifest["files"]} == {
        (name, len(held[name]), hashlib.sha256(held[name]).hexdigest()) for name in PARTS[1:]
    }


def test_the_same_content_is_the_same_bytes(tmp_path):
    """Neither the time nor the place is in the file; what comes back is what went in."""
    write_bundle(SAMPLE, PACK, tmp_path / "甲.gfa")
    write_bundle(SAMPLE, PACK, tmp_path / "乙.gfa")
    bundle = read_bundle(tmp_path / "乙.gfa")

    assert (tmp_path / "甲.gfa").read_bytes() == (tmp_path / "乙.gfa").read_bytes() == GOOD
    assert (bundle.document, bundle.pack) == (SAMPLE, dump(PACK))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["乙.gfa", "甲.gfa"]


def test_a_place_that_cannot_be_written_keeps_what_was_there(tmp_path):
    """A folder that is missing is said; nothing half-written stays."""
    with pytest.raises(UserFacingError) as caught:
        write_bundle(SAMPLE, PACK, tmp_path / "没有" / "甲.gfa")

    assert caught.value.said.code == "file.no-folder"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("甲.gfa", b"{}", True),
        ("甲.GFA", b"", True),
        ("甲.zip", GOOD, True),
        ("甲.json", b"{}", False),
        ("甲.json", b"", False),
    ],
)
def test_a_bundle_is_told_by_its_name_or_its_first_bytes(tmp_path, name, data, told):
    """A mail program that renames it does not hide it; a document stays a document."""
    (tmp_path / name).write_bytes(data)

    assert is_bundle(tmp_path / name) is told


def test_a_missing_file_is_no_bundle(tmp_path):
    """What is not there is left to the reader of documents to say."""
    assert not is_bundle(tmp_path / "没有.json")
    assert not is_bundle(tmp_path)


def test_half_a_character_does_not_hinder_passing_on():
    """What a broken paste left in a note becomes a question mark."""
    broken = replace(SAMPLE, narrative={"scope": "甲\ud800乙"})

    assert parse_bundle(bundle_bytes(broken, PACK)).document.narrative == {"scope": "甲?乙"}


# --- what is no bundle --------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "bundle.not-one"),
        (b"PK", "bundle.not-one"),
        (b"%PDF-1.7", "bundle.not-one"),
        (document_text(SAMPLE).encode(), "bundle.not-one"),
        (written({}), "bundle.not-one"),
        (written({"a.txt": b"x"}), "bundle.not-one"),
        (written({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "bundle.not-one"),
        (b"PK\x03\x04", "bundle.damaged"),
        (GOOD[:-1], "bundle.damaged"),
        (GOOD[: len(GOOD) // 2], "bundle.damaged"),
        (GOOD + b"\0", "bundle.damaged"),
        (GOOD[:-60] + GOOD[-22:], "bundle.damaged"),
        (written(members(), ZIP_BZIP2), "bundle.damaged"),
    ],
)
def test_what_is_no_whole_archive_of_ours_is_refused(raw, code):
    """Other files, other archives, truncated, lengthened and strangely packed ones."""
    assert refused(raw)[0] == code


def test_one_that_was_stored_unpacked_is_read():
    """How its files are packed does not matter as long as it is one of the two usual ways."""
    assert parse_bundle(written(members(), ZIP_STORED)).document == SAMPLE


def test_an_encrypted_one_says_so():
    """The mark of encryption in the table of contents is enough."""
    raw = bytearray(GOOD)
    at = raw.find(b"PK\x01\x02")
    raw[at + 8] |= 1

    assert refused(bytes(raw))[0] == "bundle.encrypted"


# --- names ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../document.json",
        "evidence/../../x",
        "/etc/passwd",
        "C:/x",
        "c:x",
        "\\\\host\\x",
        "evidence\\x",
        "a\0b",
        "a\nb",
        "./document.json",
        "evidence//x",
        "evidence/..",
    ],
)
def test_names_that_lead_out_are_refused(name):
    """Whatever a path can do is refused before anything is read."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for part, data in members().items():
            archive.writestr(part, data)
        info = ZipInfo("x" * len(name.encode()))
        archive.writestr(info, b"x")
    raw = buffer.getvalue().replace(b"x" * len(name.encode()), name.encode())

    assert refused(raw)[0] == "bundle.unsafe-name"


@pytest.mark.parametrize(
    "name", ["notes.txt", "Document.json", "evidence/a.pdf", "evidence/", "document.json "]
)
def test_what_does_not_belong_is_refused_by_name(name):
    """A further file is named, that of evidence too as long as no version holds any."""
    assert refused(written(members() | {name: b"x"})) == ("bundle.unknown", {"member": name})


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", PARTS)
def test_a_name_twice_is_refused(name):
    """Readers differ in which of two they take, so neither is taken."""
    assert refused(written([*members().items(), (name, b"{}")])) == ("bundle.twice", {"member": name})


@pytest.mark.parametrize("name", PARTS[1:])
def test_a_missing_file_is_named(name):
    """Document and table must be there."""
    held = members()
    del held[name]

    assert refused(written(held)) == ("bundle.missing", {"member": name})


def test_too_many_files_are_not_even_listed(monkeypatch):
    """The count, and the length of the table of contents before it is read, have a limit."""
    monkeypatch.setattr(archives, "MOST_MEMBERS", 5)
    many = written(members() | {f"evidence/{n}": b"" for n in range(5)})
    assert refused(many) == ("bundle.members", {"most": 5})

    long = bytearray(GOOD)
    struct.pack_into("<L", long, len(long) - 22 + 12, 2**31)
    assert refused(bytes(long))[0] == "bundle.members"


def test_names_are_said_at_bearable_length():
    """A name of a thousand signs does not fill the screen."""
    assert len(str(refused(written(members() | {"长" * 1000: b"x"}))[1]["member"])) == 81


# --- sizes ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", PARTS)
def test_a_bomb_is_stopped_while_unpacking(name):
    """Thirty megabytes of blanks pack to thirty kilobytes; unpacking ends at the limit of the file."""
    raw = written(members() | {name: b" " * (30 * 1024 * 1024)})

    assert len(raw) < 100_000
    assert refused(raw)[0] == "bundle.bomb"
    assert refused(raw)[1]["member"] == name


@pytest.mark.parametrize("size", [10, 0xFFFFFFF0])
def test_a_bomb_that_lies_about_its_size_is_found(size):
    """The size in the heads is not believed: neither a small one nor a huge one gets anywhere."""
    raw = bytearray(written(members() | {"pack.json": b" " * (30 * 1024 * 1024)}))
    struct.pack_into("<L", raw, raw.rfind(b"PK\x01\x02") + 24, size)
    struct.pack_into("<L", raw, raw.rfind(b"PK\x03\x04") + 22, size)

    assert refused(bytes(raw))[0] in {"bundle.bomb", "bundle.damaged"}


def test_a_file_too_large_is_not_read(tmp_path, monkeypatch):
    """The packed file has a limit of its own."""
    monkeypatch.setattr(bundles, "MOST_PACKED", 1024 * 1024)
    (tmp_path / "大.gfa").write_bytes(GOOD + b"\0" * 1024 * 1024)
    with pytest.raises(UserFacingError) as caught:
        read_bundle(tmp_path / "大.gfa")

    assert caught.value.said.code == "file.large"


# --- manifest ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda tree: tree.update(format="zip"), "bundle.not-one"),
        (lambda tree: tree.pop("format"), "bundle.not-one"),
        (lambda tree: tree.update(version="1"), "bundle.not-one"),
        (lambda tree: tree.update(version=True), "bundle.not-one"),
        (lambda tree: tree.update(version=2), "bundle.newer"),
        (lambda tree: tree.update(version=10**25), "bundle.newer"),
        (lambda tree: tree.update(version=0), "bundle.manifest"),
        (lambda tree: tree.update(version=10**40), "bundle.manifest"),
        (lambda tree: tree.update(color=1), "bundle.manifest"),
        (lambda tree: tree.pop("program"), "bundle.manifest"),
        (lambda tree: tree.update(files={}), "bundle.manifest"),
        (lambda tree: tree["files"].pop(), "bundle.manifest"),
        (lambda tree: tree["files"].append(tree["files"][0]), "bundle.manifest"),
        (lambda tree: tree["files"][0].update(name="../x"), "bundle.manifest"),
        (lambda tree: tree["files"][0].update(name="manifest.json"), "bundle.manifest"),
        (lambda tree: tree["files"][0].update(bytes="1"), "bundle.manifest"),
        (lambda tree: tree["files"][0].update(bytes=1), "bundle.hash"),
        (lambda tree: tree["files"][1].update(sha256="0" * 64), "bundle.hash"),
        (lambda tree: tree["files"][1].update(sha256=""), "bundle.hash"),
    ],
)
def test_a_wrong_manifest_is_refused(change, code):
    """Format and version first, then its shape, then what it says of the files."""
    assert refused(with_manifest(change))[0] == code


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{",
        b'{"format": "gf-bundle", "format": "gf-bundle"}',
        b"\xff",
        b"[" * 100_000,
        b"NaN",
        b"1" * 5000,
    ],
)
def test_a_manifest_that_is_no_json_of_ours_is_refused(raw):
    """Torn, doubled, endless and nested ones end in a sentence."""
    assert refused(written(members() | {"manifest.json": raw}))[0] in {"bundle.manifest", "bundle.not-one"}


def test_a_newer_one_is_called_newer_whatever_it_holds():
    """A later version may hold evidence; that is no reason to call it damaged."""
    tree = json.loads(members()["manifest.json"]) | {"version": 2, "signed": True}
    held = members() | {"manifest.json": json.dumps(tree).encode(), "evidence/1.pdf": b"x"}

    assert refused(written(held)) == ("bundle.newer", {"version": "2", "known": 1})


@pytest.mark.parametrize("name", PARTS[1:])
def test_a_file_exchanged_by_hand_is_found(name):
    """One blank more, and the hash no longer agrees."""
    held = members()

    assert refused(written(held | {name: held[name] + b" "})) == ("bundle.hash", {"member": name})


# --- document and pack ------------------------------------------------------------------


def test_a_wrong_document_says_what_is_wrong_in_it():
    """The door of documents stands inside too, with its own sentences and places."""
    tree = json.loads(document_text(SAMPLE)) | {"color": 1}
    with pytest.raises(UserFacingError) as caught:
        parse_bundle(sealed(document=json.dumps(tree).encode()))

    assert (caught.value.said.code, caught.value.path) == ("shape.unknown-key", "color")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{}",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"header": ' + b'{"a": ' * 50 + b"1" + b"}" * 51,
        b'{"header": {}, "header": {}, "table": {}, "digest": ""}',
        b'{"header": {}, "table": {}, "digest": "", "more": 1}',
        b'{"header": [], "table": {}, "digest": ""}',
        b'{"header": {"version": ' + b"1" * 5000 + b'}, "table": {}, "digest": ""}',
        b'{"header": {"version": Infinity}, "table": {}, "digest": ""}',
    ],
)
def test_a_pack_that_is_no_json_of_ours_is_refused(raw):
    """Each ends in a sentence of its own, without a trace of what happened inside."""
    assert refused(sealed(pack=raw))[0] == "bundle.pack-unreadable"


@pytest.mark.parametrize(
    ("scheme", "version"), [("js-general-2026", 1), ("js-pp-staple-2026", 2), ("own-x", 1)]
)
def test_a_document_of_another_table_is_refused(scheme, version):
    """Id and version of both are named."""
    scheme_of = replace(SAMPLE.scheme, id=scheme, version=version)
    code, params = refused(bundle_bytes(replace(SAMPLE, scheme=scheme_of), PACK))

    assert code == "bundle.other-pack"
    assert params == {
        "scheme": scheme,
        "version": str(version),
        "other": "js-pp-staple-2026",
        "other_version": "1",
    }


# --- damage ---------------------------------------------------------------------------


UNHARMED = (SAMPLE, "bundle", "document", "shape")


def outcome(raw: bytes) -> Document | str:
    """Return the document of bytes that may be anything, or of which family the sentence is that refuses them."""
    try:
        bundle = parse_bundle(raw)
    except UserFacingError as error:
        return error.said.code.split(".")[0]
    assert bundle.pack == dump(PACK)
    return bundle.document


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(1, 255)), min_size=1, max_size=4))
def test_flipped_bytes_never_change_the_document_in_silence(flips):
    """Damage anywhere is either harmless or refused with a sentence."""
    raw = bytearray(GOOD)
    for at, by in flips:
        raw[at] ^= by

    assert outcome(bytes(raw)) in UNHARMED


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(GOOD)), st.integers(0, 200), st.binary(max_size=60))
def test_pieces_cut_out_or_put_in_are_found(at, length, put):
    """Truncation, gaps and insertions are refused with a sentence, or leave the document as it was."""
    assert outcome(GOOD[:at] + put + GOOD[at + length :]) in UNHARMED


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 3 * 46 + 60), st.binary(min_size=1, max_size=8))
def test_a_table_of_contents_that_lies_is_found(back, put):
    """Whatever stands in the table of contents and the record at the end."""
    at = max(len(GOOD) - 22 - back, 0)

    assert outcome(GOOD[:at] + put + GOOD[at + len(put) :]) in UNHARMED


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04"]))
def test_any_bytes_end_in_a_sentence(raw, start):
    """What never was a bundle is refused, never a crash."""
    assert outcome(start + raw) == "bundle"
    assert looks_packed(start + raw) == (start + raw).startswith(b"PK\x03\x04")


def test_every_single_byte_of_the_heads_is_tried():
    """Each byte of the first head and of all that follows the last file, flipped wholly and by one bit."""
    tail = GOOD.find(b"PK\x01\x02")
    for at in (*range(60), *range(tail, len(GOOD))):
        for by in (0x01, 0xFF):
            raw = bytearray(GOOD)
            raw[at] ^= by
            assert outcome(bytes(raw)) in UNHARMED, (at, by)


def test_the_shipped_samples_all_travel(tmp_path: Path):
    """Factory, park, supply chain: each comes back as it went, with its own table."""
    for file in sorted((RESOURCES / "samples").glob("sample-*.json")):
        document = read_document(file)
        pack = shipped_pack(document.scheme.id)
        write_bundle(document, pack, tmp_path / "评价.gfa")
        assert read_bundle(tmp_path / "评价.gfa").document == document
        assert read_bundle(tmp_path / "评价.gfa").pack == dump(pack)
