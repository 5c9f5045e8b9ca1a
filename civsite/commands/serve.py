"""Enters: a repository that is being edited. Leaves: a preview in the browser that follows each save.

A build runs at every change, into the store. What it says stands in the terminal and on the pages.
"""

from __future__ import annotations

import datetime
import gc
import io
import os
import signal
import threading
import traceback
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from civsite.build.build import Order, build
from civsite.build.executor import THREADS
from civsite.build.progress import Announcer
from civsite.build.targets import Target
from civsite.commands.preview_faults import fault_html, faults_html
from civsite.commands.preview_server import USUAL_PORT, Builds, open_server
from civsite.diagnostics import Diagnostic, Language, Refused, Stopped, Text
from civsite.load.mkdocs_file import PATH as MKDOCS_FILE
from civsite.quarter import Quarter
from civsite.store import Store
from civsite.workers import cores

_FOLDERS = ("content", "theme")
_SETTLE_SECONDS = 0.15  # editors write a file in several steps


class _Preview(FileSystemEventHandler):
    """Builds at every change of a file, and counts the builds."""

    def __init__(
        self, order: Order, announcer: Announcer, store: Store, observer: BaseObserver
    ) -> None:
        self._order, self._announcer, self._store = order, announcer, store
        self._observer = observer
        self._changed = threading.Event()
        self._is_warm = False
        self._watched: dict[str, ObservedWatch] = {}
        # Folders that have been made, moved or deleted: a watch follows none that is another now.
        self._replaced: set[str] = set()
        self.builds = Builds()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self._changed.set()

    def watch(self) -> None:
        """Watches each folder that there is now, also one that was made or replaced meanwhile."""
        for name in _FOLDERS:
            folder = self._order.root / name
            if name in self._replaced or not folder.is_dir():
                self._replaced.discard(name)
                if name in self._watched:
                    self._observer.unschedule(self._watched.pop(name))
            if folder.is_dir() and name not in self._watched:
                self._watched[name] = self._observer.schedule(self, str(folder), recursive=True)

    def replaced(self, name: str) -> None:
        """Says that a folder has come or gone."""
        self._replaced.add(name)

    def follow(self) -> None:
        """Builds at every change, for ever."""
        while True:
            self.watch()
            self._rebuild()
            if not self._is_warm and not self._changed.is_set():
                self._warm_up()
            gc.collect()  # what the build left behind, while nobody waits
            self._changed.wait()
            while self._changed.is_set():
                self._changed.clear()
                self._changed.wait(_SETTLE_SECONDS)

    def _rebuild(self) -> None:
        """One build; whatever goes wrong in it, the next change is followed."""
        try:
            told = self._tell(build(self._order, self._announcer, self._store))
        except Refused as refused:
            told = self._tell(refused.diagnostics)
        except FileNotFoundError as gone:
            # An editor replaces a file by another while we read; the next event brings the new one.
            name = gone.filename
            told = self._tell_fault(Text(f"文件正在改动：{name}", f"being changed: {name}"))
        except Stopped as stopped:
            told = self._tell_fault(stopped.text)
        except OSError as error:
            told = self._tell_fault(
                Text(f"机器的问题：{error}", f"a fault of the machine: {error}")
            )
        except Exception:
            traceback.print_exc()
            told = self._tell_fault(
                Text(
                    "程序出错了。请把终端里的文字发给我们；改动文件以后会再试",
                    "this is a fault of the program; please send us what stands in the terminal. "
                    "The next change is tried again",
                )
            )
        self.builds.count(told)

    def _warm_up(self) -> None:
        """Builds once more, so that the first edit finds loaded what edits need, and a second tree."""
        with suppress(Exception):  # a file has changed since, or the build before has told
            build(self._order, Announcer("zh", io.StringIO()), self._store)
            self._is_warm = True

    def _tell(self, diagnostics: tuple[Diagnostic, ...]) -> str:
        """Tells it in the terminal, and gives the HTML that tells it on pages."""
        for each in diagnostics:
            self._announcer.say(each.as_text("zh"), each.as_text("en"))
        return faults_html(diagnostics, self._announcer.language)

    def _tell_fault(self, fault: Text) -> str:
        self._announcer.say(fault.zh, fault.en)
        return fault_html(fault, self._announcer.language)


class _Root(FileSystemEventHandler):
    """Of what lies in the repository's own folder, lets through what a build reads."""

    def __init__(self, preview: _Preview) -> None:
        self._preview = preview

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in (event.src_path, event.dest_path):
            name = os.path.basename(os.fsdecode(path))
            if name in _FOLDERS and event.event_type != "modified":
                self._preview.replaced(name)
            if name in (*_FOLDERS, MKDOCS_FILE):
                self._preview.on_any_event(event)


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
    observer = Observer()
    preview = _Preview(order, announcer, store, observer)
    server = open_server(port, out, preview.builds)
    # By the folder around them it is known when one of them is made or replaced.
    observer.schedule(_Root(preview), str(root), recursive=False)
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
