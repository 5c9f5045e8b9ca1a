"""Enters: an output folder and a destination. Leaves: the destination holding just what was built.

Only what differs is sent, in the order of `output.py`; what is no longer part of the output goes
last. Before anything is sent, and after each batch, the destination's record says how far it is, so
that a push which was cut off goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from civsite.model.destination import Destination, PublishedPart
from civsite.publish.backend import Backend, PublishFailed
from civsite.publish.output import Upload, filled_outbox, finished_products, part_at, uploads_of
from civsite.publish.record import (
    RECORD,
    UNSURE,
    files_of_others,
    folders_above,
    read_record,
    record_bytes,
    would_overwrite,
)

_BATCH_FILES = 500
_BATCH_BYTES = 64 << 20
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a push would do: files to send, in order, with their bytes; paths to remove; all there is."""

    send: tuple[Upload, ...]
    remove: tuple[str, ...]
    files: int

    @property
    def bytes(self) -> int:
        return sum(upload.bytes for upload in self.send)


@dataclass(frozen=True, slots=True)
class Output:
    """A finished output folder `out` of the repository `root`, and what of it is wanted.

    `only` None: all parts that a destination takes. `anew`: all of it counts as different.
    `replace`: files of others may be overwritten.
    """

    out: Path
    root: Path
    only: PublishedPart | None = None
    anew: bool = False
    replace: bool = False

    def sends(self, part: PublishedPart) -> bool:
        return self.only in (None, part)


def foresee(output: Output, destination: Destination, backend: Backend) -> Difference:
    """What a push would do now. Raises as `push` does."""
    wanted, _, _ = _compared(output, destination, backend)
    return wanted


def push(
    output: Output, destination: Destination, backend: Backend, progress: Progress
) -> Difference:
    """Brings the destination in line with the output and gives what that took.

    Raises PublishFailed, and Refused where files of others lie in the way or `output` is forged.
    """
    wanted, there, others = _compared(output, destination, backend)
    if not wanted.send and not wanted.remove:
        return wanted
    arrived = 0

    def done(files: int) -> None:
        nonlocal arrived
        arrived += files
        progress(arrived, len(wanted.send))

    with filled_outbox(output.out, wanted.send) as outbox:
        # Where a folder becomes a file, or a file a folder, the old one must go first.
        blocking = _in_the_way(wanted, others)
        backend.remove(blocking)
        for path in blocking:
            there.pop(path, None)
        there |= {upload.path: UNSURE for upload in wanted.send}
        backend.write(RECORD, record_bytes(there))
        for batch in _batches(wanted.send):
            backend.send(outbox, [upload.path for upload in batch], done)
            there |= {upload.path: upload.sha256 for upload in batch}
            backend.write(RECORD, record_bytes(there))
    left = sorted(there.keys() & wanted.remove)
    if left:
        backend.remove(left)
        for path in left:
            del there[path]
        backend.write(RECORD, record_bytes(there))
    return wanted


def _compared(
    output: Output, destination: Destination, backend: Backend
) -> tuple[Difference, dict[str, str], frozenset[str]]:
    """What a push would do, what the record says is there, and files of others to be replaced."""
    there = read_record(backend.read(RECORD))
    send, out = destination.send, output.out
    products = finished_products(out, output.root)
    for part in filter(output.sends, send):
        if not any(product.path.startswith(f"{part}/") for product in products):
            raise PublishFailed(
                f"{out} 里没有 {part}。请先运行 civsite build",
                f"there is no {part} in {out}; run civsite build first",
            )

    def is_sent(path: str) -> bool:
        return output.sends(part_at(path, send))

    uploads = [upload for upload in uploads_of(products, send) if is_sent(upload.path)]
    gone = there.keys() - {upload.path for upload in uploads}
    wanted = Difference(
        send=tuple(e for e in uploads if output.anew or there.get(e.path) != e.sha256),
        remove=tuple(sorted(filter(is_sent, gone))),
        files=len(uploads),
    )
    sent = [upload.path for upload in wanted.send]
    others = files_of_others(backend, sent, wanted.remove, there)
    if others and not output.replace:
        raise would_overwrite(destination.to, others)
    return wanted, there, others


def _in_the_way(wanted: Difference, others: Collection[str]) -> list[str]:
    """Files, of ours or of others, where folders are wanted; files of ours below what becomes a file."""
    new = {upload.path for upload in wanted.send}
    touched = (*new, *wanted.remove)
    folders = {folder for path in touched for folder in folders_above(path)}
    return [
        path
        for path in (*others, *wanted.remove)
        if path in folders or not new.isdisjoint(folders_above(path))
    ]


def _batches(uploads: Sequence[Upload]) -> Iterator[list[Upload]]:
    """Parcels of one rank together, as many as are soon sent: what names must not overtake."""
    batch: list[Upload] = []
    for upload in uploads:
        full = len(batch) >= _BATCH_FILES or sum(each.bytes for each in batch) >= _BATCH_BYTES
        if batch and (full or batch[-1].rank != upload.rank):
            yield batch
            batch = []
        batch.append(upload)
    if batch:
        yield batch
