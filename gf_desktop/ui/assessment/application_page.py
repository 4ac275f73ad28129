"""The application: level and notice, what is due when with the user's own local dates, titles that help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gf_desktop.domain.document import Notice, OwnDate
from gf_desktop.domain.programme import Explained, Programme
from gf_desktop.domain.programmes.dates import Due
from gf_desktop.ui.assessment.due_words import day_words, left_words, round_words, whose_step
from gf_desktop.ui.assessment.exchange_card import ExchangeCard
from gf_desktop.ui.assessment.facts import dues, facts_of, put_facts, with_own_dates
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.assessment.rule_origin import origin_words
from gf_desktop.ui.subjects import purpose_word
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.day_field import DayField
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.tick_list import TickList
from gf_desktop.ui.year.fields import FormGrid, LineField

PURPOSES = ("", "city", "province", "nation")


class ApplicationPage(Part):
    """Cards of one programme; what is entered here belongs to this application."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self.heading.setText(self.tr("申报安排"))
        head = QHBoxLayout()
        head.setContentsMargins(space(16), space(12), space(16), space(8))
        head.addWidget(self.heading, 1)
        self.outer.insertLayout(0, head)
        self.dates: dict[str, DueCard] = {}
        self.labels: TickList | None = None
        programme = self.model.programme
        assert programme is not None, "the page is there only under a programme"
        self._say_programme(programme)
        self._programme = programme
        self.setProperty("programme", programme.id)
        self.body.addWidget(self._notice_card())
        self.exchange = ExchangeCard(context)
        self.body.addWidget(self.exchange)
        self._add_dates(dues(self.model))
        self._add_labels(programme)
        self._add_told(programme)
        self.body.addStretch(1)
        self.model.changed.connect(self._on_changed)
        self.model.flushing.connect(self.flush)
        self.entered()

    # --- building -------------------------------------------------------------

    def _say_programme(self, programme: Programme) -> None:
        self._say(f"{programme.title}（{programme.issuer}）", "muted")
        if programme.status_note:
            self._say(programme.status_note, "attention" if programme.status == "draft" else "muted")

    def _say(self, text: str, role: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        set_role(label, role)
        self.body.addWidget(label)
        return label

    def _notice_card(self) -> Card:
        card = Card("", self.tr("级别和通知"))
        self.purpose = Combo(self.tr("申报级别"), [Option(one, purpose_word(one)) for one in PURPOSES])
        self.purpose.setObjectName("purpose")
        self.purpose.setFixedWidth(self.purpose.sizeHint().width() + space(24))
        self.purpose.chosen.connect(self._on_purpose)
        self.number = self._line("notice-number", self.tr("通知文号"))
        self.number.setPlaceholderText(self.tr("当年申报通知的文号"))
        self.title = self._line("notice-title", self.tr("通知标题"))
        self.dated = DayField(self.tr("印发日期"))
        self.dated.setObjectName("notice-dated")
        self.dated.committed.connect(self._on_notice)
        box = QWidget()
        form = FormGrid()
        box.setLayout(form)
        form.put(0, 0, self.tr("申报级别"), self.purpose)
        form.put(0, 1, self.tr("通知文号"), self.number)
        form.put(1, 0, self.tr("印发日期"), self.dated)
        form.put(1, 1, self.tr("通知标题"), self.title)
        card.add(box)
        note = QLabel(
            self.tr("级别变了，推荐的评价要求可能不同；要换评价要求，用菜单（F10）里的“换用另一张评价表…”。")
        )
        note.setWordWrap(True)
        set_role(note, "muted")
        card.add(note)
        card.focused.connect(lambda: self.row_focused.emit("notice"))
        self.notice_card = card
        return card

    def _line(self, name: str, title: str) -> LineField:
        field = LineField(title)
        field.setObjectName(name)
        field.committed.connect(self._on_notice)
        field.draft_ready.connect(self._on_notice_paused)
        return field

    def _add_dates(self, found: Sequence[Due]) -> None:
        if not found:
            return
        heading = self._say(self.tr("时间节点"), "section")
        heading.setContentsMargins(0, space(8), 0, 0)
        self._say(
            self.tr(
                "首页提醒本单位自己要办的，每条写明由谁办理。设区市或区县规定了更早的时间时，填在“本地时间”里，提醒就按它来。"
            ),
            "muted",
        )
        words = (round_words(one, self.model.document.year) for one in found)
        if said := next(filter(None, words), ""):
            self._say(said, "attention").setObjectName("later-round")
        for one in found:
            card = DueCard(one)
            card.own.committed.connect(self._on_own)
            card.source.committed.connect(self._on_own)
            card.source.draft_ready.connect(self._on_own_paused)
            self.dates[one.id] = card
            self.body.addWidget(card)

    def _add_labels(self, programme: Programme) -> None:
        subject = self.model.document.subject
        listed = [one for one in programme.labels if subject in one.subjects]
        if not listed:
            return
        origins = dict.fromkeys(origin_words(programme, one) for one in listed)
        card = Card("", self.tr("已有的称号"))
        said = QLabel(self.tr("这些称号列为培育的重点，写进申报材料有帮助；程序不因此加分。"))
        said.setWordWrap(True)
        set_role(said, "muted")
        card.add(said)
        self.labels = TickList(self.tr("已有的称号"), [Option(one.id, one.title) for one in listed])
        self.labels.ticks_changed.connect(self._on_labels)
        card.add(self.labels)
        card.add(_muted("；".join(origins)))
        self.body.addWidget(card)

    def _add_told(self, programme: Programme) -> None:
        subject = self.model.document.subject
        grounds = [one for one in programme.preferences if subject in one.subjects]
        if grounds:
            words = self.tr("{title}（{article}）")
            # The paper that most come from is named once, below.
            named = {one.id: origin_words(programme, one) if one.source else one.article for one in grounds}
            lines = [words.format(title=one.title, article=named[one.id]) for one in grounds]
            paper = next(iter(programme.sources.values())).title
            self._add_lines(self.tr("优先、鼓励和要留意的情形"), lines, paper)
        code = programme.green_code
        if isinstance(code, Explained) and subject == "factory":
            self._add_lines(code.title, code.paragraphs, origin_words(programme, code))
        if notes := programme.notes_for(subject):
            self._add_lines(self.tr("说明"), notes)

    def _add_lines(self, title: str, lines: Sequence[str], origin: str = "") -> None:
        card = Card("", title)
        for text in lines:
            label = QLabel(text)
            label.setWordWrap(True)
            card.add(label)
        if origin:
            card.add(_muted(origin))
        self.body.addWidget(card)

    # --- showing --------------------------------------------------------------

    def entered(self) -> None:
        """Show what is said of the application as it stands; under another programme it is made anew."""
        if self.model.programme is not self._programme:
            return
        self.exchange.show_offer()
        facts, locked = facts_of(self.model), self.model.read_only
        self.purpose.setCurrentIndex(max(self.purpose.findData(facts.purpose), 0))
        self.number.set_value(facts.notice.number)
        self.title.set_value(facts.notice.title)
        self.dated.set_value(facts.notice.dated)
        for one in dues(self.model):
            self.dates[one.id].show_due(one, facts.own_dates.get(one.id))
        if self.labels is not None:
            self.labels.set_value(facts.labels or None)
            self.labels.set_read_only(locked)
        for field in (self.number, self.title):
            field.setReadOnly(locked)
        for widget in (self.purpose, self.dated):
            widget.setEnabled(not locked)
        for card in self.dates.values():
            card.set_read_only(locked)

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.entered()

    # --- answering ------------------------------------------------------------

    def _on_purpose(self, chosen: str) -> None:
        facts = replace(facts_of(self.model), purpose=chosen)  # type: ignore[arg-type]
        put_facts(self.model, facts, self.tr("申报级别"))

    def _on_notice(self, _text: str = "", *, typing: bool = False) -> None:
        notice = Notice(number=self.number.value(), title=self.title.value(), dated=self.dated.value())
        facts = replace(facts_of(self.model), notice=notice)
        put_facts(self.model, facts, self.tr("申报通知"), typing=typing)

    def _on_notice_paused(self, _text: str) -> None:
        self._on_notice(typing=True)

    def _on_own(self, _text: str = "", *, typing: bool = False) -> None:
        if self.model.programme is not self._programme:
            return
        facts = facts_of(self.model)
        for key, card in self.dates.items():
            facts = with_own_dates(facts, key, card.own.value(), card.source.value())
        put_facts(self.model, facts, self.tr("本地时间"), typing=typing)

    def _on_own_paused(self, _text: str) -> None:
        self._on_own(typing=True)

    def _on_labels(self, ticked: object) -> None:
        labels = ticked if isinstance(ticked, tuple) else ()
        put_facts(self.model, replace(facts_of(self.model), labels=labels), self.tr("已有的称号"))

    def focus_row(self, row: str) -> bool:
        """Put the focus on a date, on the part that a change named, or on the first field."""
        targets: dict[str, QWidget] = {key: card.own for key, card in self.dates.items()}
        targets |= {"": self.purpose, "purpose": self.purpose, "notice": self.number}
        if self.labels is not None:
            targets["labels"] = self.labels
        if self.dates:
            targets["own_dates"] = next(iter(self.dates.values())).own
        target = targets.get(row)
        if target is None:
            return False
        self.reveal(target)
        target.setFocus()
        return True

    def flush(self) -> None:
        """Hand over what is still being written."""
        for field in (self.number, self.title, *(card.source for card in self.dates.values())):
            field.flush()
        for day in (self.dated, *(card.own for card in self.dates.values())):
            day.flush()


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    set_role(label, "muted")
    return label


class DueCard(Card):
    """One date: when, in how many days, who does what, and the user's own local date."""

    def __init__(self, one: Due) -> None:
        super().__init__("", one.title)
        self.whose = QLabel()
        self.whose.setObjectName("whose")
        self.add(self.whose)
        self._todo = QLabel()
        self._todo.setWordWrap(True)
        self.add(self._todo)
        self._from = QLabel()
        self._from.setWordWrap(True)
        set_role(self._from, "muted")
        self.add(self._from)
        self.own = DayField(self.tr("{title}：本地时间").format(title=one.title))
        self.own.setObjectName("own")
        self.source = LineField(self.tr("{title}：本地时间的出处").format(title=one.title))
        self.source.setObjectName("own-source")
        self.source.setPlaceholderText(self.tr("出处，例如市局通知的文号"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        name = QLabel(self.tr("本地时间"))
        name.setBuddy(self.own)
        set_role(name, "muted")
        row.addWidget(name)
        row.addWidget(self.own, 1)
        row.addWidget(self.source, 1)
        self.add(line)

    def show_due(self, one: Due, own: OwnDate | None) -> None:
        """Show the date that counts, and the other one beside it."""
        when = self.tr("{year} 年 {day}，{left}")
        self.set_points(when.format(year=one.on.year, day=day_words(one.on), left=left_words(one)))
        whose = whose_step(one)
        told = one.who in whose  # 主管部门 without saying which one: the words say it already
        self.whose.setText(whose if told else self.tr("{whose}：{who}").format(whose=whose, who=one.who))
        set_role(self.whose, "strong" if one.mine else "muted")
        todo = self.tr("本单位要做的：{todo}。") if one.mine else self.tr("本单位留意：{todo}。")
        self._todo.setText(todo.format(todo=one.todo))
        self._todo.setVisible(bool(one.todo))
        self._from.setText("　".join(self._origin(one)))
        self.own.set_near(one.on.isoformat())
        self.own.set_value(own.on if own else "")
        self.source.set_value(own.source if own else self.source.value())
        self.source.setVisible(bool(own) or bool(self.own.value()))

    def _origin(self, one: Due) -> list[str]:
        said = [f"{one.source} {one.article}".strip()]
        draft = self.tr("征求意见稿")
        if one.status == "draft" and draft not in said[0]:
            said.append(draft)
        if one.standing == "own":
            said.append(self.tr("规定的时间是 {day}").format(day=day_words(one.official)))
        elif one.standing == "own-later":
            said.append(self.tr("本地时间比规定的 {day} 晚，请核对").format(day=day_words(one.official)))
        return said

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting it be changed."""
        self.own.setEnabled(not read_only)
        self.source.setReadOnly(read_only)
