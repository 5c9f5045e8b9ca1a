"""When Python's collector of cycles looks for some.

Thousands of records stay as long as a command runs, and leave no cycles. To go through them again
and again takes longer than to load them; what is rendered leaves cycles with every page.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (1_000_000, 20, 1000)
_EARLY = (5000, 10, 10)


def collect_seldom() -> None:
    """From now on, in this process."""
    gc.set_threshold(*_SELDOM)


def collect_no_more() -> None:
    """What there is now goes with the process."""
    gc.freeze()


@contextmanager
def collecting_early() -> Iterator[None]:
    """Meanwhile collects early, and only among what comes from now on."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_EARLY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
