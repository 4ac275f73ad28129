"""Small packs, documents and rows for tests: only what a test names differs from something plain and valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from gf_desktop.domain.document import (
    Answer,
    Applicant,
    Contact,
    DisqualifierAnswer,
    Document,
    GateAnswer,
    OwnBenchmark,
    OwnFigure,
    ProductAnswer,
    ProgrammeAnswers,
    SchemeRef,
)
from gf_desktop.domain.pack import (
    Better,
    Bonus,
    Choice,
    Degree,
    Figure,
    Gate,
    Group,
    Header,
    Indicator,
    Option,
    Pack,
    Part,
    Products,
    Rounding,
    Section,
    Share,
    Source,
    Table,
    TickOption,
    Ticks,
    Variant,
)
from gf_desktop.domain.programme import Disqualifier, Programme
from gf_desktop.domain.result import Result, RowResult
from gf_desktop.domain.scoring import score

SOURCES = {
    "sure": Source(title="标准原文", confidence="high"),
    "form": Source(title="填报表", confidence="medium"),
    "doubtful": Source(title="未核对的抄本", confidence="low"),
    "memory": Source(title="没有核对原文", confidence="memory"),
}
CREDIT_CODE = "91320594MA1TE5T0X9"


def number(text: str | int | None) -> Decimal | None:
    """Return the figure that a text says, None for None."""
    return None if text is None else Decimal(text)


def exact(*values: str | int) -> tuple[Fraction, ...]:
    """Return exact figures to compare with."""
    return tuple(Fraction(value) for value in values)


def figure(value: str | int | None, source: str = "form", why: str = "") -> Figure:
    """Return a figure of a table."""
    return Figure(value=number(value), source=source, why=why)


def quantitative(
    row_id: str = "row",
    *,
    lead: str | int | Figure | None = 95,
    base: str | int | Figure | None = 90,
    points: str | int | None = 8,
    better: Better = "higher",
    **more: Any,
) -> Indicator:
    """Return a row of one value; a plain lead or base comes from a source of medium confidence."""
    more = {"kind": "quantitative", "unit": "%", "title": f"指标 {row_id}"} | more
    return Indicator(
        id=row_id, lead=as_figure(lead), base=as_figure(base), points=number(points), better=better, **more
    )


def as_figure(value: str | int | Figure | None) -> Figure | None:
    """Return a figure as it is, a plain value as a figure, None for None."""
    return figure(value) if isinstance(value, (str, int)) else value


def ticks(row_id: str = "row", *, options: int = 12, counted: bool = False, **more: Any) -> Indicator:
    """Return a row of things to tick, named ``t1`` … or only counted; lead 8, base 0, 6 points."""
    listed = tuple(TickOption(id=f"t{n}", title=f"功能 {n}") for n in range(1, options + 1))
    shape = Ticks(max=options, names="unknown") if counted else Ticks(options=listed)
    settings: dict[str, Any] = {"lead": 8, "base": 0, "points": 6, "unit": "项"}
    return quantitative(row_id, kind="ticks", ticks=shape, **(settings | more))


def ratio(row_id: str = "row", *, lead: str | int | None = 10, **more: Any) -> Indicator:
    """Return a row scored as value over lead."""
    return quantitative(row_id, kind="ratio", lead=lead, base=None, **more)


def parts(row_id: str = "row", *, share: Share = "entered-else-values", **more: Any) -> Indicator:
    """Return a row of the parts ``nmhc`` and ``cod``, lead 20 and base 10 each, 6 points."""
    listed = (part("nmhc", "非甲烷总烃"), part("cod", "化学需氧量"))
    settings: dict[str, Any] = {"parts": listed, "points": 6, "lead": None, "base": None}
    return quantitative(row_id, kind="parts", share=share, **(settings | more))


def part(part_id: str, title: str = "", lead: str | int | Figure = 20, base: str | int | Figure = 10) -> Part:
    """Return one part of a row."""
    return Part(id=part_id, title=title or part_id, lead=as_figure(lead), base=as_figure(base))


def products(row_id: str = "row", *, top: int = 3, **more: Any) -> Indicator:
    """Return a row of products, less is better, weighed in tce; lead and base come with each product."""
    settings: dict[str, Any] = {"lead": None, "base": None, "points": 12, "better": "lower", "unit": "kgce/t"}
    return quantitative(
        row_id, kind="products", products=Products(top=top, weight="tce"), **(settings | more)
    )


def product(
    name: str, value: str | None, weight: str | None, lead: str | None = None, base: str | None = None
) -> ProductAnswer:
    """Return a product as filled in."""
    return ProductAnswer(
        name=name, value=number(value), weight=number(weight), lead=number(lead), base=number(base)
    )


def choice(row_id: str = "row", *, points: str | int | None = 4, **options: str) -> Indicator:
    """Return a row with a choice; ``options`` are points by id, else provided 4 and not_provided 0."""
    given = options or {"provided": "4", "not_provided": "0"}
    listed = tuple(Option(id=key, title=key, points=Decimal(value)) for key, value in given.items())
    return Indicator(
        id=row_id, title=f"指标 {row_id}", kind="choice", choice=Choice(options=listed), points=number(points)
    )


def checklist(row_id: str = "row", *, must: bool = False, points: str | int = 10, **more: Any) -> Indicator:
    """Return a row of the 2018 checklist; an optional one has the degrees none, half and full."""
    degrees = tuple(
        Degree(id=key, title=key, share=Decimal(share))
        for key, share in (("none", "0"), ("half", "0.5"), ("full", "1"))
    )
    return Indicator(
        id=row_id,
        title=f"指标 {row_id}",
        kind="checklist",
        must=must,
        degrees=() if must else degrees,
        points=number(points),
        **more,
    )


def manual(row_id: str = "row", *, points: str | int = 5, step: str | None = "0.5") -> Indicator:
    """Return a row scored by judgement."""
    return Indicator(
        id=row_id, title=f"指标 {row_id}", kind="manual", points=number(points), step=number(step), unit="分"
    )


def with_variants(row: Indicator, *variants: Variant) -> Indicator:
    """Return a row with alternative forms."""
    return replace(row, variants=variants)


def section(*rows: Indicator, section_id: str = "energy", weight: str | None = None) -> Section:
    """Return a section with a group to each row."""
    groups = tuple(Group(number=str(n), title=row.title, indicators=(row,)) for n, row in enumerate(rows, 1))
    points = sum((row.points or Decimal(0) for row in rows), Decimal(0))
    return Section(
        id=section_id, title=f"一级 {section_id}", points=points, groups=groups, weight=number(weight)
    )


def unsplit(*rows: Indicator, points: str | int, section_id: str = "energy") -> Section:
    """Return a section whose one group has points of which the rows' split is unknown."""
    group = Group(number="1", title="二级", indicators=rows, points=number(points))
    return Section(id=section_id, title=f"一级 {section_id}", points=Decimal(points), groups=(group,))


