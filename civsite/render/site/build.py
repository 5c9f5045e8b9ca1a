"""Community, edition and day in; the website in a fresh folder out, built by mkdocs in this process."""

from __future__ import annotations

import hashlib
import io
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.load.theme import Theme, load_theme
from civsite.render.page import broken_template
from civsite.render.site.assets import placed_assets
from civsite.render.site.cache import Cache
from civsite.render.site.compose import Site
from civsite.render.site.inputs import SiteInputs
from civsite.render.site.plugin import CivsitePlugin, destination_of

_USUAL_CONFIGURATION = "site_name: civsite\ntheme: {name: material}\nplugins: [civsite]\n"


@dataclass(frozen=True, slots=True)
class SiteProduct:
    """A file of the site: its SHA-256 and length in bytes, its bytes on demand, what it was made from.

    `read` raises Gone where the cache has lost what it had. `made_from` holds content paths.
    """

    sha256: str
    length: int
    read: Callable[[], bytes]
    made_from: tuple[str, ...] = ()
    item: str | None = None
    board: str | None = None
    screen: str | None = None


@dataclass(frozen=True, slots=True)
class SiteResult:
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
    inputs: SiteInputs, scratch: Path, cache_dir: Path | None = None, theme: Theme | None = None
) -> SiteResult:
    """The site as values. What mkdocs had to write lies in `scratch` as long as it is wanted.

    Raises Refused as `build_site` does.
    """
    config = _configuration(inputs.community.root, scratch)
    plugin = config.plugins["civsite"]
    assert isinstance(plugin, CivsitePlugin)
    # Another plugin may change any page by what we cannot know: then every page is made anew.
    is_alone = list(config.plugins) == ["civsite"] and not config.hooks
    cache = Cache(cache_dir)
    plugin.use(inputs, theme or load_theme(inputs.community.root), cache, is_alone=is_alone)
    _build(config)
    products = dict(_written(scratch))
    for path, (key, sha256, length) in plugin.kept.items():
        products[path] = SiteProduct(sha256, length, partial(cache.kept, key))
    for path, content in placed_assets(inputs.assets, cache):
        products[path] = _at_hand(content)
    products |= dict(_origins(plugin.site, products, is_alone))
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


def _at_hand(content: bytes) -> SiteProduct:
    return SiteProduct(hashlib.sha256(content).hexdigest(), len(content), lambda: content)


def _origins(
    site: Site, products: Mapping[str, SiteProduct], is_alone: bool
) -> Iterator[tuple[str, SiteProduct]]:
    """The same with what each was made from; files that mkdocs had no part in are added."""
    for file in site.files:
        product = _at_hand(file.content) if is_alone else products[file.path]
        yield file.path, replace(product, made_from=file.made_from)
    for page in site.pages.values():
        path = destination_of(page)
        if path in products:
            yield (
                path,
                replace(
                    products[path],
                    made_from=page.made_from,
                    item=page.item,
                    board=page.board,
                    screen=page.screen,
                ),
            )


def _configuration(root: Path, out_dir: Path) -> MkDocsConfig:
    """The community's mkdocs.yml, or the usual one where it has none that names the plugin."""
    root = root.absolute()  # mkdocs takes what is relative as beside its own configuration
    file = root / "mkdocs.yml"
    more: dict[str, Any] = {"site_dir": str(out_dir), "docs_dir": str(root / "content")}
    with _quiet() as said:
        try:
            if file.is_file():
                config = load_config(str(file), **more)
                if "civsite" in config.plugins:
                    return config
            usual = io.BytesIO(_USUAL_CONFIGURATION.encode())
            usual.name = str(file)
            return load_config(usual, **more)
        except (MkDocsException, Abort) as problem:
            raise Refused([_unusable("; ".join(said) or str(problem))]) from None


def _build(config: MkDocsConfig) -> None:
    with _quiet():
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except jinja2.TemplateError as problem:
            raise Refused([broken_template(problem, "theme/site/")]) from None
        except (MkDocsException, Abort) as problem:
            raise _refused_within(problem) from None


def _refused_within(problem: BaseException) -> Refused:
    """The refusal that mkdocs wrapped into its own exceptions, or one that says what mkdocs said."""
    cause: BaseException | None = problem
    while cause is not None:
        if isinstance(cause, Refused):
            return cause
        cause = cause.__context__
    return Refused([_unusable(str(problem))])


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keeps mkdocs' messages from the terminal; yields those that are errors."""
    said: list[str] = []
    log = logging.getLogger("mkdocs")
    handlers, propagates, level = log.handlers, log.propagate, log.level
    log.handlers, log.propagate = [_Collector(said)], False
    log.setLevel(logging.ERROR)
    try:
        yield said
    finally:
        log.handlers, log.propagate = handlers, propagates
        log.setLevel(level)


class _Collector(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


def _unusable(reason: str) -> Diagnostic:
    return Diagnostic(
        "mkdocs-refuses",
        Span("mkdocs.yml"),
        Text(f"mkdocs 不能用这份配置：{reason}", f"mkdocs cannot use this configuration: {reason}"),
        Text("照 civsite init 生成的 mkdocs.yml 改", "write it as civsite init does"),
    )
