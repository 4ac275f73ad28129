"""What a programme wants of an assessment, written as a file: the yearly figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gf_desktop.domain.programmes.dynamic import DynamicTable
    from gf_desktop.domain.report.cells import Say


def write_yearly_figures(table: DynamicTable, path: Path, say: Say) -> None:
    """Write the yearly figures as a workbook (.xlsx).

    Raises:
        UserFacingError: If the place cannot be written.
    """
    from gf_desktop.exchange.dynamic_book import write_dynamic

    write_dynamic(table, path, say=say)
