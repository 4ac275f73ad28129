"""Limits and quotas of products: which row is meant, on which day, after which correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from time import perf_counter

import pytest

from gf_desktop.domain.factors import Law, benchmarks, candidates
from gf_desktop.domain.factors.law import named
from tests.domain.factors.builders import REPORT, accepting, figure, product, tables, year

CEMENT = "GB 16780-2021 | 水泥(产品) | 单位产品综合能耗"
CLINKER = "GB 16780-2021 | 熟料 | 单位产品综合能耗"
SINTER = "GB 21256-2025 | 烧结工序 | 工序单位产品能耗"
EAF = "GB 21256-2025 | 电弧炉 容量<50t | 工序单位产品能耗"
TDI = "GB 31830-2024 | TDI | 单位产品综合能耗"
SULPHUR = "GB 29141-2024 | 硫黄制酸 | 单位产品综合能耗"
EQUAL = "GB 21340-2019 | 光伏压延玻璃 <=300t/d | 单位产品综合能耗"
STEEL = "GB/T 18916.2-2022 | 电炉炼钢"


def pair(document, unit="kgce/t", kind="energy"):
    """Return lead and base of the document's product."""
    return benchmarks(document.ledgers.products[0], kind, unit, document, tables(), reported=REPORT)


def seen(found):
    """Return the values of a pair, each with whether it may be used."""
    return [(one.value, one.usable) for one in found]


def limited(text, number=2025, settings=None, **more):
    """Return a year of a product under a limit, with ``corrections`` as text."""
    return product(number, settings, limit_standard=text, **more)


@pytest.mark.parametrize(
    "text",
    [
        CLINKER,
        "ＧＢ　16780－2021｜熟料｜单位产品综合能耗",
        "gb16780-2021 熟料 单位产品综合能耗",
        "GB 16780 | 熟料 | 单位产品综合能耗",
    ],
)
def test_a_key_is_read_in_every_width(text):
    """Width, blanks, capitals, strokes and a missing year of the standard do not matter."""
    assert seen(pair(limited(text))) == [(100, True), (107, True)]


@pytest.mark.parametrize(
    "text", ["熟料", "GB 16780-2021", "GB 16780-2021 熟", "GB 16780-2021 熟料", "水泥厂", ""]
)
def test_a_text_that_fits_no_row_alone_is_not_guessed(text):
    """A product or standard alone, half a name, and a name with two fitting indicators set no benchmark."""
    assert pair(limited(text)) is None


def test_an_indicator_of_other_dimension_is_left_out():
    """Of the three limits of clinker only two can be said per ton in standard coal; electricity is none of them."""
    document = limited("GB 16780-2021 熟料")
    found = named(document.ledgers.products[0], "energy", document, tables())

    assert [one.indicator for one in found] == ["单位产品综合能耗", "熟料单位产品综合煤耗"]


@pytest.mark.parametrize(
    ("unit", "own", "lead"),
    [
        ("kgce/t", "t", Fraction(100)),
        ("tce/t", "t", Fraction("0.1")),
        ("kgce/产品单位", "t", Fraction(100)),
        ("kgce/产品单位", "kg", Fraction("0.1")),
        ("tce/产品单位", "万t", Fraction(1000)),
        ("kgce/产品单位", "", None),
        ("kgce/产品单位", "台", None),
        ("kgce/万元", "t", None),
    ],
)
def test_limits_are_said_in_the_rows_unit(unit, own, lead):
    """产品单位 is the product's own unit; what does not fit gives no figure."""
    found = pair(limited(CLINKER, unit=own), unit)

    assert found[0].value == lead
    assert found[0].usable == (lead is not None)


@pytest.mark.parametrize(
    ("text", "corrections", "expected"),
    [
        # GB 16780-2021: ±1.10/1.15 per point that the clinker ratio is off 75 %.
        (CEMENT, {}, [(80, False), (87, False)]),
        (CEMENT, {"熟料比": "80"}, [(Fraction("85.5"), True), (Fraction("92.75"), True)]),
        (CEMENT, {"熟料比": "70"}, [(Fraction("74.5"), True), (Fraction("81.25"), True)]),
        # GB 29141-2024: fuming sulphuric acid +35.
        ("GB 29141-2024 硫铁矿制酸", {"发烟硫酸": "1"}, [(-75, True), (-65, True)]),
        ("GB 29141-2024 硫铁矿制酸", {"发烟硫酸": "0"}, [(-110, True), (-100, True)]),
        # GB 29140-2024: solar salt × 1.18.
        ("GB 29140-2024 联碱法 轻质纯碱", {"日晒盐": "1"}, None),
    ],
)
def test_corrections_come_first(text, corrections, expected):
    """A limit with a correction is not used before its question is answered, and then corrected by grade."""
    found = pair(limited(text, corrections=corrections))

    if expected is None:
        plain = pair(limited(text, corrections={"日晒盐": "0"}))
        assert [one.value for one in found] == [one.value * Fraction("1.18") for one in plain]
    else:
        assert seen(found) == expected


