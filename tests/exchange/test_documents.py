"""Documents at the door: what is read, what is refused and where."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.calculators import Factors
from gf_desktop.domain.derive import Deriver
from gf_desktop.domain.document import Answer, Applicant, Document, OwnBenchmark, ProductAnswer, SchemeRef
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.numbers import CANONICAL
from gf_desktop.domain.scoring import score
from gf_desktop.exchange.documents import (
    DocumentError,
    document_text,
    parse_document,
    read_document,
    write_document,
)
from gf_desktop.standards.programmes import read_programme
from tests.standards.shipped import RESOURCES
from tests.standards.shipped import pack as shipped_pack

ROOT = Path(__file__).resolve().parents[2]
PROGRAMME = read_programme(RESOURCES / "programmes" / "js-2026.yaml")
LEAST = {
    "format": "gf-assessment",
    "version": 1,
    "subject": "factory",
    "applicant": {"name": "甲厂"},
    "year": 2025,
    "scheme": {"id": "a", "version": 1},
}


def raw(**more: object) -> bytes:
    """Return the least document with further keys."""
    return json.dumps(LEAST | more).encode()


def refused(data: bytes) -> tuple[str, str]:
    """Return code and path of the sentence with which a document is refused."""
    with pytest.raises(DocumentError) as caught:
        parse_document(data)
    return caught.value.said.code, caught.value.path


def example() -> bytes:
    """Return the example of docs/assessment-document.md."""
    text = (ROOT / "docs" / "assessment-document.md").read_text(encoding="utf-8")
    return re.findall(r"```json\n(.*?)```", text, re.DOTALL)[0].encode()


def test_example_of_the_description_is_read():
    """The example that the description prints is read, each answer in its place."""
    document = parse_document(example())

    assert document.answers["energy-per-product"].value == Decimal("115.0")
    assert document.answers["land-output"].draft == "约 0.3"
    assert document.answers["water-reuse-rate"].not_applicable
    assert document.benchmark("renewable-share").lead.source == "市局 2026 年通知附件"


def test_facts_of_an_application_are_read_and_written(tmp_path):
    """Level, notice, local dates and looks at public sites come back; an unknown level is refused at its place."""
    facts = {
        "purpose": "nation",
        "notice": {"number": "苏工信〔2026〕1号"},
        "own_dates": {"provincial-candidates": {"on": "2026-07-10", "source": "市局通知"}},
        "fields": {"p1": "none"},
    }
    looks = [{"inquiry": "registration", "at": "2026-05-06", "result": "在业", "by": "查询人"}]
    told = {
        "id": "js-2026",
        "facts": facts,
        "disqualifiers": {"operating": {"state": "none", "queries": looks}},
    }
    read = parse_document(raw(programme=told))
    write_document(read, tmp_path / "文.json")
    assert read_document(tmp_path / "文.json") == read
    assert read.programme is not None
    assert read.programme.facts.own_dates["provincial-candidates"].on == "2026-07-10"
    assert read.programme.disqualifiers["operating"].queries[0].by == "查询人"
    code, path = refused(raw(programme={"id": "js-2026", "facts": {"purpose": "world"}}))
    assert (code, path) == ("shape.one-of", "programme.facts.purpose")


def test_points_of_the_user_are_read_and_written(tmp_path):
    """A row's points and those of its options come back; a figure that is none is refused at its place."""
    word = {
        "value": {"value": "5.0", "source": "培训材料"},
        "options": {"provided": {"value": "5", "source": "培训材料"}},
    }
    read = parse_document(raw(points={"material-saving-case": word}))
    write_document(read, tmp_path / "文.json")

    assert read_document(tmp_path / "文.json") == read
    assert read.points["material-saving-case"].options["provided"].value == Decimal(5)
    assert "points" not in document_text(parse_document(raw()))
    word["value"]["value"] = "五"
    assert refused(raw(points={"a": word})) == ("shape.number", "points.a.value.value")


def test_typed_decimals_are_kept():
    """A figure comes back with the zeros it was typed with."""
    document = parse_document(example())

    assert '"115.0"' in document_text(document)


