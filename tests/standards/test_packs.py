"""Packs in files: headers alone, whole packs, their digest, problems with their lines."""

from __future__ import annotations

import hashlib
import json

import pytest

from gf_desktop.domain.pack import Pack
from gf_desktop.domain.plain import dump, load
from gf_desktop.standards.packs import check_file, digest, read_pack, read_shelf
from gf_desktop.standards.problems import StandardError
from tests.standards.shipped import IDS, STANDARDS, catalogue, known, pack, plain, write


def test_headers_of_ours():
    """The folder of packs lists ours in order of their files."""
    assert tuple(file.header.id for file in read_shelf(STANDARDS).packs) == IDS


def test_a_header_is_read_without_the_table(tmp_path):
    """A file whose table is broken is still listed."""
    source = (STANDARDS / "js-pp-staple-2026.yaml").read_text(encoding="utf-8")
    head = source.split("\n---\n")[0]
    (tmp_path / "a.yaml").write_text(head + "\n---\nsections: [*x, {{{\n", encoding="utf-8")
    (file,) = read_shelf(tmp_path).packs
    assert file.header == pack("js-pp-staple-2026").header
    assert check_file(file.path, known())


def test_a_header_is_read_before_a_table_in_another_encoding(tmp_path):
    """Bytes after the header are not judged when listing."""
    source = (STANDARDS / "js-pp-staple-2026.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_bytes(source.split("\n---\n")[0].encode() + "\n---\n绿色".encode("gb18030"))
    assert len(read_shelf(tmp_path).packs) == 1


def test_files_without_a_header_are_named(tmp_path):
    """A file that is no pack does not stop the others, and is not passed over in silence."""
    (tmp_path / "a.yaml").write_text("hello: world\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("not looked at", encoding="utf-8")
    write(tmp_path, plain("gbt36132-2025"))
    shelf = read_shelf(tmp_path)
    assert [file.header.id for file in shelf.packs] == ["gbt36132-2025"]
    assert [file.path.name for file in shelf.broken] == ["a.yaml"]
    assert "a.yaml" in catalogue().say(shelf.broken[0].said)


def test_a_missing_folder_holds_nothing(tmp_path):
    """A folder of own packs need not exist."""
    assert read_shelf(tmp_path / "none").packs == ()


@pytest.mark.parametrize("scheme", IDS)
def test_the_digest_is_that_of_the_canonical_json(scheme):
    """Identity is the SHA-256 of sorted, compact JSON in UTF-8, the digest itself left out."""
    value = dump(pack(scheme))
    assert value.pop("digest") == pack(scheme).digest
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert pack(scheme).digest == hashlib.sha256(text.encode("utf-8")).hexdigest()


@pytest.mark.parametrize("scheme", IDS)
def test_a_pack_comes_back_from_plain_json(tmp_path, scheme):
    """A pack kept as JSON, or written anew as a file, is the same pack."""
    assert load(Pack, dump(pack(scheme))) == pack(scheme)
    assert read_pack(write(tmp_path, plain(scheme)), known()) == pack(scheme)


def test_the_digest_changes_with_any_figure():
    """Another figure is another pack."""
    spoilt = plain("js-pp-staple-2026")
    spoilt["table"]["sections"][0]["groups"][0]["indicators"][0]["lead"]["value"] = "111"
    other = load(Pack, spoilt)
    assert digest(other.header, other.table) != pack("js-pp-staple-2026").digest


def test_problems_come_with_their_lines_in_order(tmp_path):
    """The check of a file names lines, from top to bottom, for shape."""
    source = (STANDARDS / "js-pp-staple-2026.yaml").read_text(encoding="utf-8")
    source = source.replace("subject: factory", "subject: farm").replace("better: lower", "bettre: lower", 1)
    file = tmp_path / "a.yaml"
    file.write_text(source, encoding="utf-8")
    lines = [line for line, text in enumerate(source.splitlines(), 1) if "farm" in text or "bettre" in text]
    problems = check_file(file, known())
    assert [p.place.line for p in problems] == lines
    assert "better" in catalogue().say(problems[1].said)


def test_rules_come_with_their_lines(tmp_path):
    """A rule broken in the table is found at its line."""
    source = (STANDARDS / "js-pp-staple-2026.yaml").read_text(encoding="utf-8")
    source = source.replace("base: {value: 130, source: form}", "base: {value: 110, source: form}")
    file = tmp_path / "a.yaml"
    file.write_text(source, encoding="utf-8")
    (problem,) = check_file(file, known())
    assert problem.said.code == "pack.lead-is-base"
    assert "lead: {value: 110" in source.splitlines()[problem.place.line - 1]


def test_shipped_and_own_ids_keep_apart(tmp_path):
    """Only the user's own packs begin with own-."""
    file = write(tmp_path, plain("gbt36132-2025"))
    with pytest.raises(StandardError) as caught:
        read_pack(file, known(), shipped=False)
    assert [p.said.code for p in caught.value.problems] == ["pack.own-id"]
    own = plain("gbt36132-2025")
    own["header"] |= {"id": "own-table", "standing": "own"}
    file = write(tmp_path, own)
    assert read_pack(file, known(), shipped=False).header.id == "own-table"
    with pytest.raises(StandardError) as caught:
        read_pack(file, known(), shipped=True)
    assert [p.said.code for p in caught.value.problems] == ["pack.shipped-id"]
