"""What stands above a ledger's table: its name, what belongs into it, who needs it, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from gf_desktop.domain.calculators import READS
from gf_desktop.domain.ledgers import columns, ledger_title
from gf_desktop.domain.ledgers.rules import declared_none, may_be_none
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Indicator
from gf_desktop.domain.result import Gap
from gf_desktop.ui.ledgers.words import Words
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.buttons import elided_link, text_link
from gf_desktop.ui.widgets.elided_label import ElidedLabel

SHOWN = 2
"""How many gaps are named before the rest waits in a list."""
LISTED = 20
"""How many the list holds; filling these brings up the next."""
_CHOOSE = "calc.choose-"


def needing(ledger: str, indicators: Iterable[Indicator]) -> list[str]:
    """Return the titles of the indicators that are computed from a ledger."""
    found: dict[str, None] = {}
    for row in indicators:
        names = {row.calculator, *(variant.calculator for variant in row.variants)}
        if any(ledger in READS.get(name, ()) for name in names):
            found[row.title] = None
    return list(found)


def gaps_in(ledger: str, model: SessionModel) -> list[Gap]:
    """Return what is missing here for computed values, each once."""
    found: dict[tuple[str, str], Gap] = {}
    inside = (f"{ledger}/", f"none/{ledger}.")
    for row in model.result.rows:
        for gap in row.derived.gaps if row.derived else ():
            if gap.place == ledger or gap.place.startswith(inside):
                found.setdefault((gap.place, gap.said.code), gap)
    return list(found.values())


def column_of(gap: Gap, ledger: str) -> str:
    """Return the key of the column that a gap is about as a whole, or nothing where it is about a row or a cell."""
    whole, _, rest = gap.place.partition("/")
    if whole == "none":
        key = rest.partition(".")[2]
    elif not rest:
        # Whether a limit or a quota applies is asked for all products at once, by the column's own sentence.
        key = (
            gap.said.code.removeprefix(_CHOOSE).replace("-", "_") if gap.said.code.startswith(_CHOOSE) else ""
        )
    else:
        key = rest
    return key if any(one.key == key for one in columns(ledger)) else ""


def declarable(gap: Gap, ledger: str) -> str:
    """Return what a gap offers to declare none, as ``energy.feedstock`` or ``water.living``; nothing where it does not.

    A gap about a single cell offers its column, one about a kind of rows that kind.
    """
    key = column_of(gap, ledger)
    if not key and gap.said.code in ("calc.blank-or-none", "calc.kind-missing"):
        key = gap.place.rpartition("/")[2]
    what = f"{ledger}.{key}"
    return what if key and what in may_be_none() else ""


class Head(QWidget):
    """Title and sentences.

    Signals:
        asked(str): The user wants to go to a gap's place, a cell (``energy/e1/consumed``) or a column
            (``products/limit_standard``).
    """

    asked = Signal(str)

    def __init__(self, model: SessionModel, ledger: str, words: Words) -> None:
        super().__init__()
        self._model = model
        self._ledger = ledger
        self.title = QLabel(model.say(ledger_title(ledger)))
        set_role(self.title, "page")
        self.purpose = ElidedLabel(words.purpose(ledger))
        self.needed = ElidedLabel(self._needed())
        for label in (self.purpose, self.needed):
            set_role(label, "muted")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(space(16), space(12), space(16), space(4))
        self._lines.setSpacing(space(4))
        self._lines.addWidget(self.title)
        self._lines.addWidget(self.purpose)
        self._lines.addWidget(self.needed)
        self._gaps = QWidget()
        self._gap_lines = QVBoxLayout(self._gaps)
        self._gap_lines.setContentsMargins(0, 0, 0, 0)
        self._gap_lines.setSpacing(0)
        self._lines.addWidget(self._gaps)
        self._shown: tuple[list[Gap], bool] | None = None
        self._needs = bool(needing(ledger, model.pack.indicators))
        self._line_height = (
            self._line(Gap(said=message("ui.changed", title=""), place=""), []).sizeHint().height()
        )

    def _needed(self) -> str:
        titles = needing(self._ledger, self._model.pack.indicators)
        if not titles:
            return self.tr("本评价要求中没有直接由它计算的指标，作为说明和证明材料的依据。")
        return self.tr("由它计算的指标：{titles}。").format(titles="、".join(titles))

    def refresh(self) -> None:
        """Say what is missing now."""
        gaps = gaps_in(self._ledger, self._model)
        told = self._told()
        if (gaps, told) == self._shown:
            return
        self._shown = (gaps, told)
        while (item := self._gap_lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, gap in enumerate(gaps[:SHOWN], 1):
            rest = gaps[SHOWN:] if number == SHOWN else []
            self._gap_lines.addWidget(self._line(gap, rest))
        if not gaps:
            self._gap_lines.addWidget(self._nothing(told))
        self._gap_lines.addStretch(1)
        # The room for all of them is kept, so that the table stays where it is while one types.
        self._gaps.setFixedHeight(SHOWN * self._line_height if self._needs else 0)

    def _told(self) -> bool:
        """Return whether anything was said here, if only that there is nothing."""
        ledgers = self._model.document.ledgers
        return bool(ledgers.rows(self._ledger)) or declared_none(ledgers, self._ledger)

    def _nothing(self, told: bool) -> QLabel:
        # Before anything is entered nothing is asked for yet: that is not the same as complete.
        label = QLabel(self.tr("由它计算的指标在这里没有缺少的数据。") if self._needs and told else "")
        set_role(label, "muted")
        return label

    def _line(self, gap: Gap, rest: list[Gap]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        sign = QLabel()
        set_icon(sign, "alert", colour="attention")
        sign.setAccessibleName(self.tr("还缺"))
        link = elided_link(self._model.say(gap.said))
        link.setObjectName("gap")
        link.clicked.connect(partial(self._ask, self._place(gap)))
        row.addWidget(sign)
        row.addWidget(link)
        if (what := declarable(gap, self._ledger)) and self._may_declare(what):
            row.addSpacing(space(12))
            row.addWidget(self._declaring(what))
        if rest:
            row.addSpacing(space(12))
            row.addWidget(self._others(rest))
        row.addStretch(1)
        return line

    def _place(self, gap: Gap) -> str:
        column = column_of(gap, self._ledger)
        return f"{self._ledger}/{column}" if column else gap.place

    def _may_declare(self, what: str) -> bool:
        return what not in self._model.document.ledgers.none and not self._model.read_only

    def _declaring(self, what: str) -> QWidget:
        """Return words that declare at once what the gap asks for to be none."""
        is_column = self._column_title(what) != ""
        link = text_link(self.tr("声明都没有") if is_column else self.tr("声明没有"))
        link.setObjectName("declare-none")
        link.setAccessibleName(f"{self._title(what)}：{link.text()}")
        if is_column:
            link.setToolTip(self.tr("“{title}”一列空着的，都按没有处理。").format(title=self._title(what)))
        link.clicked.connect(partial(self._declare, what))
        return link

    def _declare(self, what: str, _checked: bool = False) -> None:
        if self._column_title(what):
            self.asked.emit(what.replace(".", "/", 1))
        self._model.none(what, True, self._title(what))

    def _title(self, what: str) -> str:
        ledger, _, key = what.partition(".")
        return self._column_title(what) or self._model.say(message(f"option.{ledger}.kind.{key}"))

    def _column_title(self, what: str) -> str:
        """Return the title of the column that a word speaks of, or nothing where it is a kind of rows."""
        key = what.partition(".")[2]
        return next((self._model.say(one.title) for one in columns(self._ledger) if one.key == key), "")

    def _others(self, gaps: list[Gap]) -> QWidget:
        """Return words that open the list of the other gaps."""
        words = self.tr("另有 {count} 处待补充…").format(count=len(gaps))
        link = text_link(words)
        link.setObjectName("other-gaps")
        menu = QMenu(link)
        for gap in gaps[:LISTED]:
            action = menu.addAction(self._model.say(gap.said))
            action.triggered.connect(partial(self._ask, self._place(gap)))
        link.setMenu(menu)
        link.setPopupMode(link.ToolButtonPopupMode.InstantPopup)
        return link

    def _ask(self, place: str, _checked: bool = False) -> None:
        self.asked.emit(place)
