"""Evaluations passed on with their table: from one workspace to an empty one, and what the library makes of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import Answer, SchemeRef
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.pack import Pack
from gf_desktop.exchange.archives import pack_members
from gf_desktop.exchange.bundles import bundle_bytes
from gf_desktop.services import bundles
from gf_desktop.services.own_packs import OwnPacks
from gf_desktop.services.pack_files import PackFiles
from gf_desktop.services.scoring import scored
from gf_desktop.standards.packs import digest
from gf_desktop.storage.workspace import Workspace
from tests.standards.shipped import RESOURCES

SCHEME = "js-pp-staple-2026"
SAMPLE = RESOURCES / "samples" / "sample-pp-staple.json"
ROW = "指标“"
PATIENCE = 30
SAID = message("change.preview")


@pytest.fixture
def make(tmp_path):
    """Return what makes a program on a new workspace; their writers are stopped afterwards."""
    made = []

    def on(name: str):
        made.append(build(tmp_path / name))
        return made[-1]

    yield on
    for program in made:
        program.assessments.stop()


@pytest.fixture
def here(make):
    """Return the program that an evaluation comes from."""
    return make("这里")


@pytest.fixture
def there(make):
    """Return the program on an empty workspace that it goes to."""
    return make("那里")


def changed_pack(program, pack_id: str = "own-pp", title: str = "自建的表") -> Pack:
    """Return the shipped table with another lead in its first row, under an id of one's own."""
    shipped = program.library.pack(SCHEME)
    section = shipped.table.sections[0]
    row = section.groups[0].indicators[0]
    row = replace(row, lead=replace(row.lead, value=Decimal(100)))
    group = replace(section.groups[0], indicators=(row, *section.groups[0].indicators[1:]))
    section = replace(section, groups=(group, *section.groups[1:]))
    standing = "own" if pack_id.startswith("own-") else shipped.header.standing
    header = replace(shipped.header, id=pack_id, title=title, short_title="", standing=standing)
    table = replace(shipped.table, sections=(section, *shipped.table.sections[1:]))
    return Pack(header=header, table=table, digest=digest(header, table))


def sample(program):
    """Return the sample's document and table."""
    document, pack, _ = scored(SAMPLE, program.library)
    return document, pack


def power(consumed: str) -> EnergyRow:
    """Return a row of electricity."""
    figure = Decimal(consumed)
    return EnergyRow(id="e1", carrier="electricity", kind="electricity", unit="万kWh", consumed=figure)


def own_table(program, tmp_path: Path, **named: str) -> Pack:
    """Take a changed table in among the user's own ones."""
    pack = changed_pack(program, **named)
    PackFiles(program.library, program.catalogue).write(pack, tmp_path / "表.yaml")
    OwnPacks(program.library, program.catalogue, program.data).take_in(tmp_path / "表.yaml")
    return program.library.pack(pack.header.id)


def made_with(program, pack: Pack):
    """Make an evaluation of the sample's answers with a table and return its session."""
    document = replace(sample(program)[0], scheme=SchemeRef(id=pack.header.id, version=pack.header.version))
    return opened(program, program.assessments.create(document, pack).result(PATIENCE))


def opened(program, key: str):
    """Return the session of an evaluation."""
    return program.assessments.open(key).result(PATIENCE)


def passed_on(program, session, path: Path) -> Path:
    """Export an evaluation and return the file."""
    program.assessments.export_bundle(session, path).result(PATIENCE)
    return path


def packed(pack: Pack, program, path: Path) -> Path:
    """Write the sample with a table as a bundle, whatever the table is."""
    document = replace(sample(program)[0], scheme=SchemeRef(id=pack.header.id, version=pack.header.version))
    path.write_bytes(bundle_bytes(document, replace(pack, digest=digest(pack.header, pack.table))))
    return path


def taken(program, path: Path):
    """Take a bundle in and return the outcome and the session."""
    outcome = program.assessments.take_in(path).result(PATIENCE)
    return outcome, opened(program, outcome.id)


def own_files(program) -> list[str]:
    """Return the files of the user's own tables."""
    return sorted(file.name for file in (program.data / "standards").glob("*"))


# --- from one workspace to another --------------------------------------------------


