"""Where a figure of ours comes from, how sure it is, and when it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

CONFIDENCES = ("high", "medium", "low", "memory")
_ASKS = ("low", "memory")


@dataclass(frozen=True, slots=True)
class Origin:
    """The place of a row in our files, its source in words, its confidence and what there is to mind."""

    file: str
    line: int
    source: str
    confidence: str
    note: str = ""

    @property
    def needs_word(self) -> bool:
        """Return whether the figure may be applied only after the user accepted it."""
        return self.confidence in _ASKS

    @property
    def place(self) -> str:
        """Return file and line."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Validity:
    """First and last day on which a row holds; None where it is not known or not yet decided."""

    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Return whether nothing known speaks against the row on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


def plain(text: str) -> str:
    """Return a name as it is compared: half width, small letters, no blanks, ``值`` at the end of brackets dropped."""
    half = text.translate(_HALF_WIDTH).casefold()
    return "".join(half.split()).replace("值)", ")")


# Full-width forms of ASCII.
_HALF_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)}
