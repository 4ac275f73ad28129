"""Which ledgers fit a table."""

from __future__ import annotations

import pytest

from gf_desktop.domain.data_fit import fitting, readers
from gf_desktop.domain.document import Applicant, Document, SchemeRef
from gf_desktop.domain.ledgers import LEDGERS, Ledgers
from gf_desktop.domain.ledgers.land import StoreyRow
from tests.standards.shipped import IDS, pack


def document(scheme, **ledgers):
    """Return a document of a table that holds these ledgers."""
    subject = pack(scheme).header.subject
    ref = SchemeRef(id=scheme, version=1)
    told = Ledgers(**ledgers)
    return Document(subject=subject, applicant=Applicant(name="某"), year=2025, scheme=ref, ledgers=told)


@pytest.mark.parametrize("scheme", IDS)
def test_of_what_is_shipped_only_factories_take_data(scheme):
    """A factory keeps every ledger; the park's and the supply chain's tables are filled in by hand."""
    whole = pack(scheme).header.subject == "factory"

    assert fitting(pack(scheme), document(scheme)) == (tuple(LEDGERS) if whole else ())
    assert bool(readers(pack(scheme))) is whole


def test_what_holds_data_fits_with_what_its_rows_name():
    """Storeys of another table's year are there with the buildings that they name."""
    held = document("park-2016", storeys=(StoreyRow(id="s"),))

    assert fitting(pack("park-2016"), held) == ("buildings", "storeys")
