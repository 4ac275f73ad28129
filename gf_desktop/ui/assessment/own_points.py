"""The line of a card that speaks of points which the table leaves open: what is known, and the form to enter them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gf_desktop.domain.document import OwnFigure, OwnPoints
from gf_desktop.domain.numbers import decimal_text, exact_text
from gf_desktop.domain.points_findings import sum_said
from gf_desktop.domain.points_rules import Place, open_options, refusal
from gf_desktop.domain.result import RowResult
from gf_desktop.domain.scoring.points import Pool, pool_of
from gf_desktop.ui.assessment.sourced_form import SourcedForm
from gf_desktop.ui.assessment.trouble import Trouble
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.elided_label import ElidedLabel
from gf_desktop.ui.widgets.focus_order import put_in_order
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.unit_field import UnitField


def points_line(model: SessionModel, row_id: str) -> PointsLine | None:
    """Return the line for a row whose points the user can enter; None where the table says them."""
    place = next(place for place in model.pack.rows() if place[2].id == row_id)
    pool = pool_of(model.pack.table, *place)
    return PointsLine(model, place, pool) if pool else None


class PointsLine(QWidget):
    """Says that a row's points are not published or which were entered, and opens the form for one's own."""

    def __init__(self, model: SessionModel, place: Place, pool: Pool) -> None:
        super().__init__()
        self.setObjectName("points-line")
        self._model, self._place, self._pool = model, place, pool
        self._indicator = place[2]
        self._form: PointsForm | None = None
        self.summary = ElidedLabel()
        self.enter = text_link("")
        self.enter.setObjectName("own-points")
        self.enter.clicked.connect(self._on_enter)
        self.revert = text_link(self.tr("撤回自填分值"))
        self.revert.setObjectName("revert-points")
        self.revert.setAccessibleName(self.tr("{title}：撤回自填分值").format(title=self._indicator.title))
        self.revert.clicked.connect(self._on_revert)
        self.together = Trouble()
        row = QHBoxLayout()
        row.setSpacing(space(8))
        row.addWidget(self.summary, 1)
        row.addWidget(self.enter)
        row.addWidget(self.revert)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(space(4))
        self._lines.addLayout(row)
        self._lines.addWidget(self.together)

    @property
    def form(self) -> PointsForm | None:
        """The form, while it is open."""
        return self._form

    def show_row(self, row: RowResult) -> None:
        """Show the points in force, or that there are none."""
        word = self._word()
        refused = word is not None and word.value is not None and row.own_points is None
        self.summary.set_text(self._said(word, refused=refused))
        set_role(self.summary, "attention" if refused else "muted")
        self.enter.setText(self.tr("填写分值…") if word is None else self.tr("修改分值…"))
        named = self.tr("{title}：{words}")
        self.enter.setAccessibleName(named.format(title=self._indicator.title, words=self.enter.text()))
        self.enter.setVisible(not self._model.read_only)
        self.revert.setVisible(word is not None and not self._model.read_only)
        # Too much is what keeps the row from its score, and so said by the card itself.
        wrong = sum_said(self._model.document, self._pool) if word is not None and not refused else None
        self.together.say(Level.ATTENTION, self._model.say(wrong) if wrong else "")

    def _word(self) -> OwnPoints | None:
        return self._model.document.points.get(self._indicator.id)

    def _said(self, word: OwnPoints | None, *, refused: bool) -> str:
        if word is None:
            return self._unknown()
        if word.value is None:
            return self.tr("分值：只填了选项的分值，还缺这一项的分值")
        figures = {"points": decimal_text(word.value.value), "source": word.value.source}
        if refused:
            return self.tr("分值：自填 {points} 分，未采用（合计超过了表中的分值）").format(**figures)
        return self.tr("分值：自填 {points} 分，来源：{source}").format(**figures)

    def _unknown(self) -> str:
        ask = self.tr("如果您知道，请填写并注明来源")
        if self._indicator.points_why:
            said = self.tr("分值：{why}；{ask}")
            return said.format(why=self._indicator.points_why, ask=ask)
        said = self.tr("分值：这一项的分值没有公布（本组共 {points} 分）；{ask}")
        return said.format(points=decimal_text(self._pool.points), ask=ask)

    def _on_revert(self) -> None:
        self._close()
        self._model.points(self._indicator.id, None)
        self.enter.setFocus()

    def _on_enter(self) -> None:
        if self._form is not None:
            self._close()
            return
        self._form = PointsForm(self._model, self._place, self._pool)
        self._form.agreed.connect(self._on_agreed)
        self._form.given_up.connect(self._close)
        self._lines.addWidget(self._form)
        self._form.show()
        put_in_order(self, (self.enter, self.revert, self._form))
        self._form.focus_first()

    def _on_agreed(self, word: OwnPoints) -> None:
        self._close()
        self._model.points(self._indicator.id, word)

    def _close(self) -> None:
        if self._form is not None:
            self.enter.setFocus()
            self._form.hide()
            self._form.deleteLater()
            self._form = None


class PointsForm(SourcedForm):
    """Asks for the points of a row, and of those of its options that the table leaves open."""

    def __init__(self, model: SessionModel, place: Place, pool: Pool) -> None:
        self._model, self._place = model, place
        self._options = open_options(place[2])
        word = model.document.points.get(place[2].id) or OwnPoints()
        tr = QCoreApplication.translate
        self._value = self._field("own-points-value", tr("PointsForm", "本项分值"), word.value)
        self._value.set_hint(self._hint(pool))
        self._of_option = {
            one.id: self._field(f"own-points-{one.id}", one.title, word.options.get(one.id))
            for one in self._options
        }
        for field in self._of_option.values():
            field.set_hint(tr("PointsForm", "不知道可以不填；不填时，选了这一选项就不能计分"))
        titled = tr("PointsForm", "选“{title}”得")
        options = [(titled.format(title=one.title), self._of_option[one.id]) for one in self._options]
        known = [word.value, *word.options.values()]
        super().__init__(
            [(tr("PointsForm", "本项分值"), self._value), *options],
            next((one.source for one in known if one), ""),
            agree=tr("PointsForm", "采用这些分值"),
            give_up=tr("PointsForm", "不改"),
        )

    def _field(self, name: str, title: str, own: OwnFigure | None) -> UnitField:
        tr = QCoreApplication.translate
        label = tr("PointsForm", "自填分值：{title}").format(title=title)
        field = UnitField(label, tr("PointsForm", "分"), say=self._model.say)
        field.setObjectName(name)
        if own:
            field.set_value(decimal_text(own.value))
        return field

    def _hint(self, pool: Pool) -> str:
        """Say how many points there are to be shared."""
        if not pool.points:
            none = QCoreApplication.translate(
                "PointsForm", "“{title}”的分值已全部分给其他指标，这一项只能填 0 分"
            )
            return none.format(title=pool.title)
        room = exact_text(pool.room(self._model.document, self._place[2].id))
        said = QCoreApplication.translate(
            "PointsForm", "“{title}”中可分的共 {points} 分，这一项最多 {room} 分"
        )
        return said.format(title=pool.title, points=decimal_text(pool.points), room=room)

    def _missing(self) -> str:
        if self._value.reading().value is None:
            return self.tr("请填写本项分值；只认得数字。")
        drafted = any(field.reading().draft for field in self._of_option.values())
        return self.tr("选项的分值只认得数字；不知道的请留空。") if drafted else ""

    def _made(self, source: str) -> OwnPoints:
        def known(field: UnitField) -> OwnFigure | None:
            value = field.reading().value
            return None if value is None else OwnFigure(value=value, source=source)

        read = {key: known(field) for key, field in self._of_option.items()}
        options: Mapping[str, OwnFigure] = {key: one for key, one in read.items() if one is not None}
        return OwnPoints(value=known(self._value), options=options)

    def _refused(self, made: object) -> str:
        assert isinstance(made, OwnPoints)
        said = refusal(self._model.document, self._model.pack, self._place, made)
        return self._model.say(said) if said else ""