def test_an_evaluation_with_an_own_table_opens_on_an_empty_machine(here, there, tmp_path):
    """Cloned, changed, evaluated, passed on: the same document, table, result; the table can be used again there."""
    session = made_with(here, own_table(here, tmp_path))
    shipped_total = scored(SAMPLE, here.library)[2].total
    outcome, copy = taken(there, passed_on(here, session, tmp_path / "评价.gfa"))

    assert (copy.document, copy.pack, copy.result) == (session.document, session.pack, session.result)
    assert copy.result.total != shipped_total
    assert outcome.said == message("bundle.table-new", title="自建的表")
    assert there.library.pack("own-pp") == session.pack
    assert ("own-pp", 1) in {(h.id, h.version) for h in build(there.data).library.offered()}
    row = next(iter(there.assessments.rows()))
    assert row.summary.total == fixed_text(session.result.total, session.result.places)


def test_a_closed_evaluation_travels_as_it_was_closed(here, there, tmp_path):
    """Data and table of the closing go along, not those that the workspace has now; the copy can be worked on."""
    session = made_with(here, own_table(here, tmp_path))
    session.change(session.edit("rows", "energy/e1", power("100")), said=SAID)
    here.assessments.close(session).result(PATIENCE)
    closed = opened(here, session.assessment.id)
    other = opened(here, here.assessments.reopen(closed.assessment.id).result(PATIENCE))
    other.change(other.edit("rows", "energy/e1", power("999")), said=SAID)
    _, copy = taken(there, passed_on(here, closed, tmp_path / "评价.gfa"))

    assert other.document.ledgers.energy == (power("999"),)
    assert copy.document.ledgers.energy == (power("100"),)
    assert closed.read_only
    assert not copy.read_only
    assert (copy.document, copy.pack, copy.result) == (closed.document, closed.pack, closed.result)


def test_the_same_table_is_taken_in_once(here, there, tmp_path):
    """The second time nothing is said and nothing written; nor where the table is one of ours."""
    path = passed_on(here, made_with(here, own_table(here, tmp_path)), tmp_path / "评价.gfa")
    taken(there, path)
    shipped = passed_on(here, made_with(here, here.library.pack(SCHEME)), tmp_path / "评价 2.gfa")

    assert [taken(there, one)[0].said for one in (path, path, shipped)] == [None, None, None]
    assert own_files(there) == ["own-pp-1.yaml"]


@pytest.mark.parametrize("pack_id", ["own-pp", SCHEME])
def test_another_table_of_the_same_id_and_version_stays_apart(here, there, tmp_path, pack_id):
    """The evaluation has the one it brought, after a new start too; the library's is as it was, and it is said."""
    if pack_id == "own-pp":
        path = tmp_path / "库里的.yaml"
        shipped = there.library.pack(SCHEME)
        header = replace(shipped.header, id="own-pp", title="自建的表", short_title="", standing="own")
        PackFiles(there.library, there.catalogue).write(Pack(header=header, table=shipped.table), path)
        OwnPacks(there.library, there.catalogue, there.data).take_in(path)
    before = there.library.pack(pack_id)
    brought = changed_pack(here, pack_id)
    outcome, copy = taken(there, packed(brought, here, tmp_path / "评价.gfa"))

    assert outcome.said == message("bundle.table-other", title="自建的表", version=1)
    assert copy.pack == brought
    assert there.library.pack(pack_id) == before != brought
    copy.change(copy.edit("answers", "land-output", Answer(value=Decimal("0.9"))), said=SAID)
    there.assessments.stop()
    again = opened(there, outcome.id)
    assert (again.pack, again.result) == (brought, copy.result)


def test_a_table_that_is_neither_known_nor_own_stays_with_its_evaluation(here, there, tmp_path):
    """A newer program's own table cannot pass for one of ours, but its evaluation can be worked on."""
    brought = changed_pack(here, "js-later-2030", "以后的表")
    outcome, copy = taken(there, packed(brought, here, tmp_path / "评价.gfa"))

    assert outcome.said == message("bundle.table-unknown", title="以后的表")
    assert copy.pack == brought
    assert "js-later-2030" not in {header.id for header in there.library.headers()}
    assert own_files(there) == []


def test_a_bundle_passed_on_again_is_the_same(here, there, tmp_path):
    """What was taken in and not changed goes on byte by byte."""
    first = passed_on(here, made_with(here, own_table(here, tmp_path)), tmp_path / "一.gfa")
    _, copy = taken(there, first)

    assert passed_on(there, copy, tmp_path / "二.gfa").read_bytes() == first.read_bytes()


