"""ZIP archives at the door: nothing that an archive says of itself is believed before it is counted or compared.

Written with fixed times and order, so that the same content gives the same bytes.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from gf_desktop.domain.messages import UserFacingError, message

MOST_MEMBERS = 10_000
_MOST_DIRECTORY = (
    4 * 1024 * 1024
)  # bytes of a table of contents; each line of it costs memory before it is counted
_START, _END, _WIDE = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE = 22  # bytes of the record that ends an archive, without a comment
_WIDE_SIZE = 20  # bytes of what points to the record of an archive over 4 GB
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _RIGHTS = 3, 0o644 << 16
_ENCRYPTED = 0x1
_UNSAFE = re.compile(r"[/\\]|[A-Za-z]:|.*[\x00-\x1f\x7f\\]|(.*/)?\.\.?(/|$)|.*//", re.DOTALL)
# What zipfile raises on archives that break its rules, besides its own error.
_DAMAGE = (
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    struct.error,
)


def looks_packed(start: bytes) -> bool:
    """Return whether a file that begins like this is a ZIP archive."""
    return start.startswith(_START)


def pack_members(members: Mapping[str, bytes]) -> bytes:
    """Return an archive of the members in the order given."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members.items():
            info = ZipInfo(name, _TIME)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _RIGHTS
            archive.writestr(info, data)
    return buffer.getvalue()


class Archive:
    """An archive's members by name.

    Raises:
        UserFacingError: If it is no archive or damaged, encrypted, has too many members, one name twice, or a name
            that leads out of the archive.
    """

    def __init__(self, raw: bytes) -> None:
        _check_ends(raw)
        try:
            self._archive = ZipFile(BytesIO(raw))
        except _DAMAGE as error:
            raise _refusal("bundle.damaged") from error
        self._infos: dict[str, ZipInfo] = {}
        infos = self._archive.infolist()
        if len(infos) > MOST_MEMBERS:
            raise _refusal("bundle.members", most=MOST_MEMBERS)
        for info in infos:
            self._take(info)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, as they stand in the table of contents."""
        return tuple(self._infos)

    def read(self, member: str, most: int) -> bytes:
        """Return a member, unpacked.

        Raises:
            UserFacingError: If it is not there, damaged, or unpacks to more than ``most`` bytes.
        """
        if member not in self._infos:
            raise _refusal("bundle.missing", member=member)
        try:
            with self._archive.open(self._infos[member]) as stream:
                data = stream.read(most + 1)
        except _DAMAGE as error:
            raise _refusal("bundle.damaged") from error
        if len(data) > most:
            raise _refusal("bundle.bomb", member=member, most=most // (1024 * 1024))
        return data

    def _take(self, info: ZipInfo) -> None:
        member = info.orig_filename
        if _UNSAFE.match(member):
            raise _refusal("bundle.unsafe-name", member=shown(member))
        if member in self._infos:
            raise _refusal("bundle.twice", member=shown(member))
        if info.flag_bits & _ENCRYPTED:
            raise _refusal("bundle.encrypted")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _refusal("bundle.damaged")
        self._infos[member] = info


def _check_ends(raw: bytes) -> None:
    """Look at the last record before ``zipfile`` does: it would read a table of contents of any length."""
    if not looks_packed(raw):
        raise _refusal("bundle.not-one")
    end = raw[-_END_SIZE:]
    wide = raw[-_END_SIZE - _WIDE_SIZE :].startswith(_WIDE)
    if len(end) < _END_SIZE or not end.startswith(_END) or end[-2:] != b"\0\0" or wide:
        raise _refusal("bundle.damaged")
    (size,) = struct.unpack_from("<L", end, 12)
    if size > _MOST_DIRECTORY:
        raise _refusal("bundle.members", most=MOST_MEMBERS)


def _refusal(code: str, **params: str | int) -> UserFacingError:
    return UserFacingError(message(code, **params))


def shown(member: str) -> str:
    """Return a member's name as a sentence may show it: of bearable length, without signs that cannot be seen."""
    text = "".join(sign if sign.isprintable() else "�" for sign in member)
    return text if len(text) <= 80 else text[:80] + "…"
