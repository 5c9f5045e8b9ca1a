"""Notices: what, when and where are always shown; cut between rows and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from civsite.fit.cutting import LINE, Cut, Passage, weight_of
from civsite.fit.kinds.kind import FitKind
from civsite.fit.markdown import body_of, passages_of
from civsite.model.kinds.notice import Notice

_ROWS = ("what", "when", "where", "who", "contact")


def _least(item: Notice) -> str:
    return item.title + "".join(getattr(item, name) or "" for name in _ROWS)


def _cut(item: Notice) -> Cut:
    """A row is a passage that says its name in a tuple, so that no paragraph is taken for it."""
    rows = [name for name in _ROWS if getattr(item, name)]
    passages = [Passage((name,), weight_of(getattr(item, name)) + LINE) for name in rows]

    def joined(mine: Sequence[Passage], first: bool, last: bool) -> Notice:
        kept = {passage.said[0] for passage in mine if isinstance(passage.said, tuple)}
        update: dict[str, object] = {name: None for name in rows if name not in kept}
        update["body"] = body_of(passage for passage in mine if not isinstance(passage.said, tuple))
        if not last:
            update |= {"date": None, "from_": None}
        if not first:
            update["summary"] = None
        return item.model_copy(update=update)

    return Cut([*passages, *passages_of(item.body)], joined)


KIND = FitKind(Notice, _least, _cut)
