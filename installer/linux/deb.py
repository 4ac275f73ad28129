"""Packs the frozen program as a Debian package: in /usr/lib/gf-desktop, with a command and a menu entry."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from string import Template

from gf_desktop import __version__
from installer import bundle, frozen
from installer.licences import FOLDER as LICENCES
from installer.steps import run

HERE = Path(__file__).resolve().parent
STAGE = frozen.WORK / "deb"
MAINTAINER = "GF Desktop <gf-desktop@localhost.invalid>"
MAINTAINER_VARIABLE = "GF_DESKTOP_MAINTAINER"

# Library that a file of the bundle links, and the Debian 12 package that brings it. A build that links another fails.
LIBRARIES = {
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libc.so.6": "libc6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
# PySide6 6.11 is built for glibc 2.34; the C library is the one whose version matters to us.
VERSIONS = {"libc6": "libc6 (>= 2.34)"}
# Without these Qt falls back from Wayland to X11.
RECOMMENDED = {"libwayland-cursor0", "libwayland-egl1", "libwayland-client0"}


def depends() -> str:
    """Return the packages that the program does not start without, as a control file writes them."""
    names = sorted(set(LIBRARIES.values()) - RECOMMENDED)
    return ", ".join(VERSIONS.get(name, name) for name in names)


def build(program: Path, target: Path) -> Path:
    """Pack the program into ``target`` and return the package."""
    architecture = run(["dpkg", "--print-architecture"], "没有 dpkg，不能生成 .deb").strip()
    package = target / f"{bundle.NAME}_{__version__}_{architecture}.deb"
    shutil.rmtree(STAGE, ignore_errors=True)
    fill(STAGE, program)
    write_control(STAGE, architecture)
    run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", STAGE, package], "dpkg-deb 没有成功")
    shutil.rmtree(STAGE)
    return package


def fill(stage: Path, program: Path) -> None:
    """Lay out the files as they will lie on the system."""
    name = bundle.NAME
    shutil.copytree(program, stage / "usr/lib" / name, symlinks=True)
    place(HERE / f"{name}.desktop", stage / f"usr/share/applications/{name}.desktop")
    place(HERE / f"{name}.xml", stage / f"usr/share/mime/packages/{name}.xml")
    place(HERE / f"{name}.svg", stage / f"usr/share/icons/hicolor/scalable/apps/{name}.svg")
    place(program / LICENCES / "README.md", stage / f"usr/share/doc/{name}/copyright")
    command = stage / "usr/bin" / name
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{name}/{name}")
    for path in [stage, *stage.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def place(source: Path, target: Path) -> None:
    """Copy one file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def write_control(stage: Path, architecture: str) -> None:
    """Write what dpkg wants to know, and the checksums that ``dpkg --verify`` compares."""
    content = sorted(path for path in stage.rglob("*") if path.is_file() and not path.is_symlink())
    sums = [f"{md5(path)}  {path.relative_to(stage).as_posix()}" for path in content]
    fields = {
        "version": __version__,
        "architecture": architecture,
        "size": sum(path.stat().st_size for path in content) // 1024,
        "maintainer": os.environ.get(MAINTAINER_VARIABLE, MAINTAINER),
        "depends": depends(),
        "recommends": ", ".join(sorted(RECOMMENDED)),
    }
    control = Template((HERE / "control.in").read_text(encoding="utf-8")).substitute(fields)
    place_text(stage / "DEBIAN/control", control)
    place_text(stage / "DEBIAN/md5sums", "\n".join(sums) + "\n")


def place_text(path: Path, text: str) -> None:
    """Write one control file."""
    path.parent.mkdir(mode=0o755, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)


def md5(path: Path) -> str:
    """Return a file's checksum as Debian's format has it; it guards against damage, not against people."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
