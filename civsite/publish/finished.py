"""Enters: an output folder. Leaves: the products that its manifest lists, if a build can have written it.

A manifest may come with a stranger's repository: what it names is sent, so it is read with distrust.
"""

from __future__ import annotations

import re
from pathlib import Path

from civsite.build.manifest import NAME, Product, read_products
from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.plain_path import is_plain_path

_SHA256 = re.compile(r"[0-9a-f]{64}")


def finished_products(out: Path, root: Path) -> tuple[Product, ...]:
    """What the manifest of `out` lists; nothing where there is none or none that can be read.

    Raises Refused for an entry that no build writes, and for an `out` of the repository `root` that
    is a link to somewhere else.
    """
    if out.is_relative_to(root) and not out.resolve().is_relative_to(root.resolve()):
        raise Refused([_leads_away(out, root)])
    if not (out / NAME).is_file():
        return ()
    try:
        data = (out / NAME).read_bytes()
        products = read_products(data)
    except (OSError, RecursionError):
        return ()
    faulty = [each for each in products if not _is_sound(each)]
    if faulty:
        text = data.decode("utf-8", "replace")
        raise Refused(_forged(each, text, shown_path(out / NAME, root)) for each in faulty)
    return products


def shown_path(location: Path, root: Path) -> str:
    """A file as diagnostics name it: below the repository, or where it is."""
    return (location.relative_to(root) if location.is_relative_to(root) else location).as_posix()


def _is_sound(product: Product) -> bool:
    return (
        is_plain_path(product.path)
        and isinstance(product.sha256, str)
        and _SHA256.fullmatch(product.sha256) is not None
        and type(product.bytes) is int
        and product.bytes >= 0
    )


def _forged(product: Product, text: str, manifest: str) -> Diagnostic:
    line = text.count("\n", 0, max(0, text.find(f'"{product.path}"'))) + 1
    return Diagnostic(
        "manifest-entry",
        Span(manifest, line),
        Text(f"“{product.path}”不是生成时写下的", f"no build has written “{product.path}” so"),
        Text(
            "清单被人改过。请重新运行 civsite build，不要发布别人生成的文件夹",
            "somebody changed the manifest: run civsite build anew, and publish no folder that"
            " others built",
        ),
    )


def _leads_away(out: Path, root: Path) -> Diagnostic:
    return Diagnostic(
        "link",
        Span(shown_path(out, root)),
        Text("这是一个链接，通向资料库之外", "this is a link, which leads out of the repository"),
        Text(
            f"如果要发布的正是它，请写 --out {out.resolve()}",
            f"if that is what you want to publish, write --out {out.resolve()}",
        ),
    )
