"""An own table deleted and had back."""

from __future__ import annotations

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.services.own_packs import OwnPacks
from gf_desktop.services.removed_packs import put_back, remove

SCHEME = "js-pp-staple-2026"


@pytest.fixture
def program(tmp_path):
    """Return a program on an empty workspace."""
    return build(tmp_path / "工作区")


@pytest.fixture
def own(program):
    """Return the library's use cases."""
    return OwnPacks(program.library, program.catalogue, program.data)


@pytest.mark.parametrize("retired", [False, True])
def test_it_comes_back_to_the_letter(program, own, retired):
    """File, content and whether it was retired are as before."""
    header = own.clone(program.library.pack(SCHEME).header, "own-pp")
    path = program.library.path(header)
    before = path.read_bytes()
    if retired:
        own.retire(header)
    removed = remove(own, program.library, header)
    assert not path.exists()
    assert header not in program.library.headers()

    put_back(own, program.library, removed)
    assert path.read_bytes() == before
    assert program.library.pack("own-pp").header == header
    assert (("own-pp", 1) in program.library.retired) == retired


def test_one_with_mistakes_comes_back_too(program, own):
    """What cannot be used is still the user's own text."""
    header = own.clone(program.library.pack(SCHEME).header, "own-pp")
    path = program.library.path(header)
    path.write_text(path.read_text(encoding="utf-8").replace("points: 12", "points: 13", 1), encoding="utf-8")
    program.library.refresh()
    before = path.read_bytes()

    put_back(own, program.library, remove(own, program.library, header))
    assert path.read_bytes() == before


def test_another_table_in_its_place_stays(program, own):
    """An id that was taken meanwhile is not taken away again."""
    source = program.library.pack(SCHEME).header
    removed = remove(own, program.library, own.clone(source, "own-pp"))
    own.clone(source, "own-pp", "另一张")

    with pytest.raises(UserFacingError) as refused:
        put_back(own, program.library, removed)
    assert refused.value.said.code == "packs.id-taken"
    assert program.library.pack("own-pp").header.title == "另一张"


def test_a_shipped_table_is_not_removed(program, own):
    """Only own tables can be deleted."""
    header = program.library.pack(SCHEME).header
    with pytest.raises(UserFacingError) as refused:
        remove(own, program.library, header)

    assert refused.value.said.code == "packs.not-own"
    assert program.library.path(header).exists()
