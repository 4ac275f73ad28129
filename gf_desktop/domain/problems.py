"""What is wrong with something from outside: a sentence and its place."""

from __future__ import annotations

from dataclasses import dataclass

from gf_desktop.domain.messages import Message

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at ``path``, the keys and indices that lead there from the root."""

    path: Path
    said: Message


def path_text(path: Path) -> str:
    """Return a path as people read it: ``sections[0].groups[1].number``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")
