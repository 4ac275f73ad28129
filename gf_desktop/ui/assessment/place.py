"""Where in an assessment one is: a step of the way, one of its parts, and a row there."""

from __future__ import annotations

from dataclasses import dataclass, replace

GATES = "gates"
APPLICANT, CONDITIONS, DISQUALIFIERS, BOUNDARY = "applicant", "conditions", "disqualifiers", "boundary"
APPLICATION = "application"
DATA, OVERVIEW, SETTINGS, RECONCILIATION = "data", "overview", "settings", "reconciliation"

_DECIDED = frozenset({"factors", "choices", SETTINGS})
"""What calculators name that is decided on the page of settings."""


@dataclass(frozen=True, slots=True)
class Place:
    """A step, its part (a section, say) and the row in focus; the stored text is ``step/part/row``.

    ``row`` may go further inwards: ``data/energy/e1/consumed`` is a cell of a ledger.
    """

    step: str = ""
    part: str = ""
    row: str = ""

    @classmethod
    def read(cls, text: str) -> Place:
        """Return the place that ``text`` names; what is missing stays empty."""
        step, part, row = (*text.split("/", 2), "", "", "")[:3]
        return cls(step, part, row)

    def text(self) -> str:
        """Return the place as it is stored."""
        return f"{self.step}/{self.part}/{self.row}".rstrip("/")

    @property
    def page(self) -> Place:
        """The place without its row: what one page shows."""
        return replace(self, row="")


def place_of(path: str) -> Place:
    """Return where on the way a figure of the year stands, from its path as calculators name it.

    ``energy/e1/consumed`` is a cell of a ledger, ``boundary/north/inside`` a field of the boundary. ``factors/…`` and
    ``choices/…`` are decided on the page of settings; there they keep their whole path.
    """
    whole, _, row = path.partition("/")
    if whole == BOUNDARY:
        return Place("eligibility", BOUNDARY, row)
    if whole in _DECIDED:
        return Place(DATA, SETTINGS, path)
    return Place(DATA, whole, row)
