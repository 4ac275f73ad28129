"""How long a pack takes from its file to a checked table."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gf_desktop.bootstrap import shipped
from gf_desktop.domain.plain import dump
from gf_desktop.standards.packs import read_pack
from gf_desktop.standards.reference import read_known

ROWS = 60


def sixty_rows(folder: Path) -> Path:
    """Write a pack of sixty rows, made of the rows of our general table, and return its file."""
    resources = shipped("resources")
    source = resources / "standards" / "js-general-2026.yaml"
    plain = dump(read_pack(source, read_known(resources / "reference"), shipped=True))
    sections = plain["table"]["sections"]
    groups = [group for section in sections for group in section["groups"]]
    copies = [_renamed(group, round_) for round_ in range(4) for group in groups]
    rows: list[Any] = []
    for group in copies:
        if sum(len(one["indicators"]) for one in rows) + len(group["indicators"]) <= ROWS:
            rows.append(group)
    total = sum(float(row["points"]) for group in rows for row in group["indicators"])
    weighed = {"id": "all", "title": "全部", "points": f"{total:g}", "weight": "1", "groups": rows}
    plain["table"] |= {"sections": [weighed]}
    file = folder / "sixty.yaml"
    parts = (json.dumps(plain[part], ensure_ascii=False, indent=1) for part in ("header", "table"))
    file.write_text("\n---\n".join(parts), encoding="utf-8")
    return file


def _renamed(group: Any, round_: int) -> Any:
    rows = [row | {"id": f"{row['id']}-{round_}"} for row in group["indicators"]]
    return group | {"number": f"{group['number']}.{round_}", "indicators": rows}


def validating(folder: Path) -> Callable[[], object]:
    """Return the work: a file of sixty rows read, shaped and checked."""
    file, known = sixty_rows(folder), read_known(shipped("resources") / "reference")
    assert len(read_pack(file, known).table.sections[0].indicators) == ROWS
    return lambda: read_pack(file, known)
