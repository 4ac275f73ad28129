"""Read a pack's workbook as the two trees that a pack file holds, each thing with its cell.

What the trees say is checked by the same rules as a file's: ``standards.packs.pack_of``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.domain.pack import (
    Degree,
    EvidenceItem,
    FormField,
    Gate,
    Header,
    Indicator,
    Option,
    Section,
    Source,
    Table,
    TickOption,
)
from gf_desktop.domain.problems import Path
from gf_desktop.exchange.books import Book
from gf_desktop.exchange.packs.fields import Field, fields_of
from gf_desktop.exchange.packs.layout import (
    KEY,
    LEVEL,
    LEVELS,
    OWNER,
    SET,
    VARIANT,
    WHERE,
    Level,
    SheetKey,
    layout,
)
from gf_desktop.exchange.packs.names import Ids
from gf_desktop.exchange.packs.sheets import (
    RawLine,
    Sheets,
    Spot,
    Trouble,
    find_sheets,
    form_line,
    table_lines,
)
from gf_desktop.exchange.packs.words import Words

Node = dict[str, Any]
Owner = tuple[str, str, str]
_SET_SHAPES: Mapping[str, type] = {"ticks": TickOption, "choice": Option, "degrees": Degree}
_INSIDE: Mapping[Level, tuple[str, tuple[Level, ...]]] = {
    "section": ("sections", ()),
    "group": ("groups", ("section",)),
    "indicator": ("indicators", ("group",)),
    "variant": ("variants", ("indicator",)),
    "part": ("parts", ("variant", "indicator")),
}
"""The list that holds what is of a level, and the levels that such a list may belong to, the nearest first."""


@dataclass(frozen=True, slots=True)
class PackTrees:
    """What a workbook says: the header and the table as plain trees, the cell of each path, and what is in the way.

    Where there are ``troubles`` the trees are not whole.
    """

    header: Node
    table: Node
    header_spots: Mapping[Path, Spot]
    table_spots: Mapping[Path, Spot]
    troubles: tuple[Trouble, ...]


def read_pack_book(book: Book, words: Words) -> PackTrees:
    """Return what a pack's workbook says.

    Raises:
        UserFacingError: If the book has none of a pack's sheets.
    """
    sheets = find_sheets(book, words)
    if not sheets.found:
        raise UserFacingError(message("packs.not-a-pack", name=book.name))
    reader = _Reader(sheets)
    header, table = reader.form()
    reader.sources(table)
    reader.gates(table)
    reader.outline(table)
    reader.bonus(table)
    reader.options()
    reader.evidence()
    reader.information(table)
    troubles = tuple(sorted(sheets.troubles, key=lambda trouble: trouble.spot))
    return PackTrees(header, table, reader.header_spots, reader.table_spots, troubles)


class _Reader:
    """Puts the lines of the sheets together as trees."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self.header_spots: dict[Path, Spot] = {(): sheets.spot("header")}
        self.table_spots: dict[Path, Spot] = {(): sheets.spot("header")}
        self._owners: dict[Owner, tuple[Node, Path]] = {}
        self._named: dict[Owner, list[Owner]] = {}
        self._ids = Ids()

    def form(self) -> tuple[Node, Node]:
        """Return the header, and the table with its facts."""
        line = form_line(self._sheets, layout("header"))
        trees: list[Node] = []
        for root, kind, spots in (
            ("header", Header, self.header_spots),
            ("table", Table, self.table_spots),
        ):
            part = _part(line, root)
            trees.append(_thing(part, fields_of(kind), (), spots))
        return trees[0], trees[1]

    def sources(self, table: Node) -> None:
        """Read the sources by their keys."""
        found: Node = {}
        self.table_spots[("sources",)] = self._sheets.spot("sources")
        for line in table_lines(self._sheets, layout("sources")):
            key = line.values.get(KEY)
            if not isinstance(key, str):
                self._trouble(line, KEY, message("packs.no-source-key"))
            elif key in found:
                self._trouble(line, KEY, message("packs.source-twice", key=key))
            else:
                found[key] = self._at(line, Source, ("sources", key))
        table["sources"] = found

    def gates(self, table: Node) -> None:
        """Read the basic requirements."""
        found = []
        self.table_spots[("gates",)] = self._sheets.spot("gates")
        for number, line in enumerate(table_lines(self._sheets, layout("gates"))):
            node = self._at(line, Gate, ("gates", number))
            self._own(
                ("gate", str(node.get("id", "")), ""), str(node.get("title", "")), node, ("gates", number)
            )
            found.append(node)
        if found:
            table["gates"] = found

    def outline(self, table: Node) -> None:
        """Read sections, groups, rows, their forms and parts."""
        table["sections"] = []
        self.table_spots[("sections",)] = self._sheets.spot("rows")
        self._levels(table_lines(self._sheets, layout("rows")), table, ())

    def bonus(self, table: Node) -> None:
        """Read the rows of the bonus; the form may have said its cap already."""
        lines = table_lines(self._sheets, layout("bonus"))
        if not lines and "bonus" not in table:
            return
        holder = table.setdefault("bonus", {})
        holder["indicators"] = []
        self.table_spots.setdefault(("bonus",), self._sheets.spot("bonus"))
        self._levels(lines, holder, ("bonus",))

    def _levels(self, lines: Iterable[RawLine], root: Node, path: Path) -> None:
        """Hang each line under the nearest one above that can hold it."""
        above: dict[Level, tuple[Node, Path]] = {}
        top = "indicators" if path else "sections"
        for line in lines:
            level = line.values.get(LEVEL)
            if level not in LEVELS:
                said = message("packs.no-level") if level is None else self._no_such_level(str(level))
                self._trouble(line, LEVEL, said)
                continue
            level = cast(Level, level)
            key, holders = _INSIDE[level]
            holder = (root, path) if key == top else self._holder(line, level, holders, above)
            if holder is not None:
                self._hang(line, level, holder, above)

    def _no_such_level(self, text: str) -> Message:
        column = layout("rows").column(LEVEL)
        assert column
        words = tuple(self._sheets.words.offered("rows", column).values())
        return message("packs.level", text=text, allowed=words)

    def _holder(
        self,
        line: RawLine,
        level: Level,
        holders: tuple[Level, ...],
        above: Mapping[Level, tuple[Node, Path]],
    ) -> tuple[Node, Path] | None:
        found = next((above[one] for one in holders if one in above), None)
        if found is None:
            column = layout("rows").column(LEVEL)
            assert column
            shown = [self._sheets.words.shown("rows", column, one) for one in (level, *holders[-1:])]
            said = message("packs.orphan", level=shown[0], above=shown[-1])
            self._trouble(line, LEVEL, said)
        return found

    def _hang(
        self, line: RawLine, level: Level, holder: tuple[Node, Path], above: dict[Level, tuple[Node, Path]]
    ) -> None:
        key = _INSIDE[level][0]
        siblings = holder[0].setdefault(key, [])
        path = (*holder[1], key, len(siblings))
        node = self._at(line, LEVELS[level], path)
        for inner in {"section": ("groups",), "group": ("indicators",)}.get(level, ()):
            node[inner] = []
        siblings.append(node)
        for deeper in tuple(LEVELS)[tuple(LEVELS).index(level) :]:
            above.pop(deeper, None)
        above[level] = (node, path)
        row = above.get("indicator", (node, path))[0]
        if level in ("indicator", "variant"):
            variant = str(node.get("id", "")) if level == "variant" else ""
            self._own(("row", str(row.get("id", "")), variant), str(node.get("title", "")), node, path)

    def options(self) -> None:
        """Read what can be ticked or chosen, and the degrees."""
        for line in table_lines(self._sheets, layout("options")):
            owner, key = self._owner(line, "row"), str(line.values.get(SET, ""))
            if owner is None:
                continue
            if key not in _SET_SHAPES:
                self._trouble(line, SET, message("packs.no-set"))
                continue
            node, path = owner
            if key == "degrees":
                self._append(line, node, path, "degrees", _SET_SHAPES[key])
            else:
                inner = node.setdefault(key, {})
                self._append(line, inner, (*path, key), "options", _SET_SHAPES[key])

    def evidence(self) -> None:
        """Read the evidence that rows and basic requirements ask for."""
        for line in table_lines(self._sheets, layout("evidence")):
            owner = self._owner(line, str(line.values.get(WHERE, "row")))
            if owner is not None:
                self._append(line, *owner, "evidence", EvidenceItem)

    def information(self, table: Node) -> None:
        """Read the fields of the form's basic information."""
        for line in table_lines(self._sheets, layout("information")):
            form = table.setdefault("form", {})
            self._append(line, form, ("form",), "information", FormField)

    def _append(self, line: RawLine, node: Node, path: Path, key: str, kind: type) -> None:
        items = node.setdefault(key, [])
        at = (*path, key, len(items))
        items.append(self._at(line, kind, at))

    def _owner(self, line: RawLine, where: str) -> tuple[Node, Path] | None:
        """Return the row, requirement or variant that a line belongs to, by its name or its id."""
        name, variant = str(line.values.get(OWNER, "")), str(line.values.get(VARIANT, ""))
        # Where a line does not say so, what no row is called may be a basic requirement.
        wheres = (where,) if WHERE in line.values else (where, "gate")
        owners = next((found for one in wheres if (found := self._find(one, name))), [])
        if len(owners) != 1:
            code = "packs.no-owner" if not owners else "packs.owner-twice"
            self._trouble(line, OWNER, message(code, name=name or "–"), soft=True)
            return None
        if not variant:
            return self._owners[owners[0]]
        forms = self._find(owners[0][0], variant, owners[0][1])
        if len(forms) != 1:
            code = "packs.no-variant" if not forms else "packs.owner-twice"
            self._trouble(line, VARIANT, message(code, name=variant, owner=name), soft=True)
            return None
        return self._owners[forms[0]]

    def _find(self, where: str, name: str, row: str = "") -> list[Owner]:
        """Return what is called so: the one of that id, else those of that title; inside a row its variants."""
        owner: Owner = (where, row, name) if row else (where, name, "")
        return [owner] if owner in self._owners and name else self._named.get(owner, [])

    def _own(self, owner: Owner, title: str, node: Node, path: Path) -> None:
        if owner in self._owners:
            return
        self._owners[owner] = (node, path)
        where, row, variant = owner
        self._named.setdefault((where, row, title) if variant else (where, title, ""), []).append(owner)

    def _at(self, line: RawLine, kind: type, path: Path) -> Node:
        fields = {field.key: field for field in fields_of(kind)}
        for key, spot in line.spots.items():
            if key in line.values and key not in fields and not key.startswith("@"):
                self._foreign(line, spot)
        node = _thing(line, fields.values(), path, self.table_spots)
        if "id" in fields and "id" not in node:
            # Sections, rows and requirements share their ids; anything else has its own inside what holds it.
            scope = () if kind in (Section, Indicator, Gate) else path[:-1]
            node["id"] = self._ids.made(scope, str(node.get("title", "")))
        return node

    def _foreign(self, line: RawLine, spot: Spot) -> None:
        """Say of a filled cell that lines of this kind have nothing there; all else can still be asked about."""
        assert spot.column
        words = self._sheets.words
        heading = words.heading(spot.column)
        for sheet, key in (("rows", LEVEL), ("options", SET)):
            column = layout(cast(SheetKey, sheet)).column(key)
            if column and key in line.values:
                kind = words.shown(cast(SheetKey, sheet), column, str(line.values[key]))
                self._sheets.trouble(spot, message("packs.not-here", kind=kind, name=heading), soft=True)

    def _trouble(self, line: RawLine, key: str, said: Message, *, soft: bool = False) -> None:
        spot = line.spots[key] if key in line.spots else min(line.spots.values())
        self._sheets.trouble(spot, said, soft=soft)


