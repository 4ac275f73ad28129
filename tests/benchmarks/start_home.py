"""The program's own start on the workspace given, to Home with its rows. Says ``painted`` once it has been."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gf_desktop.bootstrap import build
from gf_desktop.ui.app import Run, make_application
from gf_desktop.ui.instance import WorkspaceLock


def painted() -> None:
    """Say so and end the process, leaving nothing to tear down."""
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    os._exit(0)


folder = Path(sys.argv[1])
lock = WorkspaceLock(folder)
lock.take()
application = make_application()
run = Run(application, build(folder), lock)
run.window.painted.connect(painted)
run.execute()
