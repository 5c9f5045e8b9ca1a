"""Enters: what is ordered. Leaves: the output folder, whole and new, or as it was."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from civsite import __version__
from civsite.build.cache import Cache, Damaged
from civsite.build.checked import found_in
from civsite.build.executor import open_executor
from civsite.build.lock import held_lock
from civsite.build.manifest import NAME, Product, manifest_bytes, read_products
from civsite.build.origins import Origins
from civsite.build.output_folder import output_folder
from civsite.build.placed import placed
from civsite.build.planned import Planned, plan_build
from civsite.build.progress import Announcer
from civsite.build.publish import publish, staging
from civsite.build.run import Run, run_jobs
from civsite.build.site_assets import site_assets
from civsite.build.targets import Target, jobs_of
from civsite.diagnostics import Diagnostic, Refused, Text, has_errors, in_order
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.quarter import Quarter
from civsite.render.job import Job
from civsite.render.site.build import build_site
from civsite.render.site.inputs import SiteInputs

_CACHE = ".civsite"
_MOST_REPAIRS = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What to build. `jobs` is how many at once; `out` need not lie in the repository."""

    root: Path
    out: Path
    quarter: Quarter
    today: datetime.date
    targets: tuple[Target, ...]
    jobs: int
    executor: str
    use_cache: bool = True


def build(order: Order, announcer: Announcer) -> tuple[Diagnostic, ...]:
    """Builds and publishes; gives what is worth saying about the content.

    Raises Refused, with every diagnostic, if the content has errors; `out` is then as it was.
    Raises OutputInTheWay if `out` holds what no build made.
    """
    out = output_folder(order.out, order.root)
    theme = load_theme(order.root)
    community, loading = load_community(order.root, theme)
    found = found_in(community, loading, order.quarter, order.today)
    if has_errors(found):
        raise Refused(found)
    planned = plan_build(community, theme, order.quarter, order.today)
    found = in_order((*found, *planned.diagnostics))
    if has_errors(found):
        raise Refused(found)
    with staging(out) as stage:
        folder = order.root / _CACHE if order.use_cache else stage / _CACHE
        found = in_order((*found, *_build_into(stage, folder, planned, order, announcer)))
        shutil.rmtree(stage / _CACHE, ignore_errors=True)
        with held_lock(_publishing_lock(order)):
            publish(stage, out)
    announcer.say(Text(f"已写入 {order.out}", f"written to {order.out}"))
    return found


def _publishing_lock(order: Order) -> Path:
    folder = order.root / _CACHE
    folder.mkdir(exist_ok=True)
    return folder / "publish.lock"


def _build_into(
    stage: Path, folder: Path, planned: Planned, order: Order, announcer: Announcer
) -> tuple[Diagnostic, ...]:
    """Lays out the products. Bytes that somebody changed in the cache are dropped and made again."""
    cache = Cache(folder / "products")
    for _ in range(_MOST_REPAIRS):
        try:
            return _attempt(stage, folder, cache, planned, order, announcer)
        except Damaged:
            cache.drop_damaged()
    return _attempt(stage, folder, cache, planned, order, announcer)


def _attempt(
    stage: Path, folder: Path, cache: Cache, planned: Planned, order: Order, announcer: Announcer
) -> tuple[Diagnostic, ...]:
    jobs = jobs_of(planned, order.targets)
    run = _run(jobs, cache, order, announcer)
    if has_errors(run.diagnostics):
        raise Refused(placed(run.diagnostics, planned.community))
    wanted = [job for job in jobs if any(_is_wanted(path, order) for path in job.outputs.values())]
    products = _lay_out(stage, wanted, Origins(planned.community, jobs), run, cache, order)
    diagnostics = run.diagnostics
    if Target.SITE in order.targets:
        site_products, more = _lay_out_site(stage, folder, planned, run, cache, announcer)
        products |= site_products
        diagnostics += more
    if has_errors(diagnostics):
        raise Refused(diagnostics)
    products = {**_carried_over(stage, order), **products}
    about = {
        "community": planned.community.details.name,
        "quarter": str(order.quarter),
        "date": str(order.today),
        "civsite": __version__,
    }
    (stage / NAME).write_bytes(manifest_bytes(products.values(), about))
    if order.use_cache:
        cache.prune()
    return diagnostics


