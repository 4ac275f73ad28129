"""How much a table holds, in one line: its first-level indicators, and its rows by the level they have."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gf_desktop.domain.pack import Pack, names_itself


def content_words(pack: Pack) -> str:
    """Return how many first-level indicators and rows a table has; rows without a level above are second-level ones."""
    groups = [group for section in pack.table.sections for group in section.groups]
    if all(map(names_itself, groups)):
        words = QCoreApplication.translate("Content", "{sections} 个一级指标，{rows} 项二级指标")
    else:
        words = QCoreApplication.translate("Content", "{sections} 个一级指标，{rows} 项三级指标")
    return words.format(sections=len(pack.table.sections), rows=len(pack.indicators))
