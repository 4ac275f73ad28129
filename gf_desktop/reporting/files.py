"""Writing a finished file: beside its place, then renamed, so that nobody ever finds half of one."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from gf_desktop.domain.messages import UserFacingError, message

_CODES = {
    errno.ENOSPC: "report.write.full",
    errno.EDQUOT: "report.write.full",
    errno.EACCES: "report.write.denied",
    errno.EPERM: "report.write.denied",
    errno.EROFS: "report.write.denied",
    errno.ENOENT: "report.write.no-folder",
    errno.ENOTDIR: "report.write.no-folder",
    errno.EISDIR: "report.write.is-folder",
    errno.EBUSY: "report.write.in-use",
    errno.ENAMETOOLONG: "report.write.name-too-long",
}
SHARING_VIOLATION = 32  # Windows: another program holds the file


def check_target(out: Path) -> None:
    """Refuse a target that cannot become a file, before the work is done.

    Raises:
        UserFacingError: If the folder is missing or the target is a folder.
    """
    if out.is_dir():
        raise _refused("report.write.is-folder", out)
    if not out.parent.is_dir():
        raise _refused("report.write.no-folder", out)


def write_beside(data: bytes, out: Path) -> None:
    """Write ``data`` as ``out``; until all of it is on the disk, what stood there before stays.

    Raises:
        UserFacingError: If there is no right, no room, no folder, or the file is open elsewhere.
    """
    check_target(out)
    try:
        _write(data, out)
    except OSError as error:
        raise write_error(error, out) from error


def write_error(error: OSError, out: Path) -> UserFacingError:
    """Return the sentence for what the system said when ``out`` was to be written."""
    if getattr(error, "winerror", None) == SHARING_VIOLATION or (
        os.name == "nt" and _stands_open(error, out)
    ):
        return _refused("report.write.in-use", out)
    code = _CODES.get(error.errno or 0)
    return _refused(code, out) if code else _refused("report.write.failed", out, error.strerror or str(error))


def _stands_open(error: OSError, out: Path) -> bool:
    return error.errno == errno.EACCES and out.exists()


def _refused(code: str, out: Path, why: str = "") -> UserFacingError:
    params = {"name": out.name, "folder": str(out.parent), **({"why": why} if why else {})}
    return UserFacingError(message(code, **params), str(out))


def _write(data: bytes, out: Path) -> None:
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
