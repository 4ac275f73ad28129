"""Benchmarks that wait for the user's word, and the word that takes several of them at once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.accepting import accept, unaccepted
from gf_desktop.domain.document import OwnBenchmark
from gf_desktop.domain.pack import Variant
from gf_desktop.domain.scoring import score
from tests.domain import builders as make


def doubtful(row_id: str, **more):
    """Return a row whose lead is to be verified."""
    return make.quantitative(row_id, lead=make.figure(95, "doubtful"), base=90, **more)


def two_parts():
    """Return a row of two parts, the figures of both to be verified."""
    return replace(
        make.parts("margin"),
        parts=tuple(
            make.part(one, lead=make.figure(20, "doubtful"), base=make.figure(10, "doubtful"))
            for one in ("a", "b")
        ),
    )


PACK = make.pack(
    make.section(
        doubtful("one"), make.quantitative("sure", lead=95, base=90), two_parts(), section_id="energy"
    ),
    make.section(doubtful("two"), section_id="water"),
)
KEYS = [("one", ""), ("margin", "a"), ("margin", "b"), ("two", "")]


def waiting(document) -> list[tuple[str, str]]:
    """Return what waits in the table under a document."""
    return [one.key for one in unaccepted(score(document, PACK))]


def test_what_waits_is_listed_in_the_tables_order():
    """Rows and parts with a figure to be verified are listed, of the whole table or of a section."""
    result = score(make.document(), PACK)

    assert [one.key for one in unaccepted(result)] == KEYS
    assert [one.key for one in unaccepted(result, "water")] == [("two", "")]
    assert [len(one.waiting) for one in unaccepted(result)] == [1, 2, 2, 1]


def test_what_nothing_rests_on_is_not_listed():
    """A row declared not applicable needs no benchmark; an unknown figure cannot be accepted."""
    answers = {"one": make.answer(not_applicable=True, reason="没有")}
    unknown = make.pack(make.quantitative("row", lead=make.figure(None, "doubtful"), base=90))

    assert ("one", "") not in waiting(make.document(answers))
    assert unaccepted(score(make.document(), unknown)) == ()


@given(st.sets(st.sampled_from(KEYS)), st.sets(st.sampled_from(KEYS)))
def test_only_the_chosen_ones_are_accepted(first, second):
    """What is accepted in two goes is what waits no more; everything else waits on."""
    document = make.document()
    for chosen in (first, second):
        words = accept(document, score(document, PACK), chosen)
        document = replace(document, benchmarks={**document.benchmarks, **words})

    assert waiting(document) == [key for key in KEYS if key not in first | second]


def test_own_figures_stay():
    """A figure of one's own beside one that is accepted remains as it was entered."""
    own = make.own(base=91)
    document = make.document(benchmarks={"one": own})

    words = accept(document, score(document, PACK), [("one", "")])

    assert words == {"one": replace(own, accept=True)}


def test_a_word_on_the_whole_row_is_spelt_out_for_its_parts():
    """Accepting one part leaves what was entered for all of them to the other."""
    whole = make.own(lead=21)
    document = make.document(benchmarks={"margin": whole})

    words = accept(document, score(document, PACK), [("margin", "a")])

    assert words == {"margin": {"a": replace(whole, accept=True), "b": whole}}
    assert isinstance(whole, OwnBenchmark)


def test_a_word_on_the_whole_row_stays_for_the_variants_that_are_not_in_force():
    """Accepting the variant chosen leaves what was entered for all variants to the others."""
    variants = (Variant(id="solar", title="光伏"), Variant(id="wind", title="风电"))
    pack = make.pack(make.with_variants(doubtful("row"), *variants))
    whole = make.own(base=91)
    document = make.document({"row": make.answer(92, variant="solar")}, benchmarks={"row": whole})

    words = accept(document, score(document, pack), [("row", "solar")])

    assert words == {"row": {"solar": replace(whole, accept=True), "wind": whole}}
