"""Enters: what is rendered for boards, screens and desks. Leaves: what of it the website shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

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


def _size_px(blob: Blob, store: Store) -> tuple[int, int]:
    size = png_size(store.blobs.head(blob, PNG_HEAD_BYTES))
    if size is None:
        raise Damaged(blob.sha256)
    return size


def _shown(planned: Planned, outputs: Outputs) -> dict[str, OutputOf]:
    """Where the site's files come from, by their path in it."""
    shown = {**_panels(planned), **_first_slides(planned), **_sheets(planned)}
    shown |= {slide.picture: source for _, slide, source in _slides(planned, outputs)}
    return {
        path: source
        for path, source in shown.items()
        if source.output in outputs.get(source.job, ())
    }


def _panels(planned: Planned) -> dict[str, OutputOf]:
    """The panel of each slot, as PDF and proof."""
    edition = planned.plan.edition
    return {
        f"panels/{each.board}/{each.slot}.{output}": OutputOf(
            f"panel/{each.board}/{each.slot}/{edition.quarter}/{each.item}", output
        )
        for each in edition.placements
        for output in ("png", "pdf")
    }


def _first_slides(planned: Planned) -> dict[str, OutputOf]:
    return {
        f"screens/{screen}.png": OutputOf(first, "png")
        for screen, first in planned.plan.first_slides.items()
    }


def _slides(planned: Planned, outputs: Outputs) -> Iterator[tuple[str, SlideShown, OutputOf]]:
    """What each screen plays today, in turn: the screen, the slide, where its small picture comes
    from."""
    for screen, slides in planned.plan.slides.items():
        made = [slide for slide in slides if slide.output in outputs.get(slide.job, ())]
        for turn, slide in enumerate(made, 1):
            path = f"screens/{screen}/{turn:02d}.{'png' if slide.output == 'png' else 'jpg'}"
            shown = SlideShown(slide.item, path, slide.part, slide.parts)
            yield screen, shown, OutputOf(slide.job, slide.output)


def _sheets(planned: Planned) -> dict[str, OutputOf]:
    """Each poster's sheets for anyone's printer, and the picture of the smaller one."""
    from civsite.render.sheets import PAPERS, sheet_name

    sheets = {}
    for poster in planned.community.items_of(Poster):
        for paper in PAPERS:
            name = sheet_name(paper, poster.id)
            sheets[f"posters/{poster.id}-{paper}.pdf"] = OutputOf(name, "pdf")
            if paper == "A4":
                sheets[f"posters/{poster.id}.png"] = OutputOf(name, "png")
    return sheets
