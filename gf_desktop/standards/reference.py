"""Reference words from CSV files: kinds of evidence, industries, regions. No library but the standard one."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from gf_desktop.domain.messages import message
from gf_desktop.domain.pack_rules import Known, known
from gf_desktop.standards.problems import Place, PlacedProblem, StandardError

_EVIDENCE = ("id", "title", "note", "source", "confidence")
_INDUSTRIES = ("code", "title", "confidence")
_REGIONS = ("province", "city")


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
    return tuple(EvidenceKind(*row) for row in _rows(folder / "evidence-kinds.csv", _EVIDENCE))


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
    return {row[0]: row[1] for row in _rows(folder / "industries.csv", _INDUSTRIES)}


def read_regions(folder: FilePath) -> Mapping[str, tuple[str, ...]]:
    """Return the provinces in official order, each with the cities that we know.

    Raises:
        StandardError: If the file is wrong.
    """
    found: dict[str, tuple[str, ...]] = {}
    for province, city in _rows(folder / "regions.csv", _REGIONS):
        found[province] = found.get(province, ()) + ((city,) if city else ())
    return found


def _rows(file: FilePath, columns: tuple[str, ...]) -> Iterator[list[str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield from _checked(file, csv.reader(stream, strict=True), columns)
    except OSError as error:
        raise _wrong(
            file, 0, "standards.unreadable", reason=error.strerror or type(error).__name__
        ) from error
    except UnicodeDecodeError as error:
        raise _wrong(file, 0, "standards.encoding") from error


def _checked(file: FilePath, rows: Iterator[list[str]], columns: tuple[str, ...]) -> Iterator[list[str]]:
    if next(rows, []) != list(columns):
        raise _wrong(file, 1, "standards.columns", expected=",".join(columns))
    for line, row in enumerate(rows, start=2):
        if len(row) != len(columns):
            raise _wrong(file, line, "standards.row-width", found=len(row), expected=len(columns))
        yield row


def _wrong(file: FilePath, line: int, code: str, **params: str | int) -> StandardError:
    return StandardError(
        file, [PlacedProblem(Place(line, 1) if line else Place(), (), message(code, **params))]
    )
