"""One cell into a typed value, or the sentence that says why not."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.ledgers import columns
from gf_desktop.exchange.books import Fault
from gf_desktop.exchange.cells import CellReading, converted, names, text_of
from gf_desktop.exchange.dates import read_date, read_month
from tests.exchange.spreadsheets import catalogue, reader

MOMENT = datetime.fromisoformat("2024-06-30T08:30")


def column(ledger, key):
    """Return a column of a ledger."""
    return next(one for one in columns(ledger) if one.key == key)


def read(ledger, key, value, **more):
    """Read a cell for a column; a sentence, where there is one, can be said."""
    found = reader(**more.pop("references", {})).read(column(ledger, key), value, **more)
    assert found.said is None or catalogue().say(found.said)
    return found


def code(reading):
    """Return the code of what is said, nothing where nothing is."""
    return reading.said.code if reading.said else ""


@pytest.mark.parametrize(
    ("value", "figure"),
    [
        (5, "5"),
        (5.0, "5"),
        (0.1 + 0.2, "0.3"),
        (1464650.25, "1464650.25"),
        (1e-9, "0.000000001"),
        (1 / 3, "0.333333333333"),
        (-0.0, "0"),
        (-2.5, "-2.5"),
        (1e17, "100000000000000000"),
        ("1,200.50", "1200.50"),
        ("１２３．５", "123.5"),
        (" 1 234 567 ", "1234567"),
        ("+3", "3"),
    ],
)
def test_figures_are_taken_at_the_digits_that_people_see(value, figure):
    """A figure cell counts at the 15 digits Excel shows, a text digit by digit."""
    assert format(read("energy", "consumed", value).value, "f") == figure


@given(st.decimals(min_value="-99999999", max_value="99999999", places=6))
def test_a_figure_of_up_to_15_digits_comes_back_exactly(figure):
    """What a person typed into Excel is what is read, though Excel kept a binary fraction of it."""
    assert read("energy", "consumed", float(figure)).value == figure


@given(st.one_of(st.text(max_size=20), st.floats(allow_nan=False, allow_infinity=False), st.booleans()))
def test_any_cell_gives_a_value_or_a_sentence_with_its_draft(value):
    """No cell is dropped in silence: it is blank, a value, or a draft with its sentence."""
    for key in ("consumed", "carrier", "unit", "out_counted", "oxidation"):
        found = read("energy", key, value)
        blank = isinstance(value, str) and not value.strip()
        assert blank or (found.value is not None) != bool(found.draft)
        assert bool(found.draft) <= (found.said is not None)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("约 300", "cell.no-figure"),
        ("1.2.3", "cell.no-figure"),
        ("5-6", "cell.no-figure"),
        ("-", "cell.nothing"),
        ("无", "cell.nothing"),
        ("/", "cell.nothing"),
        ("1,5", "cell.comma"),
        ("12万", "cell.unit-unclear"),
        ("300 左右", "cell.unit-unclear"),
        ("300 方", "cell.unit-unclear"),
        (True, "cell.no-figure-kind"),
        (date(2024, 3, 1), "cell.no-figure-kind"),
        (time(3, 30), "cell.no-figure-kind"),
        (1e19, "cell.too-large"),
    ],
)
def test_what_is_no_figure_is_kept_as_a_draft(value, said):
    """A text, a day or a truth in a figure's cell has its sentence and is kept, never guessed at."""
    found = read("energy", "consumed", value)

    assert (found.value, code(found)) == (None, said)
    assert found.draft


def test_a_unit_behind_a_figure_is_understood_or_in_conflict():
    """1,200 kWh is an amount with its unit where the row has none, and a conflict where it has another."""
    assert read("energy", "consumed", "1,200 kWh") == CellReading(Decimal(1200), unit="kWh")
    assert read("energy", "consumed", "1200千瓦时", unit="kWh").value == 1200
    assert code(read("energy", "consumed", "1,200 kWh", unit="万kWh")) == "cell.unit-conflict"
    assert code(read("output_value", "value", "5 千元", unit="万元")) == "cell.unit-conflict"


def test_a_share_below_one_is_asked_about():
    """0.4 in a column of percents may be 40 %, shown so by its format: taken as it stands, and asked."""
    found = read("products", "energy_share", 0.4)

    assert (found.value, found.severity, code(found)) == (Decimal("0.4"), "ask", "cell.percent")
    assert read("products", "energy_share", 40.0) == CellReading(Decimal(40))
    assert read("products", "energy_share", "40%").value == 40


@pytest.mark.parametrize("blank", [None, "", "  ", "\u3000"])
def test_a_blank_cell_says_nothing(blank):
    """Blank is blank: neither nought nor a problem."""
    assert read("energy", "consumed", blank) == CellReading()


def test_faults_of_the_sheet_are_said():
    """A cell with an error and a formula without result are no blanks."""
    assert code(read("energy", "consumed", None, fault=Fault("error", "#REF!"))) == "cell.error"
    assert code(read("energy", "consumed", None, fault=Fault("no-value"))) == "cell.no-value"


