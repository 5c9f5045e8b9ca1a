"""Enters: a community and a day. Leaves: the jobs of `screens/emergency/`.

Every emergency that is in force or still to come has a CAP message and a sheet for the doors.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.fit.fits import Fits
from civsite.model.community import Community
from civsite.model.kinds.notice import Notice
from civsite.render.emergency.cap import cap_request
from civsite.render.job import Job, canonical_json
from civsite.render.panels.panel import Look
from civsite.render.sheets import PAPERS, UPRIGHT, Sheet, can_carry, sheet_jobs

FOLDER = "screens/emergency"
# Who stands before a door reads from a step away; a long text at least in the hand.
_DISTANCES_CM = (120, 40)


def emergency_jobs(community: Community, look: Look, today: datetime.date, fits: Fits) -> list[Job]:
    """Three jobs an emergency; none for one that is over."""
    notices = sorted(_emergencies(community, today), key=lambda each: each.id)
    return [job for notice in notices for job in _jobs_of(notice, community, look, today, fits)]


def _emergencies(community: Community, today: datetime.date) -> Iterator[Notice]:
    for notice in community.items_of(Notice):
        if notice.is_emergency and (notice.until is None or notice.until >= today):
            yield notice


def _jobs_of(
    notice: Notice, community: Community, look: Look, today: datetime.date, fits: Fits
) -> Iterator[Job]:
    source = community.sources.get(("notices", notice.id))
    path = source.path if source else f"content/notices/{notice.id}.md"
    yield Job(
        name=f"emergency/cap/{notice.id}",
        function="emergency.cap",
        request=canonical_json(cap_request(notice, community, today)),
        outputs={"cap": f"{FOLDER}/{notice.id}.cap.xml"},
        made_from=(path, "content/community.yml"),
        item=notice.id,
    )
    sheet = _sheet(notice, path, fits)
    jobs = sheet_jobs(sheet, community, look, fits) if sheet else ()
    for paper, job in zip(PAPERS, jobs, strict=False):
        outputs = {**job.outputs, "pdf": f"{FOLDER}/{notice.id}-{paper}.pdf"}
        yield replace(job, outputs=outputs)


def _sheet(notice: Notice, path: str, fits: Fits) -> Sheet | None:
    """As large as its readers' distance asks; else as small as a hand may hold it, if that will do."""
    sheets = (Sheet(notice, path, UPRIGHT, distance) for distance in _DISTANCES_CM)
    return next((sheet for sheet in sheets if can_carry(sheet, fits)), None)


def sheet_diagnostics(
    community: Community, today: datetime.date, fits: Fits
) -> Iterator[Diagnostic]:
    """A warning for each emergency whose words are too many for a door's sheet."""
    for notice in _emergencies(community, today):
        if _sheet(notice, "", fits) is None:
            yield located(
                community,
                key_of(notice),
                ("title",),
                "emergency-sheet",
                Text(
                    "这条紧急通知太长，一张 A4 放不下，没有贴在门上的单张",
                    "this emergency is too long for an A4: there is no sheet for the doors",
                ),
                Text(
                    "门上只贴要紧的话：缩短正文", "doors want what matters alone: shorten its text"
                ),
                Severity.WARNING,
            )
