"""Enters: a folder. Leaves: a web server for it, of the kind that communities have, faults included."""

from __future__ import annotations

import hashlib
import threading
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TYPES = {".html": "text/html", ".js": "text/javascript", ".json": "application/json"}
_CHUNK = 65_536


class Host:
    """Serves `folder` with ETags. `asked` holds (file name, status) of every answer, in order.

    `slow_s` maps a file's name to how long it keeps silent; `sent` counts the bytes of bodies;
    `instead` maps a name to the (status, body) that comes in its place.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, int]] = []
        self.slow_s: dict[str, float] = {}
        self.instead: dict[str, tuple[int, bytes]] = {}
        self.sent = 0
        self._ended = threading.Event()
        self._server = _Server(("127.0.0.1", 0), partial(_Answer, self))
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/screens/lobby/"

    def stop(self) -> None:
        """Takes the network away."""
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()

    def wait(self, name: str) -> None:
        until = time.monotonic() + self.slow_s.get(name, 0)
        while time.monotonic() < until and not self._ended.wait(0.02):
            until = min(until, time.monotonic() + self.slow_s.get(name, 0))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *request: object) -> None:
        self.host = host
        super().__init__(*request)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.host.folder / path.strip("/") / ("index.html" if path.endswith("/") else "")
        self.host.wait(file.name)
        if file.name in self.host.instead:
            self._answer(file.name, *self.host.instead[file.name])
        elif not file.is_file():
            self._answer(file.name, 404, b"")
        else:
            self._answer(file.name, 200, file.read_bytes())

    def _answer(self, name: str, status: int, body: bytes) -> None:
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.host.asked.append((name, status))
        self.send_response(status)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", _TYPES.get(Path(name).suffix, "image/png"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            for start in range(0, len(body), _CHUNK):
                self.wfile.write(body[start : start + _CHUNK])
                self.host.sent += len(body[start : start + _CHUNK])
        except OSError:
            self.close_connection = True  # the player has read enough
