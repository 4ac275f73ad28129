"""Another authority's rules: what both ask alike stays, what only one asks falls away and is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.assessment import Changes, apply, edit
from gf_desktop.domain.document import (
    Applicant,
    ChangeAnswer,
    DisqualifierAnswer,
    Document,
    GateAnswer,
    Notice,
    OwnDate,
    ProgrammeAnswers,
    ProgrammeFacts,
    Query,
    Rectified,
    SchemeRef,
)
from gf_desktop.domain.messages import message
from gf_desktop.domain.programmes.exchange import Left, exchange
from gf_desktop.domain.programmes.rules import check_facts
from gf_desktop.standards.programmes import read_programme
from tests.standards.shipped import RESOURCES

JIANGSU = read_programme(RESOURCES / "programmes" / "js-2026.yaml")
NATION = read_programme(RESOURCES / "programmes" / "miit-2025.yaml")
LOOK = Query(inquiry="court", at="2026-05-20", result="无记录", by="张三")


def answers(**more) -> ProgrammeAnswers:
    """Return answers to Jiangsu's programme."""
    return ProgrammeAnswers(id="js-2026", **more)


def test_the_negative_list_that_both_have_stays_whole():
    """State, note, looks and a rectified penalty of a circumstance that both name alike stay as they are."""
    given = {
        "dishonest-debtor": DisqualifierAnswer(state="none", proof="截图", queries=(LOOK,)),
        "violations": DisqualifierAnswer(state="none", rectified=Rectified(penalty="罚款")),
    }
    made = exchange(answers(disqualifiers=given), JIANGSU, NATION, "factory")

    assert made.answers.id == "miit-2025"
    assert made.answers.disqualifiers == given
    assert (made.gone, made.again) == ((), ())


def test_a_condition_said_differently_is_open_again():
    """The nation's condition asks for more: note and proof stay, the state is to be said again."""
    given = {"legal-entity": GateAnswer(state="met", proof="营业执照")}
    made = exchange(answers(conditions=given), JIANGSU, NATION, "factory")

    assert made.answers.conditions == {"legal-entity": GateAnswer(state="open", proof="营业执照")}
    assert [one.kind for one in made.again] == ["condition"]


def test_what_only_the_former_rules_ask_falls_away_and_is_named():
    """Conditions, titles and changes of Jiangsu alone are named; without words of the nation they have no place."""
    facts = ProgrammeFacts(
        labels=("water-leader",),
        changes={"scope": ChangeAnswer(state="none"), "name": ChangeAnswer(state="none")},
    )
    given = answers(conditions={"city-list": GateAnswer(state="met")}, facts=facts)
    made = exchange(given, JIANGSU, NATION, "factory")

    assert made.answers.conditions == {}
    assert made.answers.facts.labels == ()
    assert made.answers.facts.changes == {"name": ChangeAnswer(state="none")}
    assert {one.kind for one in made.gone} == {"condition", "label", "change"}
    assert Left("label", "水效“领跑者”企业") in made.gone


def test_local_dates_go_to_the_date_that_means_the_same():
    """The yearly report of 15 April is one date under two names; a date of the province alone falls away."""
    own = {
        "dynamic-table-nation": OwnDate(on="2027-04-01", source="市局"),
        "provincial-candidates": OwnDate(on="2027-07-01"),
    }
    made = exchange(answers(facts=ProgrammeFacts(own_dates=own)), JIANGSU, NATION, "factory")

    assert made.answers.facts.own_dates == {"dynamic-table": OwnDate(on="2027-04-01", source="市局")}
    assert made.gone == (Left("date", "申报省级的名单推荐到省"),)
    back = exchange(made.answers, NATION, JIANGSU, "factory")
    assert back.answers.facts.own_dates == {"dynamic-table-nation": own["dynamic-table-nation"]}


def test_level_notice_and_fields_stay():
    """What is said of the application itself belongs to no programme."""
    facts = ProgrammeFacts(purpose="nation", notice=Notice(number="1号"), fields={"p1": "none"})
    assert exchange(answers(facts=facts), JIANGSU, NATION, "factory").answers.facts == facts


def test_a_supply_chain_keeps_only_what_it_is_asked():
    """A condition that the nation asks of factories alone falls away for a supply chain."""
    given = answers(conditions={"legal-entity": GateAnswer(state="met")})
    made = exchange(given, JIANGSU, NATION, "supply-chain")

    assert made.answers.conditions == {}
    assert made.gone == (Left("condition", "依法设立，具有独立法人资格，或是视同法人的独立核算单位"),)


STATES = st.sampled_from(["open", "met", "not-met"])
GIVEN = st.builds(
    ProgrammeAnswers,
    id=st.just("js-2026"),
    conditions=st.dictionaries(
        st.sampled_from([one.id for one in JIANGSU.conditions]),
        st.builds(GateAnswer, state=STATES, note=st.just("说明")),
    ),
    disqualifiers=st.dictionaries(
        st.sampled_from([one.id for one in JIANGSU.disqualifiers]),
        st.builds(DisqualifierAnswer, state=st.sampled_from(["none", "exists"])),
    ),
    facts=st.builds(
        ProgrammeFacts,
        labels=st.lists(st.sampled_from([one.id for one in JIANGSU.labels]), unique=True).map(tuple),
        own_dates=st.dictionaries(
            st.sampled_from([one.id for one in JIANGSU.dates]), st.just(OwnDate(on="2027-01-05"))
        ),
    ),
)


@given(GIVEN, st.sampled_from(["factory", "park", "supply-chain"]))
def test_nothing_is_lost_in_silence_and_undo_brings_all_back(given, subject):
    """Every answer is kept or named, what is kept is right for the new programme, and the edits turn round whole."""
    made = exchange(given, JIANGSU, NATION, subject)
    document = Document(
        subject=subject,
        applicant=Applicant(name="甲"),
        year=2025,
        scheme=SchemeRef(id="x", version=1),
        programme=given,
    )
    edits = tuple(edit(document, *place, value) for place, value in made.values(document).items())
    changes = Changes(edits, message("change.preview"))
    after = apply(document, changes)

    assert after.programme == made.answers
    assert apply(after, changes.inverse()) == document
    assert check_facts(made.answers, NATION) == ()
    facts = (given.facts, made.answers.facts)
    before, kept = (
        len(a.conditions) + len(a.disqualifiers) + len(f.labels) + len(f.own_dates)
        for a, f in zip((given, made.answers), facts, strict=True)
    )
    assert before == kept + len(made.gone)


@pytest.mark.parametrize(("purpose", "levels"), [("nation", NATION), ("province", JIANGSU)])
def test_a_level_belongs_to_one_of_the_programmes(purpose, levels):
    """Which programme a level belongs to stands in the programmes themselves."""
    assert [one.id for one in (JIANGSU, NATION) if purpose in one.levels] == [levels.id]
    assert replace(levels, levels=()).levels == ()
