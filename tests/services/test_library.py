"""The library while another thread changes it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.pack import Pack
from gf_desktop.services.pack_files import PackFiles
from gf_desktop.standards import packs

SCHEME = "js-pp-staple-2026"
PATIENCE = 30
A_MOMENT = 0.3


@pytest.fixture
def program(tmp_path):
    """Return a program on an empty workspace."""
    return build(tmp_path / "工作区")


def put_own(program) -> None:
    """Write a table of one's own into the library's folder."""
    shipped = program.library.pack(SCHEME)
    header = replace(shipped.header, id="own-pp", version=1, standing="own", title="自建")
    program.library.own.mkdir(parents=True)
    pack = Pack(header=header, table=shipped.table)
    PackFiles(program.library, program.catalogue).write(pack, program.library.own / "own-pp-1.yaml")


def test_a_list_read_before_a_change_does_not_outlive_it(program, monkeypatch):
    """A refresh while another thread reads the folders waits for it; what is listed then is what lies there now."""
    library = program.library
    put_own(program)
    before = (library.own / "own-pp-1.yaml").read_bytes()
    (library.own / "own-pp-1.yaml").unlink()
    library.refresh()
    looked, go = threading.Event(), threading.Event()
    read_shelf = packs.read_shelf

    def slowly(*folders):
        found = read_shelf(*folders)
        looked.set()
        assert go.wait(PATIENCE)
        return found

    monkeypatch.setattr(packs, "read_shelf", slowly)
    with ThreadPoolExecutor(2) as threads:
        listing = threads.submit(library.headers)
        assert looked.wait(PATIENCE)
        (library.own / "own-pp-1.yaml").write_bytes(before)
        refreshing = threads.submit(library.refresh)
        # Without waiting for the reader it would be done by now.
        with pytest.raises(TimeoutError):
            refreshing.result(A_MOMENT)
        go.set()
        assert "own-pp" not in {header.id for header in listing.result(PATIENCE)}
        refreshing.result(PATIENCE)

    assert "own-pp" in {header.id for header in library.headers()}
