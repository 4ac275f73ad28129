"""Points that the applicant entered: in the platform's table, the report and what is printed they are its own word."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal

from gf_desktop.domain.document import Answer, OwnFigure, OwnPoints
from gf_desktop.domain.output import SchemeOut, score_out
from gf_desktop.domain.pack import Choice, Indicator, Option
from gf_desktop.domain.platform_sheet import platform_sheet
from gf_desktop.domain.report import content
from gf_desktop.domain.report.cells import said, shown
from gf_desktop.domain.report.words import printed
from gf_desktop.domain.scoring import score
from tests.domain.builders import choice, document, pack, quantitative, section, unsplit
from tests.domain.report.builders import say

SOURCE = "省厅培训材料"
LINES = [("", "5"), ("提供", "5"), ("未提供", "0")]


def case(row_id: str) -> Indicator:
    """Return a choice of unknown points."""
    options = (Option(id="yes", title="提供", points=None), Option(id="no", title="未提供", points=None))
    return replace(choice(row_id, points=None), choice=Choice(options=options))


def figure(value: int) -> OwnFigure:
    """Return points of the test's source."""
    return OwnFigure(value=Decimal(value), source=SOURCE)


TABLE = pack(
    unsplit(case("one"), case("two"), points=8, section_id="cases"),
    section(quantitative("rest", points=92), section_id="rest"),
)
WORD = OwnPoints(value=figure(5), options={"yes": figure(5), "no": figure(0)})
GIVEN = document({"one": Answer(option="yes"), "two": Answer(option="no")}, points={"one": WORD})
RESULT = score(GIVEN, TABLE)


def report(given=GIVEN):
    """Return the report's content."""
    return content(
        given,
        TABLE,
        None,
        score(given, TABLE),
        say=say,
        evidence_titles={},
        made_on=date(2026, 3, 1),
        program_version="0.1",
    )


def test_the_platforms_table_marks_them_as_the_applicants():
    """In the cell they are words, nothing to paste; the note names their source."""
    rows = {row.indicator: row for row in platform_sheet(GIVEN, TABLE, RESULT, {}).rows}

    assert [shown(rows[one].cells["points"], say) for one in ("one", "two", "rest")] == [
        "自填 5",
        "本组合计8分",
        "92",
    ]
    assert rows["one"].cells["points"].empty
    assert said(rows["one"].cells["note"].text, say).splitlines() == [
        "分值没有公布，5 分由本单位填入，来源：省厅培训材料",
        "选项的分值由本单位填入：提供 5、未提供 0，来源：省厅培训材料",
    ]


def test_the_report_lists_them_with_their_source():
    """The annex has a line for the row and one for each option; the trace says it too."""
    made = report()

    assert [(one["option"], one["points"]) for one in made["own_points"]] == LINES
    assert {(one["source"], one["confidence"]) for one in made["own_points"]} == {(SOURCE, "本单位填入")}
    assert f"本行分值 5 分由填报人录入，出处：{SOURCE}" in made["traces"][0]["steps"]
    assert report(replace(GIVEN, points={}))["own_points"] == []


def test_points_that_do_not_count_are_not_listed():
    """Where they come to more than there are, the row says so and the annex is silent."""
    given = replace(GIVEN, points={"one": replace(WORD, value=figure(9))})
    made = report(given)

    assert made["own_points"] == []
    (case_row, *_) = made["sections"][0]["rows"]
    assert case_row["points"]["text"] == "本组合计8分"
    assert case_row["notes"] == ["“二级”中填入的分值合计 9 分，超过表中的 8 分，都未采用，暂不能计分。"]


def test_paper_does_not_ask_to_enter_anything():
    """What the screen asks of a person is said as it is."""
    reason = RESULT.row("two").reason
    assert reason is not None

    assert say(reason).endswith("如已掌握，请录入分值和出处。")
    assert say(printed(reason)) == "只公布了本组的合计分值，本行分值未知，暂不能计分。"


def test_what_is_printed_tells_whose_points_they_are():
    """``score --json`` has the points with their source; null where they are the table's."""
    scheme = SchemeOut(id="own-test", version=1, title="表", standing="own", digest="0")
    rows = {one.id: one for one in score_out("a.json", scheme, RESULT, say).indicators}

    assert asdict(rows["one"])["own_points"] == {
        "points": "5",
        "source": SOURCE,
        "options": (
            {"id": "yes", "points": "5", "source": SOURCE},
            {"id": "no", "points": "0", "source": SOURCE},
        ),
    }
    assert (rows["one"].points, rows["one"].score) == ("5.00", "5.00")
    assert (rows["two"].own_points, rows["rest"].own_points) == (None, None)
