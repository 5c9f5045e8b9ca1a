"""What a slide says enters; the pictures it needs leave, photos as jobs that crop them to its frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from civsite.model.community import Community
from civsite.model.file import FileInput
from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.wording import Words
from civsite.render.screens.kinds import KINDS

_NOT_CROPPED = (".svg", ".pdf")


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one slide: files as they are, and crops that other jobs make."""

    files: Mapping[str, FileInput]
    crops: tuple[Job, ...]

    @property
    def needs(self) -> dict[str, OutputOf]:
        return {_picture_of(job): OutputOf(job.name, "photo") for job in self.crops}


def pictures_of(item: Item, words: Words, size: Size, community: Community) -> Pictures:
    """The crops of a slide's photos, whose names in `words` become those of the crops."""
    frame = KINDS[type(item)].frame
    if frame is not None:
        words["frame"] = list(frame(words, size))
    artwork = words.get("artwork")
    if artwork:
        media = community.media.get(artwork)
        files = {artwork: FileInput(media.location, media.sha256)} if media else {}
        return Pictures(files, ())
    cards = words.get("cards") or ([words] if words.get("photo") else [])
    crops = []
    for card in cards:
        job = _crop_job(card, words["frame"], community)
        card["photo"] = _picture_of(job) if job else None
        card.pop("focus", None)
        crops += [job] if job else []
    return Pictures({}, tuple(crops))


def _crop_job(card: Words, frame: list[int], community: Community) -> Job | None:
    photo = card["photo"]
    name, focus = (
        (photo["file"], photo["focus"]) if isinstance(photo, dict) else (photo, card.get("focus"))
    )
    media = community.media.get(name) if name else None
    if media is None or name.lower().endswith(_NOT_CROPPED):
        return None
    width, height = frame
    request = {
        "path": f"content/{name}",
        "width": width,
        "height": height,
        "focus": f"{focus[0]},{focus[1]}" if focus else None,
    }
    key = f"{request['focus'] or ''}"
    return Job(
        name=f"screen/photo/{width}x{height}/{key}/{name}",
        function="media.crop",
        request=canonical_json(request),
        outputs={"photo": None},
        files={"original": FileInput(media.location, media.sha256)},
        made_from=(f"content/{name}",),
    )


def _picture_of(job: Job) -> str:
    return f"{job.name}.jpg"
