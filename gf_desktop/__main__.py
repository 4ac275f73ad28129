"""The one entry: a command runs the command line, anything else opens the window."""

from __future__ import annotations

import gc
import sys


def main(argv: list[str] | None = None) -> int:
    """Run the program and return its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments:  # a start by its icon names nothing, and need not load the commands to find none
        from gf_desktop import cli
        from gf_desktop.bootstrap import build

        if cli.is_command(arguments):
            return cli.main(arguments, build)
    return _open_window(arguments)


def _open_window(arguments: list[str]) -> int:
    # What a start makes is kept, so collecting finds nothing; the window collects again behind its first picture.
    gc.disable()
    # Before Qt: its binding reads the source of every module imported behind it.
    import gf_desktop.storage.home  # noqa: F401
    from gf_desktop.bootstrap import build
    from gf_desktop.ui.app import run

    return run(build(), arguments)


if __name__ == "__main__":
    sys.exit(main())
