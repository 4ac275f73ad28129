"""Which drives get a plain journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from gf_desktop.storage import drives
from gf_desktop.storage.drives import file_system, needs_plain_journal

MOUNTS = r"""/dev/vda / ext4 rw,relatime 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /media/energy/U\040盘 vfat rw 0 0
//nas/green /mnt/nas cifs rw 0 0
/dev/sdc1 /mnt/nas/local xfs rw 0 0
tmpfs /tmp tmpfs rw 0 0
/dev/vdb /tmp ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/work/2025", "ext4"),
        ("/home/li/绿色工厂", "nfs4"),
        ("/homes/li", "ext4"),
        ("/media/energy/U 盘/数据", "vfat"),
        ("/mnt/nas", "cifs"),
        ("/mnt/nas/local/x", "xfs"),
        ("/tmp/x", "ext4"),
    ],
)
def test_the_nearest_and_latest_mount_counts(folder, kind):
    """The file system of a folder is that of the deepest mount above it, the last where two lie on one place."""
    assert file_system(Path(folder), MOUNTS) == kind


def test_this_computers_own_disk_gets_a_log(tmp_path):
    """The folder of a test lies on a local drive."""
    assert not needs_plain_journal(tmp_path)


@pytest.mark.parametrize(("kind", "plain"), [(2, True), (4, True), (3, False), (0, False)])
def test_windows_is_asked_for_the_kind_of_drive(tmp_path, monkeypatch, kind, plain):
    """Removable (2) and remote (4) drives of Windows get a plain journal, fixed and unknown ones do not."""
    monkeypatch.setattr(drives.sys, "platform", "win32")
    monkeypatch.setattr(drives, "_windows_drive_type", lambda _: kind)

    assert needs_plain_journal(tmp_path) is plain
