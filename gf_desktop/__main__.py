"""The one entry: a command runs the command line, anything else opens the window."""

from __future__ import annotations

import sys

from gf_desktop.bootstrap import build


def main(argv: list[str] | None = None) -> int:
    """Run the program and return its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    from gf_desktop import cli

    if cli.is_command(arguments):
        return cli.main(arguments, build)
    from gf_desktop.ui.app import run

    return run(build(), arguments)


if __name__ == "__main__":
    sys.exit(main())
