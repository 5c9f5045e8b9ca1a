"""What a website is made from enters; its files leave, each with a key and with what makes its bytes.

Whoever has a file that was made from an equal key need not make it again; whoever makes it, in
whatever order, gets the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from civsite.diagnostics import Diagnostic, Refused
from civsite.load.theme import Theme
from civsite.render.site.addresses import url_of
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.compose import Site, compose_site
from civsite.render.site.environment import PageEnvironment, fault_of_template
from civsite.render.site.inputs import SiteInputs
from civsite.render.site.pages.page import SiteFile, SitePage
from civsite.render.site.pages.search import NOT_FOUND, UNLISTED


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
    pages = [
        SiteOutput(
            destination_of(page),
            site.key_of_page(page),
            partial(renderer.html_of, page),
            page.made_from,
            page.item,
            page.board,
            page.screen,
        )
        for page in site.pages.values()
    ]
    # Files first: a search index takes as long as many pages, and is not what a worker should end with.
    files = map(partial(_file, site), site.files)
    return SiteOutputs((*files, *pages), site.diagnostics)


class PageRenderer:
    """Fills templates of `environment` with the values of pages of `site`."""

    def __init__(
        self,
        site: Site,
        bodies: BodyRenderer,
        environment: jinja2.Environment,
        is_preview: bool = False,
    ) -> None:
        self._site = site
        self._bodies = bodies
        self._environment = environment
        self._is_preview = is_preview

    def html_of(self, page: SitePage) -> bytes:
        """Raises Refused for a template that is faulty."""
        values = self.values_of(page)
        try:
            return self._environment.get_template(page.template).render(values).encode()
        except Exception as problem:
            # A file that cannot be read is nobody's fault; a template that is missing is an OSError, too.
            if isinstance(problem, Refused | OSError) and not isinstance(
                problem, jinja2.TemplateError
            ):
                raise
            raise Refused([fault_of_template(problem, page.template)]) from None

    def values_of(self, page: SitePage) -> dict[str, Any]:
        """What the page's template is filled with."""
        url = url_of(page.path)
        own = page.fill()
        values = {**self._site.shared[page.language], **own.context}
        # The way back to the site's root; a page that is shown anywhere has one of its own.
        root = own.context.get("root")
        root = "../" * url.count("/") if root is None else "/" if self._is_preview else root
        body = own.context.get("body")
        if body is not None:
            html = Markup(self._bodies.html_of(body, root))
            values["body"] = {"html": html, "lang": body["lang"]}
        # The first is that which the page lies in.
        sections = (each["url"] for each in values["site"]["sections"])
        return {
            **values,
            "root": root,
            "url": url,
            "is_listed": page.path not in UNLISTED,
            "here": next((each for each in sections if url.startswith(each)), None),
            "window_title": own.title,
            "description": own.description,
            "alternates": self._site.alternates_of(page),
            "serving": self._is_preview,
        }


def destination_of(page: SitePage) -> str:
    """The file of the site that the page becomes."""
    return "404.html" if page.path == NOT_FOUND else f"{url_of(page.path)}index.html"


def _file(site: Site, file: SiteFile) -> SiteOutput:
    key, make = site.key_of_file(file), file.make
    if key is None:
        content = file.make()
        key, make = hashlib.sha256(content).hexdigest(), lambda: content
    return SiteOutput(file.path, key, make, file.made_from)
