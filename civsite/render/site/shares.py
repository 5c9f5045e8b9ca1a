"""Many pages to render → shares of them, each made by mkdocs in a process of its own.

A page is a function of its values, so that who renders it makes no difference. The processes are
started fresh, never forked, and bring their pages by way of the cache.
"""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType

from civsite.load.theme import Theme
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.cache import Cache
from civsite.render.site.compose import Site
from civsite.render.site.mkdocs_run import configuration, refusing_faulty_templates
from civsite.render.site.pages.page import SitePage
from civsite.render.site.placing import Delivery
from civsite.render.site.plugin import Pages, destination_of
from civsite.render.site.rendering import PageEnvironment, PageRenderer

# A process takes half a second to start: as long as so many pages take.
_WORTH_A_PROCESS = 300


class Shares:
    """`processes` counts the one that asks, too."""

    def __init__(
        self,
        root: Path,
        scratch: Path,
        cache_dir: Path | None,
        theme: Theme,
        place: Path | None,
        processes: int,
    ) -> None:
        self._root = root
        self._scratch = scratch
        self._cache_dir = cache_dir
        self._theme = theme
        self._place = place
        self._processes = processes
        self._executor: ProcessPoolExecutor | None = None
        self._running: list[Future[Pages]] = []

    def take(self, site: Site, missing: Sequence[SitePage]) -> list[SitePage]:
        """Starts on some of the pages; gives the others, which are left to who asks."""
        count = min(self._processes, len(missing) // _WORTH_A_PROCESS)
        if count < 2 or self._cache_dir is None:
            return list(missing)
        context = multiprocessing.get_context("spawn")
        self._executor = ProcessPoolExecutor(count - 1, mp_context=context)
        for number in range(1, count):
            pages = {page.path: _filled(page) for page in missing[number::count]}
            share = replace(site, pages=pages, files=(), diagnostics=())
            folder = self._scratch.parent / f"{self._scratch.name}-{number}"
            self._running.append(
                self._executor.submit(
                    render_share,
                    self._root,
                    folder,
                    self._cache_dir,
                    self._theme,
                    self._place,
                    share,
                )
            )
        return list(missing[::count])

    def gather(self) -> Pages:
        """Waits for the others' pages. Raises what went wrong with one."""
        found: Pages = {}
        for each in self._running:
            found |= each.result()
        return found

    def __enter__(self) -> Shares:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)


def _filled(page: SitePage) -> SitePage:
    """The page with its values in a form that is small until they are asked for."""
    return replace(page, fill=partial(pickle.loads, pickle.dumps(page.fill(), protocol=5)))


def render_share(
    root: Path, folder: Path, cache_dir: Path, theme: Theme, place: Path | None, share: Site
) -> Pages:
    """Renders the pages of `share` into the cache, and to their place. Raises Refused."""
    config = configuration(root, folder)
    bodies = BodyRenderer(config.markdown_extensions, config.mdx_configs)
    environment = PageEnvironment(config.theme.get_env(), theme, ())
    renderer = PageRenderer(share, bodies, environment, is_preview=False)
    cache = Cache(cache_dir)
    delivery = Delivery(cache, place)
    with refusing_faulty_templates():
        for page in share.pages.values():
            content = renderer.html_of(page).encode()
            delivery.take(destination_of(page), share.key_of(page), content)
    cache.flush()
    return delivery.made
