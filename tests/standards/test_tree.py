"""The YAML reader: text only, places, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.standards.problems import Place, PlacedProblem, StandardError
from gf_desktop.standards.tree import MOST_BYTES, MOST_DEPTH, Tree, read_documents, read_first
from tests.standards.shipped import catalogue


def written(folder: Path, text: str) -> Path:
    """Write a file to be read."""
    file = folder / "file.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def refused(file: Path, expected: int = 1) -> list[tuple[str, Place]]:
    """Return codes and places of what is wrong with a file, each sentence said."""
    with pytest.raises(StandardError) as caught:
        read_documents(file, expected)
    assert catalogue().say(caught.value.said)
    return [(p.said.code, p.place) for p in caught.value.problems if catalogue().say(p.said)]


def test_scalars_are_text(tmp_path):
    """Nothing is guessed from how a scalar looks."""
    file = written(tmp_path, "a: 1.50\nb: yes\nc: 2026-01-01\nd: 0x10\ne: true\nf: '007'\n")
    (tree,) = read_documents(file, 1)
    assert tree.value == {"a": "1.50", "b": "yes", "c": "2026-01-01", "d": "0x10", "e": "true", "f": "007"}


def test_folded_chinese_has_no_blanks_where_lines_end(tmp_path):
    """Folding leaves blanks between words of Latin script, and none between Chinese characters."""
    file = written(tmp_path, "a: >-\n  管理\n  办法，GB\n  36132\nb: 一 二\nc: 第一行\n  第二行\n")
    (tree,) = read_documents(file, 1)
    assert tree.value == {"a": "管理办法，GB 36132", "b": "一 二", "c": "第一行第二行"}


@pytest.mark.parametrize(
    ("text", "value"), [("null", None), ("~", None), ("", None), ('"null"', "null"), ("'~'", "~")]
)
def test_only_unquoted_nulls_are_none(tmp_path, text, value):
    """A null in quotes stays text."""
    (tree,) = read_documents(written(tmp_path, f"a: {text}\n"), 1)
    assert tree.value == {"a": value}


def test_every_path_has_its_place(tmp_path):
    """Lines and columns count from 1; an entry stands where its key stands."""
    (tree,) = read_documents(written(tmp_path, "a:\n  - x\n  - {b: y}\n"), 1)
    assert tree.places == {
        (): Place(1, 1),
        ("a",): Place(1, 1),
        ("a", 0): Place(2, 5),
        ("a", 1): Place(3, 5),
        ("a", 1, "b"): Place(3, 6),
    }


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: &x 1\n", "standards.alias", Place(1, 4)),
        ("a: !!str 1\n", "standards.tag", Place(1, 4)),
        ("a: 1\nb: !!python/object:os.system x\n", "standards.tag", Place(2, 4)),
        ("a: ! x\n", "standards.tag", Place(1, 4)),
        ("? !!str a\n: 1\n", "standards.tag", Place(1, 3)),
        ("a: 1\nb: 2\na: 3\n", "standards.duplicate-key", Place(3, 1)),
        ("[1, 2]: x\n", "standards.key", Place(1, 1)),
        ("a: [1, 2\nb: 3\n", "standards.syntax", Place(2, 2)),
        ("a: 1\n\tb: 2\n", "standards.syntax", Place(2, 1)),
        ("a: 1\n---\nb: 2\n", "standards.documents", Place()),
        ("", "standards.documents", Place()),
    ],
)
def test_refused_with_place(tmp_path, text, code, place):
    """What our files may not hold is refused with its line and a sentence."""
    assert refused(written(tmp_path, text)) == [(code, place)]


def test_aliases_are_refused_without_being_followed(tmp_path):
    """A file that would unfold to billions of nodes is refused at once."""
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]
    found = refused(written(tmp_path, "\n".join(lines)))
    assert len(found) == 60 + 2 * 59
    assert {code for code, _ in found} == {"standards.alias"}


def test_too_deep_is_refused(tmp_path):
    """Nesting has an end, reached without recursion trouble."""
    file = written(tmp_path, "[" * 5000 + "]" * 5000)
    assert refused(file) == [("standards.too-deep", Place(1, MOST_DEPTH + 2))]


def test_too_large_is_refused(tmp_path):
    """A file over one megabyte is none of ours."""
    assert refused(written(tmp_path, "a: " + "x" * MOST_BYTES)) == [("standards.too-large", Place())]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_other_encodings_are_refused(tmp_path, encoding):
    """Chinese text in another encoding is not read as something else."""
    file = tmp_path / "file.yaml"
    file.write_bytes("id: x\ntitle: 绿色工厂\n".encode(encoding))
    ((code, place),) = refused(file)
    assert code == "standards.encoding"
    assert place.line in (1, 2)


def test_control_characters_are_refused(tmp_path):
    """A character that YAML does not allow is a sentence, not a crash."""
    assert refused(written(tmp_path, "a: \x01\n"))[0][0] == "standards.syntax"


def test_a_missing_file_is_a_sentence(tmp_path):
    """A file that is not there is said so."""
    assert refused(tmp_path / "none.yaml") == [("standards.no-file", Place())]


def test_a_byte_order_mark_is_read_over(tmp_path):
    """Files saved by Windows' editor are read."""
    file = tmp_path / "file.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + "a: 绿".encode())
    assert read_documents(file, 1)[0].value == {"a": "绿"}


def test_the_first_document_is_read_alone(tmp_path):
    """What follows the first document is not even scanned."""
    file = written(tmp_path, "a: 1\n---\nb: [*broken, !!tag {{{\n")
    assert read_first(file).value == {"a": "1"}


text = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200)


@given(text)
def test_any_text_is_read_or_refused(tmp_path_factory, content):
    """Whatever a file says, it is a tree or a sentence."""
    file = written(tmp_path_factory.mktemp("any"), content)
    problems: tuple[PlacedProblem, ...] = ()
    trees: tuple[Tree, ...] = ()
    try:
        trees = read_documents(file, 1)
    except StandardError as error:
        problems = error.problems
    assert bool(trees) != bool(problems)
    assert all(catalogue().say(problem.said) for problem in problems)
