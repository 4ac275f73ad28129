"""Compare what workbooks told with a document: which row is which, what references mean, what would change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import LEDGERS, Exclusion, Row, label
from gf_desktop.domain.ledgers.measured import measured_in
from gf_desktop.domain.ledgers.rules import blanks, may_be_none
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.exchange.workbooks.gather import Telling, same
from gf_desktop.exchange.workbooks.plan import known_tables
from gf_desktop.exchange.workbooks.shapes import Field, Form
from gf_desktop.exchange.workbooks.told import Remark, Spot, ToldRow
from gf_desktop.exchange.workbooks.values import facts
from gf_desktop.exchange.workbooks.words import figure_title, listed
from gf_desktop.services.difference_words import (
    as_converted,
    figure_words,
    month_by_month,
    none_title,
    shown,
    units_said,
)
from gf_desktop.services.differences import (
    TABLES,
    CellDifference,
    Differences,
    FactDifference,
    Item,
    RowDifference,
    State,
    default_of,
    rows_of,
)
from gf_desktop.services.held_back import (
    doubles,
    emptied,
    held_back,
    months_emptied,
    months_kept,
    with_months,
    without_blanks,
)
from gf_desktop.services.told_units import Settled, settle_units

_BLANKS: tuple[object, ...] = (None, "", ())


def compare(document: Document, telling: Telling) -> Differences:
    """Return what would change in a document if all that was told were so."""
    comparison = _Comparison(document, telling)
    rows = tuple(comparison.rows())
    told = (*comparison.facts(), *comparison.figures(), *comparison.none())
    return Differences(rows=rows, facts=told, remarks=tuple(comparison.remarks))


@dataclass
class _Comparison:
    document: Document
    telling: Telling
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ids = {table: self._identify(table) for table in TABLES if table in self.telling.rows}
        self._references = {table: self._names(table) for table in TABLES}
        self._sheets = known_tables()
        self._after: dict[str, dict[str, Row]] = {}
        self._known_columns: dict[str, tuple[tuple[str, Field, object], ...]] = {}

    # Which row is which

    def _identify(self, table: str) -> tuple[str, ...]:
        """Return the id of each told row: its own, that of the document's row it is, or a new one."""
        told = self.telling.rows[table]
        known = tuple(_as_told(table, row) for row in rows_of(self.document, table))
        partners = same(known, self._by_id(table, told))
        taken = {row.id for row in known} | {row.id for row in told if row.id}
        fresh = (f"{table[0]}{number}" for number in range(1, 10**9) if f"{table[0]}{number}" not in taken)
        return tuple(
            known[partners[at]].id if at in partners else row.id or next(fresh) for at, row in enumerate(told)
        )

    def _by_id(self, table: str, told: tuple[ToldRow, ...]) -> tuple[ToldRow, ...]:
        """Sites are known by now: their names in other tables' rows are compared as ids."""
        if table in ("sites", "exclusions"):
            return told
        names = self._names("sites")
        return tuple(
            replace(row, values={**row.values, "site": names.get(str(row.values["site"]).strip(), "?")})
            if row.values.get("site")
            else row
            for row in told
        )

    def _names(self, table: str) -> Mapping[str, str]:
        """Return what references to a table may say: ids, and the names that only one row bears."""
        found: dict[str, set[str]] = {}
        ids: set[str] = set()
        ids_told = getattr(self, "_ids", {}).get(table) or ()
        if table == "sites" and not ids_told and "sites" in self.telling.rows:
            ids_told = self._identify("sites")
        for row_id, row in zip(ids_told, self.telling.rows.get(table, ()), strict=True):
            ids.add(row_id)
            found.setdefault(str(row.values.get("name") or "").strip(), set()).add(row_id)
        for known in rows_of(self.document, table):
            if known.id not in ids:
                ids.add(known.id)
                found.setdefault(str(getattr(known, "name", "")).strip(), set()).add(known.id)
        named = {name: next(iter(of)) for name, of in found.items() if name and len(of) == 1}
        return {**named, **{row_id: row_id for row_id in ids}}

    # Rows

    def rows(self) -> Iterator[RowDifference]:
        """Yield new and changed rows as the sheets have them, then those gone."""
        for table, ids in self._ids.items():
            known = {row.id: row for row in rows_of(self.document, table)}
            for row_id, told in zip(ids, self.telling.rows[table], strict=True):
                yield from self._row(table, row_id, told, known.get(row_id))
            self._say_doubles(table, ids)
        for table in TABLES:
            if table in self.telling.whole:
                told_ids = set(self._ids.get(table, ()))
                for row in rows_of(self.document, table):
                    if row.id not in told_ids:
                        yield RowDifference(table=table, id=row.id, state="gone", label=_label(row))

    def _row(self, table: str, row_id: str, told: ToldRow, base: Item | None) -> Iterator[RowDifference]:
        if base is None:
            yield from self._new_or_changed(table, told, None, self._built(table, row_id, told, base))
            return
        filled, blank = without_blanks(base, told)
        built = self._built(table, row_id, filled, base)
        settled = _settled(base, built, filled)
        wished = with_months(base, settled.after if settled else built)
        after, of_year = months_kept(base, wished)
        after, weak = held_back(base, after)
        after, of_months = months_emptied(base, after)
        yield from self._new_or_changed(table, told, base, after, settled)
        if weak:
            yield self._instead("draft", table, told, base, wished, weak)
        if of_year:
            yield self._instead("months", table, told, base, wished, of_year, settled)
        if settled:
            self._say_units(table, told, settled)
            if settled.waiting:
                yield self._instead("units", table, told, base, settled.wished, settled.waiting)
        if blank or of_months:
            empty = emptied(after, wished, blank, of_months)
            yield self._instead("blank", table, told, base, empty, (*blank, *of_months))

    def _new_or_changed(
        self, table: str, told: ToldRow, base: Item | None, after: Item, settled: Settled | None = None
    ) -> Iterator[RowDifference]:
        """Yield what comes of a row by itself, if that is anything."""
        if isinstance(after, Row):
            self._after.setdefault(table, {})[after.id] = after
        if after == base:
            return
        self._say_blanks(table, told, after)
        carried = {key for of in settled.carried for key in of.keys} if settled else set()
        cells = tuple(self._cells(table, told.values.keys() | carried, base, after))
        yield RowDifference(
            table=table,
            id=after.id,
            state="new" if base is None else "changed",
            label=_label(after),
            after=after,
            cells=self._with_units(table, cells, settled),
            told=told,
        )

    def _instead(
        self,
        state: State,
        table: str,
        told: ToldRow,
        base: Item,
        wished: Item,
        keys: tuple[str, ...],
        settled: Settled | None = None,
    ) -> RowDifference:
        """Return the difference of what would take something better away to what stands there, and say so of each."""
        of = {key: column for key, column, _ in self._columns(table)}
        cells = tuple(CellDifference(key, of[key].title, *self._pair(of[key], base, wished)) for key in keys)
        for cell in cells:
            self._say_kept(state, told, cell)
        if state == "blank":
            said = message("workbook.blank-kept", columns=listed([cell.title for cell in cells]))
            self.remarks.append(Remark(told.cells.get(keys[0], told.spot), said, serious=False))
        return RowDifference(
            table=table,
            id=base.id,
            state=state,
            label=_label(base),
            after=wished,
            cells=self._with_units(table, cells, settled),
            told=told,
        )

    def _with_units(
        self, table: str, cells: tuple[CellDifference, ...], settled: Settled | None
    ) -> tuple[CellDifference, ...]:
        """Return the cells with the units in which their figures stand on the sheet, where these were converted."""
        if settled is None:
            return cells
        shown = {cell.column for cell in cells}
        titles = {key: column.title for key, column, _ in self._columns(table)}
        told = (
            CellDifference(one.column, titles[one.column], one.ours, as_converted(one))
            for one in settled.converted
            if shown & set(measured_in(table)[one.column])
        )
        return (*cells, *told)

    def _say_units(self, table: str, told: ToldRow, settled: Settled) -> None:
        """Say of each unit that the sheet says otherwise what became of the figures."""
        titles = {key: column.title for key, column, _ in self._columns(table)}
        said = (("converted", settled.converted), ("carried", settled.carried), ("kept", settled.kept))
        for how, others in said:
            for one in others:
                spot = told.cells.get(one.column, told.spot)
                if one.keys or how == "kept":
                    what = units_said(how, one, [titles[key] for key in one.keys])
                    self.remarks.append(Remark(spot, what, serious=how == "kept"))

    def _say_kept(self, state: State, told: ToldRow, cell: CellDifference) -> None:
        """Say that what stands in a cell stays; of a text that is no figure the reader has said so already."""
        spot = told.cells.get(cell.column, told.spot)
        if state == "draft":
            said = message("workbook.draft-kept", column=cell.title, old=cell.old, text=cell.new)
            self.remarks.append(Remark(spot, said, serious=False))
        elif state == "months" and cell.column not in told.drafts:
            said = message("workbook.months-kept", column=cell.title, text=cell.new)
            self.remarks.append(Remark(spot, said))

    def _say_doubles(self, table: str, ids: tuple[str, ...]) -> None:
        """Say of new rows that another row, there already or new, names the very same: it may be counted twice."""
        after = self._after.get(table, {})
        there = [row for row in rows_of(self.document, table) if isinstance(row, Row)]
        known = {row.id for row in there}
        told = dict(zip(ids, self.telling.rows[table], strict=True))
        rows = (
            *(after.get(row.id, row) for row in there),
            *(after[id_] for id_ in ids if id_ in after and id_ not in known),
        )
        if table not in LEDGERS:
            return
        for row, first in doubles(table, rows):
            if row.id not in known and (
                first.id in known or told[row.id].spot.file != told[first.id].spot.file
            ):
                said = message("workbook.row-double", name=_label(row))
                self.remarks.append(Remark(told[row.id].spot, said))

    def _built(self, table: str, row_id: str, told: ToldRow, base: Item | None) -> Item:
        """Return what the row becomes. What it has to say and does not stays blank: nothing told is lost for it."""
        kind = TABLES[table]
        values: dict[str, Any] = {"id": row_id}
        unclear: dict[str, str] = {}
        for key, column, blank in self._columns(table):
            if key not in told.values:
                continue
            value = told.values[key]
            if value not in _BLANKS:
                values[key] = value if column.kind != "reference" else self._meant(column, str(value), told)
                if values[key] is None:
                    # Where no text can be kept beside it, what is known stays.
                    kept_value = getattr(base, key) if base is not None and kind is Exclusion else blank
                    values[key], unclear[key] = kept_value, str(value)
            else:
                values[key] = blank
        if kind is not Exclusion:
            kept = getattr(base, "drafts", {})
            others = {key: text for key, text in kept.items() if key not in told.values}
            values["drafts"] = {**others, **told.drafts, **unclear}
        made: Item = replace(base, **values) if base is not None else kind(**values)
        return made

    def _say_blanks(self, table: str, told: ToldRow, row: Item) -> None:
        """Say what a new or changed row still has to say before anything is computed from it."""
        if isinstance(row, Row):
            for key in blanks(table, row):
                spot = told.cells.get(key, told.spot)
                title = next(column.title for one, column, _ in self._columns(table) if one == key)
                self.remarks.append(Remark(spot, message("workbook.row-lacks", column=title)))

    def _meant(self, column: Field, text: str, told: ToldRow) -> str | None:
        """Return the id that a reference means; None, with a remark, where it means none."""
        names = self._references[column.ref]
        found = names.get(text) or names.get(text.strip())
        if found is None:
            spot = told.cells.get(column.key, told.spot)
            self.remarks.append(Remark(spot, message("cell.reference", text=text)))
        return found

    def _columns(self, table: str) -> tuple[tuple[str, Field, object], ...]:
        """Return a table's columns, each with what a blank means there."""
        if table not in self._known_columns:
            kind = TABLES[table]
            self._known_columns[table] = tuple(
                (one.key, one, default_of(kind, one.key)) for one in self._fields(table) if one.key != "id"
            )
        return self._known_columns[table]

    def _fields(self, table: str) -> tuple[Field, ...]:
        return self._sheets[table].fields

    def _cells(
        self, table: str, told: Collection[str], base: Item | None, after: Item
    ) -> Iterator[CellDifference]:
        drafts = getattr(after, "drafts", {}) or getattr(base, "drafts", {})
        for key, column, blank in self._columns(table):
            if key not in told:
                continue
            before = blank if base is None else getattr(base, key)
            if before == getattr(after, key) and not drafts:
                continue
            old, new = self._pair(column, base, after)
            if old != new:
                yield CellDifference(key, column.title, old, new)

    def _pair(self, column: Field, base: Item | None, after: Item) -> tuple[Param, Param]:
        """Return a column's words before and after; other months of the same sum are all listed."""
        old = self._shown(column, base) if base is not None else ""
        new = self._shown(column, after)
        values = getattr(base, column.key, None), getattr(after, column.key)
        if old == new and isinstance(old, Message) and values[0] != values[1]:
            old, new = month_by_month(values[0]) or old, month_by_month(values[1]) or new
        return old, new

    def _shown(self, column: Field, row: Item) -> Param:
        draft = getattr(row, "drafts", {}).get(column.key, "")
        return str(draft) if draft else shown(column, getattr(row, column.key))

    # Facts

    def facts(self) -> Iterator[FactDifference]:
        """Yield the facts of forms that would change; whose workbook it is, is compared and never changed."""
        for sheet in self._sheets.values():
            if not isinstance(sheet, Form):
                continue
            current = facts(sheet, self.document)
            for of in sheet.fields:
                place = f"{sheet.key}.{of.key}"
                if place in self.telling.facts:
                    yield from self._fact(place, of, current[of.key], self.telling.facts[place])

    def _fact(self, place: str, of: Field, old: object, new: object) -> Iterator[FactDifference]:
        if place in _IDENTITY:
            if new not in _BLANKS and new != old:
                said = message(_IDENTITY[place], told=str(new), here=str(old))
                self.remarks.append(Remark(self.telling.spots[place], said, place == "facts.year"))
            return
        if of.kind == "reference" and new:
            new = self._references[of.ref].get(str(new).strip(), new)
        blank = new in _BLANKS
        default = "calorific" if of.key == "electricity" else ""
        if (old or default) != (new or default) and not (old in _BLANKS and blank):
            state: State = "new" if old in _BLANKS else "gone" if blank else "changed"
            yield FactDifference(
                key=place, title=of.title, state=state, old=shown(of, old), new=shown(of, new), value=new
            )

    def figures(self) -> Iterator[FactDifference]:
        """Yield the reference figures that are confirmed or replaced otherwise than the document says."""
        settings = self.document.ledgers.settings
        told = {row.id: row for row in self.telling.rows.get("figures", ()) if row.id}
        known = dict.fromkeys((*settings.accepted, *settings.figures))
        gone = [key for key in known if key not in told] if "figures" in self.telling.whole else []
        for key in (*told, *gone):
            values = told[key].values if key in told else {}
            new = (values.get("accepted") == "yes", values.get("figure"))
            old = (key in settings.accepted, settings.figures.get(key))
            if new != old:
                state: State = "new" if key not in known else "gone" if _loses(old, new) else "changed"
                yield FactDifference(
                    key=f"figures/{key}",
                    title=figure_title(key),
                    state=state,
                    old=figure_words(old),
                    new=figure_words(new),
                    value=new,
                )

    def none(self) -> Iterator[FactDifference]:
        """Yield what is declared to be none otherwise than the document says."""
        declared = self.document.ledgers.none
        spots = {
            row.id: row.spot
            for row in self.telling.rows.get("none", ())
            if row.id and row.values.get("none") == "yes"
        }
        told = list(spots)
        yes = message("option.yes")
        for what in told:
            if what not in declared and what not in may_be_none():
                self.remarks.append(Remark(spots[what], message("ledgers.none", what=what)))
            elif what not in declared:
                yield FactDifference(
                    key=f"none/{what}", title=none_title(what), state="new", old="", new=yes, value="yes"
                )
        for what in declared if "none" in self.telling.whole else ():
            if what not in told:
                yield FactDifference(
                    key=f"none/{what}", title=none_title(what), state="gone", old=yes, new="", value=""
                )


_IDENTITY = {
    "facts.year": "workbook.other-year",
    "facts.scheme.id": "workbook.other-scheme",
    "facts.scheme.version": "workbook.other-version",
}


def _loses(old: tuple[bool, object], new: tuple[object, object]) -> bool:
    """Whether a word on a reference figure, or an own figure, would go for nothing better."""
    same = new[1] == old[1]
    return (old[1] is not None and new[1] is None) or (old[0] and not new[0] and same)


def _settled(base: Item, built: Item, told: ToldRow) -> Settled | None:
    if isinstance(base, Row) and isinstance(built, Row):
        return settle_units(base, built, told.values.keys())
    return None


def _as_told(table: str, row: Item) -> ToldRow:
    values = {one.name: getattr(row, one.name) for one in fields(row) if one.name not in ("id", "drafts")}
    return ToldRow(table=table, id=row.id, values=values, spot=Spot(""))


def _label(row: Item) -> Param:
    return label(row) if isinstance(row, Row) else row.name or row.id
