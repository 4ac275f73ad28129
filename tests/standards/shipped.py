"""Ours as tests need it: the shipped files, what packs may name, the sentences, and packs written as plain files."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from gf_desktop.domain.messages import Catalogue
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.pack_rules import Known
from gf_desktop.domain.plain import dump
from gf_desktop.standards.packs import read_pack
from gf_desktop.standards.reference import read_known

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
STANDARDS = RESOURCES / "standards"
REFERENCE = RESOURCES / "reference"
IDS = (
    "gbt36132-2018",
    "gbt36132-2025",
    "js-general-2026",
    "js-pp-staple-2026",
    "miit-general-2025",
    "park-2016",
    "supply-chain-2024",
)
FORMS_OF_2025 = ("gbt36132-2025", "js-general-2026", "js-pp-staple-2026", "miit-general-2025")
"""Tables made after GB/T 36132-2025: three basic requirements, five sections of a hundred points together."""


@cache
def known() -> Known:
    """Return what shipped packs may name."""
    return read_known(REFERENCE)


@cache
def pack(scheme: str) -> Pack:
    """Return a shipped pack."""
    return read_pack(STANDARDS / f"{scheme}.yaml", known(), shipped=True)


@cache
def catalogue() -> Catalogue:
    """Return the sentences of the two rooms that speak of standards."""
    sentences: dict[str, str] = {}
    for room in ("standards", "rules"):
        text = (RESOURCES / "messages" / "zh_CN" / f"{room}.toml").read_text(encoding="utf-8")
        sentences |= tomllib.loads(text)
    return Catalogue(sentences)


def plain(scheme: str) -> Any:
    """Return a fresh plain copy of a shipped pack, to be spoilt."""
    return dump(pack(scheme))


def write(folder: Path, spoilt: Any) -> Path:
    """Write a plain pack as a file of two documents; JSON is YAML too."""
    file = folder / "pack.yaml"
    documents = (json.dumps(spoilt[part], ensure_ascii=False, indent=1) for part in ("header", "table"))
    file.write_text("\n---\n".join(documents), encoding="utf-8")
    return file
