"""What the frozen program is made of: complete, without Qt modules under other licences; no build is made here."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest

from gf_desktop import bootstrap
from gf_desktop.storage import layout
from installer import bundle, checks
from installer.linux import deb
from tests.test_project import locked, pinned

ROOT = Path(__file__).resolve().parent.parent
GPL = (
    "Charts",
    "Graphs",
    "GraphsWidgets",
    "DataVisualization",
    "VirtualKeyboard",
    "Quick3D",
    "QuickTimeline",
)


# In PyInstaller's order: its start, our hook, its own hooks, the program.
SCRIPTS = ("pyiboot01_bootstrap", "outer_environment", "pyi_rth_inspect", "pyi_rth_pyside6", "__main__")


class Recipe:
    """Runs the spec file with stand-ins for PyInstaller and keeps what it asks for."""

    def __init__(self, platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.analysis: dict = {}
        self.programs: list[dict] = []
        self.collected: list = []
        self.found = SimpleNamespace(
            pure=[],
            scripts=[(name, f"/w/{name}.py", "PYSOURCE") for name in SCRIPTS],
            binaries=[
                ("PySide6/Qt/lib/libQt6Core.so.6", "/w/libQt6Core.so.6", "BINARY"),
                ("PySide6/Qt/lib/libQt6VirtualKeyboard.so.6", "/w/libQt6VirtualKeyboard.so.6", "BINARY"),
                ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK"),
                ("libtiff-20b7.so.6.3", "pillow.libs/libtiff-20b7.so.6.3", "SYMLINK"),
                ("libglib-2.0.so.0", "/usr/lib/libglib-2.0.so.0", "BINARY"),
            ],
            datas=[("PySide6/Qt/translations/qtbase_de.qm", "/w/qtbase_de.qm", "DATA")],
        )
        names = {"SPECPATH": str(ROOT / "installer"), "Analysis": self.analyse, "PYZ": lambda pure: pure}
        names |= {"EXE": self.program, "COLLECT": self.collect}
        monkeypatch.setattr("sys.platform", platform)
        monkeypatch.setattr("sys.path", [*sys.path])  # the recipe adds to it
        spec = ROOT / "installer" / "gf_desktop.spec"
        exec(compile(spec.read_text(encoding="utf-8"), str(spec), "exec"), names)

    def analyse(self, scripts, **options):
        self.analysis = {"scripts": scripts, **options}
        return self.found

    def program(self, *parts, **options):
        self.scripts = parts[1]
        self.programs.append(options)
        return options["name"]

    def collect(self, *parts, **options):
        self.collected = [*parts]


@pytest.fixture
def recipe(monkeypatch):
    """The spec file as it works on Linux."""
    return Recipe("linux", monkeypatch)


def test_the_recipe_takes_everything_that_is_named(recipe):
    """The spec file hands PyInstaller the entry, the data, the hidden imports and what to leave out."""
    assert recipe.analysis["scripts"] == [str(ROOT / "gf_desktop" / "__main__.py")]
    assert recipe.analysis["datas"] == bundle.data_files()
    assert "logging.config" in recipe.analysis["hiddenimports"]
    assert set(bundle.EXCLUDED_MODULES) <= set(recipe.analysis["excludes"])


def test_the_recipe_filters_what_was_collected(recipe):
    """Of all that PyInstaller finds, only what belongs into the bundle is collected."""
    *_, binaries, datas = recipe.collected

    assert [entry[0] for entry in binaries] == ["PySide6/Qt/lib/libQt6Core.so.6", "libtiff-20b7.so.6.3"]
    assert datas == []


def test_libraries_stay_beside_the_program(recipe):
    """The program is a folder and not one file, so that the libraries of Qt can be exchanged (LGPL-3.0, 4 d)."""
    assert recipe.programs
    assert all(options["exclude_binaries"] for options in recipe.programs)


@pytest.mark.skipif(sys.platform != "linux", reason="only the loader of Linux is led by a variable")
@pytest.mark.parametrize("before", ["", "/opt/lib"])
def test_programs_that_it_opens_get_the_libraries_of_the_system(recipe, before, monkeypatch):
    """The frozen program takes back what its starter told the loader, and so does not hand it on to a viewer."""
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/gf-desktop/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    (hook,) = recipe.analysis["runtime_hooks"]

    runpy.run_path(hook)

    assert os.environ.get("LD_LIBRARY_PATH", "") == before
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_programs_that_it_opens_get_the_plugins_of_the_system(recipe, monkeypatch):
    """What PyInstaller's hook tells Qt is taken back, by a hook that runs behind it and before the program."""
    monkeypatch.setenv("QT_PLUGIN_PATH", "/usr/lib/gf-desktop/_internal/PySide6/Qt/plugins")
    monkeypatch.setenv("QML2_IMPORT_PATH", "/usr/lib/gf-desktop/_internal/PySide6/Qt/qml")
    (hook,) = recipe.analysis["runtime_hooks"]

    runpy.run_path(hook)

    assert not {"QT_PLUGIN_PATH", "QML2_IMPORT_PATH"} & set(os.environ)
    names = [name for name, *_ in recipe.scripts]
    assert names == [
        "pyiboot01_bootstrap",
        "pyi_rth_inspect",
        "pyi_rth_pyside6",
        "outer_environment",
        "__main__",
    ]


