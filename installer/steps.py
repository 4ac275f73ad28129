"""How a build runs other programs, and how it stops."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

LAST_LINES = 12


class Stop(Exception):  # noqa: N818 - it is not an error of ours: it carries the sentence for whoever builds
    """Ends the build with a sentence."""


def say(text: str) -> None:
    """Tell how far the build is."""
    print(text, flush=True)


def run(
    command: Sequence[str | Path],
    why_not: str,
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a command and return what it wrote to its output.

    Raises:
        Stop: If it fails: ``why_not`` and its last lines.
    """
    done = subprocess.run(
        command,
        cwd=folder,
        env=outer_environment() if environment is None else environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        lines = (done.stdout + done.stderr).strip().splitlines()[-LAST_LINES:]
        raise Stop("\n".join([f"{why_not}，说明如下：", *lines]))
    return done.stdout


def outer_environment() -> dict[str, str]:
    """Return this process's environment without what would lead Python into this tree."""
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
