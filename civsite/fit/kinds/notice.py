"""Notices: what, when and where are always shown; cut between rows and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from civsite.fit.cutting import LINE, Cut, Piece, weight_of
from civsite.fit.kinds.kind import FitKind
from civsite.fit.prose import body_of, pieces_of_body
from civsite.model.kinds.notice import Notice

_ROWS = ("what", "when", "where", "who", "contact")


def _least(item: Notice) -> str:
    return item.title + "".join(getattr(item, name) or "" for name in _ROWS)


def _cut(item: Notice) -> Cut:
    """A row is a piece that says its name in a tuple, so that no paragraph is taken for it."""
    rows = [name for name in _ROWS if getattr(item, name)]
    pieces = [Piece((name,), weight_of(getattr(item, name)) + LINE) for name in rows]

    def joined(mine: Sequence[Piece], first: bool, last: bool) -> Notice:
        kept = {piece.said[0] for piece in mine if isinstance(piece.said, tuple)}
        update: dict[str, object] = {name: None for name in rows if name not in kept}
        update["body"] = body_of(piece for piece in mine if not isinstance(piece.said, tuple))
        if not last:
            update |= {"date": None, "from_": None}
        if not first:
            update["summary"] = None
        return item.model_copy(update=update)

    return Cut([*pieces, *pieces_of_body(item.body)], joined)


KIND = FitKind(Notice, _least, _cut)
