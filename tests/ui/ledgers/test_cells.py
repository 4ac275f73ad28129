"""What a cell makes of a text, and a text of a cell; blocks of the clipboard; sums; months. Rules over many inputs."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import LEDGERS, Ledgers, columns, year_of
from gf_desktop.domain.ledgers.columns import required
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.ledgers.rules import blanks
from gf_desktop.domain.ledgers.units import fits, may_be_own
from gf_desktop.domain.units import UNITS
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.services.choice_words import ChoiceWords
from gf_desktop.ui.ledgers import layout
from gf_desktop.ui.ledgers.cells import Cells, Field
from gf_desktop.ui.ledgers.clipboard import read_block, spread, write_block
from gf_desktop.ui.ledgers.months import month_drafts, month_of, with_month, with_month_draft
from gf_desktop.ui.ledgers.sums import total
from gf_desktop.ui.ledgers.words import Words
from tests.ui.assessment.scene import RESOURCES
from tests.ui.fakes import make_document

FIGURES = st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False).map(lambda d: d or Decimal(0))
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)
CELLS = TEXTS.flatmap(lambda text: st.sampled_from([text, f"{text}\n{text}", f'"{text}', f"{text}\t."]))


@pytest.fixture(scope="module")
def say():
    """Return the sentences."""
    return read_catalogue(RESOURCES / "messages" / "zh_CN").say


@pytest.fixture(scope="module")
def words(tmp_path_factory):
    """Return the units as people write them."""
    return build(tmp_path_factory.mktemp("工作区")).library.unit_words()


def cells_of(ledger: str, say, document: Document | None = None) -> Cells:
    """Return the cells of a ledger."""
    return Cells(ledger, document or make_document(), say, Words())


def rectangle(lines: list[list[str]]) -> list[list[str]]:
    """Return lines of one length."""
    width = max(len(line) for line in lines)
    return [[*line, *[""] * (width - len(line))] for line in lines]


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5).map(rectangle))
def test_a_block_comes_back_from_the_clipboard(block):
    """Whatever stands in the cells: tabs, quotes and several lines included."""
    assert read_block(write_block(block)) == block


def test_quotes_that_close_nowhere_are_part_of_the_text():
    """A text of another program is taken apart at its tabs and ends of line."""
    assert read_block('"12\t3\n4\t5') == [['"12', "3"], ["4", "5"]]


@given(st.integers(1, 3), st.integers(1, 3), st.integers(1, 7), st.integers(1, 7))
def test_a_block_fills_what_it_divides_evenly(high, wide, rows, columns):
    """Else it goes on from the first cell in its own size; each cell gets one text."""
    block = [[f"{row},{column}" for column in range(wide)] for row in range(high)]
    spots = [(row + 5, column + 2) for row in range(rows) for column in range(columns)]
    given_texts = dict(spread(block, spots))

    assert len(given_texts) == (rows if rows % high == 0 else high) * (
        columns if columns % wide == 0 else wide
    )
    assert all(
        text == f"{(row - 5) % high},{(column - 2) % wide}" for (row, column), text in given_texts.items()
    )


@settings(max_examples=50)
@given(figure=FIGURES, month=st.integers(0, 12))
def test_what_a_cell_shows_for_editing_reads_as_itself(figure, month, say):
    """A figure put into a cell is copied as it is and pasted as the same; with marks it reads the same too."""
    cells = cells_of("energy", say)
    of = Field(cells.columns["consumed"], month)
    row = cells.put(EnergyRow(id="e", carrier="coke"), of, str(figure))

    assert cells.put(EnergyRow(id="e", carrier="coke"), of, cells.typed(row, of)) == row
    assert cells.put(EnergyRow(id="e", carrier="coke"), of, cells.shown(row, of)) == row
    assert (month_of(row.consumed, month) if month else row.consumed) == figure


@settings(max_examples=60)
@given(text=TEXTS)
def test_no_text_is_lost(text, say):
    """Whatever is typed into a figure is read as a figure or kept to the character, but for blanks around it."""
    cells = cells_of("energy", say)
    of = Field(cells.columns["bought"])
    row = cells.put(EnergyRow(id="e", carrier="coke"), of, text)

    assert row.bought is not None or row.drafts.get("bought", "") == text.strip()


@given(st.lists(st.one_of(st.none(), FIGURES), min_size=12, max_size=12))
def test_months_put_one_by_one_are_the_year(months):
    """Entering month after month gives exactly the months, and taking the last away gives nothing."""
    quantity = None
    for number, figure in enumerate(months, 1):
        quantity = with_month(quantity, number, figure)

    assert quantity == (tuple(months) if any(one is not None for one in months) else None)
    if None not in months:
        assert year_of(quantity).value == sum(map(Fraction, months))
    for number in range(1, 13):
        quantity = with_month(quantity, number, None)
    assert quantity is None


@given(
    st.dictionaries(st.integers(1, 12), st.sampled_from(["约 3", "?", "3.5万", "待查；见台账"]), min_size=1)
)
def test_drafts_of_months_are_kept_apart(drafts):
    """Each month has its own, and taking one away leaves the others."""
    text = ""
    for month, draft in drafts.items():
        text = with_month_draft(text, month, draft)
    assert month_drafts(text) == drafts

    gone = next(iter(drafts))
    assert month_drafts(with_month_draft(text, gone, "")) == {k: v for k, v in drafts.items() if k != gone}


@given(st.lists(st.one_of(st.none(), FIGURES), min_size=1, max_size=8))
def test_a_sum_is_exact_and_missing_figures_are_counted(figures):
    """Of one unit; a blank counts as missing unless it was declared none."""
    column = cells_of("products", lambda said: said.code).columns["output"]
    rows = [ProductRow(id=str(n), name="x", unit="t", output=figure) for n, figure in enumerate(figures)]
    there = [Fraction(figure) for figure in figures if figure is not None]
    found, declared = total(rows, Field(column)), total(rows, Field(column), none=True)

    if not there:
        assert found is None
    else:
        assert (found.value, found.missing) == (sum(there), len(figures) - len(there))
        assert declared.missing == 0


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_ledger_has_its_place_on_the_screen(ledger, say):
    """Columns that name a row exist, all columns are there once, and what a row needs is in sight."""
    keys = [column.key for column in layout.ordered(ledger)]
    cells = cells_of(ledger, say)

    assert sorted(keys) == sorted(key for key in cells.columns if key != "id")
    assert tuple(keys[: len(layout.frozen(ledger))]) == layout.frozen(ledger)
    assert not any(layout.waits(ledger, key) for key in required(ledger))
    assert layout.PURPOSES[ledger]
    for column in cells.columns.values():
        assert column.kind != "unit" or layout.units(ledger, column.key)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_row_is_made_of_what_its_lists_offer(ledger, say):
    """Titles of lists, a year and names are enough for a row, and they are shown as they were chosen."""
    document = make_document()
    cells = cells_of(ledger, say, document)
    line = cells.blank()
    for column in [cells.columns[key] for key in required(ledger)] or layout.ordered(ledger)[:1]:
        titles = [*cells.titles(column).values()]
        if column.kind == "reference":
            assert not titles, "an empty list is covered elsewhere"
            return
        text = "2025" if column.kind == "whole" else titles[0] if titles else "名称"
        line = cells.put(line, Field(column), text)
        assert cells.shown(line, Field(column)) == text

    assert cells.holds(line)
    assert blanks(ledger, line) == ()
    assert Ledgers().with_rows(ledger, [line]).rows(ledger) == (line,)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_blank_line_holds_nothing_and_a_row_asks_for_what_it_has_to_say(ledger, say):
    """Nothing is asked before something stands there; then each blank that has to be filled in says so in words."""
    cells = cells_of(ledger, say)
    line = cells.blank()
    fields = [Field(column) for column in layout.ordered(ledger)]
    assert not cells.holds(line)
    assert {cells.shown(line, of) for of in fields} == {""}
    assert {cells.note(line, of) for of in fields} == {None}

    row = cells.put(line, Field(cells.columns["note"]), "待补")
    assert {of.key for of in fields if cells.shown(row, of) == "必填"} == set(required(ledger))
    for of in fields:
        assert (cells.shown(row, of) == "必填") == (cells.note(row, of) is not None)
        assert cells.typed(row, of) == ("待补" if of.key == "note" else "")
    assert cells.put(row, Field(cells.columns["note"]), "") == line


UNIT_COLUMNS = [(ledger, one.key) for ledger in LEDGERS for one in columns(ledger) if one.kind == "unit"]


@pytest.mark.parametrize(("ledger", "column"), UNIT_COLUMNS)
def test_a_unit_that_has_to_be_known_is_asked_about(ledger, column, say, words):
    """Energy, water, waste, money and land are told in units we can reckon with; products in whatever they have."""
    cells = Cells(ledger, make_document(), say, Words(), words)
    of = Field(cells.columns[column])
    own = cells.put(cells.blank(), of, "桶")
    note = cells.note(own, of)

    assert (note is None) == may_be_own(ledger, column)
    assert note is None or "不认识单位“桶”" in note.said
    for unit in layout.units(ledger, column):
        assert cells.note(cells.put(cells.blank(), of, unit), of) is None, unit
    for unit in [one for one in UNITS if not fits(ledger, column, one)][:5]:
        assert "不是同一种" in cells.note(cells.put(cells.blank(), of, unit), of).said


def test_percent_may_be_written_where_the_column_says_percent(say):
    """The sign says what the column says; another unit is kept as it was typed."""
    cells = cells_of("products", say)
    of = Field(cells.columns["energy_share"])
    row = ProductRow(id="p", name="x")

    assert cells.put(row, of, "12.5%").energy_share == Decimal("12.5")
    assert cells.put(row, of, "12.5 ％").energy_share == Decimal("12.5")
    assert cells.put(row, of, "12.5 t").drafts == {"energy_share": "12.5 t"}


def test_figures_by_name_are_written_in_one_cell(say):
    """Corrections of a limit stand as 名称=数值; what is not written so is kept with the way to write it."""
    cells = cells_of("products", say)
    of = Field(cells.columns["corrections"])
    row = cells.put(ProductRow(id="p", name="x"), of, "熟料系数=0.75；海拔＝1,200")

    assert row.corrections == {"熟料系数": Decimal("0.75"), "海拔": Decimal(1200)}
    assert cells.typed(row, of) == "熟料系数=0.75；海拔=1200"
    draft = cells.put(row, of, "0.75")
    assert draft.drafts == {"corrections": "0.75"}
    assert "名称=数值" in cells.note(draft, of).said


@pytest.mark.parametrize(
    ("ledger", "key", "text", "shown"),
    [
        ("water", "kind", "自来水", "取水：自来水"),
        ("water", "kind", "生活用水", "生活区用水"),
        ("output_value", "basis", "当年价格", "现行价格"),
        ("outlets", "monitoring", "在线监测", "自动监测"),
    ],
)
def test_usual_words_for_an_entry_are_read_as_import_reads_them(say, ledger, key, text, shown):
    """A synonym that is pasted or typed becomes the entry of the list."""
    cells = Cells(ledger, make_document(), say, Words(), choices=ChoiceWords(RESOURCES, say))
    of = Field(cells.columns[key])

    row = cells.put(cells.blank(), of, text)

    assert (cells.shown(row, of), row.drafts) == (shown, {})


def test_a_word_for_several_entries_is_asked_about(say):
    """重复用水 stays as it was written, and the three that it may be are named."""
    cells = Cells("water", make_document(), say, Words(), choices=ChoiceWords(RESOURCES, say))
    of = Field(cells.columns["kind"])

    row = cells.put(cells.blank(), of, "重复用水")

    assert row.drafts == {"kind": "重复用水"}
    assert "循环水量、串联水量、处理后回用水量。" in cells.note(row, of).said


@pytest.mark.parametrize(
    ("ledger", "key", "typed", "kept"),
    [
        ("meters", "valid_until", "2026/11/20", "2026-11-20"),
        ("certificates", "issued", "2026年11月20日", "2026-11-20"),
        ("projects", "completed", "2024.6", "2024-06"),
        ("projects", "completed", "2024", "2024"),
        ("green", "month", "2025年3月", "2025-03"),
        ("meters", "valid_until", "长期", "长期"),
    ],
)
def test_days_of_a_ledger_are_kept_as_iso(say, ledger, key, typed, kept):
    """What is typed or pasted as a day or a month is kept in one way; other words stay."""
    cells = cells_of(ledger, say)

    assert getattr(cells.put(cells.blank(), Field(cells.columns[key]), typed), key) == kept


@pytest.mark.parametrize(
    ("typed", "kept"), [("mg/m3", "mg/m³"), ("个/m2", "个/m²"), ("mg/L", "mg/L"), ("m35", "m35")]
)
def test_a_unit_of_ones_own_is_kept_as_it_is_printed(say, words, typed, kept):
    """Cubic and square metres stand there as everywhere else, though one types m3."""
    cells = Cells("outlets", make_document(), say, Words(), words)

    assert cells.put(cells.blank(), Field(cells.columns["unit"]), typed).unit == kept
