"""The words, and packs by way of a workbook, as the tests of packs in workbooks need them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gf_desktop.domain.pack import Header, Pack, Table
from gf_desktop.exchange.books import read_book
from gf_desktop.exchange.packs import PackTrees, Words, pack_book, read_pack_book
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.standards.packs import digest
from gf_desktop.standards.reference import read_evidence_kinds
from gf_desktop.standards.shapes import shape
from tests.standards.shipped import REFERENCE, RESOURCES


@cache
def words() -> Words:
    """Return the words of workbooks."""
    catalogue = read_catalogue(RESOURCES / "messages" / "zh_CN")
    return Words(catalogue.say, read_evidence_kinds(REFERENCE))


def written(pack: Pack, folder: Path) -> Path:
    """Write a pack as a workbook and return where it lies."""
    path = folder / "评价要求.xlsx"
    path.write_bytes(pack_book(pack, words()))
    return path


def read(path: Path) -> PackTrees:
    """Return what a pack's workbook says."""
    return read_pack_book(read_book(path), words())


def there_and_back(pack: Pack, folder: Path) -> Pack:
    """Return a pack as its workbook says it again."""
    trees = read(written(pack, folder))
    assert trees.troubles == ()
    header, table = shape(Header, trees.header), shape(Table, trees.table)
    return Pack(header=header, table=table, digest=digest(header, table))
