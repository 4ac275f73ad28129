"""The help with a row or a requirement as rich text; where there is none, what one can do instead."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QObject

from gf_desktop.domain.guidance import Guidance
from gf_desktop.domain.pack_rules import OWN
from gf_desktop.ui.assessment.explain import Explainer, Topic
from gf_desktop.ui.assessment.place import CONDITIONS, GATES
from gf_desktop.ui.widgets.rich_text import rich_text


class GuidanceText(QObject):
    """Writes what the tab 说明 says in plain words, of the user's own tables as of ours."""

    def __init__(self, explain: Explainer) -> None:
        super().__init__()
        self._explain = explain

    def of_row(self, row_id: str, note: str) -> str:
        """Return the help with a row of the table; ``note`` is what the table itself notes, shown by the caller."""
        guidance = self._explain.guidance(row_id)
        if guidance is None:
            return self._nothing(note)
        return self._borrowed() + self._body(guidance, self.tr("怎么做")) + self._clauses([guidance.clause])

    def of_topic(self, topic: Topic, part: str) -> str:
        """Return the help with a requirement, a condition or a circumstance of the page ``part``."""
        said = [line for line in topic.lines if line]
        if topic.guidance is None:
            nothing = self._nothing("".join(said)) if part == GATES else ""
            return paragraphs(said or [topic.title]) + nothing + self._clauses([topic.clause])
        body = self._body(topic.guidance, self.tr("怎样判断"))
        clauses = self._clauses(_clauses(topic.clause, topic.guidance.clause))
        return (self._borrowed() if part == GATES else "") + body + block(self._noted(part), said) + clauses

    def _noted(self, part: str) -> str:
        """Return what the words of table or programme are called."""
        if part == GATES:
            return self.tr("表中的说明")
        return self.tr("申报项目写的证明") if part == CONDITIONS else self.tr("条文解释和证明")

    def _body(self, guidance: Guidance, how: str) -> str:
        return "".join(
            (
                block(self.tr("问什么"), [guidance.asks]),
                block(how, [guidance.how]),
                _listed(self.tr("通常要的材料"), guidance.evidence),
                _listed(self.tr("常见错误"), guidance.mistakes),
                _listed(self.tr("专家可能会问"), guidance.asked),
            )
        )

    def _clauses(self, clauses: Sequence[str]) -> str:
        return block(self.tr("条款"), clauses)

    @property
    def _own(self) -> bool:
        return self._explain.pack.header.id.startswith(OWN)

    def _borrowed(self) -> str:
        said = self.tr("这段说明取自程序随附的同一项；分值、数值和条款以这份评价要求为准。")
        return f'<p class="m">{escape(said)}</p>' if self._own else ""

    def _nothing(self, note: str) -> str:
        """Return what one can do where no help was written; a table of the user's own can carry some."""
        said = [
            self.tr("这一项没有填报说明。要交什么见“证明材料”一栏；拿不准的，请问印发这份评价要求的部门。")
        ]
        if self._own and not note:
            own = self.tr(
                "这是自建的评价要求：可以把说明写进它的 Excel 表这一行的“备注”，导入新版本后显示在这里。"
            )
            said.append(own)
        return "".join(f'<p class="m">{rich_text(line)}</p>' for line in said)


def _clauses(of_table: str, of_text: str) -> list[str]:
    """Return the clause that the table names, and what the text adds to it."""
    return [of_text] if of_table in of_text else [of_table, of_text]


def _listed(title: str, lines: Sequence[str]) -> str:
    """Return lines as items under a small heading, so that one sees where each begins."""
    items = "".join(f"<li>{rich_text(line)}</li>" for line in lines)
    return f'<h4>{escape(title)}</h4><ul class="tight">{items}</ul>' if items else ""


def paragraphs(lines: Sequence[str]) -> str:
    """Return lines of plain text as paragraphs; empty ones are left out."""
    return "".join(f"<p>{rich_text(line)}</p>" for line in lines if line)


def block(title: str, lines: Sequence[str]) -> str:
    """Return lines under a small heading; nothing where there are none."""
    body = paragraphs(lines)
    return f"<h4>{escape(title)}</h4>{body}" if body else ""
