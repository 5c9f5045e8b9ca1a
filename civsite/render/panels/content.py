"""An item enters; what its panel says leaves, as plain JSON values for the templates.

Only what may be seen is passed on: nobody without consent is named, a minor never in full.
"""

from __future__ import annotations

from civsite.model.item import Item
from civsite.render.panels.kinds import KINDS
from civsite.render.panels.phrases import phrases
from civsite.render.panels.wording import Words


def content_of(item: Item, language: str = "zh") -> Words:
    """What the panel of `item` says; `kind` names its template."""
    common = {"title": item.title, "phrases": list(phrases(item.title)), "summary": item.summary}
    return {**common, **KINDS[type(item)].words(item, language)}


def photos_of(item: Item) -> tuple[str, ...]:
    """The pictures that the panel of `item` may show, most important first, each once."""
    return tuple(dict.fromkeys(KINDS[type(item)].photos(item)))
