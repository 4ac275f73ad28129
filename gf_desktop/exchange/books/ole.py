"""The old compound file (.xls and all locked workbooks): which streams it holds, and their bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_END = 0xFFFFFFFE  # this and above: no further sector
_HEAD = 512
_ENTRY = 128
_NAME_MOST = 64
_STREAM, _ROOT = 2, 5
_IN_HEAD = 109  # sectors of the table that the head itself names


class OleError(ValueError):
    """The compound file is damaged."""


class Compound:
    """A compound file. Chains that lead in circles or out of the file are damage.

    Raises:
        OleError: If the head, the tables or the directory cannot be followed.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEAD:
            raise OleError("head")
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise OleError("sectors")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._cutoff, mini_table = struct.unpack_from("<I4xII", data, 48)
        self._table = self._numbers(self._table_sectors())
        self._mini_table = self._numbers(self._chain(mini_table, self._table))
        self._streams, root = self._directory(directory)
        self._mini = self._joined(root[0])[: root[1]]

    def __contains__(self, name: str) -> bool:
        return name in self._streams

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream.

        Raises:
            OleError: If its chain is damaged.
        """
        start, size = self._streams[name]
        if size >= self._cutoff:
            return self._joined(start)[:size]
        chain = self._chain(start, self._mini_table)
        step = self._mini_size
        return b"".join(self._mini[number * step : (number + 1) * step] for number in chain)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise OleError("sector")
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    def _joined(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self._table)))

    def _numbers(self, sectors: Iterator[int]) -> list[int]:
        form = struct.Struct(f"<{self._size // 4}I")
        return [number for sector in sectors for number in form.unpack(self._sector(sector))]

    def _chain(self, start: int, table: list[int]) -> Iterator[int]:
        steps = 0
        while start < _END - 1:
            if start >= len(table) or steps > len(table):
                raise OleError("chain")
            yield start
            start, steps = table[start], steps + 1

    def _table_sectors(self) -> Iterator[int]:
        """Yield the sectors of the table: those in the head, then those that further sectors name."""
        count, further = struct.unpack_from("<I20xI", self._data, 44)
        found = list(struct.unpack_from(f"<{_IN_HEAD}I", self._data, 76))
        most = len(self._data) // self._size
        while further < _END - 1 and len(found) <= most + _IN_HEAD:
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(further))
            found += numbers[:-1]
            further = numbers[-1]
        return iter([number for number in found[: min(count, most)] if number < _END - 1])

    def _directory(self, start: int) -> tuple[dict[str, tuple[int, int]], tuple[int, int]]:
        streams: dict[str, tuple[int, int]] = {}
        root = (_END, 0)
        data = self._joined(start)
        for place in range(0, len(data) - _ENTRY + 1, _ENTRY):
            entry = data[place : place + _ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 64)
            begin, size = struct.unpack_from("<II", entry, 116)
            name = entry[: max(min(length, _NAME_MOST) - 2, 0)].decode("utf-16-le", "replace")
            if kind == _STREAM:
                streams.setdefault(name, (begin, size))
            elif kind == _ROOT:
                root = (begin, size)
        return streams, root
