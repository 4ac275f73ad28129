"""The description of the pack format: its example is a right pack, and it names every construct."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import get_args

from gf_desktop.domain.pack import Header, Kind, Table
from gf_desktop.standards.packs import check_file
from tests.standards.shipped import IDS, RESOURCES, known

TEXT = (RESOURCES.parent / "docs" / "packs.md").read_text(encoding="utf-8")


def test_the_example_is_a_right_pack(tmp_path):
    """Copied into a file, the example passes the check."""
    example = re.search(r"```yaml\n(format: .*?)```", TEXT, re.DOTALL)
    file = tmp_path / "example.yaml"
    file.write_text(example[1], encoding="utf-8")
    assert check_file(file, known()) == ()


def test_it_names_every_construct_and_table():
    """Each key of header and table, each way of scoring and each shipped table is described."""
    keys = {one.name for kind in (Header, Table) for one in fields(kind)}
    words = set(re.findall(r"[a-z][a-z0-9_-]+", TEXT))
    assert keys | set(get_args(Kind)) | set(IDS) <= words
