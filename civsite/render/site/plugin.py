"""The mkdocs plugin: community in, website out, through mkdocs' public events alone.

Where no other plugin has a say, pages are finished files to mkdocs, rendered with its environment
or known from the cache. Where others have, each page that is not known goes through their events.
Nothing of the content folder itself ever reaches the site.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
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

from civsite.beside import copies_for
from civsite.diagnostics import Diagnostic, Refused
from civsite.load.repository import load_details
from civsite.load.theme import Theme
from civsite.packaged import packaged_theme
from civsite.render.site.addresses import file_of
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.cache import Cache
from civsite.render.site.compose import Site, compose_site
from civsite.render.site.environment import PageEnvironment
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.inputs import Asset, SiteInputs
from civsite.render.site.pages.page import SitePage
from civsite.render.site.pages.search import NOT_FOUND
from civsite.render.site.placing import Delivery, Pages, Rendered
from civsite.render.site.rendering import PageRenderer
from civsite.render.site.shares import Task, in_portions, share_out

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_PAGES_OF_A_TASK = 20
# To copy a process and to gather from it takes as long as so many pages.
_WORTH_A_COPY = 150

_log = logging.getLogger("mkdocs.plugins.civsite")


class CivsiteOptions(Config):  # type: ignore[no-untyped-call]
    """`date`: the day the site is built for (default: today in the community's time zone)."""

    date = config_options.Optional(config_options.Type((str, datetime.date)))
    cache = config_options.Type(str, default=".civsite/site")


class CivsitePlugin(BasePlugin[CivsiteOptions]):  # type: ignore[no-untyped-call]
    """Without `use`, it loads the community that mkdocs.yml lies in and runs its jobs too."""

    def __init__(self) -> None:
        self._given: tuple[SiteInputs, Theme, Cache] | None = None
        self._serving = False
        self._is_alone = False
        self._site: Site | None = None
        self._cache = Cache(None)
        self._files: Mapping[str, Callable[[], bytes]] = {}
        self.assets: Mapping[str, Asset] = {}
        self.rendered: list[str] = []
        self.kept: Pages = {}
        self.made: Pages = {}
        # By the file of the site that each becomes.
        self.pages: Mapping[str, SitePage] = {}
        self._processes = 1
        self._place: Path | None = None
        self._keys: dict[str, str] = {}
        self._missing: list[SitePage] = []
        self._folders: list[str] = []

    def use(
        self,
        inputs: SiteInputs,
        theme: Theme,
        cache: Cache,
        *,
        place: Path | None,
        processes: int,
    ) -> None:
        """Build from these values; what jobs make is placed by the caller.

        With a cache that lasts, where no other plugin has a say, the pages come there and below
        `place`, if that is given, and so do files that are made once: `kept` then tells of the
        pages that it had, `made` of those that came to it. Up to `processes` render them.
        """
        self._given = (inputs, theme, cache)
        self._place = place
        self._processes = processes

    @property
    def site(self) -> Site:
        """What the last build was composed of."""
        assert self._site is not None, "on_config has run"
        return self._site

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A preview adds a script of its own to each page, which our policy would stop."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        self._is_alone = is_alone_in(config)
        self._bodies = BodyRenderer(config.markdown_extensions, config.mdx_configs)
        self._site = self._composed(root, config)
        config.site_name = self.site.name
        if self.site.url and not self._serving:
            config.site_url = self.site.url
        config.use_directory_urls = True
        # Bodies are rendered by one converter of ours, and mkdocs has nothing left to convert.
        config.markdown_extensions = []
        config.theme.static_templates.clear()
        if self._is_alone and not self._serving:
            # mkdocs looks at every file of both, and none of them enters the site. What the site
            # is emptied into holds none; templates are still found where the theme has them.
            config.docs_dir = config.site_dir
            self._folders = list(config.theme.dirs)
            config.theme.dirs = []
        return config

    def _composed(self, root: Path, config: MkDocsConfig) -> Site:
        file = Path(config.config_file_path or "")
        written = file.read_bytes().hex() if file.is_file() else ""  # a template may show any of it
        settings = (sorted(config.markdown_extensions), config.mdx_configs, written, self._serving)
        try:
            inputs, self._theme, self._cache = self._given or self._loaded(root)
            self.assets = dict(sorted(inputs.assets.items()))
            # What other plugins do to pages is not known.
            cache = self._cache if self._is_alone else None
            site = compose_site(inputs, self._theme, self._bodies, repr(settings), cache)
        except Refused as refused:
            raise PluginError(_as_words(refused.diagnostics)) from None
        self.rendered, self.kept = [], {}
        _say(site.diagnostics)
        return site

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Ours alone: neither content files as they are nor the theme's own scripts and styles."""
        is_placed = self._is_alone and self._given is not None
        made = [] if is_placed else self._machine_files(config)
        self._keys = self.site.keys()
        found = self._found() if self._is_alone else {}
        self.pages = {destination_of(page): page for page in self.site.pages.values()}
        missing = []
        for path, page in self.pages.items():
            key = self._keys[page.path]
            if is_placed and key in found:
                self.kept[path] = found[key]
            elif key in found and (known := self._cache.get(key)) is not None:
                made.append(_as_file(config, path, known))
            else:
                missing.append(page)
        self.rendered = [page.path for page in missing]
        self._missing = missing
        if not self._is_alone:
            made += [_as_page(config, page) for page in missing]
        made += [_as_file(config, path, read()) for path, read in self._files.items()]
        if self._given is None:
            made += [_as_file(config, path, each.read()) for path, each in self.assets.items()]
        return Files(made)

    def _found(self) -> dict[str, Rendered]:
        """What the cache has of the pages, by key."""
        known = self.site.chapters.found
        others = [key for path, key in self._keys.items() if path not in known]
        found = {key: Rendered(key, *each) for key, each in self._cache.find_all(others).items()}
        found |= {each.key: each for each in known.values()}
        self._cache.mark_used(found)
        return found

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Templates come from theme/site. Where we are alone, pages are rendered here."""
        ours = PageEnvironment(env, self._theme, self._folders)
        self._renderer = PageRenderer(self.site, self._bodies, ours, self._serving)
        if self._is_alone:
            brings_all = self._given is not None and self._cache.lasts

            def to_mkdocs(path: str, content: bytes) -> None:
                files.append(_as_file(config, path, content))

            delivery = Delivery(self._cache, self._place, None if brings_all else to_mkdocs)
            copies = copies_for(len(self._missing), _WORTH_A_COPY, self._processes)
            are_many = len(self._missing) > _WORTH_A_COPY
            self.made = share_out([*self._tasks(brings_all)], delivery, copies, are_many)
            self._cache.mark_used(page.key for page in self.made.values())
        return ours

    def _tasks(self, with_files: bool) -> Iterator[Task]:
        """The longest first."""
        if with_files:
            yield self._make_files
        # Who renders a story's lists has what they show of it, so what tells of one day goes to one.
        by_day = sorted(self._missing, key=lambda page: page.changed or datetime.date.max)
        for pages in in_portions(by_day, self._processes, _PAGES_OF_A_TASK):
            yield partial(self._render, pages)

    def _make_files(self, delivery: Delivery) -> None:
        for file in self.site.files:
            if (key := self.site.key_of_file(file)) is not None:
                delivery.keep(key, partial(self.site.content_of, file))

    def _render(self, pages: Sequence[SitePage], delivery: Delivery) -> None:
        for page in pages:
            content = self._renderer.html_of(page).encode()
            delivery.take(destination_of(page), self._keys[page.path], content)

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        ours = self.site.pages[page.file.src_uri]
        page.meta = {"template": ours.template, "title": ours.fill().title}
        return markdown

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        ours = self.site.pages[page.file.src_uri]
        context.update(self._renderer.values_of(ours))  # type: ignore[typeddict-item]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self._cache.flush()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        for folder in (packaged_theme(), Path(config.config_file_path).parent / "theme"):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _machine_files(self, config: MkDocsConfig) -> list[File]:
        return [_as_file(config, file.path, self._content_of(file)) for file in self.site.files]

    def _content_of(self, file: SiteFile) -> bytes:
        key = self.site.key_of_file(file)
        make = partial(self.site.content_of, file, self._cache)
        return self._cache.recall(key, make) if key else make()

    def _loaded(self, root: Path) -> tuple[SiteInputs, Theme, Cache]:
        """The community that lies at `root`, as `mkdocs build` alone finds it. Raises Refused."""
        # Run by mkdocs itself, the plugin stands where the command line stands otherwise.
        from civsite.build.site_alone import site_alone

        alone = site_alone(root, _today(self.config.date, load_details(root).timezone))
        cache = Cache(root / self.config.cache)
        self._files = alone.files
        return alone.inputs, alone.theme, cache


def is_alone_in(config: MkDocsConfig) -> bool:
    """Whether no other plugin may change a page by what we cannot know."""
    return list(config.plugins) == ["civsite"] and not config.hooks


def _as_page(config: MkDocsConfig, page: SitePage) -> File:
    file = File.generated(config, page.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = destination_of(page)
    return file


def _as_file(config: MkDocsConfig, path: str, content: bytes) -> File:
    return File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)


def destination_of(page: SitePage) -> str:
    """The file of the site that the page becomes."""
    return "404.html" if page.path == NOT_FOUND else file_of(page.path)


def _today(written: object, timezone: str) -> datetime.date:
    if written is None:
        return datetime.datetime.now(ZoneInfo(timezone)).date()
    if isinstance(written, datetime.date):
        return written
    try:
        return datetime.date.fromisoformat(str(written))
    except ValueError:
        raise PluginError(f"mkdocs.yml: {written} is not a date, write 2026-03-05") from None


def _as_words(diagnostics: tuple[Diagnostic, ...]) -> str:
    return "\n" + "\n".join(each.as_text("zh") + "\n" + each.as_text("en") for each in diagnostics)


def _say(diagnostics: tuple[Diagnostic, ...]) -> None:
    for each in diagnostics:
        _log.warning("%s", each.as_text("zh"))
