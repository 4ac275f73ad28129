"""The card of one thing on the ground that the evaluation leaves out, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gf_desktop.domain.ledgers import Exclusion, Site
from gf_desktop.domain.ledgers.boundary import ExclusionKind
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.year.fields import FormGrid, LineField

EVERYWHERE = "*"
"""Stands in the list of sites for an exclusion that names none."""


class ExclusionCard(Card):
    """One exclusion of the boundary.

    Signals:
        edited(str, object, bool): The exclusion of this id is now this ``Exclusion``; whether someone is still typing.
        removal_asked(str): The exclusion of this id shall go.
    """

    edited = Signal(str, object, bool)
    removal_asked = Signal(str)

    def __init__(self, exclusion: Exclusion) -> None:
        super().__init__()
        self.setObjectName("card")
        self.exclusion = exclusion
        kinds = [Option(kind, self.kind_title(kind)) for kind in get_args(ExclusionKind)]
        self.kind = Combo(self.tr("不计入的类别"), kinds)
        self.at = Combo(self.tr("所在厂区"))
        self.name = LineField(self.tr("不计入部分的名称"))
        self.reason = LineField(self.tr("不计入的原因"))
        self.note = LineField(self.tr("备注"))
        self.reason.setPlaceholderText(self.tr("例如：单独计量，由承租方自行结算"))
        self.remove = text_link(self.tr("移除"))
        self.remove.setObjectName("remove")
        self.remove.setMaximumHeight(self.fontMetrics().height() + space(4))
        self.remove.clicked.connect(self._on_remove)
        self.add_to_header(self.remove)
        self._lay_out()
        for combo in (self.kind, self.at):
            combo.chosen.connect(self._on_committed)
        for field in (self.name, self.reason, self.note):
            field.committed.connect(self._on_committed)
            field.draft_ready.connect(self._on_paused)

    def _lay_out(self) -> None:
        grid = FormGrid()
        grid.put(0, 0, self.tr("类别"), self.kind)
        grid.put(0, 1, self.tr("名称"), self.name)
        grid.put(1, 0, self.tr("所在厂区"), self.at)
        grid.put(1, 1, self.tr("备注"), self.note)
        grid.put(2, 0, self.tr("不计入的原因"), self.reason, span=2)
        self.body.addLayout(grid)

    def kind_title(self, kind: str) -> str:
        """Return what a kind of exclusion is called."""
        return {
            "leased-plant": self.tr("租给别人的厂房、设备"),
            "power-passed-on": self.tr("转供给别人的电力"),
            "steam-passed-on": self.tr("转供给别人的蒸汽、热力"),
            "living-quarters": self.tr("生活区"),
            "outsourced-step": self.tr("外包的工序"),
            "other": self.tr("其他"),
        }[kind]

    def show_exclusion(self, exclusion: Exclusion, number: int, sites: Sequence[Site]) -> None:
        """Show the exclusion as it stands, as the ``number``-th of its list."""
        self.exclusion = exclusion
        title = exclusion.name or self.kind_title(exclusion.kind)
        self.set_title(str(number), title)
        self._show_sites(sites)
        self.kind.set_value(exclusion.kind)
        self.at.set_value(exclusion.site or EVERYWHERE)
        for key, field in (("name", self.name), ("reason", self.reason), ("note", self.note)):
            field.set_value(getattr(exclusion, key))
        self.remove.setAccessibleName(self.tr("移除不计入的部分“{name}”").format(name=title))
        why = self.tr("请写明不计入的原因，评审时要看。")
        self.set_foot(Level.ATTENTION, "" if exclusion.reason else why)

    def _show_sites(self, sites: Sequence[Site]) -> None:
        unnamed = self.tr("未命名的厂区")
        options = [Option(EVERYWHERE, self.tr("不分厂区"))]
        options += [Option(site.id, site.name or unnamed) for site in sites]
        shown = [(self.at.itemData(n), self.at.itemText(n)) for n in range(self.at.count())]
        if shown != [(option.id, option.spoken) for option in options]:
            self.at.set_options(options)

    def set_read_only(self, read_only: bool) -> None:
        """Show the exclusion without letting it be changed."""
        for combo in (self.kind, self.at):
            combo.setEnabled(not read_only)
        for field in (self.name, self.reason, self.note):
            field.setReadOnly(read_only)
        self.remove.setVisible(not read_only)

    def field(self, key: str) -> QWidget:
        """Return the field of a key of the exclusion; of an unknown key the first."""
        fields: dict[str, QWidget] = {
            "site": self.at,
            "name": self.name,
            "reason": self.reason,
            "note": self.note,
        }
        return fields.get(key, self.kind)

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in the order they are read."""
        return (self.kind, self.name, self.at, self.note, self.reason, self.remove)

    def flush(self) -> None:
        """Hand over what is still being written."""
        for field in (self.name, self.reason, self.note):
            field.flush()

    def collected(self) -> Exclusion:
        """Return the exclusion as the fields say."""
        at = self.at.value()
        return replace(
            self.exclusion,
            kind=self.kind.value(),  # type: ignore[arg-type]
            name=self.name.value(),
            site="" if at == EVERYWHERE else at,
            reason=self.reason.value(),
            note=self.note.value(),
        )

    def _on_committed(self, _text: str) -> None:
        self.edited.emit(self.exclusion.id, self.collected(), False)

    def _on_paused(self, _text: str) -> None:
        self.edited.emit(self.exclusion.id, self.collected(), True)

    def _on_remove(self) -> None:
        self.removal_asked.emit(self.exclusion.id)
