"""The reference figures of a data year, and what the user has to say before they are used (DESIGN, 2 and 6)."""

from gf_desktop.domain.factors.asking import all_questions, questions
from gf_desktop.domain.factors.candidates import Candidate, candidates
from gf_desktop.domain.factors.choose import choose
from gf_desktop.domain.factors.drafts import draft_findings
from gf_desktop.domain.factors.law import Law, benchmarks
from gf_desktop.domain.factors.plausible import implausible
from gf_desktop.domain.factors.question import Option, Question, answered, answered_row, answering

__all__ = [
    "Candidate",
    "Law",
    "Option",
    "Question",
    "all_questions",
    "answered",
    "answered_row",
    "answering",
    "benchmarks",
    "candidates",
    "choose",
    "draft_findings",
    "implausible",
    "questions",
]