@pytest.mark.parametrize(
    ("ledger", "key", "text", "value"),
    [
        ("waste", "hazard", "危险废物", "hazardous"),
        ("waste", "hazard", "hazardous", "hazardous"),
        ("waste", "hazard", "危废", "hazardous"),
        ("water", "kind", "取水：自来水", "intake-tap"),
        ("water", "kind", "自来水", "intake-tap"),
        ("products", "efficiency_grade", "1级", "1"),
        ("products", "efficiency_grade", 1.0, "1"),
        ("green", "cancelled", "√", "yes"),
        ("green", "cancelled", True, "yes"),
        ("green", "cancelled", "否", "no"),
        ("output_value", "year", "2025年", 2025),
        ("output_value", "year", 2025.0, 2025),
        ("energy", "unit", "千瓦时", "kWh"),
        ("products", "unit", "件", "件"),
        ("meters", "number", 20240101.0, "20240101"),
        ("projects", "content", " 换电机 ", "换电机"),
        ("storeys", "building", "一号楼", "b1"),
        ("storeys", "building", "b1", "b1"),
    ],
)
def test_words_lead_to_codes_and_rows(ledger, key, text, value):
    """Choices go by code, title or common word, units by their words, references by name or id."""
    found = read(ledger, key, text, references={"buildings": names([("b1", "一号楼")])})

    assert (found.value, found.said) == (value, None)


@pytest.mark.parametrize(
    ("ledger", "key", "value", "said"),
    [
        ("waste", "hazard", "不清楚", "cell.choice"),
        ("water", "kind", "重复用水", "cell.choice-several"),
        ("green", "cancelled", "也许", "cell.choice"),
        ("output_value", "year", "去年", "cell.whole"),
        ("output_value", "year", 2025.5, "cell.whole"),
        ("energy", "unit", "方", "unit.ambiguous"),
        ("storeys", "building", "二号楼", "cell.reference"),
        ("storeys", "building", "库房", "cell.reference"),
        ("meters", "number", 1.2345678901234567e19, "cell.long-number"),
        ("meters", "valid_until", "2024-06", "cell.date"),
        ("meters", "valid_until", 45473.0, "cell.date"),
        ("green", "month", "六月份左右", "cell.month"),
        ("products", "corrections", "熟料比", "cell.figures"),
    ],
)
def test_unknown_words_are_said_and_kept(ledger, key, value, said):
    """What leads nowhere, or to two rows of one name, is a draft with its sentence."""
    known = names([("b1", "一号楼"), ("b2", "库房"), ("b3", "库房")])

    found = read(ledger, key, value, references={"buildings": known})

    assert (found.value, code(found)) == (None, said)
    assert found.draft == text_of(value)


def test_named_figures_are_read():
    """Corrections of a limit stand in one cell as name=figure, divided by semicolons."""
    found = read("products", "corrections", "熟料比=75；海拔：1200")

    assert found.value == {"熟料比": Decimal(75), "海拔": Decimal(1200)}


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2024, 6, 30), "2024-06-30"),
        (MOMENT, "2024-06-30"),
        ("2024-06", "2024-06"),
        ("2024年6月", "2024-06"),
        ("2024年6月30日", "2024-06-30"),
        ("2024/6/3", "2024-06-03"),
        ("2024.6.30", "2024-06-30"),
        ("20240630", "2024-06-30"),
        (20240630.0, "2024-06-30"),
        ("202406", "2024-06"),
        ("2024年", "2024"),
        (2024.0, "2024"),
        ("２０２４－０６", "2024-06"),
        ("2024-02-30", None),
        ("2024-13", None),
        (45473.0, None),
        ("长期", None),
        (True, None),
        (None, None),
    ],
)
def test_days_are_read_as_people_write_them(value, day):
    """A date cell and the common ways to write a day; a bare serial number is none."""
    assert read_date(value) == day


def test_a_month_needs_its_year():
    """A month column holds year and month; a day gives its month."""
    assert [read_month("2024年6月"), read_month(date(2024, 6, 30)), read_month("6月")] == [
        "2024-06",
        "2024-06",
        None,
    ]


def test_cells_as_text():
    """Whole figures without decimals, moments and days in ISO form."""
    cells = [None, 5.0, 1.5, MOMENT, date(2024, 6, 30), time(8, 30), True, " x "]

    assert [text_of(cell) for cell in cells] == [
        "",
        "5",
        "1.5",
        "2024-06-30 08:30",
        "2024-06-30",
        "08:30:00",
        "TRUE",
        "x",
    ]


def test_amounts_change_units_only_exactly():
    """Tons become kilograms; what another dimension asks, or what has no end, does not."""
    assert converted(Decimal("1.5"), "t", "kg") == 1500
    assert converted(Decimal(1), "t", "kWh") is None
    assert converted(Decimal(1), "m²", "亩") == Decimal("0.0015")
    assert converted(Decimal(1), "kWh", "GJ") == Decimal("0.0036")
    assert converted(Decimal(1), "Nm³", "m³(20℃)") is None
