"""The JSON Schemas of what goes in and out, written from the very shapes that are checked.

``python -m gf_desktop.exchange.schema [FOLDER]`` writes them; a test compares them with what is committed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from gf_desktop.domain.check_output import CheckOut
from gf_desktop.domain.document import Document
from gf_desktop.domain.output import FailedOut, ScoreOut, StandardOut
from gf_desktop.domain.reference.output import ConvertOut

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHAPES: Mapping[str, Any] = {
    "assessment-document": Document,
    "check-output": CheckOut | FailedOut,
    "convert-output": ConvertOut,
    "score-output": ScoreOut | FailedOut,
    "standards-output": tuple[StandardOut, ...],
}


def schema_text(shape: Any) -> str:
    """Return the JSON Schema of a shape as canonical text."""
    made = TypeAdapter(shape).json_schema(mode="validation")
    if shape is Document:
        made["required"] = ["format", "version", *made["required"]]
    return json.dumps({"$schema": DIALECT} | made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, shape in SHAPES.items():
        (folder / f"{name}.schema.json").write_text(schema_text(shape), encoding="utf-8")


if __name__ == "__main__":
    checkout = Path(__file__).resolve().parents[2] / "resources" / "schemas"
    write_schemas(Path(sys.argv[1]) if len(sys.argv) > 1 else checkout)
