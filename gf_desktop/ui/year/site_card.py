"""The card of one site: what it is called, where it lies, whether it belongs to the evaluation, and by how much."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gf_desktop.domain.ledgers import Site
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.year.fields import FormGrid, LineField, ShareField


def share_text(site: Site) -> str:
    """Return a site's share of land as it is typed: the figure, or what was entered and is none yet."""
    figure = decimal_text(site.land_share) if site.land_share is not None else ""
    return site.drafts.get("land_share", figure)


class SiteCard(Card):
    """One site of the boundary.

    Signals:
        edited(str, object, bool): The site of this id is now this ``Site``; whether someone is still typing.
        removal_asked(str): The site of this id shall go.
    """

    edited = Signal(str, object, bool)
    removal_asked = Signal(str)

    def __init__(self, site: Site, model: SessionModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self.site = site
        self._share = ""
        self._make_fields(model)
        self.remove = text_link(self.tr("移除"))
        self.remove.setObjectName("remove")
        self.remove.setMaximumHeight(self.fontMetrics().height() + space(4))
        self.remove.clicked.connect(self._on_remove)
        self.add_to_header(self.remove)
        grid = FormGrid()
        grid.put(0, 0, self.tr("名称"), self.name)
        grid.put(0, 1, self.tr("是否纳入"), self.inside)
        grid.put(1, 0, self.tr("地址"), self.address)
        grid.put(1, 1, self.tr("租赁情况"), self.leased)
        grid.put(2, 0, self.tr("备注"), self.note)
        grid.put(2, 1, self.tr("本企业用地占比"), self.land_share)
        self.body.addLayout(grid)
        self._follow()

    def _make_fields(self, model: SessionModel) -> None:
        self.name = LineField(self.tr("厂区名称"))
        self.address = LineField(self.tr("厂区地址"))
        self.note = LineField(self.tr("厂区备注"))
        inside = [Option("in", self.tr("纳入评价")), Option("out", self.tr("不纳入"))]
        self.inside = Combo(self.tr("是否纳入评价"), inside)
        leased = [
            Option("no", self.tr("没有租赁")),
            Option("in", self.tr("租入")),
            Option("out", self.tr("租给别人")),
        ]
        self.leased = Combo(self.tr("租赁情况"), leased)
        title = self.tr("本企业用地占这个厂区的比例，不填表示全部")
        self.land_share = ShareField(title, model.say)
        self.land_share.edit.setPlaceholderText(self.tr("全部"))
        self.land_share.setToolTip(title)

    def _follow(self) -> None:
        for field in (self.name, self.address, self.note):
            field.committed.connect(self._on_committed)
            field.draft_ready.connect(self._on_paused)
        for combo in (self.inside, self.leased):
            combo.chosen.connect(self._on_committed)
        self.land_share.committed.connect(self._on_committed)

    def show_site(self, site: Site, number: int) -> None:
        """Show the site as it stands, as the ``number``-th of its list."""
        self.site = site
        self.set_title(str(number), site.name or self.tr("未命名的厂区"))
        for key, field in (("name", self.name), ("address", self.address), ("note", self.note)):
            field.set_value(getattr(site, key))
        self.inside.set_value(site.inside)
        self.leased.set_value(site.leased)
        share = share_text(site)
        if share != self._share:  # what is being typed stays
            self._share = share
            self.land_share.edit.set_value(share)
        named = self.tr("移除厂区“{name}”").format(name=site.name or number)
        self.remove.setAccessibleName(named)
        open_ = self.tr("请说明这个厂区是否纳入评价：没有说明之前，写明属于它的数据不能计算。")
        self.set_foot(Level.ATTENTION, "" if site.inside else open_)

    def set_read_only(self, read_only: bool) -> None:
        """Show the site without letting it be changed."""
        for field in (self.name, self.address, self.note):
            field.setReadOnly(read_only)
        for combo in (self.inside, self.leased):
            combo.setEnabled(not read_only)
        self.land_share.edit.setReadOnly(read_only)
        self.remove.setVisible(not read_only)

    def field(self, key: str) -> QWidget:
        """Return the field of a key of the site; of an unknown key the first."""
        fields: dict[str, QWidget] = {
            "inside": self.inside,
            "leased": self.leased,
            "land_share": self.land_share.edit,
        }
        fields |= {"address": self.address, "note": self.note}
        return fields.get(key, self.name)

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in the order they are read."""
        return (
            self.name,
            self.inside,
            self.address,
            self.leased,
            self.note,
            self.land_share.edit,
            self.remove,
        )

    def flush(self) -> None:
        """Hand over what is still being written."""
        for field in (self.name, self.address, self.note, self.land_share.edit):
            field.flush()

    def collected(self) -> Site:
        """Return the site as the fields say; a share that is no figure yet is its draft."""
        reading = self.land_share.edit.reading()
        return replace(
            self.site,
            name=self.name.value(),
            address=self.address.value(),
            note=self.note.value(),
            inside=self.inside.value(),  # type: ignore[arg-type]
            leased=self.leased.value(),  # type: ignore[arg-type]
            land_share=None if reading.draft else reading.value,
            drafts={"land_share": reading.draft} if reading.draft else {},
        )

    def _on_committed(self, _text: str) -> None:
        site = self.collected()
        self._share = share_text(site)
        self.edited.emit(self.site.id, site, False)

    def _on_paused(self, _text: str) -> None:
        self.edited.emit(self.site.id, self.collected(), True)

    def _on_remove(self) -> None:
        self.removal_asked.emit(self.site.id)
