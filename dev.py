"""The developer's commands: run, test, lint, benchmark, schema, package.

Needs a Python 3.11 or newer and nothing else: it makes ``.venv``, fills it from a lock
file with hashes, looks for the system libraries that Qt needs, and then does what was
asked. Every sentence it says is Chinese, as our developers read it.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "gf-desktop-lock"
LOCKS = {"runtime": ROOT / "requirements" / "runtime.lock", "dev": ROOT / "requirements" / "dev.lock"}
OLDEST_PYTHON = (3, 11)

# Library file that Qt links, and the Debian package that brings it (measured on a bare Debian 12).
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}

NETWORK_SIGNS = (
    "Temporary failure in name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "NewConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Connection refused",
    "Network is unreachable",
    "ProxyError",
    "(from versions: none)",  # how pip says it when it has given up retrying
)


class Stop(Exception):  # noqa: N818 - it is not an error of ours: it carries the sentence for the developer
    """Ends the command with a sentence for the developer."""


def main(arguments: list[str]) -> int:
    """Do one command and return its exit code."""
    try:
        check_python()
        options, rest = parse(arguments)
        return COMMANDS[options.command](rest)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Split the command from what is passed on."""
    parser = argparse.ArgumentParser(prog="dev.py", description="绿色工厂自评价桌面版：开发命令")
    parser.add_argument(
        "command",
        choices=list(COMMANDS),
        help="run 打开程序；test 检查并测试；lint 只检查；benchmark 测速；"
        "schema 写出 JSON Schema；package 打包（--app 打成可直接运行的程序）",
    )
    options = parser.parse_args(arguments[:1])
    return options, arguments[1:]


def command_run(arguments: list[str]) -> int:
    """Open the window, or do what the program's own command line is told."""
    python = prepare("runtime")
    opens_window = not arguments or Path(arguments[0]).suffix in {".gfa", ".json"}
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    needs_xcb = opens_window and platform in {"", "xcb"} and not os.environ.get("WAYLAND_DISPLAY")
    check_libraries(QT_LIBRARIES | XCB_LIBRARIES if needs_xcb else QT_LIBRARIES)
    if needs_xcb and sys.platform == "linux" and not os.environ.get("DISPLAY"):
        raise Stop(
            "没有可用的显示器（DISPLAY 与 WAYLAND_DISPLAY 均未设置），打不开窗口；请在桌面会话中运行。"
        )
    return call([python, "-m", "gf_desktop", *arguments], cwd=None)


def command_test(arguments: list[str]) -> int:
    """Lint, check types, then run every test without a display."""
    python = prepare("dev")
    check_libraries(QT_LIBRARIES)
    linted = lint(python)
    # One worker a processor; an argument of the caller's for -n wins.
    tested = call([python, "-m", "pytest", "-n", "auto", *arguments], QT_QPA_PLATFORM="offscreen")
    return 1 if linted or tested else 0


def command_lint(arguments: list[str]) -> int:
    """Lint and check types only."""
    refuse(arguments)
    return lint(prepare("dev"))


def command_benchmark(arguments: list[str]) -> int:
    """Measure the program's speed and print the table."""
    python = prepare("dev")
    check_libraries(QT_LIBRARIES)
    return call([python, "-m", "tests.benchmarks", *arguments], QT_QPA_PLATFORM="offscreen")


def command_schema(arguments: list[str]) -> int:
    """Write the JSON Schemas that a test compares."""
    refuse(arguments)
    return call([prepare("dev"), "-m", "gf_desktop.exchange.schema"])


def command_package(arguments: list[str]) -> int:
    """Build the wheel into ``dist/``, or with ``--app`` freeze the program with the Python that runs this file."""
    if arguments[:1] == ["--app"]:
        return call([sys.executable, "-m", "installer.build", *arguments[1:]])
    refuse(arguments)
    return call([prepare("dev"), "-m", "hatchling", "build", "-t", "wheel", "-d", str(ROOT / "dist")])


COMMANDS = {
    "run": command_run,
    "test": command_test,
    "lint": command_lint,
    "benchmark": command_benchmark,
    "schema": command_schema,
    "package": command_package,
}


def refuse(arguments: list[str]) -> None:
    """Stop if a command that takes no arguments was given some."""
    if arguments:
        raise Stop(f"这个命令不接受参数：{' '.join(arguments)}")


