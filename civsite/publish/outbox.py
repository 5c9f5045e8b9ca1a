"""Enters: an output folder and what of it is to be sent. Leaves: the same bytes in a folder of our own.

A build may change places with the output folder at any moment. Links to its files keep the bytes
that the manifest names, for as long as the sending takes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from civsite.build.exchange import staging
from civsite.diagnostics import Text
from civsite.publish.backend import PublishFailed
from civsite.publish.upload_list import Upload


@contextmanager
def filled_outbox(out: Path, uploads: Sequence[Upload]) -> Iterator[Path]:
    """A folder with each upload at its path. Raises PublishFailed where `out` is not as it was built."""
    home = out.resolve()
    with staging(out) as outbox:
        for upload in uploads:
            source, place = home / upload.source, outbox / upload.path
            if not _put(source, place) or not _is_whole(place, upload):
                raise _changed(out / upload.source)
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


def _is_whole(place: Path, upload: Upload) -> bool:
    with place.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == upload.sha256


def _changed(source: Path) -> PublishFailed:
    return PublishFailed(
        Text(
            f"{source} 和生成时不一样了。请重新 civsite build 再发布",
            f"{source} is not as it was built; run civsite build and put_in_place again",
        )
    )
