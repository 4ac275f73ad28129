"""What is still to be shown: looks at public sites, penalties since rectified, facts that name what there is."""

from __future__ import annotations

from datetime import date

import pytest

from gf_desktop.domain.document import (
    Applicant,
    ChangeAnswer,
    DisqualifierAnswer,
    Document,
    OwnDate,
    ProgrammeAnswers,
    ProgrammeFacts,
    Query,
    Rectified,
    SchemeRef,
)
from gf_desktop.domain.problems import path_text
from gf_desktop.domain.programmes.proofs import proof_findings, proof_gaps, proof_lines
from gf_desktop.domain.programmes.rules import check_facts
from gf_desktop.domain.report.cells import said
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.standards.programmes import read_programme
from tests.standards.shipped import RESOURCES

JIANGSU = read_programme(RESOURCES / "programmes" / "js-2026.yaml")
TODAY = date(2026, 6, 1)
SAY = read_catalogue(RESOURCES / "messages" / "zh_CN").say


def gaps(key: str, **answer):
    """Return the codes of what is missing for one circumstance, each sentence said."""
    answers = ProgrammeAnswers(id="js-2026", disqualifiers={key: DisqualifierAnswer(**answer)})
    found = proof_gaps(JIANGSU, answers, "factory", TODAY)
    assert all(SAY(gap.said) for gap in found)
    assert {gap.disqualifier for gap in found} <= {key}
    return [gap.said.code for gap in found]


def look(
    inquiry: str = "court", at: str = "2026-05-20 14:30", result: str = "无记录", by: str = "张三"
) -> Query:
    """Return a look at a public site."""
    return Query(inquiry=inquiry, at=at, result=result, by=by)


@pytest.mark.parametrize("state", ["open", "exists"])
def test_only_what_is_said_not_to_exist_wants_proof(state):
    """Before a word is said, and where the circumstance exists, nothing is asked for."""
    assert gaps("dishonest-debtor", state=state) == []


def test_each_site_wants_a_look():
    """Penalties are looked up at two sites, each named with what to look for."""
    assert gaps("violations", state="none") == ["programme.query-open"] * 2
    assert gaps("dishonest-debtor", state="none", queries=(look(),)) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"at": ""}, "programme.query-incomplete"),
        ({"result": " "}, "programme.query-incomplete"),
        ({"by": ""}, "programme.query-incomplete"),
        ({"at": "五月"}, "programme.query-no-day"),
        ({"at": "2026-06-02"}, "programme.query-future"),
        ({"at": "2026-03-01"}, "programme.query-old"),
    ],
)
def test_a_look_says_when_what_and_who(changed, code):
    """Time, result and person, on a day that has been and is not long ago."""
    assert gaps("dishonest-debtor", state="none", queries=(look(**changed),)) == [code]


def test_the_last_look_counts():
    """An old look followed by a new one is no gap; the order in which they were noted says nothing."""
    old, new = look(at="2025-01-01"), look()
    assert gaps("dishonest-debtor", state="none", queries=(new, old)) == []


@pytest.mark.parametrize("at", ["2026/5/20", "2026.5.20 14:30", "2026年5月20日下午"])
def test_a_look_may_be_dated_as_people_write_days(at):
    """Strokes, points and the words 年月日 are a day as dashes are, also beside an older look."""
    assert gaps("dishonest-debtor", state="none", queries=(look(at=at), look(at="2026-03-01"))) == []


def test_a_penalty_since_rectified_wants_its_papers():
    """What it was, when it was set right and the papers; elsewhere there is no such case."""
    queries = (look("penalties"), look("penalties-public"))
    told = Rectified(penalty="罚款 2 万元", on="2025-03-01", papers="信用修复决定")
    assert gaps("violations", state="none", queries=queries, rectified=told) == []
    assert (
        gaps("violations", state="none", queries=queries, rectified=Rectified(penalty="罚款"))
        == ["programme.rectified-incomplete"] * 2
    )
    assert gaps("removed", state="none", rectified=told) == ["programme.rectified-unknown"]


def test_no_answers_no_gaps():
    """A document without a programme's answers asks for nothing."""
    assert proof_gaps(JIANGSU, None, "factory", TODAY) == ()


