"""A mapping as plain JSON, and the signature of a heading under which it is remembered."""

from __future__ import annotations

import hashlib
from typing import Any

from gf_desktop.domain import plain
from gf_desktop.exchange.books import Sheet
from gf_desktop.exchange.cells import text_of
from gf_desktop.exchange.headings import plain as words
from gf_desktop.exchange.mapping.shapes import SheetMapping

_LENGTH = 20


def dump_mapping(mapping: SheetMapping) -> Any:
    """Return a mapping as plain JSON values."""
    return plain.dump(mapping)


def load_mapping(value: Any) -> SheetMapping:
    """Return the mapping that ``dump_mapping`` made ``value`` of.

    Raises:
        TypeError: If ``value`` was made by another program.
    """
    return plain.load(SheetMapping, value)


def signature(sheet: Sheet, mapping: SheetMapping) -> str:
    """Return what tells a heading from others: its words with their places, whatever stands above or below it."""
    rows = sheet.rows[mapping.first_header : mapping.last_header + 1]
    said = "\n".join("\t".join(words(text_of(value)) for value in row).rstrip() for row in rows)
    return hashlib.sha256(said.encode()).hexdigest()[:_LENGTH]


def fits(sheet: Sheet, mapping: SheetMapping, remembered: str) -> bool:
    """Tell whether a sheet has, at the mapping's place, the heading that it was remembered under."""
    return mapping.last_header < sheet.height and signature(sheet, mapping) == remembered
