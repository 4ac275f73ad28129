"""Files at the door: read with a limit; written beside their place and then renamed, so nobody finds half of one."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from gf_desktop.domain.messages import UserFacingError, message

_CODES = {
    errno.ENOSPC: "file.full",
    errno.EDQUOT: "file.full",
    errno.EACCES: "file.denied",
    errno.EPERM: "file.denied",
    errno.EROFS: "file.denied",
    errno.ENOENT: "file.no-folder",
    errno.ENOTDIR: "file.no-folder",
    errno.EISDIR: "file.is-folder",
    errno.EBUSY: "file.in-use",
    errno.ENAMETOOLONG: "file.name-too-long",
}
_READ_CODES = {
    errno.ENOENT: "file.missing",
    errno.ENOTDIR: "file.missing",
    errno.ENAMETOOLONG: "file.missing",
    errno.EISDIR: "file.read-folder",
    errno.EACCES: "file.read-denied",
    errno.EPERM: "file.read-denied",
}
SHARING_VIOLATION = 32  # Windows: another program holds the file


def read_bytes(path: Path, most: int) -> bytes:
    """Return the file's bytes.

    Raises:
        UserFacingError: If the file is missing, unreadable, a folder, or larger than ``most`` bytes.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise _read_error(path, error) from error
    if len(raw) > most:
        raise UserFacingError(message("file.large", file=str(path), most=most // (1024 * 1024)))
    return raw


def _read_error(path: Path, error: OSError) -> UserFacingError:
    code = _READ_CODES.get(error.errno or 0)
    if code:
        return UserFacingError(message(code, file=str(path)))
    return UserFacingError(message("file.unreadable", file=str(path), why=error.strerror or str(error)))


def check_target(out: Path) -> None:
    """Refuse a target that cannot become a file, before the work is done.

    Raises:
        UserFacingError: If the folder is missing, the name is too long, or the target is a folder or a device.
    """
    try:
        if out.is_dir():
            raise _refused("file.is-folder", out)
        if not out.parent.is_dir():
            raise _refused("file.no-folder", out)
        if out.exists() and not out.is_file():  # renaming over a device or a pipe would take its place
            raise _refused("file.no-file", out)
    except OSError as error:
        raise write_error(out, error) from error


def write_beside(out: Path, data: bytes) -> None:
    """Write ``data`` as ``out``; until all of it is on the disk, what stood there before stays.

    Raises:
        UserFacingError: If there is no right, no room, no folder, or the file is open elsewhere.
    """
    check_target(out)
    try:
        _write(out, data)
    except OSError as error:
        raise write_error(out, error) from error


def write_error(out: Path, error: OSError) -> UserFacingError:
    """Return the sentence for what the system said when ``out`` was to be written."""
    if getattr(error, "winerror", None) == SHARING_VIOLATION or (
        os.name == "nt" and _stands_open(error, out)
    ):
        return _refused("file.in-use", out)
    code = _CODES.get(error.errno or 0)
    return _refused(code, out) if code else _refused("file.failed", out, error.strerror or str(error))


def _stands_open(error: OSError, out: Path) -> bool:
    return error.errno == errno.EACCES and out.exists()


def _refused(code: str, out: Path, why: str = "") -> UserFacingError:
    params = {"name": out.name, "folder": str(out.parent), **({"why": why} if why else {})}
    return UserFacingError(message(code, **params), str(out))


def _write(out: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=".gf-", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_mode(out))
        beside.replace(out)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _mode(out: Path) -> int:
    """Return the rights the file is to have: those it had, else the usual ones rather than a temporary file's."""
    return out.stat().st_mode & 0o777 if out.exists() else 0o644
