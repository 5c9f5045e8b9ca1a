"""A community → the jobs that make the website's pictures and files, whoever runs them."""

from __future__ import annotations

import datetime

from civsite.model.community import Community
from civsite.render.job import Job
from civsite.render.site.documents import document_jobs
from civsite.render.site.logo import logo_jobs
from civsite.render.site.pictures import photo_jobs
from civsite.render.site.share import share_jobs
from civsite.render.typeset.panel import Look


def site_jobs(community: Community, look: Look, today: datetime.date) -> tuple[Job, ...]:
    """Outputs lie below `site/`; a job stands behind those whose outputs it needs."""
    cards = {job.name: job for job in share_jobs(community, look, today)}
    return (
        *photo_jobs(community),
        *document_jobs(community),
        *logo_jobs(community, look),
        *cards.values(),
    )
