"""`python -m civsite` is `civsite`."""

from __future__ import annotations

import sys
from typing import NoReturn

from civsite.process import collect_no_more, collect_seldom, keep_libraries_off_stdout

collect_seldom()  # what is loaded from here on stays, too

from civsite.cli import main  # noqa: E402


def run() -> NoReturn:
    keep_libraries_off_stdout()
    status = main()
    collect_no_more()
    sys.exit(status)


if __name__ == "__main__":
    run()
