"""The library: list, search, filters, a table in full, keys, and that only headers are read at first."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf_desktop.bootstrap import build
from gf_desktop.domain.pack import Pack
from gf_desktop.services.own_packs import Facts
from gf_desktop.services.pack_files import PackFiles
from gf_desktop.ui.library.window import LibraryWindow
from gf_desktop.ui.library.words import LibraryWords
from tests.ui.accessibility import nameless
from tests.ui.pages.library_page import LibraryPageObject

STAPLE = "js-pp-staple-2026"
GENERAL = "gbt36132-2025"
OLD = "gbt36132-2018"


def test_every_table_is_listed_with_what_one_chooses_by(open_library, program, qtbot):
    """Subject, place, industry, points, standing and how sure the benchmarks are stand beside each title."""
    program.assessments.sample().result(30)
    page = open_library()

    assert set(page.ids()) == {header.id for header in program.library.headers()}
    page.select(STAPLE)
    row = page.row(STAPLE)
    assert row == {
        "title": "江苏丙纶短纤维（2026版）",
        "subject": "绿色工厂",
        "version": "1",
        "province": "江苏省",
        "industries": "丙纶纤维制造",
        "points": "100＋4",
        "standing": "非官方转录",
        "sure": "已核对6% 转录94%",
        "used": "1 份",
    }
    page.select(OLD)
    assert (page.row(OLD)["points"], page.row(OLD)["standing"]) == ("100", "已废止")
    assert page.row("park-2016")["subject"] == "工业园区"


def test_search_and_filters_narrow_and_are_cleared(open_library):
    """All words must stand somewhere; a value of a filter leaves its tables; the empty page leads back."""
    page = open_library()
    every = len(page.ids())
    page.search("丙纶 江苏")
    assert page.ids() == [STAPLE]
    assert page.window.count.text() == f"符合 1 张，共 {every} 张"
    page.search("")

    page.narrow("subject", "工业园区")
    assert page.ids() == ["park-2016"]
    page.window.filters.clear_all()
    page.narrow("standing", "已废止")
    assert page.ids() == [OLD]
    page.search("没有这样的表")
    assert page.window.empty.isVisible()
    assert not page.window.detail.isVisible()
    page.window.empty.button.click()
    assert len(page.ids()) == every


def test_an_industry_finds_its_tables_and_those_for_all(open_library):
    """Chosen by industry, the tables without that restriction stay: they fit it too."""
    page = open_library()
    page.narrow("industry", "丙纶纤维制造（2825）")

    assert {STAPLE, GENERAL} <= set(page.ids())
    page.narrow("industry", "不限行业")
    assert STAPLE not in page.ids()


def test_the_table_is_told_in_full(open_library):
    """Note, sources with how sure they are, sections with points, rows with their figures, basic requirements."""
    page = open_library()
    page.select(STAPLE)
    told = page.detail()

    for text in (
        "按省级平台 2026 版填报表的公开转录整理",
        "能源低碳化 · 30 分",
        "单位丙纶（短纤维）产品综合能耗",
        "110 转录未核",
        "基本要求 · 3 条",
        "GB/T 36132-2025 4.2 b)",
        "GB/T 36132-2025 附录C 与省级平台 2026 版填报表",
        "附加项",
        "最多 4 分",
    ):
        assert text in told, text
    page.select(GENERAL)
    assert "没有公布" in page.detail()


def test_at_first_only_headers_are_read(qtbot, theme, workspace, ask, monkeypatch):
    """With 200 tables the window lists all of them and reads only those on the screen, on another thread."""
    first = build(workspace)
    shipped = len(first.library.headers())
    pack = first.library.pack(STAPLE)
    text = PackFiles(first.library, first.catalogue)
    (workspace / "standards").mkdir(parents=True)
    for number in range(200):
        header = replace(
            pack.header, id=f"own-{number:03}", standing="own", title=f"表 {number:03}", short_title=""
        )
        path = workspace / "standards" / f"own-{number:03}-1.yaml"
        if not number:
            text.write(Pack(header=header, table=pack.table), path)
            sample = path.read_text(encoding="utf-8")
        else:
            path.write_text(
                sample.replace("own-000", header.id).replace("表 000", header.title), encoding="utf-8"
            )
    program = build(workspace)
    read: list[threading.Thread] = []
    real = program.library.pack
    monkeypatch.setattr(
        program.library,
        "pack",
        lambda *given: (read.append(threading.current_thread()), real(*given))[1],  # type: ignore[func-returns-value]
    )
    window = LibraryWindow(program, ask)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    page = LibraryPageObject(qtbot, window)
    page.wait()

    assert len(page.ids()) == 200 + shipped
    assert read
    assert threading.main_thread() not in read
    assert sum(line.facts is not None for line in window.lines) < 40


def test_a_table_with_mistakes_says_so(open_library, own, program):
    """It is listed, its sentence stands below, and it can be used for nothing but deleting."""
    header = own.clone(program.library.pack(STAPLE).header, "own-pp")
    path = program.library.path(header)
    path.write_text(path.read_text(encoding="utf-8").replace("points: 12", "points: 13", 1), encoding="utf-8")
    program.library.refresh()
    page = open_library()
    page.select("own-pp")

    assert page.row("own-pp")["sure"] == "文件有误，不能使用"
    assert "30" in page.detail()
    assert page.usable() == {"retire", "remove"}


def test_files_that_cannot_be_listed_are_told(open_library, workspace, ask):
    """A file without a right header is no table; a link says how many there are, and then why."""
    folder = workspace / "standards"
    folder.mkdir(parents=True)
    (folder / "own-x-1.yaml").write_text("id: 3\n---\n{}\n", encoding="utf-8")
    page = open_library()
    assert page.window.broken.isVisible()
    assert "1 个文件" in page.window.broken.text()
    page.window.broken.click()

    ((_, _, details),) = ask.told
    assert "own-x-1.yaml" in details


def test_keys_reach_everything(open_library):
    """Arrows move the list from the search, Enter goes into it and to the details, Ctrl+F comes back, Esc closes."""
    page = open_library()
    window = page.window
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert QApplication.focusWidget() is window.table
    QTest.keyClick(window.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.search
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    assert window.table.currentIndex().row() == 1
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.table
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.detail
    page.wait()

    assert nameless(window) == []
    QTest.keyClick(window.detail, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_tab_goes_as_one_reads(open_library):
    """From the search over its buttons and the filters into the list, the commands and the details."""
    page = open_library()
    window = page.window
    page.select(STAPLE)
    window.search.setFocus()
    stops = []
    for _ in range(13):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())

    buttons = [one for one in window.commands.stops() if one.isEnabled()]
    wanted = [
        window.template_button,
        window.import_button,
        *window.filters.combos.values(),
        window.table,
        *buttons,
        window.detail,
    ]
    assert stops[: len(wanted)] == wanted


@pytest.mark.parametrize("changeable", [False, True])
def test_a_locked_workspace_is_only_read(open_library, changeable):
    """While another window has the workspace, tables can be read and given out, not made."""
    page = open_library(changeable=changeable)
    page.select(STAPLE)

    assert page.usable() == {"excel", "yaml"} | ({"clone", "retire", "new"} if changeable else set())
    assert page.window.import_button.isEnabled() == changeable
    assert page.window.template_button.isEnabled()


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"medium": 1, "low": 1, "missing": 1}, "转录34% 待核33% 未公布33%"),
        ({"high": 999, "memory": 1}, "已核对99% 待核1%"),
        ({"medium": 997, "high": 1, "low": 1, "missing": 1}, "已核对1% 转录97% 待核1% 未公布1%"),
        ({"medium": 4}, "转录100%"),
    ],
)
def test_shares_sum_to_a_hundred(counts, said):
    """Rounded shares of the benchmarks are one whole; none that is there is told as nothing."""
    facts = Facts(points="100", bonus=None, indicators=1, benchmarks=counts)

    assert LibraryWords().shares(facts) == said
