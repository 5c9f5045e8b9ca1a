"""A community → the jobs that make the website's pictures and files, whoever runs them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from civsite.model.community import Community
from civsite.model.digest import STORIES_LISTED, Digest
from civsite.model.news import News
from civsite.render.job import Job
from civsite.render.site.documents import document_jobs
from civsite.render.site.logo import logo_jobs
from civsite.render.site.pictures import photo_jobs
from civsite.render.site.share import share_jobs

if TYPE_CHECKING:
    from civsite.render.typeset.panel import Look


def site_jobs(community: Community, look: Look, today: datetime.date) -> tuple[Job, ...]:
    """Outputs lie below `site/`; a job stands behind those whose outputs it needs."""
    return (*copied_jobs(community), *drawn_jobs(community, look, today))


def copied_jobs(community: Community) -> tuple[Job, ...]:
    """What texts show and offer: photos, documents."""
    return (*photo_jobs(community), *document_jobs(community))


def drawn_jobs(community: Community, look: Look, today: datetime.date) -> tuple[Job, ...]:
    """The logo, and the cards of links; `drawn_from` says what of the community they look at."""
    cards = {job.name: job for job in share_jobs(community, look, today)}
    return (*logo_jobs(community, look), *cards.values())


def drawn_from(community: Community) -> tuple[Community, str]:
    """The community without stories, but for the few lines that the card of a digest tells of.

    And these lines as text: they are the only thing in it that no file of it says.
    """
    shown = {
        key: _listed(item) if isinstance(item, Digest) else item
        for key, item in community.items.items()
        if not isinstance(item, News)
    }
    rest = replace(
        community,
        items=shown,
        translations={
            key: item
            for key, item in community.translations.items()
            if not isinstance(item, News | Digest)
        },
        sources={key: each for key, each in community.sources.items() if key[0] != "news"},
    )
    return rest, repr([item for item in shown.values() if isinstance(item, Digest)])


def _listed(digest: Digest) -> Digest:
    stories = digest.stories[:STORIES_LISTED]
    lines = (News.model_construct(id=s.id, title=s.title, date=s.date) for s in stories)
    return digest.model_copy(update={"stories": tuple(lines)})
