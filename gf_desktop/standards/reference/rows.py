"""Rows of a CSV file of ours, each with its line. No library but the standard one."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath

from gf_desktop.domain.messages import message
from gf_desktop.standards.problems import Place, PlacedProblem, StandardError


def rows(file: FilePath, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of each row below the head; a row spread over lines has the line where it ends.

    Raises:
        StandardError: If the file cannot be read, its head is another, or a row has another width.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield from _checked(file, stream, columns)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise _wrong(file, 0, "standards.unreadable", reason=why) from error
    except UnicodeDecodeError as error:
        raise _wrong(file, 0, "standards.encoding") from error
    except csv.Error as error:
        raise _wrong(file, 0, "standards.csv", reason=str(error)) from error


def _checked(
    file: FilePath, stream: Iterable[str], columns: tuple[str, ...]
) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(stream, strict=True)
    if next(reader, []) != list(columns):
        raise _wrong(file, 1, "standards.columns", expected=",".join(columns))
    for row in reader:
        if len(row) != len(columns):
            raise _wrong(file, reader.line_num, "standards.row-width", found=len(row), expected=len(columns))
        yield reader.line_num, row


def _wrong(file: FilePath, line: int, code: str, **params: str | int) -> StandardError:
    place = Place(line, 1) if line else Place()
    return StandardError(file, [PlacedProblem(place, (), message(code, **params))])
