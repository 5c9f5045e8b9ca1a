"""A community → the jobs that make the website's pictures and files, whoever runs them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from civsite.model.community import Community
from civsite.model.item import Kind
from civsite.model.kinds.digest import STORIES_LISTED, Digest
from civsite.model.kinds.news import News
from civsite.render.job import Job
from civsite.render.site.documents import document_jobs
from civsite.render.site.logo import logo_jobs
from civsite.render.site.pictures import photo_jobs
from civsite.render.site.references import media_of_bodies
from civsite.render.site.share import share_jobs

if TYPE_CHECKING:
    from civsite.render.panels.panel import Look


def site_jobs(community: Community, look: Look, today: datetime.date) -> tuple[Job, ...]:
    """Outputs lie below `site/`; a job stands behind those whose outputs it needs."""
    return (*copied_jobs(community), *drawn_jobs(community, look, today))


def copied_jobs(community: Community) -> tuple[Job, ...]:
    """What texts show and offer: photos, documents."""
    linked = frozenset(media_of_bodies(community))
    return (*photo_jobs(community, linked), *document_jobs(community, linked))


def drawn_jobs(community: Community, look: Look, today: datetime.date) -> tuple[Job, ...]:
    """The logo, and the cards of links."""
    cards = {job.name: job for job in share_jobs(seen_on_cards(community), look, today)}
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
    others = {key: item for key, item in community.items.items() if item.kind is not Kind.NEWS}
    digests = {digest.id: _listed(digest) for digest in community.items_of(Digest)}
    return replace(community, items=dict(sorted((others | digests).items())))


def _listed(digest: Digest) -> Digest:
    """A digest of the few lines that its card has room for."""
    lines = [News.model_construct(id=id, title=t, date=day) for id, t, day in _lines(digest)]
    return digest.model_copy(update={"stories": tuple(lines)})


def _lines(digest: Digest) -> list[tuple[str, str, datetime.date]]:
    return [(story.id, story.title, story.date) for story in digest.stories[:STORIES_LISTED]]
