"""MkDocs enters, with its configuration; the website leaves as its pages and files.

This adapter stands where the command line stands otherwise. `civsite` itself never runs it: MkDocs
runs whatever a repository's `mkdocs.yml` names. Nothing of the content folder itself ever reaches
the site.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from civsite.build.build import site_alone
from civsite.diagnostics import Diagnostic, Refused
from civsite.load.repository import load_details
from civsite.program import packaged_theme
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.compose import compose_site
from civsite.render.site.environment import PageEnvironment
from civsite.render.site.outputs import PageRenderer, destination_of
from civsite.render.site.pages.page import SitePage
from civsite.store import open_store
from civsite.text.telephones import area_code_of

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_log = logging.getLogger("mkdocs.plugins.civsite")


class CivsiteOptions(Config):  # type: ignore[no-untyped-call]
    """`date`: the day the site is built for (default: today in the community's time zone)."""

    date = config_options.Optional(config_options.Type((str, datetime.date)))


class CivsitePlugin(BasePlugin[CivsiteOptions]):  # type: ignore[no-untyped-call]
    """Loads the community that mkdocs.yml lies in, and runs the jobs whose files the site shows."""

    def __init__(self) -> None:
        self._serving = False
        self._opened = ExitStack()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A preview adds a script of its own to each page, which our policy would stop."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        try:
            today = _today(self.config.date, load_details(root).timezone)
            store = self._opened.enter_context(open_store())
            alone = site_alone(root, today, store)
            area = area_code_of(alone.inputs.community.details.phone or "")
            bodies = BodyRenderer(config.markdown_extensions, config.mdx_configs, area)
            self._site = compose_site(alone.inputs, alone.theme, bodies)
        except Refused as refused:
            raise PluginError(_as_words(refused.diagnostics)) from None
        self._files = alone.files
        self._environment = PageEnvironment(alone.theme)
        self._renderer = PageRenderer(self._site, bodies, self._environment, self._serving)
        for each in self._site.diagnostics:
            _log.warning("%s", each.as_text("zh"))
        config.site_name = self._site.name
        if self._site.url and not self._serving:
            config.site_url = self._site.url
        config.use_directory_urls = True
        # Bodies are rendered by one converter of ours, and mkdocs has nothing left to convert.
        config.markdown_extensions = []
        config.theme.static_templates.clear()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Ours alone: neither content files as they are nor the theme's own scripts and styles."""
        made = [_as_page(config, page) for page in self._site.pages.values()]
        made += [_as_file(config, file.path, file.make()) for file in self._site.files]
        made += [_as_file(config, path, read()) for path, read in sorted(self._files.items())]
        return Files(made)

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Templates come from theme/site."""
        return self._environment

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        ours = self._site.pages[page.file.src_uri]
        page.meta = {"template": ours.template, "title": ours.fill().title}
        return markdown

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        ours = self._site.pages[page.file.src_uri]
        values: Mapping[str, Any] = self._renderer.values_of(ours)
        context.update(values)  # type: ignore[typeddict-item]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self._opened.close()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        for folder in (packaged_theme(), Path(config.config_file_path).parent / "theme"):
            if folder.is_dir():
                server.watch(str(folder))
        return server


def _as_page(config: MkDocsConfig, page: SitePage) -> File:
    file = File.generated(config, page.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = destination_of(page)
    return file


def _as_file(config: MkDocsConfig, path: str, content: bytes) -> File:
    return File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)


def _today(written: object, timezone: str) -> datetime.date:
    if written is None:
        return datetime.datetime.now(ZoneInfo(timezone)).date()
    if isinstance(written, datetime.date):
        return written
    try:
        return datetime.date.fromisoformat(str(written))
    except ValueError:
        raise PluginError(f"mkdocs.yml: {written} is not a date, write 2026-03-05") from None


def _as_words(diagnostics: Sequence[Diagnostic]) -> str:
    return "\n" + "\n".join(each.as_text("zh") + "\n" + each.as_text("en") for each in diagnostics)