@pytest.mark.parametrize(
    ("document", "kind", "lead"),
    [
        (
            limited(CEMENT, corrections={"熟料比": "80"}),
            "energy",
            "GB 16780-2021 水泥(产品) 单位产品综合能耗 1级（熟料比 80，修正后）；公开转录，未核对原文",
        ),
        (product(water_quota=STEEL), "water", "GB/T 18916.2-2022 电炉炼钢 先进值；公开转录"),
    ],
)
def test_a_benchmark_names_its_origin(document, kind, lead):
    """Standard, product, indicator and grade are said once, with the correction applied."""
    found = pair(document, "kgce/t" if kind == "energy" else "m³/t", kind)

    assert found[0].source == lead


def test_accepting_does_not_answer_a_correction():
    """A correction that can be reckoned needs its answer; a confirmation of the limit does not stand for it."""
    assert not any(one.usable for one in pair(limited(CEMENT, settings=accepting(f"limit/{CEMENT}"))))


def test_a_correction_in_words_takes_own_grades_or_a_word():
    """Where words alone are known, the user enters the corrected grades, or confirms that nothing is corrected."""
    own = pair(limited(SULPHUR, corrections={"1级": "-155", "2级": "-140"}))

    assert not any(one.usable for one in pair(limited(SULPHUR)))
    assert seen(own) == [(-155, True), (-140, True)]
    assert [one.source for one in own] == ["自填", "自填"]
    assert seen(pair(limited(SULPHUR, settings=accepting(f"limit/{SULPHUR}")))) == [
        (-160, True),
        (-150, True),
    ]


@pytest.mark.parametrize(
    ("number", "usable"),
    [(2025, False), (2026, True)],
)
def test_the_last_day_of_the_data_year_rules(number, usable):
    """GB 21256-2025 is in force from July 2026: for 2025 it is offered by name, and waits for the user."""
    assert seen(pair(limited(SINTER, number))) == [(43, usable), (46, usable)]


@pytest.mark.parametrize("text", [SINTER, TDI])
def test_an_issued_or_undated_limit_takes_the_users_word(text):
    """Not yet in force, or of unknown day: usable exactly with the accepted key."""
    accepted = pair(limited(text, settings=accepting(f"limit/{text}")))

    assert all(one.usable and one.accepted for one in accepted)
    assert not any(one.usable for one in pair(limited(text)))


def test_standards_published_after_the_report_are_not_known():
    """A report of May 2025 knows nothing of what was published in June."""
    document = limited(SINTER)

    assert benchmarks(
        document.ledgers.products[0], "energy", "kgce/t", document, tables(), reported=date(2025, 5, 1)
    ) is None  # fmt: skip


def test_a_missing_grade_waits_for_the_users_own():
    """Where the standard leaves grade 2 open, only an own figure makes the base."""
    accepted = accepting(f"limit/{EAF}")

    assert seen(pair(limited(EAF, settings=accepted))) == [(61, True), (None, False)]
    assert seen(pair(limited(EAF, settings=accepted, corrections={"2级": "64"}))) == [(61, True), (64, True)]
    assert not any(one.usable for one in pair(limited(EAF, settings=accepted, corrections={"2级": "50"})))


def test_equal_grades_are_never_used():
    """Grades 1 and 2 that are equal leave no room between lead and base, accepted or not."""
    assert not any(one.usable for one in pair(limited(EQUAL, settings=accepting(f"limit/{EQUAL}"))))


def test_water_quotas_wait_for_their_day():
    """先进值 0.55 and 通用值 1.74 m³/t of GB/T 18916.2-2022; from which day they hold the user confirms."""
    silent = pair(product(water_quota=STEEL), "m³/t", "water")
    said = pair(
        product(settings=accepting(f"quota/{STEEL}"), water_quota="GB/T18916.2 电炉炼钢"), "m³/t", "water"
    )

    assert seen(silent) == [(Fraction("0.55"), False), (Fraction("1.74"), False)]
    assert seen(said) == [(Fraction("0.55"), True), (Fraction("1.74"), True)]


def test_a_new_built_figure_is_never_a_lead():
    """Editions of 2012 tell 新建 and 现有: no confirmation makes lead and base of them, own figures do."""
    beer = "GB/T 18916.6-2012 | 啤酒"
    keys = (f"quota/{beer}",)
    own = {f"quota/{beer}/lead": figure("4.5"), f"quota/{beer}/base": figure("5")}

    accepted = pair(product(settings=accepting(*keys), water_quota=beer, unit="kL"), "m³/产品单位", "water")
    entered = pair(
        product(settings=accepting(figures=own), water_quota=beer, unit="kL"), "m³/产品单位", "water"
    )

    assert seen(accepted) == [(None, False), (None, False)]
    assert seen(entered) == [(Fraction("4.5"), True), (5, True)]


