"""The sentences of all rooms: each that is said is there, none is there for nothing, each is kind."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = [
    tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted((ROOT / "resources" / "messages" / "zh_CN").glob("*.toml"))
]
SENTENCES = {code: sentence for room in ROOMS for code, sentence in room.items()}
NODES = [
    node
    for source in sorted((ROOT / "gf_desktop").rglob("*.py"))
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
]
CODES_OF_MESSAGES = [
    node.args[0]
    for node in NODES
    if isinstance(node, ast.Call)
    and isinstance(node.func, ast.Name)
    and node.func.id in ("message", "Message")
    and node.args
]
FAMILY = re.compile(r"[a-z]+\\\.", re.ASCII)


def pattern(text: ast.JoinedStr) -> str:
    """Return what an f-string can become, as a pattern: ``report.gate.`` and anything behind it."""
    return "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in text.values)


def test_every_code_has_its_sentence():
    """What stands written out where a message is made can be said."""
    codes = {node.value for node in CODES_OF_MESSAGES if isinstance(node, ast.Constant)}

    assert len(codes) > 100
    assert codes - SENTENCES.keys() == set()


def test_every_family_of_codes_has_sentences():
    """Codes put together while running belong to a family of which there are sentences."""
    families = {pattern(node) for node in CODES_OF_MESSAGES if isinstance(node, ast.JoinedStr)}

    assert len(families) > 10
    assert [one for one in families if not any(re.fullmatch(one, code) for code in SENTENCES)] == []


def test_every_sentence_is_said():
    """No sentence is kept that the program neither names nor puts together."""
    named = {node.value for node in NODES if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    made = {pattern(node) for node in NODES if isinstance(node, ast.JoinedStr)}
    families = re.compile("|".join(one for one in made if FAMILY.match(one)))

    assert [code for code in SENTENCES if code not in named and not families.fullmatch(code)] == []


def test_a_code_stands_in_one_file():
    """Two rooms never say the same code."""
    assert [code for code, times in Counter(c for room in ROOMS for c in room).items() if times > 1] == []


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentences_are_kind(code):
    """No exclamation marks, no blame, and every place has a name."""
    sentence = SENTENCES[code]
    places = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]

    assert sentence.strip()
    assert not re.search(r"！|[一-鿿]!|您错", sentence)
    assert all(re.fullmatch(r"[a-z_]+", place) for place in places)
