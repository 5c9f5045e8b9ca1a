"""A page of the website is on no screen; a slide of it would say its title alone."""

from __future__ import annotations

from civsite.model.kinds.page import Page
from civsite.render.panels.wording import Words
from civsite.render.screens.kinds.kind import Setting, SlideKind, never


def _words(page: Page, said: Words, setting: Setting) -> Words:
    return {"form": "calm"}


KIND = SlideKind(Page, _words, has_card=never)
