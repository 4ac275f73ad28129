"""The caution on the general table for what may be a key industry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gf_desktop.domain.document import GateAnswer, ProgrammeAnswers
from gf_desktop.domain.industries.own_requirements import own_requirements_findings
from gf_desktop.domain.pack import Applies
from gf_desktop.domain.programme import Condition
from gf_desktop.standards.reference.tables import read_key_industries
from tests.domain import builders
from tests.standards.shipped import REFERENCE

LISTED = read_key_industries(REFERENCE)
KEY = next(code for one in LISTED for code in one.industries if len(code) == 4)
CONDITION = Condition(id="own-table", title="按本行业评价要求", article="通知", industry_table=True)
PROGRAMME = replace(builders.programme(), conditions=(CONDITION,))


def raised(code=KEY, *, state="open", programme=PROGRAMME, **header):
    """Return the findings of a factory of this industry under a shipped general table."""
    document = replace(
        builders.document({}, applicant=builders.applicant(industry_code=code)),
        programme=ProgrammeAnswers(id="test-programme", conditions={CONDITION.id: GateAnswer(state=state)}),
    )
    pack = builders.pack(builders.quantitative())
    pack = replace(pack, header=replace(pack.header, **{"standing": "unofficial-transcript", **header}))
    return list(own_requirements_findings(document, pack, programme, LISTED))


def test_what_may_be_a_key_industry_is_told_at_the_condition():
    """The recommendation's own sentence stands among the findings, at the condition that it speaks of."""
    (found,) = raised()

    assert (found.severity, found.code) == ("warning", "recommend.key-industry")
    assert found.target == ("conditions", CONDITION.id)
    assert found.said.params["industries"]


@pytest.mark.parametrize(
    "case",
    [
        {"code": "0000"},
        {"code": ""},
        {"state": "met"},
        {"programme": None},
        {"programme": builders.programme()},
        {"standing": "own"},
        {"applies": Applies(industries=(KEY,))},
    ],
)
def test_elsewhere_nothing_is_said(case):
    """Another industry, a condition said to be met or not asked, a table of the industry's or of one's own."""
    assert raised(**case) == []
