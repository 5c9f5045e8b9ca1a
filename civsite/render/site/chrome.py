"""What every page of one language shares: names, sections, the edition's seal, urgent notices."""

from __future__ import annotations

from urllib.parse import quote

from civsite.render.site import dates
from civsite.render.site.addresses import MANIFEST
from civsite.render.site.logo import PATH as LOGO
from civsite.render.site.pages.cards import notice_card
from civsite.render.site.pages.events import CALENDAR
from civsite.render.site.pages.kinds import KINDS
from civsite.render.site.pages.kinds.page import free_pages
from civsite.render.site.view import Values, View

# Beside those of the kinds of item: place, word, path.
_OTHER_SECTIONS = (
    (3, "events", "events.md"),
    (8, "boards", "boards/index.md"),
    (9, "screens", "screens/index.md"),
)
_KINDS = tuple((kind.model, kind.section) for kind in KINDS.values() if kind.section is not None)
_SECTIONS = tuple(
    (word, path)
    for _, word, path in sorted(
        [
            *_OTHER_SECTIONS,
            *((each.place, each.word, f"{model.folder}/index.md") for model, each in _KINDS),
        ]
    )
)


def chrome_of(view: View, motif: str) -> Values:
    """Plain values under the template's name `site`; equal for all pages of the language."""
    details = view.details
    quarter = view.inputs.edition.quarter
    emergencies = [each for each in view.current_notices() if each.is_emergency]
    filled = _filled_sections(view)
    return {
        "name": view.compared(view.community.details.name, details.name),
        "about": view.word("about_site", name=details.name),
        "language": view.language,
        "html_language": view.html_language,
        "manifest": view.in_folder(MANIFEST),
        "home": view.url("index.md"),
        "search": view.url("search.md"),
        "feeds": view.url("index.md"),
        "calendar": view.in_folder(CALENDAR),
        "editions": view.url("editions/index.md"),
        "tags": view.url("tags/index.md"),
        "to": {key: view.url(path) for key, path in _SECTIONS},
        "sections": [
            {"title": view.word(key), "url": view.url(path)}
            for key, path in _SECTIONS
            if key in filled
        ],
        "filled": sorted(filled),
        "pages": [view.link(page) for page in free_pages(view)],
        "emergencies": [notice_card(view, notice) for notice in emergencies],
        "edition": {
            "quarter": str(quarter),
            "title": dates.written_quarter(quarter, view.language),
            "season": view.word(f"season_{quarter.number}"),
            "year": quarter.year,
            "url": view.url(f"editions/{quarter}.md"),
        },
        "motif": motif,
        "logo": LOGO if details.logo in view.community.media else None,
        "address": details.address,
        "phone": details.phone,
        "phone_link": "".join(each for each in details.phone or "" if each in "+0123456789"),
        "mail": details.mail,
        "mail_link": quote(details.mail or "", safe="@"),
        "opening": details.opening,
        "report_url": safe_link(details.report_url),
        "licence": details.licence,
    }


def _filled_sections(view: View) -> set[str]:
    """The sections that hold something; an empty one is no place to be sent to."""
    held = {
        **{each.word: each.always or any(view.items_of(model)) for model, each in _KINDS},
        "events": view.events,
        "boards": view.community.boards,
        "screens": view.community.screens,
        "tags": any(story.tags for story in view.stories),
    }
    return {section for section, content in held.items() if content}


def safe_link(url: str | None) -> str | None:
    """`url` if it is a web address; anything else could run script."""
    return url if url and url.lower().startswith(("https://", "http://")) else None
