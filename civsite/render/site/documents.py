"""Files that bodies link to → what the website offers for download: jobs and URLs."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from civsite.model.community import Community, MediaFile
from civsite.model.file import FileInput
from civsite.render.job import Job, canonical_json
from civsite.render.site.addresses import slug
from civsite.render.site.people import hidden_names

MOST_BYTES = 20_000_000
_FORMATS = frozenset(("PDF", "DOCX", "XLSX"))


def document_jobs(community: Community, linked: Collection[str]) -> tuple[Job, ...]:
    """A job for each document that is `linked` by some text; outputs lie below `site/files/`."""
    urls = {path: document_url(community, path) for path in sorted(linked)}
    return tuple(_job(community.media[path], url) for path, url in urls.items() if url)


def document_url(community: Community, path: str) -> str | None:
    """Where a media file can be downloaded; None for a picture and for what is too large.

    The name stays when the file changes, so that a link to a form stays good. A name that would
    tell who did not agree to be named is replaced by a word made of the bytes.
    """
    media = community.media[path]
    if media.format not in _FORMATS or media.bytes > MOST_BYTES:
        return None
    suffix = f".{media.format.lower()}"
    if any(name in path for name in hidden_names(community)):
        return f"files/{media.sha256[:16]}{suffix}"
    parts = PurePosixPath(path).with_suffix("").parts[1:]
    return "/".join(["files", *(slug(part, lower=True) for part in parts)]) + suffix


def _job(media: MediaFile, url: str) -> Job:
    path = f"content/{media.path}"
    return Job(
        name=f"site-document/{media.path}",
        function="media.document",
        request=canonical_json({"path": path, "format": media.format}),
        outputs={"document": f"site/{url}"},
        files={"original": FileInput(media.location, media.sha256)},
        made_from=(path,),
    )
