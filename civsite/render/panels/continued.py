"""What a panel says of one portion of an item enters; the same with its place among all leaves."""

from __future__ import annotations

from typing import Any

from civsite.fit.portions import Portion
from civsite.render.panels.content import content_of
from civsite.render.panels.kinds import KINDS

_NUMBERS = "一二三四五六七八九"


def continued(content: dict[str, Any], portion: Portion, language: str) -> dict[str, Any]:
    """`content` with «（一）» behind its headline and « 1/2» on its tab; numbers go on from before.

    `before` counts the articles or steps of earlier portions; where the first of this one was begun
    there, `begins_inside` leaves out its number. What a kind takes from the whole item is added.
    """
    if portion.count == 1:
        return content
    place = f"{portion.number}/{portion.count}"
    mark = f" ({place})" if language == "en" else f"（{_NUMBERS[portion.number - 1]}）"
    tab = content.get("tab")
    whole = content_of(portion.whole, language)
    return {
        **content,
        "title": content["title"] + mark,
        "phrases": [*content["phrases"], mark],
        "before": portion.before,
        "begins_inside": portion.begins_inside,
        **KINDS[type(portion.whole)].of_whole(whole),
        **({"tab": f"{tab} {place}"} if tab else {}),
    }
