"""Programmes in files: ours is complete and says that its text is a draft; wrong ones are refused with their line."""

from __future__ import annotations

import pytest

from gf_desktop.standards.problems import StandardError
from gf_desktop.standards.programmes import read_programme, read_programmes
from tests.standards.shipped import IDS, RESOURCES, catalogue, known

FOLDER = RESOURCES / "programmes"
SOURCE = (FOLDER / "js-2026.yaml").read_text(encoding="utf-8")


@pytest.fixture
def programme():
    """Return the Jiangsu programme."""
    (found,) = read_programmes(FOLDER)
    return found


def test_the_text_is_a_draft_and_says_so(programme):
    """The screen can tell that the articles are out for comment, and what was issued instead."""
    assert (programme.id, programme.status, programme.years) == ("js-2026", "draft", (2026,))
    for words in ("征求意见稿", "江苏省绿色制造单位梯度培育及管理", "2024年5月22日", "第一条至第五条"):
        assert words in programme.status_note
    assert "编写" not in programme.status_note


def test_the_negative_list_is_that_of_article_18(programme):
    """Six circumstances, each with its article, what it covers and what proves its absence."""
    ids = [
        "operating",
        "violations",
        "removed",
        "inspection-problems",
        "energy-supervision",
        "dishonest-debtor",
    ]
    assert [one.id for one in programme.disqualifiers] == ids
    assert [one.article for one in programme.disqualifiers] == [
        f"第十八条第（{n}）项" for n in "一二三四五六"
    ]
    assert all(one.details and one.proof and one.evidence for one in programme.disqualifiers)


def test_conditions_have_articles(programme):
    """Article 8 and the city's list first, each saying what proves it."""
    ids = [one.id for one in programme.conditions_for("factory")]
    assert ids == ["location", "legal-entity", "real-production", "meets-standards", "city-list"]
    assert {one.article[:3] for one in programme.conditions} == {"第八条", "第十二"}
    assert all(one.proof for one in programme.conditions)


def test_dates(programme):
    """The dates of Articles 13 to 15 and 19, and the nation's."""
    dates = [(due.month, due.day) for due in programme.dates]
    assert dates == [(3, 31), (3, 31), (4, 15), (5, 31), (7, 31), (7, 31), (12, 31)]
    assert dates == sorted(dates)


def test_evidence_and_tables_exist(programme):
    """It names only kinds of evidence and tables that we ship."""
    named = {item.kind for one in (*programme.conditions, *programme.disqualifiers) for item in one.evidence}
    assert named <= known().evidence
    assert {rule.scheme for rule in programme.tables} <= set(IDS)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: removed", "id: violations", "standards.programme-duplicate"),
        ("month: 3, day: 31", "month: 2, day: 30", "standards.programme-date"),
        ("title: 近三年未正常经营生产", 'title: ""', "standards.programme-blank"),
        ("status: draft", "status: perhaps", "standards.not-one-of"),
        ("version: 1", "version: one", "standards.not-whole"),
        ("years: [2026]", "years: 2026", "standards.not-list"),
        ("notes:", "notices:", "standards.unknown-key-near"),
        ("province: 江苏省", "provinz: 江苏省", "standards.unknown-key-near"),
    ],
)
def test_wrong_programmes_are_refused(tmp_path, old, new, code):
    """Each fault is found at its line and said in a sentence."""
    spoilt = SOURCE.replace(old, new, 1)
    file = tmp_path / "p.yaml"
    file.write_text(spoilt, encoding="utf-8")
    with pytest.raises(StandardError) as caught:
        read_programme(file)
    problem = next(p for p in caught.value.problems if p.said.code == code)
    assert problem.place.line >= 1
    assert catalogue().say(problem.said)
