"""Enters: what was rendered for boards, screens and desks. Leaves: what of it the website shows."""

from __future__ import annotations

from functools import partial

from civsite.build.cache import Blob, Cache
from civsite.build.planned import Planned
from civsite.build.run import Run
from civsite.model.poster import Poster
from civsite.render.site.inputs import Asset, SiteInputs, SlideShown


def site_inputs(planned: Planned, run: Run, cache: Cache) -> SiteInputs:
    """What the website is made from."""
    slides, pictures = site_slides(planned, run, cache)
    return SiteInputs(
        planned.community,
        planned.edition,
        planned.today,
        site_assets(planned, run, cache) | pictures,
        planned.panel_digests,
        slides,
    )


def site_assets(planned: Planned, run: Run, cache: Cache) -> dict[str, Asset]:
    """Files by their path in the site: panels and posters as PDF and proof, a slide of each screen."""
    edition = planned.edition
    assets: dict[str, Asset] = {}
    for placement in edition.placements:
        name = f"panel/{placement.board}/{placement.slot}/{edition.quarter}/{placement.item}"
        for output in ("png", "pdf"):
            if name in run.results:
                path = f"panels/{placement.board}/{placement.slot}.{output}"
                assets[path] = _asset(run.results[name][output], cache)
    for screen, first in planned.first_slides.items():
        if first in run.results:
            assets[f"screens/{screen}.png"] = _asset(run.results[first]["png"], cache)
    return assets | _sheets(planned, run, cache)


def site_slides(
    planned: Planned, run: Run, cache: Cache
) -> tuple[dict[str, tuple[SlideShown, ...]], dict[str, Asset]]:
    """What each screen plays today, in turn, and the small pictures of it by their path in the site."""
    shown: dict[str, tuple[SlideShown, ...]] = {}
    pictures: dict[str, Asset] = {}
    for screen, slides in planned.slides.items():
        made = [slide for slide in slides if slide.output in run.results.get(slide.job, {})]
        paths = [
            f"screens/{screen}/{turn:02d}.{'png' if slide.output == 'png' else 'jpg'}"
            for turn, slide in enumerate(made, 1)
        ]
        for path, slide in zip(paths, made, strict=True):
            pictures[path] = _asset(run.results[slide.job][slide.output], cache)
        shown[screen] = tuple(
            SlideShown(slide.item, path, slide.part, slide.parts)
            for path, slide in zip(paths, made, strict=True)
        )
    return shown, pictures


def _sheets(planned: Planned, run: Run, cache: Cache) -> dict[str, Asset]:
    """Each poster's sheets for anyone's printer, and the picture of the smaller one."""
    from civsite.render.sheets import PAPERS, sheet_name

    assets = {}
    for poster in planned.community.items_of(Poster):
        for paper in PAPERS:
            made = run.results.get(sheet_name(paper, poster.id), {})
            if "pdf" in made:
                assets[f"posters/{poster.id}-{paper}.pdf"] = _asset(made["pdf"], cache)
            if "png" in made:
                assets[f"posters/{poster.id}.png"] = _asset(made["png"], cache)
    return assets


def _asset(blob: Blob, cache: Cache) -> Asset:
    """Its bytes are read and held to their hash where somebody needs them."""
    return Asset(blob.sha256, blob.bytes, partial(cache.read, blob))
