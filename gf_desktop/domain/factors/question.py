"""A question to the user: a choice, a figure or a confirmation that this year's rows wait for; and its answer.

A page or sheet shows questions and hands the answers to ``answered`` (a change of the year's settings) or, where
``row`` names a product, to ``answered_row`` (a change of that row). Nothing is answered by default.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.ledgers.settings import Settings
from gf_desktop.domain.messages import Message
from gf_desktop.domain.numbers import Number

Kind = Literal["choose", "choose-many", "accept", "figure"]
Answer = str | Decimal | bool | tuple[str, ...] | None
SETTING = "settings/"
GRID = "settings/grid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible answer: its ``value``, what it is called, and where it stands for a figure, that with its source."""

    value: str
    title: Message
    figure: str = ""
    unit: str = ""
    source: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the year's rows need the user's word for.

    ``choose`` takes an option's value, ``choose-many`` a tuple of them, ``figure`` a Decimal in ``unit``, ``accept``
    True or False, or a Decimal in ``unit`` in place of the figure shown. None takes an answer back. ``text`` says why
    it is asked. ``value`` is the reference figure in question, ``ends`` those of a range. ``place`` is what it is
    needed for, as calculators name it (``factors/coal/natural-gas``, ``choices/energy``). ``row`` is the product
    whose ``column`` the answer goes to. Only a ``signed`` figure may be below nought. ``answer`` is what was said,
    empty if nothing; ``open`` whether something still waits for it.
    """

    key: str
    kind: Kind
    title: Message
    text: Message
    value: str = ""
    unit: str = ""
    source: str = ""
    confidence: str = ""
    ends: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    place: str = ""
    row: str = ""
    column: str = ""
    signed: bool = False
    answer: str = ""
    open: bool = True


def answered(settings: Settings, question: Question, answer: Answer) -> Settings:
    """Return the settings with a question answered, its draft gone; None takes the answer back.

    Raises:
        ValueError: If the answer is none that the question takes, or belongs to a product's row.
    """
    _check(question, answer)
    if question.row:
        raise ValueError(question.key)
    return _answered(drafted(settings, question, ""), question, answer)


def drafted(settings: Settings, question: Question, text: str) -> Settings:
    """Return the settings with what was entered for a question and is no figure yet; an empty text takes it away.

    A question about a product's row keeps its draft here too: a row's own drafts are those of its columns.
    """
    kept = {key: draft for key, draft in settings.drafts.items() if key != question.key}
    return replace(settings, drafts={**kept, question.key: text} if text else kept)


def _answered(settings: Settings, question: Question, answer: Answer) -> Settings:
    if question.kind in ("figure", "accept"):
        return _figure_or_word(settings, question.key, answer)
    if question.key.startswith(SETTING):
        return replace(settings, **_setting(question.key, answer))
    kept = _without(settings.accepted, f"{question.key}/")
    return replace(settings, accepted=(*kept, f"{question.key}/{answer}") if answer else kept)


def answered_row(row: ProductRow, question: Question, answer: Answer) -> ProductRow:
    """Return the product's row with a question answered: the limit named, or a figure among its corrections.

    Raises:
        ValueError: If the answer is none that the question takes, or belongs to the settings.
    """
    _check(question, answer)
    if question.row != row.id:
        raise ValueError(question.key)
    column, _, name = question.column.partition("/")
    if column != "corrections":
        return replace(row, **{column: str(answer or "")})  # type: ignore[arg-type]
    figure = Decimal(answer) if isinstance(answer, (str, Decimal)) else None
    return replace(row, corrections=_with(row.corrections, name, figure))


def answering(asked: Iterable[Question], place: str) -> Question | None:
    """Return the question whose answer fills a gap at ``place`` (``factors/fuels/coke/carbon``), or None."""
    fitting = [one for one in asked if one.place and f"{place}/".startswith(f"{one.place}/")]
    return max(fitting, key=lambda one: (one.open, len(one.place)), default=None)


def _check(question: Question, answer: Answer) -> None:
    if answer is None:
        return
    values = {option.value for option in question.options}
    figure = isinstance(answer, Decimal) and (question.signed or answer >= 0)
    fits = {
        "choose": isinstance(answer, str) and answer in values,
        "choose-many": isinstance(answer, tuple)
        and values.issuperset(answer if isinstance(answer, tuple) else ()),
        "figure": figure,
        "accept": isinstance(answer, bool) or (figure and bool(question.unit)),
    }
    if not fits[question.kind]:
        raise ValueError(question.key)


def _figure_or_word(settings: Settings, key: str, answer: Answer) -> Settings:
    figure = answer if isinstance(answer, Decimal) else None
    kept = tuple(one for one in settings.accepted if one != key)
    return replace(
        settings,
        accepted=(*kept, key) if answer is True else kept,
        figures=_with(settings.figures, key, figure),
    )


def _with(figures: Mapping[str, Number], key: str, figure: Decimal | None) -> Mapping[str, Number]:
    kept = {name: number for name, number in figures.items() if name != key}
    return kept if figure is None else {**kept, key: figure}


def _without(accepted: tuple[str, ...], prefix: str) -> tuple[str, ...]:
    return tuple(one for one in accepted if not one.startswith(prefix))


def _setting(key: str, answer: Answer) -> dict[str, Any]:
    name = key.removeprefix(SETTING)
    if key == GRID:
        region, _, basis = str(answer or "").partition("/")
        return {"grid_region": region, "grid_basis": basis}
    if name == "grade":
        return {name: int(str(answer)) if answer else None}
    if name == "zero_carbon":
        return {name: answer or ()}
    if name == "electricity":
        return {name: answer or "calorific"}
    return {name: answer or ""}
