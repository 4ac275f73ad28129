"""What a summary is made with: the program and what it ships. One made with something else is made anew."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from gf_desktop import __version__
from gf_desktop.domain.home import REVISION

_SHIPPED = ("programmes", "reference")
_LENGTH = 8


def made_with(resources: Path) -> str:
    """Return the stamp of the summaries made now: ``0.1.0/1/9f86d081884c7d65``.

    The program's version, the revision of its scoring, and a digest of the programmes and reference tables. An
    assessment's table is not among them: it travels with the assessment and never changes.
    """
    digest = blake2b(digest_size=_LENGTH)
    for name in _SHIPPED:
        for file in sorted((resources / name).glob("*.*")):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return f"{__version__}/{REVISION}/{digest.hexdigest()}"
