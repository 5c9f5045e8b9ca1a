"""What a link to a page is shown with where people share it: cards, their URLs and their jobs.

A story with a photo has a crop of that; items whose kind has it so their first slide; every other page
the community's own card. Only a community with a `url` has any.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from civsite.diagnostics import Refused
from civsite.model.community import Community
from civsite.model.item import Item, Kind
from civsite.model.kinds.digest import STORIES_LISTED, Digest
from civsite.model.kinds.news import News
from civsite.model.scalars import Size
from civsite.model.screen import Screen, ScreenKind
from civsite.plan.screens.parts import parts_of
from civsite.plan.screens.slide import Part
from civsite.render.job import Job, canonical_json
from civsite.render.site.addresses import item_path, slug
from civsite.render.site.logo import logo_jobs
from civsite.render.site.media import CARD_PX, card_of_photo

if TYPE_CHECKING:
    from civsite.render.panels.look import Look

_COMMON = "share/community.png"
_SCREEN = Screen.model_construct(id="card", name="card", kind=ScreenKind.LCD, size=Size(*CARD_PX))


def share_card(
    community: Community, item: Item | None, today: datetime.date
) -> dict[str, Any] | None:
    """URL and size in px of an item's card; of the community's for None. None where there is none."""
    if community.details.url is None:
        return None
    if item is None:
        return _drawn(_COMMON)
    if item.leading_photo is not None:
        return card_of_photo(community, item.leading_photo)
    return _drawn(_path_of(item)) if _part_shown(item, today) is not None else None


def drawn_jobs(community: Community, look: Look, today: datetime.date) -> tuple[Job, ...]:
    """The logo, and the cards of links."""
    cards = {job.name: job for job in _share_jobs(seen_on_cards(community), look, today)}
    return (*logo_jobs(community, look), *cards.values())


def drawn_from(community: Community) -> list[str]:
    """All that `drawn_jobs` look at of the community: its records but the news, and of digests the
    few lines that their cards tell of."""
    written = [
        f"{source.path} {source.digest}"
        for (folder, _), source in sorted(community.sources.items())
        if folder != News.folder
    ]
    media = [f"{each.path} {each.sha256}" for each in community.media.values()]
    digests = community.items_of(Digest)
    told = [f"{each.id} {each.figures!r} {len(each.stories)} {_lines(each)}" for each in digests]
    return [*written, *media, *told]


def seen_on_cards(community: Community) -> Community:
    """The community without its news, but for the few lines that the card of a digest tells of."""
    seen = {key: item for key, item in community.items.items() if item.kind is not Kind.NEWS}
    for digest in community.items_of(Digest):
        lines = [News.model_construct(id=id, title=t, date=day) for id, t, day in _lines(digest)]
        seen[digest.id] = digest.model_copy(update={"stories": tuple(lines)})
    return replace(community, items=dict(sorted(seen.items())))


def _lines(digest: Digest) -> list[tuple[str, str, datetime.date]]:
    """Those that the digest's card has room for."""
    return [(story.id, story.title, story.date) for story in digest.stories[:STORIES_LISTED]]


def _share_jobs(community: Community, look: Look, today: datetime.date) -> Iterator[Job]:
    """The cards that are drawn, with the crops they need before them; outputs lie below `site/share/`."""
    from civsite.render.screens.jobs import calm_request, slide_files, slide_request

    if community.details.url is None:
        return
    calm = calm_request(_SCREEN.size, community, look)
    common = Job(
        name="site-share",
        function="site.share",
        request=canonical_json({"slide": calm, "otherwise": calm}),
        outputs={"png": f"site/{_COMMON}"},
        files=slide_files(look),
        made_from=("content/community.yml",),
    )
    yield common
    for item in community.items.values():
        part = _part_shown(item, today)
        if part is None:
            continue
        words, pictures = slide_request(item, part, _SCREEN.size, community, look)
        yield from pictures.crops
        said = {**words, "part": 1, "parts": 1, "source": "content"}
        yield Job(
            name=f"site-share/{item.id}",
            function="site.share",
            request=canonical_json({"slide": said, "otherwise": calm}),
            outputs={"png": f"site/{_path_of(item)}"},
            files={**pictures.files, **common.files},
            needs=pictures.needs,
            item=item.id,
        )


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `png`: the slide `slide`, or `otherwise` if a text does not fit a card."""
    from civsite.render.screens import slide

    try:
        made = slide.render(request["slide"], files)
    except Refused:
        made = slide.render(request["otherwise"], files)
    return {"png": made["png"]}


def _part_shown(item: Item, today: datetime.date) -> Part | None:
    """The first thing that a slide of the item says, if that stands for its page."""
    from civsite.render.screens.kinds import KINDS

    if not KINDS[type(item)].has_card(item, today):
        return None
    return next(iter(parts_of(item, _SCREEN)), None)


def _path_of(item: Item) -> str:
    folder, name = item_path(item).removesuffix(".md").split("/", 1)
    return f"share/{folder}/{slug(name)}.png"


def _drawn(path: str) -> dict[str, Any]:
    return {"url": path, "width": CARD_PX[0], "height": CARD_PX[1]}
