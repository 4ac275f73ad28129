"""What is to be known of a result beside its score: how the table makes it, whose mark there is, earlier years."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.result import Result, YearResult
from gf_desktop.domain.scoring.totals import of_year
from gf_desktop.ui.assessment.facts import facts_of
from gf_desktop.ui.assessment.words import Words
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import figure_font, set_role, space
from gf_desktop.ui.widgets.card import Card

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultWords", text)


def there_sentence(result: Result) -> str:
    """Return how many rows hold a value, of those that are to."""
    if result.asked == len(result.rows):
        text = _tr("共 {rows} 项指标，已有数值 {answered} 项。")
    else:
        text = _tr("共 {rows} 项指标，可选指标选够即可，应评 {asked} 项，已有数值 {answered} 项。")
    return text.format(rows=len(result.rows), asked=result.asked, answered=result.answered)


def folded_sentence(words: Words, pack: Pack, result: Result) -> str:
    """Return that lost points are those of the total where the rows' own are not; empty where they are."""
    if all(section.weight == 1 for section in result.sections):
        return ""
    return _tr("失分已折合成总分。") + words.each(pack, result)


def table_sentences(pack: Pack, result: Result) -> list[str]:
    """Return what is to be known of how the table makes its total."""
    said, index = [], pack.table.index
    if index is not None and index.over is not None:
        text = _tr("这个总分就是{title}（{symbol}）：各项得分之和 ÷ {over} × 100。")
        said.append(text.format(title=index.title, symbol=index.symbol, over=index.over))
    elif index is not None:
        said.append(_tr("这个总分就是{title}（{symbol}）。").format(title=index.title, symbol=index.symbol))
    estimated = sum(row.indicator.estimated for row in result.rows)
    if estimated:
        text = _tr("其中 {count} 项的分值没有公布，按均分估计；总分也是估计。")
        said.append(text.format(count=estimated))
    left_out = sum(row.left_out for row in result.rows)
    if left_out:
        said.append(_tr("可选指标中有 {count} 项因同组已选满而不计入。").format(count=left_out))
    return said


def mark_sentences(model: SessionModel) -> list[str]:
    """Return the marks that the authority set for the level applied for; they are never ours."""
    programme, subject = model.programme, model.document.subject
    if programme is None:
        return []
    purpose = facts_of(model).purpose
    text = _tr("主管部门 {round} 年的申报条件：{title}（{article}）。{note}")
    return [
        text.format(round=one.round, title=one.title, article=one.article, note=one.note)
        for one in programme.self_scores
        if subject in one.subjects and (not purpose or purpose in one.levels)
    ]


def years_card(model: SessionModel) -> Card | None:
    """Return the totals of the years that are scored for themselves, this one last; None without such years."""
    result = model.result
    if not result.earlier:
        return None
    years = (*result.earlier, of_year(model.document.year, result))
    lines = [
        (
            str(one.year),
            *(fixed_text(each, result.places) for each in (one.total, one.highest)),
            str(one.unanswered),
        )
        for one in years
    ]
    card = Card("", _tr("各年得分"))
    card.add(_grid((_tr("年度"), _tr("得分"), _tr("最高可达"), _tr("未填项数")), lines))
    for one in years:
        if one.invalid:
            card.add(_impossible(one))
    return card


def _impossible(year: YearResult) -> QLabel:
    """Say which rows count for nothing in a year because their value cannot be true."""
    text = _tr("{year} 年：{rows}的数值不成立，没有计分。")
    label = QLabel(text.format(year=year.year, rows=_tr("、").join(year.invalid)))
    label.setObjectName("invalid-year")
    label.setWordWrap(True)
    return label


def _grid(heads: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> QWidget:
    box = QWidget()
    box.setObjectName("years")
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(space(24))
    grid.setVerticalSpacing(space(4))
    for number, texts in enumerate((heads, *lines)):
        for column, text in enumerate(texts):
            label = QLabel(text)
            label.setFont(figure_font(label))
            set_role(label, "text" if number else "muted")
            grid.addWidget(label, number, column, _RIGHT)
    grid.setColumnStretch(len(heads), 1)
    return box
