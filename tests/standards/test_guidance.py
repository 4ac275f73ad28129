"""Help texts: one for every indicator we ship, complete, and none for what does not exist."""

from __future__ import annotations

import pytest

from gf_desktop.standards.guidance import read_guidance
from gf_desktop.standards.problems import StandardError
from tests.standards.shipped import IDS, RESOURCES, catalogue, pack

FOLDER = RESOURCES / "guidance" / "zh_CN"
GOOD = '[a]\nasks = "问什么。"\nhow = "怎么算。"\n'
READ = read_guidance(FOLDER)


def test_every_indicator_has_help():
    """The ids of all shipped tables and of the help texts are the same: none goes without, none is left over."""
    rows = {row.id for scheme in IDS for row in pack(scheme).indicators}
    assert READ.keys() == rows


@pytest.mark.parametrize("row", sorted(READ))
def test_help_is_complete(row):
    """Each says what is asked, how it is scored, what proves it, what goes wrong, what experts ask, on which ground."""
    guidance = READ[row]
    sentences = (guidance.asks, guidance.how, *guidance.evidence, *guidance.mistakes)
    assert guidance.evidence
    assert guidance.mistakes
    assert guidance.asked
    assert guidance.clause.strip()
    assert all(sentence.endswith("。") for sentence in sentences)
    assert all(question.endswith("？") for question in guidance.asked)


@pytest.mark.parametrize("part", ["asks", "how", "evidence", "mistakes", "asked"])
def test_every_row_has_words_of_its_own(part):
    """No text is copied from another row: what is asked differs everywhere, the whole of the other parts nearly so."""
    texts = [getattr(guidance, part) for guidance in READ.values()]
    assert len(texts) > 150
    if part in ("asks", "asked"):
        assert len(set(texts)) == len(texts)
    else:
        assert len(set(texts)) > len(texts) * 0.9


def test_no_two_help_texts_are_alike():
    """Taken as a whole every text is its own."""
    assert len(set(READ.values())) == len(READ)


def test_help_names_no_foreign_benchmark():
    """What is from memory says so: the thresholds of 2018 that nobody could check are marked."""
    marked = [key for key in READ if key.startswith("r-") and key.endswith("-better")]
    told = [key for key in marked if "满分" in READ[key].how]
    assert told
    assert all("凭记忆" in READ[key].how for key in told)


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
