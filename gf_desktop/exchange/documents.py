"""Assessment documents (.json) in and out.

Read: size, encoding, duplicate keys and shape are checked here; ids against a pack are ``domain.document_rules``' work.
Written: canonical JSON, beside the target and then renamed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from gf_desktop.domain import plain
from gf_desktop.domain.document import FORMAT, VERSION, Document
from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.domain.problems import Problem, path_text
from gf_desktop.exchange.files import read_bytes, write_beside
from gf_desktop.exchange.shape_errors import problems

MOST_BYTES = 20 * 1024 * 1024
MOST_DIGITS = 30  # of a bare whole number; the few that documents hold have four

Upgrader = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADERS: Mapping[int, Upgrader] = {}
_WHERE = re.compile(r"line (\d+) column (\d+)", re.ASCII)


class DocumentError(UserFacingError):
    """A document that cannot be read; ``problems`` holds every wrong place, the first is the one said."""

    def __init__(self, said: Message, path: str = "", found: tuple[Problem, ...] = ()) -> None:
        super().__init__(said, path)
        self.problems = found


class _Object(dict[str, Any]):
    """A JSON object that remembers the keys written twice."""

    twice: tuple[str, ...] = ()


def read_document(path: Path) -> Document:
    """Return the document in the file.

    Raises:
        DocumentError: If the file is missing, too large, no JSON, or not of the format's shape.
    """
    return parse_document(read_bytes(path, MOST_BYTES))


def parse_document(raw: bytes) -> Document:
    """Return the document that the bytes hold.

    Raises:
        DocumentError: As ``read_document``.
    """
    tree = _tree(raw)
    text = raw if tree.get("version") == VERSION else json.dumps(_upgraded(tree)).encode()
    return _shaped(text.removeprefix(b"\xef\xbb\xbf"), tree)


def document_text(document: Document) -> str:
    """Return the canonical JSON text of a document."""
    head = {"format": document.format, "version": document.version}
    return json.dumps(head | plain.dump(document), ensure_ascii=False, indent=1) + "\n"


def write_document(document: Document, path: Path) -> None:
    """Write the document, beside its target and then renamed.

    Raises:
        UserFacingError: If the place cannot be written.
    """
    write_beside(
        path, document_text(document).encode("utf-8", "replace")
    )  # half a character pair has no UTF-8


@cache
def document_adapter() -> Any:
    """Return the shape checker of documents, built when first needed."""
    from pydantic import TypeAdapter

    return TypeAdapter(Document)


def _shaped(raw: bytes, tree: dict[str, Any]) -> Document:
    from pydantic import ValidationError

    try:
        document: Document = document_adapter().validate_json(raw, strict=True)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        if found[0]["type"] == "json_invalid":
            raise _no_json(str(found[0].get("ctx", {}).get("error", ""))) from error
        _refuse(problems(found, tree))
    return document


def _no_json(reason: str) -> DocumentError:
    """Return what the shape checker's stricter reader will not have: too many levels, or half of a character."""
    where = _WHERE.search(reason)
    if "recursion" in reason or not where:
        return DocumentError(message("document.deep"))
    return DocumentError(message("document.json", line=int(where[1]), column=int(where[2])))


def _tree(raw: bytes) -> dict[str, Any]:
    try:
        tree = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_constant, parse_int=_whole
        )
    except UnicodeDecodeError as error:
        raise DocumentError(message("document.encoding")) from error
    except RecursionError as error:
        raise DocumentError(message("document.deep")) from error
    except json.JSONDecodeError as error:
        raise DocumentError(message("document.json", line=error.lineno, column=error.colno)) from error
    if not isinstance(tree, _Object) or tree.get("format") != FORMAT:
        raise DocumentError(message("document.format", format=FORMAT), "format")
    _refuse_inside(tree, ())
    _check_version(tree.get("version"))
    return tree


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        made.twice = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
    return made


def _no_constant(word: str) -> Message:
    return message("document.constant", word=word)


def _whole(digits: str) -> int | Message:
    if len(digits) > MOST_DIGITS:
        return message("document.long-number", start=digits[:MOST_DIGITS])
    return int(digits)


def _refuse_inside(tree: Any, path: tuple[str | int, ...]) -> None:
    """Refuse keys written twice, and what the reader left a message in place of."""
    if isinstance(tree, Message):
        _refuse((Problem(path, tree),))
    if isinstance(tree, _Object):
        if tree.twice:
            _refuse(tuple(Problem((*path, key), message("document.twice", key=key)) for key in tree.twice))
        for key, item in tree.items():
            _refuse_inside(item, (*path, key))
    elif isinstance(tree, list):
        for at, item in enumerate(tree):
            _refuse_inside(item, (*path, at))


def _check_version(version: object) -> None:
    if type(version) is not int:
        raise DocumentError(message("document.version"), "version")
    if version > VERSION:
        raise DocumentError(message("document.newer", version=version, known=VERSION), "version")
    if version < VERSION and version not in UPGRADERS:
        raise DocumentError(message("document.version"), "version")


def _upgraded(tree: dict[str, Any]) -> dict[str, Any]:
    while tree["version"] < VERSION:
        tree = UPGRADERS[tree["version"]](tree)
    return tree


def _refuse(found: tuple[Problem, ...]) -> NoReturn:
    raise DocumentError(found[0].said, path_text(found[0].path), found)