def test_facts_name_what_the_programme_has():
    """Unknown dates, changes, titles and sites are problems at their places; a local date has to be a day."""
    facts = ProgrammeFacts(
        own_dates={"luck": OwnDate(on="2026-07-10"), "provincial-list": OwnDate(on="年底")},
        changes={"luck": ChangeAnswer()},
        labels=("luck", "smart-factory"),
    )
    wrong = {"operating": DisqualifierAnswer(queries=(look("court"),))}
    answers = ProgrammeAnswers(id="js-2026", facts=facts, disqualifiers=wrong)
    found = check_facts(answers, JIANGSU, ("programme",))
    assert all(SAY(problem.said) for problem in found)
    assert [path_text(problem.path) for problem in found] == [
        "programme.facts.own_dates.luck",
        "programme.facts.changes.luck",
        "programme.facts.labels.luck",
        "programme.facts.own_dates.provincial-list.on",
        "programme.disqualifiers.operating.queries[0].inquiry",
    ]


def document(**disqualifiers: DisqualifierAnswer) -> Document:
    """Return a factory's document that answers to Jiangsu's negative list."""
    listed = {key.replace("_", "-"): answer for key, answer in disqualifiers.items()}
    return Document(
        subject="factory",
        applicant=Applicant(name="甲"),
        year=2025,
        scheme=SchemeRef(id="x", version=1),
        programme=ProgrammeAnswers(id="js-2026", disqualifiers=listed),
    )


def found(**disqualifiers: DisqualifierAnswer) -> list[tuple[str, str, str]]:
    """Return severity, code and place of each finding."""
    listed = tuple(proof_findings(document(**disqualifiers), JIANGSU))
    assert all(SAY(one.said) for one in listed)
    return [(one.severity, one.code, one.target[1]) for one in listed]


def test_a_gap_is_a_finding_at_the_site():
    """Whoever says "none" without a look gets a warning that leads to the look; nobody is asked twice."""
    nothing = DisqualifierAnswer(state="none")
    assert found(dishonest_debtor=nothing) == [
        ("warning", "programme.query-open", "dishonest-debtor/court"),
    ]
    assert found(dishonest_debtor=DisqualifierAnswer(state="none", queries=(look(),))) == []
    assert tuple(proof_findings(document(dishonest_debtor=nothing), None)) == ()


def test_proof_in_words_makes_a_missing_look_a_hint():
    """A proof written out is a proof; half a look stays a warning beside it."""
    told = DisqualifierAnswer(state="none", proof="2026-05-20 查询截图")
    half = DisqualifierAnswer(state="none", proof="截图", queries=(look(result=""),))
    assert [one[0] for one in found(dishonest_debtor=told)] == ["info"]
    assert found(dishonest_debtor=half) == [
        ("warning", "programme.query-incomplete", "dishonest-debtor/court"),
    ]


def test_findings_do_not_change_with_the_day():
    """How old a look is the page says; the list of findings is the same tomorrow."""
    old = DisqualifierAnswer(state="none", queries=(look(at="2020-01-01"),))
    assert found(dishonest_debtor=old) == []


def test_a_penalty_without_papers_is_a_finding_of_its_circumstance():
    """What is missing of a rectified penalty leads to the circumstance itself."""
    looks = (look("penalties"), look("penalties-public"))
    past = DisqualifierAnswer(
        state="none", queries=looks, rectified=Rectified(penalty="罚款", on="2025-03-01")
    )
    assert found(violations=past) == [("warning", "programme.rectified-incomplete", "violations")]


def test_what_was_noted_is_told_line_by_line():
    """Site, time, result and who looked stand in one line, a rectified penalty in another; blanks are left out."""
    one = next(item for item in JIANGSU.disqualifiers if item.id == "violations")
    answer = DisqualifierAnswer(
        queries=(look("penalties"), Query(inquiry="penalties-public")),
        rectified=Rectified(penalty="罚款 1 万元", papers="整改报告"),
    )
    assert [said(line, SAY, "，") for line in proof_lines(one, answer)] == [
        "已查询“信用中国”，2026-05-20 14:30，无记录，查询人 张三",
        "受过处罚或整改要求，已整改完毕，罚款 1 万元，整改报告",
    ]
