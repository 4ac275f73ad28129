"""The library of tables: the user's own ones taken in, cloned, renewed, retired and removed; assessments go on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import openpyxl
import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import SchemeRef
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.pack import Pack
from gf_desktop.services.own_packs import OwnPacks
from gf_desktop.services.pack_files import PackFiles
from gf_desktop.standards.problems import StandardError

SCHEME = "js-pp-staple-2026"
PATIENCE = 30


@pytest.fixture
def program(tmp_path):
    """Return a program on an empty workspace; its writer is stopped afterwards."""
    program = build(tmp_path / "工作区")
    yield program
    program.assessments.stop()


@pytest.fixture
def own(program):
    """Return the library's use cases."""
    return OwnPacks(program.library, program.catalogue, program.data)


@pytest.fixture
def table(program, tmp_path):
    """Return what writes a table of one's own as a file."""

    def write(
        version: int = 1, pack_id: str = "own-pp", name: str = "表.yaml", title: str = "自建"
    ) -> object:
        shipped = program.library.pack(SCHEME)
        header = replace(shipped.header, id=pack_id, version=version, standing="own", title=title)
        PackFiles(program.library, program.catalogue).write(
            Pack(header=header, table=shipped.table), tmp_path / name
        )
        return tmp_path / name

    return write


def offered(program) -> set[tuple[str, int]]:
    """Return the tables that the wizard's recommender names."""
    sample = program.assessments.open(program.assessments.sample().result(PATIENCE)).result(PATIENCE).document
    listed = program.library.recommend(sample.applicant, sample.year, None)
    return {(one.header.id, one.header.version) for one in listed}


def used(program, scheme_id: str, version: int = 1) -> str:
    """Make an assessment of a table and return its id."""
    first = program.assessments.open(program.assessments.sample().result(PATIENCE)).result(PATIENCE)
    document = replace(first.document, scheme=SchemeRef(id=scheme_id, version=version))
    pack = program.library.pack(scheme_id, version)
    return program.assessments.create(document, pack).result(PATIENCE)


@pytest.mark.parametrize("name", ["表.yaml", "表.xlsx"])
def test_a_table_taken_in_is_there_for_the_wizard_and_the_next_start(name, program, own, table, tmp_path):
    """From YAML or a workbook: kept in the workspace, listed, recommended, and found by a new start."""
    header = own.take_in(table(name=name))

    assert next(entry for entry in own.entries() if entry.own).header == header
    assert ("own-pp", 1) in offered(program)
    assert (program.data / "standards" / "own-pp-1.yaml").exists()
    assert build(program.data).library.pack("own-pp").digest == program.library.pack("own-pp").digest


def test_a_table_without_the_own_id_is_refused(own, table):
    """Nobody's table may pass for a shipped one."""
    with pytest.raises(StandardError) as refused:
        own.take_in(table(pack_id="js-fake-2026"))

    assert {problem.said.code for problem in refused.value.problems} == {"pack.own-id"}
    assert not any(entry.own for entry in own.entries())


def test_a_wrong_table_leaves_the_folder_untouched(own, table, program):
    """What is no right table is refused with all that is wrong, and nothing is kept."""
    path = table()
    path.write_text(path.read_text(encoding="utf-8").replace("points: 12", "points: 13", 1), encoding="utf-8")

    with pytest.raises(StandardError):
        own.take_in(path)
    assert not (program.data / "standards").exists()


def test_the_same_version_changes_only_while_unused(program, own, table):
    """A draft may be taken in again and again; once an assessment has the version, another content needs a new one."""
    own.take_in(table())
    own.take_in(table(title="改过"))
    assert program.library.pack("own-pp").header.title == "改过"
    used(program, "own-pp")

    own.take_in(table(title="改过"))
    with pytest.raises(UserFacingError) as refused:
        own.take_in(table(title="又改"))
    assert refused.value.said.code == "packs.same-version"
    assert program.library.pack("own-pp").header.title == "改过"


def test_a_version_in_the_way_is_named_by_its_cell(program, own, table, tmp_path):
    """Of a workbook the sentence stands at the cell of the version that is to be raised."""
    own.take_in(table())
    used(program, "own-pp")
    book = tmp_path / "表.xlsx"
    own.give_out(program.library.pack("own-pp").header, book)
    changed = openpyxl.load_workbook(book)
    (title,) = [row[2] for row in changed["表头"].iter_rows() if str(row[1].value).rstrip("* ") == "名称"]
    (version,) = [row[2] for row in changed["表头"].iter_rows() if str(row[1].value).rstrip("* ") == "版本"]
    title.value = "又改"
    changed.save(book)

    with pytest.raises(StandardError) as refused:
        own.take_in(book)
    (problem,) = refused.value.problems
    assert (problem.said.code, str(problem.place)) == ("packs.same-version", f"表头!{version.coordinate}")