# --- where the library cannot take the table -------------------------------------------


def test_a_table_with_mistakes_under_the_usual_name_is_not_written_over(here, there, tmp_path):
    """What the user has in work there stays to the letter."""
    folder = there.data / "standards"
    folder.mkdir(parents=True)
    (folder / "own-pp-1.yaml").write_text("还没写完", encoding="utf-8")
    outcome, _ = taken(there, packed(changed_pack(here), here, tmp_path / "评价.gfa"))

    assert outcome.said == message("bundle.table-new", title="自建的表")
    assert own_files(there) == ["own-pp-1-2.yaml", "own-pp-1.yaml"]
    assert (folder / "own-pp-1.yaml").read_text(encoding="utf-8") == "还没写完"


def test_a_broken_table_of_the_same_identity_counts_as_another(here, there, tmp_path):
    """Its header can be read, its table cannot: it is left alone, and the evaluation has its own."""
    own_table(there, tmp_path)
    path = there.data / "standards" / "own-pp-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("points: 12", "points: 13", 1), encoding="utf-8")
    there.library.refresh()
    outcome, copy = taken(there, packed(changed_pack(here), here, tmp_path / "评价.gfa"))

    assert outcome.said.code == "bundle.table-other"
    assert copy.pack.digest == changed_pack(here).digest
    assert own_files(there) == ["own-pp-1.yaml"]


def test_without_room_for_the_table_the_evaluation_still_comes_in(here, there, tmp_path):
    """Where the folder cannot be made, the evaluation has its table, and it is said why the library has not."""
    there.data.mkdir(parents=True)
    (there.data / "standards").write_bytes(b"")
    outcome, copy = taken(there, packed(changed_pack(here), here, tmp_path / "评价.gfa"))

    assert outcome.said.code == "bundle.table-kept"
    assert "没有收入评价要求库" in there.catalogue.say(outcome.said)
    assert copy.pack.header.id == "own-pp"


@pytest.mark.parametrize(
    "changes", [{"version": 99_999_999_999}, {"id": "own-" + "a" * 300}, {"note": "字" * 400_000}]
)
def test_a_table_that_no_file_can_hold_stays_with_its_evaluation(here, there, tmp_path, changes):
    """A version, an id or a note beyond what files of tables hold: nothing is left behind among the own tables."""
    pack = changed_pack(here)
    path = packed(replace(pack, header=replace(pack.header, **changes)), here, tmp_path / "评价.gfa")
    outcome, copy = taken(there, path)

    assert outcome.said.code == "bundle.table-kept"
    assert there.catalogue.say(outcome.said)
    assert copy.pack.header.title == "自建的表"
    assert own_files(there) == []
    assert not there.library.broken()


def test_what_is_not_taken_in_leaves_the_library_as_it_was(here, there, tmp_path, monkeypatch):
    """If the workspace cannot keep the evaluation, its table is not kept either."""

    def full(*_args: object, **_more: object) -> None:
        raise UserFacingError(message("store.full", folder="x"))

    monkeypatch.setattr(Workspace, "add", full)
    with pytest.raises(UserFacingError):
        there.assessments.take_in(packed(changed_pack(here), here, tmp_path / "评价.gfa")).result(PATIENCE)

    assert own_files(there) == []
    assert "own-pp" not in {header.id for header in there.library.headers()}


# --- tables that are not right -----------------------------------------------------------


