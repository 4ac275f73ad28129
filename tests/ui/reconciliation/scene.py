"""A year with three carriers, one of them of a site outside, and the driver of its reconciliations."""

from __future__ import annotations

from gf_desktop.ui.reconciliation.card import ReconciliationCard
from tests.ui.pages.year_page import YearDriver

LEDGERS = {
    "energy": [
        {
            "id": "e1",
            "site": "north",
            "carrier": "electricity",
            "unit": "kWh",
            "bought": "10000",
            "feedstock": "0",
            "consumed": "10000",
        },
        {
            "id": "e2",
            "carrier": "raw-coal",
            "unit": "t",
            "consumed": "60",
            "feedstock": "10",
            "coefficient": "0.7143",
            "coefficient_unit": "kgce/kg",
        },
        {"id": "e3", "site": "south", "carrier": "diesel", "unit": "t", "consumed": "5", "feedstock": "0"},
    ],
    "output_value": [{"id": "v1", "year": 2025, "unit": "万元", "value": "4125"}],
    "none": ["energy.transformed_out", "energy.recovered", "energy.supplied_out"],
}
# Ours: 10,000 kWh × 0.1229 and (60 − 10) t × 0.7143. The form holds 10 t of feedstock and the diesel of the south too.
OURS = "36.944"
FORM = {"subject": "energy", "paper": "205-1", "unit": "tce", "amount": "51.3725"}
VALUE = {"subject": "output-value", "paper": "B204-1", "unit": "千元", "amount": "41250"}


class ReconciliationDriver(YearDriver):
    """The page of reconciliations before a person's eyes."""

    @property
    def totals(self):
        """The rows of the ledger as they stand."""
        return self.document.ledgers.totals

    def reconciliation(self, row_id: str) -> ReconciliationCard:
        """Return the card of a row."""
        return self.page.part.cards[row_id]  # type: ignore[attr-defined, no-any-return]

    def write(self, card: ReconciliationCard, text: str) -> None:
        """Write a reason and leave the field."""
        card.reason.area.setFocus()
        card.reason.area.setPlainText(text)
        self.page.way.setFocus()

    def add(self, paper: str, subject: str, amount: str, unit: str) -> None:
        """Fill in the card that adds and press its button."""
        adding = self.page.part.add_card  # type: ignore[attr-defined]
        for combo, value in (
            (adding.fields.paper, paper),
            (adding.fields.subject, subject),
            (adding.fields.unit, unit),
        ):
            combo.set_value(value)
            if value:
                combo.chosen.emit(value)
        self.type(adding.fields.amount, amount)
        self.click(adding.button)
