"""Which characters the bundled fonts can draw, so that nobody hands in a report with boxes in a name.

Reads the character map of a TrueType file (formats 4 and 12, OpenType 1.9, "cmap") and nothing else of it.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from gf_desktop.domain.messages import Message, message

_UNICODE = {(0, 3), (0, 4), (3, 1), (3, 10)}  # (platform, encoding) of maps that speak Unicode


def covered(fonts: Path) -> frozenset[int]:
    """Return the code points that some font of a folder draws.

    Raises:
        OSError: If a font cannot be read.
    """
    return frozenset().union(*(_of_font(file) for file in sorted(fonts.glob("*.ttf"))))


def missing_glyphs(text: str, cmap: Collection[int]) -> str:
    """Return the characters of ``text`` that ``cmap`` lacks, each once, in their order."""
    visible = (one for one in text if unicodedata.category(one)[0] not in "CZ" or one == "\ufffd")
    return "".join(dict.fromkeys(one for one in visible if ord(one) not in cmap))


def glyph_warning(content: Any, cmap: Collection[int]) -> Message | None:
    """Return the warning that names every character of a report's content that cannot be drawn, or None."""
    lacking = missing_glyphs("".join(_texts(content)), cmap)
    if not lacking:
        return None
    named = tuple(f"{one}（U+{ord(one):04X}）" for one in lacking)
    return message("report.missing-glyphs", characters=named)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


@cache
def _of_font(file: Path) -> frozenset[int]:
    data = _table(file, b"cmap")
    (count,) = struct.unpack_from(">H", data, 2)
    found: set[int] = set()
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, 4 + 8 * number)
        if (platform, encoding) in _UNICODE:
            found.update(_subtable(data, offset))
    return frozenset(found)


def _table(file: Path, tag: bytes) -> bytes:
    with file.open("rb") as stream:
        (count,) = struct.unpack(">4xH6x", stream.read(12))
        for _ in range(count):
            name, offset, length = struct.unpack(">4s4xII", stream.read(16))
            if name == tag:
                stream.seek(offset)
                return stream.read(length)
    return b"\0\0\0\0"


def _subtable(data: bytes, offset: int) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", data, offset)
    if kind == 12:
        yield from _format_12(data, offset)
    elif kind == 4:
        yield from _format_4(data, offset)


def _format_12(data: bytes, offset: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", data, offset + 12)
    for number in range(count):
        first, last = struct.unpack_from(">II", data, offset + 16 + 12 * number)
        yield from range(first, last + 1)


def _format_4(data: bytes, offset: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", data, offset + 6)
    ends = struct.unpack_from(f">{twice // 2}H", data, offset + 14)
    starts = struct.unpack_from(f">{twice // 2}H", data, offset + 16 + twice)
    for first, last in zip(starts, ends, strict=True):
        if first != 0xFFFF:
            yield from range(first, last + 1)
