"""What is handed in: the platform sheet and the self-evaluation report.

The functions block and belong on a worker; they take the frozen shapes of one moment, so nothing can change under them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gf_desktop import __version__
from gf_desktop.domain.messages import Catalogue, Message, UserFacingError, message

if TYPE_CHECKING:
    from gf_desktop.domain.calculators import Factors
    from gf_desktop.domain.document import Document
    from gf_desktop.domain.pack import Pack
    from gf_desktop.domain.platform_sheet import Sheet
    from gf_desktop.domain.programme import Programme
    from gf_desktop.domain.report.calculation import CalculationSheet
    from gf_desktop.domain.report.calculation_rows import CalculationRow
    from gf_desktop.domain.result import Result
    from gf_desktop.services.calculation import Gathered
    from gf_desktop.services.library import Library

Progress = Callable[[Message], None]
Cancelled = Callable[[], bool]


def _silent(_said: Message) -> None:
    """Say nothing of the progress."""


def _never() -> bool:
    """Nobody cancels."""
    return False


def _steps(progress: Progress, cancelled: Cancelled) -> Progress:
    """Return what tells a step, and ends the work there once a person has cancelled."""

    def step(said: Message) -> None:
        if cancelled():
            raise UserFacingError(message("report.cancelled"))
        progress(said)

    return step


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An assessment at one moment: all that a report is made of.

    ``factors`` are the reference figures that the result rests on, as kept on closing; None: chosen as of today.
    """

    document: Document
    pack: Pack
    programme: Programme | None
    result: Result
    factors: Factors | None = None


