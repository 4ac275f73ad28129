"""Texts as the library compares them: half width, small letters, no blanks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def folded(texts: Iterable[str]) -> str:
    """Return texts as they are searched, one below the other."""
    return "\n".join(map(_fold, texts))


def matches(text: str, words: str) -> bool:
    """Return whether every word stands in a folded text."""
    return all(_fold(word) in text for word in unicodedata.normalize("NFKC", words).split())


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
