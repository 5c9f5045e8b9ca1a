"""Enters: what was rendered for boards and screens. Leaves: what of it the website shows."""

from __future__ import annotations

from civsite.build.cache import Cache
from civsite.build.planned import Planned
from civsite.build.run import Run


def site_assets(planned: Planned, run: Run, cache: Cache) -> dict[str, bytes]:
    """Files by their path in the site: panels as PDF and proof, board layouts, screen previews."""
    edition = planned.edition
    assets: dict[str, bytes] = {}
    for placement in edition.placements:
        name = f"panel/{placement.board}/{placement.slot}/{edition.quarter}/{placement.item}"
        for output in ("png", "pdf"):
            if name in run.results:
                path = f"panels/{placement.board}/{placement.slot}.{output}"
                assets[path] = cache.read(run.results[name][output])
    for board in planned.community.boards:
        layout = run.results.get(f"board/{board}/{edition.quarter}")
        if layout is not None:
            assets[f"boards/{board}.png"] = cache.read(layout["png"])
    return assets
