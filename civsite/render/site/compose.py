"""Inputs and theme in; the whole website as values out: pages still to be rendered, files, warnings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from civsite.canonical import canonical_json
from civsite.check.located import DETAILS
from civsite.diagnostics import Diagnostic, in_order
from civsite.load.theme import Theme, palette_of
from civsite.model.palette import Palette
from civsite.program import program_digest, version_of
from civsite.render.site.addresses import in_language, url_of
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.chrome import chrome_of
from civsite.render.site.feeds import StoryFeeds
from civsite.render.site.inputs import SiteInputs
from civsite.render.site.pages import site_pages
from civsite.render.site.pages.events import event_calendar
from civsite.render.site.pages.page import SiteFile, SitePage
from civsite.render.site.pages.search import search_index, sitemap
from civsite.render.site.static import installed_files, static_files
from civsite.render.site.view import Values, View
from civsite.render.site.words import HTML_LANGUAGES, LANGUAGE_NAMES

TEMPLATES = "site/"


class Site(NamedTuple):
    """`shared` by language: the values that every page gets besides its own.

    `paths` are those of all pages; `fingerprint` tells what all pages depend on.
    """

    pages: Mapping[str, SitePage]
    shared: Mapping[str, Values]
    files: tuple[SiteFile, ...]
    paths: frozenset[str]
    name: str
    url: str
    diagnostics: tuple[Diagnostic, ...]
    fingerprint: str

    def key_of_page(self, page: SitePage) -> str:
        """All that the page's HTML depends on, hashed: equal keys, equal bytes."""
        others = "".join("01"[path in self.paths] for path in self.in_each_language(page))
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
        found = []
        for language, path in zip(self.shared, self.in_each_language(page), strict=True):
            home = in_language("index.md", language, main)
            found.append(
                {
                    "title": LANGUAGE_NAMES[language],
                    "lang": HTML_LANGUAGES[language],
                    "url": url_of(path if path in self.paths else home),
                    "current": language == page.language,
                }
            )
        return found

    def in_each_language(self, page: SitePage) -> list[str]:
        """Where the page lies in each language, if it is there."""
        main = next(iter(self.shared))
        bare = page.path if page.language == main else page.path.split("/", 1)[1]
        return [in_language(bare, language, main) for language in self.shared]


def compose_site(inputs: SiteInputs, theme: Theme, bodies: BodyRenderer) -> Site:
    """Raises Refused where the community's palette is not there."""
    details = inputs.community.details
    languages = [str(language) for language in details.languages]
    palette = palette_of(theme, details.palette, inputs.edition.quarter)
    static = static_files(theme, palette)
    digests = inputs.panel_digests
    if digests is None:
        digests = _panel_digests(inputs, palette)
    views = [View(inputs, language, digests) for language in languages]
    shared = {view.language: _shared(view, languages, palette.motif, static) for view in views}
    fingerprint = _fingerprint(theme, shared, _said_everywhere(inputs), bodies.settings)
    pages = {page.path: page for view in views for page in site_pages(view)}
    files = [*static, *installed_files(views, theme, palette)]
    for view in views:
        files += [*StoryFeeds(view, bodies).files(), event_calendar(view), *search_index(view)]
    files += sitemap(pages.values(), views[0].base, inputs.today)
    return Site(
        pages=pages,
        shared=shared,
        files=tuple(sorted(files, key=lambda file: file.path)),
        paths=frozenset(pages),
        name=details.name,
        url=views[0].base,
        diagnostics=in_order(each for view in views for each in view.diagnostics),
        fingerprint=fingerprint,
    )


def _panel_digests(inputs: SiteInputs, palette: Palette) -> Mapping[str, str]:
    from civsite.render.boards import panel_digests
    from civsite.render.panels.panel import Look

    look = Look(inputs.edition.quarter, palette.as_values(), {})
    return panel_digests(inputs.community, inputs.edition, look)


def _shared(view: View, languages: list[str], motif: str, static: list[SiteFile]) -> Values:
    digest = hashlib.sha256(b"".join(file.make() for file in static)).hexdigest()[:8]
    return {
        "site": {**chrome_of(view, motif), "version": digest, "has_languages": len(languages) > 1},
        "t": dict(view.words),
        "base": view.base,
    }


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
    templates = {
        path: file.sha256 for path, file in theme.files.items() if path.startswith(TEMPLATES)
    }
    versions = [version_of(name) for name in ("comrak-ext", "jinja2", "markdown", "mkdocs", "nh3")]
    program = [program_digest(), *versions]
    return _hashed(canonical_json([templates, shared, details, program, markdown_settings]))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
