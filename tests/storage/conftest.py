"""A workspace folder whose path is as awkward as users' paths are, and a workspace in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gf_desktop.storage.workspace import Workspace
from tests.storage.world import SUMMARY, assessment, from_noon


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that does not exist yet, with Chinese characters, blanks and marks that URIs take for signs."""
    return tmp_path / "绿色工厂 自评价" / "2025 年度 #1 100%?"


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    """Give an open workspace that holds the assessment ``a1``; its clock starts at noon."""
    with Workspace(folder, clock=from_noon()) as opened:
        opened.add(assessment(), SUMMARY)
        yield opened
