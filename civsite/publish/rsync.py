"""A server as destination, by rsync: over ssh, or to an rsync daemon."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from civsite.model.destination import ascii_address
from civsite.publish.backend import Done, PublishFailed
from civsite.publish.record import folders_above

# rsync writes each file under another name and moves it in place once it is whole. A file is sent
# though its size and time are those of the old one; what a cut connection left is used again.
_SENDING = (
    "--recursive", "--times", "--ignore-times", "--perms", "--chmod=D755,F644",
    "--partial-dir=.civsite-partial", "--out-format=%n", "--timeout=60",
)  # fmt: skip
# A dry run of the way back: what is there of what is asked for, a line each, with its type.
_LOOKING = (
    "--dry-run", "--dirs", "--no-implied-dirs", "--links", "--devices", "--specials",
    "--ignore-missing-args", "--8-bit-output", "--out-format=%i %n", "--timeout=60",
)  # fmt: skip
_SEEN = re.compile(r"[<>ch.](.)\S{9} (.*?)/?")  # `>f+++++++++ index.html`, `cd+++++++++ news/`
_PARTIAL = 23  # some files could not be transferred: with one file asked for, it is not there

# rsync asks every rule about every file that is there: time grows as their product.
_REMOVED_AT_ONCE = 2000


class RsyncBackend:
    """Files below `address`, such as `user@host:/srv/www`; the machine's own rsync and ssh carry them."""

    def __init__(self, address: str) -> None:
        address = ascii_address(address)
        # `host:` alone is a home, and `host:/` would be all of the machine.
        self._address = f"{address}./" if address.endswith(":") else f"{address.rstrip('/')}/"
        program = shutil.which("rsync")
        if program is None:
            raise PublishFailed(
                "发布到服务器要用 rsync，这台机器上没有；请装上（例如 apt-get install rsync）",
                "publishing to a server needs rsync, which is missing here; install it"
                " (such as apt-get install rsync)",
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

    def taken(self, paths: Collection[str], folders: Collection[str]) -> frozenset[str]:
        # One after the other: asked about a link and a file behind it, rsync names the file alone.
        no_folders = (path for path, kind in self._kinds(folders) if kind != "d")
        return frozenset((*no_folders, *(path for path, _ in self._kinds(paths))))

    def _kinds(self, paths: Collection[str]) -> list[tuple[str, str]]:
        """Those of `paths` that are there, each with its kind: `f` file, `d` folder, `L` link …"""
        if not paths:
            return []
        listed = [*_LOOKING, "--from0", "--files-from=-"]
        with tempfile.TemporaryDirectory() as empty:
            finished = self._run(listed, [self._address, f"{empty}/"], paths)
        if "No such file" in finished.stderr:  # the destination itself; the rest is left out
            return []
        if finished.returncode != _PARTIAL:  # «Not a directory»: below a file
            self._demand(finished)
        seen = filter(None, map(_SEEN.fullmatch, finished.stdout.splitlines()))
        return [(found[2], found[1]) for found in seen]

    def write(self, path: str, data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, path).write_bytes(data)
            self._demand(self._run(_SENDING, [f"{folder}/{path}", self._address], []))

    def send(self, outbox: Path, paths: Sequence[str], done: Done) -> None:
        if not paths:
            return
        listed = [*_SENDING, "--from0", "--files-from=-"]
        self._demand(self._run(listed, [f"{outbox}/", self._address], paths))
        done(len(paths))

    def remove(self, paths: Sequence[str]) -> None:
        """rsync removes what an empty folder of ours lacks, files and then folders that are left
        empty; but of all that is there only what its rules include, and never more than was named.

        `--delete-missing-args` would say it in a word, but rsync as Debian fixed it in 2026 refuses
        what it sends.
        """
        ordered = sorted(paths)
        for start in range(0, len(ordered), _REMOVED_AT_ONCE):
            named = ordered[start : start + _REMOVED_AT_ONCE]
            named += {f"{folder}/" for path in named for folder in folders_above(path)}
            rules = [f"/{_as_pattern(each)}" for each in named]
            options = (
                "--recursive", "--delete", f"--max-delete={len(named)}", "--timeout=60",
                "--from0", "--include-from=-", "--exclude=*",
            )  # fmt: skip
            with tempfile.TemporaryDirectory() as empty:
                self._demand(self._run(options, [f"{empty}/", self._address], rules))

    def _run(
        self, options: Sequence[str], places: Sequence[str], lines: Iterable[str]
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self._program, *options, "--", *places],
            input="\0".join(lines),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def _demand(self, finished: subprocess.CompletedProcess[str]) -> None:
        if finished.returncode != 0:
            why = finished.stderr.strip().splitlines()
            said = why[0] if why else f"rsync {finished.returncode}"
            raise PublishFailed(
                f"发布到 {self._address} 没有成：{said}", f"{self._address} failed: {said}"
            )


def _as_pattern(path: str) -> str:
    """A rule's pattern for this path alone; rsync takes `\\` as a sign only beside others."""
    return re.sub(r"[*?[\\]", r"\\\g<0>", path) if re.search(r"[*?[]", path) else path
