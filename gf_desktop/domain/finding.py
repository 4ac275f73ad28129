"""One finding (问题项): a sentence, how bad it is, and the place where it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gf_desktop.domain.messages import Message

Severity = Literal["error", "warning", "info"]
Target = tuple[str, str]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``target`` is the collection of the document and the key in it, where it is put right."""

    severity: Severity
    code: str
    said: Message
    target: Target
