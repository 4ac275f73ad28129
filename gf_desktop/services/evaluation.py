"""An assessment evaluated: reference figures chosen, ledgers turned into values, rows scored.

The same way for the window, the command line, the store's summaries and the reports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from gf_desktop.domain.calculators.shapes import Factors
from gf_desktop.domain.derive import Deriver
from gf_desktop.domain.document import Document
from gf_desktop.domain.factors.choose import choose
from gf_desktop.domain.factors.law import Law
from gf_desktop.domain.ledgers import columns
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.result import Derived, Result
from gf_desktop.domain.scoring import score

if TYPE_CHECKING:
    from gf_desktop.domain.assessment import Assessment
    from gf_desktop.domain.reference.tables import ReferenceTables
    from gf_desktop.services.library import Library

Tables = Callable[[], "ReferenceTables"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A result, with what the ledgers say of each row (by its id) and the reference figures taken for that.

    ``factors`` is None where none were needed: nothing is entered for the year.
    """

    result: Result
    derived: Mapping[str, Derived] = field(default_factory=dict)
    factors: Factors | None = None


class Evaluator:
    """Evaluates one assessment again and again; what an edit does not touch is not computed anew.

    Args:
        pack: The assessment's table.
        programme: What it answers to, or None.
        tables: Gives the reference tables; called when there are data that may need them. Without it no reference
            figure is known.
        reported: The day of the report, up to which newer figures count; today where none is given.
    """

    def __init__(
        self,
        pack: Pack,
        programme: Programme | None,
        tables: Tables | None = None,
        reported: date | None = None,
    ) -> None:
        self.pack = pack
        self.programme = programme
        self._tables = tables
        self.reported = reported or datetime.now().astimezone().date()
        law = None if tables is None else Law(tables, self.reported)
        self._deriver = Deriver(pack, self.factors, law)
        self._chosen: tuple[tuple[object, ...], Factors] | None = None

    def evaluate(self, document: Document) -> Evaluation:
        """Return the evaluation of a document as it stands."""
        derived = self._deriver.derive(document)
        result = score(document, self.pack, self.programme, derived)
        return Evaluation(result, derived, self.factors(document) if self._needs(document) else None)

    def factors(self, document: Document) -> Factors:
        """Return the reference figures for a document; none while nothing is entered for the year."""
        if self._tables is None or not self._needs(document):
            return _NO_FACTORS
        depends = _depends(document)
        if self._chosen is None or self._chosen[0] != depends:
            self._chosen = depends, choose(document, self._tables(), self.reported)
        return self._chosen[1]

    def _needs(self, document: Document) -> bool:
        return self._tables is not None and not document.year_data.empty


_NO_FACTORS = Factors()


def evaluate(document: Document, pack: Pack, library: Library, *, reported: date | None = None) -> Evaluation:
    """Return the evaluation of a document; the reference tables are read only where it holds data of the year."""
    return Evaluator(pack, programme_of(document, library), library.reference, reported).evaluate(document)


def frozen(assessment: Assessment) -> Evaluation | None:
    """Return what an assessment was closed with, or None for one in work. Nothing is computed."""
    if assessment.frozen is None:
        return None
    derived = {row.id: row.derived for row in assessment.frozen.rows if row.derived is not None}
    return Evaluation(assessment.frozen, derived, assessment.factors)


def programme_of(document: Document, library: Library) -> Programme | None:
    """Return the programme that a document answers to, in the words for its kind of applicant, or None."""
    found = library.programme(document.programme.id) if document.programme else None
    return found and found.worded_for(document.subject)


def _depends(document: Document) -> tuple[object, ...]:
    """Return what the choice of reference figures looks at: carriers and how they are told, but no quantities."""
    ledgers = document.ledgers
    carriers = tuple(map(_TOLD, ledgers.energy))
    return document.applicant, document.year, document.boundary, ledgers.settings, carriers, ledgers.carbon


_TOLD = attrgetter(*(column.key for column in columns("energy") if column.kind != "quantity"))
