"""Preference by energy efficiency (Article 17): each product against what it has to reach, with the arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gf_desktop.domain.calculators.shapes import Lack
from gf_desktop.domain.programme import EfficiencyRule
from gf_desktop.domain.programmes.efficiency import NO_FIELD, Efficiency, ProductEfficiency, efficiency
from gf_desktop.domain.result import Step
from gf_desktop.ui.assessment.facts import facts_of, put_facts, with_entry
from gf_desktop.ui.assessment.part import Context
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.assessment.rule_origin import origin_words
from gf_desktop.ui.assessment.where import way_to
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.year import needed

_ROLES = {"reached": "text", "not-reached": "text", "missing": "muted", "undecidable": "muted"}


def preference_card(context: Context) -> Card | None:
    """Return the card, or None where no programme prefers by efficiency, or the table computes nothing."""
    model = context.model
    rule = model.programme.efficiency if model.programme is not None else None
    tables = model.session.tables
    if rule is None or model.document.subject != "factory" or tables is None:
        return None
    if not needed.has_data(model) or model.read_only:
        return None
    return PreferenceCard(context, rule, efficiency(model.document, model.session.factors, tables))


class PreferenceCard(Card):
    """What the rules prefer, how the products stand, and what is missing to say so."""

    def __init__(self, context: Context, rule: EfficiencyRule, found: Efficiency) -> None:
        super().__init__("", self.tr("能效优先推荐"))
        assert context.model.programme is not None, "a rule has its programme"
        self._context = context
        self._model: SessionModel = context.model
        origin = origin_words(context.model.programme, rule)
        for text in (rule.key_fields, rule.others, rule.note, origin):
            self._say(text, "muted")
        self.state = self._say(self._words(found), _ROLES[found.state])
        self.state.setObjectName("preference-state")
        shown: set[str] = set()
        for product in found.products:
            self._add_product(product)
            shown.update(repr(lack) for lack in product.lacks)
        for lack in found.lacks:
            if repr(lack) not in shown:
                self._add_lack(lack)

    def _words(self, found: Efficiency) -> str:
        return {
            "reached": self.tr("各种产品都达到，可以写进申报材料。"),
            "not-reached": self.tr("有产品没有达到，不在优先推荐之列；这不影响得分。"),
            "missing": self.tr("还缺资料，现在判断不了；这不影响得分。"),
            "undecidable": self.tr("有产品没有适用的限额标准，无从判断；这不影响得分。"),
        }[found.state]

    def _say(self, text: str, role: str = "text") -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setVisible(bool(text))
        set_role(label, role)
        self.add(label)
        return label

    def _add_product(self, one: ProductEfficiency) -> None:
        state = {
            "reached": self.tr("达到"),
            "not-reached": self.tr("没有达到"),
            "missing": self.tr("判断不了"),
            "undecidable": self.tr("无从判断"),
        }[one.state]
        name = self._say(self.tr("{product}：{state}").format(product=one.name, state=state))
        set_role(name, "strong")
        if one.offers:
            self._add_choice(one)
        self._add_steps(one.steps)
        for lack in one.lacks:
            self._add_lack(lack)

    def _add_steps(self, steps: Sequence[Step]) -> None:
        for step in steps:
            said = self._model.say(step.said)
            result = step.result if step.result not in ("reached", "not-reached") else ""
            self._say(f"{said} = {result}" if result else said, "muted")

    def _add_choice(self, one: ProductEfficiency) -> None:
        """Ask which row of 标杆水平 a product belongs to: a class of the classification holds several."""
        options = [Option(row.key, f"{row.field}　{row.product}") for row in one.offers]
        options.append(Option(NO_FIELD, self.tr("不属于这些领域")))
        title = self.tr("{product}：对应的重点领域").format(product=one.name)
        choice = Combo(title, options)
        choice.setObjectName(f"field-{one.product}")
        choice.setProperty("product", one.product)
        choice.set_value(facts_of(self._model).fields.get(one.product, ""))
        choice.chosen.connect(self._on_field)
        name = QLabel(self.tr("对应的重点领域"))
        name.setBuddy(choice)
        set_role(name, "muted")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        row.addWidget(name)
        row.addWidget(choice)
        row.addStretch(1)
        self.add(line)

    def _add_lack(self, lack: Lack) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        said = QLabel(self._model.say(lack.said))
        said.setWordWrap(True)
        set_role(said, "muted")
        row.addWidget(said, 1)
        link = self._way(lack, said.text())
        if link is not None:
            row.addWidget(link)
        self.add(line)

    def _way(self, lack: Lack, said: str) -> QWidget | None:
        """Return what leads to where something is missing; a word on a figure is given here."""
        if lack.place.ledger == "facts":
            return None  # asked for just above
        if lack.said.code == "preference.none-applies":
            return None  # the user's own word: nothing is to be filled in
        if lack.said.code == "preference.not-accepted":
            link = text_link(self.tr("核对后采用"))
            link.setProperty("key", lack.place.row)
            link.clicked.connect(self._on_accept)
        elif lack.place.ledger == "factors":
            return None
        else:
            link = text_link(self.tr("去补数据"))
            link.setProperty("place", way_to(lack.place.text).text())
            link.clicked.connect(self._on_way)
        link.setAccessibleName(f"{said} {link.text()}")
        return link

    def _on_field(self, chosen: str) -> None:
        sender = self.sender()
        assert sender is not None
        facts = facts_of(self._model)
        fields = with_entry(facts.fields, str(sender.property("product")), chosen or None)
        put_facts(self._model, replace(facts, fields=fields), self.tr("对应的重点领域"))

    def _on_accept(self) -> None:
        sender = self.sender()
        assert sender is not None
        settings = self._model.document.ledgers.settings
        accepted = (*settings.accepted, str(sender.property("key")))
        self._model.settings(replace(settings, accepted=accepted), self.tr("采用标杆水平"))

    def _on_way(self) -> None:
        sender = self.sender()
        assert sender is not None
        self._context.go(Place.read(str(sender.property("place"))))
