"""What the window remembers between two starts: a small file in the data folder, never in the registry.

Nothing of an assessment is kept here but the entries of a wizard that was closed before its end.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from gf_desktop.ui.theme import Scheme

FILE = "settings.ini"
_COLUMNS = "columns"
_FOLDER = "files/folder"
_SCHEME, _GEOMETRY, _LAST, _DRAFT, _RUNNING = (
    "window/scheme",
    "window/geometry",
    "home/last",
    "wizard/draft",
    "run/open",
)


class Settings:
    """Typed access to the settings of one data folder. A value that cannot be read counts as not set."""

    def __init__(self, data: Path) -> None:
        self._file = QSettings(str(data / FILE), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system has it."""
        try:
            return Scheme(str(self._file.value(_SCHEME, Scheme.SYSTEM.value)))
        except ValueError:
            return Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._file.setValue(_SCHEME, scheme.value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty at the first start."""
        value = self._file.value(_GEOMETRY)
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._file.setValue(_GEOMETRY, geometry)

    @property
    def last(self) -> str:
        """The id of the assessment opened last; Home puts its cursor there."""
        return str(self._file.value(_LAST, ""))

    @last.setter
    def last(self, assessment_id: str) -> None:
        self._file.setValue(_LAST, assessment_id)

    @property
    def folder(self) -> str:
        """The folder that files were read from or written to last; empty before the first."""
        return str(self._file.value(_FOLDER, ""))

    @folder.setter
    def folder(self, folder: str) -> None:
        self._file.setValue(_FOLDER, folder)

    def columns(self, ledger: str) -> Mapping[str, bool]:
        """Return which columns of a ledger's table the user chose to see (true) or hid; others are as they come."""
        words = str(self._file.value(f"{_COLUMNS}/{ledger}", "")).split()
        return {word[1:]: word[0] == "+" for word in words if word[0] in "+-"}

    def set_columns(self, ledger: str, chosen: Mapping[str, bool]) -> None:
        """Remember the columns that the user chose to see or hid."""
        words = " ".join(f"{'+' if shown else '-'}{key}" for key, shown in sorted(chosen.items()))
        self._file.setValue(f"{_COLUMNS}/{ledger}", words)

    @property
    def draft(self) -> Mapping[str, Any]:
        """What was entered in a wizard that was not finished."""
        kept = str(self._file.value(_DRAFT, ""))
        if not kept:
            return {}
        import json  # only a start with a draft needs it

        try:
            draft = json.loads(kept)
        except json.JSONDecodeError:
            return {}
        return draft if isinstance(draft, dict) else {}

    @draft.setter
    def draft(self, draft: Mapping[str, Any]) -> None:
        import json

        if draft:
            self._file.setValue(_DRAFT, json.dumps(draft, ensure_ascii=True))
        else:
            self._file.remove(_DRAFT)

    @property
    def draft_name(self) -> str | None:
        """The name of the enterprise in the draft, maybe not entered yet; None without a draft."""
        draft = self.draft
        applicant = draft.get("applicant")
        named = applicant.get("name") if isinstance(applicant, dict) else ""
        return str(named or "") if draft else None

    def begin_run(self) -> bool:
        """Mark the program as running, and return whether the last run ended badly."""
        badly = str(self._file.value(_RUNNING, "")) == "yes"
        self._file.setValue(_RUNNING, "yes")
        self.sync()
        return badly

    def end_run(self) -> None:
        """Mark the program as ended well."""
        self._file.remove(_RUNNING)
        self.sync()

    def sync(self) -> None:
        """Write what has changed now."""
        self._file.sync()
