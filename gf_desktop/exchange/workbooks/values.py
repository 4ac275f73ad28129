"""What stands in a cell for a value of the document, and for a whole row: text, a figure, or nothing.

The other way round is ``reading``'s work: what is written here comes back as it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import LEDGERS, Row
from gf_desktop.domain.ledgers.quantity import MONTHS
from gf_desktop.domain.ledgers.rules import may_be_none
from gf_desktop.domain.messages import Message, Param
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.exchange.workbooks.fields import GREEN_KINDS
from gf_desktop.exchange.workbooks.shapes import Field, Form, Table

Say = Callable[[Message], str]
Content = str | Decimal | int | None
Line = Mapping[str, object]
"""A row's values by field."""

BY_MONTH = "按月"
"""What the year's cell of a quantity says that is told by month."""

PAIRS, PAIR = "；", "="
_ESCAPED = re.compile(r"[\\；;=＝\n]")


class Names:
    """What references are shown as: the name of the row they point at, or its id where names are not telling."""

    def __init__(self, document: Document) -> None:
        self._shown = {"sites": _names(document.boundary.sites)}
        self._shown |= {ledger: _names(document.ledgers.rows(ledger)) for ledger in LEDGERS}

    def shown(self, table: str, row_id: str) -> str:
        """Return what stands in a cell for the row of that id."""
        return self._shown[table].get(row_id, row_id)


def _names(rows: tuple[Any, ...]) -> dict[str, str]:
    ids = {row.id for row in rows}
    named = {row.id: str(getattr(row, "name", "")) for row in rows}
    times = Counter(named.values())
    return {
        row_id: name
        for row_id, name in named.items()
        if name and name == name.strip() and times[name] == 1 and (name not in ids or name == row_id)
    }


def text_of(param: Param, say: Say) -> str:
    """Return the words of a title or an option."""
    if isinstance(param, Message):
        return say(param)
    return "、".join(param) if isinstance(param, tuple) else str(param)


def content(field: Field, value: object, names: Names, say: Say) -> Content:
    """Return what stands in the cell of a field for a value."""
    if value is None or value == "":
        return None
    if isinstance(value, tuple):
        return BY_MONTH
    if isinstance(value, Mapping):
        return pairs_text(value)
    if isinstance(value, (Decimal, int)):
        return value
    text = str(value)
    if field.kind == "reference":
        return names.shown(field.ref, text)
    return next((text_of(title, say) for code, title in field.options if code == text), text)


def pairs_text(values: Mapping[str, Decimal]) -> str:
    """Return figures by name as one text: ``熟料系数=0.75；……``; the signs of it inside a name are escaped."""
    return PAIRS.join(f"{_escaped(name)}{PAIR}{decimal_text(figure)}" for name, figure in values.items())


def _escaped(name: str) -> str:
    return _ESCAPED.sub(lambda found: "\\" + found[0], name)


def lines(table: Table, document: Document) -> Iterator[Line]:
    """Yield the rows of a table's sheet, drafts in the place of the figure that they are not yet."""
    if table.by_month:
        yield from _month_lines(table, document)
    elif table.key in _LISTS:
        yield from _LISTS[table.key](document)
    else:
        for row in document.ledgers.rows(table.ledger):
            yield {field.key: row.drafts.get(field.key) or getattr(row, field.key) for field in table.fields}


def _sites(document: Document) -> Iterator[Line]:
    for site in document.boundary.sites:
        yield {key: site.drafts.get(key) or getattr(site, key) for key in site.__slots__ if key != "drafts"}


def _exclusions(document: Document) -> Iterator[Line]:
    for one in document.boundary.exclusions:
        yield {key: getattr(one, key) for key in one.__slots__}


def _figures(document: Document) -> Iterator[Line]:
    settings = document.ledgers.settings
    for key in dict.fromkeys((*settings.accepted, *settings.figures)):
        accepted = "yes" if key in settings.accepted else ""
        yield {"id": key, "accepted": accepted, "figure": settings.figures.get(key)}


def _none(document: Document) -> Iterator[Line]:
    """What is declared none as the document has it, then all else that may be, ledger by ledger."""
    declared = tuple(dict.fromkeys(document.ledgers.none))
    order = list(LEDGERS)
    known = sorted(may_be_none(), key=lambda what: (order.index(what.partition(".")[0]), "." in what, what))
    for what in (*declared, *(one for one in known if one not in declared)):
        yield {"id": what, "none": "yes" if what in declared else ""}


_LISTS: Mapping[str, Callable[[Document], Iterator[Line]]] = {
    "sites": _sites,
    "exclusions": _exclusions,
    "figures": _figures,
    "none": _none,
}


def _month_lines(table: Table, document: Document) -> Iterator[Line]:
    quantities = tuple(code for code, _ in _quantity_field(table).options)
    for row in document.ledgers.rows(table.ledger):
        told = [key for key in quantities if isinstance(getattr(row, key), tuple)]
        for key in told or _first_open(row, quantities):
            yield {"id": row.id, "row": row, "quantity": key, "months": _twelve(getattr(row, key))}


def _quantity_field(table: Table) -> Field:
    return next(field for field in table.fields if field.key == "quantity")


def _first_open(row: Row, quantities: tuple[str, ...]) -> tuple[str, ...]:
    """A row that tells nothing yet gets a line for its chief quantity, to be filled in."""
    if any(getattr(row, key) is not None for key in quantities):
        return ()
    chief = next((key for key in ("consumed", "output", "amount", "generated") if key in quantities), "")
    return (chief or quantities[0],)


def _twelve(quantity: object) -> tuple[Decimal | None, ...]:
    months = quantity if isinstance(quantity, tuple) else ()
    return (*months, *[None] * (MONTHS - len(months)))


def facts(form: Form, document: Document) -> Mapping[str, object]:
    """Return the values of a form's fields."""
    if form.key == "facts":
        return {field.key: _fact(document, field.key) for field in form.fields}
    if form.key == "settings":
        settings = document.ledgers.settings
        green = {f"zero_carbon.{kind}": "yes" if kind in settings.zero_carbon else "" for kind in GREEN_KINDS}
        return {f.key: green[f.key] if f.key in green else getattr(settings, f.key) for f in form.fields}
    return {field.key: _inner(document.boundary, field.key) for field in form.fields}


def _fact(document: Document, key: str) -> object:
    if key == "year":
        return document.year or None
    if key.startswith("scheme."):
        return _inner(document, key)
    return _inner(document.applicant, key)


def _inner(holder: object, key: str) -> object:
    for name in key.split("."):
        holder = getattr(holder, name)
    return holder