@pytest.mark.parametrize(("platform", "consoles"), [("linux", [True]), ("win32", [False, True])])
def test_windows_has_a_second_program_for_the_command_line(platform, consoles, monkeypatch):
    """A program without console cannot print on Windows, so there the command line is a file of its own."""
    programs = Recipe(platform, monkeypatch).programs

    assert [options["console"] for options in programs] == consoles


def laid_out(folder: Path) -> set[str]:
    """Lay the data files out as the bundle has them, empty, and return their paths."""
    names = set()
    for source, place in bundle.data_files():
        target = folder / place / Path(source).name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
        names.add(target.relative_to(folder).as_posix())
    return names


def test_the_program_finds_its_data_in_the_bundle(tmp_path, monkeypatch):
    """Where the bundle puts resources and forms, bootstrap looks for them, and every file is there."""
    laid_out(tmp_path)
    folders = {name: bootstrap.shipped(name) for name in ("resources", "forms")}
    monkeypatch.setattr(bootstrap, "_PACKAGE", tmp_path / "gf_desktop")

    for name, folder in folders.items():
        wanted = {
            f.relative_to(folder)
            for f in folder.rglob("*")
            if f.is_file() and f.suffix not in {".py", ".pyc"}
        }
        found = bootstrap.shipped(name)

        assert found.is_relative_to(tmp_path)
        assert wanted
        assert {file.relative_to(found) for file in found.rglob("*") if file.is_file()} == wanted


def test_every_migration_is_a_file_in_the_bundle(tmp_path):
    """Alembic reads the scripts from disk, beside the module that names their folder."""
    names = laid_out(tmp_path)
    scripts = layout.SCRIPTS.relative_to(ROOT).as_posix()

    assert f"{scripts}/env.py" in names
    versions = [name for name in names if name.startswith(f"{scripts}/versions/r")]
    assert len(versions) == len(layout.REVISIONS)


def test_no_script_of_a_developer_is_shipped():
    """Among the data only the migrations are Python."""
    scripts = [source for source, place in bundle.data_files() if source.endswith(".py") and "_data" in place]

    assert scripts == []


def test_no_module_under_the_gpl_is_allowed():
    """Neither the list of Qt's libraries nor the list of plugins lets one in that is not under the LGPL."""
    plugins = {name for names in bundle.QT_PLUGINS.values() for name in names}

    assert not bundle.QT_LIBRARIES & set(GPL)
    assert not [name for name in plugins if "virtualkeyboard" in name]
    assert {"readline", "_gdbm", "PySide6.QtCharts", "PySide6.QtGraphs"} <= set(bundle.EXCLUDED_MODULES)


def test_everything_the_program_imports_from_qt_is_allowed():
    """A module of Qt that the sources use is on the list, or the list is behind."""
    assert checks.qt_modules()
    assert checks.qt_modules() <= bundle.QT_LIBRARIES


def test_what_qtpdf_links_is_kept():
    """QtPdf links Qt Network, and the loader of forms links OpenGL: without them a page fails when first opened."""
    assert {"Network", "OpenGL", "OpenGLWidgets"} <= bundle.QT_LIBRARIES


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt/lib/libQt6QuickWidgets.so.6",
        "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "PySide6/Qt/lib/libQt6EglFSDeviceIntegration.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6\\Qt6VirtualKeyboard.dll",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll",
        "PySide6/Qt/plugins/networkinformation/libqglib.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/qmltooling/libqmldbg_server.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qt_zh_CN.qm",
        "libstdc++.so.6",
        "libxcb-cursor.so.0",
    ],
)
def test_what_is_left_out(path):
    """Unused parts of Qt, other languages and libraries that must fit the system stay out."""
    assert not bundle.keep(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/lib/libQt6WaylandClient.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6\\translations\\qtbase_zh_CN.qm",
        "gf_desktop/_data/resources/fonts/NotoSansSC-Regular.ttf",
        "libssl.so.3",
        "libpython3.11.so.1.0",
        "python311.dll",
    ],
)
def test_what_is_kept(path):
    """What the program needs passes the filter, on Linux and on Windows."""
    assert bundle.keep(path)


