"""Step 7: the platform's table and the report. Nothing blocks it; what is still open is said above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QToolButton, QVBoxLayout, QWidget

from gf_desktop.domain import flow
from gf_desktop.domain.derived_findings import LEDGERS_TARGET
from gf_desktop.domain.report.calculation_rows import has_sheet
from gf_desktop.domain.report.words import row_name
from gf_desktop.ui.assessment.applicant_fields import own_row
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.assessment.place import APPLICANT, GATES, Place
from gf_desktop.ui.assessment.where import way_to
from gf_desktop.ui.open_findings import open_findings
from gf_desktop.ui.output.chapters_tab import ChaptersTab
from gf_desktop.ui.output.information_tab import InformationTab
from gf_desktop.ui.output.listed import exists as listed_exists
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.output.open_list import Entry, Group, OpenList
from gf_desktop.ui.output.sheet_tab import SheetTab
from gf_desktop.ui.prompts import QtAsk
from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.buttons import link_button
from gf_desktop.ui.widgets.message_line import ICONS, Level
from gf_desktop.ui.year import needed

if TYPE_CHECKING:
    from gf_desktop.ui.output.calculation_tab import CalculationTab
    from gf_desktop.ui.output.listed_tab import ListedTab
    from gf_desktop.ui.output.preview_tab import PreviewTab

SHEET, INFORMATION, CHAPTERS, PREVIEW, CALCULATIONS, LISTED = range(6)


class _Tabs(QTabWidget):
    """Tabs that take the room there is: the scroll area around them would otherwise give them what they like best."""

    def hasHeightForWidth(self) -> bool:
        """Return that the height is the same for every width."""
        return False


class OutputPage(Part):
    """Tabs: the table to copy, the report's prose, the report itself, and the calculation sheets.

    The form's basic information is one where the table has a form. The last, for units that are listed, is there where
    the programme wants something of them.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        assert context.reports is not None, "the step is there only where reports can be made"
        self.setObjectName("output")
        self.heading.setText(self.tr("填报与报告"))
        self.making = Making(self.model, context.reports, context.ask or QtAsk(self))
        self.sheet = SheetTab(self.making)
        self.information = InformationTab(self.making, self._edit_information)
        self.chapters = ChaptersTab(self.making)
        self.preview: PreviewTab | None = None
        self.calculations: CalculationTab | None = None
        self.listed: ListedTab | None = None
        self._preview_room, self._calculation_room = QWidget(), QWidget()
        self._listed_room = QWidget(self)
        self._listed_room.hide()
        self.open_list = OpenList(self.tr("尚待处理的"), self)
        self.open_list.chosen.connect(self._go_to)
        self.sheet.row_focused.connect(self.row_focused)
        self.outer.insertLayout(0, self._head())
        self.tabs = self._make_tabs()
        self.body.setContentsMargins(space(16), 0, space(16), space(4))
        self.body.addWidget(self.tabs, 1)
        self.model.changed.connect(self._on_changed)
        self.model.show_place.connect(self._on_show_place)

    def _head(self) -> QHBoxLayout:
        self._open_icon = QLabel()
        self._open_words = QLabel()
        self._open_words.setObjectName("open-words")
        set_role(self._open_words, "muted")
        self._links = {name: self._make_link(name) for name in ("rows", "gates", "findings")}
        row = QHBoxLayout()
        row.setContentsMargins(space(16), space(12), space(16), space(4))
        row.setSpacing(space(8))
        row.addWidget(self.heading)
        row.addStretch(1)
        for widget in (self._open_icon, self._open_words, *self._links.values()):
            row.addWidget(widget)
        return row

    def _make_link(self, name: str) -> QToolButton:
        link = link_button("")
        link.setObjectName(f"open-{name}")
        link.setProperty("what", name)
        link.clicked.connect(self._on_link)
        return link

    def _make_tabs(self) -> QTabWidget:
        tabs = _Tabs()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.tabBar().setAccessibleName(
            self.tr("{sheet}、报告文字、报告预览、指标计算过程表").format(sheet=self.sheet.title)
        )
        for late in (self._preview_room, self._calculation_room, self._listed_room):
            QVBoxLayout(late).setContentsMargins(0, 0, 0, 0)
        tabs.addTab(self.sheet, self.sheet.title)
        tabs.addTab(self.information, self.tr("基本信息"))
        form = self.model.pack.table.form
        tabs.setTabVisible(INFORMATION, bool(form and (form.information or form.steps)))
        tabs.addTab(self.chapters, self.tr("报告文字"))
        tabs.addTab(self._preview_room, self.tr("报告预览与导出"))
        tabs.addTab(self._calculation_room, self.tr("指标计算过程表"))
        if listed_exists(self.model.programme, self.model.document.subject):
            tabs.addTab(self._listed_room, self.tr("列名后的报告"))
        tabs.currentChanged.connect(self._on_tab)
        return tabs

    # --- showing ----------------------------------------------------------------

    def entered(self) -> None:
        """Bring the tab before the eyes up to date."""
        self._show_open()
        self._fit_tabs()
        self._on_tab(self.tabs.currentIndex())

    def _fit_tabs(self) -> None:
        """Show the tab of calculation sheets only where there is one: a table of judgements has none."""
        model = self.model
        some = any(has_sheet(row, row.derived) for row in model.result.rows)
        self.tabs.setTabVisible(CALCULATIONS, some or needed.has_data(model))

    def _on_tab(self, number: int) -> None:
        if number == PREVIEW:
            self._make_preview().entered()
        elif number == CALCULATIONS:
            self._make_calculations().entered()
        elif number == LISTED:
            self._make_listed().entered()
        elif number == INFORMATION:
            self.information.entered()
        else:
            (self.sheet if number == SHEET else self.chapters).entered()

    def _make_preview(self) -> PreviewTab:
        """Return the preview; Qt's PDF parts are loaded when it is first wanted."""
        if self.preview is None:
            from gf_desktop.ui.output.preview_tab import PreviewTab

            self.preview = PreviewTab(self.making)
            layout = self._preview_room.layout()
            assert layout is not None
            layout.addWidget(self.preview)
        return self.preview

    def _make_calculations(self) -> CalculationTab:
        """Return the calculation sheets; made when they are first wanted, as the preview."""
        if self.calculations is None:
            from gf_desktop.ui.output.calculation_tab import CalculationTab

            self.calculations = CalculationTab(self.making)
            layout = self._calculation_room.layout()
            assert layout is not None
            layout.addWidget(self.calculations)
        return self.calculations

    def _make_listed(self) -> ListedTab:
        """Return what is wanted of listed units; made when it is first wanted, as the preview."""
        if self.listed is None:
            from gf_desktop.ui.output.listed_tab import ListedTab

            self.listed = ListedTab(self.making)
            layout = self._listed_room.layout()
            assert layout is not None
            layout.addWidget(self.listed)
        return self.listed

    def _show_open(self) -> None:
        result = self.model.result
        blank = flow.still_open(self.model.pack, result)
        wrong = len(open_findings(self.model.session))
        words = {
            "rows": self.tr("{count} 项未填").format(count=blank) if blank else "",
            "gates": {
                "met": "",
                "open": self.tr("基本要求未全部确认"),
                "not-met": self.tr("基本要求有不符合的"),
            }[result.gate_state],
            "findings": self.tr("{count} 处问题").format(count=wrong) if wrong else "",
        }
        for name, link in self._links.items():
            link.setText(words[name])
            link.setToolTip(words[name] and self.tr("列出各处，选一处即前往") if name != "gates" else "")
            link.setAccessibleName(self.tr("{what}，列出").format(what=words[name]))
            link.setVisible(bool(words[name]))
        still_open = any(words.values())
        set_icon(
            self._open_icon,
            "alert" if still_open else "check",
            colour="attention" if still_open else "accent",
        )
        self._open_words.setText(
            self.tr("可以随时导出。尚有：") if still_open else self.tr("各项均已填写，没有待处理的问题。")
        )

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self._show_open()
            if self.tabs.currentIndex() in (SHEET, INFORMATION):
                self._on_tab(self.tabs.currentIndex())
            elif self.tabs.currentIndex() == LISTED:
                self._make_listed().entered()

    # --- moving -----------------------------------------------------------------

    def _on_link(self) -> None:
        sender: Any = self.sender()
        what = sender.property("what")
        if what == "gates":
            self.context.go(Place("indicators", GATES))
        else:
            groups = self._blank_rows() if what == "rows" else self._wrong()
            self.open_list.open_below(sender, groups)

    def _blank_rows(self) -> list[Group]:
        """Return the rows not answered yet under their section."""
        found: dict[str, list[Entry]] = {}
        for key in flow.unanswered(self.model.pack, self.model.result):
            row = self.model.result.row(key)
            name = row_name(row, self.model.document.answer(key))
            found.setdefault(row.section, []).append(Entry(name, ("answers", key)))
        titles = {section.id: section.title for section in self.model.result.sections}
        return [Group(titles.get(key, key), tuple(entries)) for key, entries in found.items()]

    def _wrong(self) -> list[Group]:
        """Return the findings, what must be put right first."""
        looks = {
            "error": (self.tr("须改正，{count} 处"), "missing"),
            "warning": (self.tr("请补充或核对，{count} 处"), "attention"),
        }
        groups = []
        for severity, (title, colour) in looks.items():
            entries = tuple(
                Entry(self.model.say(one.said), one.target)
                for one in open_findings(self.model.session)
                if one.severity == severity
            )
            if entries:
                level = Level(colour)
                groups.append(Group(title.format(count=len(entries)), entries, ICONS[level], colour))
        return groups

    def _go_to(self, collection: str, key: str) -> None:
        if collection in ("answers", "benchmarks", "points"):
            self._go_to_row(key)
        elif collection == LEDGERS_TARGET:
            self.context.go(way_to(key))
        elif collection == "information":
            self.context.go(Place("eligibility", APPLICANT, own_row(key)))
        else:
            self.context.go(Place("eligibility", collection, key))

    def _edit_information(self) -> None:
        self.context.go(Place("eligibility", APPLICANT))

    def _go_to_row(self, row: str) -> None:
        self.context.go(Place("indicators", self.model.result.row(row).section, row))

    def _on_show_place(self, collection: str, key: str) -> None:
        if collection == "narrative":
            self.tabs.setCurrentIndex(CHAPTERS)
            self.chapters.focus_chapter(key)
        elif collection == "facts" and self.tabs.count() > LISTED:
            self.tabs.setCurrentIndex(LISTED)

    def focus_first(self) -> None:
        """Put the focus on the table, or on what the tab before the eyes begins with."""
        if self.tabs.currentIndex() == SHEET:
            self.sheet.table.setFocus()
        elif self.tabs.currentIndex() == INFORMATION:
            self.information.focus_first()
        elif self.tabs.currentIndex() == CHAPTERS:
            self.chapters.focus_chapter("")
        elif self.tabs.currentIndex() == PREVIEW:
            self._make_preview().setFocus()
        elif self.tabs.currentIndex() == LISTED:
            self._make_listed().focus_first()
        else:
            self._make_calculations().setFocus()

    def focus_row(self, row: str) -> bool:
        """Choose the value of an indicator in the table; False where the table has no such row."""
        self.tabs.setCurrentIndex(SHEET)
        self.sheet.table.setFocus()
        return self.sheet.go_to(row)
