"""Leaves: a small community on disk, and its website."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from tests.render.site import pear_garden
from tests.render.site.asked import AskedSite, site_from
from tests.render.site.little_park import FILES, inputs_of, made_elsewhere, write
from tests.render.site.written_site import WrittenSite, write_site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The repository of a small community, in a path with a space and Chinese characters."""
    return _laid_out(tmp_path / "小园 社区")


def _laid_out(root: Path) -> Path:
    for path, text in FILES.items():
        write(root, path, text)
    for name, colour in (("a", "#8aa"), ("张䶮", "#a88"), ("secret", "#123")):
        picture = Image.new("RGB", (1200, 800), colour)
        exif = Image.Exif()
        exif[0x010E] = "secret place"
        (root / "content/media").mkdir(exist_ok=True)
        picture.save(root / f"content/media/{name}.jpg", exif=exif)
    return root


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website of the small community with pictures of other stages, for those who only look."""
    root = _laid_out(tmp_path_factory.mktemp("once") / "小园 社区")
    write_site(inputs_of(root, **made_elsewhere()), root / "site")
    return root / "site"


@pytest.fixture
def built(root: Path, tmp_path: Path) -> Callable[..., tuple[Path, WrittenSite]]:
    """Builds the website of the repository as it stands, in a fresh folder each time."""
    count = 0

    def build(**more: object) -> tuple[Path, WrittenSite]:
        nonlocal count
        count += 1
        out = tmp_path / f"site-{count}"
        return out, write_site(inputs_of(root, **more), out)

    return build


@pytest.fixture(scope="session")
def garden(tmp_path_factory: pytest.TempPathFactory) -> AskedSite:
    """The website of a community that has something of everything, for those who only look."""
    root = tmp_path_factory.mktemp("garden") / "梨园 社区"
    pear_garden.lay_out_pictures(root)
    return site_from(root, pear_garden.FILES)


@pytest.fixture
def site_with(tmp_path: Path) -> Callable[..., AskedSite]:
    """The website of a community that has nothing but these files, and a name."""

    def made(files: Mapping[str, str], **more: object) -> AskedSite:
        root = tmp_path / "小院"
        return site_from(root, {"content/community.yml": "name: 小院社区\n", **files}, **more)

    return made


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing: a test's own requests are no news."""


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The website as it lies on a server: below `/park/`, as the community's url says.

    A test that asks for `root` gets a site of its own, made from what it wrote there.
    """
    if "root" in request.fixturenames:
        out, _ = request.getfixturevalue("built")(**made_elsewhere())
    else:
        out = request.getfixturevalue("built_once")
    (tmp_path / "server").mkdir()
    (tmp_path / "server/park").symlink_to(out, target_is_directory=True)
    handler = partial(_Quiet, directory=str(tmp_path / "server"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/park/"
    server.shutdown()
    server.server_close()
