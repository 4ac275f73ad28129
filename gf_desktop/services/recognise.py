"""What a file that came by itself seems to be, told by a short look into it."""

from __future__ import annotations

from pathlib import Path

_PLAIN = (".yaml", ".yml")
_BOOKS = (".xlsx", ".xlsm")


def is_table_file(path: Path) -> bool:
    """Whether a file seems to be an evaluation table: a pack file, or a workbook with our marks."""
    from gf_desktop.exchange.packs import seems_pack_book

    ending = path.suffix.lower()
    return ending in _PLAIN or (ending in _BOOKS and seems_pack_book(path))
