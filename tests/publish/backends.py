"""Leaves: one destination of each kind with files of others in it, looked at by other means than ours."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import boto3
import pytest
from moto.server import ThreadedMotoServer

from civsite.model.destination import Destination
from civsite.publish.backend import Backend, backend_of

Kind = Literal["folder", "rsync", "s3"]

# Where the whole suite must run, rsync is installed; a test without it fails there. Each run of it
# takes some processes.
NEEDS_RSYNC = [
    pytest.mark.skipif(
        shutil.which("rsync") is None and "CI" not in os.environ, reason="rsync is not installed"
    ),
    pytest.mark.slow,
]


@dataclass(frozen=True)
class Far:
    """A destination, and how others put files there and look at them."""

    destination: Destination
    put: Callable[[str, bytes], object]
    files: Callable[[], dict[str, bytes]]
    folder: Path | None = None

    def backend(self, root: Path, out: Path) -> Backend:
        return backend_of(self.destination, root, out)


def folder_at(tmp_path: Path) -> Far:
    return _on_disk(Destination(to=str(tmp_path / "web 站")), tmp_path / "web 站")


def server_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Far:
    """The folder `www` of a host: what rsync asks a remote shell to run runs in that host's home."""
    home = tmp_path / "far home"
    (home / "www").mkdir(parents=True)
    shell = tmp_path / "shell"
    shell.write_text(f"#!/bin/sh\nshift\ncd '{home}' && eval \"$@\"\n")
    shell.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(shell))
    return _on_disk(Destination(to="office:www/web 站"), home / "www/web 站")


@contextmanager
def s3_server() -> Iterator[str]:
    """The address of an S3-like store. To end it takes half a second."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def bucket_at(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Far]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    service: Any = boto3.resource("s3", endpoint_url=endpoint, region_name="us-east-1")
    bucket = service.create_bucket(Bucket="garden")
    yield Far(
        Destination(to="s3://garden/web 站", endpoint=endpoint, region="us-east-1"),
        lambda path, data: bucket.put_object(Key=f"web 站/{path}", Body=data),
        lambda: {
            each.key.removeprefix("web 站/"): each.get()["Body"].read()
            for each in bucket.objects.all()
        },
    )
    bucket.objects.all().delete()
    bucket.delete()


def _on_disk(destination: Destination, folder: Path) -> Far:
    def put(path: str, data: bytes) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)

    def files() -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    return Far(destination, put, files, folder)
