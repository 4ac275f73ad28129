"""Freezes the program, checks it and packs it into ``dist``: ``python3 dev.py package --app``.

Needs the Python that it is to be frozen with, built with a shared library, and on Linux binutils.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from gf_desktop import __version__
from installer import bundle, checks, frozen, licences
from installer.linux import deb
from installer.steps import Stop, outer_environment, run, say

SPEC = bundle.ROOT / "installer" / "gf_desktop.spec"
LOCKS = [bundle.ROOT / "requirements" / f"{name}.lock" for name in ("runtime", "package")]
SUMS = "SHA256SUMS"
PACKED = (".xz", ".zip", ".deb", ".whl")


def main(arguments: list[str]) -> int:
    """Build what the arguments ask for and return the exit code."""
    options = parse(arguments)
    try:
        if not options.again:
            freeze()
        step("检查打包结果", lambda: checks.check(frozen.PROGRAM))
        step("写出压缩包", pack)
        if options.deb:
            step("生成 .deb", lambda: deb.build(frozen.PROGRAM, frozen.DIST))
        write_sums(frozen.DIST)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 2
    return 0


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(prog="dev.py package --app", description="冻结程序并打包到 dist/")
    parser.add_argument("--deb", action="store_true", help="另外生成 Debian 软件包")
    parser.add_argument("--again", action="store_true", help="不重新冻结，只检查并打包 dist/gf-desktop")
    return parser.parse_args(arguments)


def step(title: str, work: Callable[[], object]) -> None:
    """Do one step and tell how long it took."""
    say(f"{title} …")
    start = time.monotonic()
    work()
    say(f"{title}：{time.monotonic() - start:.0f} 秒")


def freeze() -> None:
    """Make a clean environment from the locks and freeze the program in it."""
    step("建立打包环境", make_environment)
    step("冻结程序", run_pyinstaller)
    step("收集许可文本", lambda: licences.collect(frozen.PROGRAM, libraries()))


def python() -> Path:
    """Return the Python of the environment."""
    return frozen.ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def libraries() -> Path:
    """Return the folder of the environment's packages."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(run([python(), "-c", code], "打包环境不能用").strip())


def make_environment() -> None:
    """Make the environment anew, with nothing in it but what the locks name."""
    run([sys.executable, "-m", "venv", "--clear", frozen.ENVIRONMENT], "建立打包环境没有成功")
    command: list[str | Path] = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:"]
    for lock in LOCKS:
        command += ["--requirement", lock]
    run(command, "依赖安装失败")


def run_pyinstaller() -> None:
    """Freeze the program into ``dist/gf-desktop``."""
    command: list[str | Path] = [
        python(),
        "-m",
        "PyInstaller",
        SPEC,
        "--noconfirm",
        "--clean",
        "--log-level",
        "WARN",
    ]
    command += ["--distpath", frozen.DIST, "--workpath", frozen.WORK / "pyinstaller"]
    run(command, "PyInstaller 没有成功", folder=frozen.WORK, environment=outer_environment())


def pack() -> Path:
    """Pack the folder as it is, for people who do not use an installer."""
    name = f"{bundle.NAME}-{__version__}-{sys.platform}-{platform.machine().lower()}"
    if sys.platform == "win32":
        return Path(shutil.make_archive(str(frozen.DIST / name), "zip", frozen.DIST, bundle.NAME))
    target = frozen.DIST / f"{name}.tar.xz"
    command = ["tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner"]
    command += ["-C", str(frozen.DIST), "-cJf", str(target), bundle.NAME]
    run(command, "压缩没有成功", environment=outer_environment() | {"XZ_OPT": "-T0"})
    return target


def write_sums(folder: Path) -> None:
    """Write the checksums of every package of this version, as ``sha256sum -c`` reads them."""
    version = __version__
    packages = sorted(file for file in folder.iterdir() if file.suffix in PACKED and version in file.name)
    lines = [f"{sha256(file)}  {file.name}" for file in packages]
    (folder / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")
    for file in packages:
        say(f"{file.stat().st_size / 1e6:7.1f} MB  {file.relative_to(bundle.ROOT)}")


def sha256(file: Path) -> str:
    """Return a file's checksum."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
