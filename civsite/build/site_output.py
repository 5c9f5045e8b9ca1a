"""The outputs of a website enter; they lie in the layout, made anew only where no tree has them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from functools import partial
from typing import BinaryIO, NamedTuple

from civsite.build.layout import Layout
from civsite.build.manifest import Product
from civsite.build.targets import Target
from civsite.render.site.outputs import SiteOutput
from civsite.workers import do_all

_PAGE = ".html"


class SiteLaidOut(NamedTuple):
    """The products by path; how many pages were rendered, and how many were there already."""

    products: Mapping[str, Product]
    rendered: int
    unchanged: int


def lay_out_site(outputs: Sequence[SiteOutput], layout: Layout, processes: int) -> SiteLaidOut:
    """Raises Refused where a template is faulty."""
    products: dict[str, Product] = {}
    missing: list[SiteOutput] = []
    for output in outputs:
        path = f"{Target.SITE}/{output.path}"
        known = layout.reuse(path, output.key)
        if known is None:
            missing.append(output)
            layout.make_way(path)
        else:
            products[path] = _product(path, output, known.sha256, known.stamp.size)
    tasks = [partial(_write, f"{layout.stage}/{Target.SITE}/{each.path}", each) for each in missing]
    for output, (sha256, size) in zip(missing, do_all(tasks, processes), strict=True):
        path = f"{Target.SITE}/{output.path}"
        layout.adopt(path, output.key, sha256)
        products[path] = _product(path, output, sha256, size)
    rendered = sum(each.path.endswith(_PAGE) for each in missing)
    pages = sum(each.path.endswith(_PAGE) for each in outputs)
    return SiteLaidOut(products, rendered, pages - rendered)


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
