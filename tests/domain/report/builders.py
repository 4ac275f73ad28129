"""A small table with every construct that the handed-in papers have to print, and a document that answers it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

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
from gf_desktop.domain.messages import Catalogue
from gf_desktop.domain.pack import (
    Bonus,
    Choice,
    EvidenceItem,
    Figure,
    Gate,
    Group,
    Header,
    Indicator,
    Labels,
    Option,
    Pack,
    Part,
    Products,
    Section,
    Source,
    Table,
    TickOption,
    Ticks,
    Variant,
)
from gf_desktop.domain.programme import Condition, Disqualifier, Programme
from gf_desktop.domain.result import Result
from gf_desktop.domain.scoring import score

ROOT = Path(__file__).resolve().parents[3]
EVIDENCE_TITLES = {
    "calculation-sheet": "指标计算过程表",
    "B204-1": "《工业产销总值及主要产品产量》（B204-1表）",
    "205-1": "《能源购进、消费与库存》（205-1表）",
    "205-2": "《能源购进、消费与库存附表》（205-2表）",
    "case": "绿色设计案例说明",
    "business-licence": "营业执照",
}


@cache
def catalogue() -> Catalogue:
    """Return every sentence of the program."""
    sentences: dict[str, str] = {}
    for file in (ROOT / "resources/messages/zh_CN").glob("*.toml"):
        sentences |= tomllib.loads(file.read_text(encoding="utf-8"))
    return Catalogue(sentences)


def say(said):
    """Say a message in Chinese."""
    return catalogue().say(said)


def figure(value: str | None, **more) -> Figure:
    """Return a figure of the table, from its form."""
    return Figure(value=None if value is None else Decimal(value), source="form", **more)


def quantitative(id: str, title: str, lead: Figure, base: Figure, **more) -> Indicator:  # noqa: A002
    """Return a quantitative row."""
    values = {"kind": "quantitative", "better": "higher", "points": Decimal(4), "unit": "%", **more}
    return Indicator(id=id, title=title, lead=lead, base=base, **values)


def energy() -> Section:
    """Return a section with a plain row, products, variants and ticks."""
    return Section(
        id="energy",
        title="能源低碳化",
        points=Decimal(34),
        groups=(
            Group(
                number="1",
                title="能源消耗强度",
                indicators=(
                    quantitative(
                        "energy-per-product",
                        "单位产品综合能耗",
                        figure("110"),
                        figure("130.0"),
                        better="lower",
                        unit="kgce/t",
                        points=Decimal(12),
                        evidence=(
                            EvidenceItem(kind="calculation-sheet"),
                            EvidenceItem(kind="B204-1"),
                            EvidenceItem(kind="205-2", if_any=True, note="盖章"),
                        ),
                    ),
                    Indicator(
                        id="energy-by-product",
                        title="分产品综合能耗",
                        kind="products",
                        better="lower",
                        unit="kgce/t",
                        points=Decimal(10),
                        products=Products(top=3, weight="tce"),
                    ),
                ),
            ),
            Group(
                number="3",
                title="可再生能源利用率",
                indicators=(
                    Indicator(
                        id="renewable-share",
                        title="可再生能源利用率",
                        kind="quantitative",
                        better="higher",
                        unit="%",
                        points=Decimal(8),
                        variants=(
                            Variant(
                                id="large",
                                title="可再生能源利用率（≥10000 tce）",
                                lead=figure("4.31"),
                                base=figure("0"),
                            ),
                            Variant(
                                id="small",
                                title="可再生能源利用率（<3000 tce）",
                                lead=figure("33.03"),
                                base=figure("0"),
                            ),
                        ),
                    ),
                ),
            ),
            Group(
                number="4",
                title="能碳管理系统平台",
                indicators=(
                    Indicator(
                        id="platform-functions",
                        title="能碳管理系统平台功能符合数量",
                        kind="ticks",
                        better="higher",
                        unit="项",
                        points=Decimal(4),
                        lead=figure("8"),
                        base=figure("0"),
                        ticks=Ticks(
                            options=(
                                TickOption(id="energy-query", title="能源查询"),
                                TickOption(id="carbon-accounting", title="碳核算"),
                            )
                        ),
                    ),
                ),
            ),
        ),
    )


def clean() -> Section:
    """Return a section with parts, unverified and hidden benchmarks, and a group whose split is unknown."""
    return Section(
        id="clean",
        title="生产洁净化",
        points=Decimal(22),
        groups=(
            Group(
                number="7",
                title="水",
                indicators=(
                    quantitative("water-reuse-rate", "工业用水重复利用率", figure("95"), figure("90")),
                    quantitative(
                        "waste-use", "固废综合利用率", figure("100", confidence="low"), figure("80")
                    ),
                    quantitative(
                        "output",
                        "单位产值取水量",
                        figure(None, why="平台未公布"),
                        figure("1"),
                        better="lower",
                    ),
                ),
            ),
            Group(
                number="11",
                title="主要污染物",
                indicators=(
                    Indicator(
                        id="pollutant-margin",
                        title="污染物年均排放浓度优于限值的比例",
                        kind="parts",
                        better="higher",
                        unit="%",
                        points=Decimal(6),
                        share="entered-else-values",
                        parts=(
                            Part(id="nmhc", title="非甲烷总烃", lead=figure("20"), base=figure("10")),
                            Part(id="cod", title="化学需氧量", lead=figure("20"), base=figure("10")),
                        ),
                    ),
                ),
            ),
            Group(
                number="12",
                title="绿色设计",
                points=Decimal(4),
                indicators=(
                    Indicator(
                        id="design-case",
                        title="绿色设计典型应用案例",
                        kind="choice",
                        evidence=(EvidenceItem(kind="case"),),
                        choice=Choice(
                            options=(
                                Option(id="provided", title="提供案例", points=Decimal(4)),
                                Option(id="not-provided", title="未提供", points=Decimal(0)),
                            )
                        ),
                    ),
                ),
            ),
        ),
    )


def pack(**table) -> Pack:
    """Return the whole table."""
    chain = Indicator(
        id="bonus-chain",
        title="纳入“筑峰强链”企业库",
        kind="choice",
        points=Decimal(2),
        choice=Choice(options=(Option(id="key", title="重点企业", points=Decimal(1)),)),
    )
    values = {
        "sources": {
            "form": Source(title="省级平台 2026 版填报表", confidence="medium", note="由页面转录"),
            "standard": Source(title="GB/T 36132-2025 表 C.1", confidence="high"),
            "talk": Source(title="口头说明", confidence="memory"),
        },
        "gates": (
            Gate(id="compliance", title="近三年无违法违规", derived_from="disqualifiers"),
            Gate(
                id="systems",
                title="建立管理体系",
                clause="4.2",
                evidence=(EvidenceItem(kind="business-licence"),),
            ),
        ),
        "sections": (energy(), clean()),
        "not_applicable": "review-full-points",
        "bonus": Bonus(cap=Decimal(4), indicators=(chain,)),
        **table,
    }
    header = Header(
        format="gf-pack/1",
        id="own-sample",
        version=2,
        title="江苏省绿色工厂评价要求 化学纤维 丙纶（短纤维）（2026版）",
        subject="factory",
        issuer="江苏省工业和信息化厅",
        standing="unofficial-transcript",
        labels=Labels(lead="标杆值"),
    )
    return Pack(header=header, table=Table(**values), digest="0" * 64)


def programme() -> Programme:
    """Return a programme with one condition and two circumstances of the negative list."""
    return Programme(
        format="gf-programme/1",
        id="js-2026",
        version=1,
        title="江苏省绿色工厂梯度培育及管理实施细则",
        issuer="江苏省工业和信息化厅",
        province="江苏省",
        status="draft",
        status_note="征求意见稿，正式发布后可能变化",
        sources={"draft": Source(title="征求意见稿全文", confidence="medium")},
        conditions=(
            Condition(
                id="in-province", title="注册地和实际生产场所在江苏省", article="第八条", proof="营业执照"
            ),
        ),
        disqualifiers=(
            Disqualifier(
                id="operating",
                title="未正常经营生产",
                article="第十八条（一）",
                details="连续停产 12 个月以上等",
            ),
            Disqualifier(id="accident", title="发生安全、质量、环境污染等事故", article="第十八条（二）"),
        ),
    )


def applicant() -> Applicant:
    """Return an enterprise with every field of the form filled."""
    return Applicant(
        name="江苏恒纤丙纶有限公司",
        credit_code="91320000MA1XK3T89G",
        province="江苏省",
        city="徐州市",
        address="江苏省徐州市睢宁县经济开发区兴业路 8 号",
        postcode="221200",
        industry_code="2825",
        products="丙纶短纤维",
        ownership="private",
        legal_representative="王镕喆",
        legal_representative_phone="0516-8000 0000",
        registration_authority="睢宁县市场监督管理局",
        registered_capital="5000 万元",
        founded="2008-05-16",
        valid_until="长期",
        contact=Contact(
            department="能源管理部",
            name="李工",
            phone="0516-8000 0001",
            mobile="138 0000 0000",
            email="li@example.com",
        ),
        introduction="",
        process="熔融纺丝、拉伸、卷曲、定型、切断、打包。",
        green_work="",
    )


def document(**more) -> Document:
    """Return a document with every state that a row can be in."""
    answers = {
        "energy-per-product": Answer(value=Decimal("115.0"), note="含空压站。\n=SUM(A1) 不是公式"),
        "energy-by-product": Answer(
            products=(
                ProductAnswer(
                    name="丙纶短纤维（特细旦）",
                    value=Decimal("115.50"),
                    weight=Decimal("1234567.8"),
                    lead=Decimal(110),
                    base=Decimal(130),
                ),
                ProductAnswer(name="丙纶长丝", value=Decimal(120), weight=Decimal(10), lead=Decimal(100)),
            ),
            drafts={"products/1/base": "问市局"},
        ),
        "renewable-share": Answer(variant="large", value=Decimal("4.31")),
        "platform-functions": Answer(ticked=("energy-query", "carbon-accounting")),
        "water-reuse-rate": Answer(not_applicable=True, reason="无生产用水"),
        "waste-use": Answer(value=Decimal("99.90")),
        "output": Answer(draft="约 0.3"),
        "pollutant-margin": Answer(parts={"nmhc": Decimal(20), "cod": Decimal("15.5")}),
        "bonus-chain": Answer(option="key"),
    }
    values = {
        "subject": "factory",
        "applicant": applicant(),
        "year": 2025,
        "scheme": SchemeRef(id="own-sample", version=2),
        "programme": ProgrammeAnswers(
            id="js-2026",
            conditions={"in-province": GateAnswer(state="met", proof="营业执照住所一栏")},
            disqualifiers={"operating": DisqualifierAnswer(state="none", note="连续生产", proof="用电记录")},
        ),
        "gates": {"systems": GateAnswer(state="met", note="三体系齐全", proof="证书编号 00123")},
        "answers": answers,
        "benchmarks": {
            "output": OwnBenchmark(lead=OwnFigure(value=Decimal("0.50"), source="市局 2026 年通知附件"))
        },
        **more,
    }
    return Document(**values)


def scored(doc: Document, table: Pack) -> Result:
    """Return the result of a document."""
    return score(doc, table, programme())


def with_answer(doc: Document, indicator: str, answer: Answer) -> Document:
    """Return the document with one answer replaced."""
    return replace(doc, answers={**doc.answers, indicator: answer})
