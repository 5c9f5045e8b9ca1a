"""An item and one of its parts enter; what the slide says leaves, as plain JSON, with its pictures.

A slide says a third of what a panel says: a headline, a photo, two lines. Photos are jobs that crop
them to the slide's frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from civsite.model.community import Community
from civsite.model.file import FileInput
from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.plan.screens.slide import Part
from civsite.quarter import Quarter
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.content import content_of, pieces_of
from civsite.render.panels.wording import Words
from civsite.render.screens.kinds import KINDS
from civsite.render.screens.kinds.kind import Setting


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one slide: files as they are, and crops that other jobs make."""

    files: Mapping[str, FileInput]
    crops: tuple[Job, ...]

    @property
    def needs(self) -> dict[str, OutputOf]:
        return {_name_of(crop): OutputOf(crop.name, "photo") for crop in self.crops}


def slide_words(item: Item, part: Part, language: str, quarter: Quarter, name: str) -> Words:
    """What the slide of `part` says: `form` names its template, pictures are paths of the content.

    `name` is the community's, which no headline may split.
    """
    kind = KINDS[type(item)]
    said = content_of(kind.only(item, part), language)
    said["phrases"] = _unsplit(said["phrases"], name)
    words = {
        "title": item.title,
        "phrases": said["phrases"],
        **kind.words(item, said, Setting(part, language, quarter)),
    }
    short = [words.get(key) or () for key in kind.short_texts]
    return {**words, "pieces": pieces_of({"articles": short})}


def _unsplit(pieces: Sequence[str], name: str) -> list[str]:
    """`pieces` of a headline with those joined that spell `name`."""
    for first in range(len(pieces)):
        for after in range(first + 2, len(pieces) + 1):
            if "".join(pieces[first:after]) == name:
                return [*pieces[:first], name, *pieces[after:]]
    return list(pieces)


def pictures_of(item: Item, words: Words, size: Size, community: Community) -> Pictures:
    """The crops of a slide's photos, whose names in `words` become those of the crops."""
    frame = KINDS[type(item)].frame
    if frame is not None:
        words["frame"] = list(frame(words, size))
    artwork = words.get("artwork")
    if artwork:
        media = community.media.get(artwork)
        files = {artwork: media.file} if media else {}
        return Pictures(files, ())
    cards = words.get("cards") or ([words] if words.get("photo") else [])
    crops = []
    for card in cards:
        crop = _crop_job(card, words["frame"], community)
        card["photo"] = _name_of(crop) if crop else None
        card.pop("focus", None)
        crops += [crop] if crop else []
    return Pictures({}, tuple(crops))


def photo_place(words: Mapping[str, Any]) -> list[int] | None:
    """Where a photo stands that players may move: x, y, width, height on the slide, px.

    Portraits of people, which are on cards, stay still.
    """
    return [0, 0, *words["frame"]] if words.get("photo") else None


def _crop_job(card: Words, frame: list[int], community: Community) -> Job | None:
    photo = card["photo"]
    name, point = (
        (photo["file"], photo["focus"]) if isinstance(photo, dict) else (photo, card.get("focus"))
    )
    media = community.media.get(name) if name else None
    if media is None or name.lower().endswith((".svg", ".pdf")):
        return None
    width, height = frame
    focus = f"{point[0]},{point[1]}" if point else None
    path = f"content/{name}"
    return Job(
        name=f"screen/photo/{width}x{height}/{focus or ''}/{name}",
        function="media.crop",
        request=canonical_json({"path": path, "width": width, "height": height, "focus": focus}),
        outputs={"photo": None},
        files={"original": media.file},
        made_from=(path,),
    )


def _name_of(crop: Job) -> str:
    return f"{crop.name}.jpg"
