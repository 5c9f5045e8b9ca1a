"""The seam to what is remembered between runs: a key and a way to make its text enter, the text leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Recall(Protocol):
    """`key` is a hash of all that the text is made from; `make` is called where it is not known.

    Called from several threads at once; two of them may make the same text.
    """

    def __call__(self, key: str, make: Callable[[], str]) -> str: ...


class InMemory:
    """Remembers as long as the process lives."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def __call__(self, key: str, make: Callable[[], str]) -> str:
        if key not in self._texts:
            self._texts[key] = make()
        return self._texts[key]
