"""A page of the website is on no screen; as a slide it would be set like a story."""

from __future__ import annotations

from civsite.model.kinds.page import Page
from civsite.render.screens.kinds import news
from civsite.render.screens.kinds.kind import SlideKind, never

KIND = SlideKind(Page, news.words, short_texts=("summaries",), frame=news.frame, has_card=never)
