"""What ``gf-desktop check --json`` prints: everything to be put right in one document, worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gf_desktop.domain.finding import SEVERITIES, Finding, Severity
from gf_desktop.domain.messages import Message
from gf_desktop.domain.output import SchemeOut


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOut:
    """One finding: how bad, its code, the sentence, and the place in the document where it is put right.

    ``place`` is a part of the document and what in it: ``answers/energy-per-product``, ``gates/systems``,
    ``applicant/credit_code``, ``ledgers/energy/e1/consumed``.
    """

    severity: Severity
    code: str
    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsOut:
    """How many findings there are of each severity: wrong, missing or doubtful, only to be known."""

    error: int
    warning: int
    info: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOut:
    """One document checked against its table."""

    document: str
    scheme: SchemeOut
    counts: CountsOut
    findings: tuple[FindingOut, ...]


def check_out(
    document: str, scheme: SchemeOut, found: Iterable[Finding], say: Callable[[Message], str]
) -> CheckOut:
    """Return findings in the shape that is printed, worst first, else as they come."""
    ordered = sorted(found, key=lambda one: SEVERITIES.index(one.severity))
    lines = tuple(
        FindingOut(severity=one.severity, code=one.code, text=say(one.said), place="/".join(one.target))
        for one in ordered
    )
    of = [one.severity for one in ordered]
    counts = CountsOut(error=of.count("error"), warning=of.count("warning"), info=of.count("info"))
    return CheckOut(document=document, scheme=scheme, counts=counts, findings=lines)