def test_local_quotas_are_for_their_province():
    """A quota of Hebei is none for a factory in Jiangsu."""
    assert pair(product(water_quota="DB13/T 5448.7-2021 | 甲醇 煤制"), "m³/t", "water") is None
    assert candidates("甲醇", tables(), product(), "water") == ()


def test_a_province_written_short_has_its_quotas():
    """A factory in 河北 gets the local quota of 河北省, by key and among the candidates."""
    methanol = product(water_quota="DB13/T 5448.7-2021 | 甲醇 煤制")
    short = replace(methanol, applicant=replace(methanol.applicant, province="河北"))
    full = replace(methanol, applicant=replace(methanol.applicant, province="河北省"))

    assert pair(short, "m³/t", "water") == pair(full, "m³/t", "water") is not None
    assert len(candidates("甲醇", tables(), short, "water")) == 2


def test_candidates_fit_a_text_word_by_word():
    """The chooser offers what holds every word, in force first, with figures and what the user has to say."""
    found = candidates("水泥 熟料", tables(), product())

    assert {one.standard for one in found} == {"GB 16780-2021"}
    assert [
        (one.text, one.lead, one.base, one.standing, one.waits) for one in found if one.text == CLINKER
    ] == [(CLINKER, 100, 107, "in-force", ())]
    assert candidates("  ", tables(), product()) == ()


def test_a_replaced_standard_leads_to_its_successor():
    """GB 21256-2013 is not in our tables: the text offers the edition that replaces it, with its standing."""
    found = candidates("GB 21256-2013 烧结", tables(), product())

    assert [(one.text, one.standing) for one in found] == [(SINTER, "issued")]
    assert [
        one.text for one in candidates("GB 21256-2013", tables(), product(), reported=date(2025, 5, 1))
    ] == []


def test_every_key_names_its_row_alone():
    """Each limit's and quota's key leads back to exactly that row."""
    limits, quotas = tables().limits, tables().quotas

    assert [row.key for row in limits.rows if limits.named(row.key) != (row,)] == []
    assert [row.key for row in quotas.rows if quotas.named(row.key, row.province) != (row,)] == []


def test_law_remembers_until_something_that_counts_changes():
    """What was said of a product stands after an edit of its output, not after one of its limit, unit or settings."""
    reads = []

    def read():
        reads.append(1)
        return tables()

    law = Law(read, REPORT)
    documents = [
        limited(CEMENT, corrections={"熟料比": "80"}, output="1"),
        limited(CEMENT, corrections={"熟料比": "80"}, output="2"),
        limited(CEMENT, corrections={"熟料比": "70"}),
        limited(CEMENT, corrections={"熟料比": "70"}, unit="kg"),
        limited(SINTER),
        limited(SINTER, settings=accepting(f"limit/{SINTER}")),
        limited(SINTER, 2026),
        limited(""),
    ]

    found = [law(one.ledgers.products[0], "energy", "kgce/产品单位", one) for one in documents]

    assert found == [pair(one, "kgce/产品单位") for one in documents]
    assert len(reads) == len(documents) - 2
    assert law(documents[0].ledgers.products[0], "water", "m³/t", documents[0]) is None


def test_the_limits_of_two_hundred_products_are_looked_up_fast():
    """Two hundred products under limits take a few milliseconds, before anything is remembered."""
    rows = tables().limits.rows[:600:3]
    document = year(
        products=[{"id": f"p{n}", "name": row.product, "unit": "t", "limit_standard": row.key}
                  for n, row in enumerate(rows)]
    )  # fmt: skip

    def look_up():
        start = perf_counter()
        for row in document.ledgers.products:
            assert benchmarks(row, "energy", "kgce/t", document, tables())
        return perf_counter() - start

    assert len(document.ledgers.products) == 200
    assert min(look_up() for _ in range(5)) < 0.02


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("GB 16780-2021 | 熟料 | 熟料单位产品综合煤耗", (94, 100)),
        ("GB 30180-2024 | 煤制烯烃 MTO | 单位产品综合能耗(不扣原料用能)", (2600, 2800)),
        ("GB 29995-2024 | 活性焦 | 单位产品综合能耗(含原料用能)", (1900, 2100)),
        ("GB 29449-2024 | 炭黑(不扣原料用能) | 单位产品综合能耗", (1650, 1800)),
    ],
)
def test_a_limit_of_other_energy_than_is_computed_waits(text, levels):
    """Coal alone, or energy with its feedstock, is not what is computed: the limit counts only on the user's word."""
    lead, base = levels
    assert seen(pair(limited(text))) == [(lead, False), (base, False)]
    assert seen(pair(limited(text, settings=accepting(f"limit/{text}")))) == [(lead, True), (base, True)]


def test_a_limit_without_its_feedstock_waits_for_nothing():
    """Energy less its feedstock is what is computed."""
    text = "GB 30180-2024 | 煤制烯烃 MTO | 单位产品综合能耗(扣除原料用能)"
    assert (
        "other-energy"
        not in named(limited(text).ledgers.products[0], "energy", limited(text), tables())[0].waits
    )
