"""Reads YAML as a plain tree in which every scalar is text, and remembers where each thing stands.

Built from the C parser's events rather than from composed nodes: only events still tell that an anchor or a tag was
written, and they come one by one, so that the first document is read without touching the second. Nothing is guessed
from how a scalar looks: only an unquoted ``null``, ``~`` or nothing at all is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path as FilePath
from typing import Any

import yaml

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.problems import Path
from gf_desktop.standards.problems import Place, PlacedProblem, StandardError, UnreadableError
from gf_desktop.standards.whereabouts import name_of

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
_UNREAD = {
    FileNotFoundError: "standards.no-file",
    NotADirectoryError: "standards.no-file",
    IsADirectoryError: "standards.is-folder",
    PermissionError: "standards.denied",
}
_NULLS = ("", "~", "null")
_CHINESE = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…—]"
_FOLD = re.compile(rf"(?<={_CHINESE}) (?={_CHINESE})")


@dataclass(frozen=True, slots=True)
class Tree:
    """One document: dictionaries, lists, text and None, with the place of every path."""

    value: object
    places: dict[Path, Place]


def read_bytes(file: FilePath) -> bytes:
    """Return the file's bytes.

    Raises:
        UnreadableError: If it cannot be read.
        StandardError: If it is larger than ``MOST_BYTES``.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableError(file, [PlacedProblem(Place(), (), _why_unread(error))]) from error
    if len(raw) > MOST_BYTES:
        raise _fatal(file, message("standards.too-large"))
    return raw


def _why_unread(error: OSError) -> Message:
    if code := _UNREAD.get(type(error)):
        return message(code)
    return message("standards.unreadable", reason=error.strerror or type(error).__name__)


def read_first(file: FilePath) -> Tree:
    """Return the first document of a file; what follows it is not looked at.

    Raises:
        StandardError: If that document is none of ours.
    """
    text = read_bytes(file).decode("utf-8-sig", errors="replace")
    builder = _Builder(text)
    trees = list(islice(_documents(file, builder), 1))
    return _sound(file, builder, trees, expected=1)[0]


def read_documents(file: FilePath, expected: int) -> tuple[Tree, ...]:
    """Return all documents of a file, exactly ``expected``.

    Raises:
        StandardError: If the file is no UTF-8, no YAML, has another number of documents, or uses anchors, aliases,
            tags, a key twice, or more than ``MOST_DEPTH`` levels.
    """
    builder = _Builder(_text(file))
    return _sound(file, builder, list(_documents(file, builder)), expected)


def _text(file: FilePath) -> str:
    raw = read_bytes(file)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _fatal(file, message("standards.encoding"), Place(line, 1)) from error


def _documents(file: FilePath, builder: _Builder) -> Iterator[Tree]:
    try:
        yield from builder.documents()
    except _TooDeepError as error:
        raise _fatal(file, message("standards.too-deep", most=MOST_DEPTH), error.place) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(mark.line + 1, mark.column + 1) if mark else Place()
        reason = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "?")
        raise _fatal(file, message("standards.syntax", reason=reason), place) from error


def _sound(file: FilePath, builder: _Builder, trees: list[Tree], expected: int) -> tuple[Tree, ...]:
    if builder.problems:
        raise StandardError(file, builder.problems)
    if len(trees) != expected:
        raise _fatal(file, message("standards.documents", expected=expected, found=len(trees)))
    return tuple(trees)


def _fatal(file: FilePath, said: Message, place: Place | None = None) -> StandardError:
    return StandardError(file, [PlacedProblem(place or Place(), (), said)])


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


class _Builder:
    """Builds trees from events, and gathers what our files may not hold."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._places: dict[Path, Place] = {}
        self.problems: list[PlacedProblem] = []

    def documents(self) -> Iterator[Tree]:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._places = {}
                value = self._node(next(self._events), ())
                next(self._events)
                yield Tree(value, self._places)

    def _node(self, event: Any, path: Path) -> object:
        if path not in self._places:  # the value of a key stands where its key does
            self._places[path] = _place(event)
        if len(path) > MOST_DEPTH:
            raise _TooDeepError(_place(event))
        if isinstance(event, yaml.AliasEvent):
            self._refuse("standards.alias", event, path)
            return None
        self._check_properties(event, path)
        return self._content(event, path)

    def _content(self, event: Any, path: Path) -> object:
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        unquoted = event.implicit[0]
        return None if unquoted and event.value in _NULLS else _unfolded(event)

    def _check_properties(self, event: Any, path: Path) -> None:
        if event.anchor is not None:
            self._refuse("standards.alias", event, path)
        if event.tag is not None:
            self._refuse("standards.tag", event, path)

    def _sequence(self, path: Path) -> list[object]:
        items: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, path)
            if key in values:
                self._refuse("standards.duplicate-key", event, (*path, key))
            self._places[*path, key] = _place(event)
            values[key] = self._node(next(self._events), (*path, key))
        return values

    def _key(self, event: Any, path: Path) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self._check_properties(event, path)
            return str(event.value)
        self._refuse("standards.key", event, path)
        self._node(event, (*path, "?"))
        return "?"

    def _refuse(self, code: str, event: Any, path: Path) -> None:
        self.problems.append(PlacedProblem(_place(event), path, message(code, name=name_of(path))))


def _unfolded(event: Any) -> str:
    """Return a scalar's text; folding puts a blank at every line's end, which Chinese sentences do not have."""
    several_lines = event.start_mark.line != event.end_mark.line
    return _FOLD.sub("", event.value) if several_lines and event.style != "|" else str(event.value)


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)
