"""Lists that narrow a reference table to one value of a column."""

from __future__ import annotations

from gf_desktop.ui.reference.sheets import Sheet
from gf_desktop.ui.widgets.filter_row import FilterRow
from gf_desktop.ui.widgets.options import Option


class Filters(FilterRow):
    """One list for each column of a sheet that rows are chosen by."""

    def show_sheet(self, sheet: Sheet) -> None:
        """Offer the values of a sheet; those of the former one are forgotten."""
        self.forget()
        for column, title in zip(sheet.columns, sheet.titles, strict=True):
            values = sheet.values(column.key) if column.chosen else ()
            if len(values) > 1:
                self.add(column.key, title)
                self.offer(column.key, [Option(one, one) for one in values])
                self.combos[column.key].show()  # at once, so that the focus can go there
