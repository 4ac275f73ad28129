"""Enterprises and evaluations that come more than once: kept apart, and not multiplied."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.storage.errors import UnreadableError
from gf_desktop.storage.layout import database


@pytest.fixture
def assessments(tmp_path):
    """Return the use cases of an empty workspace; its writer is stopped afterwards."""
    program = build(tmp_path / "工作区")
    yield program.assessments
    program.assessments.stop()


def added(assessments, **changes: str) -> str:
    """Add an evaluation of the sample's enterprise with some of its fields changed."""
    session = assessments.open(assessments.sample().result(30)).result(10)
    document = replace(session.document, applicant=replace(session.document.applicant, **changes))
    return assessments.create(document, session.pack).result(10)


def test_the_same_enterprise_is_not_made_twice(assessments):
    """The same document taken in again belongs to the enterprise that is there already."""
    ids = [assessments.sample().result(30) for _ in range(2)]

    first, second = (assessments.open(one).result(10).assessment for one in ids)
    assert first.id != second.id
    assert first.applicant_id == second.applicant_id
    assert len(assessments.applicants().result(10)) == 1


def test_an_enterprise_is_offered_once_as_entered_last(assessments):
    """Name and credit code make an enterprise; of several entries the latest is offered."""
    added(assessments, postcode="223800")
    latest = added(assessments, postcode="223801")

    ((applicant_id, applicant),) = assessments.applicants().result(10)
    assert applicant.postcode == "223801"
    assert applicant_id == assessments.open(latest).result(10).assessment.applicant_id


def test_what_is_alike_is_counted(assessments):
    """Same enterprise, year and table are counted; what lies in the bin and other enterprises are not."""
    first, second = (assessments.sample().result(30) for _ in range(2))
    other = added(assessments, name="宿迁绿源无纺布厂")

    assert assessments.alike(first).result(10) == 2
    assert assessments.alike(other).result(10) == 0
    assessments.remove(second).result(10)
    assert assessments.alike(first).result(10) == 1


def test_the_bin_is_emptied_one_by_one(assessments):
    """What was removed is listed in the bin, and gone for good when it is purged."""
    first, second = (assessments.sample().result(30) for _ in range(2))
    assessments.remove(first).result(10)
    assessments.remove(second).result(10)
    assert {row.id for row in assessments.removed()} == {first, second}

    assessments.purge(first).result(10)
    assert [row.id for row in assessments.removed()] == [second]
    assert assessments.rows() == ()


@pytest.mark.parametrize("body", ["{", '{"value": "5", "unknown": []}'])
def test_damage_on_the_disk_is_said_of_the_one_assessment(assessments, body):
    """It cannot be opened and says how to have it back; its copy beside it opens, and more can be taken in."""
    damaged, sound = (assessments.sample().result(30) for _ in range(2))
    with closing(sqlite3.connect(database(assessments.writer.folder))) as connection, connection:
        connection.execute("UPDATE answers SET body = ? WHERE assessment_id = ?", (body, damaged))

    with pytest.raises(UnreadableError) as raised:
        assessments.open(damaged).result(10)

    assert raised.value.said.code == "store.unreadable"
    assert assessments.open(sound).result(10).assessment.id == sound
    assert assessments.open(assessments.sample().result(30)).result(10).document.answers
