"""What the tables of the library hold: rows, points and doubts as the authority prints them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from gf_desktop.domain.pack import Indicator
from tests.standards.shipped import IDS, pack

GROUPS_OF_2018 = [3, 4, 3, 5, 5, 5]
WEIGHTS_OF_2018 = ["0.2", "0.15", "0.15", "0.1", "0.1", "0.3"]
# Lead of each park indicator in the order of the table; None: yes or no.
PARK_LEADS = [
    "3",
    "15",
    "75",
    "1500",
    "15",
    "95",
    "90",
    "30",
    "60",
    "90",
    "80",
    "-",
    "30",
    "60",
    "90",
    "30",
    "30",
    "30",
    "15",
    "30",
    "100",
    "3",
    "5",
    "0.3",
    "80",
    "30",
    "80",
    "80",
    "-",
    "-",
    "-",
]
SUPPLY_POINTS = [
    "8",
    "6",
    "6",
    "4",
    "3",
    "3",
    "3",
    "3",
    "4",
    "10",
    "10",
    "5",
    "5",
    "5",
    "5",
    "10",
    "2.5",
    "2.5",
    "2.5",
    "2.5",
]


def points(rows: tuple[Indicator, ...]) -> list[Decimal | None]:
    """Return the points of rows."""
    return [row.points for row in rows]


@pytest.mark.parametrize(
    ("scheme", "whole", "cap"),
    [
        ("gbt36132-2018", 100, None),
        ("gbt36132-2025", 100, None),
        ("js-general-2026", 100, 5),
        ("js-pp-staple-2026", 100, 4),
        ("miit-general-2025", 100, None),
        ("park-2016", 100, None),
        ("supply-chain-2024", 100, None),
    ],
)
def test_points_are_the_authoritys(scheme, whole, cap):
    """A hundred, with 5 or 4 more where the province gives a bonus."""
    table = pack(scheme).table
    assert table.whole == whole
    assert (table.bonus.cap if table.bonus else None) == cap


def test_the_ministrys_form_has_fifteen_second_level_rows():
    """15 numbered groups; four are known together only, one not at all, and nothing shown is invented."""
    table = pack("miit-general-2025")
    groups = [group for section in table.table.sections for group in section.groups]
    assert [group.number for group in groups] == [str(n) for n in range(1, 16)]
    together = {group.number: group.points for group in groups if group.points is not None}
    assert together == {"5": 8, "10": 4, "11": 6, "15": 8}
    assert [row.id for row in table.indicators if row.points_why] == ["saving-product-share"]
    shown = {row.id for row in table.indicators if row.lead and row.lead.value is not None}
    assert shown == {"platform-functions"}
    assert table.confidence(table.indicator("platform-functions").lead) == "high"


def test_the_ministrys_form_asks_for_information_and_commitment():
    """Basic information with the lengths that the form takes, and how the commitment is handed in."""
    form = pack("miit-general-2025").table.form
    limits = {one.field: one.most for one in form.information if one.most}
    assert limits == {"process": 200, "green_work": 500}
    assert len(form.information) == 13
    assert "法定代表人签字" in "".join(form.steps)


def test_the_table_of_2018_is_whole():
    """Eight veto rows, six weighed sections, 25 second-level items, 85 rows of which 80-odd are usually counted."""
    whole = pack("gbt36132-2018")
    sections = whole.table.sections
    assert len(whole.table.gates) == 8
    assert [len(section.groups) for section in sections] == GROUPS_OF_2018
    assert [str(section.weight) for section in sections] == WEIGHTS_OF_2018
    assert [sum(points(section.indicators)) for section in sections] == [100] * 6
    assert [len(section.indicators) for section in sections] == [15, 7, 16, 13, 10, 24]
    assert whole.header.abolished == "2025-12-31"


def test_unpublished_points_of_2018_are_equal_shares():
    """Three rows have published points; the others share the rest equally, to the hundredth, and say so."""
    for section in pack("gbt36132-2018").table.sections:
        estimated = [row.points for row in section.indicators if row.estimated]
        assert max(estimated) - min(estimated) <= Decimal("0.01")
    known = [row for row in pack("gbt36132-2018").indicators if not row.estimated]
    assert points(tuple(known)) == [8, 6, 3]


def test_performance_rows_of_2018_name_their_calculators():
    """Each performance row shows what the ledgers say; an optional one has steps."""
    performance = pack("gbt36132-2018").table.sections[-1]
    assert all(row.calculator and row.must != bool(row.degrees) for row in performance.indicators)
    assert {"green-material-share", "waste-water-reuse-rate"} <= {
        r.calculator for r in performance.indicators
    }


def test_the_park_has_thirty_one_rows_of_which_twenty_four_count():
    """18 rows always count, two of one set and one of each of four others: 24."""
    table = pack("park-2016").table
    rows = pack("park-2016").indicators
    assert [row.lead.value if row.lead else None for row in rows] == [
        None if text == "-" else Decimal(text) for text in PARK_LEADS
    ]
    sets = Counter(row.choose_from for row in rows)
    assert sets == {"": 18, "A": 4, "B": 2, "C": 2, "D": 2, "E": 3}
    assert sets[""] + sum(table.choose.values()) == 24 == table.index.over
    assert [section.points for section in table.sections] == [3, 6, 3, 3, 6, 3]
    assert [group.number for section in table.sections for group in section.groups] == [
        str(n) for n in range(1, 32)
    ]


def test_every_figure_of_the_park_is_from_memory():
    """No lead of the park was read in the original: each has to be accepted."""
    table = pack("park-2016")
    leads = [row.lead for row in table.indicators if row.lead]
    assert {table.confidence(lead) for lead in leads} == {"memory"}
    assert table.table.years == 3
    assert table.table.year_rule == "each"
    assert [gate.encouraged for gate in table.table.gates] == [False] * 6 + [True] * 2


def test_the_supply_chain_has_twenty_rows():
    """20 rows under the codes X11 to X64; three note a percentage, none turns it into points."""
    table = pack("supply-chain-2024")
    assert points(table.indicators) == [Decimal(text) for text in SUPPLY_POINTS]
    assert [section.points for section in table.table.sections] == [20, 20, 20, 20, 10, 10]
    assert {row.kind for row in table.indicators} == {"manual"}
    beside = [row.id for row in table.indicators if row.beside]
    assert beside == ["scm-low-risk-share", "scm-product-recovery", "scm-package-recovery"]
    assert len(table.table.gates) == 7


@pytest.mark.parametrize("scheme", IDS)
def test_tables_that_are_no_longer_in_force_say_so(scheme):
    """Only the table of 2018 is abolished."""
    assert bool(pack(scheme).header.abolished) == (scheme == "gbt36132-2018")
