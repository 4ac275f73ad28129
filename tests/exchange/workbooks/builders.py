"""Documents and workbooks for the tests of the template: a whole year, random years, workbooks changed by hand."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import strategies as st

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import Applicant, Contact, Document, SchemeRef
from gf_desktop.domain.ledgers import LEDGERS, Boundary, Exclusion, Ledgers, Settings, Site, Units, columns
from gf_desktop.domain.ledgers.carriers import CARRIERS
from gf_desktop.domain.ledgers.rules import may_be_none
from gf_desktop.services.program import Program
from gf_desktop.services.spreadsheets import Spreadsheets, Template, Understood
from tests.domain.calculators.builders import BOUNDARY, ledgers

SCHEME = "js-general-2026"
SECOND_SITE = st.sampled_from(
    [Site(id="s2", land_share=Decimal("12.5")), Site(id="s2", drafts={"land_share": "约一半"})]
)
DATED = frozenset(["completed", "calibrated", "valid_until", "issued", "month"])


@cache
def program() -> Program:
    """Return the program with what is shipped."""
    return build(Path(tempfile.gettempdir()) / "gf-nowhere")


@cache
def sheets() -> Spreadsheets:
    """Return the service."""
    made = program()
    return Spreadsheets(made.library, made.catalogue, made.resources)


def document(**changes: Any) -> Document:
    """Return a factory's year."""
    made = Document(
        subject="factory",
        applicant=Applicant(name="样例厂"),
        year=2025,
        scheme=SchemeRef(id=SCHEME, version=1),
        boundary=BOUNDARY,
        ledgers=ledgers(),
    )
    return replace(made, **changes)


def template(folder: Path, of: Document | None = None, name: str = "表.xlsx", **asked: Any) -> Path:
    """Write a template and return where it lies."""
    path = folder / name
    sheets().template(program().library.pack(SCHEME), path, Template(document=of, **asked))
    return path


def changed(path: Path, change: Callable[[Any], object]) -> Path:
    """Change a workbook as a person would, and return where it lies."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def column(sheet: Any, key: str) -> int:
    """Return the column of a field, from 1."""
    return next(cell.column for cell in sheet[3] if str(cell.value).endswith(f".{key}"))


def put(sheet: Any, row: int, **values: object) -> None:
    """Fill in a row of a sheet by its fields."""
    for key, value in values.items():
        sheet.cell(row, column(sheet, key)).value = value


def said(understood: Understood) -> list[tuple[str, str]]:
    """Return code and cell of each remark."""
    return [(one.said.code, one.spot.cell) for one in understood.remarks]


# Random years

TEXT = st.text(
    st.one_of(
        st.sampled_from("=+-@\t\r\n ；;=\\_x0D约数甲乙"), st.characters(exclude_categories=("Cs", "Cn"))
    ),
    min_size=1,
    max_size=8,
)
FIGURE = st.decimals(
    min_value=0, max_value=Decimal(10) ** 17, places=12, allow_nan=False, allow_infinity=False
) | st.integers(0, 10**17).map(Decimal)
MONTHS = st.tuples(*[st.none() | FIGURE] * 12)
UNITS = st.sampled_from(["", "t", "kWh", "万m³", "件", "千元", "mg/L"])


def value(ledger: str, of: Any, ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    """Return what may stand in a column."""
    if (ledger, of.key) == ("energy", "carrier"):
        return st.sampled_from([*CARRIERS, "自产油气"])
    if of.kind == "text":
        return st.sampled_from(["", "2024", "2025-06"]) if of.key in DATED else TEXT
    if of.kind == "choice":
        return st.sampled_from([code for code, _ in of.options])
    if of.kind == "reference":
        return st.sampled_from(["", *ids[of.ref]])
    if of.kind == "figures":
        return st.dictionaries(TEXT, FIGURE, max_size=2)
    return {"number": FIGURE, "quantity": FIGURE | MONTHS, "whole": st.integers(1990, 2100), "unit": UNITS}[
        of.kind
    ]


@st.composite
def row(draw: Any, ledger: str, row_id: str, ids: dict[str, list[str]]) -> Any:
    """Draw a row; some figures are still drafts."""
    kind = LEDGERS[ledger]
    must = {one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING}
    values: dict[str, Any] = {"id": row_id, "source": "表"}
    drafts = {}
    for of in columns(ledger):
        if of.key != "id" and (of.key in must or draw(st.booleans())):
            if of.kind in ("number", "quantity") and draw(st.integers(0, 9)) == 0:
                drafts[of.key] = "约 300"
            else:
                values[of.key] = draw(value(ledger, of, ids))
    return kind(**values, drafts=drafts)


@st.composite
def documents(draw: Any) -> Document:
    """Draw a whole year: boundary, settings, ledgers, what is declared none."""
    chosen = draw(st.lists(st.sampled_from(sorted(LEDGERS)), max_size=4, unique=True))
    ids = {ledger: [] for ledger in LEDGERS} | {"sites": ["s1", "s2"]}
    ids |= {ledger: [f"{ledger}-{n}" for n in range(draw(st.integers(1, 3)))] for ledger in chosen}
    rows = {ledger: tuple(draw(row(ledger, one, ids)) for one in ids[ledger]) for ledger in chosen}
    figures = draw(
        st.dictionaries(st.sampled_from(["grid.华东", "coal.原煤", "fuel.柴油"]), FIGURE, max_size=2)
    )
    settings = Settings(
        electricity=draw(st.sampled_from(["calorific", "primary"])),
        energy=draw(st.sampled_from(["", "share", "standard-product"])),
        rain_counts=draw(st.sampled_from(["", "yes", "no"])),
        carbon_table=draw(st.sampled_from(["", "B-general", "别的表"])),
        grid_region=draw(TEXT),
        zero_carbon=draw(st.sampled_from([(), ("own",), ("own", "traded")])),
        grade=draw(st.none() | st.integers(1, 5)),
        accepted=("grid.华东",) if draw(st.booleans()) else (),
        figures=figures,
    )
    return document(
        applicant=Applicant(name=draw(TEXT), products=draw(TEXT), contact=Contact(name=draw(TEXT))),
        boundary=Boundary(
            sites=(Site(id="s1", name=draw(TEXT), inside="in"), draw(SECOND_SITE)),
            exclusions=(Exclusion(id="x1", kind="leased-plant", site="s1", reason=draw(TEXT)),),
            units=Units(statistics=draw(TEXT)),
            changes=draw(TEXT),
        ),
        ledgers=Ledgers(
            **rows,
            none=tuple(draw(st.lists(st.sampled_from(sorted(may_be_none())), max_size=3, unique=True))),
            settings=settings,
        ),
    )
