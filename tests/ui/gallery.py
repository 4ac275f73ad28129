"""Pictures of every widget in both schemes and at two scales, for looking at.

    QT_QPA_PLATFORM=offscreen python -m tests.ui.gallery FOLDER

One picture each scheme and scale and part: ``cards-light-1.png`` and so on.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

RESOURCES = Path(__file__).parents[2] / "resources"
SCALES = ("1", "1.5")


def main() -> None:
    """Draw everything into the folder named, each scale in a process of its own."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        draw(folder, scale=sys.argv[2])
        return
    for scale in SCALES:
        command = [sys.executable, "-m", "tests.ui.gallery", str(folder), scale]
        subprocess.run(command, check=True, env=os.environ | {"QT_SCALE_FACTOR": scale})


def draw(folder: Path, *, scale: str) -> None:
    """Grab each part in both schemes."""
    from gf_desktop.ui.theme import STYLE, Scheme, Theme
    from tests.ui.gallery_parts import PARTS

    app = QApplication.instance() or QApplication(["gallery", *STYLE])
    assert isinstance(app, QApplication)
    theme = Theme.install(app, icons_folder=RESOURCES / "icons", fonts_folder=RESOURCES / "fonts")
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.set_scheme(scheme)
        for name, build in PARTS.items():
            grab(build, folder / f"{name}-{scheme.value}-{scale}.png")


def grab(build: Callable[[], QWidget], path: Path) -> None:
    """Show a part, let it settle, and write its picture."""
    part = build()
    part.show()
    part.activateWindow()
    for _ in range(5):
        QApplication.processEvents()
    part.grab().save(str(path))
    part.close()
    part.deleteLater()


if __name__ == "__main__":
    main()
