"""Whether an answer has the shape that its row's kind asks for, and names only what the row has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from gf_desktop.domain.document import Answer
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Indicator, Kind, Measure, Pack, merged
from gf_desktop.domain.problems import Path, Problem
from gf_desktop.domain.years import earlier_years

MET = ("met", "not-met")
_FIELDS = ("value", "ticked", "option", "parts", "weights", "products", "beside")
_OF_KIND: Mapping[Kind, tuple[str, ...]] = {
    "quantitative": ("value",),
    "ratio": ("value",),
    "manual": ("value", "beside"),
    "ticks": ("ticked",),
    "choice": ("option",),
    "checklist": ("option",),
    "products": ("products",),
    "parts": ("parts", "weights"),
}
_YEARLY = ("value", "option")
_EARLIER_DRAFT = re.compile(r"earlier/20\d{2}", re.ASCII)
_PRODUCT_DRAFT = re.compile(r"products/\d+/(value|weight|lead|base)", re.ASCII)


def check_answer(path: Path, row: Indicator, answer: Answer) -> Iterator[Problem]:
    """Yield what is wrong with the answer to a row.

    A row with variants may hold what was answered under another of them, so that changing one's mind loses nothing.
    """
    if answer.variant is not None and row.variant(answer.variant) is None:
        yield Problem((*path, "variant"), message("document.variant", title=row.title, id=answer.variant))
    measures = [merged(row, variant) for variant in row.variants] or [row]
    yield from _fields(path, row, answer, measures)
    yield from _ticked(path, row, answer, measures)
    yield from _option(path, row, answer, measures)
    yield from _parts(path, row, answer, measures)
    yield from _drafts(path, row, answer, measures)


def check_years(path: Path, pack: Pack, row: Indicator, answer: Answer, year: int) -> Iterator[Problem]:
    """Yield what is wrong with what a row was in earlier years; ``year`` is the evaluated one."""
    measures = [merged(row, variant) for variant in row.variants] or [row]
    allowed = _allowed(measures) & set(_YEARLY)
    known = {option for measure in measures for option in _options(measure)}
    asked = tuple(str(one) for one in earlier_years(year, pack.table))
    for key, one in answer.earlier.items():
        if key not in asked:
            said = message("document.earlier-year", title=row.title, year=key, asked=asked or ("–",))
            yield Problem((*path, "earlier", key), said)
        for name in _YEARLY:
            if getattr(one, name) is not None and name not in allowed:
                wanted = tuple(field for field in _YEARLY if field in allowed) or ("–",)
                said = message("document.wrong-field", title=row.title, name=name, wanted=wanted)
                yield Problem((*path, "earlier", key, name), said)
        if one.option is not None and known and one.option not in known:
            said = message("document.option", title=row.title, id=one.option)
            yield Problem((*path, "earlier", key, "option"), said)


def check_chosen(pack: Pack, answers: Mapping[str, Answer]) -> Iterator[Problem]:
    """Yield rows chosen to count that belong to no set, or are more than their set lets count."""
    counted: dict[str, int] = dict.fromkeys(pack.table.choose, 0)
    for row in pack.indicators:
        if row.id not in answers or not answers[row.id].chosen:
            continue
        path: Path = ("answers", row.id, "chosen")
        if row.choose_from not in counted:
            yield Problem(path, message("document.chosen-alone", title=row.title))
            continue
        counted[row.choose_from] += 1
        most = pack.table.choose[row.choose_from]
        if counted[row.choose_from] > most:
            said = message("document.chosen-too-many", title=row.title, set=row.choose_from, most=most)
            yield Problem(path, said)


def _allowed(measures: Iterable[Measure]) -> set[str]:
    fields: set[str] = set()
    for measure in measures:
        if measure.ticks and measure.ticks.counted:
            fields.add("value")
        elif measure.kind:
            fields.update(name for name in _OF_KIND[measure.kind] if name != "beside" or measure.beside)
    return fields


def _fields(path: Path, row: Indicator, answer: Answer, measures: list[Measure]) -> Iterator[Problem]:
    allowed = _allowed(measures)
    for name in _FIELDS:
        if getattr(answer, name) is not None and name not in allowed:
            wanted = tuple(field for field in _FIELDS if field in allowed)
            said = message("document.wrong-field", title=row.title, name=name, wanted=wanted)
            yield Problem((*path, name), said)


def _ticked(path: Path, row: Indicator, answer: Answer, measures: list[Measure]) -> Iterator[Problem]:
    known = {option.id for measure in measures if measure.ticks for option in measure.ticks.options}
    ticked = answer.ticked or ()
    for i, one in enumerate(ticked):
        if known and one not in known:
            yield Problem((*path, "ticked", i), message("document.option", title=row.title, id=one))
        if one in ticked[:i]:
            yield Problem((*path, "ticked", i), message("document.ticked-twice", title=row.title, id=one))


def _option(path: Path, row: Indicator, answer: Answer, measures: list[Measure]) -> Iterator[Problem]:
    known = {option for measure in measures for option in _options(measure)}
    if answer.option is not None and known and answer.option not in known:
        yield Problem((*path, "option"), message("document.option", title=row.title, id=answer.option))


def _options(measure: Measure) -> Iterable[str]:
    if measure.kind == "checklist":
        return (degree.id for degree in measure.degrees) if measure.degrees else MET
    return (option.id for option in measure.choice.options) if measure.choice else ()


def _parts(path: Path, row: Indicator, answer: Answer, measures: list[Measure]) -> Iterator[Problem]:
    known = _part_ids(measures)
    for name in ("parts", "weights"):
        for key in getattr(answer, name) or ():
            if known and key not in known:
                yield Problem((*path, name, key), message("document.part", title=row.title, id=key))


def _part_ids(measures: list[Measure]) -> set[str]:
    return {part.id for measure in measures for part in measure.parts}


def _drafts(path: Path, row: Indicator, answer: Answer, measures: list[Measure]) -> Iterator[Problem]:
    allowed = _allowed(measures)
    places = {f"{name}/{part}" for name in ("parts", "weights") for part in _part_ids(measures)}
    places |= {"beside"} & allowed
    for key in answer.drafts:
        of_product = "products" in allowed and _PRODUCT_DRAFT.fullmatch(key)
        of_year = "value" in allowed and _EARLIER_DRAFT.fullmatch(key)
        if key not in places and not of_product and not of_year:
            yield Problem((*path, "drafts", key), message("document.draft", title=row.title, place=key))
