"""Inputs and theme in; the whole website as values out: pages still to be rendered, files, warnings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from civsite.canonical import canonical_json
from civsite.check.located import DETAILS
from civsite.diagnostics import Diagnostic, in_order
from civsite.load.theme import Theme, palette_of
from civsite.program import program_digest, version_of
from civsite.render.site import dates
from civsite.render.site.addresses import in_language, url_of
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.feeds import StoryFeeds
from civsite.render.site.inputs import SiteInputs
from civsite.render.site.logo import PATH as LOGO
from civsite.render.site.pages import boards, editions, events, home, screens, search, tags
from civsite.render.site.pages.cards import notice_card
from civsite.render.site.pages.kinds import KINDS
from civsite.render.site.pages.kinds.page import free_pages
from civsite.render.site.pages.page import SiteFile, SitePage
from civsite.render.site.reached import how_to_reach, telephones_of
from civsite.render.site.static import MANIFEST, installed_files, static_files
from civsite.render.site.view import Values, View
from civsite.render.site.words import HTML_LANGUAGES, LANGUAGE_NAMES
from civsite.text.links import mail_url, written_url

# Sections: place, word, path. Those of the kinds of item, and others.
_KINDS = [(kind.model, kind.section) for kind in KINDS.values() if kind.section is not None]
_SECTIONS = sorted(
    [(each.place, each.word, f"{model.folder}/index.md") for model, each in _KINDS]
    + [(3, "events", "events.md")]
    + [(8, "boards", "boards/index.md"), (9, "screens", "screens/index.md")]
)


class Site(NamedTuple):
    """`shared` by language: the values that every page gets besides its own.

    `pages` by path; `fingerprint` tells what all of them depend on.
    """

    pages: Mapping[str, SitePage]
    shared: Mapping[str, Values]
    files: tuple[SiteFile, ...]
    name: str
    url: str
    diagnostics: tuple[Diagnostic, ...]
    fingerprint: str

    def key_of_page(self, page: SitePage) -> str:
        """All that the page's HTML depends on, hashed: equal keys, equal bytes."""
        others = "".join("01"[path in self.pages] for path in self.in_each_language(page))
        parts = (self.fingerprint, page.language, page.path, page.template, others, page.versions)
        return _hashed("\0".join(parts))

    def key_of_file(self, file: SiteFile) -> str | None:
        """The same of a file; None for one that is made each time."""
        if file.versions is None:
            return None
        return _hashed("\0".join((self.fingerprint, file.path, file.versions)))

    def alternates_of(self, page: SitePage) -> list[Values]:
        """The same page in each language that has it; in the others their first page."""
        main = next(iter(self.shared))
        return [
            {
                "title": LANGUAGE_NAMES[language],
                "lang": HTML_LANGUAGES[language],
                "url": url_of(
                    path if path in self.pages else in_language("index.md", language, main)
                ),
                "current": language == page.language,
            }
            for language, path in zip(self.shared, self.in_each_language(page), strict=True)
        ]

    def in_each_language(self, page: SitePage) -> list[str]:
        """Where the page lies in each language, if it is there."""
        main = next(iter(self.shared))
        bare = page.path if page.language == main else page.path.split("/", 1)[1]
        return [in_language(bare, language, main) for language in self.shared]


def compose_site(inputs: SiteInputs, theme: Theme, bodies: BodyRenderer) -> Site:
    """Raises Refused where the community's palette is not there."""
    details = inputs.community.details
    palette = palette_of(theme, details.palette, inputs.edition.quarter)
    static = static_files(theme, palette)
    views = [View(inputs, str(language)) for language in details.languages]
    shared = {view.language: _shared(view, palette.motif, static) for view in views}
    fingerprint = _fingerprint(theme, shared, _said_everywhere(inputs), bodies.settings)
    makers = (
        home.pages,
        *(kind.pages for kind in KINDS.values()),
        tags.pages,
        events.pages,
        boards.pages,
        screens.pages,
        editions.pages,
        search.pages,
    )
    pages = {page.path: page for view in views for make in makers for page in make(view)}
    files = [*static, *installed_files(views, theme, palette)]
    for view in views:
        files += StoryFeeds(view, bodies).files()
        files += [events.calendar(view), *search.index(view)]
    files += search.sitemap(pages.values(), views[0].base, inputs.today)
    return Site(
        pages=pages,
        shared=shared,
        files=tuple(sorted(files, key=lambda file: file.path)),
        name=details.name,
        url=views[0].base,
        diagnostics=in_order(each for view in views for each in view.diagnostics),
        fingerprint=fingerprint,
    )


def _shared(view: View, motif: str, static: list[SiteFile]) -> Values:
    """Plain values that all pages of the language are filled with."""
    digest = hashlib.sha256(b"".join(file.make() for file in static)).hexdigest()[:8]
    has_languages = len(view.community.details.languages) > 1
    return {
        "site": {**_chrome(view, motif), "version": digest, "has_languages": has_languages},
        "t": dict(view.words),
        "base": view.base,
        "written_base": written_url(view.base),
    }


def _chrome(view: View, motif: str) -> Values:
    """Names, sections, the edition's seal, urgent notices."""
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
        "calendar": view.in_folder(events.CALENDAR),
        "editions": view.url("editions/index.md"),
        "tags": view.url("tags/index.md"),
        "to": {key: view.url(path) for _, key, path in _SECTIONS},
        "sections": [
            {"title": view.word(key), "url": view.url(path)}
            for _, key, path in _SECTIONS
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
        # What a template dials that knows of one telephone alone.
        "phone_link": next(iter(telephones_of(view)), ""),
        "mail": details.mail,
        "mail_link": mail_url(details.mail).removeprefix("mailto:") if details.mail else "",
        "opening": details.opening,
        "reached": how_to_reach(view),
        "report_url": details.report_url,
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


def _said_everywhere(inputs: SiteInputs) -> list[str]:
    """What was written of the community itself, in each language."""
    folder, name = DETAILS
    details = {name: inputs.community.details}
    for language, translated in inputs.community.translated_details.items():
        details[f"{name}.{language}"] = translated
    sources = {key: inputs.community.sources.get((folder, key)) for key in details}
    return [(source and source.digest) or details[key].digest() for key, source in sources.items()]


def _fingerprint(
    theme: Theme, shared: Mapping[str, Values], details: list[str], markdown_settings: str
) -> str:
    """What all pages depend on, in one word."""
    templates = {path: file.sha256 for path, file in theme.below("site").items()}
    versions = [
        version_of(name) for name in ("comrak-ext", "jinja2", "markdown", "mkdocs", "phonenumbers")
    ]
    program = [program_digest(), *versions]
    return _hashed(canonical_json([templates, shared, details, program, markdown_settings]))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
