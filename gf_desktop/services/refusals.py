"""Why a file with a table was refused, thing by thing, for a window that lists it."""

from __future__ import annotations

from dataclasses import dataclass

from gf_desktop.domain.messages import Message, UserFacingError


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong: the ``cell`` of a workbook (``指标!D5``), or the ``line`` of a text file from 1.

    Neither is there where it concerns the whole file.
    """

    said: Message
    cell: str = ""
    line: int = 0


def wrongs(error: UserFacingError) -> tuple[Wrong, ...]:
    """Return all that is wrong with a file that was refused, in the file's order; at least one."""
    from gf_desktop.standards.problems import StandardError

    if isinstance(error, StandardError) and error.problems:
        return tuple(Wrong(one.said, one.place.cell, one.place.line) for one in error.problems)
    return (Wrong(error.said),)
