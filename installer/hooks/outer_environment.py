"""Runs in the frozen program before anything else: what it starts gets the system's libraries, not those beside it.

PyInstaller's starter points the loader of Linux at the bundle. Whoever opens a report with the system's viewer would
hand that on, and the viewer would load our Qt and OpenSSL. This process has found its libraries already.
"""

from __future__ import annotations

import os
import sys

if sys.platform == "linux":
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
