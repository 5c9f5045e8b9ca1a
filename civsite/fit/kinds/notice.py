"""Notices: what, when and where are always shown; cut between rows and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from civsite.fit.cutting import LINE, Passage, markdown_of, passages_of_markdown, weight_of
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.notice import Notice

_ROWS = ("what", "when", "where", "who", "contact")


def _least(notice: Notice) -> str:
    return notice.title + "".join(getattr(notice, name) or "" for name in _ROWS)


def _passages(notice: Notice) -> list[Passage]:
    """A row is a passage that says its field in a tuple, so that no paragraph is taken for it."""
    rows = [(name, getattr(notice, name)) for name in _ROWS]
    passages = [Passage((name, text), weight_of(text) + LINE) for name, text in rows if text]
    return [*passages, *passages_of_markdown(notice.body)]


def _said(passages: Sequence[Passage]) -> dict[str, Any]:
    rows: dict[str, str] = dict(
        passage.said for passage in passages if isinstance(passage.said, tuple)
    )
    body = markdown_of(passage for passage in passages if not isinstance(passage.said, tuple))
    return {**{name: rows.get(name) for name in _ROWS}, "body": body}


KIND = FitKind(
    Notice,
    _least,
    _passages,
    _said,
    at_first=("summary",),
    at_last=("date", "from_"),
)
