"""The parts of a packed file (.xlsx, .xlsb, .ods), measured before anything is unpacked."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.exchange.books.shapes import Limits

# A part below this size may be packed as tightly as it likes: it harms nobody.
_SMALL = 16 * 1024 * 1024
_CHUNK = 1024 * 1024
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16; no spreadsheet program writes its parts so
_MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tiff", ".svg")
_ENCRYPTED = 0x1
_LOCAL = struct.Struct("<26xHH")  # of a part's own head: lengths of its name and its extra field


class Parts:
    """Gives the parts by name. The table of contents is checked when it is made, each part when it is read."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._data = data
        self._archive = _opened(data)
        self._name = name
        infos = self._archive.infolist()
        self._infos = {_key(info.filename): info for info in infos}
        if len(self._infos) != len(infos):
            raise BadZipFile(name)
        self._check(infos, limits)

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._infos

    def read(self, part: str) -> bytes:
        """Return a part, unpacked; empty if there is none of that name.

        Raises:
            BadZipFile: If the part is damaged, or larger than the table of contents says.
        """
        info = self._infos.get(_key(part))
        if info is None:
            return b""
        try:
            data = self._archive.read(info)
        except (zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
            raise BadZipFile(part) from error
        if data.startswith(_WIDE):  # our look reads bytes as they are
            raise BadZipFile(part)
        return data

    def _check(self, infos: list[ZipInfo], limits: Limits) -> None:
        if len(infos) > limits.entries or sum(info.file_size for info in infos) > limits.unpacked:
            raise UserFacingError(message("book.bomb", name=self._name))
        for info in infos:
            if info.flag_bits & _ENCRYPTED:
                raise UserFacingError(message("book.encrypted", name=self._name))
            if info.file_size > _SMALL and info.file_size > limits.ratio * max(info.compress_size, 1):
                raise UserFacingError(message("book.bomb", name=self._name))
            self._prove(info)

    def _prove(self, info: ZipInfo) -> None:
        """Unpack a part once and drop it: a table of contents that lies about sizes is found here."""
        if info.filename.lower().endswith(_MEDIA):
            return
        body = self._body(info)
        size = len(body) if info.compress_type == ZIP_STORED else _unpacked(info, body)
        if size != info.file_size:
            raise BadZipFile(info.filename)

    def _body(self, info: ZipInfo) -> memoryview:
        head = self._data[info.header_offset : info.header_offset + _LOCAL.size]
        if len(head) < _LOCAL.size:
            raise BadZipFile(info.filename)
        name, extra = _LOCAL.unpack(head)[-2:]
        start = info.header_offset + _LOCAL.size + name + extra
        return memoryview(self._data)[start : start + info.compress_size]


def _opened(data: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except (ValueError, OSError, NotImplementedError, struct.error) as error:
        raise BadZipFile from error


def _key(part: str) -> str:
    """Return a part's name as it is looked up: some programs write other slashes or capitals."""
    return part.replace("\\", "/").lstrip("/").casefold()


def _unpacked(info: ZipInfo, body: memoryview) -> int:
    """Return how large a part really is, counting no further than one piece over what it should be."""
    if info.compress_type != ZIP_DEFLATED:
        raise BadZipFile(info.filename)
    packer, size, rest = zlib.decompressobj(-zlib.MAX_WBITS), 0, bytes(body)
    while not packer.eof and size <= info.file_size:
        try:
            piece = packer.decompress(rest, _CHUNK)
        except zlib.error as error:
            raise BadZipFile(info.filename) from error
        size, rest = size + len(piece), packer.unconsumed_tail
        if not piece and not rest:
            break
    return size