def lint(python: str) -> int:
    """Run every check that needs no test, all of them even if one fails."""
    checks = (
        ("代码检查", [python, "-m", "ruff", "check"]),
        ("格式检查", [python, "-m", "ruff", "format", "--check"]),
        ("类型检查", [python, "-m", "mypy"]),
    )
    failed = [name for name, command in checks if call(command)]
    if failed:
        print(f"未通过：{'、'.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def call(command: list[str], cwd: Path | None = ROOT, **environment: str) -> int:
    """Run one command with the tree on Python's path and return its exit code."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.call(command, cwd=cwd, env={**os.environ, "PYTHONPATH": path, **environment})


def check_python() -> None:
    """Stop on a Python that is too old."""
    if sys.version_info < OLDEST_PYTHON:
        found, oldest = (".".join(map(str, version[:2])) for version in (sys.version_info, OLDEST_PYTHON))
        raise Stop(f"需要 Python {oldest} 或更新版本，当前是 {found}（{sys.executable}）。")


def prepare(kind: str) -> str:
    """Make the environment ready for ``kind`` and return its Python.

    The development lock holds everything the runtime lock does, so an environment filled
    from the former needs nothing more for running.
    """
    python = environment_python()
    if not works(python):
        make_environment()
    stamps = {stamp(kind), stamp("dev")}
    if not STAMP.exists() or STAMP.read_text(encoding="utf-8") not in stamps:
        install(python, kind)
    compile_package(python)
    return str(python)


def compile_package(python: Path) -> None:
    """Write the program's byte code, as an installed program has it; what is up to date stays."""
    command = [str(python), "-m", "compileall", "-q", str(ROOT / "gf_desktop")]
    subprocess.run(command, capture_output=True, check=False)  # a folder that cannot be written is no failure


def environment_python() -> Path:
    """Return where the environment's Python lies on this system."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def works(python: Path) -> bool:
    """Tell whether the environment's Python starts and is the version we were started with."""
    question = [
        str(python),
        "-c",
        "import sys; print(sys.version_info[:2] == " + repr(sys.version_info[:2]) + ")",
    ]
    try:
        answer = subprocess.run(question, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == "True"


def make_environment() -> None:
    """Make ``.venv`` anew with the Python that runs this file."""
    if importlib.util.find_spec("ensurepip") is None:
        version = ".".join(map(str, sys.version_info[:2]))
        install_packages([f"python{version}-venv"], "缺少 Python 的 venv 组件")
    print("正在建立 .venv …", flush=True)
    STAMP.unlink(missing_ok=True)
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if done.returncode:
        raise Stop(f"建立虚拟环境失败：{VENV}（检查磁盘空间和写入权限后重试）。")


def stamp(kind: str) -> str:
    """Return what the stamp file says after an installation from this lock."""
    return f"{kind} {hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()}\n"


def install(python: Path, kind: str) -> None:
    """Install exactly what the lock names, each file checked by its hash."""
    print(f"正在按 requirements/{LOCKS[kind].name} 安装依赖（首次约一分钟）…", flush=True)
    STAMP.unlink(missing_ok=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCKS[kind])]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise Stop(explain_install(done.stdout + done.stderr))
    STAMP.write_text(stamp(kind), encoding="utf-8")


def explain_install(output: str) -> str:
    """Turn pip's output into a sentence, with its last lines where the cause is not the network."""
    if any(sign in output for sign in NETWORK_SIGNS):
        return "连不上 Python 软件包仓库，依赖没有装上；请检查网络或 pip 的镜像设置后重试。"
    return "依赖安装失败，pip 的说明如下：\n" + "\n".join(output.strip().splitlines()[-8:])


def check_libraries(wanted: dict[str, str]) -> None:
    """Install, or ask for, the system libraries of Qt that this Linux lacks."""
    if sys.platform == "linux":
        missing = sorted(package for library, package in wanted.items() if not loads(library))
        if missing:
            install_packages(missing, "缺少 Qt 需要的系统库")


def loads(library: str) -> bool:
    """Tell whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str], why: str) -> None:
    """Install Debian packages as root, or stop with the exact command."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    line = " ".join(command)
    if shutil.which("apt-get") is None:
        raise Stop(f"{why}，请用本系统的软件包工具安装与这些 Debian 包相当的包：{' '.join(packages)}")
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise Stop(f"{why}，请运行：sudo {line}")
    print(f"{why}，正在安装：{line}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], [command[0], "-qq", *command[1:]]):
        if subprocess.run(step, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            raise Stop(f"系统库没有装上，请检查网络后手动运行：{line}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
