"""Words for what is due: the day as people say it, and how many days are left."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from gf_desktop.domain.programmes.dates import Due, of_later_round


def _tr(text: str) -> str:
    return QCoreApplication.translate("Due", text)


def day_words(on: date) -> str:
    """Return a day without its year."""
    return _tr("{month} 月 {day} 日").format(month=on.month, day=on.day)


def left_words(one: Due) -> str:
    """Return how far the day is, in words."""
    if one.days < 0:
        return _tr("已过 {days} 天").format(days=-one.days)
    if one.days == 0:
        return _tr("就是今天")
    return _tr("还有 {days} 天").format(days=one.days)


def due_sentence(one: Due) -> str:
    """Return one line: how long it is to which day, what is due then, and whose step it is."""
    words = _tr("距 {day}{left}：{title}")
    if one.days <= 0:
        words = _tr("{day}{left}：{title}")
    said = words.format(day=day_words(one.on), left=left_words(one), title=one.title)
    if one.acts == "enterprise":
        return said + (_tr("（{who}）").format(who=one.who) if one.who else "")
    return said + _tr("（{whose}）").format(whose=whose_step(one))


def round_words(one: Due, data_year: int) -> str:
    """Return what to mind where a date belongs to a later round than the data may be for; else nothing."""
    if not of_later_round(one, data_year):
        return ""
    words = _tr(
        "本评价用 {data} 年的数据，这里是 {year} 年的时间；用 {data} 年数据申报的一轮可能已经结束，请以当年的通知为准。"
    )
    return words.format(data=data_year, year=one.on.year)


def whose_step(one: Due) -> str:
    """Return in words whose step a date is: the enterprise's, the authority's, or both's one after the other."""
    return {
        "enterprise": _tr("由本单位办理"),
        "both": _tr("本单位在此之前交材料，再由主管部门办理"),
        "authority": _tr("由主管部门办理"),
    }[one.acts]
