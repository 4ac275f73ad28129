"""Words and ways for the places that computed values were read from, as calculators name them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from gf_desktop.domain.ledgers import LEDGERS, columns
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.messages import Message
from gf_desktop.domain.result import Gap
from gf_desktop.ui.assessment.place import BOUNDARY, DATA, OVERVIEW, SETTINGS, Place, place_of
from gf_desktop.ui.assessment.states import short_title
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.widgets.link_label import Line


def way_to(path: str) -> Place:
    """Return the page, and the cell there, of a place as calculators and findings name it.

    A word that something is none (``none/energy.feedstock``) stands in its ledger.
    """
    place = place_of(path)
    if place.step != DATA or place.part in (*LEDGERS, SETTINGS):
        return place
    ledger = place.row.partition(".")[0]
    return Place(DATA, ledger if ledger in LEDGERS else OVERVIEW)


class Where(QObject):
    """Names places of the year's data, such as ``energy/e1/consumed``: 能源 · 电力 · 工业生产消费."""

    def __init__(self, model: SessionModel) -> None:
        super().__init__()
        self._model = model

    def title(self, path: str) -> str:
        """Return what a place is called."""
        ledger, _, rest = path.partition("/")
        if ledger not in LEDGERS:
            return self.tr("评价边界") if ledger == BOUNDARY else self.tr("计算选项")
        key, _, column = rest.partition("/")
        return " · ".join(
            filter(
                None,
                (short_title(self._model, ledger), self._row(ledger, key), _column(self, ledger, column)),
            )
        )

    def _row(self, ledger: str, key: str) -> str:
        row = self._model.document.ledgers.row(ledger, key) if key else None
        if row is None:
            return ""
        if ledger == "output_value":
            return str(getattr(row, "year", None) or self._numbered(ledger, key))
        said = label(row)
        text = self.say(said) if isinstance(said, Message) else str(said)
        return self._numbered(ledger, key) if text == key else text

    def _numbered(self, ledger: str, key: str) -> str:
        """Return which row it is where nothing names it: an id says nothing to a person."""
        keys = [row.id for row in self._model.document.ledgers.rows(ledger)]
        return self.tr("第 {number} 行").format(number=keys.index(key) + 1)

    def say(self, said: Message) -> str:
        """Return a sentence in words."""
        return self._model.say(said)

    def rows(self, used: Iterable[str]) -> tuple[Line, ...]:
        """Return the rows that places lie in, each once: what they are called, and the way there."""
        found: dict[str, str] = {}
        for path in used:
            ledger, *rest = path.split("/")
            inner = "/".join((ledger, *rest[:1])) if ledger in LEDGERS else path
            found.setdefault(self.title(inner), way_to(inner).text())
        return tuple(found.items())

    def gaps(self, gaps: Iterable[Gap]) -> tuple[Line, ...]:
        """Return what is missing as sentences, each with the way to where it is entered."""
        return tuple((self.say(gap.said), way_to(gap.place).text()) for gap in gaps)


def _column(where: Where, ledger: str, key: str) -> str:
    title = next((column.title for column in columns(ledger) if column.key == key), None)
    return where.say(title) if title is not None else ""
