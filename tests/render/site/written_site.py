"""Enters: what a website is made from. Leaves: its files in a folder, as a build writes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from civsite.diagnostics import Diagnostic
from civsite.render.site.bodies import BodyRenderer
from civsite.render.site.inputs import SiteInputs
from civsite.render.site.outputs import SiteOutput, site_outputs
from tests.load.communities import theme_of


class WrittenSite(NamedTuple):
    """What was rendered, by path in the site; what there is to say about links."""

    outputs: Mapping[str, SiteOutput]
    diagnostics: tuple[Diagnostic, ...]

    def made(self, path: str) -> str:
        return self.outputs[path].make().decode()


def site_of(inputs: SiteInputs) -> WrittenSite:
    """The website with the theme of its repository; nothing is rendered yet."""
    made = site_outputs(inputs, theme_of(inputs.community.root), BodyRenderer())
    return WrittenSite({each.path: each for each in made.outputs}, made.said)


def write_site(inputs: SiteInputs, out: Path) -> WrittenSite:
    """The same, all of it written below `out`, with the files that jobs made."""
    site = site_of(inputs)
    files = {path: each.make for path, each in site.outputs.items()}
    files |= {path: asset.read for path, asset in inputs.assets.items()}
    for path, make in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(make())
    return site
