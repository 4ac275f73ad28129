"""An entry of the catalogue of industries as rich text: what can be had, facts, and the figures already known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from gf_desktop.domain.numbers import exact_text, grouped
from gf_desktop.domain.pack import short_title
from gf_desktop.ui.library.rich_page import RichPage
from gf_desktop.ui.theme import Tokens, space
from gf_desktop.ui.widgets.rich_text import rich_text

if TYPE_CHECKING:
    from gf_desktop.domain.factors.candidates import Candidate
    from gf_desktop.ui.library.industry_lines import IndustryLine
    from gf_desktop.ui.library.industry_words import IndustryWords

Known = Mapping[str, Sequence["Candidate"]]
_WIDTHS = (36, 34, 10, 10, 10)


class IndustryText(RichPage):
    """Writes entries in the colours given."""

    def __init__(self, words: IndustryWords, colours: Tokens) -> None:
        super().__init__(colours)
        self._words = words

    def whole(self, line: IndustryLine, known: Known | None, year: int) -> str:
        """Return everything of an entry; ``known`` are limits and quotas by row, None while they are looked for."""
        said = f"<p style='margin: 0 0 {space(8)}px 0'>{rich_text(line.said)}</p>"
        note = f"<p style='margin: {space(8)}px 0 0 0'>{self.muted(line.entry.note)}</p>"
        figures = "" if known is None else self._known(known, year)
        return "".join(
            [
                self.title(line.entry.title),
                said,
                self.facts(self._facts(line)),
                note if line.entry.note else "",
                figures if line.entry.framed else "",
            ]
        )

    def _facts(self, line: IndustryLine) -> list[tuple[str, str]]:
        entry, words = line.entry, self._words
        day = words.day(entry.published)
        return [
            (self.tr("种类"), words.kind(entry.kind)),
            (self.tr("标准编号"), entry.code),
            (self.tr("状态"), words.standing(line.values["standing"])),
            (self.tr("发布日期"), day),
            (self.tr("实施日期"), words.day(entry.since)),
            (self.tr("废止日期"), words.day(entry.until)),
            (self.tr("代替"), entry.supersedes),
            (self.tr("部门"), words.sector(entry)),
            (self.tr("行业代码"), self._classes(entry.industries)),
            (self.tr("程序里的表"), self.tr("、").join(map(short_title, line.tables))),
            (self.tr("可靠程度"), words.sure(entry.confidence)),
            (self.tr("来源"), entry.source),
        ]

    def _classes(self, codes: Sequence[str]) -> str:
        names = self.tr("、").join(map(self._words.classes.industry, codes))
        return self.tr("{names}，请按产品核对").format(names=names) if names else ""

    def _known(self, known: Known, year: int) -> str:
        from gf_desktop.domain.industries.frame import ENERGY_ROW, WATER_ROW

        energy, water = known.get(ENERGY_ROW, ()), known.get(WATER_ROW, ())
        if not energy and not water:
            none = self.tr("程序里没有这个行业的能耗限额和用水定额；自制的表里这些数值留空，由您填写。")
            return f"<p style='margin: {space(12)}px 0 0 0'>{self.muted(none)}</p>"
        limits = (self.tr("1 级"), self.tr("2 级"))
        quotas = (self.tr("先进值"), self.tr("通用值"))
        return self._figures(
            self.tr("自制时预填的能耗限额（{year} 年底的标准）"), energy, limits, year
        ) + self._figures(self.tr("自制时预填的用水定额（{year} 年底的标准）"), water, quotas, year)

    def _figures(self, title: str, found: Sequence[Candidate], grades: tuple[str, str], year: int) -> str:
        if not found:
            return ""
        heads = (self.tr("产品"), self.tr("标准"), *grades, self.tr("单位"))
        lines = [
            (
                rich_text(f"{one.product} {one.indicator}".strip()),
                self.muted(f"{one.standard} {one.title}".strip()),
                rich_text(figure(one.lead)),
                rich_text(figure(one.base)),
                rich_text(one.unit),
            )
            for one in found
        ]
        return self.heading(title.format(year=year)) + self.table(heads, lines, _WIDTHS, figures=(2, 3))


def figure(value: Fraction | None) -> str:
    """Return a limit as it is read; a dash where the standard gives none."""
    return "–" if value is None else grouped(exact_text(value))