class Reports:
    """Makes what is handed in, of snapshots."""

    def __init__(self, library: Library, catalogue: Catalogue, resources: Path) -> None:
        self._library = library
        self._catalogue = catalogue
        self._resources = resources

    def drafts(self, snapshot: Snapshot) -> Mapping[str, str]:
        """Return a first draft of each prose chapter, made from the data only."""
        from gf_desktop.domain.report import drafts

        return drafts(
            snapshot.document, snapshot.pack, snapshot.result, snapshot.programme, self._catalogue.say
        )

    def sheet(self, snapshot: Snapshot) -> Sheet:
        """Return the platform's own table, filled in."""
        from gf_desktop.domain.platform_sheet import platform_sheet

        titles = self._library.evidence_titles()
        return platform_sheet(snapshot.document, snapshot.pack, snapshot.result, titles)

    def write_sheet(self, snapshot: Snapshot, path: Path) -> None:
        """Write the platform's table as a workbook (.xlsx).

        Raises:
            UserFacingError: If the place cannot be written; then what stood there still stands.
        """
        from gf_desktop.exchange.sheets import write_platform_sheet

        write_platform_sheet(self.sheet(snapshot), path, say=self._catalogue.say)

    def write_report(
        self,
        snapshot: Snapshot,
        path: Path,
        *,
        made_on: date | None = None,
        progress: Progress = _silent,
        cancelled: Cancelled = _never,
    ) -> None:
        """Write the self-evaluation report as a PDF, dated ``made_on``: today, where none is given.

        Raises:
            UserFacingError: If the place cannot be written, or a person has cancelled; then nothing is left behind.
        """
        from gf_desktop.exchange.files import check_target, write_beside
        from gf_desktop.reporting.pdf import set_pdf

        step = _steps(progress, cancelled)
        check_target(path)
        step(message("report.progress.collecting"))
        content = self._content(snapshot, made_on or datetime.now().astimezone().date())
        template, fonts = self._resources / "templates" / "self-evaluation.typ", self._resources / "fonts"
        pdf = set_pdf(content, template=template, fonts=fonts, step=step)
        step(message("report.progress.writing", name=path.name))
        write_beside(path, pdf)

    def calculation_rows(self, snapshot: Snapshot) -> tuple[CalculationRow, ...]:
        """Return the rows that have a calculation sheet, with how far each has come; quick."""
        from gf_desktop.domain.report.calculation_rows import calculation_rows

        return calculation_rows(snapshot.document, snapshot.pack, snapshot.result, self._catalogue.say)

    def calculation_sheets(
        self,
        snapshot: Snapshot,
        path: Path,
        kind: str = "pdf",
        *,
        only: Collection[str] | None = None,
        reconciled: bool = True,
        made_on: date | None = None,
        progress: Progress = _silent,
        cancelled: Cancelled = _never,
    ) -> Message | None:
        """Write the calculation sheets (指标计算过程表) and return what is to be warned of, as ``glyph_warning`` does.

        Args:
            snapshot: The assessment.
            path: Where to.
            kind: ``pdf``, to print and sign, or ``xlsx``, with live formulas.
            only: The ids of the rows wanted; None: all.
            reconciled: With the reconciliations (差异调节表) behind them.
            made_on: The date of the file: today, where none is given.
            progress: Told what is being done.
            cancelled: Asked between the steps whether to go on.

        Raises:
            UserFacingError: If there is no sheet to write, the place cannot be written, or a person has cancelled; then
                what stood there still stands.
        """
        from gf_desktop.services.calculation import gather

        wanted = partial(gather, only=only, reconciled=reconciled)
        return self._write_gathered(wanted, snapshot, path, kind, made_on, _steps(progress, cancelled))

    def reconciliations(
        self, snapshot: Snapshot, path: Path, kind: str = "xlsx", *, made_on: date | None = None
    ) -> None:
        """Write the reconciliations (差异调节表) alone, as ``xlsx`` with live formulas or as ``pdf``.

        Raises:
            UserFacingError: If the place cannot be written; then what stood there still stands.
        """
        from gf_desktop.services.calculation import gather_reconciliations

        self._write_gathered(gather_reconciliations, snapshot, path, kind, made_on, _silent)

    def _write_gathered(
        self,
        gather: Callable[[Snapshot, Library, date, Callable[[Message], str]], Gathered],
        snapshot: Snapshot,
        path: Path,
        kind: str,
        made_on: date | None,
        step: Progress,
    ) -> Message | None:
        from gf_desktop.exchange.files import check_target, write_beside
        from gf_desktop.services.calculation import pdf_bytes, pdf_content, workbook_bytes

        check_target(path)
        step(message("report.progress.collecting"))
        day = made_on or datetime.now().astimezone().date()
        gathered = gather(snapshot, self._library, day, self._catalogue.say)
        if not gathered.sheets and not gathered.reconciliations:
            raise UserFacingError(message("report.no-sheets", table=snapshot.pack.header.title))
        warning = None
        if kind == "pdf":
            content = pdf_content(snapshot, gathered, day, self._catalogue.say)
            warning = self._warning(content)
            made = pdf_bytes(content, self._resources, step)
        else:
            step(message("report.progress.workbook"))
            made = workbook_bytes(snapshot, gathered, self._catalogue.say)
        step(message("report.progress.writing", name=path.name))
        write_beside(path, made)
        return warning

    def glyph_warning(self, snapshot: Snapshot) -> Message | None:
        """Return the warning that names every character the report's fonts cannot draw, or None."""
        return self._warning(self._content(snapshot, datetime.now().astimezone().date()))

    def _warning(self, content: dict[str, object]) -> Message | None:
        from gf_desktop.reporting.glyphs import covered, glyph_warning

        return glyph_warning(content, covered(self._resources / "fonts"))

    def _content(self, snapshot: Snapshot, made_on: date) -> dict[str, object]:
        from gf_desktop.domain.report import content

        return content(
            self._on_paper(snapshot.document),
            snapshot.pack,
            snapshot.programme,
            snapshot.result,
            say=self._catalogue.say,
            evidence_titles=self._library.evidence_titles(),
            made_on=made_on,
            program_version=__version__,
            narrative=snapshot.document.narrative,
            industry_title=self._library.industries().get(snapshot.document.applicant.industry_code, ""),
            sheets=self._sheets(snapshot, made_on),
        )

    def _on_paper(self, document: Document) -> Document:
        """Return the document with its province by the official name; what was typed stays where it was typed."""
        applicant = document.applicant
        return replace(
            document, applicant=replace(applicant, province=self._library.province(applicant.province))
        )

    def _sheets(self, snapshot: Snapshot, made_on: date) -> tuple[CalculationSheet, ...]:
        """Return the calculation sheets of the report; none where the year holds no data."""
        from gf_desktop.services.calculation import gather

        if snapshot.document.year_data.empty:
            return ()
        return gather(snapshot, self._library, made_on, self._catalogue.say, reconciled=False).sheets
