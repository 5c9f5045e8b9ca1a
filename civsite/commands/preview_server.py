"""Enters: a folder that builds write. Leaves: its files over HTTP, on this machine and to itself alone.

It answers to its own name and to the loopback's only: a page of somebody else, whose name is made to
lead to this machine, could otherwise read the preview. A small script, added to pages on their way to
the browser, asks for the number of the last build, is answered when it has changed, and reloads. What
that build said stands on each page.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from civsite.commands.preview_faults import STYLE, STYLE_PATH
from civsite.diagnostics import Stopped

USUAL_PORT = 8000
_TRIED_PORTS = 100
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_SCRIPT_PATH, _STATE_PATH = "/__civsite__/follow.js", "/__civsite__/state"
_SCRIPT = """\
(() => {
  let seen = "";
  const look = async () => {
    let pause = 0;
    try {
      const answer = await fetch(`/__civsite__/state?${seen}`, {cache: "no-store"});
      const state = await answer.text();
      if (seen && state !== seen) location.reload();
      seen = state;
    } catch { pause = 300; /* the preview is not running; look again later */ }
    setTimeout(look, pause);
  };
  look();
})();
"""
_BARE_PAGE = """\
<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{zh} · {en}</title>
<body style="font: 1.25rem/1.8 sans-serif; max-width: 32rem; margin: 20vh auto; padding: 0 1rem">
<p>{zh}</p>
<p lang="en">{en}</p>
</body>
"""
_WAITING = _BARE_PAGE.format(
    zh="正在生成预览，好了会自己打开。第一次要等几分钟。",
    en="The preview is being prepared and will open by itself; the first time takes minutes.",
)
_MISSING = _BARE_PAGE.format(
    zh="预览里没有这一页。等它有了，这里会自己打开。",
    en="The preview has no such page. Once it has, it will open here by itself.",
)
# Some pages allow their own scripts and styles alone; ours come from the preview's own address.
_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="[^"]*')
_PATIENCE_SECONDS = 20  # browsers give up a request that is never answered
_SILENCE_SECONDS = 30  # a client that sends half a request is left then


@dataclass(slots=True)
class Builds:
    """The number of the last build, for whoever waits for the next; `told`: the HTML of what it said."""

    number: int = 0
    told: str = ""
    built: threading.Condition = field(default_factory=threading.Condition)

    def count(self, told: str = "") -> None:
        with self.built:
            self.number += 1
            self.told = told
            self.built.notify_all()

    def number_after(self, seen: str) -> str:
        """The number of the last build, once it is another than `seen`, or after a while."""
        with self.built:
            self.built.wait_for(lambda: str(self.number) != seen, _PATIENCE_SECONDS)
            return str(self.number)


class PreviewServer(ThreadingHTTPServer):
    """Serves `folder` at a port of the loopback; 0 takes any that is free. Raises OSError."""

    # Elsewhere this would let two servers share a port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, folder: Path, builds: Builds) -> None:
        super().__init__((_LOOPBACK[0], port), _Handler)
        self.folder, self.builds, self.port = folder, builds, int(self.server_address[1])
        self.hosts = {*_LOOPBACK, *(f"{name}:{self.port}" for name in _LOOPBACK)}

    @property
    def address(self) -> str:
        return f"http://{_LOOPBACK[0]}:{self.port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no fault."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def open_server(port: int | None, folder: Path, builds: Builds) -> PreviewServer:
    """A server at `port`, or at the usual one or the next that is free.

    Raises Stopped for a port that somebody named and that cannot be had.
    """
    wanted = USUAL_PORT if port is None else port
    try:
        return PreviewServer(wanted, folder, builds)
    except OSError as refused:
        if refused.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
    for each in range(wanted + 1, min(wanted + _TRIED_PORTS, 65_536)):
        with suppress(OSError):
            server = PreviewServer(each, folder, builds)
            break
    else:
        server = PreviewServer(0, folder, builds)
    if port is None:
        return server
    server.server_close()
    raise Stopped(
        f"端口 {port} 用不了，可以写 --port {server.port}",
        f"port {port} is in use or not allowed, --port {server.port} is free",
    )


def _with_our_own(policy: re.Match[bytes]) -> bytes:
    return re.sub(rb"\b(script-src|style-src) ", rb"\1 'self' ", policy[0])


class _Handler(SimpleHTTPRequestHandler):
    """Files of the preview; pages get the script that follows builds."""

    server: PreviewServer
    timeout = _SILENCE_SECONDS

    def __init__(self, request: Any, client_address: Any, server: PreviewServer) -> None:
        super().__init__(request, client_address, server, directory=str(server.folder))

    def parse_request(self) -> bool:
        """Lets through what is asked of us, by a name that a file can have."""
        if not super().parse_request():
            return False
        hosts = [host.strip().lower() for host in self.headers.get_all("Host", [])]
        if len(hosts) != 1 or hosts[0] not in self.server.hosts:
            here = self.server.address
            words = f"预览只在 {here} 打开 · this preview answers only at {here}\n"
            self._answer(words, "text/plain; charset=utf-8", HTTPStatus.MISDIRECTED_REQUEST)
            return False
        if not self._can_be_a_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return False
        return True

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/site/")
            self.end_headers()
        elif path == _STATE_PATH:
            self._answer(self.server.builds.number_after(query), "text/plain")
        elif path == _SCRIPT_PATH:
            self._answer(_SCRIPT, "text/javascript")
        elif path == STYLE_PATH:
            self._answer(STYLE, "text/css")
        elif (page := self._page(path)) is not None:
            self._answer_page(page)
        elif self._location().exists():
            super().do_GET()
        elif not self.server.builds.number:
            self._answer_page(_WAITING.encode())
        else:
            self._answer_page(_MISSING.encode(), HTTPStatus.NOT_FOUND)

    def _answer_page(self, page: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        """The page, with what the last build said and the script that follows."""
        page = _POLICY.sub(_with_our_own, page, 1)
        added = f'{self.server.builds.told}<script src="{_SCRIPT_PATH}"></script></body>'
        whole = page.replace(b"</body>", added.encode("utf-8", "replace"), 1)
        self._answer(whole, "text/html; charset=utf-8", status)

    def _location(self) -> Path:
        return Path(self.translate_path(self.path))

    def _can_be_a_file(self) -> bool:
        try:
            self._location().lstat()
        except (FileNotFoundError, NotADirectoryError):
            return True
        except (OSError, ValueError):  # too long, or with signs that no name has
            return False
        return True

    def _page(self, path: str) -> bytes | None:
        location = self._location()
        if path.endswith("/"):
            location = location / "index.html"
        return location.read_bytes() if location.suffix == ".html" and location.is_file() else None

    def _answer(self, body: str | bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not worth a line."""