def _part(line: RawLine, root: str) -> RawLine:
    """Return the facts of the form under one root, by their keys inside it."""
    start = f"{root}."
    return RawLine(
        {key.removeprefix(start): value for key, value in line.values.items() if key.startswith(start)},
        {key.removeprefix(start): spot for key, spot in line.spots.items() if key.startswith(start)},
        frozenset(key.removeprefix(start) for key in line.empty if key.startswith(start)),
    )


def _thing(line: RawLine, fields: Iterable[Field], path: Path, spots: dict[Path, Spot]) -> Node:
    """Return a thing as a plain tree, and note the spot of each of its paths."""
    node: Node = {}
    known = list(fields)
    if line.spots and path:
        naming = (line.spots.get(key) for key in ("title", "id", KEY))
        spots[path] = next((spot for spot in naming if spot), min(line.spots.values()))
    # Filled cells first: the spot of what lies inside another is that of the first one filled.
    for field in sorted(known, key=lambda one: one.key not in line.values):
        if spot := line.spots.get(field.key):
            for depth in range(1, len(field.path) + 1):
                spots.setdefault((*path, *field.path[:depth]), spot)
        if field.key in line.values:
            _inside(node, field.path[:-1])[field.path[-1]] = line.values[field.key]
        elif field.key in line.empty:
            _inside(node, field.path[:-1])
    _say_unknown(node, known)
    return node


def _say_unknown(node: Node, fields: Iterable[Field]) -> None:
    """Where a thing is there and must say a value that may be unknown, a blank cell says: unknown."""
    for field in fields:
        holder: Any = node
        for name in field.path[:-1]:
            holder = holder.get(name) if isinstance(holder, dict) else None
        if field.null and isinstance(holder, dict):
            holder.setdefault(field.path[-1], None)


def _inside(node: Node, path: tuple[str, ...]) -> Node:
    for name in path:
        node = node.setdefault(name, {})
    return node
