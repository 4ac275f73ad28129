"""What the tabs share: the session, who makes the files, and who is asked where they go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gf_desktop.services.reports import Reports, Snapshot
from gf_desktop.ui.output.files import documents, stem
from gf_desktop.ui.prompts import Ask, FileKind
from gf_desktop.ui.session_model import SessionModel


@dataclass(frozen=True, slots=True)
class Making:
    """Makes files of the session as it stands now."""

    model: SessionModel
    reports: Reports
    ask: Ask

    def snapshot(self) -> Snapshot:
        """Return the assessment at this moment, with what was still being typed and the factors of its result."""
        self.model.flush()
        model = self.model
        factors = model.assessment.factors or model.session.factors
        return Snapshot(model.document, model.pack, model.programme, model.result, factors=factors)

    def name(self, what: str, ending: str) -> str:
        """Return a file's name from enterprise, year and ``what`` it is."""
        document = self.model.document
        words = QCoreApplication.translate("Making", "{name}-{year}年度-{what}")
        return f"{stem(words, document.applicant.name, year=document.year, what=what)}.{ending}"

    def ask_where(self, title: str, what: str, kind: FileKind) -> Path | None:
        """Ask where to write; None where the user leaves it."""
        return self.ask.choose_save_path(title, documents() / self.name(what, kind.endings[0]), [kind])
