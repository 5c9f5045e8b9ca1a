"""The digest of a quarter's news enters; what its panel says leaves."""

from __future__ import annotations

from civsite.model.kinds.digest import Digest
from civsite.render.panels.kinds.kind import PanelKind
from civsite.render.panels.kinds.news import figures_words, told_in_short
from civsite.render.panels.wording import Words, say

_PHOTOS_SHOWN = 4


def _words(digest: Digest, language: str) -> Words:
    quarter = digest.quarter
    word = "一二三四"[quarter.number - 1]
    return {
        "kind": "digest",
        "tab": say(language, f"{quarter.year} 年第{word}季度", str(quarter)),
        "stories": [told_in_short(story) for story in digest.stories],
        "figures": figures_words(digest.figures, language),
        "quarter": str(quarter),
    }


def _photos(digest: Digest) -> list[str]:
    return [story.photos[0].file for story in digest.stories if story.photos][:_PHOTOS_SHOWN]


KIND = PanelKind(Digest, _words, photos=_photos, short_texts=frozenset({"stories"}))
