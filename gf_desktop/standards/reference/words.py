"""Reference words from CSV files: kinds of evidence, industries, regions. No library but the standard one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from gf_desktop.domain.pack_rules import Known, known
from gf_desktop.domain.reference.industries import IndustryCode
from gf_desktop.domain.reference.unit_words import UnitWord, UnitWords
from gf_desktop.standards.reference.rows import rows

_EVIDENCE = ("id", "title", "note", "source", "confidence")
_INDUSTRIES = ("code", "title", "confidence")
_REGIONS = ("province", "city")
_UNITS = ("text", "symbols", "note")


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A kind of evidence: its name, what to mind, where the name comes from, how sure that is."""

    id: str
    title: str
    note: str
    source: str
    confidence: str


def read_known(folder: FilePath) -> Known:
    """Return what packs may name: our units and calculators, the folder's kinds of evidence and provinces.

    Raises:
        StandardError: If one of its files is wrong.
    """
    return known(read_evidence_kinds(folder), read_regions(folder))


def evidence_kinds(folder: FilePath) -> tuple[EvidenceKind, ...]:
    """Return the kinds of evidence with all that is known of them.

    Raises:
        StandardError: If the file is wrong.
    """
    return tuple(EvidenceKind(*row) for row in _cells(folder / "evidence-kinds.csv", _EVIDENCE))


def read_evidence_kinds(folder: FilePath) -> Mapping[str, str]:
    """Return the Chinese name of each kind of evidence by id.

    Raises:
        StandardError: If the file is wrong.
    """
    return {kind.id: kind.title for kind in evidence_kinds(folder)}


def read_industries(folder: FilePath) -> Mapping[str, str]:
    """Return the names of GB/T 4754-2017 codes that we know, by code of two to four digits.

    Raises:
        StandardError: If the file is wrong.
    """
    return {one.code: one.title for one in read_industry_codes(folder)}


def read_industry_codes(folder: FilePath) -> tuple[IndustryCode, ...]:
    """Return the codes of GB/T 4754-2017 that we know, with how sure each is.

    Raises:
        StandardError: If the file is wrong.
    """
    found = _cells(folder / "industries.csv", _INDUSTRIES)
    return tuple(IndustryCode(code=code, title=title, confidence=sure) for code, title, sure in found)


def read_regions(folder: FilePath) -> Mapping[str, tuple[str, ...]]:
    """Return the provinces in official order, each with the cities that we know.

    Raises:
        StandardError: If the file is wrong.
    """
    found: dict[str, tuple[str, ...]] = {}
    for province, city in _cells(folder / "regions.csv", _REGIONS):
        found[province] = found.get(province, ()) + ((city,) if city else ())
    return found


def read_unit_words(folder: FilePath) -> UnitWords:
    """Return the reader of units as people write them.

    Raises:
        StandardError: If the file is wrong.
    """
    listed = _cells(folder / "unit-words.csv", _UNITS)
    return UnitWords(UnitWord(text, tuple(symbols.split(";")), note) for text, symbols, note in listed)


def _cells(file: FilePath, columns: tuple[str, ...]) -> Iterator[list[str]]:
    return (cells for _, cells in rows(file, columns))
