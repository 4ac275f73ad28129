"""Words of the catalogue of industries for what its entries name by code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gf_desktop.ui.confidence import confidence_meaning

if TYPE_CHECKING:
    from datetime import date

    from gf_desktop.domain.industries.catalogue import Entry
    from gf_desktop.domain.messages import Message
    from gf_desktop.ui.library.words import LibraryWords

KEY, STANDARD = "key-industry", "standard"
KINDS = (KEY, STANDARD)
LISTED = "key"
"""The standing of a key industry: it is on the list."""
STANDINGS = (
    LISTED,
    "published",
    "local",
    "group",
    "plan",
    "listed",
    "commentary",
    "unconfirmed",
    "superseded",
)
MADE, RELATED, FRAMED, NONE = "made", "related", "framed", "none"
TABLES = (MADE, RELATED, FRAMED, NONE)
"""Which table there is: one of the user's own, one for a part of the industry, none but one can be made, none."""
COLOURS = {MADE: "info", RELATED: "accent", FRAMED: "text", NONE: "muted"}
SURE_COLOURS = {"high": "accent", "medium": "muted", "low": "attention", "memory": "attention"}


class IndustryWords(QObject):
    """Says short words; ``classes`` says industry codes by name, ``say`` the sentences of other rooms."""

    def __init__(self, classes: LibraryWords, say: Callable[[Message], str], parent: QObject) -> None:
        super().__init__(parent)
        self.classes, self.say = classes, say

    def kind(self, kind: str) -> str:
        """Return what an entry is."""
        return {KEY: self.tr("重点行业"), STANDARD: self.tr("行业标准")}[kind]

    def standing(self, standing: str) -> str:
        """Return how far a standard is, in a word; of a key industry, that it is on the list."""
        return {
            LISTED: self.tr("列入名单"),
            "published": self.tr("已发布"),
            "superseded": self.tr("已被代替"),
            "local": self.tr("地方标准"),
            "group": self.tr("团体标准"),
            "plan": self.tr("制订计划中"),
            "listed": self.tr("编号未查到"),
            "commentary": self.tr("只见到解读"),
            "unconfirmed": self.tr("名称待确认"),
        }[standing]

    def table(self, table: str) -> str:
        """Return which table there is, in a word."""
        return {
            MADE: self.tr("已自制"),
            RELATED: self.tr("有相近的表"),
            FRAMED: self.tr("没有表，可自制"),
            NONE: self.tr("没有收录"),
        }[table]

    def sure(self, confidence: str) -> str:
        """Return how sure an entry is."""
        return self.classes.sure(confidence) if confidence else ""

    def sure_meaning(self, confidence: str) -> str:
        """Return what that word stands for."""
        return confidence_meaning(confidence) if confidence else ""

    def day(self, day: date | None) -> str:
        """Return a day as it is written on paper, or nothing."""
        if day is None:
            return ""
        return self.tr("{year} 年 {month} 月 {day} 日").format(year=day.year, month=day.month, day=day.day)

    def sector(self, entry: Entry) -> str:
        """Return the sector and, where it is another word, the industry inside it."""
        if not entry.sector or entry.industry.startswith(entry.sector) or entry.industry == entry.title:
            return entry.sector if entry.industry == entry.title else entry.industry
        return self.tr("{sector} · {industry}").format(sector=entry.sector, industry=entry.industry)