def test_renewing_keeps_the_old_version_for_those_that_have_it(program, own, table):
    """A newer version is offered in place of the older one, and an assessment of the older one still opens."""
    own.take_in(table())
    assessment = used(program, "own-pp")
    own.renew("own-pp", table(version=2))

    assert {(i, v) for i, v in offered(program) if i == "own-pp"} == {("own-pp", 2)}
    assert program.assessments.open(assessment).result(PATIENCE).pack.header.version == 1
    for version, pack_id, code in ((2, "own-pp", "packs.not-newer"), (3, "own-other", "packs.other-id")):
        with pytest.raises(UserFacingError) as refused:
            own.renew("own-pp", table(version=version, pack_id=pack_id))
        assert refused.value.said.code == code


def test_a_clone_is_ones_own(program, own):
    """A shipped table cloned has an own id, version 1, standing own, the source in its note, and the same rows."""
    source = program.library.pack(SCHEME)
    header = own.clone(source.header, "own-clone")
    clone = program.library.pack("own-clone")

    assert (header.version, header.standing, header.title) == (1, "own", f"{source.header.title}（副本）")
    assert SCHEME in header.note
    assert clone.table == source.table
    assert header.issuer == "本单位（自建）"
    assert source.header.issuer in header.note
    for bad, code in (("own-clone", "packs.id-taken"), ("clone", "pack.own-id"), ("own-A", "pack.id")):
        with pytest.raises(UserFacingError) as refused:
            own.clone(source.header, bad)
        assert refused.value.said.code == code


def test_retired_tables_are_not_offered_and_still_work(program, own):
    """A retired table is no more offered, shipped or own; documents of it are scored; it can be brought back."""
    header = program.library.pack(SCHEME).header
    own.retire(header)

    assert (SCHEME, 1) not in offered(program)
    assert build(program.data).library.retired == {(SCHEME, 1)}
    assert program.library.pack(SCHEME).header == header
    assert {entry.identity for entry in own.entries() if entry.retired} == {(SCHEME, 1)}
    own.unretire(header)
    assert (SCHEME, 1) in offered(program)


def test_only_unused_own_tables_can_be_removed(program, own, table):
    """A table in use or one of ours stays, with the reason; an unused own one is gone."""
    header = own.take_in(table())
    other = own.take_in(table(pack_id="own-free"))
    used(program, "own-pp")
    for refused_header, code in (
        (header, "packs.in-use"),
        (program.library.pack(SCHEME).header, "packs.not-own"),
    ):
        with pytest.raises(UserFacingError) as refused:
            own.remove(refused_header)
        assert refused.value.said.code == code

    own.remove(other)
    assert [(e.identity, e.in_use) for e in own.entries() if e.own] == [(("own-pp", 1), 1)]
    assert not (program.data / "standards" / "own-free-1.yaml").exists()


def test_the_list_says_what_a_page_shows(program, own):
    """Points, rows and the share of benchmarks by confidence come from the table, in the authority's places."""
    facts = own.facts(program.library.pack(SCHEME).header)

    assert (facts.points, facts.bonus, facts.indicators) == ("100.00", "4.00", 21)
    assert sum(map(facts.share, facts.benchmarks), start=Fraction(0)) == 1
    assert facts.share("medium") > Fraction(1, 2)


def test_given_out_and_taken_in_it_is_the_same(program, own, table, tmp_path):
    """An own table goes out as a workbook and comes in again unchanged."""
    header = own.take_in(table())
    before = program.library.pack("own-pp").digest
    own.give_out(header, tmp_path / "出.xlsx")
    own.remove(header)
    own.take_in(tmp_path / "出.xlsx")

    assert program.library.pack("own-pp").digest == before


def test_a_broken_file_among_the_own_ones_is_named(program, own, table):
    """One bad file hides no other table."""
    own.take_in(table())
    (program.data / "standards" / "坏.yaml").write_text("x", encoding="utf-8")
    program.library.refresh()

    assert [path.name for path, _ in own.broken()] == ["坏.yaml"]
    assert ("own-pp", 1) in {entry.identity for entry in own.entries()}


def test_a_damaged_list_of_retired_tables_is_said(program, own):
    """What the small file does not say in our words is a sentence, never a guess."""
    folder = program.data / "standards"
    folder.mkdir(parents=True)
    (folder / "retired.json").write_text('[{"id": 1}]', encoding="utf-8")

    with pytest.raises(UserFacingError) as refused:
        own.entries()
    assert refused.value.said.code == "packs.retired-file"
    assert (SCHEME, 1) in offered(program)
