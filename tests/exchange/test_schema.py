"""The committed schemas are those of the shapes that are checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from gf_desktop.exchange.schema import SHAPES, schema_text

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "schemas"


@pytest.mark.parametrize("name", SHAPES)
def test_schema_is_current(name):
    """Each committed schema says what its shape says now (``python3 dev.py schema`` writes it anew)."""
    assert (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8") == schema_text(SHAPES[name])