@pytest.mark.parametrize(
    ("more", "code", "path"),
    [
        ({"answers": {"a": {"value": 115}}}, "shape.number", "answers.a.value"),
        ({"answers": {"a": {"value": "1e400"}}}, "shape.number", "answers.a.value"),
        ({"answers": {"a": {"value": "NaN"}}}, "shape.number", "answers.a.value"),
        ({"answers": {"a": {"value": "１２"}}}, "shape.number", "answers.a.value"),
        ({"answers": {"a": {"value": "1234567890123456789"}}}, "shape.number", "answers.a.value"),
        ({"answers": {"a": {"value": "0.1234567890123"}}}, "shape.number", "answers.a.value"),
        ({"answers": {"a": {"worth": "1"}}}, "shape.unknown-key", "answers.a.worth"),
        ({"answers": {"a": {"ticked": "x"}}}, "shape.list", "answers.a.ticked"),
        ({"answers": {"a": {"not_applicable": "yes"}}}, "shape.bool", "answers.a.not_applicable"),
        ({"answers": {"a": {"products": [{"nam": "x"}]}}}, "shape.unknown-key", "answers.a.products[0].nam"),
        ({"answers": []}, "shape.object", "answers"),
        ({"benchmarks": {"x": {"a": {"acc": True}}}}, "shape.unknown-key", "benchmarks.x.a.acc"),
        ({"benchmarks": {"x": {"lead": {"value": "5"}}}}, "shape.missing-key", "benchmarks.x.lead.source"),
        ({"year": "2025"}, "shape.whole", "year"),
        ({"applicant": {}}, "shape.missing-key", "applicant.name"),
        ({"subject": "city"}, "shape.one-of", "subject"),
        ({"gates": {"a": {"state": "yes"}}}, "shape.one-of", "gates.a.state"),
        ({"else": 1}, "shape.unknown-key", "else"),
        ({"version": 2}, "document.newer", "version"),
        ({"version": 0}, "document.version", "version"),
        ({"version": "1"}, "document.version", "version"),
        ({"version": True}, "document.version", "version"),
        ({"format": "gf-pack/1"}, "document.format", "format"),
    ],
)
def test_wrong_shapes_are_refused_with_their_path(more, code, path):
    """Each wrong place is refused with a sentence of its own and its path."""
    assert refused(raw(**more)) == (code, path)


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_json_constants_are_refused(word):
    """NaN and infinities, which JSON does not have, are refused wherever they stand."""
    data = raw(ledgers={"energy": [1]}).replace(b"[1]", f"[{word}]".encode())

    assert refused(data) == ("document.constant", "ledgers.energy[0]")


def test_duplicate_keys_are_refused_with_their_path():
    """A key written twice is refused, however deep it stands."""
    data = raw(answers={"a": {"note": "x"}}).replace(b'"note": "x"', b'"note": "x", "note": "y"')

    assert refused(data) == ("document.twice", "answers.a.note")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "document.json"),
        (b"[1, 2", "document.json"),
        (b"[]", "document.format"),
        (b"\xff\xfe{}", "document.encoding"),
        (b'{"a":' + b"[" * 200_000, "document.deep"),
        (raw(ledgers={}).replace(b"{}}", b'{"a": ' + b"[" * 300 + b"]" * 300 + b"}}"), "document.deep"),
        (raw(year=1).replace(b'"year": 1', b'"year": ' + b"9" * 5000), "document.long-number"),
        (raw(year=1).replace(b'"year": 1', b'"year": 1, "a\\ud800": 1'), "document.json"),
    ],
)
def test_what_is_no_document_is_refused(data, code):
    """Text that is no JSON object of our format is refused with a sentence, never a traceback."""
    assert refused(data)[0] == code


def test_a_byte_order_mark_is_read_over(tmp_path):
    """Editors that put a mark before the text do no harm."""
    file = tmp_path / "评价 文件.json"
    file.write_bytes(b"\xef\xbb\xbf" + raw())

    assert read_document(file).applicant.name == "甲厂"


