"""Documents scored without a window: what the command line prints."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from pathlib import Path

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import Catalogue, UserFacingError
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.output import ErrorOut, FailedOut, SchemeOut, ScoreOut, StandardOut, score_out
from gf_desktop.domain.pack import Header, Pack
from gf_desktop.domain.result import Result
from gf_desktop.services.evaluation import Evaluation, evaluate
from gf_desktop.services.jobs import load_checked
from gf_desktop.services.library import Library
from gf_desktop.standards.packs import BrokenFile
from gf_desktop.standards.problems import StandardError


def score_document(path: Path, library: Library, catalogue: Catalogue) -> ScoreOut | FailedOut:
    """Return the score of one document, or why there is none."""
    try:
        _document, pack, result = scored(path, library)
    except UserFacingError as error:
        return FailedOut(document=str(path), error=error_out(error, catalogue))
    return score_out(str(path), scheme_out(pack), result, catalogue.say)


def scored(path: Path, library: Library) -> tuple[Document, Pack, Result]:
    """Return a document with its table and result.

    Raises:
        UserFacingError: If the document or its table is wrong.
    """
    document, pack, evaluation = evaluated(path, library)
    return document, pack, evaluation.result


def evaluated(path: Path, library: Library) -> tuple[Document, Pack, Evaluation]:
    """Return a document with its table and all that follows from both.

    Raises:
        UserFacingError: If the document or its table is wrong.
    """
    document, pack = load_checked(path, library)
    return document, pack, evaluate(document, pack, library)


def error_out(error: UserFacingError, catalogue: Catalogue) -> ErrorOut:
    """Return an error of the user's world in the shape that is printed."""
    return ErrorOut(code=error.said.code, text=catalogue.say(error.said), path=error.path)


def standards_out(library: Library) -> tuple[tuple[StandardOut, ...], tuple[BrokenFile, ...]]:
    """Return every table at hand, and the files among them that cannot be used, each with the reason."""
    tables: list[StandardOut] = []
    broken = list(library.broken())
    retired: Collection[tuple[str, int]] = ()
    try:
        retired = library.retired
    except UserFacingError as error:
        broken.append(BrokenFile(Path(error.path), error.said))
    for header in library.headers():
        try:
            tables.append(_standard(header, library, retired=(header.id, header.version) in retired))
        except StandardError as error:
            broken.append(BrokenFile(Path(error.path), error.said))
    return tuple(tables), tuple(broken)


def _standard(header: Header, library: Library, *, retired: bool) -> StandardOut:
    pack = library.pack(header.id, header.version)
    bonus, places = pack.table.bonus, pack.table.rounding.places
    points = Fraction(pack.table.whole)
    return StandardOut(
        id=header.id,
        version=header.version,
        title=header.title,
        subject=header.subject,
        issuer=header.issuer,
        standing=header.standing,
        abolished=header.abolished or None,
        province=header.applies.province,
        industries=header.applies.industries,
        data_years=header.applies.data_years,
        points=fixed_text(points, places),
        bonus=fixed_text(Fraction(bonus.cap), places) if bonus else None,
        indicators=len(pack.indicators),
        benchmarks=dict(library.confidence(header.id, header.version)),
        retired=retired,
    )


def scheme_out(pack: Pack) -> SchemeOut:
    """Return how outputs name a table."""
    header = pack.header
    return SchemeOut(
        id=header.id, version=header.version, title=header.title, standing=header.standing, digest=pack.digest
    )
