"""Killing the writing process at any moment loses nothing that was acknowledged and leaves nothing torn."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path

import pytest

from gf_desktop.storage.home import home_rows
from gf_desktop.storage.inspection import connect_for_reading
from gf_desktop.storage.layout import database
from gf_desktop.storage.workspace import Workspace
from tests.storage.killed import OPEN, write_until_killed

KILLS_A_LANE = 50
# So many of all lives end within this time from the process's start, in the middle of opening or soon after. The others
# end shortly after so many words: how far a writer comes in a time depends on what else the machine does.
DIE_EARLY = 0.4
LONGEST_EARLY_LIFE = 0.25
MOST_WORDS = 8
LONGEST_LAST_JOB = 0.02
PRELOADED = ["alembic.command", "gf_desktop.storage.migrate", "tests.storage.killed"]


@dataclass
class Lane:
    """One workspace whose writers are killed one after the other.

    ``fresh`` begins each life with no workspace at all, so that its making is broken off too.
    """

    folder: Path
    seed: int
    plain_journal: bool = False
    fresh: bool = False
    acknowledged: list[str] = field(default_factory=list)
    survived: int = 0
    ended_alone: int = 0

    def run(self) -> Lane:
        """Kill a writer after the other, and look at what it left each time."""
        chance = random.Random(self.seed)
        for life in range(KILLS_A_LANE):
            if chance.random() < DIE_EARLY:
                self.live_and_die(life, 0, chance.uniform(0, LONGEST_EARLY_LIFE))
            else:
                self.live_and_die(life, chance.randint(1, MOST_WORDS), chance.uniform(0, LONGEST_LAST_JOB))
            self.check()
        return self

    def live_and_die(self, life: int, words: int, seconds: float) -> None:
        """Start a writer, let it say so many words and live so long after them, kill it, and note what it said."""
        if self.fresh:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.acknowledged.clear()
        context = multiprocessing.get_context("forkserver")
        heard, said = context.Pipe(duplex=False)
        writer = context.Process(
            target=write_until_killed, args=(self.folder, life, self.plain_journal, said)
        )
        writer.start()
        said.close()
        self.acknowledged += hear(heard, words)
        self.ended_alone += len(wait([writer.sentinel], seconds))
        writer.kill()
        writer.join()
        with heard:
            self.acknowledged += hear(heard)
        writer.close()

    def check(self) -> None:
        """Find the file whole, every acknowledged change in it, and the last change whole."""
        if not database(self.folder).exists() or not database(self.folder).stat().st_size:
            assert not self.acknowledged
            return
        with closing(connect_for_reading(database(self.folder))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
                assert not self.acknowledged
                return
            self.check_changes(connection)

    def check_changes(self, connection: sqlite3.Connection) -> None:
        """Compare log, answers, ledger and Home's row, which each change writes together."""
        log = [row[0] for row in connection.execute("SELECT id FROM changes ORDER BY sequence")]
        missing = set(self.acknowledged) - set(log)
        assert not missing, f"{len(missing)} acknowledged changes are lost: {sorted(missing)[:5]}"
        self.survived += len(log) > 0
        if log:
            life, number = map(int, log[-1].split("-"))
            last = life * 100_000 + number
            answers = connection.execute(
                "SELECT body FROM answers WHERE key IN ('energy', 'margin')"
            ).fetchall()
            assert answers == [(f'{{"value":"{last}"}}',)] * 2
            ((row,),) = connection.execute("SELECT body FROM year_rows").fetchall()
            assert f'"consumed":"{last}"' in row
            assert home_rows(self.folder)[0].summary.answered == last


def hear(heard: Connection, words: int | None = None) -> list[str]:
    """Return the changes among the next words of a writer, or among all that a dead one had said."""
    found: list[str] = []
    with suppress(EOFError):
        while words is None or len(found) < words:
            found.append(heard.recv_bytes().decode())
    return [word for word in found if word != OPEN]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and the fork server are POSIX")
def test_no_acknowledged_change_is_lost_by_two_hundred_kills(tmp_path):
    """After each of 200 kills every acknowledged change is there, the file is whole and nothing is torn."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
    lanes = [
        Lane(tmp_path / "日志 一", seed=1),
        Lane(tmp_path / "日志 二", seed=2),
        Lane(tmp_path / "优盘", seed=3, plain_journal=True),
        Lane(tmp_path / "新建", seed=4, fresh=True),
    ]

    with ThreadPoolExecutor(len(lanes)) as pool:
        ended = list(pool.map(Lane.run, lanes))

    assert [lane.ended_alone for lane in ended] == [0] * 4
    for lane in ended[:3]:
        assert len(lane.acknowledged) > KILLS_A_LANE
        with Workspace(lane.folder) as workspace:
            assert {one.id for one in workspace.history("a1")} >= set(lane.acknowledged)
    # Some lives ended before their first change, some after: both were met.
    assert 0 < ended[3].survived < KILLS_A_LANE
