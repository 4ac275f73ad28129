"""The sentences of the two rooms end as sentences."""

from __future__ import annotations

import tomllib

import pytest

from tests.standards.shipped import RESOURCES

PARTS = ("recommend.subject-", "standards.at-", "standards.what-", "standards.item")
"""The beginnings of what is only a part of sentences."""


@pytest.mark.parametrize("room", ["standards", "rules"])
def test_sentences_end(room):
    """Sentences end with a full stop, or with a sentence that they hold."""
    text = (RESOURCES / "messages" / "zh_CN" / f"{room}.toml").read_text(encoding="utf-8")
    for code, sentence in tomllib.loads(text).items():
        assert sentence.endswith(("。", "{first}", "{reason}")) or code.startswith(PARTS), code
