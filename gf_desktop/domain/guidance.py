"""Help with one indicator or requirement in plain words, and whether it truly is help with a given one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from gf_desktop.domain.pack import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What an indicator asks for, how it is computed and scored, what often goes wrong, and the clause behind it.

    Of a requirement (basic requirement, condition, circumstance of the negative list) ``how`` says how it is judged.
    ``evidence`` is what is usually asked for as proof, ``asked`` what an expert is likely to ask on site.
    ``titles`` are the wordings of the tables that the text was written for, ``formulas`` the calculators of its rows;
    ``by_formula``: it holds for every row of its id computed so, whatever the title.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    asks: str
    how: str
    evidence: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    clause: str = ""
    titles: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    by_formula: bool = False


def formulas_of(row: Indicator) -> tuple[str, ...]:
    """Return the calculators of a row and its variants, each once."""
    return tuple(dict.fromkeys(one.calculator for one in (row, *row.variants) if one.calculator))


def helps(guidance: Guidance, row: Indicator) -> bool:
    """Return whether a text written for a row of this id is help with this very row, which anybody's table may hold.

    The formulas must be ours, and the wording too unless the text speaks of the formula alone.
    """
    formulas = formulas_of(row)
    if not set(formulas) <= set(guidance.formulas):
        return False
    return row.title in guidance.titles or (guidance.by_formula and bool(formulas))


def by_title(texts: Iterable[Guidance]) -> Mapping[str, Guidance]:
    """Return help with requirements by their wording: the same words are the same requirement in any table."""
    return {title: text for text in texts for title in text.titles}
