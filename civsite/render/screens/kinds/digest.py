"""The digest of a quarter's news enters; what its slide says leaves: a few stories by title alone."""

from __future__ import annotations

from civsite.model.kinds.digest import STORIES_LISTED, Digest
from civsite.plan.screens.slide import Part
from civsite.render.panels.wording import Words, say
from civsite.render.screens.kinds.kind import Setting, SlideKind, numeral
from civsite.text.phrases import phrases


def _words(digest: Digest, said: Words, setting: Setting) -> Words:
    year, number = digest.quarter.year, digest.quarter.number
    title = say(
        setting.language,
        f"{year}年第{numeral(number)}季度，我们一起做了",
        f"Together in quarter {number} of {year}",
    )
    stories = [
        {"date": f"{story.date.month}.{story.date.day}", "title": story.title}
        for story in digest.stories[:STORIES_LISTED]
    ]
    return {
        "form": "digest",
        "title": title,
        "phrases": list(phrases(title)),
        "figures": said["figures"],
        "lines": stories,
    }


def _only(digest: Digest, part: Part) -> Digest:
    """Without its hundreds of stories, whose panels are not asked for."""
    return digest.model_copy(update={"stories": ()})


KIND = SlideKind(Digest, _words, only=_only, short_texts=("lines",))