def with_pack(raw: bytes, change: Callable[[dict], object]) -> bytes:
    """Return a bundle whose pack was changed, with hashes that agree."""
    with ZipFile(BytesIO(raw)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    tree = json.loads(held["pack.json"])
    change(tree)
    held["pack.json"] = json.dumps(tree).encode()
    manifest = json.loads(held["manifest.json"])
    for one in manifest["files"]:
        data = held[one["name"]]
        one |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return pack_members(held | {"manifest.json": json.dumps(manifest).encode()})


def first_row(tree: dict) -> dict:
    """Return the first row of a table."""
    return tree["table"]["sections"][0]["groups"][0]["indicators"][0]


@pytest.mark.parametrize(
    ("change", "code", "first", "place"),
    [
        (lambda t: first_row(t).update(points="13"), "bundle.pack", "pack", "一级指标“"),
        (lambda t: first_row(t).update(points=12), "bundle.pack", "standards", ROW),
        (lambda t: first_row(t).update(colour="x"), "bundle.pack", "standards", ROW),
        (lambda t: first_row(t).update(title="甲\ud800"), "bundle.pack", "standards", "指标表"),
        (lambda t: first_row(t)["lead"].update(source="nobody"), "bundle.pack", "pack", ROW),
        (lambda t: first_row(t).update(unit="furlong"), "bundle.pack", "pack", ROW),
        (lambda t: t["table"].pop("sections"), "bundle.pack", "standards", "指标表的“sections”"),
        (lambda t: t.update(table=[]), "bundle.pack", "standards", "指标表"),
        (lambda t: t.update(table=None), "bundle.pack", "standards", "指标表"),
        (lambda t: t["header"].update(standing="own"), "bundle.pack", "pack", "文件开头的“id”"),
        (lambda t: t["header"].update(format="gf-pack/2"), "bundle.pack", "standards", "文件开头的“format”"),
        (lambda t: t["header"].pop("title"), "bundle.pack", "standards", "文件开头的“title”"),
        (lambda t: t["header"].update(version=1.0), "bundle.pack", "standards", "文件开头的“version”"),
        (lambda t: t["header"].update(title="别的名称"), "bundle.pack-digest", "", ""),
        (lambda t: t.update(digest="0" * 64), "bundle.pack-digest", "", ""),
        (lambda t: t.update(digest=None), "bundle.pack-digest", "", ""),
        (lambda t: t["header"].update(version="1"), "bundle.other-pack", "", ""),
        (lambda t: t["header"].update(id=["x"] * 1000), "bundle.other-pack", "", ""),
    ],
)
def test_a_table_that_is_not_right_is_refused_with_its_place(there, tmp_path, change, code, first, place):
    """The rules of every table hold, by the same sentences; nothing of the bundle is kept."""
    document, pack = sample(there)
    path = tmp_path / "评价.gfa"
    path.write_bytes(with_pack(bundle_bytes(document, pack), change))
    with pytest.raises(UserFacingError) as caught:
        there.assessments.take_in(path).result(PATIENCE)
    said = caught.value.said

    assert said.code == code
    assert there.catalogue.say(said)
    if first:
        assert said.params["first"].code.startswith(first)
        assert there.catalogue.say(said.params["place"]).startswith(place)
    assert there.assessments.rows() == ()
    assert own_files(there) == []


def test_a_document_that_does_not_fit_its_table_is_refused(there, tmp_path):
    """An answer to a row that the table has not is said with its place."""
    document, pack = sample(there)
    answers = {**document.answers, "nobody": Answer(value=Decimal(1))}
    path = tmp_path / "评价.gfa"
    path.write_bytes(bundle_bytes(replace(document, answers=answers), pack))
    with pytest.raises(UserFacingError) as caught:
        there.assessments.take_in(path).result(PATIENCE)

    assert caught.value.path.startswith("answers.nobody")
    assert there.assessments.rows() == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_value_anywhere_in_the_table_ends_in_a_sentence(there, tmp_path, data):
    """Whatever a pack.json holds at whatever place, the door answers with a sentence, or it is the table itself."""
    document, pack = sample(there)
    raw = bundle_bytes(document, pack)
    json_value = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=5)
        | st.lists(st.text(max_size=2), max_size=2)
    )

    def change(tree: dict) -> None:
        node: object = tree
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))  # type: ignore[arg-type]
            key = data.draw(st.sampled_from(keys))
            inner = node[key]  # type: ignore[index]
            if not isinstance(inner, (dict, list)) or not inner or data.draw(st.integers(0, 5)) == 0:
                node[key] = data.draw(json_value)  # type: ignore[index]
                return
            node = inner

    path = tmp_path / "评价.gfa"
    path.write_bytes(with_pack(raw, change))
    found: object = None
    try:
        found = bundles.read(path, there.library)
    except UserFacingError as error:
        assert_sayable(there, error)
    assert found in (None, (document, pack))


def assert_sayable(program, error: UserFacingError) -> None:
    """The catalogue has the sentence, and every part that it names."""
    assert program.catalogue.say(error.said)
