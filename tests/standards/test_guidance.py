"""Help texts: one for every indicator and requirement we ship, complete, and none for what does not exist."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from gf_desktop.domain.guidance import by_title, formulas_of, helps
from gf_desktop.standards.guidance import read_guidance
from gf_desktop.standards.problems import StandardError
from gf_desktop.standards.programmes import read_programmes
from tests.standards.shipped import IDS, RESOURCES, catalogue, pack

FOLDER = RESOURCES / "guidance" / "zh_CN"
GOOD = '[a]\nasks = "问什么。"\nhow = "怎么算。"\n'
READ = read_guidance(FOLDER)
REQUIREMENTS = read_guidance(FOLDER / "requirements")
ALL = READ | {f"requirements/{name}": text for name, text in REQUIREMENTS.items()}
PROGRAMMES = read_programmes(RESOURCES / "programmes")
GATES = {gate.title for scheme in IDS for gate in pack(scheme).table.gates}
CONDITIONS = {one.title for programme in PROGRAMMES for one in programme.conditions}
CIRCUMSTANCES = {one.title for programme in PROGRAMMES for one in programme.disqualifiers}


def test_every_indicator_has_help():
    """The ids of all shipped tables and of the help texts are the same: none goes without, none is left over."""
    rows = {row.id for scheme in IDS for row in pack(scheme).indicators}
    assert READ.keys() == rows


@pytest.mark.parametrize("scheme", IDS)
def test_help_was_written_for_the_row_as_it_stands(scheme):
    """Each row of a shipped table is worded and computed as its help says."""
    assert [row.id for row in pack(scheme).indicators if not helps(READ[row.id], row)] == []


def test_help_claims_no_wording_and_no_formula_that_no_row_has():
    """What a text says it was written for stands in some shipped table."""
    rows = [row for scheme in IDS for row in pack(scheme).indicators]
    for key, text in READ.items():
        mine = [row for row in rows if row.id == key]
        assert set(text.titles) == {row.title for row in mine}
        assert set(text.formulas) == {formula for row in mine for formula in formulas_of(row)}


@pytest.mark.parametrize("scheme", IDS)
def test_every_basic_requirement_has_help(scheme):
    """No basic requirement of a shipped table goes without, those only encouraged included."""
    found = by_title(REQUIREMENTS.values())
    gates = pack(scheme).table.gates
    assert gates
    assert [gate.title for gate in gates if gate.title not in found] == []


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda programme: programme.id)
def test_every_condition_and_circumstance_has_help(programme):
    """No condition of a programme goes without, no circumstance of its negative list either."""
    found = by_title(REQUIREMENTS.values())
    items = (*programme.conditions, *programme.disqualifiers)
    assert items
    assert [item.title for item in items if item.title not in found] == []


def test_no_help_is_left_over_or_given_twice():
    """Each wording helped with is that of something we ship, and one text helps with it."""
    titles = [title for text in REQUIREMENTS.values() for title in text.titles]
    assert len(titles) == len(set(titles))
    assert set(titles) == GATES | CONDITIONS | CIRCUMSTANCES


def test_help_names_the_clause_that_its_table_names():
    """Where a table names the clause of a basic requirement, its help does not name another of the same standard."""
    found = by_title(REQUIREMENTS.values())
    for gate in (gate for scheme in IDS for gate in pack(scheme).table.gates if gate.clause):
        letter = gate.clause.removeprefix("GB/T 36132-2025 ").removesuffix("（条号待核实）")
        assert letter in found[gate.title].clause or letter in found[gate.title].how


@pytest.mark.parametrize("key", sorted(ALL))
def test_help_is_complete(key):
    """Each says what is asked, how it is scored, what proves it, what goes wrong, what experts ask, on which ground."""
    guidance = ALL[key]
    sentences = (guidance.asks, guidance.how, *guidance.evidence, *guidance.mistakes)
    assert guidance.evidence
    assert guidance.mistakes
    assert len(guidance.asked) >= 2
    assert guidance.clause.strip()
    assert all(sentence.endswith("。") for sentence in sentences)
    assert all(question.endswith("？") for question in guidance.asked)


@pytest.mark.parametrize("key", sorted(ALL))
def test_help_speaks_chinese(key):
    """No word of programs stands in what people read: Latin letters are units, standards and other known names."""
    guidance = ALL[key]
    text = "".join((guidance.asks, guidance.how, *guidance.evidence, *guidance.mistakes, *guidance.asked))
    words = set(re.findall(r"[A-Za-z][A-Za-z.]*", text))
    known = {"GB", "T", "B", "ESG", "kgCO", "tCO", "tce", "kgce", "m", "km", "t", "zxgk.court.gov.cn"}
    assert words <= known


@pytest.mark.parametrize("part", ["asks", "how", "evidence", "mistakes", "asked"])
def test_every_text_has_words_of_its_own(part):
    """No part of a text is copied from another: each item is said about its own matter."""
    texts = [getattr(guidance, part) for guidance in ALL.values()]
    assert len(texts) > 200
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_no_question_of_an_expert_is_asked_twice():
    """Not even single questions recur: what is asked belongs to the matter."""
    asked = Counter(question for guidance in ALL.values() for question in guidance.asked)
    assert [question for question, times in asked.items() if times > 1] == []


def test_what_is_from_memory_says_so():
    """Rows and figures that nobody could check are marked in the text or beside its clause."""
    remembered = [row for row in pack("gbt36132-2018").indicators if row.source == "memory"]
    assert len(remembered) > 40
    assert [row.id for row in remembered if "没有核对原文" not in READ[row.id].clause] == []
    numbered = [row for row in pack("park-2016").indicators if row.source == "memory"]
    assert numbered
    assert [row.id for row in numbered if "没有核对原文" not in READ[row.id].clause] == []


def test_help_names_no_foreign_benchmark():
    """What is from memory says so: the thresholds of 2018 that nobody could check are marked."""
    marked = [key for key in READ if key.startswith("r-") and key.endswith("-better")]
    told = [key for key in marked if "满分" in READ[key].how]
    assert told
    assert all("没有核对原文" in READ[key].how for key in told)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([GOOD, GOOD], "standards.duplicate-key"),
        (['[a]\nasks = "问什么。"\n'], "standards.missing-key"),
        ([GOOD + "mistake = []\n"], "standards.unknown-key-near"),
        ([GOOD + "mistakes = [1]\n"], "standards.not-text"),
        (["[a\n"], "standards.toml"),
    ],
)
def test_faulty_files_are_refused(tmp_path, files, code):
    """Each fault is said in a sentence."""
    for i, content in enumerate(files):
        (tmp_path / f"{i}.toml").write_text(content, encoding="utf-8")
    with pytest.raises(StandardError) as caught:
        read_guidance(tmp_path)
    assert caught.value.problems[0].said.code == code
    assert catalogue().say(caught.value.problems[0].said)


def test_nobody_s_memory_is_spoken_of():
    """What nobody could check is said so in words that a reader can place: whose memory would it be."""
    files = [one for one in RESOURCES.rglob("*") if one.suffix in (".toml", ".yaml", ".csv", ".typ")]
    assert len(files) > 40
    assert [one.name for one in files if "记忆" in one.read_text(encoding="utf-8-sig")] == []
