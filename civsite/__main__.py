"""`python -m civsite` is `civsite`."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NoReturn

from civsite.collecting import collect_seldom

collect_seldom()  # what is loaded from here on stays, too

from civsite.cli import main  # noqa: E402
from civsite.standard_output import keep_libraries_off_stdout  # noqa: E402


def run() -> NoReturn:
    """Ends at once with what was done: to take thousands of records apart helps nobody."""
    keep_libraries_off_stdout()
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):  # nobody reads, or closed
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
