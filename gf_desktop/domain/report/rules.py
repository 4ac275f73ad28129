"""From which papers the programme's conditions and negative list come, and which of them nobody could check.

The report's chapters name papers only; how a text was had, and what is not verified of it, stands in the annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gf_desktop.domain.document import Document
from gf_desktop.domain.pack import Source
from gf_desktop.domain.programme import Item, Programme
from gf_desktop.domain.report.cells import without_remark

_UNCHECKED = re.compile(r"（[^（）]*没有核实）$")


def programme_words(document: Document, programme: Programme | None) -> dict[str, Any]:
    """Return whose rules are gone by: ``papers`` they stand in, ``note`` on their text, titles ``unchecked``."""
    if programme is None:
        return {}
    return {
        "title": programme.title,
        "issuer": programme.issuer,
        "status": programme.status,
        "papers": papers(document, programme),
        "note": programme.status_note,
        "unchecked": [one.title for one in _items(document, programme) if _UNCHECKED.search(one.article)],
    }


def article(one: Item) -> str:
    """Return an item's article as a chapter prints it: that its number was not checked stands in the annex."""
    return _UNCHECKED.sub("", one.article)


def papers(document: Document, programme: Programme) -> list[str]:
    """Return the papers that the report's conditions and circumstances stand in; retellings of them are none."""
    retold = [programme.sources[key].title for key in programme.retold]
    held = [one for one in sources(document, programme) if one.confidence != "memory"]
    return [without_remark(one.title) for one in held if one.title not in retold]


def sources(document: Document, programme: Programme) -> list[Source]:
    """Return every source of the report's conditions and circumstances, in the programme's order."""
    used = [programme.source_of(one) for one in _items(document, programme)]
    return [one for one in programme.sources.values() if one in used]


def _items(document: Document, programme: Programme) -> Iterator[Any]:
    yield from programme.conditions_for(document.subject, document.purpose)
    yield from programme.disqualifiers_for(document.subject)
