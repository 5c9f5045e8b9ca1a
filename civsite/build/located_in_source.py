"""Enters: what rendering refused, known by file and key. Leaves: the same with line and excerpt.

A line number is kept out of a job's request, where it would make a moved text another panel; so a
renderer names the key, and the place is looked up here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from civsite.diagnostics import Diagnostic, in_order
from civsite.model.community import Community, Source

# What a template calls a text, where that is not the key that the editor wrote.
_KEYS = {"rows": "what", "stories": "title", "page": "title", "name": "deeds"}


def located_in_source(
    diagnostics: Iterable[Diagnostic], community: Community
) -> tuple[Diagnostic, ...]:
    """The diagnostics in order, each at the key that it is about where its file has that key."""
    sources = {source.path: source for source in community.sources.values()}
    return in_order(_located(each, sources.get(each.span.path)) for each in diagnostics)


def _located(diagnostic: Diagnostic, source: Source | None) -> Diagnostic:
    if diagnostic.about is None or source is None:
        return diagnostic
    key = _KEYS.get(diagnostic.about, diagnostic.about)
    span = source.span_of(key) if source.has(key) else source.span_of("title")
    return replace(diagnostic, span=span, excerpt=source.line(span.line))
