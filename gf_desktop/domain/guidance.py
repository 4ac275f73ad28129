"""Help with one indicator in plain words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What an indicator asks for, how it is computed and scored, what often goes wrong, and the clause behind it."""

    asks: str
    how: str
    mistakes: tuple[str, ...] = ()
    clause: str = ""
