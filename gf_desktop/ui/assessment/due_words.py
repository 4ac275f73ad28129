"""Words for what is due: the day as people say it, and how many days are left."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from gf_desktop.domain.programmes.dates import Due


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
    """Return one line: how long it is to which day, and what is due then of whom."""
    words = _tr("距 {day}{left}：{title}")
    if one.days <= 0:
        words = _tr("{day}{left}：{title}")
    said = words.format(day=day_words(one.on), left=left_words(one), title=one.title)
    return said + (_tr("（{who}）").format(who=one.who) if one.who else "")
