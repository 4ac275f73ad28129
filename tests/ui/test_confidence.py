"""The words for how sure figures are: one for all rooms, and what it stands for is told where there is room."""

from __future__ import annotations

from typing import get_args

import pytest

from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Confidence
from gf_desktop.domain.report.cells import CONFIDENCE_WORDS
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.ui.confidence import confidence_entry, confidence_meaning, confidence_word
from tests.standards.shipped import RESOURCES

SAY = read_catalogue(RESOURCES / "messages" / "zh_CN").say


@pytest.mark.parametrize("kind", get_args(Confidence))
def test_screens_and_papers_use_the_same_words(kind):
    """What a screen calls a figure, the report and the sentences call it too."""
    assert confidence_word(kind) == SAY(CONFIDENCE_WORDS[kind]) == SAY(message(f"confidence.{kind}"))


def test_checked_does_not_claim_the_original_alone():
    """A figure on which several public transcriptions agree is checked as well; the report says the same."""
    template = (RESOURCES / "templates" / "self-evaluation.typ").read_text(encoding="utf-8")

    assert confidence_word("high") == "已核对"
    assert "已核对原文" in confidence_meaning("high")
    assert "多份独立公开转录一致" in confidence_meaning("high")
    assert "已核对，指已与正式发布的文本核对一致，或与多份独立的公开转录核对一致" in template
    assert len({confidence_meaning(kind) for kind in ("high", "medium", "low")}) == 3


def test_what_nobody_saw_is_told_from_what_is_doubtful():
    """An entry's word keeps the two apart and says that both wait."""
    assert confidence_entry("low") == confidence_word("low") == "待核实"
    assert confidence_entry("memory") == "未见原文，待核实"
    assert [confidence_entry(kind) for kind in ("high", "medium")] == ["已核对", "转录未核"]