def test_a_qt_module_that_nobody_thought_of_fails_the_build():
    """A library of Qt outside the list is not dropped in silence but reported."""
    found = checks.forbidden({"PySide6/Qt/lib/libQt6Charts.so.6": False, "libQt6Core.so.6": True}, set())

    assert len(found) == 1
    assert "libQt6Charts" in found[0]


def test_an_excluded_module_fails_the_build():
    """A module that must not be bundled is reported if it got in."""
    assert checks.forbidden({}, {"readline", "json"}) == ["不该打包的模块：readline"]


def test_a_bundle_that_lacks_something_fails_the_build():
    """Data, modules and bindings of Qt that are wanting are each named."""
    data = {f"{place}/{Path(source).name}": False for source, place in bundle.data_files()}
    bindings = {f"PySide6/Qt{name}.abi3.so": False for name in checks.qt_modules()}
    modules = bundle.program_modules()
    whole = data | bindings

    assert checks.missing(whole, modules) == []
    assert checks.missing(whole, modules - {"gf_desktop.cli"}) == ["缺少模块：gf_desktop.cli"]
    lacking = [name for name in whole if not name.endswith(("env.py", "QtPdf.abi3.so"))]
    assert checks.missing(lacking, modules) == [
        "缺少数据文件：gf_desktop/storage/migrations/env.py",
        "缺少 Qt 模块：Pdf",
    ]


def test_a_library_that_no_package_brings_fails_the_build():
    """What the bundle links is bundled, or a Debian package that we depend on brings it."""
    found = checks.unknown_links({"libEGL.so.1": {"libQt6Gui.so.6"}, "libgtk-3.so.0": {"libqgtk3.so"}})

    assert len(found) == 1
    assert "libgtk-3.so.0" in found[0]


def test_the_package_depends_on_what_a_bare_debian_lacks():
    """The Debian packages that Qt was measured to need are all named, the C library with its version."""
    measured = {"libc6 (>= 2.34)", "libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1"}
    measured |= {"libglib2.0-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"}
    measured |= {"libxkbcommon-x11-0"}

    assert measured <= set(deb.depends().split(", "))


@pytest.mark.skipif(os.name == "nt", reason="Debian packages are made on Linux")
def test_the_package_is_laid_out_for_debian(tmp_path, monkeypatch):
    """Program, command, menu entry, icon, licences and control file lie where Debian looks for them."""
    program = tmp_path / "program"
    for name, mode in (("gf-desktop", 0o755), ("_internal/data.txt", 0o600), ("licenses/README.md", 0o644)):
        file = program / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
        file.chmod(mode)
    stage = tmp_path / "stage"
    monkeypatch.setenv(deb.MAINTAINER_VARIABLE, "某单位 <a@example.org>")

    deb.fill(stage, program)
    deb.write_control(stage, "amd64")

    assert (stage / "usr/bin/gf-desktop").resolve() == stage / "usr/lib/gf-desktop/gf-desktop"
    assert (stage / "usr/lib/gf-desktop/_internal/data.txt").stat().st_mode & 0o777 == 0o644
    assert (stage / "usr/share/doc/gf-desktop/copyright").is_file()
    entry = (stage / "usr/share/applications/gf-desktop.desktop").read_text(encoding="utf-8")
    assert "Name[zh_CN]=" in entry
    kind = ET.parse(stage / "usr/share/mime/packages/gf-desktop.xml").find(".//{*}mime-type")
    assert kind is not None
    assert f"MimeType={kind.get('type')};" in entry
    assert [one.get("pattern") for one in kind.findall("{*}glob")] == ["*.gfa"]
    icon = re.search(r"^Icon=(.+)$", entry, flags=re.MULTILINE)
    assert icon
    assert (stage / f"usr/share/icons/hicolor/scalable/apps/{icon[1]}.svg").is_file()
    control = (stage / "DEBIAN/control").read_text(encoding="utf-8")
    assert "Maintainer: 某单位 <a@example.org>\n" in control
    assert "$" not in control
    assert len((stage / "DEBIAN/md5sums").read_text(encoding="utf-8").splitlines()) == 7
    shutil.rmtree(stage)


def test_the_lock_holds_what_the_project_names():
    """The lock of the packager pins pyproject's version, and agrees with the runtime lock where both name a package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    package, runtime = locked("package.lock"), locked("runtime.lock")

    assert pinned(project["dependency-groups"]["package"]).items() <= package.items()
    assert {name: version for name, version in package.items() if runtime.get(name, version) != version} == {}
