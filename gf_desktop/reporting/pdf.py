"""Sets a report's content as PDF with typst, from a template that people may change.

Template and content stand in a folder of their own while they are set: a template reads nothing else, content is data
and never markup, and the same content gives the same bytes.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.reporting.radar import radar_svg

CONTENT = "content.json"
RADAR = "radar.svg"
# What a template may bring along beside itself.
COMPANIONS = (".typ", ".svg", ".png", ".jpg", ".jpeg")

Content = Mapping[str, Any]


def set_pdf(content: Content, *, template: Path, fonts: Path, step: Callable[[Message], None]) -> bytes:
    """Set ``content`` and return the PDF.

    Args:
        content: What ``domain.report.content`` or ``calculation_content`` returned.
        template: The ``.typ`` file; files beside it with the endings of ``COMPANIONS`` go along.
        fonts: The folder of the fonts; those of the system are not used.
        step: Told in words what comes next; it may raise to end the work there.

    Raises:
        UserFacingError: If the template is missing or wrong, or there is no room to work in.
    """
    if not template.is_file():
        raise UserFacingError(message("report.template-missing", name=template.name), str(template))
    try:
        with tempfile.TemporaryDirectory(prefix="gf-report-") as name:
            root = Path(name)
            _fill(root, content, template)
            step(message("report.progress.setting"))
            return _compile(root / template.name, root, fonts, content)
    except OSError as error:
        said = message("report.not-prepared", folder=tempfile.gettempdir(), why=error.strerror or str(error))
        raise UserFacingError(said) from error


def _fill(root: Path, content: Content, template: Path) -> None:
    """Put template and data into the folder that typst may read."""
    for file in template.parent.iterdir():
        if file.suffix.lower() in COMPANIONS and file.is_file():
            shutil.copyfile(file, root / file.name)
    axes = content["conclusion"]["axes"] if "conclusion" in content else ()
    shares = [(axis["title"], Fraction(axis["share"]) if axis["share"] else None) for axis in axes]
    svg = radar_svg(shares)
    if svg:
        (root / RADAR).write_text(svg, encoding="utf-8")
    data = {**content, "radar": RADAR if svg else ""}
    text = json.dumps(data, ensure_ascii=False)
    (root / CONTENT).write_bytes(text.encode("utf-8", "replace"))  # half a character pair has no UTF-8


def _compile(main: Path, root: Path, fonts: Path, content: Content) -> bytes:
    import typst

    day = content["meta"]["date"]
    try:
        return typst.compile(
            str(main),
            root=str(root),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            timestamp=int(datetime(day["year"], day["month"], day["day"], tzinfo=UTC).timestamp()),
        )
    except typst.TypstError as error:
        said = message("report.template-broken", name=main.name, why=str(error.args[0]))
        raise UserFacingError(said, main.name) from error
