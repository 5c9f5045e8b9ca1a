"""A community and a day enter; the jobs of `screens/emergency/` leave.

Every emergency that is in force or still to come has a sheet for the doors, and a CAP 1.2 message that
other warning systems read. CAP is the Common Alerting Protocol, an OASIS standard. An element's place
in its sequence is fixed; a moment has its offset written out and UTC is «-00:00». What a community
does not say is left out or has the value of `Alert`.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from civsite.canonical import canonical_json
from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.fit.fits import Fits
from civsite.model.community import Community
from civsite.model.kinds.notice import Notice
from civsite.render.job import Job
from civsite.render.panels.content import content_of
from civsite.render.panels.look import Look
from civsite.render.sheets import PAPERS, UPRIGHT, Sheet, address_of, can_carry, sheet_jobs
from civsite.text.links import ascii_mail
from civsite.text.markdown import parse
from civsite.text.paper import in_lines

_ONE_DAY = datetime.timedelta(days=1)
_FOLDER = "screens/emergency"
# Who stands before a door reads from a step away; a long text at least in the hand.
_DISTANCES_CM = (120, 40)

# An element: its name, and its text or the elements in it. None and "" are left out.
Element = list[Any]


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
        function="emergency",
        request=canonical_json(cap_request(notice, community, today)),
        outputs={"cap": f"{_FOLDER}/{notice.id}.cap.xml"},
        made_from=(path, "content/community.yml"),
        item=notice.id,
    )
    sheet = _sheet(notice, path, fits)
    jobs = sheet_jobs(sheet, community, look, fits) if sheet else ()
    for paper, job in zip(PAPERS, jobs, strict=False):
        outputs = {**job.outputs, "pdf": f"{_FOLDER}/{notice.id}-{paper}.pdf"}
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


def cap_request(notice: Notice, community: Community, today: datetime.date) -> dict[str, Any]:
    """The message as plain values; `today` dates a notice that says no day itself."""
    details = community.details
    zone = ZoneInfo(details.timezone)
    infos = [
        ["info", list(_info(community.in_language(notice, language), language, community, zone))]
        for language in map(str, details.languages)
        if language == details.languages[0] or (language, notice.id) in community.translations
    ]
    told = hashlib.sha256(canonical_json(infos).encode()).hexdigest()[:8]
    exercise = notice.alert.exercise
    host = urlsplit(details.url).hostname if details.url else None
    domain = host or quote(details.name, safe="")
    sent = notice.alert.sent or notice.date or notice.from_ or today
    return {
        "alert": [
            ["identifier", f"{domain}.{quote(notice.id, safe='')}.{told}"],
            # Without the spaces and commas that CAP forbids here.
            ["sender", quote(ascii_mail(details.mail), safe="@.+-_") if details.mail else domain],
            ["sent", _moment(sent, zone)],
            ["status", "Exercise" if exercise else "Actual"],
            ["msgType", "Alert"],
            ["scope", "Public"],
            ["note", notice.title if exercise else None],
            *infos,
        ]
    }


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `cap`, the message as XML. `request` is that of `cap_request`."""
    body = "\n".join(_lines(request["alert"], "  "))
    document = f"""<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
{body}
</alert>
"""
    return {"cap": document.encode()}


def _lines(elements: list[Element], indent: str) -> Iterator[str]:
    for name, value in elements:
        if isinstance(value, list):
            yield f"{indent}<{name}>"
            yield from _lines(value, indent + "  ")
            yield f"{indent}</{name}>"
        elif value:
            yield f"{indent}<{name}>{escape(value)}</{name}>"


def _info(notice: Notice, language: str, community: Community, zone: ZoneInfo) -> Iterator[Element]:
    alert = notice.alert
    details = community.details_in(language)
    category, response = alert.category, alert.response or ""
    yield ["language", language]
    yield ["category", "CBRNE" if category == "cbrne" else category.capitalize()]
    yield ["event", notice.what or notice.title]
    yield ["responseType", "".join(part.capitalize() for part in response.split("-")) or None]
    yield ["urgency", alert.urgency.capitalize()]
    yield ["severity", alert.severity.capitalize()]
    yield ["certainty", alert.certainty.capitalize()]
    yield ["onset", _moment(notice.from_, zone) if notice.from_ else None]
    until = notice.until if notice.until != datetime.date.max else None
    yield ["expires", _moment(until + _ONE_DAY, zone) if until else None]
    yield ["senderName", details.name]
    yield ["headline", notice.title]
    yield ["description", "\n".join(_facts(notice, language))]
    yield ["instruction", in_lines(parse(notice.body))]
    yield ["web", address_of(notice, details)]
    yield ["contact", notice.contact or details.phone]
    yield ["area", [["areaDesc", alert.area or notice.where or details.address or details.name]]]


def _facts(notice: Notice, language: str) -> Iterator[str]:
    """What, when, where, labelled as on paper but in the editor's own spelling."""
    said = (notice.what, notice.when, notice.where, notice.who, notice.contact)
    labels = (label for label, _ in content_of(notice, language)["rows"])
    colon = ": " if language == "en" else "："
    yield from (f"{next(labels)}{colon}{each}" for each in said if each)


def _moment(naive: datetime.date, zone: ZoneInfo) -> str:
    """A moment by the clock of `zone`; of a day its first."""
    if not isinstance(naive, datetime.datetime):
        naive = datetime.datetime.combine(naive, datetime.time())
    text = naive.replace(tzinfo=zone).isoformat(timespec="seconds")
    return text.removesuffix("+00:00") + "-00:00" if text.endswith("+00:00") else text
