"""What a kind's rule works on: one row with its answer, and the trace that grows while it is computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.document import Answer, Document, OwnPoints
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.pack import Better, Indicator, Measure, Pack
from gf_desktop.domain.result import BenchmarkPair, Derived, Status, Step, Taken

ZERO = Fraction(0)
ONE = Fraction(1)
RATIO_PLACES = 6
EXACT_PLACES = 12
WORDS = frozenset(("label", "amount", "origin", "title", "why", "places", "source"))


class Unscored(Exception):  # noqa: N818 - the answer to "what is the score", not a failure
    """Ends a row's computation: it has no score, ``reason`` says why."""

    def __init__(self, status: Status, reason: Message) -> None:
        super().__init__(status, reason.code)
        self.status: Status = status
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Scored:
    """A row's exact score before rounding; ``ratio`` unclamped, ``value`` None where the row holds several."""

    score: Fraction
    value: Fraction | None = None
    ratio: Fraction | None = None


@dataclass(slots=True)
class Task:
    """One row to be scored. ``pairs`` holds the benchmarks in force, ``steps`` the trace so far.

    ``own_points`` are the user's where they count; ``no_points`` says why those that were entered do not.

    ``taken`` and ``agrees`` are found out on the way: what the score rests on, whether typed and computed say the same.
    """

    document: Document
    pack: Pack
    indicator: Indicator
    answer: Answer
    measure: Measure
    points: Fraction | None
    derived: Derived | None = None
    pairs: tuple[BenchmarkPair, ...] = ()
    taken: Taken = ""
    agrees: bool | None = None
    steps: list[Step] = field(default_factory=list)
    own_points: OwnPoints | None = None
    no_points: Message | None = None

    @property
    def better(self) -> Better:
        """Which way is better; tables leave it out where more is plainly better (ticks)."""
        return self.measure.better or "higher"

    @property
    def known_points(self) -> Fraction:
        """The row's points.

        Raises:
            Unscored: If only the points of its whole group are known, or not even those, and the user's do not count.
        """
        if self.points is not None:
            return self.points
        why = self.indicator.points_why
        unknown = message("score.points-unknown-why", why=why) if why else message("score.points-unknown")
        raise Unscored("benchmark-missing", self.no_points or unknown)

    @property
    def computed(self) -> Derived | None:
        """What the ledgers say of the row, None where they do not say all of it."""
        return self.derived if self.derived and self.derived.complete else None

    def nothing(self) -> Unscored:
        """Return the end of a row that nothing was typed in: what is missing to compute it, else that it is blank."""
        gaps = self.derived.gaps if self.derived else ()
        if not gaps:
            return blank("score.blank")
        if len(gaps) == 1:
            return blank("score.cannot-compute", said=gaps[0].said)
        return blank("score.cannot-compute-more", said=gaps[0].said, more=len(gaps) - 1)

    @property
    def draft(self) -> str:
        """The text that is no figure yet and keeps the row blank; not that of an earlier year or noted beside."""
        inner = (text for place, text in self.answer.drafts.items() if not _keeps_nothing_blank(place))
        return self.answer.draft or next(inner, "")

    def trace(self, code: str, result: str = "", /, **params: Param) -> None:
        """Add a step said as ``trace.<code>``; the figures among ``params`` are what went in."""
        inputs = tuple((name, figure_of(value)) for name, value in params.items() if name not in WORDS)
        self.steps.append(Step(said=Message(f"trace.{code}", params), inputs=inputs, result=result))

    def amount(self, figure: Param) -> Param:
        """Return a figure with the row's unit, as it stands in a sentence; a rough one stays said to be rough."""
        if isinstance(figure, Message):
            return Message(figure.code, {"figure": amount(figure_of(figure), self.measure.unit)})
        return amount(str(figure), self.measure.unit)


def _keeps_nothing_blank(place: str) -> bool:
    return place == "beside" or place.startswith("earlier/")


def amount(figure: str, unit: str) -> str:
    """Return a figure with its unit; a row without unit has none, a percent sign stands close."""
    if unit in ("", "–", "-"):
        return figure
    return figure + unit if unit == "%" else f"{figure} {unit}"


def rough(ratio: Fraction) -> Param:
    """Return a ratio or score as a trace says it: six decimals, said to be rough where they do not hold it."""
    text = exact_text(ratio, RATIO_PLACES)
    return text if 10**RATIO_PLACES % ratio.denominator == 0 else message("trace.about", figure=text)


def said(value: Decimal | Fraction) -> Param:
    """Return a value as a trace says it: a typed one as it was typed, a computed one exact or said to be rough."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return rough(value) if 10**EXACT_PLACES % value.denominator else exact_text(value, EXACT_PLACES)


def figure_of(param: Param) -> str:
    """Return the figure of a parameter, without the word that it is rough."""
    return str(param.params["figure"]) if isinstance(param, Message) else str(param)


def blank(code: str, **params: Param) -> Unscored:
    """Return the end of a row that lacks an answer."""
    return Unscored("blank", message(code, **params))


def invalid(code: str, **params: Param) -> Unscored:
    """Return the end of a row whose answer cannot be true."""
    return Unscored("invalid", message(code, **params))


def clamp(ratio: Fraction, top: Fraction = ONE) -> Fraction:
    """Return ``ratio`` held between 0 and ``top``."""
    return min(max(ratio, ZERO), top)


def check_domain(task: Task, value: Decimal | Fraction) -> None:
    """Refuse a value that cannot be true.

    Raises:
        Unscored: If the value lies outside the row's domain; the reason names the limit.
    """
    domain = task.measure.domain
    if domain is None:
        return
    if domain.min is not None and _less(value, domain.min):
        raise below(task, value, domain.min)
    if domain.max is not None and _less(domain.max, value):
        raise above(task, value, domain.max)


def _less(one: Decimal | Fraction, other: Decimal | Fraction) -> bool:
    """Compare exactly; a Decimal and a Fraction as whole numbers, which is quick enough for hundreds of products."""
    (a, b), (c, d) = one.as_integer_ratio(), other.as_integer_ratio()
    return a * d < c * b


def below(task: Task, value: Decimal | Fraction, limit: Decimal) -> Unscored:
    """Return the end of a row whose value is under its least possible one."""
    return invalid("score.below-min", value=task.amount(said(value)), min=task.amount(f"{limit:f}"))


def above(task: Task, value: Decimal | Fraction, limit: Decimal) -> Unscored:
    """Return the end of a row whose value is over its largest possible one."""
    return invalid("score.above-max", value=task.amount(said(value)), max=task.amount(f"{limit:f}"))