def _run(jobs: list[Job], cache: Cache, order: Order, announcer: Announcer) -> Run:
    with (
        open_executor(order.executor, order.jobs) as executor,
        announcer.bar(Text("排版", "typesetting")) as progress,
    ):
        run = run_jobs(jobs, cache, executor, order.jobs + 1, progress)
    announcer.say(
        Text(
            f"展板、屏幕和照片：新做 {run.rendered} 项，沿用 {run.found} 项",
            f"panels, slides, photos: {run.rendered} rendered, {run.found} unchanged",
        )
    )
    return run


def _is_wanted(path: str | None, order: Order) -> bool:
    return path is not None and any(target.holds(path) for target in order.targets)


def _lay_out(
    stage: Path, jobs: list[Job], origins: Origins, run: Run, cache: Cache, order: Order
) -> dict[str, Product]:
    products: dict[str, Product] = {}
    for job in jobs:
        for output, path in job.outputs.items():
            if path is None or not _is_wanted(path, order):
                continue
            blob = run.results[job.name][output]
            _write(stage / path, cache.read(blob))
            products[path] = Product(
                path,
                blob.sha256,
                blob.bytes,
                origins.made_from(job),
                job.item,
                job.board,
                job.screen,
            )
    return products


def _lay_out_site(
    stage: Path, folder: Path, planned: Planned, run: Run, cache: Cache, announcer: Announcer
) -> tuple[dict[str, Product], tuple[Diagnostic, ...]]:
    """mkdocs empties its folder first, so it gets one of its own beside the photos'."""
    inputs = SiteInputs(
        planned.community, planned.edition, planned.today, site_assets(planned, run, cache)
    )
    pages = stage / "site.pages"
    result = build_site(inputs, pages, folder / "site", planned.theme)
    announcer.say(
        Text(
            f"网站：新做 {result.rendered} 页，沿用 {result.reused} 页",
            f"website: {result.rendered} pages rendered, {result.reused} unchanged",
        )
    )
    products: dict[str, Product] = {}
    for location in sorted(pages.rglob("*")):
        if location.is_file():
            relative = location.relative_to(pages).as_posix()
            product = _moved(location, stage / "site" / relative, f"site/{relative}")
            made = result.products.get(relative)
            if made is not None:
                product = replace(
                    product,
                    made_from=made.made_from,
                    item=made.item,
                    board=made.board,
                    screen=made.screen,
                )
            products[product.path] = product
    shutil.rmtree(pages)
    return products, result.diagnostics


def _moved(location: Path, target: Path, path: str) -> Product:
    data = location.read_bytes()
    target.parent.mkdir(parents=True, exist_ok=True)
    location.rename(target)
    return Product(path, hashlib.sha256(data).hexdigest(), len(data))


def _carried_over(stage: Path, order: Order) -> Mapping[str, Product]:
    """What an earlier build made of targets that are not asked for now; only whole files."""
    manifest = order.out / NAME
    products: dict[str, Product] = {}
    if not manifest.is_file():
        return products
    for product in read_products(manifest.read_bytes()):
        if _is_wanted(product.path, order) or not any(t.holds(product.path) for t in Target):
            continue
        location = order.out / product.path
        data = location.read_bytes() if location.is_file() else b""
        if hashlib.sha256(data).hexdigest() == product.sha256:
            _write(stage / product.path, data)
            products[product.path] = product
    return products


def _write(location: Path, data: bytes) -> None:
    location.parent.mkdir(parents=True, exist_ok=True)
    location.write_bytes(data)
