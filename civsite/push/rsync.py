"""A server as destination, by rsync: over ssh, or to an rsync daemon."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath

from civsite.diagnostics import Text
from civsite.push.store import Done, PushFailed

# rsync writes each file under another name and moves it in place once it is whole. A file is sent
# though its size and time are those of the old one; what a cut connection left is used again.
_SENDING = (
    "--recursive", "--links", "--times", "--ignore-times", "--perms", "--chmod=D755,F644",
    "--partial-dir=.civsite-partial", "--out-format=%n", "--timeout=60",
)  # fmt: skip
_PARTIAL = 23  # some files could not be transferred: with one file asked for, it is not there


class RsyncStore:
    """Files below `address`, such as `user@host:/srv/www`; the machine's own rsync and ssh carry them."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/") + "/"
        program = shutil.which("rsync")
        if program is None:
            raise PushFailed(
                Text(
                    "发布到服务器要用 rsync，这台机器上没有；请装上（例如 apt-get install rsync）",
                    "publishing to a server needs rsync, which is missing here; install it"
                    " (such as apt-get install rsync)",
                )
            )
        self._program = program

    def read(self, path: str) -> bytes | None:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "copy")
            finished = self._run(["--timeout=60"], [self._address + path, str(copy)], [])
            if finished.returncode == _PARTIAL and "No such file" in finished.stderr:
                return None
            self._demand(finished)
            return copy.read_bytes() if copy.exists() else None

    def write(self, path: str, data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, path).write_bytes(data)
            self._demand(self._run(_SENDING, [f"{folder}/{path}", self._address], []))

    def send(self, outbox: Path, paths: Sequence[str], done: Done) -> None:
        if not paths:
            return
        self._demand(self._from_list(_SENDING, outbox, paths))
        done(len(paths))

    def remove(self, paths: Sequence[str]) -> None:
        """rsync removes what its list names and a folder of ours lacks: files, then empty folders."""
        if not paths:
            return
        missing = ("--dirs", "--delete-missing-args", "--timeout=60")
        with tempfile.TemporaryDirectory() as name:
            lacking = Path(name)
            levels = _levels(paths)
            for folder in chain.from_iterable(levels):
                (lacking / folder).mkdir(parents=True, exist_ok=True)
            self._demand(self._from_list(missing, lacking, paths))
            for level in levels:
                for folder in level:
                    (lacking / folder).rmdir()
                # rsync leaves a folder that still holds something.
                self._demand(self._from_list(missing, lacking, level))

    def _from_list(
        self, options: Sequence[str], source: Path, paths: Iterable[str]
    ) -> subprocess.CompletedProcess[str]:
        listed = [*options, "--from0", "--files-from=-"]
        return self._run(listed, [f"{source}/", self._address], paths)

    def _run(
        self, options: Sequence[str], places: Sequence[str], paths: Iterable[str]
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self._program, *options, "--", *places],
            input="\0".join(paths),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def _demand(self, finished: subprocess.CompletedProcess[str]) -> None:
        if finished.returncode != 0:
            why = finished.stderr.strip().splitlines()
            said = why[0] if why else f"rsync {finished.returncode}"
            raise PushFailed(
                Text(f"发布到 {self._address} 没有成：{said}", f"{self._address} failed: {said}")
            )


def _levels(paths: Sequence[str]) -> list[list[str]]:
    """The folders of `paths`, the deepest ones first."""
    folders = {folder for path in paths for folder in PurePosixPath(path).parents} - {
        PurePosixPath(".")
    }
    depths = sorted({len(folder.parts) for folder in folders}, reverse=True)
    return [sorted(str(each) for each in folders if len(each.parts) == depth) for depth in depths]
