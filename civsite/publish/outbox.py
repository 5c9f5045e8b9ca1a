"""Enters: an output folder and what of it is to be sent. Leaves: the same bytes in a folder of our own.

A build may change places with the output folder at any moment. Links to its files keep the bytes
that the manifest names, for as long as the sending takes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from civsite.build.lock import held_lock
from civsite.diagnostics import Text
from civsite.publish.backend import PublishFailed
from civsite.publish.upload_list import Upload


@contextmanager
def filled_outbox(out: Path, root: Path, uploads: Sequence[Upload]) -> Iterator[Path]:
    """A folder with each upload at its path. Raises PublishFailed where `out` is not as it was built."""
    shelf = root / ".civsite"
    shelf.mkdir(exist_ok=True)
    outbox = shelf / "outbox"
    with held_lock(shelf / "outbox.lock"):
        shutil.rmtree(outbox, ignore_errors=True)  # what a killed push left
        outbox.mkdir()
        try:
            for upload in uploads:
                _put(out / upload.source, outbox / upload.path, upload)
            yield outbox
        finally:
            shutil.rmtree(outbox, ignore_errors=True)


def _put(source: Path, place: Path, upload: Upload) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        try:
            os.link(source, place)
        except FileNotFoundError:
            raise
        except OSError:  # another file system, or one that has no links
            shutil.copyfile(source, place)
        with place.open("rb") as stream:
            whole = hashlib.file_digest(stream, "sha256").hexdigest() == upload.sha256
    except FileNotFoundError:
        whole = False
    if not whole:
        raise PublishFailed(
            Text(
                f"{source} 和生成时不一样了。请重新 civsite build 再发布",
                f"{source} is not as it was built; run civsite build and publish again",
            )
        )
