"""What the website shows of what is rendered for boards, screens and desks; its pages, laid out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from civsite.build.layout import Layout
from civsite.build.manifest import Product
from civsite.build.planned import Planned
from civsite.build.run import Run
from civsite.model.kinds.poster import Poster
from civsite.render.job import Job, OutputOf
from civsite.render.site.inputs import (
    PNG_HEAD_BYTES,
    Asset,
    SiteInputs,
    SlideShown,
    comes_in_forms,
    form_jobs,
    png_size,
)
from civsite.store import Blob, Damaged, Store
from civsite.workers import do_all

if TYPE_CHECKING:
    from civsite.render.site.outputs import SiteOutput

# The outputs of each job by its name: those it shall make, or those it made.
Outputs = Mapping[str, Collection[str]]


def picture_jobs(planned: Planned, jobs: Collection[Job]) -> Iterator[Job]:
    """The jobs of the pictures' forms, of which `jobs` make the originals."""
    outputs = {job.name: job.outputs.keys() for job in jobs}
    shown = _shown(planned, outputs)
    return form_jobs({path: source for path, source in shown.items() if comes_in_forms(path)})


def site_inputs(planned: Planned, run: Run, store: Store) -> SiteInputs:
    """What the website is made from. Raises Damaged."""
    outputs = {name: result.keys() for name, result in run.results.items()}
    shown = _shown(planned, outputs)
    slides: dict[str, tuple[SlideShown, ...]] = dict.fromkeys(planned.plan.slides, ())
    for screen, slide, _ in _slides(planned, outputs):
        slides[screen] += (slide,)
    blobs = {path: run.results[source.job][source.output] for path, source in shown.items()}
    return SiteInputs(
        planned.community,
        planned.plan.edition,
        planned.today,
        assets={
            path: Asset(blob.sha256, blob.bytes, partial(store.blobs.read, blob))
            for path, blob in blobs.items()
            if not comes_in_forms(path)
        },
        pictures={
            path: _size_px(blob, store) for path, blob in blobs.items() if comes_in_forms(path)
        },
        panel_digests=planned.plan.panel_digests,
        slides=slides,
    )


def lay_out_site(
    outputs: Sequence[SiteOutput], folder: str, layout: Layout, processes: int
) -> tuple[dict[str, Product], int]:
    """Lays out pages and files below `folder`, made anew only where no tree has them.

    Gives the products by path, and how many pages were rendered. Raises Refused where a template is
    faulty.
    """
    products: dict[str, Product] = {}
    missing: list[SiteOutput] = []
    for output in outputs:
        path = f"{folder}/{output.path}"
        known = layout.reuse(path, output.key)
        if known is None:
            missing.append(output)
            layout.make_way(path)
        else:
            products[path] = _product(path, output, known.sha256, known.stamp.size)
    tasks = [partial(_write, f"{layout.stage}/{folder}/{each.path}", each) for each in missing]
    for output, (sha256, size) in zip(missing, do_all(tasks, processes), strict=True):
        path = f"{folder}/{output.path}"
        layout.adopt(path, output.key, sha256)
        products[path] = _product(path, output, sha256, size)
    return products, pages_among(missing)


def pages_among(outputs: Sequence[SiteOutput]) -> int:
    return sum(each.path.endswith(".html") for each in outputs)


def _size_px(blob: Blob, store: Store) -> tuple[int, int]:
    size = png_size(store.blobs.head(blob, PNG_HEAD_BYTES))
    if size is None:
        raise Damaged(blob.sha256)
    return size


def _shown(planned: Planned, outputs: Outputs) -> dict[str, OutputOf]:
    """Where the site's files come from, by their path in it."""
    shown = dict(_sources(planned))
    shown |= {slide.picture: source for _, slide, source in _slides(planned, outputs)}
    return {
        path: source
        for path, source in shown.items()
        if source.output in outputs.get(source.job, ())
    }


def _sources(planned: Planned) -> Iterator[tuple[str, OutputOf]]:
    from civsite.render.sheets import PAPERS, sheet_name

    edition = planned.plan.edition
    for each in edition.placements:
        panel = f"panel/{each.board}/{each.slot}/{edition.quarter}/{each.item}"
        for output in ("png", "pdf"):
            yield f"panels/{each.board}/{each.slot}.{output}", OutputOf(panel, output)
    for screen, first in planned.plan.first_slides.items():
        yield f"screens/{screen}.png", OutputOf(first, "png")
    for poster in planned.community.items_of(Poster):
        # Sheets for anyone's printer, and the picture of the smaller one.
        for paper in PAPERS:
            name = sheet_name(paper, poster.id)
            yield f"posters/{poster.id}-{paper}.pdf", OutputOf(name, "pdf")
            if paper == "A4":
                yield f"posters/{poster.id}.png", OutputOf(name, "png")


def _slides(planned: Planned, outputs: Outputs) -> Iterator[tuple[str, SlideShown, OutputOf]]:
    """What each screen plays today, in turn: the screen, the slide, where its small picture comes
    from."""
    for screen, slides in planned.plan.slides.items():
        made = [slide for slide in slides if slide.output in outputs.get(slide.job, ())]
        for turn, slide in enumerate(made, 1):
            path = f"screens/{screen}/{turn:02d}.{'png' if slide.output == 'png' else 'jpg'}"
            shown = SlideShown(slide.item, path, slide.part, slide.parts)
            yield screen, shown, OutputOf(slide.job, slide.output)


def _write(location: str, output: SiteOutput) -> tuple[str, int]:
    """Writes a new file, and gives its SHA-256 and its bytes' number.

    What a worker left there before it was ended is not written into: nothing says what it is.
    """
    content = output.make()
    with _new_file(location) as stream:
        stream.write(content)
    return hashlib.sha256(content).hexdigest(), len(content)


def _new_file(location: str) -> BinaryIO:
    while True:
        try:
            return open(location, "xb")
        except FileNotFoundError:
            os.makedirs(os.path.dirname(location), exist_ok=True)
        except FileExistsError:
            os.unlink(location)


def _product(path: str, output: SiteOutput, sha256: str, size: int) -> Product:
    whose = (output.made_from, output.item, output.board, output.screen)
    return Product(path, sha256, size, *whose)
