"""What is asked of a factory, a park and a supply-chain enterprise, where that differs."""

from __future__ import annotations

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import Subject

UNASKED_OF_PARK = frozenset(
    {
        "credit_code",
        "industry_code",
        "products",
        "ownership",
        "legal_representative_phone",
        "registration_authority",
        "registered_capital",
        "founded",
        "valid_until",
        "process",
    }
)
"""Fields of an applicant that the form of a park does not have; they are seen only where something stands in them."""


ENTERPRISES: tuple[Subject, ...] = ("factory", "supply-chain")


def same_kind(subject: Subject) -> tuple[Subject, ...]:
    """Return the subjects that one applicant can be: an enterprise a factory and a supply chain, a park only itself."""
    return ENTERPRISES if subject in ENTERPRISES else (subject,)


def information_of(subject: Subject) -> Message:
    """Return what is known of an applicant, by the name of its page: 企业信息 or 园区信息."""
    return message("applicant.of.park" if subject == "park" else "applicant.of.enterprise")


def unasked(subject: Subject) -> frozenset[str]:
    """Return the applicant's fields that do not fit a subject."""
    return UNASKED_OF_PARK if subject == "park" else frozenset()
