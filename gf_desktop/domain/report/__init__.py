"""What the self-evaluation report says: its content as plain values, its first drafts, nothing of its layout."""

from gf_desktop.domain.report.assembly import content
from gf_desktop.domain.report.narrative import NARRATIVE, drafts

__all__ = ["NARRATIVE", "content", "drafts"]
