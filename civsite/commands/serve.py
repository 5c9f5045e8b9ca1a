"""Enters: a repository that is being edited. Leaves: a preview in the browser that follows each save.

A build into the store runs at every change; a small script, added to pages on their way to
the browser only, asks for the number of the last build, is answered when it has changed, and
reloads.
"""

from __future__ import annotations

import datetime
import gc
import io
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from civsite.build.build import Order, build
from civsite.build.executor import THREADS
from civsite.build.progress import Announcer
from civsite.build.targets import Target
from civsite.diagnostics import Diagnostic, Refused, Text
from civsite.quarter import Quarter
from civsite.store import Store
from civsite.workers import cores

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
_WAITING = f"""\
<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>正在生成预览 · Preparing the preview</title>
<body style="font: 1.25rem/1.8 sans-serif; max-width: 32rem; margin: 20vh auto; padding: 0 1rem">
<p>正在生成预览，好了会自己打开。第一次要等几分钟。</p>
<p lang="en">The preview is being prepared and will open by itself; the first time takes minutes.</p>
<script src="{_SCRIPT_PATH}"></script>
</body>
"""
_SETTLE_SECONDS = 0.15  # editors write a file in several steps
_PATIENCE_SECONDS = 20  # browsers give up a request that is never answered


@dataclass(slots=True)
class _Preview:
    """Whether a file has changed since the last build, and the number of that."""

    store: Store
    changed: threading.Event = field(default_factory=threading.Event)
    builds: int = 0
    is_warm: bool = False
    built: threading.Condition = field(default_factory=threading.Condition)

    def count_build(self) -> None:
        with self.built:
            self.builds += 1
            self.built.notify_all()

    def number_after(self, seen: str) -> str:
        """The number of the last build, once it is another than `seen`, or after a while."""
        with self.built:
            self.built.wait_for(lambda: str(self.builds) != seen, _PATIENCE_SECONDS)
            return str(self.builds)


def serve_repository(
    root: Path, today: datetime.date, port: int, announcer: Announcer, store: Store
) -> None:
    """Serves on this machine alone and builds at every change, until interrupted.

    It answers at once: until the first build is done, with a page that waits for it.
    """
    preview = _Preview(store)
    out = store.preview_of(str(root))
    order = Order(root, out, Quarter.of(today), today, tuple(Target), cores(), THREADS)
    observer = _watch(root, preview.changed)
    server = ThreadingHTTPServer(
        ("127.0.0.1", port), partial(_Handler, preview=preview, directory=str(out))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/site/"
    announcer.say(
        Text(f"预览：{address}（按 Ctrl+C 结束）", f"preview: {address} (Ctrl+C ends it)")
    )
    try:
        while True:
            _rebuild(order, preview, announcer)
            if not preview.is_warm and not preview.changed.is_set():
                _warm_up(order, preview)
            gc.collect()  # what the build left behind, while nobody waits
            preview.changed.wait()
            while preview.changed.is_set():
                preview.changed.clear()
                preview.changed.wait(_SETTLE_SECONDS)
    finally:
        server.shutdown()
        observer.stop()


def _warm_up(order: Order, preview: _Preview) -> None:
    """Builds once more, so that the first edit finds loaded what edits need, and a second tree."""
    with suppress(Refused, FileNotFoundError):  # a file has changed since; that build will tell
        build(order, Announcer("zh", io.StringIO()), preview.store)
        preview.is_warm = True


def _rebuild(order: Order, preview: _Preview, announcer: Announcer) -> None:
    try:
        _tell(build(order, announcer, preview.store), announcer)
    except Refused as refused:
        _tell(refused.diagnostics, announcer)
    except FileNotFoundError as gone:
        # An editor replaces a file by another while we read; the next event brings the new one.
        announcer.say(Text(f"文件正在改动：{gone.filename}", f"being changed: {gone.filename}"))
    preview.count_build()


def _tell(diagnostics: tuple[Diagnostic, ...], announcer: Announcer) -> None:
    for each in diagnostics:
        announcer.say(Text(each.as_text("zh"), each.as_text("en")))


def _watch(root: Path, changed: threading.Event) -> Any:
    observer = Observer()
    for folder in (root / "content", root / "theme"):
        if folder.is_dir():
            observer.schedule(_Listener(changed.set), str(folder), recursive=True)
    observer.start()
    return observer


class _Listener(FileSystemEventHandler):
    """Calls `notify` for whatever changes the bytes of a file."""

    def __init__(self, notify: Callable[[], None]) -> None:
        self._notify = notify

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self._notify()


class _Handler(SimpleHTTPRequestHandler):
    """Files of the preview; pages get the script that follows builds."""

    def __init__(self, *arguments: Any, preview: _Preview, directory: str) -> None:
        self._preview = preview
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/site/")
            self.end_headers()
        elif path == _STATE_PATH:
            self._answer(self._preview.number_after(query).encode(), "text/plain")
        elif path == _SCRIPT_PATH:
            self._answer(_SCRIPT.encode(), "text/javascript")
        elif not self._preview.builds and not self._is_there(path):
            self._answer(_WAITING.encode(), "text/html; charset=utf-8")
        elif (page := self._page(path)) is not None:
            script = f'<script src="{_SCRIPT_PATH}"></script></body>'.encode()
            self._answer(page.replace(b"</body>", script, 1), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _is_there(self, path: str) -> bool:
        return Path(self.translate_path(path)).exists()

    def _page(self, path: str) -> bytes | None:
        location = Path(self.translate_path(path))
        if path.endswith("/"):
            location = location / "index.html"
        return location.read_bytes() if location.suffix == ".html" and location.is_file() else None

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not worth a line."""
