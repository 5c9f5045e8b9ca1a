"""Enters: what is ordered. Leaves: the output folder, whole and new, or as it was."""

from __future__ import annotations

import datetime
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from civsite import __version__
from civsite.build.cache import Cache, Damaged
from civsite.build.exchange import publish, staging
from civsite.build.executor import open_executor
from civsite.build.layout import Layout
from civsite.build.lock import held_lock
from civsite.build.manifest import NAME, Product, manifest_bytes, read_products
from civsite.build.origins import Origins
from civsite.build.output_folder import output_folder
from civsite.build.placed import placed
from civsite.build.planned import Planned
from civsite.build.prepared import Prepared, prepare_build
from civsite.build.progress import Announcer
from civsite.build.run import Run, run_jobs
from civsite.build.site_assets import site_inputs
from civsite.build.targets import Target
from civsite.diagnostics import Diagnostic, Refused, Text, has_errors, in_order
from civsite.load.memory import Memory
from civsite.model.file import FileInput
from civsite.quarter import Quarter
from civsite.render.job import Job
from civsite.render.site.cache import Gone

_CACHE = ".civsite"
_MOST_REPAIRS = 3


class Order(NamedTuple):
    """What to build. `jobs` is how many at once; `out` need not lie in the repository."""

    root: Path
    out: Path
    quarter: Quarter
    today: datetime.date
    targets: tuple[Target, ...]
    jobs: int
    executor: str
    use_cache: bool = True


def build(
    order: Order, announcer: Announcer, memory: Memory | None = None
) -> tuple[Diagnostic, ...]:
    """Builds and publishes; gives what is worth saying about the content.

    Builds that follow one another in a process share a `memory` of what was read.
    Raises Refused, with every diagnostic, if the content has errors; `out` is then as it was.
    Raises OutputInTheWay if `out` holds what no build made.
    """
    out = output_folder(order.out, order.root)
    shelf = _shelf(order.root, out) if order.use_cache else None
    prepared = prepare_build(
        order.root, order.quarter, order.today, order.targets, memory, order.use_cache
    )
    with staging(out) as stage:
        folder = order.root / _CACHE if order.use_cache else stage / _CACHE
        layout = Layout(stage, out, shelf)
        said = _build_into(layout, folder, prepared, order, announcer)
        found = in_order((*prepared.found, *said))
        shutil.rmtree(stage / _CACHE, ignore_errors=True)
        layout.finish()
        with held_lock(_publishing_lock(order)):
            publish(stage, out)
            layout.keep_spare()
    announcer.say(Text(f"已写入 {order.out}", f"written to {order.out}"))
    return found


def _shelf(root: Path, out: Path) -> Path:
    """Where the ledgers of an output folder lie, and the tree that its next build begins with."""
    return root / _CACHE / "trees" / hashlib.sha256(str(out).encode()).hexdigest()[:16]


def _publishing_lock(order: Order) -> Path:
    folder = order.root / _CACHE
    folder.mkdir(exist_ok=True)
    return folder / "publish.lock"


def _build_into(
    layout: Layout,
    folder: Path,
    prepared: Prepared,
    order: Order,
    announcer: Announcer,
) -> tuple[Diagnostic, ...]:
    """Lays out the products. Bytes that somebody changed in the cache are dropped and made again."""
    cache = Cache(folder / "products")
    planned, jobs = prepared.planned, prepared.jobs
    for _ in range(_MOST_REPAIRS):
        try:
            return _attempt(layout, folder, cache, planned, jobs, order, announcer)
        except Damaged:
            cache.drop_damaged()
        except Gone:  # its page is rendered anew
            pass
    return _attempt(layout, folder, cache, planned, jobs, order, announcer)


def _attempt(
    layout: Layout,
    folder: Path,
    cache: Cache,
    planned: Planned,
    jobs: Sequence[Job],
    order: Order,
    announcer: Announcer,
) -> tuple[Diagnostic, ...]:
    layout.begin()
    run = _run(jobs, cache, order, announcer)
    if has_errors(run.diagnostics):
        raise Refused(placed(run.diagnostics, planned.community))
    wanted = [job for job in jobs if any(_is_wanted(path, order) for path in job.outputs.values())]
    products = _lay_out(layout, wanted, Origins(planned.community, jobs), run, cache, order)
    diagnostics = run.diagnostics
    if Target.SITE in order.targets:
        site_products, more = _lay_out_site(
            layout, folder, planned, run, cache, order.jobs, announcer
        )
        products |= site_products
        diagnostics += more
    if has_errors(diagnostics):
        raise Refused(diagnostics)
    products = {**_carried_over(layout, order), **products}
    about = {
        "community": planned.community.details.name,
        "quarter": str(order.quarter),
        "date": str(order.today),
        "civsite": __version__,
    }
    layout.place_bytes(NAME, manifest_bytes(products.values(), about))
    if order.use_cache and run.rendered:
        cache.prune()
    return diagnostics


def _run(jobs: Sequence[Job], cache: Cache, order: Order, announcer: Announcer) -> Run:
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
    layout: Layout, jobs: list[Job], origins: Origins, run: Run, cache: Cache, order: Order
) -> dict[str, Product]:
    products: dict[str, Product] = {}
    for job in jobs:
        for output, path in job.outputs.items():
            if path is None or not _is_wanted(path, order):
                continue
            blob = run.results[job.name][output]
            layout.place(path, blob.sha256, partial(cache.chunks, blob))
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
    layout: Layout,
    folder: Path,
    planned: Planned,
    run: Run,
    cache: Cache,
    processes: int,
    announcer: Announcer,
) -> tuple[dict[str, Product], tuple[Diagnostic, ...]]:
    # Boards alone do without it; where there is a plan to make, it is loaded meanwhile.
    from civsite.render.site.build import make_site

    inputs = site_inputs(planned, run, cache)
    with tempfile.TemporaryDirectory(prefix=".pages-", dir=layout.stage) as scratch:
        pages = Path(scratch, "pages")
        place = layout.stage / Target.SITE
        result = make_site(inputs, pages, folder / "site", planned.theme, processes, place)
        products: dict[str, Product] = {}
        for below, made in result.products.items():
            path = f"{Target.SITE}/{below}"
            if made.mark is None or not layout.adopt(path, made.sha256, made.mark):
                layout.place(path, made.sha256, partial(_at_once, made.read))
            whose = (made.made_from, made.item, made.board, made.screen)
            products[path] = Product(path, made.sha256, made.length, *whose)
    announcer.say(
        Text(
            f"网站：新做 {result.rendered} 页，沿用 {result.reused} 页",
            f"website: {result.rendered} pages rendered, {result.reused} unchanged",
        )
    )
    return products, result.diagnostics


def _carried_over(layout: Layout, order: Order) -> Mapping[str, Product]:
    """What an earlier build made of targets that are not asked for now; only whole files."""
    manifest = order.out / NAME
    products: dict[str, Product] = {}
    others = tuple(f"{target}/" for target in Target if target not in order.targets)
    if not others or not manifest.is_file():
        return products
    for product in read_products(manifest.read_bytes(), others):
        location = order.out / product.path
        if layout.is_last(product.path, product.sha256) or _is_whole(location, product.sha256):
            content = partial(_at_once, location.read_bytes)
            layout.place(product.path, product.sha256, content)
            products[product.path] = product
    return products


def _at_once(read: Callable[[], bytes]) -> list[bytes]:
    return [read()]


def _is_whole(location: Path, sha256: str) -> bool:
    return location.is_file() and FileInput.at(location).sha256 == sha256
