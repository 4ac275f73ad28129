"""The parts the gallery draws, filled as in the program."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter

from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.domain.messages import Message
from gf_desktop.ui.theme import set_flag, set_icon, set_role, space
from gf_desktop.ui.widgets.banner import Banner
from gf_desktop.ui.widgets.benchmark_bar import BarState, BenchmarkBar
from gf_desktop.ui.widgets.buttons import icon_button, link_button
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.choice_field import ChoiceField
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.copy_button import CopyButton
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.day_field import DayField
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.notice_bar import NoticeBar
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.progress_line import ProgressLine
from gf_desktop.ui.widgets.radar import Radar, RadarLine, RadarShape
from gf_desktop.ui.widgets.side_panes import SidePanes
from gf_desktop.ui.widgets.strip import Pair, Strip
from gf_desktop.ui.widgets.table_model import Column, TableModel
from gf_desktop.ui.widgets.text_field import TextField
from gf_desktop.ui.widgets.tick_list import TickList
from gf_desktop.ui.widgets.unit_field import UnitField

BENCHMARKS = ("基准值", "130", "标杆值", "110")


def say(message: Message) -> str:
    """Stand in for the catalogue."""
    return {"figure.comma": "小数点用 . 表示；要填的是这个数吗？"}.get(
        message.code, "这还不是一个数，先按草稿保存"
    )


def page(width: int) -> tuple[QWidget, QVBoxLayout]:
    """Return an empty page of a width."""
    widget = QWidget()
    widget.setFixedWidth(width)
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(*[space(16)] * 4)
    layout.setSpacing(space(12))
    return widget, layout


def indicator(number: str, title: str, points: str, value: str, state: BarState) -> Card:
    """Return a card with a figure and a bar."""
    card = Card(number, title, points)
    field = UnitField(title, "kgce/t", say=say)
    field.set_value(value)
    bar = BenchmarkBar()
    bar.set_state(state)
    foot = QHBoxLayout()
    source = QLabel("计算值 115.03 · 来自基础数据")
    set_role(source, "muted")
    foot.addWidget(source, 1)
    foot.addWidget(QCheckBox("不适用"))
    card.add(field)
    card.add(bar)
    card.body.addLayout(foot)
    return card


def cards() -> QWidget:
    """Return cards as a section has them."""
    widget, layout = page(680)
    head = QHBoxLayout()
    title, points = QLabel("能源低碳化"), QLabel("18.40 / 30 分")
    set_role(title, "page")
    set_role(points, "section")
    head.addWidget(title, 1)
    head.addWidget(points)
    layout.addLayout(head)
    first = indicator(
        "1", "单位产品综合能耗", "9.00 / 12 分", "115.0", BarState(*BENCHMARKS, 0.75, "比标杆高 5.0")
    )
    layout.addWidget(first)
    second = indicator(
        "2", "单位产品碳排放量", "0.00 / 8 分", "1234567.8", BarState(*BENCHMARKS, -0.4, "比基准高 8.0")
    )
    second.set_foot(Level.MISSING, "缺少 2 项证明材料：能源统计报表、碳排放核算报告")
    layout.addWidget(second)
    third = indicator(
        "3",
        "可再生能源使用占比",
        "— / 6 分",
        "12,5",
        BarState("基准值", "", "标杆值", "", None, "标杆值未公布"),
    )
    third.set_foot(Level.ATTENTION, "标杆值未公布，这一项暂时不能计分")
    layout.addWidget(third)
    layout.addWidget(
        indicator("4", "余热利用率", "6.00 / 6 分", "", BarState(*BENCHMARKS, 1.3, "优于标杆 6.0"))
    )
    first.findChildren(QCheckBox)[0].setChecked(True)
    first.set_active(True)
    return widget


def answers() -> QWidget:
    """Return the other ways to answer."""
    widget, layout = page(680)
    choice = Card(
        "7", "是否提供绿色设计案例，且案例入选省级以上名单或在行业内公开发布并有推广证明", "2.00 / 4 分"
    )
    field = ChoiceField(
        "绿色设计案例",
        [
            Option("none", "未提供", "0 分"),
            Option("given", "已提供案例", "2 分"),
            Option("listed", "已提供，且入选省级以上绿色设计示范名单", "4 分"),
        ],
    )
    field.set_value("given")
    choice.add(field)
    layout.addWidget(choice)
    ticks = Card("12", "能碳管理系统平台功能", "3.00 / 6 分")
    names = (
        "能耗在线监测",
        "用能统计分析",
        "碳排放核算",
        "能效对标",
        "重点设备管理",
        "预警与报警",
        "能源计量器具管理与检定提醒",
        "碳资产管理",
    )
    tick_list = TickList("功能", [Option(str(number), name) for number, name in enumerate(names)])
    tick_list.set_value(["0", "2", "3"])
    ticks.add(tick_list)
    layout.addWidget(ticks)
    note = Card("", "备注")
    text = TextField("备注", limit=40)
    text.set_text(
        "2025 年 6 月起 2 号线停产检修，能耗按实际生产月份折算，见附件 3。另有 3 台空压机已于 8 月更换为一级能效。"
    )
    note.add(text)
    note.add(TextField("说明", lines=2))
    layout.addWidget(note)
    row = QHBoxLayout()
    for words, primary, icon in (
        ("新建评价", True, ""),
        ("导入数据", False, "import"),
        ("删除证据", False, "trash"),
    ):
        button = QPushButton(words)
        set_flag(button, "primary", primary)
        if icon:
            set_icon(button, icon)
        row.addWidget(button)
    disabled = QPushButton("导出报告")
    disabled.setEnabled(False)
    row.addWidget(disabled)
    row.addStretch(1)
    layout.addLayout(row)
    return widget


def radar() -> QWidget:
    """Return a radar of five sections."""
    widget, layout = page(480)
    chart = Radar()
    chart.setFixedHeight(340)
    axes = ("能源低碳化", "资源高效化", "生产洁净化", "产品绿色化", "用地集约化")
    ends = (0.61, 0.8, 0.45, 0.3, 1.0)
    best = (0.9, 1.0, 0.8, 0.7, 1.0)
    chart.set_shape(RadarShape(axes, (RadarLine("得分", spread(ends)), RadarLine("最高可达", spread(best)))))
    layout.addWidget(chart)
    return widget


def spread(lengths: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
    """Return points at these distances on evenly spread axes."""
    import math

    turn = 2 * math.pi / len(lengths)
    return tuple((part * math.sin(turn * n), part * math.cos(turn * n)) for n, part in enumerate(lengths))


@dataclass(frozen=True)
class Enterprise:
    """A row of the home page."""

    name: str
    year: str
    state: str
    score: str
    carrier: str = "electricity"


ENTERPRISES = [
    Enterprise("江苏恒纤丙纶有限公司", "2025", "进行中", "61.50"),
    Enterprise("常州华盛纺织科技股份有限公司", "2025", "需要注意 3 处", "1,048.20"),
    Enterprise("苏州德尔新材料有限公司（二厂）", "2024", "已定稿", "88.00"),
]


def store(row: Enterprise, text: str) -> Enterprise:
    """Return the row with another score."""
    return replace(row, score=text)


def columns(*, editable: bool) -> list[Column[Enterprise]]:
    """Return the columns of the table."""
    return [
        Column("name", "企业", attrgetter("name"), sort=attrgetter("name"), width=18),
        Column("year", "年度", attrgetter("year"), sort=attrgetter("year")),
        Column("state", "状态", attrgetter("state"), icon=state_icon, width=9),
        Column("score", "得分", attrgetter("score"), figure=True, store=store if editable else None, width=6),
    ]


def state_icon(row: Enterprise) -> str:
    """Return the sign of a state."""
    return {"进行中": "half", "已定稿": "lock"}.get(row.state, "alert")


def tables() -> QWidget:
    """Return an edited and a read-only table and an empty page."""
    widget, layout = page(680)
    for editable in (True, False):
        table = DataTable("评价")
        table.setModel(TableModel(columns(editable=editable), ENTERPRISES))
        table.setCurrentIndex(table.model().index(1, 3 if editable else 0))
        table.setFixedHeight(150)
        layout.addWidget(table)
    table.setFocus()
    empty = EmptyState(
        "factory",
        "还没有评价",
        "一次评价记录一家企业一年的数据、指标和证明材料。\n可以先打开样例看看填好的样子。",
        "新建评价",
    )
    empty.setFixedHeight(240)
    layout.addWidget(empty)
    return widget


def notices() -> QWidget:
    """Return banner, strip, notice, progress and small parts."""
    widget, layout = page(980)
    banner = Banner()
    layout.addWidget(banner)
    banner.show_failure(
        "最后一次修改没有保存：磁盘已满。请腾出空间后重试。", [("retry", "重试"), ("copy", "另存副本…")]
    )
    row = QHBoxLayout()
    combo = Combo("单位", [Option("kWh", "kWh"), Option("MWh", "MWh"), Option("万kWh", "万kWh")])
    combo.set_value("MWh")
    date = DayField("有效期至")
    date.set_value("2027-06-30")
    for part in (
        combo,
        Combo("能源品种", [Option("a", "电力")]),
        date,
        CopyButton("61.50"),
        link_button("填入计算值"),
        icon_button("help", "帮助"),
    ):
        row.addWidget(part)
    row.addStretch(1)
    layout.addLayout(row)
    tabs = QTabWidget()
    for words in ("说明", "证明材料 2", "计算过程"):
        tabs.addTab(QLabel("单位产品综合能耗 = 综合能源消费量 ÷ 合格产品产量"), words)
    tabs.setFixedHeight(90)
    layout.addWidget(tabs)
    layout.addSpacing(80)
    strip = Strip()
    strip.set_pairs(
        [
            Pair("values", "指标值", "17/21"),
            Pair("evidence", "证明材料", "31/40"),
            Pair("gates", "基本要求", "符合"),
            Pair("score", "得分", "61.50", emphasis=True),
            Pair("highest", "最高可达", "88.00"),
        ]
    )
    progress = ProgressLine()
    strip.add(progress)
    progress.start("写入证据清单")
    progress.set_step("写入证据清单", 12, 40)
    layout.addWidget(strip)
    widget.notice = NoticeBar(widget)  # type: ignore[attr-defined]
    widget.notice.show_notice("已删除证据 能源统计报表.pdf", "撤销")  # type: ignore[attr-defined]
    return widget


def panes(width: int) -> QWidget:
    """Return three panes in a window of a width."""
    left, right = QListWidget(), QLabel("这一项问的是全厂单位产品的综合能耗。")
    left.setAccessibleName("步骤")
    left.addItems(["1 企业与边界", "2 基础数据  12/14", "3 指标评价  17/21"])
    right.setWordWrap(True)
    right.setMinimumWidth(240)
    middle, layout = page(10)
    middle.setMinimumWidth(300)
    middle.setMaximumWidth(2000)
    row = QHBoxLayout()
    layout.addLayout(row)
    layout.addWidget(
        indicator(
            "1", "单位产品综合能耗", "9.00 / 12 分", "115.0", BarState(*BENCHMARKS, 0.75, "比标杆高 5.0")
        )
    )
    layout.addStretch(1)
    side = SidePanes(left, middle, right)
    row.addWidget(side.toggle_button("left", "步骤"))
    row.addStretch(1)
    row.addWidget(side.toggle_button("right", "说明", "pane"))
    side.resize(width, 320)
    side.show()
    side.set_open("right", True)
    return side


PARTS: dict[str, Callable[[], QWidget]] = {
    "cards": cards,
    "answers": answers,
    "radar": radar,
    "tables": tables,
    "notices": notices,
    "wide": partial(panes, 1200),
    "narrow": partial(panes, 900),
}
