"""How sure a figure is, as the screens say it: the word, and what the word means."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def confidence_word(kind: str) -> str:
    """Return the short word for a confidence (``pack.Confidence``); what is remembered is called doubtful."""
    tr = QCoreApplication.translate
    if kind == "high":
        return tr("Confidence", "已核对")
    return tr("Confidence", "转录未核") if kind == "medium" else tr("Confidence", "待核实")


def confidence_entry(kind: str) -> str:
    """Return the word as a table's own entry has it: what nobody saw is told from what is only doubtful."""
    word = confidence_word(kind)
    if kind != "memory":
        return word
    return QCoreApplication.translate("Confidence", "未见原文，{doubtful}").format(doubtful=word)


def confidence_meaning(kind: str) -> str:
    """Return what the word stands for, as the report explains it."""
    tr = QCoreApplication.translate
    if kind == "high":
        return tr("Confidence", "已核对原文，或多份独立公开转录一致")
    if kind == "medium":
        return tr("Confidence", "由公开资料转录，未与原文核对")
    return tr("Confidence", "来源不完整，须经本单位确认方才采用")
