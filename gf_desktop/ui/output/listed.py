"""Whether a programme wants anything of units that are listed; known without making the tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gf_desktop.domain.programme import Programme


def exists(programme: Programme | None, subject: str) -> bool:
    """Return whether a programme wants anything of a listed unit of this subject."""
    if programme is None:
        return False
    changes = any(subject in one.subjects for one in programme.changes)
    form = programme.dynamic
    return changes or (form is not None and any(subject in one.subjects for one in form.figures))
