"""An item enters; what its panel says leaves, as plain JSON values; then what the template is given.

Only what may be seen is passed on: nobody without consent is named, a minor never in full. What can
be found from what is said (`template_data`) is found when a panel is rendered, and not for every panel
of every build.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from civsite.canonical import canonical_json
from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.fit.portions import Portion
from civsite.fonts.faces import KAI, only_in
from civsite.media.opening import BROKEN, open_picture
from civsite.model.item import Item
from civsite.model.scalars import usual_focus
from civsite.render.panels.kinds import KINDS
from civsite.render.panels.wording import Words
from civsite.text.links import ascii_url
from civsite.text.phrases import phrases

_NUMBERS = "一二三四五六七八九"
# Texts that may stand in lines of their own; running text is set to both edges instead.
_KEYS = frozenset({"title"}).union(*(kind.short_texts for kind in KINDS.values()))
_SHORTEST, _LONGEST = 5, 120


def content_of(item: Item, language: str = "zh") -> Words:
    """What the panel of `item` says; `kind` names its template."""
    common = {"title": item.title, "phrases": list(phrases(item.title)), "summary": item.summary}
    return {**common, **KINDS[type(item)].words(item, language)}


def photos_of(item: Item) -> tuple[str, ...]:
    """The pictures that the panel of `item` may show, most important first, each once."""
    return tuple(dict.fromkeys(KINDS[type(item)].photos(item)))


def continued(content: Words, portion: Portion, language: str) -> Words:
    """`content` with «（一）» behind its headline and « 1/2» on its tab; numbers go on from before.

    `before` counts the articles or steps of earlier portions; where the first of this one was begun
    there, `begins_inside` leaves out its number. What a kind takes from the whole item is added.
    """
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


def template_data(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """The request with its code as rows, its texts in phrases, and what is known of its pictures.

    Raises Refused for a picture that cannot be read.
    """
    content, address = request["content"], request["code"]
    return {
        **request,
        "code": code_rows(address) if address else [],
        "pieces": pieces_of(content),
        "kai_only": only_in(KAI, canonical_json(content)),
        **focus_values(_picture_sizes(request, files)),
    }


def pieces_of(content: Mapping[str, Any]) -> dict[str, list[str]]:
    """The phrases of each text of `content` that is neither too short to break nor running text.

    The templates set such a text so that none of its words is split; they know no dictionary.
    """
    texts = [text for key in sorted(_KEYS & set(content)) for text in _texts(content[key])]
    if "slogan" in content:
        texts.append("".join(content["slogan"]))
    plain = {text: text.replace("\u2060", "") for text in texts}
    return {text: list(phrases(said)) for text, said in plain.items()}


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value: itself, the entries of a list, the titles of stories."""
    if isinstance(value, str):
        if _SHORTEST <= len(value) <= _LONGEST:
            yield value
    elif isinstance(value, Mapping):
        yield from _texts(value["title"])
    else:
        for each in value:
            yield from _texts(each)


def code_rows(url: str) -> list[str]:
    """The QR code of `url` as rows of 0 and 1, without its quiet zone; never a micro code."""
    import segno

    code = segno.make(ascii_url(url), error="m", micro=False)
    return ["".join(str(module & 1) for module in row) for row in code.matrix]


def unreadable(request: Mapping[str, Any], name: str) -> Diagnostic:
    return Diagnostic(
        code="picture-unreadable",
        span=Span(request["source"]),
        message=Text(f"图片 {name} 打不开", f"the picture {name} cannot be read"),
        hint=Text(
            "重新存成 JPG、PNG、SVG 或 PDF（不加密）", "save it again as JPG, PNG, SVG or plain PDF"
        ),
    )


def focus_values(sizes: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """What templates need of pictures, by name: `sizes`, and the focus of those nobody gave one."""
    points = {name: usual_focus(width, height) for name, (width, height) in sizes.items()}
    return {
        "sizes": {name: list(size) for name, size in sizes.items()},
        "usual_focus": {name: [point.x, point.y] for name, point in points.items()},
    }


def _picture_sizes(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, list[int]]:
    """Width and height in px by name, from the headers; what has no raster size is left out."""
    sizes: dict[str, list[int]] = {}
    for name, data in sorted(files.items()):
        if name.startswith("theme/") or name.lower().endswith((".svg", ".pdf")):
            continue
        try:
            with open_picture(io.BytesIO(data)) as picture:
                sizes[name] = [picture.width, picture.height]
        except BROKEN:
            raise Refused([unreadable(request, name)]) from None
    return sizes
