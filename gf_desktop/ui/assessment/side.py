"""The right pane: what one needs to know of the row in focus: explanation, evidence asked for, calculation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from gf_desktop.domain.pack import Measure
from gf_desktop.domain.result import Benchmark, BenchmarkPair, DerivedItem, Result, RowResult
from gf_desktop.ui.actions import key_words, make_action, spec
from gf_desktop.ui.assessment.calculation import CalculationText
from gf_desktop.ui.assessment.explain import Explainer, Topic
from gf_desktop.ui.assessment.guidance_text import GuidanceText, block, paragraphs
from gf_desktop.ui.assessment.place import CONDITIONS, DISQUALIFIERS, GATES, Place
from gf_desktop.ui.assessment.words import figure
from gf_desktop.ui.confidence import confidence_meaning, confidence_word
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import set_role, space, tokens
from gf_desktop.ui.widgets.link_label import target_of
from gf_desktop.ui.widgets.rich_text import rich_text
from gf_desktop.ui.widgets.side_panes import SidePanes
from gf_desktop.ui.widgets.unit_field import DIMENSIONLESS

ZOOMS = (80, 90, 100, 115, 130, 150, 175, 200)
_NORMAL = ZOOMS.index(100)


class SidePane(QWidget):
    """Three tabs that follow the row in focus; their text is zoomed together."""

    def __init__(self, model: SessionModel, explain: Explainer) -> None:
        super().__init__()
        self.setObjectName("side")
        self._model = model
        self._explain = explain
        self._calculation = CalculationText(model, explain.words)
        self._guidance = GuidanceText(explain)
        explain.calls.calculation.connect(self.show_calculation)
        self._row = ""
        self._part = ""
        self._zoom = _NORMAL
        self.title = QLabel()
        self.title.setWordWrap(True)
        set_role(self.title, "strong")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        # Only its bar takes the focus: as a frame it would stand in Tab's way where it was made, before the work.
        self.tabs.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(self.tr("说明、证明材料、计算过程"))
        self.pages = tuple(
            self._page(name) for name in (self.tr("说明"), self.tr("证明材料"), self.tr("计算过程"))
        )
        self.tabs.currentChanged.connect(self._on_tab)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for glyph, words, action, slot in (
            (self.tr("A−"), self.tr("文字缩小"), "zoom-out", self.zoom_out),
            (self.tr("A+"), self.tr("文字放大"), "zoom-in", self.zoom_in),
        ):
            button = QToolButton()
            button.setText(glyph)
            button.setAccessibleName(words)
            tip = self.tr("{words}（光标在本栏时 {keys}）")
            button.setToolTip(tip.format(words=words, keys=key_words(spec(action))))
            button.clicked.connect(slot)
            # The keys hold here only: elsewhere they may be meant for what stands there.
            make_action(action, self, slot).setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(12), space(12), space(12), 0)
        layout.setSpacing(space(8))
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        self.show_row("")

    def _page(self, name: str) -> QTextBrowser:
        page = QTextBrowser()
        page.setAccessibleName(name)
        page.setFrameShape(QTextBrowser.Shape.NoFrame)
        page.setOpenLinks(False)
        page.anchorClicked.connect(self._on_link)
        page.setStyleSheet(
            "QTextBrowser { background: palette(window); } QTextBrowser:!focus { border-color: palette(window); }"
        )
        self.tabs.addTab(page, name)
        return page

    def zoom_in(self) -> None:
        """Show larger text, up to 200 per cent."""
        self._zoom_by(1)

    def zoom_out(self) -> None:
        """Show smaller text, down to 80 per cent."""
        self._zoom_by(-1)

    def _zoom_by(self, step: int) -> None:
        self._zoom = min(max(self._zoom + step, 0), len(ZOOMS) - 1)
        self._write(self._model.result)

    @property
    def zoom(self) -> int:
        """The size of the text in per cent."""
        return ZOOMS[self._zoom]

    def focus_text(self) -> None:
        """Put the focus on the text, where the arrows scroll it."""
        self.pages[self.tabs.currentIndex()].setFocus()

    def show_row(self, row_id: str, part: str = "") -> None:
        """Follow the focus to another row of the page ``part``."""
        if (row_id, part) != (self._row, self._part):
            for page in self.pages:
                page.verticalScrollBar().setValue(0)
        self._row, self._part = row_id, part
        self._write(self._model.result)

    def show_result(self, result: Result) -> None:
        """Show the calculation of another result; explanation and evidence stay."""
        if self.tabs.currentIndex() == 2 and self.isVisible():
            self._write_calculation(result)

    def changeEvent(self, event: QEvent) -> None:
        """Write the text again in the colours now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "pages"):
            self._write(self._model.result)

    def _on_tab(self, _index: int) -> None:
        self._write_calculation(self._model.result)

    def _write(self, result: Result) -> None:
        topic = self._explain.topic(self._row, self._part)
        indicator = self._explain.indicator(self._row) if topic is None else None
        row = result.row(self._row) if indicator is not None else None
        named = topic or indicator
        self.title.setText(named.title if named is not None else self.tr("说明"))
        self._set(0, self._explanation(row, topic))
        count = self._write_evidence(row, topic)
        words = self.tr("证明材料 {count}") if count else self.tr("证明材料")
        self.tabs.setTabText(1, words.format(count=count))
        self._write_calculation(result)

    def _set(self, number: int, html: str) -> None:
        page = self.pages[number]
        at = page.verticalScrollBar().value()
        size = self.font().pointSizeF() * self.zoom / 100
        style = f"body {{ font-size: {size:.1f}pt; }} .m {{ color: {tokens().muted}; }}"
        style += f" h4 {{ color: {tokens().muted}; font-weight: 600; margin-top: 12px; margin-bottom: 2px; }}"
        style += f" a {{ color: {tokens().accent}; text-decoration: none; }}"
        style += " p, li { margin-top: 2px; margin-bottom: 4px; line-height: 130%; }"
        style += " ul.tight { -qt-list-indent: 0; margin: 0px 0px 0px 14px; }"
        page.document().setDefaultStyleSheet(style)
        font = page.font()
        font.setPointSizeF(size)
        page.document().setDefaultFont(font)
        page.setHtml(f"<body>{html}</body>")
        page.verticalScrollBar().setValue(at)

    # --- explanation ------------------------------------------------------------

    def _explanation(self, row: RowResult | None, topic: Topic | None) -> str:
        if topic is not None:
            return self._guidance.of_topic(topic, self._part)
        if row is None:
            return paragraphs([self._hint()])
        note = (row.measure or row.indicator).note
        return "".join((self._guidance.of_row(row.id, note), self._measure(row), self._marks(row)))

    def _hint(self) -> str:
        if self._part in (GATES, CONDITIONS, DISQUALIFIERS):
            return self.tr("把光标放到一项上，这里就显示它问什么、怎样判断、要哪些材料。")
        return self.tr("把光标放到一项指标上，这里就显示它问什么、怎么算、要哪些材料。")

    def _measure(self, row: RowResult) -> str:
        measure: Measure = row.measure or row.indicator
        unit = "" if measure.unit in DIMENSIONLESS else measure.unit
        said = [self.tr("单位：{unit}").format(unit=unit)] if unit else []
        if measure.better is not None:
            better = {"lower": self.tr("越低越好"), "higher": self.tr("越高越好")}[measure.better]
            said.append(better)
        said.append(measure.note)
        formula = self._explain.formula(measure)
        if formula is None:
            return block(self.tr("计量"), said)
        lines = [formula.expression, *(f"{symbol}：{meaning}" for symbol, meaning in formula.symbols)]
        lines += [formula.note, self._clause(formula.clause, formula.confidence != "high")]
        return block(self.tr("计量"), said) + block(self.tr("公式"), lines)

    def _clause(self, clause: str, unsure: bool) -> str:
        return self.tr("{clause}（待核实）").format(clause=clause) if unsure else clause

    def _marks(self, row: RowResult) -> str:
        labels = self._explain.pack.header.labels
        lines: list[str] = []
        for pair in row.pairs:
            lines += self._pair(pair, labels.lead, labels.base, row.measure)
        lines += self._laws(row)
        lines += self._meaning(row)
        return block(self.tr("{lead}与{base}").format(lead=labels.lead, base=labels.base), lines)

    def _meaning(self, row: RowResult) -> list[str]:
        """Return what it means that a benchmark was checked, where one of the row's was."""
        several: list[BenchmarkPair | DerivedItem] = [*row.pairs]
        several += row.derived.items if row.derived else ()
        marks = [mark for one in several for mark in (one.lead, one.base) if mark is not None]
        if not any(mark.confidence == "high" and mark.value is not None and not mark.own for mark in marks):
            return []
        said = self.tr("“{word}”指{meaning}。")
        return [said.format(word=confidence_word("high"), meaning=confidence_meaning("high"))]

    def _laws(self, row: RowResult) -> list[str]:
        """Return lead and base of each computed product, by the limit or quota that applies to it."""
        said = self.tr("{product}：{law}")
        return [
            said.format(product=item.title, law=self._explain.comparer.law(item.lead, item.base))
            for item in (row.derived.items if row.derived else ())
            if item.lead is not None and item.base is not None
        ]

    def _pair(self, pair: BenchmarkPair, lead: str, base: str, measure: Measure | None) -> list[str]:
        lines = [pair.title]
        lines.append(self._mark(lead, pair.lead))
        if measure is None or measure.kind != "ratio":
            lines.append(self._mark(base, pair.base))
        return lines

    def _mark(self, name: str, mark: Benchmark) -> str:
        if mark.value is None:
            why = mark.why or self.tr("表中没有这个数")
            return self.tr("{name}：缺。{why}").format(name=name, why=why)
        how = self.tr("自填") if mark.own else self._explain.words.confidence(mark.confidence)
        if mark.accepted:
            how = self.tr("{how}，已接受").format(how=how)
        text = self.tr("{name} {value}：{how}，来源 {source}")
        return text.format(
            name=name, value=figure(mark.value), how=how, source=mark.source or self.tr("未注明")
        )

    # --- evidence and calculation ------------------------------------------------

    def _write_evidence(self, row: RowResult | None, topic: Topic | None) -> int:
        items = topic.evidence if topic else self._explain.evidence(row.measure, row.indicator) if row else ()
        lines = []
        for item in items:
            title = rich_text(self._explain.evidence_title(item))
            extra = " · ".join(part for part in (self.tr("如有") if item.if_any else "", item.note) if part)
            lines.append(title + (f' <span class="m">{rich_text(extra)}</span>' if extra else ""))
        intro = self.tr("这一项要求的材料，按填报表的顺序；标“如有”的，没有可不交。")
        none = self.tr("这一项没有要求材料。") if row or topic else self._hint()
        body = "".join(f"<li>{line}</li>" for line in lines)
        self._set(1, paragraphs([intro]) + f"<ol>{body}</ol>" if lines else paragraphs([none]))
        return len(lines)

    def _write_calculation(self, result: Result) -> None:
        if self._part in (GATES, CONDITIONS, DISQUALIFIERS) or self._explain.indicator(self._row) is None:
            self._set(2, paragraphs([self.tr("只有指标有计算过程。")]))
            return
        row = result.row(self._row)
        self._set(2, self._calculation.html(result, row))

    def _on_link(self, url: QUrl) -> None:
        self._explain.calls.place.emit(
            Place.read(target_of(url.toString(QUrl.ComponentFormattingOption.FullyEncoded)))
        )

    def show_calculation(self, row_id: str) -> None:
        """Show how a row was computed, in a narrow window in its drawer."""
        self.show_row(row_id, self._part)
        self.tabs.setCurrentIndex(2)
        around = self.parentWidget()
        while around is not None and not isinstance(around, SidePanes):
            around = around.parentWidget()
        if around is not None:
            around.bring(self)
