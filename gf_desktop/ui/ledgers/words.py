"""Sentences of the ledger pages."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject

from gf_desktop.ui.ledgers.layout import PURPOSES


class Words(QObject):
    """Says what a cell's state means and what is asked before figures are replaced."""

    def purpose(self, ledger: str) -> str:
        """Return what belongs into a ledger."""
        return QCoreApplication.translate("Ledgers", PURPOSES[ledger])

    def none(self) -> str:
        """Return what stands in a blank whose column was declared none."""
        return self.tr("无")

    def months_missing(self, months: Iterable[int]) -> str:
        """Return which months a quantity lacks."""
        return self.tr("缺 {months} 月").format(months="、".join(str(month) for month in months))

    def month(self, number: int) -> str:
        """Return the heading of a month."""
        return self.tr("{number} 月").format(number=number)

    def whole_year(self) -> str:
        """Return the heading of the sum of the months."""
        return self.tr("合计")

    def of_year(self, figure: str) -> str:
        """Return a year's figure where months are shown."""
        return self.tr("全年 {figure}").format(figure=figure)

    def of_year_note(self, figure: str) -> str:
        """Return what a year's figure means where months are shown."""
        return self.tr("现在填的是全年数 {figure}。填任何一个月之前会先问是否改为按月填写。").format(
            figure=figure
        )

    def monthly_note(self, missing: Iterable[int], *, by_month: bool) -> str:
        """Return that a figure is the sum of months, and which are missing; ``by_month``: they stand beside it."""
        lacking = self.months_missing(missing) if missing else ""
        if by_month and lacking:
            return self.tr("{lacking}，补齐后才有合计。").format(lacking=lacking)
        if by_month:
            return self.tr("这是 12 个月之和，由左边各月相加，不用填写。")
        if lacking:
            return self.tr("按月填写，{lacking}，全年数要等补齐后才有。请切换到“按月”补充。").format(
                lacking=lacking
            )
        return self.tr("这是 12 个月之和。要改某个月的数，请切换到“按月”。")

    def no_choice(self, text: str, titles: Iterable[str]) -> str:
        """Return that a text is none of a list's."""
        offered = "、".join(list(titles)[:8])
        if not offered:
            return self.tr("“{text}”不在清单里；清单还是空的，请先到对应的页面填写。").format(text=text)
        return self.tr("“{text}”不在清单里，请改为：{offered}。").format(text=text, offered=offered)

    def no_year(self, text: str) -> str:
        """Return that a text is no whole number."""
        return self.tr("“{text}”不是整数，已保留原文，请改正。").format(text=text)

    def no_figures(self, text: str) -> str:
        """Return how figures by name are written."""
        return self.tr("“{text}”没有看懂，请写成“名称=数值”，多项用分号隔开。").format(text=text)

    def unit_missing(self) -> str:
        """Return that figures stand without a unit."""
        return self.tr("有了数值，还没有单位，请选择单位。")

    def unit_wrong(self, text: str) -> str:
        """Return that a unit measures something else than its column."""
        return self.tr("单位“{text}”与这一列要填的量不是同一种，请从列表中改选。").format(text=text)

    def to_fill(self) -> str:
        """Return what stands in a blank that has to be filled in."""
        return self.tr("必填")

    def required(self, title: str) -> str:
        """Return what a row waits for."""
        return self.tr("这一行已保存；填上“{title}”后才能用于计算。").format(title=title)

    def declared_none(self) -> str:
        """Return what 无 means."""
        return self.tr("已声明本列没有，空格按没有处理。")

    def state(self, kind: str) -> str:
        """Return the word for a cell's state, for those who do not see its sign."""
        return {
            "draft": self.tr("待改正"),
            "wrong": self.tr("有误"),
            "months": self.tr("缺月份"),
            "gap": self.tr("缺少"),
            "required": self.tr("缺少"),
            "year": self.tr("全年数"),
            "monthly": self.tr("按月合计"),
            "none": self.tr("声明没有"),
        }.get(kind, "")
