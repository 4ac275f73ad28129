"""An ``Ask`` that answers from a list and remembers what was asked."""

from collections.abc import Sequence
from pathlib import Path

from gf_desktop.ui.prompts import FileKind


class RecordingAsk:
    """Give it the answers in order: ``RecordingAsk(True, Path("a.pdf"))``. ``asked`` holds (method, title).

    A question without an answer left gets the one that leaves things as they are.
    """

    def __init__(self, *answers: object) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[str, str]] = []
        self.whys: list[str] = []
        self.told: list[tuple[str, str, str]] = []

    def confirm(self, title: str, why: str, action: str) -> bool:
        """Return the next answer."""
        self.whys.append(why)
        return bool(self._next("confirm", title, False))

    def choose(self, title: str, why: str, actions: Sequence[tuple[str, str]]) -> str:
        """Return the next answer, which must be one of the actions."""
        answer = str(self._next("choose", title, ""))
        assert answer in {"", *(which for which, _ in actions)}, f"{answer} is not offered"
        return answer

    def tell(self, title: str, why: str, *, details: str = "") -> None:
        """Remember what was said."""
        self.told.append((title, why, details))

    def choose_save_path(self, title: str, suggestion: Path, kinds: Sequence[FileKind]) -> Path | None:
        """Return the next answer."""
        return self._path("choose_save_path", title)

    def choose_open_path(self, title: str, folder: Path, kinds: Sequence[FileKind]) -> Path | None:
        """Return the next answer."""
        return self._path("choose_open_path", title)

    def choose_open_paths(self, title: str, folder: Path, kinds: Sequence[FileKind]) -> list[Path]:
        """Return the next answer, a list of paths."""
        answer = self._next("choose_open_paths", title, [])
        assert isinstance(answer, list)
        return answer

    def choose_folder(self, title: str, folder: Path) -> Path | None:
        """Return the next answer."""
        return self._path("choose_folder", title)

    def _path(self, method: str, title: str) -> Path | None:
        answer = self._next(method, title, None)
        assert answer is None or isinstance(answer, Path)
        return answer

    def _next(self, method: str, title: str, otherwise: object) -> object:
        self.asked.append((method, title))
        return self._answers.pop(0) if self._answers else otherwise
