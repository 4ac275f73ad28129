"""Help with one indicator in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What an indicator asks for, how it is computed and scored, what often goes wrong, and the clause behind it."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    asks: str
    how: str
    mistakes: tuple[str, ...] = ()
    clause: str = ""
