"""Inputs and theme in; the whole website as values out: pages still to be rendered, files, warnings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

from civsite import __version__
from civsite.diagnostics import Diagnostic, in_order
from civsite.load.palettes import palette_of
from civsite.load.theme import Theme
from civsite.model.palette import Palette
from civsite.render.boards import panel_digests
from civsite.render.job import canonical_json
from civsite.render.site.addresses import in_language, url_of
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.chrome import chrome_of
from civsite.render.site.feeds.calendar import event_calendar
from civsite.render.site.feeds.search_index import search_index
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.feeds.sitemap import sitemap
from civsite.render.site.feeds.story_feeds import story_feeds
from civsite.render.site.inputs import SiteInputs
from civsite.render.site.installed import installed_files
from civsite.render.site.pages import site_pages
from civsite.render.site.pages.page import SitePage
from civsite.render.site.palette import style_of
from civsite.render.site.view import Values, View
from civsite.render.site.words import HTML_LANGUAGES, LANGUAGE_NAMES
from civsite.render.typeset.panel import Look

TEMPLATES = "site/"
_STATIC = "site/static/"


@dataclass(frozen=True)
class Site:
    """`shared` by language: the values that every page gets besides its own.

    `paths` are those of all pages, of which a share of a site holds only some.
    """

    pages: Mapping[str, SitePage]
    shared: Mapping[str, Values]
    files: tuple[SiteFile, ...]
    paths: frozenset[str]
    name: str
    url: str
    diagnostics: tuple[Diagnostic, ...]
    fingerprint: str

    def key_of(self, page: SitePage) -> str:
        """Equal keys, equal bytes: all that the page's HTML depends on, hashed."""
        parts = (self.fingerprint, page.language, page.path, page.template, page.title)
        others = [other["url"] for other in alternates_of(self, page)]
        text = canonical_json([*parts, page.description, others, page.context])
        return hashlib.sha256(text.encode()).hexdigest()


def compose_site(
    inputs: SiteInputs, theme: Theme, bodies: BodyRenderer, markdown_settings: str = ""
) -> Site:
    """Raises Refused where the community's palette is not there."""
    details = inputs.community.details
    languages = [str(language) for language in details.languages]
    palette = palette_of(theme, details.palette, inputs.edition.quarter)
    static = _static_files(theme, style_of(palette))
    digests = _panel_digests(inputs, palette)
    views = [View(inputs, language, digests) for language in languages]
    pages = {page.path: page for view in views for page in site_pages(view)}
    shared = {view.language: _shared(view, languages, palette.motif, static) for view in views}
    files = [
        *static,
        *installed_files(views, theme, palette),
        *_machine_files(views, pages, bodies),
    ]
    return Site(
        pages=pages,
        shared=shared,
        files=tuple(sorted(files, key=lambda file: file.path)),
        paths=frozenset(pages),
        name=details.name,
        url=views[0].base,
        diagnostics=in_order(each for view in views for each in view.diagnostics),
        fingerprint=_fingerprint(theme, shared, markdown_settings),
    )


def _panel_digests(inputs: SiteInputs, palette: Palette) -> Mapping[str, str]:
    look = Look(inputs.edition.quarter, palette.as_values(), {})
    return panel_digests(inputs.community, inputs.edition, look)


def alternates_of(site: Site, page: SitePage) -> list[Values]:
    """The same page in each language that has it; in the others their first page."""
    languages = list(site.shared)
    main = languages[0]
    bare = page.path if page.language == main else page.path.split("/", 1)[1]
    found = []
    for language in languages:
        path = in_language(bare, language, main)
        home = in_language("index.md", language, main)
        found.append(
            {
                "title": LANGUAGE_NAMES[language],
                "lang": HTML_LANGUAGES[language],
                "url": url_of(path if path in site.paths else home),
                "current": language == page.language,
            }
        )
    return found


def _shared(view: View, languages: list[str], motif: str, static: list[SiteFile]) -> Values:
    digest = hashlib.sha256(b"".join(file.content for file in static)).hexdigest()[:8]
    return {
        "site": {**chrome_of(view, motif), "version": digest, "has_languages": len(languages) > 1},
        "t": dict(view.words),
        "base": view.base,
    }


def _static_files(theme: Theme, colours: str) -> list[SiteFile]:
    """The theme's style sheets and scripts, and the colours of the quarter."""
    names = [path for path in theme.files if path.startswith(_STATIC)]
    files = [
        SiteFile(f"assets/{name.removeprefix(_STATIC)}", theme.read(name), (f"theme/{name}",))
        for name in names
    ]
    return [*files, SiteFile("assets/colours.css", colours.encode(), ("theme/palettes.yml",))]


def _machine_files(
    views: list[View], pages: Mapping[str, SitePage], bodies: BodyRenderer
) -> list[SiteFile]:
    files = []
    for view in views:
        files += [*story_feeds(view, bodies), event_calendar(view), *search_index(view)]
    found = sitemap(pages.values(), views[0].base, views[0].today)
    return [*files, found] if found else files


def _fingerprint(theme: Theme, shared: Mapping[str, Values], markdown_settings: str) -> str:
    """What all pages depend on, in one word."""
    templates = {
        path: file.sha256 for path, file in theme.files.items() if path.startswith(TEMPLATES)
    }
    versions = [version(name) for name in ("jinja2", "markdown", "mkdocs", "nh3")]
    everything = [templates, shared, [__version__, *versions], markdown_settings]
    return hashlib.sha256(canonical_json(everything).encode()).hexdigest()
