"""Provinces and cities that are offered while typing, by whatever name the province was written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gf_desktop.domain.document import Applicant
from gf_desktop.services.library import Library
from tests.standards.shipped import RESOURCES
from tests.ui.assessment.scene import table


@pytest.mark.parametrize(("province", "offered"), [("江苏省", True), ("江苏 ", True), ("某地", False)])
def test_cities_are_offered_for_a_province_as_people_write_it(open_page, province, offered):
    """江苏 has the cities of 江苏省; a place that is no province has none."""
    applicant = Applicant(name="甲", province=province)
    driver = open_page(table(), library=Library(RESOURCES), applicant=applicant)
    driver.open("eligibility", "applicant")
    model = driver.page.part.lines["city"].completer().model()
    cities = {model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())}

    assert ("南京市" in cities) == offered
    assert bool(cities) == offered
