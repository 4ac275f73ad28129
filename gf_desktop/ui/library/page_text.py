"""A whole table as rich text: its header, its sources, its basic requirements, and every row with its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gf_desktop.domain.numbers import decimal_text, grouped
from gf_desktop.domain.pack import (
    Confidence,
    Figure,
    Indicator,
    Measure,
    Pack,
    Part,
    Section,
    Variant,
    merged,
)
from gf_desktop.ui.library.content import content_words
from gf_desktop.ui.library.rich_page import RichPage
from gf_desktop.ui.theme import Tokens, space
from gf_desktop.ui.widgets.rich_text import rich_text

if TYPE_CHECKING:
    from gf_desktop.ui.library.lines import Line
    from gf_desktop.ui.library.words import LibraryWords

_INDENT = "&nbsp;" * 6
_ROW_WIDTHS = (5, 43, 9, 7, 12, 12, 12)
"""Percent of the page that the columns of rows take."""
_COLOURS = {"high": "accent", "medium": "muted", "low": "attention", "memory": "attention"}


class PageText(RichPage):
    """Writes tables in the colours given."""

    def __init__(self, words: LibraryWords, colours: Tokens) -> None:
        super().__init__(colours)
        self._words = words

    def head(self, line: Line) -> str:
        """Return what is known from the header alone: facts and note."""
        return self.title(line.entry.header.title) + self.facts(self._known(line)) + self._note(line)

    def whole(self, line: Line, pack: Pack) -> str:
        """Return everything that a table says."""
        facts = [*self._contents(line, pack), *self._known(line)]
        head = self.title(line.entry.header.title) + self.facts(facts) + self._note(line)
        return "".join(
            [head, *self._sections(pack), self._bonus(pack), self._gates(pack), self._sources(pack)]
        )

    # --- parts ------------------------------------------------------------------

    def _known(self, line: Line) -> list[tuple[str, str]]:
        header = line.entry.header
        return [
            (self.tr("发布单位"), header.issuer),
            (self.tr("性质"), line.standing),
            (self.tr("评价主体"), line.subject),
            (self.tr("地区"), line.province),
            (self.tr("行业"), self._words.all_industries(header)),
            (self.tr("数据年度"), self.tr("、").join(map(str, header.applies.data_years))),
            (self.tr("用于申报"), self._words.purposes(header.applies.purpose)),
            (self.tr("废止日期"), header.abolished),
            (self.tr("编号"), self.tr("{id}，版本 {version}").format(id=header.id, version=header.version)),
            (self.tr("使用"), self._used(line.entry.in_use)),
        ]

    def _note(self, line: Line) -> str:
        note = line.entry.header.note
        return f"<p style='margin: {space(8)}px 0 0 0'>{self.muted(note)}</p>" if note else ""

    def _used(self, count: int) -> str:
        return self.tr("{count} 份评价").format(count=count) if count else self.tr("还没有评价使用")

    def _contents(self, line: Line, pack: Pack) -> list[tuple[str, str]]:
        table, threshold = pack.table, pack.table.threshold
        mark = (
            self.tr("{total} 分（{source}）").format(
                total=decimal_text(threshold.total), source=self._source(pack, threshold.source)
            )
            if threshold
            else ""
        )
        return [
            (self.tr("内容"), content_words(pack)),
            (self.tr("总分"), self.tr("{points} 分").format(points=line.points)),
            (self.tr("基准值"), self._words.counts(line.facts) if line.facts else ""),
            (self.tr("合格分"), mark),
            (self.tr("不适用项"), self._words.not_applicable(table.not_applicable)),
            (self.tr("填报年数"), str(table.years) if table.years > 1 else ""),
        ]

    def _sections(self, pack: Pack) -> Iterator[str]:
        for section in pack.table.sections:
            yield self.heading(self._section_title(section))
            yield self._rows(
                pack, ((group.number, row) for group in section.groups for row in group.indicators)
            )

    def _section_title(self, section: Section) -> str:
        points = self.tr("{title} · {points} 分").format(
            title=section.title, points=decimal_text(section.points)
        )
        if section.weight is None:
            return points
        return self.tr("{points}，权重 {weight}").format(points=points, weight=decimal_text(section.weight))

    def _bonus(self, pack: Pack) -> str:
        bonus = pack.table.bonus
        if bonus is None:
            return ""
        title = self.tr("{title} · 最多 {cap} 分").format(title=bonus.title, cap=decimal_text(bonus.cap))
        return self.heading(title) + self._rows(pack, (("", row) for row in bonus.indicators))

    def _rows(self, pack: Pack, rows: Iterable[tuple[str, Indicator]]) -> str:
        labels = pack.header.labels
        heads = (
            self.tr("序号"),
            self.tr("指标"),
            self.tr("计分方式"),
            self.tr("分值"),
            self.tr("单位"),
            labels.lead,
            labels.base,
        )
        lines: list[tuple[str, ...]] = []
        before = None
        for number, row in rows:
            lines += self._row(pack, number if number != before else "", row)
            before = number
        return self.table(heads, lines, _ROW_WIDTHS, figures=(3, 5, 6))

    def _row(self, pack: Pack, number: str, row: Indicator) -> Iterator[tuple[str, ...]]:
        points = self.plain("–" if row.points is None else decimal_text(row.points))
        if row.estimated:
            points += self.muted(self.tr("（估）"))
        yield (
            self.plain(number),
            self.plain(row.title) + self._remarks(row),
            self.plain(self._words.kind(row.kind)),
            points,
            self.plain(row.unit),
            self._figure(pack, row.lead),
            self._figure(pack, row.base),
        )
        yield from self._inner(pack, row)
        for variant in row.variants:
            yield from self._variant(pack, row, variant)

    def _variant(self, pack: Pack, row: Indicator, variant: Variant) -> Iterator[tuple[str, ...]]:
        measure = merged(row, variant)
        words = self.tr("其中：{title}").format(title=variant.title)
        when = self.muted(self.tr("（{when}）").format(when=variant.when)) if variant.when else ""
        kind = self._words.kind(measure.kind) if measure.kind != row.kind else ""
        yield self._under(
            self.plain(words) + when,
            self.plain(kind),
            measure.unit if measure.unit != row.unit else "",
            self._figure(pack, variant.lead),
            self._figure(pack, variant.base),
        )
        yield from self._inner(pack, variant)

    def _inner(self, pack: Pack, measure: Measure) -> Iterator[tuple[str, ...]]:
        for part in measure.parts:
            yield self._part(pack, part)
        if measure.choice is not None:
            for option in measure.choice.options:
                points = "–" if option.points is None else decimal_text(option.points)
                words = self.tr("{title}：{points} 分").format(title=option.title, points=points)
                yield self._under(self.plain(words))
        if measure.ticks is not None and not measure.ticks.counted:
            titles = self.tr("；").join(tick.title for tick in measure.ticks.options)
            yield self._under(self.muted(self.tr("勾选：{titles}").format(titles=titles)))

    def _part(self, pack: Pack, part: Part) -> tuple[str, ...]:
        return self._under(
            self.plain(part.title), "", "", self._figure(pack, part.lead), self._figure(pack, part.base)
        )

    def _under(
        self, title: str, kind: str = "", unit: str = "", lead: str = "", base: str = ""
    ) -> tuple[str, ...]:
        return "", _INDENT + title, kind, "", self.plain(unit), lead, base

    def _remarks(self, row: Indicator) -> str:
        found = []
        if row.must:
            found.append(self.tr("必选"))
        if row.choose_from:
            found.append(self.tr("选评"))
        if row.points_why:
            found.append(row.points_why)
        return self.muted(self.tr("（{remarks}）").format(remarks=self.tr("，").join(found))) if found else ""

    def _figure(self, pack: Pack, figure: Figure | None) -> str:
        if figure is None:
            return ""
        if figure.value is None:
            return self.muted(self.tr("没有公布"))
        sure = pack.confidence(figure)
        value = self.plain(grouped(decimal_text(figure.value)))
        if sure == "high":
            return value
        return f"{value} {self._sure(sure)}"

    def _sure(self, confidence: Confidence) -> str:
        colour = getattr(self.colours, _COLOURS[confidence])
        return f"<span style='color: {colour}'>{rich_text(self._words.sure(confidence))}</span>"

    def _gates(self, pack: Pack) -> str:
        if not pack.table.gates:
            return ""
        heads = (self.tr("序号"), self.tr("基本要求"), self.tr("条款"))
        encouraged = self.muted(self.tr("（鼓励，不否决）"))
        lines = [
            (
                self.plain(str(number)),
                self.plain(gate.title) + (encouraged if gate.encouraged else ""),
                self.plain(gate.clause),
            )
            for number, gate in enumerate(pack.table.gates, 1)
        ]
        title = self.tr("基本要求 · {count} 条").format(count=len(lines))
        return self.heading(title) + self.table(heads, lines, (5, 70, 25))

    def _sources(self, pack: Pack) -> str:
        heads = (self.tr("来源"), self.tr("可靠程度"), self.tr("说明"))
        lines = [
            (
                self.plain(source.title),
                self._sure(source.confidence),
                self.plain(source.note),
            )
            for source in pack.table.sources.values()
        ]
        return self.heading(self.tr("来源")) + self.table(heads, lines, (50, 12, 38))

    def _source(self, pack: Pack, key: str) -> str:
        source = pack.table.sources.get(key)
        return source.title if source else key
