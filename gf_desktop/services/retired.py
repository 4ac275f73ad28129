"""Which tables are retired: a small file beside the user's own tables."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from gf_desktop.domain.messages import UserFacingError, message

FILE = "retired.json"
MOST_BYTES = 1_000_000


def read_retired(folder: Path) -> frozenset[tuple[str, int]]:
    """Return id and version of each retired table; none where nothing was retired yet.

    Raises:
        UserFacingError: If the file cannot be read or says something else.
    """
    from gf_desktop.exchange.files import read_bytes

    path = folder / FILE
    if not path.exists():
        return frozenset()
    try:
        listed = json.loads(read_bytes(path, MOST_BYTES))
        return frozenset(_one(one) for one in listed)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UserFacingError(message("packs.retired-file", name=FILE), str(path)) from error


def write_retired(folder: Path, retired: Iterable[tuple[str, int]]) -> None:
    """Write which tables are retired.

    Raises:
        UserFacingError: If the place cannot be written.
    """
    from gf_desktop.exchange.files import write_beside

    listed = [{"id": scheme, "version": version} for scheme, version in sorted(retired)]
    write_beside(folder / FILE, json.dumps(listed, ensure_ascii=False, indent=1).encode())


def _one(plain: object) -> tuple[str, int]:
    if not isinstance(plain, dict) or not isinstance(plain["id"], str) or type(plain["version"]) is not int:
        raise ValueError("retired")
    return plain["id"], plain["version"]
