"""Words of the library page for what tables name by code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gf_desktop.domain.numbers import decimal_text
from gf_desktop.domain.pack import Header, Kind, NotApplicable, Pack, Subject
from gf_desktop.ui.confidence import confidence_entry, confidence_meaning, confidence_word

if TYPE_CHECKING:
    from gf_desktop.services.own_packs import Entry, Facts

Standing = str
OFFICIAL, TRANSCRIPT, OWN, ABOLISHED, RETIRED = (
    "official",
    "unofficial-transcript",
    "own",
    "abolished",
    "retired",
)
STANDINGS: tuple[Standing, ...] = (OFFICIAL, TRANSCRIPT, OWN, ABOLISHED, RETIRED)
SURE: tuple[tuple[str, ...], ...] = (("high",), ("medium",), ("low", "memory"), ("missing",))
"""Confidences that are said with one word, the surest first; ``missing`` are benchmarks without a figure."""


def standings(entry: Entry) -> tuple[Standing, ...]:
    """Return how a table stands: what it is, and whether it is abolished or retired."""
    found = [str(entry.header.standing)]
    if entry.header.abolished:
        found.append(ABOLISHED)
    if entry.retired:
        found.append(RETIRED)
    return tuple(found)


class LibraryWords(QObject):
    """Says short words; the names of industry codes are known once they have been read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._industries: Mapping[str, str] = {}

    def learn(self, industries: Mapping[str, str]) -> None:
        """Say industries by these names from now on."""
        self._industries = industries

    def subject(self, subject: Subject) -> str:
        """Return who is evaluated."""
        return {
            "factory": self.tr("绿色工厂"),
            "park": self.tr("工业园区"),
            "supply-chain": self.tr("供应链企业"),
        }[subject]

    def standing(self, standing: Standing) -> str:
        """Return how a table stands, in a word."""
        return {
            OFFICIAL: self.tr("官方文本"),
            TRANSCRIPT: self.tr("非官方转录"),
            OWN: self.tr("自建"),
            ABOLISHED: self.tr("已废止"),
            RETIRED: self.tr("已停用"),
        }[standing]

    def standings(self, entry: Entry) -> str:
        """Return all that there is to say of how a table stands."""
        return self.tr("、").join(self.standing(one) for one in standings(entry))

    def province(self, header: Header) -> str:
        """Return where a table is meant for."""
        return header.applies.province or self.tr("全国")

    def industry(self, code: str) -> str:
        """Return an industry by name and code."""
        name = self._industries.get(code, "")
        return self.tr("{name}（{code}）").format(name=name, code=code) if name else code

    def industries(self, header: Header) -> str:
        """Return whom a table is meant for, short enough for a column."""
        codes = header.applies.industries
        if not codes:
            return self.tr("不限")
        first = self._industries.get(codes[0], codes[0])
        if len(codes) == 1:
            return first
        return self.tr("{first}等 {count} 个").format(first=first, count=len(codes))

    def all_industries(self, header: Header) -> str:
        """Return whom a table is meant for, all of them."""
        return self.tr("、").join(map(self.industry, header.applies.industries)) or self.tr("不限")

    def purposes(self, purposes: Sequence[str]) -> str:
        """Return the levels a table is used to apply for."""
        words = {"city": self.tr("市级"), "province": self.tr("省级"), "nation": self.tr("国家级")}
        return self.tr("、").join(words[one] for one in purposes) or self.tr("不限")

    def sure(self, kind: str) -> str:
        """Return how sure figures are; ``missing`` ones have none."""
        return self.tr("没有公布") if kind == "missing" else confidence_entry(kind)

    def sure_meaning(self, facts: Facts) -> str:
        """Return what the words stand for that ``counts`` says of a table's benchmarks, one a line."""
        kinds = (kinds[0] for kinds in SURE[:-1] if any(facts.benchmarks.get(one, 0) for one in kinds))
        said = self.tr("{word}：{meaning}")
        return "\n".join(
            said.format(word=confidence_word(kind), meaning=confidence_meaning(kind)) for kind in kinds
        )

    def shares(self, facts: Facts) -> str:
        """Return which share of the benchmarks is how sure, short enough for a column: ``转录80% 待核20%``."""
        if not sum(facts.benchmarks.values()):
            return self.tr("没有基准值")
        words = (confidence_word("high"), self.tr("转录"), self.tr("待核"), self.tr("未公布"))
        said = self.tr("{word}{share}%")
        shares = _percents([sum(map(facts.share, kinds), Fraction(0)) for kinds in SURE])
        return self.tr(" ").join(
            said.format(word=word, share=share) for word, share in zip(words, shares, strict=True) if share
        )

    def counts(self, facts: Facts) -> str:
        """Return how many benchmarks are how sure."""
        said = self.tr("{word} {count} 个")
        parts = ((self.sure(kinds[0]), sum(facts.benchmarks.get(one, 0) for one in kinds)) for kinds in SURE)
        return self.tr("、").join(said.format(word=word, count=count) for word, count in parts if count)

    def points(self, pack: Pack) -> str:
        """Return what a table brings in all, its bonus beside it."""
        whole, bonus = decimal_text(pack.table.whole), pack.table.bonus
        if bonus is None:
            return whole
        return self.tr("{points}＋{bonus}").format(points=whole, bonus=decimal_text(bonus.cap))

    def kind(self, kind: Kind | None) -> str:
        """Return how a row is scored."""
        return {
            "quantitative": self.tr("定量"),
            "ticks": self.tr("勾选计数"),
            "choice": self.tr("单选"),
            "products": self.tr("分产品"),
            "parts": self.tr("分项"),
            "ratio": self.tr("按比值"),
            "checklist": self.tr("符合性"),
            "manual": self.tr("人工评分"),
            None: self.tr("分口径"),
        }[kind]

    def not_applicable(self, rule: NotApplicable) -> str:
        """Return what the table does with rows that do not apply."""
        return {
            "review-full-points": self.tr("经审核后按满分计"),
            "rescale": self.tr("从总分中扣除后折算"),
            "zero": self.tr("计零分"),
            "not-allowed": self.tr("不允许选不适用"),
            "unknown": self.tr("没有规定"),
        }[rule]


def _percents(shares: Sequence[Fraction]) -> list[int]:
    """Return shares of one whole as percent that sum to 100; what is not nothing is at least 1."""
    whole = [max(int(share * 100), 1) if share else 0 for share in shares]
    rest = sorted((n for n, share in enumerate(shares) if share), key=lambda n: whole[n] - shares[n] * 100)
    for number in rest[: max(100 - sum(whole), 0)]:
        whole[number] += 1
    # The 1 given to what is less is taken from the largest.
    whole[whole.index(max(whole))] -= max(sum(whole) - 100, 0)
    return whole
