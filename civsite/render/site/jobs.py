"""A community → the jobs that make the website's pictures and files, whoever runs them."""

from __future__ import annotations

from civsite.model.community import Community
from civsite.render.job import Job
from civsite.render.site.documents import document_jobs
from civsite.render.site.pictures import photo_jobs


def site_jobs(community: Community) -> tuple[Job, ...]:
    """Outputs lie below `site/`."""
    return (*photo_jobs(community), *document_jobs(community))
