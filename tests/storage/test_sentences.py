"""Every refusal of the workspace has its sentence, and every sentence its use."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from gf_desktop.domain.messages import Catalogue, UserFacingError
from gf_desktop.storage.layout import database
from gf_desktop.storage.workspace import Workspace
from tests.storage.world import NOON, filled

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = tomllib.loads((ROOT / "resources/messages/zh_CN/storage.toml").read_text(encoding="utf-8"))
# Put together from parts in opening.py.
COMPOSED = {"store.newer", "store.foreign", "store.damaged-no-backup", "store.missing-no-backup"}
LOST = {"folder", "moved", "backup", "made"}
PARAMS = {
    "store.damaged": LOST,
    "store.missing": LOST,
    "store.damaged-no-backup": {"folder", "moved"},
    "store.missing-no-backup": {"folder", "moved"},
    "store.backup-damaged": {"backup"},
}


def test_codes_and_sentences_match():
    """No code lacks its sentence, and no sentence is left over."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "gf_desktop/storage").glob("*.py"))
    spoken = set(re.findall(r"""[^`]"(store\.[a-z-]+)["]""", source)) | COMPOSED

    assert spoken == set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_sentences_name_only_what_they_are_given(code):
    """A sentence asks for no place that the refusal does not fill, and ends like a sentence."""
    places = {name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name}

    assert places <= PARAMS.get(code, {"folder"})
    assert SENTENCES[code].endswith("。")


def test_a_damaged_workspace_is_told_in_full(folder):
    """The sentence names where the damaged file lies and which backup helps, with its date."""
    filled(folder, clock=lambda: NOON)
    database(folder).write_bytes(b"\xa5" * 5000)

    with pytest.raises(UserFacingError) as raised:
        Workspace(folder, clock=lambda: NOON).open()

    assert Catalogue(SENTENCES).say(raised.value.said) == (
        f"工作区的数据文件已损坏，已移到“{folder}”中的“workspace.damaged-20261122-120000.db”保留。"
        "最近的完好备份是 2026-11-22 12:00 的“workspace-20261122-120000-closing.db”，可以用它恢复。"
    )
