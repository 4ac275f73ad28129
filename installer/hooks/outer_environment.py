"""Runs in the frozen program just before it: what it starts gets the system's libraries and plugins, not ours.

PyInstaller's starter points the loader of Linux at the bundle, and its hook for PySide6 (pyi_rth_pyside6, which runs
before this one) points Qt at the plugins there. Whoever opens a report with the system's viewer would hand that on, and
the viewer would load our Qt, OpenSSL and plugins. This process has found its libraries already, and its Qt finds the
plugins beside its own library.
"""

from __future__ import annotations

import os
import sys

for name in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
    os.environ.pop(name, None)
if sys.platform == "linux":
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
