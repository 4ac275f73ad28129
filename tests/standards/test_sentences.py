"""The sentences of the two rooms: each that is said is there, and none is there for nothing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.standards.shipped import RESOURCES

ROOT = RESOURCES.parent / "gf_desktop"
FILES = {
    "standards": sorted((ROOT / "standards").glob("*.py")),
    "rules": [*sorted((ROOT / "domain").glob("*_rules.py")), ROOT / "domain" / "recommend.py"],
}
CODE = re.compile(r"\"((?:standards|pack|document|recommend)\.[a-z0-9-]+)(\{[a-z.]+\})?\"")


def said(files: list[Path]) -> tuple[set[str], set[str]]:
    """Return the codes that files say, and the beginnings of those that they complete while running."""
    found = [match for file in files for match in CODE.findall(file.read_text(encoding="utf-8"))]
    return {code for code, rest in found if not rest}, {code for code, rest in found if rest}


@pytest.mark.parametrize("room", FILES)
def test_sentences_and_codes_agree(room):
    """Every code has its sentence and every sentence its code."""
    text = (RESOURCES / "messages" / "zh_CN" / f"{room}.toml").read_text(encoding="utf-8")
    sentences = set(tomllib.loads(text))
    codes, beginnings = said(FILES[room])
    assert codes <= sentences
    assert [s for s in sentences - codes if not s.startswith(tuple(beginnings) or ("-",))] == []


@pytest.mark.parametrize("room", FILES)
def test_sentences_are_kind(room):
    """Sentences end as sentences, without exclamation marks."""
    text = (RESOURCES / "messages" / "zh_CN" / f"{room}.toml").read_text(encoding="utf-8")
    for code, sentence in tomllib.loads(text).items():
        assert not re.search(r"！|[一-鿿]!", sentence), code
        assert sentence.endswith(("。", "{first}", "{reason}")) or code.startswith("recommend.subject-"), code
