"""Words for what the domain names by code: states, confidences, filters. A word stands beside every sign."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import QObject

from gf_desktop.domain.document import DisqualifierState, GateState
from gf_desktop.domain.numbers import exact_text, fixed_text, grouped, short_of_text
from gf_desktop.domain.pack import BONUS, Confidence, Pack, Standing
from gf_desktop.domain.report.counts import only_sets_open
from gf_desktop.domain.result import Result, RowResult, SectionResult, Status
from gf_desktop.domain.scoring.counts import row_share
from gf_desktop.ui.confidence import confidence_entry

STATUS_ICONS: Mapping[Status, str] = {
    "scored": "check",
    "blank": "circle",
    "not-applicable": "dot",
    "benchmark-missing": "warning",
    "invalid": "missing",
}
STATUS_ROLES: Mapping[Status, str] = {
    "scored": "muted",
    "blank": "muted",
    "not-applicable": "info",
    "benchmark-missing": "attention",
    "invalid": "missing",
}
GATE_STATES: tuple[GateState, ...] = ("open", "met", "not-met")
DISQUALIFIER_STATES: tuple[DisqualifierState, ...] = ("open", "none", "exists")
GATE_ICONS: Mapping[GateState, str] = {"met": "check", "not-met": "missing", "open": "circle"}
GATE_ROLES: Mapping[GateState, str] = {"met": "text", "not-met": "missing", "open": "muted"}


class Words(QObject):
    """Says short words of the interface; sentences of other rooms come from the catalogue."""

    def status(self, status: Status) -> str:
        """Return the word for a row's status."""
        return {
            "scored": self.tr("已计分"),
            "blank": self.tr("未填"),
            "not-applicable": self.tr("不适用"),
            "benchmark-missing": self.tr("缺基准"),
            "invalid": self.tr("数值有误"),
        }[status]

    def gate(self, state: GateState) -> str:
        """Return the word for a basic requirement's state."""
        return {"met": self.tr("符合"), "not-met": self.tr("不符合"), "open": self.tr("未确认")}[state]

    def disqualifier(self, state: DisqualifierState) -> str:
        """Return the word for a circumstance of the negative list."""
        return {"none": self.tr("不存在"), "exists": self.tr("存在"), "open": self.tr("未确认")}[state]

    def confidence(self, confidence: Confidence) -> str:
        """Return how sure a figure is, in words."""
        return confidence_entry(confidence)

    def standing(self, standing: Standing) -> str:
        """Return what a table is: official, a transcript, or one's own."""
        return {
            "official": self.tr("官方文本"),
            "unofficial-transcript": self.tr("非官方转录"),
            "own": self.tr("自建"),
        }[standing]

    def points(self, score: Fraction | None, points: Fraction | None, places: int) -> str:
        """Return ``9.00 / 12 分``; a dash where a figure is not known."""
        top = score if points is None else points
        had = "–" if score is None or top is None else short_of_text(score, top, places)
        full = exact_text(points, places) if points is not None else "–"
        return self.tr("{score} / {points} 分").format(score=had, points=full)

    def row_points(self, row: RowResult, result: Result, pack: Pack) -> str:
        """Return what a row has of its points; where these are not points of the total, what they come to in it."""
        weight = weight_of(row.section, result)
        if weight == 1 or row.points is None:
            return self.points(row.score, row.points, result.places)
        had, full = "–", exact_text(row.points, result.places)
        if row.score is not None:
            had = short_of_text(row.score, row.points, result.places)
        said = self.tr("{score} / {points}") if over(pack) else self.tr("{score} / {points} 分")
        score = None if row.score is None else row.score * weight
        folded = self.points(score, row.points * weight, result.places)
        return self.tr("{own}，折合 {folded}").format(own=said.format(score=had, points=full), folded=folded)

    def weighed(self, pack: Pack, section: SectionResult, result: Result) -> str:
        """Return how the points of a section's rows become points of the total; empty where they are such."""
        if section.weight == 1:
            return ""
        own = {
            "score": fixed_text(section.score / section.weight, result.places),
            "points": exact_text(section.points / section.weight, result.places),
            "folded": self.points(section.score, section.points, result.places),
        }
        if each := over(pack):
            said = self.tr("本部分各项得 {score} / {points}，× 100 ÷ {over} 折合 {folded}。")
            return self.each(pack, result) + said.format(over=each, **own)
        said = self.tr("本部分各项得 {score} / {points} 分，按 {percent}% 计入总分，折合 {folded}。")
        return said.format(percent=exact_text(section.weight * 100, result.places), **own)

    def each(self, pack: Pack, result: Result) -> str:
        """Return what a row of an index is worth in it; empty where the rows' points are no shares of an index."""
        index, worth = pack.table.index, row_share(pack)
        if index is None or worth is None:
            return ""
        share = exact_text(worth, result.places)
        said = self.tr("每项最多计 1，占{title} {share} 分（100 ÷ {over}）。")
        return said.format(title=index.title, share=share, over=index.over)

    def range(self, result: Result) -> str:
        """Return what the total can still become, as a sentence."""
        low, high = (fixed_text(v, result.places) for v in (result.lowest, result.highest))
        if low == high:
            return self.tr("各项均已计分，得分 {score} 分。").format(score=low)
        if only_sets_open(result.rows):
            text = self.tr("应评的各项均已计分，得分 {low} 分；换用其他可选指标，最高可达 {high} 分。")
            return text.format(low=low, high=high)
        said = self.tr("尚有未计分的指标：得分最低 {low} 分，最高可达 {high} 分（{how}）。")
        return said.format(low=low, high=high, how=self.highest(result))

    def highest(self, result: Result) -> str:
        """Return what the highest total means."""
        if any(section.id == BONUS for section in result.sections):
            return self.tr("未计分的项都按满分计，含附加项")
        return self.tr("未计分的项都按满分计")

    def full(self, result: Result) -> str:
        """Return out of what the total is, the bonus beside it."""
        points = sum((one.points for one in result.sections if one.id != BONUS), Fraction(0))
        said = self.tr("满分 {points} 分").format(points=exact_text(points, result.places))
        bonus = next((one.points for one in result.sections if one.id == BONUS), Fraction(0))
        if not bonus:
            return said
        more = self.tr("，另有附加项最多 {points} 分").format(points=exact_text(bonus, result.places))
        return said + more


def over(pack: Pack) -> int:
    """Return by how many rows the table's index is divided; 0 where it has none such."""
    index = pack.table.index
    return index.over or 0 if index is not None else 0


def weight_of(section: str, result: Result) -> Fraction:
    """Return what a point of a section's rows is in points of the total."""
    return next(one.weight for one in result.sections if one.id == section)


def figure(value: Fraction | None, places: int = 4) -> str:
    """Return a figure for the screen: shortest text, thousands marks, a dash where there is none."""
    return grouped(exact_text(value, places)) if value is not None else "–"
