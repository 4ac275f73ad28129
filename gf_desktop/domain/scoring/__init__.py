"""Scoring: a document against its pack, exactly as DESIGN section 5 says; nothing missing is ever assumed."""

from gf_desktop.domain.scoring.totals import score

__all__ = ["score"]