def test_all_problems_are_listed():
    """A document with several wrong places names each of them."""
    with pytest.raises(DocumentError) as caught:
        parse_document(raw(answers={"a": {"value": 1}, "b": {"worth": "1"}}))

    assert len(caught.value.problems) == 2


def test_missing_and_huge_files_are_said(tmp_path):
    """A missing file and one beyond the limit are each refused with a sentence."""
    with pytest.raises(UserFacingError) as missing:
        read_document(tmp_path / "无.json")
    huge = tmp_path / "大.json"
    with huge.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(UserFacingError) as large:
        read_document(huge)

    assert missing.value.said.code == "file.missing"
    assert large.value.said.code == "file.large"


def test_half_a_character_is_written_as_a_question_mark(tmp_path):
    """A text that came with half a character pair does not keep the document from being written."""
    target = tmp_path / "a.json"
    write_document(replace(parse_document(raw()), narrative={"scope": "甲\ud800"}), target)
    assert read_document(target).narrative == {"scope": "甲?"}


def test_an_unwritable_target_leaves_the_old_file(tmp_path):
    """A target that is a folder is refused, and nothing half-written stays beside it."""
    target = tmp_path / "目标.json"
    target.mkdir()
    with pytest.raises(UserFacingError):
        write_document(parse_document(raw()), target)

    assert [p.name for p in tmp_path.iterdir()] == ["目标.json"]


def test_a_missing_folder_is_said(tmp_path):
    """Writing into a folder that is not there says so."""
    with pytest.raises(UserFacingError) as caught:
        write_document(parse_document(raw()), tmp_path / "无" / "文.json")

    assert caught.value.said.code == "file.no-folder"


numbers = st.from_regex(CANONICAL, fullmatch=True, alphabet="-0123456789.").map(
    lambda text: Decimal(text) or abs(Decimal(text))
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
answers = st.builds(
    Answer,
    value=st.none() | numbers,
    ticked=st.none() | st.lists(texts, max_size=3).map(tuple),
    option=st.none() | texts,
    parts=st.none() | st.dictionaries(texts, numbers, max_size=3),
    products=st.none()
    | st.lists(st.builds(ProductAnswer, name=texts, value=st.none() | numbers), max_size=3).map(tuple),
    draft=texts,
    not_applicable=st.booleans(),
    reason=texts,
    note=texts,
)


@given(
    st.dictionaries(texts, answers, max_size=4),
    st.dictionaries(texts, st.builds(OwnBenchmark, accept=st.just(True)), max_size=3),
)
def test_what_is_written_is_read_back(given_answers, benchmarks):
    """Writing and reading a document is the identity, whatever was answered."""
    document = Document(
        subject="factory",
        applicant=Applicant(name="甲"),
        year=2025,
        scheme=SchemeRef(id="a", version=1),
        answers=given_answers,
        benchmarks=benchmarks,
    )

    assert parse_document(document_text(document).encode()) == document


def test_what_may_stand_there_is_listed():
    """A word that is none of those asked for is answered with those, in our own punctuation."""
    with pytest.raises(DocumentError) as caught:
        parse_document(raw(gates={"a": {"state": "yes"}}))

    assert caught.value.said.params["allowed"] == ("met", "not-met", "open")


def test_example_of_the_description_is_right_and_scored():
    """It is right for its table; its typed value is scored although the ledgers do not suffice to compute one."""
    document = parse_document(example())
    pack = shipped_pack(document.scheme.id)
    derived = Deriver(pack, lambda _document: Factors()).derive(document)
    result = score(document, pack, None, derived)

    assert check_document(document, pack, PROGRAMME) == ()
    assert (result.row("energy-per-product").status, result.row("energy-per-product").taken) == (
        "scored",
        "typed",
    )
    assert "energy/e1/feedstock" in {gap.place for gap in derived["energy-per-product"].gaps}
    assert result.row("carbon-per-product").reason.code == "score.cannot-compute-more"
