"""The program as its two faces see it: the use cases, ready to be called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gf_desktop.domain.messages import Catalogue
from gf_desktop.services.assessments import Assessments
from gf_desktop.services.library import Library
from gf_desktop.services.reports import Reports


@dataclass(frozen=True, slots=True)
class Program:
    """All use cases of one workspace. ``data`` is the workspace's folder, ``forms`` that of the designed forms."""

    library: Library
    assessments: Assessments
    reports: Reports
    catalogue: Catalogue
    data: Path
    resources: Path
    forms: Path
