"""Any of several, with an explicit "none": an empty list is no answer until the user says so."""

import itertools
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gf_desktop.ui.theme import set_flag, set_role, space
from gf_desktop.ui.widgets.options import Option, OptionTitle


class TickList(QWidget):
    """Check boxes in columns, "一项也没有" and a count.

    Signals:
        ticks_changed(object): The user changed the answer: a tuple of ids, empty for an explicit none, or
            ``None`` when nothing is answered any more.
    """

    ticks_changed = Signal(object)

    def __init__(
        self,
        label: str = "",
        options: Sequence[Option] = (),
        parent: QWidget | None = None,
        *,
        columns: int = 2,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._options: tuple[Option, ...] = ()
        self._boxes: list[QCheckBox] = []
        self._titles: list[OptionTitle] = []
        self._marked: frozenset[str] = frozenset()
        self.setAccessibleName(label)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(8))
        self._grid.setVerticalSpacing(space(4))
        self._none = QCheckBox(self.tr("一项也没有"), self)
        self._none.setObjectName("none")
        self._none.clicked.connect(self._on_none)
        self._count = QLabel(self)
        set_role(self._count, "muted")
        foot = QHBoxLayout()
        foot.addWidget(self._none)
        foot.addStretch(1)
        foot.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(8))
        layout.addLayout(self._grid)
        layout.addLayout(foot)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; nothing is answered afterwards."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._options = tuple(options)
        self._titles = []
        self._boxes = [self._add(place, option) for place, option in enumerate(self._options)]
        for column in range(self._columns):
            self._grid.setColumnStretch(column * 2 + 1, 1)
        self.setFocusProxy(self._boxes[0] if self._boxes else self._none)
        for before, after in itertools.pairwise((*self._boxes, self._none)):
            QWidget.setTabOrder(before, after)
        self.set_value(None)

    def value(self) -> tuple[str, ...] | None:
        """Return the ids ticked; empty for an explicit none, ``None`` for no answer."""
        ticked = tuple(
            option.id for option, box in zip(self._options, self._boxes, strict=True) if box.isChecked()
        )
        return ticked if ticked or self._none.isChecked() else None

    def set_value(self, ticked: Iterable[str] | None) -> None:
        """Show an answer from outside without emitting."""
        wanted = None if ticked is None else set(ticked)
        for option, box in zip(self._options, self._boxes, strict=True):
            box.setChecked(wanted is not None and option.id in wanted)
        self._none.setChecked(wanted is not None and not any(box.isChecked() for box in self._boxes))
        self._tidy()

    def set_marks(self, marked: Iterable[str], words: str) -> None:
        """Say ``words`` behind the titles of the ``marked``, and of no other."""
        self._marked = frozenset(marked)
        pattern = self.tr("{title}（{words}）")
        for option, box, title in zip(self._options, self._boxes, self._titles, strict=True):
            said = option.spoken
            if option.id in self._marked:
                said = pattern.format(title=said, words=words)
            if title.text() != said:
                title.setText(said)
                box.setAccessibleName(said)

    def set_read_only(self, read_only: bool) -> None:
        """Show the answer without letting it be changed."""
        for box in (*self._boxes, self._none):
            box.setEnabled(not read_only)

    def _add(self, place: int, option: Option) -> QCheckBox:
        row, column = divmod(place, self._columns)
        box = QCheckBox(self)
        set_flag(box, "kind", "bare")
        box.setObjectName(f"tick-{option.id}")
        box.setAccessibleName(option.spoken)
        box.clicked.connect(self._on_ticked)
        title = OptionTitle(option.spoken, box, self)
        self._titles.append(title)
        self._grid.addWidget(box, row, column * 2, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(title, row, column * 2 + 1, Qt.AlignmentFlag.AlignVCenter)
        return box

    def _on_ticked(self, checked: bool) -> None:
        if checked:
            self._none.setChecked(False)
        self._tell()

    def _on_none(self, checked: bool) -> None:
        if checked:
            for box in self._boxes:
                box.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        self._tidy()
        self.ticks_changed.emit(self.value())

    def _tidy(self) -> None:
        value = self.value()
        if value is None:
            self._count.setText(self.tr("尚未作答，共 {total} 项").format(total=len(self._options)))
        else:
            text = self.tr("已选 {ticked} 项，共 {total} 项")
            self._count.setText(text.format(ticked=len(value), total=len(self._options)))
