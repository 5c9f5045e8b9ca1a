"""A page of the website enters; what a panel would say of it leaves, for proofs alone."""

from __future__ import annotations

from civsite.model.kinds.page import Page
from civsite.render.panels.kinds.kind import PanelKind
from civsite.render.panels.wording import Words, body_words, ever_shorter


def _words(page: Page, _: str) -> Words:
    return {
        "kind": "story",
        "photos": [],
        "date": None,
        "place": None,
        "summaries": ever_shorter(page.summary) if page.summary else [],
        "body": body_words(page.body),
    }


KIND = PanelKind(Page, _words)