def pack(
    *content: Indicator | Section,
    bonus: tuple[Indicator, ...] = (),
    cap: str | int = 5,
    rounding: Rounding | None = None,
    not_applicable: Any = "review-full-points",
    gates: tuple[Gate, ...] = (),
    pack_id: str = "own-test",
) -> Pack:
    """Return a pack of sections; loose rows make one section ``energy`` at the front."""
    loose = tuple(one for one in content if isinstance(one, Indicator))
    sections = tuple(one for one in content if isinstance(one, Section))
    header = Header(
        format="gf-pack/1",
        id=pack_id,
        version=1,
        title="试验评价要求",
        subject="factory",
        issuer="试验机关",
        standing="own",
    )
    table = Table(
        sources=SOURCES,
        sections=((section(*loose),) if loose else ()) + sections,
        rounding=rounding or Rounding(),
        not_applicable=not_applicable,
        gates=gates,
        bonus=Bonus(cap=Decimal(cap), indicators=bonus) if bonus else None,
    )
    return Pack(header=header, table=table)


def applicant(**more: Any) -> Applicant:
    """Return an enterprise whose form is complete."""
    full: dict[str, Any] = {
        "name": "试验化纤有限公司",
        "credit_code": CREDIT_CODE,
        "province": "江苏省",
        "city": "苏州市",
        "address": "试验路 1 号",
        "postcode": "215000",
        "industry_code": "2825",
        "ownership": "private",
        "legal_representative": "某法定代表人",
        "contact": Contact(name="某联系人", phone="0512-00000000"),
    }
    return Applicant(**(full | more))


def document(answers: Mapping[str, Answer] | None = None, **more: Any) -> Document:
    """Return an assessment of 2025 with these answers."""
    full: dict[str, Any] = {
        "subject": "factory",
        "applicant": applicant(),
        "year": 2025,
        "scheme": SchemeRef(id="own-test", version=1),
        "answers": answers or {},
    }
    return Document(**(full | more))


def answer(value: str | int | None = None, **more: Any) -> Answer:
    """Return an answer with a value."""
    return Answer(value=number(value), **more)


def numbers(**values: str | int) -> dict[str, Decimal]:
    """Return figures by key, as parts and weights hold them."""
    return {key: Decimal(value) for key, value in values.items()}


def own(
    lead: str | int | None = None, base: str | int | None = None, *, accept: bool = False
) -> OwnBenchmark:
    """Return a user's word on benchmarks, its figures from a named source."""
    return OwnBenchmark(lead=own_figure(lead), base=own_figure(base), accept=accept)


def own_figure(value: str | int | None) -> OwnFigure | None:
    """Return a figure that the user knows, None for None."""
    return None if value is None else OwnFigure(value=Decimal(value), source="市局通知")


def score_one(row: Indicator, given: Answer | None = None, **more: Any) -> RowResult:
    """Return one row scored alone."""
    return score_rows([row], {row.id: given} if given else {}, **more).rows[0]


def score_rows(rows: list[Indicator], answers: Mapping[str, Answer], **more: Any) -> Result:
    """Return the result of a table of one section."""
    return score(document(answers, **more), pack(*rows))


def programme(*ids: str, programme_id: str = "test-programme") -> Programme:
    """Return a programme with these circumstances on its negative list."""
    return Programme(
        format="gf-programme/1",
        id=programme_id,
        version=1,
        title="试验申报",
        issuer="试验机关",
        province="江苏省",
        status="issued",
        status_note="",
        sources=SOURCES,
        disqualifiers=tuple(Disqualifier(id=one, title=f"情形 {one}", article="第十八条") for one in ids),
    )


def negative_list(programme_id: str = "test-programme", **states: Any) -> ProgrammeAnswers:
    """Return answers to a programme's negative list by id."""
    answers = {one: DisqualifierAnswer(state=state) for one, state in states.items()}
    return ProgrammeAnswers(id=programme_id, disqualifiers=answers)


def gate_answers(**states: Any) -> dict[str, GateAnswer]:
    """Return answers to basic requirements by id."""
    return {one: GateAnswer(state=state) for one, state in states.items()}
