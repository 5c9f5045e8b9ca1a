"""Leaves: a small community on disk, and its website."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from civsite.render.site.build import SiteResult, build_site
from tests.render.site.little_park import FILES, inputs_of, made_elsewhere, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The repository of a small community, in a path with a space and Chinese characters."""
    root = tmp_path / "小园 社区"
    for path, text in FILES.items():
        write(root, path, text)
    for name, colour in (("a", "#8aa"), ("张䶮", "#a88"), ("secret", "#123")):
        picture = Image.new("RGB", (1200, 800), colour)
        exif = Image.Exif()
        exif[0x010E] = "secret place"
        (root / "content/media").mkdir(exist_ok=True)
        picture.save(root / f"content/media/{name}.jpg", exif=exif)
    return root


@pytest.fixture
def built(root: Path, tmp_path: Path) -> Callable[..., tuple[Path, SiteResult]]:
    """Builds the website of the repository as it stands, in a fresh folder each time."""
    count = 0

    def build(cache: Path | None = None, **more: object) -> tuple[Path, SiteResult]:
        nonlocal count
        count += 1
        out = tmp_path / f"site-{count}"
        return out, build_site(inputs_of(root, **more), out, cache)

    return build


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing: a test's own requests are no news."""


@pytest.fixture
def address(built: Callable[..., tuple[Path, SiteResult]], tmp_path: Path) -> Iterator[str]:
    """The website as it lies on a server: below `/park/`, as the community's url says."""
    out, _ = built(assets=made_elsewhere())
    (tmp_path / "server").mkdir()
    (tmp_path / "server/park").symlink_to(out, target_is_directory=True)
    handler = partial(_Quiet, directory=str(tmp_path / "server"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/park/"
    server.shutdown()
    server.server_close()
