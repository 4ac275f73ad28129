"""First page: what is evaluated, and for which level. Both decide the conditions and the table that is recommended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.focus_order import keep_tab_stop
from gf_desktop.ui.wizard.step import Draft, Step

_Row = tuple[str, str, str]


class Choices(QWidget):
    """Radio buttons one below the other, each with a sentence; exactly one is chosen."""

    def __init__(self, label: str, rows: Sequence[_Row]) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(8))
        for key, title, said in rows:
            lines.addWidget(self._add(label, key, title, said))
        keep_tab_stop(list(self.buttons.values()))

    def _add(self, label: str, key: str, title: str, said: str) -> QWidget:
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(2))
        button = QRadioButton(title)
        button.setObjectName(f"choice-{key or 'open'}")
        button.setAccessibleName(f"{label} {title}")
        button.setAccessibleDescription(said)
        button.toggled.connect(self._on_toggled)
        self._group.addButton(button)
        self.buttons[key] = button
        words = QLabel(said)
        words.setWordWrap(True)
        words.setContentsMargins(space(24), 0, 0, 0)
        set_role(words, "muted")
        lines.addWidget(button)
        lines.addWidget(words)
        return box

    def _on_toggled(self, _checked: bool) -> None:
        keep_tab_stop(list(self.buttons.values()))

    def value(self) -> str:
        """Return the key of what is chosen."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose from outside."""
        self.buttons[key].setChecked(True)
        self.setFocusProxy(self.buttons[key])


class SubjectStep(Step):
    """Subject and level; a factory and "not decided yet" stand chosen, so that one press goes on."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, "wizard_subject", scrolls=True)
        self.setTitle(self.tr("评价对象和申报级别"))
        self.hint.setText(self.tr("申报条件、推荐的评价要求和要填的内容都按这两项来定。"))
        for name in ("subjectTitle", "purposeTitle"):
            set_role(self.child(QLabel, name), "section")
        self.child(QLabel, "purposeTitle").setContentsMargins(0, space(12), 0, 0)
        self.subject = Choices(self.tr("评价对象"), self._subjects())
        self.purpose = Choices(self.tr("申报级别"), self._purposes())
        for name, choices in (("subjects", self.subject), ("purposes", self.purpose)):
            place = self.form.findChild(QVBoxLayout, name)
            assert place is not None
            place.addWidget(choices)
            for button in choices.buttons.values():
                button.toggled.connect(self._say_excluded)
        self.excluded = QLabel()
        self.excluded.setObjectName("excluded")
        self.excluded.setWordWrap(True)
        set_role(self.excluded, "attention")
        self.column.addWidget(self.excluded)
        self._say_excluded()

    def _subjects(self) -> Sequence[_Row]:
        return (
            ("factory", self.tr("绿色工厂"), self.tr("制造业企业，或独立核算的一个工厂。")),
            ("park", self.tr("绿色工业园区"), self.tr("有法定边界和统一管理机构、以制造为主的园区。")),
            (
                "supply-chain",
                self.tr("绿色供应链管理企业"),
                self.tr("在产业链上起主导作用、管理众多供应商的企业。"),
            ),
        )

    def _purposes(self) -> Sequence[_Row]:
        return (
            ("", self.tr("还没有定"), self.tr("先按所在省份的规定推荐，以后在“申报安排”中再定。")),
            ("city", self.tr("市级"), self.tr("列入设区市的绿色制造名单。")),
            ("province", self.tr("省级"), self.tr("列入省级名单，用省级平台的填报表。")),
            ("nation", self.tr("国家级"), self.tr("由省推荐到工业和信息化部，用国家平台的自评价表。")),
        )

    def _say_excluded(self, _chosen: bool = False) -> None:
        """Say below the choices that a level does not take the kind of applicant, and what that means."""
        why = self._why_excluded()
        words = self.tr(
            "{why}程序因此没有申报国家级的条件、不得申报的情形和时间可以对照；"
            "收录了所在省份的规定的，按省的规定列出，供自查。"
        )
        self.excluded.setText(words.format(why=why) if why else "")
        self.excluded.setVisible(bool(why))

    def _why_excluded(self) -> str:
        entries, library = self.draft.entries, self.draft.program.library
        subject, level = self.subject.value(), self.purpose.value()
        if not subject or level != "nation":
            return ""
        return library.excluded(entries.applicant.province, entries.year, "nation", subject)  # type: ignore[arg-type]

    def enter(self) -> None:
        """Show what was chosen."""
        self.subject.set_value(self.draft.entries.subject)
        self.purpose.set_value(self.draft.entries.purpose)
        self.subject.setFocus()

    def collect(self) -> None:
        """Take both over."""
        self.draft.entries.subject = self.subject.value()  # type: ignore[assignment]
        self.draft.entries.purpose = self.purpose.value()  # type: ignore[assignment]
