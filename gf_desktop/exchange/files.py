"""Files at the door: read with a limit, written beside the target and then renamed."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from gf_desktop.domain.messages import UserFacingError, message

_FULL = (errno.ENOSPC, errno.EDQUOT)


def read_bytes(path: Path, most: int) -> bytes:
    """Return the file's bytes.

    Raises:
        UserFacingError: If the file is missing, unreadable, a folder, or larger than ``most`` bytes.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except FileNotFoundError as error:
        raise UserFacingError(message("file.missing", file=str(path))) from error
    except OSError as error:
        raise UserFacingError(message("file.unreadable", file=str(path), why=error.strerror or "")) from error
    if len(raw) > most:
        raise UserFacingError(message("file.large", file=str(path), most=most // (1024 * 1024)))
    return raw


def write_beside(path: Path, raw: bytes) -> None:
    """Write the bytes to a file beside ``path``, then rename it there: the old file stays until the new one is whole.

    Raises:
        UserFacingError: If the folder is missing, read-only or full, or the target is a folder.
    """
    try:
        _write(path, raw)
    except OSError as error:
        raise write_error(path, error) from error


def write_error(path: Path, error: OSError) -> UserFacingError:
    """Return the sentence for a file that could not be written."""
    if error.errno in _FULL:
        return UserFacingError(message("file.full", file=str(path)))
    if error.errno == errno.ENOENT:
        return UserFacingError(message("file.no-folder", file=str(path), folder=str(path.parent)))
    return UserFacingError(message("file.unwritable", file=str(path), why=error.strerror or ""))


def _write(path: Path, raw: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        _readable(Path(name))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _readable(path: Path) -> None:
    """Give a temporary file the rights that a file made in the ordinary way would have."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
