"""What is ordered enters; the output folder leaves, whole and new, or as it was."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from civsite import __version__
from civsite.build.executor import THREADS, open_executor
from civsite.build.layout import Layout
from civsite.build.manifest import NAME, Origins, Product, manifest_bytes, read_products
from civsite.build.output_folder import output_folder, put_in_place, staging
from civsite.build.pipeline import Prepared, prepare_build
from civsite.build.progress import Announcer
from civsite.build.run import Run, run_jobs
from civsite.build.site import lay_out_site, pages_among, site_inputs
from civsite.build.targets import Target
from civsite.diagnostics import Diagnostic, Language, Refused, Text, has_errors, in_order
from civsite.files import is_plain_path, leads_out
from civsite.load.theme import Theme
from civsite.model.community import Community
from civsite.model.file import FileInput
from civsite.quarter import Quarter
from civsite.render.job import Job
from civsite.render.site.inputs import SiteInputs
from civsite.store import Blob, Damaged, Store
from civsite.workers import cores

_MOST_REPAIRS = 3
# What a template calls a text, where that is not the key that the editor wrote.
_KEYS = {"rows": "what", "stories": "title", "page": "title", "name": "deeds"}


class Order(NamedTuple):
    """What to build. `jobs` is how many at once; `out` need not lie in the repository.

    `language` is that of orders, overviews and reports, None: the community's. `due` is the day on
    which the print shop is to deliver.
    """

    root: Path
    out: Path
    quarter: Quarter
    today: datetime.date
    targets: tuple[Target, ...]
    jobs: int
    executor: str
    language: Language | None = None
    due: datetime.date | None = None


class SiteAlone(NamedTuple):
    """What MkDocs makes a website from; `files` are those that jobs made, by their path in it."""

    inputs: SiteInputs
    theme: Theme
    files: Mapping[str, Callable[[], bytes]]


def build(
    order: Order, announcer: Announcer, store: Store, *, may_reuse: bool = True
) -> tuple[Diagnostic, ...]:
    """Builds and publishes; gives what is worth saying about the content.

    With a store that holds nothing, and nothing reused of the last output, all is made anew.
    Raises Refused, with every diagnostic, if the content has errors; `out` is then as it was.
    Raises OutputInTheWay if `out` holds what no build made.
    """
    out = output_folder(order.out, order.root)
    prepared = prepare_build(
        order.root,
        order.quarter,
        order.today,
        order.targets,
        store,
        language=order.language,
        due=order.due,
    )
    with staging(out) as stage:
        layout = Layout(stage, out, store if may_reuse else None)
        said = _Build(order, prepared, layout, announcer, store).lay_out()
        layout.finish()
        put_in_place(stage, out)
        layout.keep_previous_tree()
    store.prune()
    announcer.say(f"已写入 {order.out}", f"written to {order.out}")
    return in_order((*prepared.said, *said))


def site_alone(root: Path, today: datetime.date, store: Store) -> SiteAlone:
    """Renders panels, slides and photos that are missing. Raises Refused for faulty content."""
    prepared = prepare_build(root, Quarter.of(today), today, (Target.SITE,), store)
    with open_executor(THREADS, cores()) as executor:
        run = run_jobs(prepared.jobs, store, executor, cores() + 1, lambda done, count: None)
    _refuse_errors(run, prepared)
    inputs = site_inputs(prepared.planned, run, store)
    files: dict[str, Callable[[], bytes]] = {
        path.removeprefix(f"{Target.SITE}/"): partial(store.blobs.read, blob)
        for path, blob, _ in _made_by_jobs(prepared, run, (Target.SITE,))
    }
    files |= {path: asset.read for path, asset in inputs.assets.items()}
    return SiteAlone(inputs, prepared.planned.theme, files)


@dataclass(slots=True)
class _Build:
    """One build; `products` are those laid out so far, by path."""

    order: Order
    prepared: Prepared
    layout: Layout
    announcer: Announcer
    store: Store
    products: dict[str, Product] = field(default_factory=dict)

    def lay_out(self) -> tuple[Diagnostic, ...]:
        """Where bytes in the store were changed, all such are dropped and made again."""
        for _ in range(_MOST_REPAIRS):
            try:
                return self._attempt()
            except Damaged:
                self.store.blobs.forget_damaged()
        return self._attempt()

    def _attempt(self) -> tuple[Diagnostic, ...]:
        self.layout.begin()
        self.products.clear()
        run = self._run()
        _refuse_errors(run, self.prepared)
        said = run.diagnostics
        self._carry_over()
        self._lay_out_jobs(run)
        if Target.SITE in self.order.targets:
            said += self._lay_out_site(run)
        about = {
            "community": self.prepared.planned.community.details.name,
            "quarter": str(self.order.quarter),
            "date": str(self.order.today),
            "civsite": __version__,
        }
        self.layout.place_bytes(NAME, manifest_bytes(self.products.values(), about))
        return said

    def _run(self) -> Run:
        jobs = self.order.jobs
        with (
            open_executor(self.order.executor, jobs) as executor,
            self.announcer.bar(Text("排版", "typesetting")) as progress,
        ):
            run = run_jobs(self.prepared.jobs, self.store, executor, jobs + 1, progress)
        self.announcer.say(
            f"展板、屏幕和照片：新做 {run.rendered} 项，沿用 {run.found} 项",
            f"panels, slides, photos: {run.rendered} rendered, {run.found} unchanged",
        )
        return run

    def _carry_over(self) -> None:
        """What an earlier build made of targets that are not asked for now; only whole files."""
        out, layout = self.order.out, self.layout
        others = tuple(f"{target}/" for target in Target if target not in self.order.targets)
        if not others or not (out / NAME).is_file():
            return
        for product in read_products((out / NAME).read_bytes(), others):
            path, sha256, location = product.path, product.sha256, out / product.path
            if path in self.products or not is_plain_path(path) or leads_out(out, path):
                continue
            if layout.is_last(path, sha256) or _is_whole(location, sha256):
                layout.place(path, sha256, partial(_in_one_piece, location.read_bytes))
                self.products[path] = product

    def _lay_out_jobs(self, run: Run) -> None:
        origins = Origins(self.prepared.planned.community, self.prepared.jobs)
        for path, blob, job in _made_by_jobs(self.prepared, run, self.order.targets):
            self.layout.place(path, blob.sha256, partial(self.store.blobs.chunks, blob))
            whose = (origins.made_from(job), job.item, job.board, job.screen)
            self.products[path] = Product(path, blob.sha256, blob.bytes, *whose)

    def _lay_out_site(self, run: Run) -> tuple[Diagnostic, ...]:
        # Boards alone do without them.
        from civsite.render.site.bodies import BodyRenderer
        from civsite.render.site.outputs import site_outputs
        from civsite.text.telephones import area_code_of

        inputs = site_inputs(self.prepared.planned, run, self.store)
        for below, asset in inputs.assets.items():
            path = f"{Target.SITE}/{below}"
            self.layout.place(path, asset.sha256, partial(_in_one_piece, asset.read))
            self.products[path] = Product(path, asset.sha256, asset.length)
        area = area_code_of(self.prepared.planned.community.details.phone or "")
        bodies = BodyRenderer(self.prepared.extensions, area=area)
        made = site_outputs(inputs, self.prepared.planned.theme, bodies)
        products, rendered = lay_out_site(made.outputs, Target.SITE, self.layout, self.order.jobs)
        self.products |= products
        unchanged = pages_among(made.outputs) - rendered
        self.announcer.say(
            f"网站：新做 {rendered} 页，沿用 {unchanged} 页",
            f"website: {rendered} pages rendered, {unchanged} unchanged",
        )
        return made.said


def _made_by_jobs(
    prepared: Prepared, run: Run, targets: tuple[Target, ...]
) -> Iterator[tuple[str, Blob, Job]]:
    """The products of the jobs that lie in the folders of `targets`."""
    for job in prepared.jobs:
        for output, path in job.outputs.items():
            if path is not None and any(target.holds(path) for target in targets):
                yield path, run.results[job.name][output], job


def _refuse_errors(run: Run, prepared: Prepared) -> None:
    if has_errors(run.diagnostics):
        raise Refused(_located(run.diagnostics, prepared.planned.community))


def _located(diagnostics: tuple[Diagnostic, ...], community: Community) -> tuple[Diagnostic, ...]:
    """The diagnostics in order, each at the key that it is about where its file has that key.

    A line number is kept out of a job's request, where it would make a moved text another panel; so
    a renderer names the key, and the place is looked up here.
    """
    sources = {source.path: source for source in community.sources.values()}
    found = []
    for each in diagnostics:
        source = sources.get(each.span.path)
        if each.about is not None and source is not None:
            key = _KEYS.get(each.about, each.about)
            span = source.span_of(key if source.has(key) else "title")
            each = replace(each, span=span, excerpt=source.line(span.line))
        found.append(each)
    return in_order(found)


def _in_one_piece(read: Callable[[], bytes]) -> list[bytes]:
    return [read()]


def _is_whole(location: Path, sha256: str) -> bool:
    try:
        return location.is_file() and FileInput.at(location).sha256 == sha256
    except OSError:  # a name that no file can have
        return False
