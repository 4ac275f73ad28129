"""From the first schema to the second: what the heads held of boundary and ledgers moves, and nothing is lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gf_desktop.storage.backups import backups
from gf_desktop.storage.layout import database
from gf_desktop.storage.workspace import Workspace

OLD = (Path(__file__).parent / "schemas" / "0001.sql").read_text(encoding="utf-8")
BOUNDARY = {"sites": [{"id": "s1", "name": "一厂", "inside": "in"}]}
POWER = {"id": "e1", "carrier": "electricity", "consumed": "1464650", "unit": "kWh"}
STEAM = {"id": "e2", "carrier": "steam", "consumed": ["1.50", None], "unit": "GJ"}
DATA = {"boundary": BOUNDARY, "ledgers": {"energy": [POWER, STEAM], "none": ["energy.feedstock"]}}


@pytest.fixture
def old(folder) -> Callable[..., None]:
    """Return what lays a workspace of the first schema down, with one assessment in work for each head given."""

    def lay(*heads: dict[str, Any], frozen: dict[str, Any] | None = None) -> None:
        folder.mkdir(parents=True)
        with closing(sqlite3.connect(database(folder))) as connection, connection:
            connection.executescript(OLD)
            for number, head in enumerate(heads):
                put(connection, "in-work", f"n{number}", head)
            if frozen:
                set_frozen(connection, frozen)

    return lay


def put(connection: sqlite3.Connection, like: str, name: str, head: dict[str, Any]) -> None:
    """Put an assessment like another one, under its own id and with another head."""
    names = [row[1] for row in connection.execute("PRAGMA table_info(assessments)")]
    values = connection.execute("SELECT * FROM assessments WHERE id = ?", (like,)).fetchone()
    row = dict(zip(names, values, strict=True)) | {"id": name, "head": json.dumps(head)}
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO assessments VALUES ({marks})", tuple(row.values()))


def set_frozen(connection: sqlite3.Connection, more: dict[str, Any]) -> None:
    """Have the closed assessment's document hold these besides."""
    ((text,),) = connection.execute("SELECT frozen FROM assessments WHERE id = 'done'").fetchall()
    frozen = json.loads(text)
    frozen["document"] |= more
    connection.execute("UPDATE assessments SET frozen = ? WHERE id = 'done'", (json.dumps(frozen),))


def query(folder: Path, sql: str) -> list[tuple]:
    """Return what a query finds in the workspace's database."""
    with closing(sqlite3.connect(database(folder))) as connection:
        return connection.execute(sql).fetchall()


def head_of(folder: Path, name: str) -> dict[str, Any]:
    """Return an assessment's head."""
    ((text,),) = query(folder, f"SELECT head FROM assessments WHERE id = '{name}'")
    found: dict[str, Any] = json.loads(text)
    return found


def test_data_move_to_applicant_and_year(old, folder):
    """Boundary and ledgers of a head stand in the tables in their order, read by every assessment of the year."""
    old(DATA | {"evidence": [{"sha256": "ab"}]})

    with Workspace(folder) as workspace:
        found, other = workspace.load("n0").document, workspace.load("in-work").document
        assert set(workspace.stale()) == {"n0", "in-work"}

    assert [row.id for row in found.ledgers.energy] == ["e1", "e2"]
    assert (found.ledgers.none, found.boundary.sites[0].name) == (("energy.feedstock",), "一厂")
    assert other.year_data == found.year_data
    assert found.evidence == ({"sha256": "ab"},)
    assert [
        json.loads(body) for (body,) in query(folder, "SELECT body FROM year_rows ORDER BY position")
    ] == [
        POWER,
        STEAM,
    ]
    assert head_of(folder, "n0") == {"evidence": [{"sha256": "ab"}]}
    assert [one.reason for one in backups(folder)] == ["before-update"]


def test_other_data_get_an_applicant_of_their_own(old, folder):
    """Where assessments of one year hold different data the first keeps the applicant; equal ones share a copy."""
    second = {"ledgers": {"energy": [POWER | {"consumed": "2"}]}}
    old(DATA, second, DATA, second)

    with Workspace(folder) as workspace:
        found = [workspace.load(f"n{number}") for number in range(4)]

    owners = [one.applicant_id for one in found]
    assert owners[0] == owners[2] == "f1"
    assert owners[1] == owners[3] != "f1"
    assert found[1].document.applicant == found[0].document.applicant
    assert [str(one.document.ledgers.energy[0].consumed) for one in found] == ["1464650", "2", "1464650", "2"]


def test_what_has_no_place_today_stays_beside(old, folder):
    """Unknown ledgers, rows of another shape and ids used twice are kept as they were written; the rest moves."""
    odd = {
        "boundary": {"sites": BOUNDARY["sites"], "workshops": ["一车间"]},
        "ledgers": {
            "energy": [POWER],
            "water": [{"id": "w1", "amount": 12.5}],
            "waste": [{"id": "x", "name": "废丝"}, {"id": "x", "name": "废丝"}],
            "noise": [{"id": "z"}],
        },
    }
    old(odd, {"ledgers": ["一览"], "boundary": "见附图"})

    with Workspace(folder) as workspace:
        found = workspace.load("n0").document

    assert [row.id for row in found.ledgers.energy] == ["e1"]
    assert found.boundary.sites[0].id == "s1"
    assert (found.ledgers.water, found.ledgers.waste) == ((), ())
    assert head_of(folder, "n0")["unread"] == {
        "boundary": {"workshops": ["一车间"]},
        "ledgers": {name: odd["ledgers"][name] for name in ("water", "waste", "noise")},
    }
    assert head_of(folder, "n1") == {"unread": {"ledgers": ["一览"], "boundary": "见附图"}}


def test_a_closed_assessment_keeps_its_data(old, folder):
    """A closed one opens with the data it was closed with; what has no place today stays beside them."""
    old(frozen=DATA | {"ledgers": DATA["ledgers"] | {"noise": [1]}})

    with Workspace(folder) as workspace:
        closed = workspace.load("done")
        assert workspace.load("in-work").document.year_data.empty

    assert [row.id for row in closed.document.ledgers.energy] == ["e1", "e2"]
    assert (closed.document.boundary.sites[0].name, closed.factors) == ("一厂", None)
    ((text,),) = query(folder, "SELECT frozen FROM assessments WHERE id = 'done'")
    assert json.loads(text)["unread"] == {"ledgers": {"noise": [1]}}


def test_the_second_schemas_data_open(folder):
    """A workspace as the second version wrote it opens with the year's data, and the closed one with its factors."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(database(folder))) as connection, connection:
        connection.executescript((Path(__file__).parent / "schemas" / "0002.sql").read_text(encoding="utf-8"))

    with Workspace(folder) as workspace:
        now, closed = workspace.load("in-work").document, workspace.load("done")

    assert [str(row.consumed) for row in now.ledgers.energy[1:]] == ["8"]
    assert [str(row.consumed) for row in closed.document.ledgers.energy[1:]] == ["7"]
    assert now.ledgers.energy[0].drafts == {"bought": "约 3"}
    assert (now.ledgers.settings.electricity, now.ledgers.none) == ("primary", ("energy.feedstock",))
    assert closed.factors is not None
    assert closed.factors.grid is not None
    assert closed.factors.grid.unit == "kgCO2/kWh"
