"""Where a folder lies: on drives that are shared or pulled out, SQLite's write-ahead log is not safe."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

# Network file systems have no shared memory between machines; memory sticks carry FAT.
_PLAIN = {
    *("nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "9p", "afs", "ncpfs", "davfs", "glusterfs", "ceph"),
    *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.smbnetfs"),
    *("vfat", "msdos", "exfat", "fuseblk"),
}
_DRIVE_REMOVABLE = 2
_DRIVE_REMOTE = 4


def needs_plain_journal(folder: Path) -> bool:
    """Return whether the folder lies on a network drive or a removable one, as far as this system tells."""
    if sys.platform == "win32":
        return _windows_drive_type(folder) in (_DRIVE_REMOVABLE, _DRIVE_REMOTE)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    return (
        file_system(folder.resolve(), mounts.read_text(encoding="utf-8", errors="surrogateescape")) in _PLAIN
    )


def file_system(folder: Path, mounts: str) -> str:
    """Return the type of the file system that holds an absolute ``folder``, by the text of ``/proc/mounts``."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        _, point, found, *_ = line.split(" ")
        mounted = PurePosixPath(_unescaped(point))
        # Of mounts on the same place the last one counts.
        if PurePosixPath(folder).is_relative_to(mounted) and len(mounted.parts) >= best:
            best, kind = len(mounted.parts), found
    return kind


def _unescaped(text: str) -> str:
    for code, mark in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, mark)
    return text


def _windows_drive_type(folder: Path) -> int:
    import ctypes

    windll = getattr(ctypes, "windll")  # noqa: B009 - the name exists on Windows only
    anchor = folder.resolve().anchor
    return int(windll.kernel32.GetDriveTypeW(anchor if anchor.endswith("\\") else anchor + "\\"))
