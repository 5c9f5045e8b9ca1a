"""Community, edition and day in; the website in a fresh folder out, built by mkdocs in this process."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from civsite.diagnostics import Diagnostic
from civsite.load.theme import Theme, load_theme
from civsite.render.site.cache import Cache
from civsite.render.site.compose import Site
from civsite.render.site.feeds.site_file import SiteFile
from civsite.render.site.inputs import SiteInputs
from civsite.render.site.mkdocs_run import configuration, run_mkdocs
from civsite.render.site.pages.page import SitePage
from civsite.render.site.placing import Mark, Pages
from civsite.render.site.plugin import CivsitePlugin, destination_of, is_alone_in


class SiteProduct(NamedTuple):
    """A file of the site: its SHA-256 and length in bytes, its bytes on demand, what it was made from.

    `read` raises Gone where the cache has lost what it had. `made_from` holds content paths. `mark`
    is that of the file where it lies at its place already.
    """

    sha256: str
    length: int
    read: Callable[[], bytes]
    made_from: tuple[str, ...] = ()
    item: str | None = None
    board: str | None = None
    screen: str | None = None
    mark: Mark | None = None


class SiteResult(NamedTuple):
    """`products` by path in the site; `rendered` and `reused` count pages."""

    products: Mapping[str, SiteProduct]
    rendered: int
    reused: int
    diagnostics: tuple[Diagnostic, ...]


def build_site(
    inputs: SiteInputs, out_dir: Path, cache_dir: Path | None = None, theme: Theme | None = None
) -> SiteResult:
    """Write the whole site into `out_dir`, which is emptied first; photos are not among it.

    Pages whose inputs are those of an earlier build come from `cache_dir`. Raises Refused where
    mkdocs.yml or the palette cannot be used.
    """
    result = make_site(inputs, out_dir, cache_dir, theme)
    for path, product in result.products.items():
        location = out_dir / path
        if not location.is_file():
            location.parent.mkdir(parents=True, exist_ok=True)
            location.write_bytes(product.read())
    return result


def make_site(
    inputs: SiteInputs,
    scratch: Path,
    cache_dir: Path | None = None,
    theme: Theme | None = None,
    processes: int = 1,
    place: Path | None = None,
) -> SiteResult:
    """The site as values. What mkdocs had to write lies in `scratch` as long as it is wanted.

    With many pages to render and a cache to bring them in, `processes` share the work. Where the
    site's folder is `place`, whoever renders a page writes it there. Raises Refused as `build_site`
    does.
    """
    theme = theme or load_theme(inputs.community.root)
    config = configuration(inputs.community.root, scratch)
    plugin = config.plugins["civsite"]
    assert isinstance(plugin, CivsitePlugin)
    is_alone = is_alone_in(config)
    cache = Cache(cache_dir)
    plugin.use(inputs, theme, cache, place=place, processes=processes)
    run_mkdocs(config)
    products = dict(_written(scratch))
    pages = plugin.kept | plugin.made if cache.lasts else {}
    if is_alone and cache.lasts:
        plugin.site.chapters.keep(lambda page: pages.get(destination_of(page)))
    products.update(list(_page_products(plugin.pages, pages, products, cache)))
    for path, asset in plugin.assets.items():
        products[path] = SiteProduct(asset.sha256, asset.length, asset.read)
    for file in plugin.site.files:
        product = _file_product(plugin.site, file, cache) if is_alone else products[file.path]
        products[file.path] = product._replace(made_from=file.made_from)
    cache.prune()
    ordered = dict(sorted(products.items()))
    return SiteResult(ordered, len(plugin.rendered), len(plugin.kept), plugin.site.diagnostics)


def _written(folder: Path) -> Iterator[tuple[str, SiteProduct]]:
    for above, _, names in os.walk(folder):
        for name in names:
            location = Path(above, name)
            data = location.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            path = location.relative_to(folder).as_posix()
            yield path, SiteProduct(digest, len(data), location.read_bytes)


def _file_product(site: Site, file: SiteFile, cache: Cache) -> SiteProduct:
    """From the cache, or made now."""
    key = site.key_of_file(file)
    if key is None:
        return _at_hand(file.make())
    found = cache.find(key)
    if found is not None:
        return SiteProduct(*found, partial(cache.kept, key))
    content = site.content_of(file, cache)
    cache.put(key, content)
    return _at_hand(content)


def _at_hand(content: bytes) -> SiteProduct:
    return SiteProduct(hashlib.sha256(content).hexdigest(), len(content), lambda: content)


def _page_products(
    pages: Mapping[str, SitePage], made: Pages, written: Mapping[str, SiteProduct], cache: Cache
) -> Iterator[tuple[str, SiteProduct]]:
    """Pages that are in the cache, or that mkdocs wrote, with what each was made from."""
    for path, page in pages.items():
        whose = (page.made_from, page.item, page.board, page.screen)
        if (known := made.get(path)) is not None:
            read = partial(cache.kept, known.key)
            yield path, SiteProduct(known.sha256, known.length, read, *whose, known.mark)
        elif (found := written.get(path)) is not None:
            yield path, SiteProduct(found.sha256, found.length, found.read, *whose)
