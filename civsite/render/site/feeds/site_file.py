"""A file of the website that is no page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """A part of a file that changes by itself; `traces` as a file has them."""

    traces: str
    make: Callable[[], bytes]


class SiteFile(NamedTuple):
    """`path` in the site, what makes its bytes, and the content it was made from.

    `traces` is a text that changes whenever the bytes might, as that of a page; None for a file
    that is made in no time. A file in `pieces` is what `join` makes of them, in their order.
    """

    path: str
    make: Callable[[], bytes]
    made_from: tuple[str, ...] = ()
    traces: str | None = None
    pieces: tuple[Piece, ...] = ()
    join: Callable[[Sequence[bytes]], bytes] = b"".join

    def content(self, recall: Callable[[Piece], bytes]) -> bytes:
        """As `make` has it, but for a file in pieces these are what `recall` gives."""
        return self.join([recall(piece) for piece in self.pieces]) if self.pieces else self.make()


def in_pieces(
    path: str,
    pieces: Sequence[Piece],
    join: Callable[[Sequence[bytes]], bytes],
    made_from: tuple[str, ...],
) -> SiteFile:
    """A file of which an edit changes one piece of many."""
    traces = "\0".join([piece.traces for piece in pieces])

    def make() -> bytes:
        return join([piece.make() for piece in pieces])

    return SiteFile(path, make, made_from, traces, tuple(pieces), join)
