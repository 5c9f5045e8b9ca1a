"""Community, edition and day in; the website in a fresh folder out, built by mkdocs in this process."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
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
    """What a file of the site was made from: content paths, and whose page it is."""

    made_from: tuple[str, ...]
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
    config = _configuration(inputs.community.root, out_dir)
    plugin = config.plugins["civsite"]
    assert isinstance(plugin, CivsitePlugin)
    cache = Cache(cache_dir)
    plugin.use(inputs, theme or load_theme(inputs.community.root), cache)
    _build(config)
    products = _products(plugin.site)
    for path, content in placed_assets(inputs.assets, cache):
        _place(out_dir / path, content)
        products[path] = SiteProduct(())
    cache.prune()
    return SiteResult(products, len(plugin.rendered), len(plugin.reused), plugin.site.diagnostics)


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


def _products(site: Site) -> dict[str, SiteProduct]:
    products = {file.path: SiteProduct(file.made_from) for file in site.files}
    for page in site.pages.values():
        products[destination_of(page)] = SiteProduct(
            page.made_from, page.item, page.board, page.screen
        )
    return dict(sorted(products.items()))


def _place(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _unusable(reason: str) -> Diagnostic:
    return Diagnostic(
        "mkdocs-refuses",
        Span("mkdocs.yml"),
        Text(f"mkdocs 不能用这份配置：{reason}", f"mkdocs cannot use this configuration: {reason}"),
        Text("照 civsite init 生成的 mkdocs.yml 改", "write it as civsite init does"),
    )
