"""Enters: an output folder. Leaves: what of it goes to a destination, and in which order.

A manifest may come with a stranger's repository: what it names is sent, so it is read with distrust.
And nobody may meet a page or a playlist that names a file which is not there yet. So pictures and
other named files go first, then the pages and lists that name them, and each screen's
`playlist.json`, which sets its player going, last of all.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from civsite.build.manifest import NAME, Product, read_products
from civsite.build.output_folder import staging
from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.files import is_plain_path, is_sha256
from civsite.model.destination import PLAYERS, PublishedPart
from civsite.model.file import FileInput
from civsite.publish.backend import PublishFailed

_NAMING = frozenset({".html", ".json", ".xml", ".ics", ".smil", ".txt", ".webmanifest"})
_FILES, _PAGES, _WORKERS, _PLAYLISTS = range(4)


@dataclass(frozen=True, slots=True)
class Upload:
    """One file: `source` below the output folder, `path` below the destination, size in bytes."""

    path: str
    source: str
    sha256: str
    bytes: int
    rank: int


def finished_products(out: Path, root: Path) -> tuple[Product, ...]:
    """What the manifest of `out` lists; nothing where there is none or none that can be read.

    Raises Refused for an entry that no build writes, and for an `out` of the repository `root` that
    is a link to somewhere else.
    """
    if out.is_relative_to(root) and not out.resolve().is_relative_to(root.resolve()):
        raise Refused([_leads_away(out, root)])
    manifest = out / NAME
    if not manifest.is_file():
        return ()
    try:
        data = manifest.read_bytes()
        products = read_products(data)
    except OSError:
        return ()
    faulty = [each for each in products if not _is_sound(each)]
    if faulty:
        text = data.decode("utf-8", "replace")
        shown = manifest.relative_to(root) if manifest.is_relative_to(root) else manifest
        raise Refused(_forged(each, text, shown.as_posix()) for each in faulty)
    return products


def uploads_of(products: Iterable[Product], send: Collection[PublishedPart]) -> tuple[Upload, ...]:
    """The files of the parts to `send`, in the order in which they may arrive."""
    both = len(set(send)) > 1
    found = []
    for product in products:
        name, _, below = product.path.partition("/")
        if below and name in send:
            part = PublishedPart(name)
            path = f"{PLAYERS}/{below}" if both and part is PublishedPart.SCREENS else below
            rank = _rank(part, PurePosixPath(below))
            found.append(Upload(path, product.path, product.sha256, product.bytes, rank))
    return tuple(sorted(found, key=lambda upload: (upload.rank, upload.path)))


def part_at(path: str, send: Collection[PublishedPart]) -> PublishedPart:
    """Of which part the file at `path` of a destination is."""
    if len(set(send)) == 1:
        return next(iter(send))
    return PublishedPart.SCREENS if path.startswith(f"{PLAYERS}/") else PublishedPart.SITE


@contextmanager
def filled_outbox(out: Path, uploads: Sequence[Upload]) -> Iterator[Path]:
    """A folder of our own with each upload at its path.

    A build may change places with the output folder at any moment. Links to its files keep the bytes
    that the manifest names, for as long as the sending takes.
    Raises PublishFailed where `out` is not as it was built.
    """
    home = out.resolve()
    with staging(out) as outbox:
        for upload in uploads:
            place = outbox / upload.path
            if not _put(home / upload.source, place) or FileInput.at(place).sha256 != upload.sha256:
                source = out / upload.source
                raise PublishFailed(
                    f"{source} 和生成时不一样了。请重新 civsite build 再发布",
                    f"{source} is not as it was built; run civsite build and publish again",
                )
        yield outbox


def _put(source: Path, place: Path) -> bool:
    """Whether an ordinary file was there, behind no link, and is now at `place`, which was free."""
    try:
        if not stat.S_ISREG(source.lstat().st_mode) or source.resolve() != source:
            return False
        place.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(place):
            return False
        try:
            os.link(source, place)
        except OSError:  # another file system, or one that has no links
            shutil.copyfile(source, place)
    except (FileNotFoundError, NotADirectoryError, FileExistsError):
        return False
    return True


def _rank(part: PublishedPart, path: PurePosixPath) -> int:
    if part is PublishedPart.SCREENS and path.name == "playlist.json":
        return _PLAYLISTS
    if path.name == "service-worker.js":
        return _WORKERS
    return _PAGES if path.suffix in _NAMING else _FILES


def _is_sound(product: Product) -> bool:
    return (
        is_plain_path(product.path)
        and is_sha256(product.sha256)
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
        Span(out.relative_to(root).as_posix()),
        Text("这是一个链接，通向资料库之外", "this is a link, which leads out of the repository"),
        Text(
            f"如果要发布的正是它，请写 --out {out.resolve()}",
            f"if that is what you want to publish, write --out {out.resolve()}",
        ),
    )
