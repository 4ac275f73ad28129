"""Where in an assessment one is: a step of the way, one of its parts, and a row there."""

from __future__ import annotations

from dataclasses import dataclass, replace

GATES = "gates"
APPLICANT, CONDITIONS, DISQUALIFIERS = "applicant", "conditions", "disqualifiers"


@dataclass(frozen=True, slots=True)
class Place:
    """A step, its part (a section, say) and the row in focus; the stored text is ``step/part/row``."""

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
