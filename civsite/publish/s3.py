"""An S3-like store as destination: Amazon S3, or any other that speaks its language."""

from __future__ import annotations

import mimetypes
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from civsite.model.destination import Destination
from civsite.publish.backend import Done, PublishFailed

if TYPE_CHECKING:
    from obstore.store import S3Config  # there for type checkers alone

_AT_ONCE = 8
# What Python does not know, or knows otherwise on some systems.
_TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8", ".json": "application/json", ".svg": "image/svg+xml",
    ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".webp": "image/webp",
    ".avif": "image/avif", ".smil": "application/smil+xml", ".ics": "text/calendar; charset=utf-8",
    ".webmanifest": "application/manifest+json", ".mp4": "video/mp4", ".woff2": "font/woff2",
}  # fmt: skip
_ASKED_EACH_TIME = frozenset({".html", ".js", ".json", ".xml", ".ics", ".smil", ".txt"})


class S3Backend:
    """Objects of one bucket, below the prefix that the address names; each is replaced whole.

    Key and secret come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
    """

    def __init__(self, destination: Destination) -> None:
        bucket, _, prefix = destination.to.removeprefix("s3://").partition("/")
        self._address = destination.to
        config: S3Config = {}
        if destination.endpoint:
            config["endpoint"] = destination.endpoint
        if destination.region:
            config["region"] = destination.region
        with self._told(""):
            self._objects = S3Store(
                bucket,
                prefix=prefix.strip("/") or None,
                config=config,
                client_options={
                    "allow_http": (destination.endpoint or "").startswith("http://"),
                    "timeout": timedelta(minutes=5),
                    "connect_timeout": timedelta(seconds=10),
                },
                retry_config={"max_retries": 4, "retry_timeout": timedelta(minutes=2)},
            )

    def read(self, path: str) -> bytes | None:
        with self._told(path), suppress(FileNotFoundError):
            return bytes(obstore.get(self._objects, path).bytes())
        return None

    def taken(self, paths: Collection[str], folders: Collection[str]) -> frozenset[str]:
        """A store has no folders: keys below a key are no fault."""
        if not paths:
            return frozenset()
        with self._told(""):
            there = {each["path"] for some in obstore.list(self._objects) for each in some}
        return frozenset(there.intersection(paths))

    def write(self, path: str, data: bytes) -> None:
        suffix = PurePosixPath(path).suffix
        kind = _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        keeping = "no-cache" if suffix in _ASKED_EACH_TIME else "public, max-age=3600"
        about = {"Content-Type": kind, "Cache-Control": keeping}
        with self._told(path):
            obstore.put(self._objects, path, data, attributes=about, use_multipart=False)

    def send(self, outbox: Path, paths: Sequence[str], done: Done) -> None:
        def put(path: str) -> None:
            self.write(path, (outbox / path).read_bytes())

        with ThreadPoolExecutor(_AT_ONCE) as several:
            for _ in several.map(put, paths):
                done(1)

    def remove(self, paths: Sequence[str]) -> None:
        if paths:
            with self._told(""), suppress(FileNotFoundError):
                obstore.delete(self._objects, list(paths))

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        """Raises PublishFailed, which names `path`, for what the store refuses."""
        try:
            yield
        except (BaseError, OSError, ValueError) as error:
            why = str(error).splitlines()[0]
            place = f"{self._address.rstrip('/')}/{path}".rstrip("/")
            raise PublishFailed(
                f"发布到 {place} 没有成：{why}", f"{place} failed: {why}"
            ) from error
