"""Help with one indicator in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What an indicator asks for, how it is computed and scored, what often goes wrong, and the clause behind it.

    ``evidence`` is what is usually asked for as proof, ``asked`` what an expert is likely to ask on site.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    asks: str
    how: str
    evidence: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    clause: str = ""
