"""Help texts: one for every indicator we ship, complete, and none for what does not exist."""

from __future__ import annotations

import pytest

from gf_desktop.standards.guidance import read_guidance
from gf_desktop.standards.problems import StandardError
from tests.standards.shipped import IDS, RESOURCES, catalogue, pack

FOLDER = RESOURCES / "guidance" / "zh_CN"
GOOD = '[a]\nasks = "问什么。"\nhow = "怎么算。"\n'


def test_every_indicator_has_help():
    """The ids of all packs and of the help texts are the same."""
    rows = {row.id for scheme in IDS for row in pack(scheme).indicators}
    assert read_guidance(FOLDER).keys() == rows


def test_help_is_complete():
    """Each says what is asked, how it is scored, what goes wrong and on which ground."""
    for guidance in read_guidance(FOLDER).values():
        sentences = (guidance.asks, guidance.how, *guidance.mistakes)
        assert guidance.mistakes
        assert guidance.clause
        assert all(sentence.endswith("。") for sentence in sentences)


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
