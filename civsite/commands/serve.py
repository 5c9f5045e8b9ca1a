"""Enters: a repository that is being edited. Leaves: a preview in the browser that follows each save.

A build runs at every change, into the store.
"""

from __future__ import annotations

import datetime
import gc
import io
import signal
import threading
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from civsite.build.build import Order, build
from civsite.build.executor import THREADS
from civsite.build.progress import Announcer
from civsite.build.targets import Target
from civsite.commands.preview_server import USUAL_PORT, Builds, open_server
from civsite.diagnostics import Diagnostic, Language, Refused
from civsite.quarter import Quarter
from civsite.store import Store
from civsite.workers import cores

_SETTLE_SECONDS = 0.15  # editors write a file in several steps


class _Preview(FileSystemEventHandler):
    """Builds at every change of a file, and counts the builds."""

    def __init__(self, order: Order, announcer: Announcer, store: Store) -> None:
        self._order, self._announcer, self._store = order, announcer, store
        self._changed = threading.Event()
        self._is_warm = False
        self.builds = Builds()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self._changed.set()

    def follow(self) -> None:
        """Builds at every change, for ever."""
        while True:
            self._rebuild()
            if not self._is_warm and not self._changed.is_set():
                self._warm_up()
            gc.collect()  # what the build left behind, while nobody waits
            self._changed.wait()
            while self._changed.is_set():
                self._changed.clear()
                self._changed.wait(_SETTLE_SECONDS)

    def _rebuild(self) -> None:
        try:
            self._tell(build(self._order, self._announcer, self._store))
        except Refused as refused:
            self._tell(refused.diagnostics)
        except FileNotFoundError as gone:
            # An editor replaces a file by another while we read; the next event brings the new one.
            name = gone.filename
            self._announcer.say(f"文件正在改动：{name}", f"being changed: {name}")
        self.builds.count()

    def _warm_up(self) -> None:
        """Builds once more, so that the first edit finds loaded what edits need, and a second tree."""
        with suppress(Refused, FileNotFoundError):  # a file has changed since; that build will tell
            build(self._order, Announcer("zh", io.StringIO()), self._store)
            self._is_warm = True

    def _tell(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        for each in diagnostics:
            self._announcer.say(each.as_text("zh"), each.as_text("en"))


def serve_repository(
    root: Path,
    today: datetime.date,
    port: int | None,
    announcer: Announcer,
    store: Store,
    language: Language | None = None,
) -> None:
    """Serves on this machine alone and builds at every change, until interrupted.

    It answers at once: until the first build is done, with a page that waits for it. Raises
    Stopped for a `port` that cannot be had, and KeyboardInterrupt at the end.
    """
    # Both ways to end it work however it was started: a shell starts what runs beside it without.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)
    out = store.preview_of(str(root))
    order = Order(root, out, Quarter.of(today), today, tuple(Target), cores(), THREADS, language)
    preview = _Preview(order, announcer, store)
    server = open_server(port, out, preview.builds)
    observer = Observer()
    for folder in (root / "content", root / "theme"):
        if folder.is_dir():
            observer.schedule(preview, str(folder), recursive=True)
    observer.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    if port is None and server.port != USUAL_PORT:
        announcer.say(
            f"端口 {USUAL_PORT} 已被占用，改用 {server.port}",
            f"port {USUAL_PORT} is in use, taking {server.port}",
        )
    address = f"{server.address}site/"
    announcer.say(f"预览：{address}（按 Ctrl+C 结束）", f"preview: {address} (Ctrl+C ends it)")
    try:
        preview.follow()
    finally:
        server.shutdown()
        server.server_close()
        observer.stop()
