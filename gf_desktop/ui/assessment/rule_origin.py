"""From which paper an item of a programme comes: title, article, whether it is only a draft, how sure we are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from gf_desktop.domain.programme import Item, Programme


def _tr(text: str) -> str:
    return QCoreApplication.translate("RuleOrigin", text)


def origin_words(programme: Programme, item: Item) -> str:
    """Return one line: the paper with the article, and what to mind of it."""
    source = programme.source_of(item)
    said = [f"{source.title} {item.article}".strip() if source else item.article]
    draft = _tr("征求意见稿")
    if programme.status_of(item) == "draft" and draft not in said[0]:
        said.append(draft)
    if sure := _doubt(programme.confidence_of(item)):
        said.append(sure)
    return _tr("，").join(said)


def _doubt(confidence: str) -> str:
    return {"low": _tr("待核实"), "memory": _tr("未见原文，待核实")}.get(confidence, "")
