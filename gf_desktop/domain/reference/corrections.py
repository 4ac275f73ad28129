"""Corrections of limits: what is asked for before a limit with one is used.

Where the words leave no doubt, the correction can be reckoned from the answer; else they are shown as they are, and the
user enters the corrected limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

GRADES = 3
ADD_IF, TIMES_IF, PER_STEP, PER_POINT, WORDS = "add-if", "times-if", "per-step", "per-point", "words"
_NUMBER = r"\d+(?:\.\d+)?"
_ADD_IF = re.compile(rf"(?P<what>[^\d×+，±]+?) ?\+(?P<amount>{_NUMBER})")
_TIMES_IF = re.compile(rf"(?P<what>[^\d×+，±]+?)×(?P<amount>{_NUMBER})")
_PER_STEP = re.compile(rf"每增加1(?P<what>\D+?) \+(?P<amount>{_NUMBER}(?:/{_NUMBER}){{2}})")
_PER_POINT = re.compile(
    rf"(?P<what>\D+?)每偏离(?P<at>{_NUMBER})%一个百分点 ±(?P<amount>{_NUMBER}(?:/{_NUMBER}){{2}})"
)
_PER_POINT_BELOW = re.compile(
    rf"(?P<what>\D+?)<(?P<at>{_NUMBER})%每降1个百分点\+(?P<amount>{_NUMBER})，最多(?P<most>{_NUMBER})个百分点"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction of a limit, in the limit's unit.

    ``what`` is asked: whether it is so (``add-if``, ``times-if``), how many more (``per-step``), how many per cent
    (``per-point``: from ``at``, in both directions or only ``below``, for at most ``most`` points). ``amounts`` are
    those of grades 1, 2, 3. ``words`` can only be read.
    """

    text: str
    kind: str = WORDS
    what: str = ""
    amounts: tuple[Fraction, ...] = ()
    at: Fraction = Fraction(0)
    below: bool = False
    most: Fraction | None = None

    @property
    def computable(self) -> bool:
        """Return whether an answer is enough to reckon the corrected limit."""
        return self.kind != WORDS

    def corrected(self, level: Fraction, grade: int, answer: Fraction) -> Fraction:
        """Return the corrected limit of a grade (1 … 3).

        ``answer`` is 1 or 0 for ``add-if`` and ``times-if``, a count for ``per-step``, per cent for ``per-point``.

        Raises:
            ValueError: If the words alone are known.
        """
        if self.kind == WORDS:
            raise ValueError(self.text)
        amount = self.amounts[grade - 1]
        if self.kind == TIMES_IF:
            return level * amount if answer else level
        if self.kind == ADD_IF:
            return level + amount if answer else level
        return level + amount * (answer if self.kind == PER_STEP else self._points(answer))

    def _points(self, answer: Fraction) -> Fraction:
        """Return the points that count: signed from ``at`` in both directions, or those below it up to ``most``."""
        if not self.below:
            return answer - self.at
        points = max(self.at - answer, Fraction(0))
        return points if self.most is None else min(points, self.most)


def read_correction(text: str) -> Correction | None:
    """Return the correction that a limit's words say; None without words."""
    if not text:
        return None
    for pattern, build in _READERS:
        if found := pattern.fullmatch(text):
            return build(text, found)
    return Correction(text=text)


def _amounts(found: re.Match[str]) -> tuple[Fraction, ...]:
    amounts = tuple(map(Fraction, found["amount"].split("/")))
    return amounts if len(amounts) == GRADES else amounts * GRADES


def _simple(kind: str) -> Callable[[str, re.Match[str]], Correction]:
    return lambda text, found: Correction(
        text=text, kind=kind, what=found["what"].strip(), amounts=_amounts(found)
    )


def _per_point(text: str, found: re.Match[str]) -> Correction:
    most = found.groupdict().get("most")
    return Correction(
        text=text,
        kind=PER_POINT,
        what=found["what"].strip(),
        amounts=_amounts(found),
        at=Fraction(found["at"]),
        below=most is not None,
        most=Fraction(most) if most else None,
    )


_READERS = (
    (_PER_POINT_BELOW, _per_point),
    (_PER_POINT, _per_point),
    (_PER_STEP, _simple(PER_STEP)),
    (_ADD_IF, _simple(ADD_IF)),
    (_TIMES_IF, _simple(TIMES_IF)),
)
