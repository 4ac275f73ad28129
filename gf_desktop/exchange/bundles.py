"""Assessments to pass on (.gfa, ``gf-bundle`` 1): the document, the very table it was made with, and hashes of both.

A bundle is a ZIP archive of ``manifest.json``, ``document.json`` (the canonical document), ``pack.json`` (the table in
the form in which the store keeps it) and, in a later version, files below ``evidence/``. The manifest is read first, so
that a newer bundle is called newer whatever else it holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gf_desktop import __version__
from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.plain import conforms, dump, load
from gf_desktop.exchange.archives import Archive, looks_packed, pack_members, shown
from gf_desktop.exchange.documents import MOST_BYTES, document_text, parse_document
from gf_desktop.exchange.files import read_bytes, write_beside

FORMAT, VERSION = "gf-bundle", 1
ENDING = ".gfa"
MANIFEST, DOCUMENT, PACK = "manifest.json", "document.json", "pack.json"
MOST_PACKED = 64 * 1024 * 1024
_MOST = {MANIFEST: 4 * 1024 * 1024, DOCUMENT: MOST_BYTES, PACK: 2 * 1024 * 1024}
_MOST_DEPTH = 24  # a table has eleven levels
_MOST_DIGITS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A line of the manifest: a file with its size in bytes and its SHA-256, hexadecimal."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a bundle holds; ``program`` is the version of the program that wrote it."""

    format: str
    version: int
    program: str
    files: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle says. ``pack`` is the table as plain JSON values: its shape and its rules are not checked yet."""

    document: Document
    pack: Mapping[str, Any]


class _UnreadableError(Exception):
    """Text that is no JSON as we write it."""


def is_bundle(path: Path) -> bool:
    """Return whether a file is to be read as a bundle: by its name, or because it is an archive under another name."""
    if path.suffix.lower() == ENDING:
        return True
    try:
        with path.open("rb") as file:
            return looks_packed(file.read(4))
    except OSError:
        return False


def bundle_bytes(document: Document, pack: Pack) -> bytes:
    """Return a document and its table, whose digest is set, as a bundle; the same ones always give the same bytes."""
    held = {DOCUMENT: _utf8(document_text(document)), PACK: _utf8(_text(dump(pack), None))}
    files = tuple(
        Member(name=name, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
        for name, data in held.items()
    )
    manifest = Manifest(format=FORMAT, version=VERSION, program=__version__, files=files)
    return pack_members({MANIFEST: _utf8(_text(dump(manifest)))} | held)


def write_bundle(document: Document, pack: Pack, path: Path) -> None:
    """Write a bundle, beside its target and then renamed.

    Raises:
        UserFacingError: If the place cannot be written.
    """
    write_beside(path, bundle_bytes(document, pack))


def read_bundle(path: Path) -> Bundle:
    """Return what the bundle in the file says.

    Raises:
        UserFacingError: If the file is missing or too large, and as ``parse_bundle``.
    """
    return parse_bundle(read_bytes(path, MOST_PACKED))


def parse_bundle(raw: bytes) -> Bundle:
    """Return what a bundle says.

    Raises:
        UserFacingError: If it is no bundle, damaged, newer, holds too much or too little, a file does not agree with
            the manifest, or document and table do not belong together.
        DocumentError: If the document is not of the format's shape.
    """
    archive = Archive(raw)
    manifest = _manifest(archive)
    held = _held(archive, manifest)
    document, pack = parse_document(held[DOCUMENT]), _pack(held[PACK])
    _check_together(document, pack["header"])
    return Bundle(document, pack)


def _manifest(archive: Archive) -> Manifest:
    if MANIFEST not in archive.names:
        raise _refusal("bundle.not-one")
    raw = archive.read(MANIFEST, _MOST[MANIFEST])
    try:
        tree = _json(raw)
    except _UnreadableError as error:
        raise _refusal("bundle.manifest") from error
    if not isinstance(tree, dict) or tree.get("format") != FORMAT or type(tree.get("version")) is not int:
        raise _refusal("bundle.not-one")
    if tree["version"] > VERSION:
        raise _refusal("bundle.newer", version=str(tree["version"]), known=VERSION)
    if tree["version"] != VERSION or not conforms(Manifest, tree):
        raise _refusal("bundle.manifest")
    return load(Manifest, tree)


def _held(archive: Archive, manifest: Manifest) -> Mapping[str, bytes]:
    """Return the files that a bundle must hold, each as the manifest says; it may hold no others."""
    if sorted(one.name for one in manifest.files) != [DOCUMENT, PACK]:
        raise _refusal("bundle.manifest")
    for member in archive.names:
        if member not in _MOST:
            raise _refusal("bundle.unknown", member=shown(member))
    return {one.name: _agreeing(archive, one) for one in manifest.files}


def _agreeing(archive: Archive, one: Member) -> bytes:
    data = archive.read(one.name, _MOST[one.name])
    if (len(data), hashlib.sha256(data).hexdigest()) != (one.bytes, one.sha256):
        raise _refusal("bundle.hash", member=one.name)
    return data


def _pack(raw: bytes) -> Mapping[str, Any]:
    try:
        tree = _json(raw)
    except _UnreadableError as error:
        raise _refusal("bundle.pack-unreadable") from error
    if not isinstance(tree, dict) or not tree.keys() == {"header", "table", "digest"}:
        raise _refusal("bundle.pack-unreadable")
    return tree


def _check_together(document: Document, header: object) -> None:
    """The header is still as it came: what is wrong with its shape is said when the table is checked."""
    if not isinstance(header, dict):
        raise _refusal("bundle.pack-unreadable")
    here, there = (document.scheme.id, document.scheme.version), (header.get("id"), header.get("version"))
    if here != there:
        named = dict(
            zip(("scheme", "version", "other", "other_version"), map(_short, here + there), strict=True)
        )
        raise _refusal("bundle.other-pack", **named)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"


def _refusal(code: str, **params: str | int) -> UserFacingError:
    return UserFacingError(message(code, **params))


def _text(plain: Any, indent: int | None = 1) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=indent) + "\n"


def _utf8(text: str) -> bytes:
    """Half a character from a broken paste becomes a question mark, as wherever such text is shown."""
    return text.encode("utf-8", "replace")


def _json(raw: bytes) -> Any:
    """Return the JSON values of our own files.

    Raises:
        _UnreadableError: If it is no UTF-8, no JSON, too deep, has a key twice, or a number no table has.
    """
    try:
        tree = json.loads(
            raw.decode("utf-8"), object_pairs_hook=_object, parse_constant=_no_number, parse_int=_whole
        )
        _check_depth(tree, 0)
    except (ValueError, RecursionError) as error:
        raise _UnreadableError from error
    return tree


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key twice")
    return made


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError(digits[:_MOST_DIGITS])
    return int(digits)


def _check_depth(tree: Any, depth: int) -> None:
    if depth > _MOST_DEPTH:
        raise ValueError("too deep")
    for inner in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        _check_depth(inner, depth + 1)
