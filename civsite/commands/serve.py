"""Enters: a repository that is being edited. Leaves: a preview in the browser that follows each save.

A build runs at every change, into the store.
"""

from __future__ import annotations

import datetime
import gc
import io
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from civsite.build.build import Order, build
from civsite.build.executor import THREADS
from civsite.build.progress import Announcer
from civsite.build.targets import Target
from civsite.commands.preview_server import USUAL_PORT, Builds, PreviewServer, open_server
from civsite.diagnostics import Diagnostic, Refused, Text
from civsite.quarter import Quarter
from civsite.store import Store
from civsite.workers import cores

_SETTLE_SECONDS = 0.15  # editors write a file in several steps


@dataclass(slots=True)
class _Preview:
    """Whether a file has changed since the last build, and the number of that."""

    store: Store
    changed: threading.Event = field(default_factory=threading.Event)
    builds: Builds = field(default_factory=Builds)
    is_warm: bool = False


def serve_repository(
    root: Path, today: datetime.date, port: int | None, announcer: Announcer, store: Store
) -> None:
    """Serves on this machine alone and builds at every change, until interrupted.

    It answers at once: until the first build is done, with a page that waits for it. Raises
    UsageError for a `port` that cannot be had, and KeyboardInterrupt at the end.
    """
    _end_on_signals()
    preview = _Preview(store)
    out = store.preview_of(str(root))
    order = Order(root, out, Quarter.of(today), today, tuple(Target), cores(), THREADS)
    server = open_server(port, out, preview.builds)
    observer = _watch(root, preview.changed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _announce(server, port, announcer)
    try:
        _follow(order, preview, announcer)
    finally:
        server.shutdown()
        server.server_close()
        observer.stop()


def _end_on_signals() -> None:
    """Both ways to end it work however it was started: a shell starts what runs beside it without."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)


def _announce(server: PreviewServer, port: int | None, announcer: Announcer) -> None:
    if port is None and server.port != USUAL_PORT:
        announcer.say(
            Text(
                f"端口 {USUAL_PORT} 已被占用，改用 {server.port}",
                f"port {USUAL_PORT} is in use, taking {server.port}",
            )
        )
    address = f"{server.address}site/"
    announcer.say(
        Text(f"预览：{address}（按 Ctrl+C 结束）", f"preview: {address} (Ctrl+C ends it)")
    )


def _follow(order: Order, preview: _Preview, announcer: Announcer) -> None:
    """Builds at every change, for ever."""
    while True:
        _rebuild(order, preview, announcer)
        if not preview.is_warm and not preview.changed.is_set():
            _warm_up(order, preview)
        gc.collect()  # what the build left behind, while nobody waits
        preview.changed.wait()
        while preview.changed.is_set():
            preview.changed.clear()
            preview.changed.wait(_SETTLE_SECONDS)


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
    preview.builds.count()


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
