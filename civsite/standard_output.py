"""Enters: the process's standard output. Leaves: the same for civsite alone.

What a library prints from C, as solvers and codecs do, would stand in the midst of
`check --format json`; it goes to standard error instead.
"""

from __future__ import annotations

import os
import sys


def keep_libraries_off_stdout() -> None:
    """Give `sys.stdout` a descriptor of its own and point the process's to standard error."""
    ours = sys.stdout
    try:
        ours.flush()
        own = os.dup(ours.fileno())
        os.dup2(sys.stderr.fileno(), ours.fileno())
    except (AttributeError, OSError, ValueError):
        return  # one of the two is closed, or no file: nothing to keep apart
    sys.stdout = open(own, "w", encoding=ours.encoding, errors=ours.errors)  # noqa: SIM115
