"""What is ordered enters; the output folder leaves, whole and new, or as it was."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from civsite import __version__
from civsite.build.exchange import put_in_place, staging
from civsite.build.executor import open_executor
from civsite.build.layout import Layout
from civsite.build.located_in_source import located_in_source
from civsite.build.manifest import NAME, Product, manifest_bytes, read_products
from civsite.build.origins import Origins
from civsite.build.output_folder import output_folder
from civsite.build.pipeline import Prepared, prepare_build
from civsite.build.progress import Announcer
from civsite.build.run import Run, run_jobs
from civsite.build.site_assets import site_inputs
from civsite.build.site_output import lay_out_site
from civsite.build.targets import Target
from civsite.diagnostics import Diagnostic, Refused, Text, has_errors, in_order
from civsite.links import leads_out
from civsite.model.file import FileInput
from civsite.plain_path import is_plain_path
from civsite.quarter import Quarter
from civsite.store import Damaged, Store

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


def build(
    order: Order, announcer: Announcer, store: Store, *, may_reuse: bool = True
) -> tuple[Diagnostic, ...]:
    """Builds and publishes; gives what is worth saying about the content.

    With a store that holds nothing, and nothing reused of the last output, all is made anew.
    Raises Refused, with every diagnostic, if the content has errors; `out` is then as it was.
    Raises OutputInTheWay if `out` holds what no build made.
    """
    out = output_folder(order.out, order.root)
    prepared = prepare_build(order.root, order.quarter, order.today, order.targets, store)
    with staging(out) as stage:
        layout = Layout(stage, out, store if may_reuse else None)
        said = _lay_out_all(layout, prepared, order, announcer, store)
        layout.finish()
        put_in_place(stage, out)
        layout.keep_previous_tree()
    store.prune()
    announcer.say(Text(f"已写入 {order.out}", f"written to {order.out}"))
    return in_order((*prepared.said, *said))


def _lay_out_all(
    layout: Layout, prepared: Prepared, order: Order, announcer: Announcer, store: Store
) -> tuple[Diagnostic, ...]:
    """Where bytes in the store were changed, all such are dropped and made again."""
    for _ in range(_MOST_REPAIRS):
        try:
            return _attempt(layout, prepared, order, announcer, store)
        except Damaged:
            store.blobs.forget_damaged()
    return _attempt(layout, prepared, order, announcer, store)


def _attempt(
    layout: Layout, prepared: Prepared, order: Order, announcer: Announcer, store: Store
) -> tuple[Diagnostic, ...]:
    layout.begin()
    planned = prepared.planned
    run = _run(prepared, store, order, announcer)
    if has_errors(run.diagnostics):
        raise Refused(located_in_source(run.diagnostics, planned.community))
    products = _carried_over(layout, order)
    products |= _lay_out_jobs(layout, prepared, run, store, order)
    said = run.diagnostics
    if Target.SITE in order.targets:
        more, site_said = _lay_out_site(layout, prepared, run, store, order, announcer)
        products |= more
        said += site_said
    about = {
        "community": planned.community.details.name,
        "quarter": str(order.quarter),
        "date": str(order.today),
        "civsite": __version__,
    }
    layout.place_bytes(NAME, manifest_bytes(products.values(), about))
    return said


def _run(prepared: Prepared, store: Store, order: Order, announcer: Announcer) -> Run:
    with (
        open_executor(order.executor, order.jobs) as executor,
        announcer.bar(Text("排版", "typesetting")) as progress,
    ):
        run = run_jobs(prepared.jobs, store, executor, order.jobs + 1, progress)
    announcer.say(
        Text(
            f"展板、屏幕和照片：新做 {run.rendered} 项，沿用 {run.found} 项",
            f"panels, slides, photos: {run.rendered} rendered, {run.found} unchanged",
        )
    )
    return run


def _lay_out_jobs(
    layout: Layout, prepared: Prepared, run: Run, store: Store, order: Order
) -> dict[str, Product]:
    products: dict[str, Product] = {}
    origins = Origins(prepared.planned.community, prepared.jobs)
    for job in prepared.jobs:
        for output, path in job.outputs.items():
            if path is None or not any(target.holds(path) for target in order.targets):
                continue
            blob = run.results[job.name][output]
            layout.place(path, blob.sha256, partial(store.blobs.chunks, blob))
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
    prepared: Prepared,
    run: Run,
    store: Store,
    order: Order,
    announcer: Announcer,
) -> tuple[dict[str, Product], tuple[Diagnostic, ...]]:
    # Boards alone do without them.
    from civsite.render.site.bodies import BodyRenderer
    from civsite.render.site.outputs import site_outputs

    inputs = site_inputs(prepared.planned, run, store)
    products: dict[str, Product] = {}
    for below, asset in inputs.assets.items():
        path = f"{Target.SITE}/{below}"
        layout.place(path, asset.sha256, partial(_in_one_piece, asset.read))
        products[path] = Product(path, asset.sha256, asset.length)
    made = site_outputs(inputs, prepared.planned.theme, BodyRenderer(prepared.extensions))
    site = lay_out_site(made.outputs, layout, order.jobs)
    announcer.say(
        Text(
            f"网站：新做 {site.rendered} 页，沿用 {site.unchanged} 页",
            f"website: {site.rendered} pages rendered, {site.unchanged} unchanged",
        )
    )
    return products | dict(site.products), made.said


def _carried_over(layout: Layout, order: Order) -> dict[str, Product]:
    """What an earlier build made of targets that are not asked for now; only whole files."""
    manifest = order.out / NAME
    products: dict[str, Product] = {}
    others = tuple(f"{target}/" for target in Target if target not in order.targets)
    if not others or not manifest.is_file():
        return products
    for product in read_products(manifest.read_bytes(), others):
        location = order.out / product.path
        if not is_plain_path(product.path) or leads_out(order.out, product.path):
            continue
        if layout.is_last(product.path, product.sha256) or _is_whole(location, product.sha256):
            layout.place(product.path, product.sha256, partial(_in_one_piece, location.read_bytes))
            products[product.path] = product
    return products


def _in_one_piece(read: Callable[[], bytes]) -> list[bytes]:
    return [read()]


def _is_whole(location: Path, sha256: str) -> bool:
    return location.is_file() and FileInput.at(location).sha256 == sha256
