"""Rich text in the parts that the library's details are made of: titles, facts in two columns, tables."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from gf_desktop.ui.theme import Tokens, space
from gf_desktop.ui.widgets.rich_text import rich_text


class RichPage(QObject):
    """Writes parts in the colours given."""

    def __init__(self, colours: Tokens) -> None:
        super().__init__()
        self.colours = colours

    def title(self, text: str) -> str:
        """Return the heading of the whole."""
        return (
            f"<p style='font-size: 12pt; font-weight: 600; margin: 0 0 {space(4)}px 0'>{rich_text(text)}</p>"
        )

    def heading(self, text: str) -> str:
        """Return the heading of a part."""
        return f"<p style='font-weight: 600; margin: {space(12)}px 0 {space(4)}px 0'>{rich_text(text)}</p>"

    def facts(self, facts: Iterable[tuple[str, str]]) -> str:
        """Return facts in two columns, read downwards."""
        told = [(name, text) for name, text in facts if text]
        half = (len(told) + 1) // 2
        sides = "".join(f"<td width='50%'>{self._side(some)}</td>" for some in (told[:half], told[half:]))
        return f"<table width='100%' cellspacing='0'><tr>{sides}</tr></table>"

    def _side(self, facts: Iterable[tuple[str, str]]) -> str:
        rows = "".join(
            f"<tr><td style='color: {self.colours.muted}; white-space: nowrap;"
            f" padding: 1px {space(12)}px 1px 0'>{rich_text(name)}</td>"
            f"<td style='padding: 1px {space(12)}px 1px 0'>{rich_text(text)}</td></tr>"
            for name, text in facts
        )
        return f"<table cellspacing='0'>{rows}</table>"

    def table(
        self,
        heads: Iterable[str],
        lines: Iterable[tuple[str, ...]],
        widths: tuple[int, ...],
        figures: tuple[int, ...] = (),
    ) -> str:
        """Return a table; ``lines`` are rich text, ``widths`` percent, ``figures`` the columns set to the right."""
        pad = f"padding: 2px {space(8)}px 2px 0"

        def cells(texts: Iterable[str], style: str) -> str:
            return "".join(
                f"<td width='{widths[number]}%' align='{'right' if number in figures else 'left'}'"
                f" style='{pad};{style}'>{text}</td>"
                for number, text in enumerate(texts)
            )

        head = cells(map(rich_text, heads), f"color: {self.colours.muted}")
        body = "".join(f"<tr>{cells(texts, '')}</tr>" for texts in lines)
        return f"<table width='100%' cellspacing='0'><tr>{head}</tr>{body}</table>"

    def plain(self, text: str) -> str:
        """Return a text as it stands."""
        return rich_text(text)

    def muted(self, text: str) -> str:
        """Return a text in the colour of remarks."""
        return f"<span style='color: {self.colours.muted}'>{rich_text(text)}</span>"
