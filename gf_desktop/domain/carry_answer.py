"""One answer under another row: what still fits goes along, what does not is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.answer_rules import check_answer, check_years
from gf_desktop.domain.carry_rows import common, form_of, measures, same_form
from gf_desktop.domain.document import Answer, ProductAnswer
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.pack import Indicator, Measure, Pack
from gf_desktop.domain.quantities import ConversionError, convert


@dataclass(frozen=True, slots=True)
class Years:
    """The new table, and the evaluated year: which earlier years the table asks for."""

    pack: Pack
    year: int

    @property
    def asked(self) -> tuple[str, ...]:
        """The years before the evaluated one, the last first."""
        return tuple(str(self.year - back) for back in range(1, self.pack.table.years))


def carried_answer(
    answer: Answer, before: Indicator, row: Indicator, years: Years
) -> tuple[Answer, tuple[Message, ...]]:
    """Return the answer as the new row takes it, and what of it stays behind, each as a sentence.

    Args:
        answer: What was answered to the old row.
        before: The old row.
        row: The new one.
        years: The table of the new row and the evaluated year.
    """
    work = _Work(before, row, answer, years)
    carried = work.carried()
    if carried.not_applicable and years.pack.table.not_applicable == "not-allowed":
        work.lost.append(message("carry.not-applicable"))
        carried = replace(carried, not_applicable=False, reason="")
    wrong = (
        *check_answer((), row, carried),
        *check_years((), years.pack, row, carried, years.year),
    )
    if wrong:
        return Answer(note=answer.note), (message("carry.answer"),)
    return carried, tuple(work.lost)


@dataclass
class _Work:
    before: Indicator
    row: Indicator
    answer: Answer
    years: Years
    lost: list[Message] = field(default_factory=list)

    def carried(self) -> Answer:
        """Return the answer, each of its fields as the new row takes it."""
        variant = self._variant()
        forms = self._forms(variant)
        if forms is None:
            self.lost.append(message("carry.variant"))
            return self._bare(None)
        old, new = forms
        if self.answer.variant is not None and self.row.variants and variant is None:
            self.lost.append(message("carry.variant"))
        if old.kind != new.kind:
            self.lost.append(message("carry.kind"))
            return self._bare(variant)
        answer = replace(self._drafts(old, new), variant=variant)
        answer = self._value(answer, old, new)
        answer = replace(answer, ticked=self._ticked(new), option=self._option(self.answer.option, new))
        answer = self._products(self._parts(answer, old, new), old, new)
        return self._beside(self._earlier(answer, old, new), old, new)

    def _bare(self, variant: str | None) -> Answer:
        """Keep what needs no value: that the row does not apply and why, and the note."""
        bare = Answer(variant=variant, note=self.answer.note)
        if not self.answer.not_applicable:
            return bare
        return replace(bare, not_applicable=True, reason=self.answer.reason)

    def _variant(self) -> str | None:
        chosen = self.answer.variant
        if not self.row.variants:
            return None
        if chosen is not None:
            return form_of(self.row, self.before, chosen)
        return None if self.before.variants else same_form(self.row, self.before)

    def _forms(self, variant: str | None) -> tuple[Measure, Measure] | None:
        """Return how the row was measured and is now; None where that depends on a choice that is not made."""
        old = self.before.measure(self.answer.variant) or common(self.before)
        new = self.row.measure(variant) or common(self.row)
        if old is not None and new is not None:
            return old, new
        before, after = measures(self.before), measures(self.row)
        undecided = old is None and new is None
        same = [(one.kind, one.unit) for one in before] == [(one.kind, one.unit) for one in after]
        return (before[0], after[0]) if undecided and same else None

    def _drafts(self, old: Measure, new: Measure) -> Answer:
        """A draft names no unit: under another one it would say something else."""
        if old.unit == new.unit or not self.answer.drafted:
            return self.answer
        self.lost.append(message("carry.drafts"))
        return replace(self.answer, draft="", drafts={})

    def _earlier(self, answer: Answer, old: Measure, new: Measure) -> Answer:
        kept = {}
        for year, one in answer.earlier.items():
            if year in self.years.asked:
                value = None if one.value is None else self._converted(one.value, old.unit, new.unit)
                kept[year] = replace(one, value=value, option=self._option(one.option, new))
        if len(kept) < len(answer.earlier):
            self.lost.append(message("carry.earlier"))
        return replace(answer, earlier=kept)

    def _beside(self, answer: Answer, old: Measure, new: Measure) -> Answer:
        """Take along the figure noted beside points, and that the row of a set is to count."""
        if answer.chosen and self.before.choose_from != self.row.choose_from:
            self.lost.append(message("carry.chosen"))
            answer = replace(answer, chosen=False)
        if answer.beside is None:
            return answer
        if not (old.beside and new.beside):
            self.lost.append(message("carry.value", value=str(answer.beside), unit=""))
            return replace(answer, beside=None)
        return replace(answer, beside=self._converted(answer.beside, old.beside.unit, new.beside.unit))

    def _value(self, answer: Answer, old: Measure, new: Measure) -> Answer:
        if answer.value is None:
            return answer
        if old.kind == "manual" and self.before.points != self.row.points:
            self.lost.append(message("carry.manual", value=str(answer.value)))
            return replace(answer, value=None)
        value = self._converted(answer.value, old.unit, new.unit)
        if new.ticks and value is not None and value > new.ticks.most:
            self.lost.append(message("carry.value", value=str(answer.value), unit=old.unit))
            value = None
        return replace(answer, value=value)

    def _converted(self, value: Decimal, source: str, target: str) -> Decimal | None:
        """Return a figure in the new unit; None, and a word on it, where that is not exact."""
        if source == target:
            return value
        try:
            found = convert(Fraction(value), source, target)
        except ConversionError:
            found = None
        if found is None or not found.ends:
            self.lost.append(message("carry.value", value=str(value), unit=source))
            return None
        return Decimal(exact_text(found.value))

    def _ticked(self, new: Measure) -> tuple[str, ...] | None:
        ticked, ticks = self.answer.ticked, new.ticks
        if ticked is None or ticks is None or ticks.counted:
            if ticked:
                self.lost.append(message("carry.options", count=len(ticked)))
            return None
        known = {option.id for option in ticks.options}
        kept = tuple(one for one in ticked if one in known)
        if len(kept) < len(ticked):
            self.lost.append(message("carry.options", count=len(ticked) - len(kept)))
        return kept

    def _option(self, option: str | None, new: Measure) -> str | None:
        options = new.choice.options if new.choice else new.degrees
        known = {one.id for one in options} or {"met", "not-met"}
        if option is not None and option not in known:
            self.lost.append(message("carry.options", count=1))
            return None
        return option

    def _parts(self, answer: Answer, old: Measure, new: Measure) -> Answer:
        known = {part.id for part in new.parts}
        drafts = {key: text for key, text in answer.drafts.items() if self._has_place(key, known, new)}
        if len(drafts) < len(answer.drafts):
            self.lost.append(message("carry.drafts"))
        parts = self._known(answer.parts, known, old.unit, new.unit)
        return replace(answer, parts=parts, weights=self._known(answer.weights, known), drafts=drafts)

    def _has_place(self, key: str, parts: set[str], new: Measure) -> bool:
        kind, _, inner = key.partition("/")
        places = {"parts": inner in parts, "weights": inner in parts, "earlier": inner in self.years.asked}
        return places.get(kind, kind != "beside" or new.beside is not None)

    def _known(
        self, values: Mapping[str, Decimal] | None, known: set[str], source: str = "", target: str = ""
    ) -> Mapping[str, Decimal] | None:
        if values is None:
            return None
        if gone := [key for key in values if key not in known]:
            self.lost.append(message("carry.parts", count=len(gone)))
        kept = {key: self._converted(value, source, target) for key, value in values.items() if key in known}
        return {key: value for key, value in kept.items() if value is not None}

    def _products(self, answer: Answer, old: Measure, new: Measure) -> Answer:
        if answer.products is None or not (old.products and new.products):
            return answer
        weight = (old.products.weight, new.products.weight)
        units = (old.unit, new.unit)
        return replace(answer, products=tuple(self._product(one, units, weight) for one in answer.products))

    def _product(self, one: ProductAnswer, units: tuple[str, str], weights: tuple[str, str]) -> ProductAnswer:
        def figure(value: Decimal | None, pair: tuple[str, str]) -> Decimal | None:
            return None if value is None else self._converted(value, *pair)

        return ProductAnswer(
            name=one.name,
            value=figure(one.value, units),
            weight=figure(one.weight, weights),
            lead=figure(one.lead, units),
            base=figure(one.base, units),
        )
