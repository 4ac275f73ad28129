"""Messages and the catalogue that says them."""

from __future__ import annotations

import pytest

from gf_desktop.domain.messages import Catalogue, Message, UserFacingError, message

CATALOGUE = Catalogue({"plain": "好。", "place": "“{what}”在 {where}。", "inner": "里面{n}"})


def test_a_sentence_fills_its_places():
    """Text, numbers, lists of words and sentences inside sentences fill named places."""
    said = message("place", what=("甲", "乙"), where=message("inner", n=3))

    assert CATALOGUE.say(said) == "“甲、乙”在 里面3。"


def test_braces_in_what_was_typed_stay_braces():
    """What a person typed is never read as a place of the sentence."""
    assert CATALOGUE.say(message("place", what="{where}", where="{0.x}")) == "“{where}”在 {0.x}。"


@pytest.mark.parametrize("said", [message("unknown"), message("place", what="甲")])
def test_a_missing_sentence_or_place_is_our_bug(said):
    """Nothing is left out silently."""
    with pytest.raises(KeyError):
        CATALOGUE.say(said)


def test_the_catalogue_knows_its_codes():
    """Whether a code can be said is asked before it is."""
    assert "plain" in CATALOGUE
    assert "unknown" not in CATALOGUE


def test_a_place_may_be_named_code():
    """The code of the message and a place of that name do not get in each other's way."""
    assert message("plain", code="x") == Message("plain", {"code": "x"})


def test_errors_of_the_users_world_carry_their_sentence():
    """The error keeps sentence and place, and shows both in a log."""
    error = UserFacingError(message("plain"), "answers.row")

    assert (error.said, error.path) == (Message("plain"), "answers.row")
    assert error.args == ("plain", "answers.row")
