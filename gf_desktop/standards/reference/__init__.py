"""The room's reference data: words that packs and people use (``words``), and tables of figures (``tables``)."""

from gf_desktop.standards.reference.words import (
    EvidenceKind,
    evidence_kinds,
    read_evidence_kinds,
    read_industries,
    read_industry_codes,
    read_known,
    read_regions,
    read_unit_words,
)

__all__ = [
    "EvidenceKind",
    "evidence_kinds",
    "read_evidence_kinds",
    "read_industries",
    "read_industry_codes",
    "read_known",
    "read_regions",
    "read_unit_words",
]
