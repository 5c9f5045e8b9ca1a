"""A page and a Jinja environment → the page's HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jinja2
from markupsafe import Markup

from civsite.render.site.addresses import root_from, url_of
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.compose import Site
from civsite.render.site.pages.page import SitePage


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

    def html_of(self, page: SitePage) -> str:
        """Raises jinja2.TemplateError for a template that is faulty."""
        return self._environment.get_template(page.template).render(self.values_of(page))

    def values_of(self, page: SitePage) -> dict[str, Any]:
        """What the page's template is filled with."""
        url = url_of(page.path)
        own = page.fill()
        values = {**self._site.shared[page.language], **own.context}
        own_root = own.context.get("root")
        root = root_from(url) if own_root is None else "/" if self._is_preview else own_root
        body = own.context.get("body")
        if body is not None:
            html = Markup(self._bodies.html_of(body, root))
            values["body"] = {"html": html, "lang": body["lang"]}
        return {
            **values,
            "root": root,
            "url": url,
            "here": _section_of(url, values["site"]["sections"]),
            "window_title": own.title,
            "description": own.description,
            "alternates": self._site.alternates_of(page),
            "serving": self._is_preview,
        }


def _section_of(url: str, sections: Sequence[Mapping[str, str]]) -> str | None:
    """The URL of the section that a page lies in."""
    return next((each["url"] for each in sections if url.startswith(each["url"])), None)
