"""The standards at hand: packs, programmes, reference words, guidance. Read when first asked for, then kept."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Self

from gf_desktop.domain.messages import Message, UserFacingError, message

if TYPE_CHECKING:
    from gf_desktop.domain.document import Applicant
    from gf_desktop.domain.guidance import Guidance
    from gf_desktop.domain.industries.catalogue import Entry
    from gf_desktop.domain.pack import Figure, Header, Measure, Pack, Subject
    from gf_desktop.domain.pack_rules import Known
    from gf_desktop.domain.programme import Programme
    from gf_desktop.domain.recommend import Purpose, Recommendation
    from gf_desktop.domain.reference.industries import IndustryCode, KeyIndustry
    from gf_desktop.domain.reference.tables import ReferenceTables
    from gf_desktop.domain.reference.unit_words import UnitWords
    from gf_desktop.services.choice_words import ChoiceWords
    from gf_desktop.standards.packs import BrokenFile, PackFile, PlacedProblem, Shelf

MISSING = "missing"


@dataclass(frozen=True, slots=True)
class _Listed:
    """The files of tables by id and version, newest version first, and those that cannot be listed."""

    files: Mapping[tuple[str, int], PackFile]
    broken: tuple[BrokenFile, ...]

    @classmethod
    def of(cls, shelf: Shelf) -> Self:
        by_identity = {(file.header.id, file.header.version): file for file in shelf.packs}
        ranked = sorted(by_identity.items(), key=lambda item: (item[0][0], -item[0][1]))
        return cls(dict(ranked), shelf.broken)


class Library:
    """All that ``resources`` and the given folders hold. ``extra`` packs win over ours of the same id and version.

    ``own`` is the folder of the user's own tables, which need not be there yet; their ids begin with ``own-``.
    """

    def __init__(self, resources: Path, *extra: Path, own: Path | None = None) -> None:
        self._resources = resources
        self._extra = extra
        self.own = own
        self._packs: dict[Path, Pack] = {}
        self._lock = RLock()
        self._listed: _Listed | None = None
        self._retired: frozenset[tuple[str, int]] | None = None

    def headers(self) -> tuple[Header, ...]:
        """Return the header of every table, by id and newest version first.

        Raises:
            UserFacingError: If a given folder cannot be looked into.
        """
        return tuple(file.header for file in self._files.values())

    def offered(self) -> tuple[Header, ...]:
        """Return the headers of the tables that a new assessment may take: all but those retired.

        Where the list of those is damaged, all are offered: the library page says it, and work goes on.

        Raises:
            UserFacingError: If a given folder cannot be looked into.
        """
        try:
            retired = self.retired
        except UserFacingError:
            retired = frozenset()
        return tuple(h for h in self.headers() if (h.id, h.version) not in retired)

    @property
    def retired(self) -> frozenset[tuple[str, int]]:
        """The id and version of each table that is not offered any more; assessments that have it keep it.

        Raises:
            UserFacingError: If the list of them is damaged.
        """
        from gf_desktop.services.retired import read_retired

        with self._lock:
            if self._retired is None:
                self._retired = read_retired(self.own) if self.own else frozenset()
            return self._retired

    def is_own(self, header: Header) -> bool:
        """Return whether a table is one of the user's own, kept in the workspace."""
        return self.own is not None and self.path(header).parent == self.own

    def path(self, header: Header) -> Path:
        """Return the file of a table.

        Raises:
            UserFacingError: If there is no such table.
        """
        return self._file(header.id, header.version).path

    def refresh(self) -> None:
        """Look anew at the tables and at which are retired: the user's own have changed.

        What another thread is just reading is waited for, so that it cannot outlive the change.
        """
        with self._lock:
            self._packs, self._listed, self._retired = {}, None, None

    def pack(self, scheme_id: str, version: int | None = None) -> Pack:
        """Return a table; without ``version`` its newest.

        Raises:
            UserFacingError: If there is no such table, its file is wrong, or a given folder cannot be looked into.
        """
        from gf_desktop.standards.packs import read_pack

        # What another thread's refresh puts in its place in between must not get a table read before.
        packs = self._packs
        path = self._file(scheme_id, version).path
        pack = packs.get(path)
        if pack is None:
            pack = packs[path] = read_pack(path, self.known, shipped=self._shipped(path))
        return pack

    def programmes(self) -> tuple[Programme, ...]:
        """Return every programme."""
        return self._programmes

    def programme(self, programme_id: str) -> Programme | None:
        """Return the programme of that id, or None."""
        return next((p for p in self._programmes if p.id == programme_id), None)

    def programme_for(
        self, province: str, year: int, purpose: Purpose = "", subject: Subject | None = None
    ) -> Programme | None:
        """Return the programme to apply under for the data of ``year``; where none names the year, the newest.

        For the nation it is the nation's; for city and province, and while the level is not said, the province's. A
        province may be named as people write it (江苏). One that does not take the ``subject`` is none: where the
        nation's does not, the province's is taken.
        """
        found = self._of_level(province, year, purpose)
        if found is None or subject is None or found.takes(subject):
            return found
        other = self._of_level(province, year, "") if purpose == "nation" else None
        return other if other is not None and other.takes(subject) else None

    def excluded(self, province: str, year: int, purpose: Purpose, subject: Subject) -> str:
        """Return why the programme of a level does not take a kind of applicant; empty where it does or is unknown."""
        found = self._of_level(province, year, purpose)
        return found.excluded.get(subject, "") if found else ""

    def _of_level(self, province: str, year: int, purpose: Purpose) -> Programme | None:
        where = "" if purpose == "nation" else self.province(province)
        here = [p for p in self._programmes if p.province == where and (where or purpose)]
        return next((p for p in here if year + 1 in p.years), here[-1] if here else None)

    def recommend(
        self,
        applicant: Applicant,
        year: int,
        programme: Programme | None,
        *,
        purpose: Purpose = "",
        subject: Subject = "factory",
        abolished: bool = False,
    ) -> tuple[Recommendation, ...]:
        """Return all tables, the one that the rules want first, each with the reason.

        Abolished tables are listed on request only. The applicant's province may be named as people write it.
        """
        from gf_desktop.domain.industries.catalogue import key_industries
        from gf_desktop.domain.recommend import recommend

        return recommend(
            self.offered(),
            replace(applicant, province=self.province(applicant.province)),
            year,
            programme,
            purpose=purpose,
            subject=subject,
            abolished=abolished,
            key_industries=key_industries(applicant.industry_code, self.key_industries),
        )

    def catalogue(self, industry_code: str = "") -> tuple[Entry, ...]:
        """Return what is known of an industry's requirements, tables at hand first; of all where the code is empty."""
        from gf_desktop.domain.industries.catalogue import catalogue

        return catalogue(industry_code, self.reference(), self.headers())

    def confidence(self, scheme_id: str, version: int | None = None) -> Mapping[str, int]:
        """Return how many benchmarks of a table are of each confidence, those without a figure under ``missing``."""
        pack = self.pack(scheme_id, version)
        return Counter(MISSING if f.value is None else pack.confidence(f) for f in benchmark_figures(pack))

    def check(self, path: Path) -> tuple[PlacedProblem, ...]:
        """Return what is wrong with a pack file, each with its place.

        Raises:
            UserFacingError: If the file cannot be read at all.
        """
        from gf_desktop.standards.packs import check_file

        return check_file(path, self.known)

    def guidance(self, indicator_id: str) -> Guidance | None:
        """Return what helps with an indicator, or None."""
        return self._guidance.get(indicator_id)

    def requirement_guidance(self, title: str) -> Guidance | None:
        """Return what helps with a basic requirement, condition or circumstance of these words, or None."""
        return self._requirement_guidance.get(title)

    def evidence_titles(self) -> Mapping[str, str]:
        """Return the Chinese name of each kind of evidence."""
        return self._evidence

    def industries(self) -> Mapping[str, str]:
        """Return the names of GB/T 4754-2017 codes that we know."""
        return self._industries

    def industry_codes(self) -> tuple[IndustryCode, ...]:
        """Return the industry codes that we know, with how sure each is."""
        from gf_desktop.standards.reference import read_industry_codes

        return read_industry_codes(self._resources / "reference")

    def regions(self) -> Mapping[str, tuple[str, ...]]:
        """Return the provinces, each with the cities that we know."""
        return self._regions

    def province(self, text: str) -> str:
        """Return the official name of the province that a text names (江苏: 江苏省), else the text itself."""
        from gf_desktop.domain.regions import official

        return official(text, self._regions) if text else ""

    def reference(self) -> ReferenceTables:
        """Return the reference tables: coefficients, factors, limits, quotas, benchmarks, industries."""
        return self._reference

    def unit_words(self) -> UnitWords:
        """Return the reader of units as people write them."""
        return self._unit_words

    def choice_words(self, say: Callable[[Message], str]) -> ChoiceWords:
        """Return the reader of the words by which people name entries of lists; ``say`` says a title."""
        from gf_desktop.services.choice_words import ChoiceWords

        return ChoiceWords(self._resources, say)

    @cached_property
    def known(self) -> Known:
        """What packs may refer to: units, formulas, kinds of evidence."""
        from gf_desktop.standards.reference import read_known

        return read_known(self._resources / "reference")

    def broken(self) -> tuple[BrokenFile, ...]:
        """Return the files among the tables that cannot be listed, each with the reason.

        Raises:
            UserFacingError: If a given folder cannot be looked into.
        """
        return self._on_disk().broken

    @cached_property
    def made(self) -> str:
        """What summaries are made with now; those on the disk made with something else are out of date."""
        from gf_desktop.services.made import made_with

        return made_with(self._resources)

    def _shipped(self, path: Path) -> bool | None:
        """A folder given by hand may hold anybody's tables."""
        if path.parent == self.own:
            return False
        return True if path.parent == self._resources / "standards" else None

    @property
    def _files(self) -> Mapping[tuple[str, int], PackFile]:
        return self._on_disk().files

    def _on_disk(self) -> _Listed:
        """Return what the folders hold, read once until the next ``refresh``."""
        with self._lock:
            if self._listed is None:
                self._listed = _Listed.of(self._read_shelf())
            return self._listed

    def _read_shelf(self) -> Shelf:
        from gf_desktop.standards.packs import read_shelf

        for folder in self._extra:
            _check_folder(folder)
        own = [self.own] if self.own and self.own.is_dir() else []
        return read_shelf(self._resources / "standards", *own, *self._extra)

    def _file(self, scheme_id: str, version: int | None) -> PackFile:
        for (known_id, known_version), file in self._files.items():
            if known_id == scheme_id and version in (None, known_version):
                return file
        if version is None:
            raise UserFacingError(message("library.no-pack", scheme=scheme_id), "scheme")
        raise UserFacingError(message("library.no-version", scheme=scheme_id, version=version), "scheme")

    @cached_property
    def _programmes(self) -> tuple[Programme, ...]:
        from gf_desktop.standards.programmes import read_programmes

        return read_programmes(self._resources / "programmes")

    @cached_property
    def _guidance(self) -> Mapping[str, Guidance]:
        from gf_desktop.standards.guidance import read_guidance

        return read_guidance(self._resources / "guidance" / "zh_CN")

    @cached_property
    def _requirement_guidance(self) -> Mapping[str, Guidance]:
        from gf_desktop.domain.guidance import by_title
        from gf_desktop.standards.guidance import read_guidance

        return by_title(read_guidance(self._resources / "guidance" / "zh_CN" / "requirements").values())

    @cached_property
    def _evidence(self) -> Mapping[str, str]:
        from gf_desktop.standards.reference import read_evidence_kinds

        return read_evidence_kinds(self._resources / "reference")

    @cached_property
    def _industries(self) -> Mapping[str, str]:
        from gf_desktop.standards.reference import read_industries

        return read_industries(self._resources / "reference")

    @cached_property
    def _regions(self) -> Mapping[str, tuple[str, ...]]:
        from gf_desktop.standards.reference import read_regions

        return read_regions(self._resources / "reference")

    @cached_property
    def key_industries(self) -> tuple[KeyIndustry, ...]:
        """All key industries, which have requirements of their own."""
        from gf_desktop.standards.reference.tables import read_key_industries

        return read_key_industries(self._resources / "reference")

    @cached_property
    def _reference(self) -> ReferenceTables:
        from gf_desktop.standards.reference.tables import read_tables

        return read_tables(self._resources / "reference")

    @cached_property
    def _unit_words(self) -> UnitWords:
        from gf_desktop.standards.reference import read_unit_words

        return read_unit_words(self._resources / "reference")


def _check_folder(folder: Path) -> None:
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise UserFacingError(message("library.folder", folder=str(folder)), "--standards") from error


def benchmark_figures(pack: Pack) -> Iterator[Figure]:
    """Yield every benchmark figure of a table: rows', variants' and parts'."""
    for row in pack.indicators:
        for measure in (row, *row.variants):
            yield from _figures(measure)


def _figures(measure: Measure) -> Iterator[Figure]:
    pairs = [(measure.lead, measure.base), *((part.lead, part.base) for part in measure.parts)]
    yield from (figure for pair in pairs for figure in pair if figure is not None)
