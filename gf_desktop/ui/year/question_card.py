"""The card of one question of the year: what is asked and why, the figure with its source, and the ways to answer."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gf_desktop.domain.factors.question import Option, Question
from gf_desktop.domain.ledgers import Settings
from gf_desktop.domain.messages import Message
from gf_desktop.domain.numbers import decimal_text, grouped, parse_decimal, read_figure
from gf_desktop.domain.pack import Confidence
from gf_desktop.ui.assessment.words import Words
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets import options as shown
from gf_desktop.ui.widgets.buttons import plain_button, text_link
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.choice_field import ChoiceField
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.rich_text import rich_text
from gf_desktop.ui.widgets.unit_field import UnitField
from gf_desktop.ui.year.fields import unsigned_reader

_TABLES = frozenset(("coal", "fuel", "heat", "grid", "limit", "quota"))
MANY = 6
"""Options beyond which a list is unfolded instead of lines of their own."""


class QuestionCard(Card):
    """One question with its answer.

    Signals:
        answered(str, object): The question of this key has this answer (``factors.question.Answer``); None takes the
            answer back.
        drafted(str, str): For the question of this key this text was entered, which is no figure yet.
        source_asked(str): The reference figure of this key shall be shown in its table.
    """

    answered = Signal(str, object)
    drafted = Signal(str, str)
    source_asked = Signal(str)

    def __init__(self, question: Question, say: Callable[[Message], str], words: Words) -> None:
        super().__init__()
        self.setObjectName("card")
        self._say = say
        self._words = words
        self.question = question
        self.leads_to_source = False
        self._accepted = False
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.figure = QLabel()
        self.figure.setWordWrap(True)
        self.figure.setTextFormat(Qt.TextFormat.RichText)
        set_role(self.figure, "muted")
        self.choice: ChoiceField | Combo | None = None
        self.boxes: dict[str, QCheckBox] = {}
        self.field: UnitField | None = None
        self.add(self.text)
        self.source = text_link(self.tr("在参考数据里看"))
        self.source.setObjectName("source")
        self.source.clicked.connect(self._on_source)
        self.body.addLayout(self._figure_line())
        self._controls = QVBoxLayout()
        self._controls.setSpacing(space(8))
        self.body.addLayout(self._controls)
        self._options: tuple[Option, ...] = ()
        self._build(question)

    # --- building -------------------------------------------------------------

    def _build(self, question: Question) -> None:
        title = self._say(question.title)
        if question.kind == "choose":
            self._options = question.options
            self.choice = self._make_choice(title)
            self.choice.chosen.connect(self._on_chosen)
            self._add_left(self.choice) if isinstance(self.choice, Combo) else self._controls.addWidget(
                self.choice
            )
        elif question.kind == "choose-many":
            self._options = question.options
            self._make_boxes(title)
        else:
            self._make_figure(title)

    def _figure_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space(12))
        line.addWidget(self.figure, 1)
        line.addWidget(self.source, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _make_choice(self, title: str) -> ChoiceField | Combo:
        if len(self._options) > MANY:
            return Combo(title, self._shown())
        return ChoiceField(title, self._shown())

    def _shown(self) -> list[shown.Option]:
        return [shown.Option(one.value, self._words_of(one), self._note(one)) for one in self._options]

    def _words_of(self, option: Option) -> str:
        title, source = self._say(option.title), document_of(option.source)
        return self.tr("{title}（{source}）").format(title=title, source=source) if source else title

    def _note(self, option: Option) -> str:
        figure = (
            f"{grouped(option.figure)} {option.unit}".strip().replace("CO2", "CO₂") if option.figure else ""
        )
        return " · ".join(part for part in (figure, self._sure(option.confidence)) if part)

    def _sure(self, confidence: str) -> str:
        known: dict[str, Confidence] = {"high": "high", "medium": "medium", "low": "low", "memory": "memory"}
        return self._words.confidence(known[confidence]) if confidence in known else ""

    def _make_boxes(self, title: str) -> None:
        for option in self._options:
            box = QCheckBox(self._words_of(option))
            box.setObjectName(f"tick-{option.value}")
            box.setAccessibleName(self.tr("{question}：{option}").format(question=title, option=box.text()))
            box.clicked.connect(self._on_ticked)
            self.boxes[option.value] = box
            self._controls.addWidget(box)

    def _make_figure(self, title: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(12))
        if self.question.kind == "accept":
            self.accept = plain_button(self.tr("采用这个数值") if self.question.value else self.tr("采用"))
            self.accept.setObjectName("accept")
            self.accept.setAccessibleName(self.tr("采用：{title}").format(title=title))
            self.accept.clicked.connect(self._on_accept)
            row.addWidget(self.accept)
        self.refuse = text_link(self.tr("不采用"))
        self.refuse.setObjectName("refuse")
        self.refuse.clicked.connect(self._on_refuse)
        # It keeps its place while hidden: nothing moves under the hand that answers.
        policy = self.refuse.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.refuse.setSizePolicy(policy)
        if self.question.unit or self.question.kind == "figure":
            self._controls.addWidget(self._own_figure(title))
        if self.question.kind == "accept":
            row.addWidget(self.refuse)
            row.addStretch(1)
            self._controls.insertLayout(0, row)

    def _own_figure(self, title: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        words = self.tr("填写自己的数值")
        self.field = UnitField(
            self.tr("{words}：{title}").format(words=words, title=title),
            self.question.unit,
            reader=read_figure if self.question.signed else unsigned_reader,
            say=self._say,
        )
        label = QLabel(words)
        label.setBuddy(self.field.edit)
        label.setFixedHeight(self.field.edit.sizeHint().height())
        self.field.committed.connect(self._on_figure)
        column = QVBoxLayout()
        column.addWidget(label)
        column.addStretch(1)
        row.addLayout(column)
        row.addWidget(self.field, 1)
        if self.question.kind == "figure":
            row.addWidget(self.refuse, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _add_left(self, widget: QWidget) -> None:
        row = QHBoxLayout()
        row.addWidget(widget)
        row.addStretch(1)
        self._controls.addLayout(row)

    # --- showing --------------------------------------------------------------

    def show_question(self, question: Question, settings: Settings, *, read_only: bool) -> None:
        """Show the question as it stands: its figure, its answer, and whether something waits for it."""
        self.question = question
        self.set_title("", self._say(question.title))
        self.text.setText(self._say(question.text))
        self._show_figure(question)
        self._show_state(question, settings)
        self._show_answer(question, settings)
        self._set_read_only(read_only)

    def _show_figure(self, question: Question) -> None:
        parts = []
        if question.ends:
            ends = self.tr("{low} 至 {high}").format(
                low=grouped(question.ends[0]), high=grouped(question.ends[-1])
            )
            parts.append(self.tr("参考范围：{ends} {unit}").format(ends=ends, unit=question.unit))
        elif question.value:
            parts.append(
                self.tr("参考数值：{value} {unit}")
                .format(value=grouped(question.value), unit=question.unit)
                .strip()
            )
        if question.source:
            parts.append(self.tr("来源：{source}").format(source=document_of(question.source)))
        if sure := self._sure(question.confidence):
            parts.append(sure)
        self.figure.setText(rich_text("　".join(parts)))
        self.figure.setToolTip(question.source.partition("；")[2])
        self.figure.setVisible(bool(parts))
        self.source.setVisible(self.leads_to_source and in_tables(question.key) and bool(parts))
        self.source.setAccessibleName(
            self.tr("在参考数据里看：{title}").format(title=self._say(question.title))
        )

    def _show_state(self, question: Question, settings: Settings) -> None:
        if question.key in settings.drafts:
            words = self._still(question, settings)
        elif question.open:
            words = self.tr("待您确定")
        elif question.key in settings.figures:
            words = self.tr("用自己的数值")
        elif question.key in settings.accepted:
            words = self.tr("已采用")
        else:
            words = self.tr("已确定")
        self.set_points(words)

    def _still(self, question: Question, settings: Settings) -> str:
        """Return that a draft waits, and what counts meanwhile."""
        own = self._own(question, settings)
        if own is not None:
            return self.tr("待您确定，目前仍按 {value} 计算").format(value=grouped(decimal_text(own)))
        if question.key in settings.accepted:
            return self.tr("待您确定，目前仍按参考数值计算")
        return self.tr("待您确定")

    @staticmethod
    def _own(question: Question, settings: Settings) -> Decimal | None:
        return _figure(question.answer) if question.row else settings.figures.get(question.key)

    def _show_answer(self, question: Question, settings: Settings) -> None:
        if self.choice is not None:
            if self._options != question.options:
                self._options = question.options
                self.choice.set_options(self._shown())
            self.choice.set_value(question.answer)
        chosen = chosen_of(question)
        for value, box in self.boxes.items():
            box.setChecked(value in chosen)
        if question.kind in ("accept", "figure"):
            self._show_word(question, settings)

    def _show_word(self, question: Question, settings: Settings) -> None:
        own, draft = self._own(question, settings), settings.drafts.get(question.key, "")
        accepted = question.key in settings.accepted
        if self.field is not None:
            self.field.set_value(draft or (decimal_text(own) if own is not None else ""))
        self._accepted = accepted
        if question.kind == "accept":
            self.accept.setEnabled(True)
            self.accept.setText(self._accept_words(question, accepted=accepted))
        words = self.tr("清除自己的数值") if draft or own is not None else self.tr("不采用")
        self.refuse.setText(words)
        title = self._say(question.title)
        self.refuse.setAccessibleName(self.tr("{words}：{title}").format(words=words, title=title))
        self.refuse.setVisible(bool(accepted or draft or own is not None))

    def _accept_words(self, question: Question, *, accepted: bool) -> str:
        """An accepted figure's button stays under the focus, and says that pressing it again does nothing."""
        if accepted:
            return self.tr("已采用")
        return self.tr("采用这个数值") if question.value else self.tr("采用")

    def _set_read_only(self, read_only: bool) -> None:
        if isinstance(self.choice, ChoiceField):
            self.choice.set_read_only(read_only)
        elif self.choice is not None:
            self.choice.setEnabled(not read_only)
        for box in self.boxes.values():
            box.setEnabled(not read_only)
        if self.field is not None:
            self.field.set_read_only(read_only)
        if read_only and self.question.kind in ("accept", "figure"):
            self.refuse.hide()
            if self.question.kind == "accept":
                self.accept.setEnabled(False)

    def first(self) -> QWidget:
        """Return where answering begins."""
        if self.choice is not None:
            return self.choice
        if self.boxes:
            return next(iter(self.boxes.values()))
        if self.question.kind == "accept" and not self._accepted and self.accept.isEnabled():
            return self.accept
        return self.field if self.field is not None else self.refuse

    def flush(self) -> None:
        """Hand over what is still being written."""
        if self.field is not None:
            self.field.flush()

    # --- answering ------------------------------------------------------------

    def _on_source(self) -> None:
        self.source_asked.emit(self.question.key)

    def _on_chosen(self, value: str) -> None:
        self.answered.emit(self.question.key, value or None)

    def _on_ticked(self) -> None:
        ticked = tuple(value for value, box in self.boxes.items() if box.isChecked())
        self.answered.emit(self.question.key, ticked or None)

    def _on_accept(self) -> None:
        if not self._accepted:
            self.answered.emit(self.question.key, True)

    def _on_refuse(self) -> None:
        self.answered.emit(self.question.key, None)
        self.first().setFocus()

    def _on_figure(self, _text: str) -> None:
        assert self.field is not None
        reading = self.field.reading()
        if reading.value is not None:
            self.answered.emit(self.question.key, reading.value)
        elif reading.draft:
            self.drafted.emit(self.question.key, reading.draft)
        else:
            self.answered.emit(self.question.key, None)


def document_of(source: str) -> str:
    """Return the document of a source; how its figure was checked stands behind it and is no name."""
    return source.partition("；")[0]


def in_tables(key: str) -> bool:
    """Return whether a key names a figure of the reference tables."""
    return key.partition("/")[0] in _TABLES


def chosen_of(question: Question) -> tuple[str, ...]:
    """Return the values chosen in a question that takes several."""
    said = question.answer.replace("、", ",").split(",")
    return tuple(option.value for option in question.options if option.value in said)


def _figure(text: str) -> Decimal | None:
    try:
        return parse_decimal(text)
    except ValueError:
        return None
