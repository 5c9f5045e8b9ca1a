"""Many pages to render → shares of them, some of which other processes render.

A page is a function of its values, so that who renders it makes no difference. The processes are
started fresh, never forked, and bring their pages by way of the cache.
"""

from __future__ import annotations

import multiprocessing
import pickle
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
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
_PAGES_OF_A_SHARE = 100
# A process that has brought a share finds another waiting.
_SHARES_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Desk:
    """What every process that renders has before it, whichever pages come."""

    root: Path
    scratch: Path
    cache_dir: Path | None
    theme: Theme
    place: Path | None


class Shares:
    """`processes` counts the one that asks, too."""

    def __init__(self, desk: Desk, processes: int) -> None:
        self._desk = desk
        self._others = processes - 1 if desk.cache_dir is not None else 0
        self._executor: ProcessPoolExecutor | None = None
        self._running: list[Future[Pages]] = []

    def expect(self, pages: int) -> None:
        """Starts the others early where about so many pages will have to be rendered."""
        count = min(self._others, pages // _WORTH_A_PROCESS - 1)
        if count > 0 and self._executor is None:
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(count, context, _sit_down, (self._desk,))
            for _ in range(count):
                self._executor.submit(_is_there)

    def take(self, site: Site, missing: Sequence[SitePage]) -> Iterator[SitePage]:
        """Gives pages that are left to who asks, one by one, and has others render the rest."""
        self.expect(len(missing))
        if self._executor is None:
            yield from missing
            return
        starts = range(0, len(missing), _PAGES_OF_A_SHARE)
        waiting = deque(missing[start : start + _PAGES_OF_A_SHARE] for start in starts)
        while waiting:
            while waiting and self._is_idle():
                share = _share_of(site, waiting.popleft())
                self._running.append(self._executor.submit(_render, share))
            if waiting:
                yield from waiting.pop()

    def gather(self) -> Pages:
        """Waits for the others' pages. Raises what went wrong with one."""
        found: Pages = {}
        for each in self._running:
            found |= each.result()
        return found

    def _is_idle(self) -> bool:
        ahead = sum(not each.done() for each in self._running)
        return ahead < _SHARES_AHEAD * self._others

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


def _share_of(site: Site, pages: Sequence[SitePage]) -> Site:
    """A site of these pages, in a form that is small where it is sent."""
    known = {path for page in pages for path in site.in_each_language(page)} & site.paths
    filled = {page.path: _filled(page) for page in pages}
    return replace(site, pages=filled, paths=frozenset(known), files=(), diagnostics=())


def _filled(page: SitePage) -> SitePage:
    """The page with its values in a form that is small until they are asked for."""
    return replace(page, fill=partial(pickle.loads, pickle.dumps(page.fill(), protocol=5)))


class _Renderer:
    """What a process that renders for others needs, made once."""

    def __init__(self, desk: Desk) -> None:
        config = configuration(desk.root, desk.scratch)
        self._bodies = BodyRenderer(config.markdown_extensions, config.mdx_configs)
        self._environment = PageEnvironment(config.theme.get_env(), desk.theme, ())
        self._cache = Cache(desk.cache_dir)
        self._place = desk.place

    def render(self, share: Site) -> Pages:
        renderer = PageRenderer(share, self._bodies, self._environment, is_preview=False)
        delivery = Delivery(self._cache, self._place)
        with refusing_faulty_templates():
            for page in share.pages.values():
                content = renderer.html_of(page).encode()
                delivery.take(destination_of(page), share.key_of(page), content)
        self._cache.flush()
        return delivery.made


_renderers: list[_Renderer] = []


def _sit_down(desk: Desk) -> None:
    _renderers.append(_Renderer(desk))


def _is_there() -> bool:
    return bool(_renderers)


def _render(share: Site) -> Pages:
    """Renders the pages of `share` into the cache, and to their place. Raises Refused."""
    return _renderers[-1].render(share)
