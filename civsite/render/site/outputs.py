"""What a website is made from enters; its files leave, each with a key and with what makes its bytes.

Whoever has a file that was made from an equal key need not make it again; whoever makes it, in
whatever order, gets the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from civsite.diagnostics import Diagnostic
from civsite.load.theme import Theme
from civsite.render.site.addresses import file_of
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.compose import Site, compose_site
from civsite.render.site.environment import PageEnvironment, refusing_faulty_templates
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.inputs import SiteInputs
from civsite.render.site.pages.page import SitePage
from civsite.render.site.pages.search import NOT_FOUND
from civsite.render.site.rendering import PageRenderer


class SiteOutput(NamedTuple):
    """A file of the website. `path` is below the site's folder, `made_from` below the repository.

    `make` raises Refused where a template is faulty.
    """

    path: str
    key: str
    make: Callable[[], bytes]
    made_from: tuple[str, ...] = ()
    item: str | None = None
    board: str | None = None
    screen: str | None = None


class SiteOutputs(NamedTuple):
    """All files but those that jobs make; `said` is what there is to say about links."""

    outputs: tuple[SiteOutput, ...]
    said: tuple[Diagnostic, ...]


def site_outputs(inputs: SiteInputs, theme: Theme, bodies: BodyRenderer) -> SiteOutputs:
    """The website as outputs. Raises Refused where the community's palette is not there."""
    site = compose_site(inputs, theme, bodies)
    renderer = PageRenderer(site, bodies, PageEnvironment(theme))
    # Files first: a search index takes as long as many pages, and is not what a worker should end with.
    outputs = [*map(partial(_file, site), site.files), *_pages(site, renderer)]
    return SiteOutputs(tuple(outputs), site.diagnostics)


def destination_of(page: SitePage) -> str:
    """The file of the site that the page becomes."""
    return "404.html" if page.path == NOT_FOUND else file_of(page.path)


def _pages(site: Site, renderer: PageRenderer) -> Iterator[SiteOutput]:
    for page in site.pages.values():
        yield SiteOutput(
            destination_of(page),
            site.key_of_page(page),
            partial(_html, renderer, page),
            page.made_from,
            page.item,
            page.board,
            page.screen,
        )


def _html(renderer: PageRenderer, page: SitePage) -> bytes:
    with refusing_faulty_templates():
        return renderer.html_of(page).encode()


def _file(site: Site, file: SiteFile) -> SiteOutput:
    key = site.key_of_file(file)
    if key is not None:
        return SiteOutput(file.path, key, file.make, file.made_from)
    content = file.make()
    return SiteOutput(
        file.path, hashlib.sha256(content).hexdigest(), lambda: content, file.made_from
    )
