"""Enters: the community and the jobs of a build. Leaves: the files of the repository behind each job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from civsite.load.schema import ITEM_FOLDERS
from civsite.model.community import Community
from civsite.render.job import Job


class Origins:
    """What a product was made from: records and media, of the jobs that its job needs too."""

    def __init__(self, community: Community, jobs: Iterable[Job]) -> None:
        self._community = community
        self._jobs = {job.name: job for job in jobs}
        self._known: dict[str, frozenset[str]] = {}

    def made_from(self, job: Job) -> tuple[str, ...]:
        """Paths below the repository, sorted."""
        return tuple(sorted(self._of(job)))

    def _of(self, job: Job) -> frozenset[str]:
        if job.name not in self._known:
            needed = (self._jobs[need.job] for need in (*job.needs.values(), *job.digests.values()))
            own = (*job.made_from, *self._records(job), *self._media(job))
            self._known[job.name] = frozenset(own).union(*map(self._of, needed))
        return self._known[job.name]

    def _records(self, job: Job) -> Iterator[str]:
        for folder, record_id in (("boards", job.board), ("screens", job.screen)):
            if record_id is not None and (folder, record_id) in self._community.sources:
                yield self._community.sources[folder, record_id].path
        item = self._community.items.get(job.item or "")
        for each in item.made_of if item is not None else ():
            if each.id in self._items:
                yield self._items[each.id]

    def _media(self, job: Job) -> Iterator[str]:
        content = self._content
        for file in job.files.values():
            location = file.location.as_posix()
            if location.startswith(content):
                yield f"content/{location.removeprefix(content)}"

    @cached_property
    def _content(self) -> str:
        return f"{(self._community.root / 'content').as_posix()}/"

    @cached_property
    def _items(self) -> dict[str, str]:
        """The path of each item's file, by the item's id."""
        sources = self._community.sources
        return {
            record_id: source.path
            for (folder, record_id), source in sources.items()
            if folder in ITEM_FOLDERS
        }
