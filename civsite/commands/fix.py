"""Enters: a repository. Leaves: its text files with all that can be repaired for certain, or a diff.

A diagnostic carries its repair; characters that only look like others, or like none, are repaired
wherever they stand. All is tried on a copy until nothing is left to repair; then each file that
differs is written whole. Links are not followed, and what is not certain is not touched.
"""

from __future__ import annotations

import datetime
import difflib
import os
import re
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civsite.check.rules import check_community
from civsite.diagnostics import Repair, Span, Stopped, Text, split_lines
from civsite.files import refuse_links, write_below
from civsite.load.repository import load_community, refuse_without_content
from civsite.load.text import MOST_BYTES
from civsite.load.theme import load_theme

_TEXTS = (".yml", ".md", ".txt")
_MOST_ROUNDS = 50
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NO_BREAK_SPACES = "\xa0\u2007\u202f"
_MARK = "\ufeff"
_UNSEEN = "\u200b\u2060\ufeff"
_KANGXI_RADICALS = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
}
_USUAL: dict[int, str] = {
    **_KANGXI_RADICALS,
    **dict.fromkeys(map(ord, _NO_BREAK_SPACES), " "),
    **dict.fromkeys(map(ord, _UNSEEN), ""),
}


class Fixed(NamedTuple):
    """One file: what it was called and held, and what it is called and holds now; how many repairs."""

    path: str
    before: str
    new_path: str
    after: str
    repairs: int

    def diff(self) -> str:
        """As `diff -u` has it; a new name alone is two lines."""
        names = f"--- a/{self.path}\n", f"+++ b/{self.new_path}\n"
        if self.before == self.after:
            return "".join(names)
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        )
        shown = [*names, *list(lines)[2:]]
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in shown
        )

    def told(self, *, is_done: bool) -> Text:
        """What was done to the file, or would be."""
        zh = f"{'已改' if is_done else '可改'} {self.path}：{self.repairs} 处"
        en = f"{'repaired' if is_done else 'to be repaired:'} {self.path}, places: {self.repairs}"
        if self.path == self.new_path:
            return Text(zh, en)
        return Text(f"{zh}，改名为 {self.new_path}", f"{en}, renamed {self.new_path}")


def fixes_of(root: Path, today: datetime.date) -> tuple[Fixed, ...]:
    """What is to be repaired, file by file; nothing is written. Raises Refused without content."""
    refuse_links(root, "content")
    refuse_without_content(root)
    with tempfile.TemporaryDirectory() as folder:
        copy = _Copy(root, Path(folder))
        for _ in range(_MOST_ROUNDS):
            if not copy.repair(_repairs(copy.root, root, today)):
                break
        return tuple(copy.fixed())


def write_fixes(root: Path, fixes: Iterable[Fixed]) -> None:
    """Writes each file whole. Raises Refused where a link is on its way.

    Raises Stopped at a file that somebody has changed meanwhile; it stays as they left it.
    """
    for each in fixes:
        refuse_links(root, each.new_path)
        if (root / each.path).read_bytes() != each.before.encode("utf-8"):
            raise Stopped(
                f"{each.path} 刚才又被改动了，请再运行一次",
                f"{each.path} was changed meanwhile; run the command again",
            )
        write_below(root, each.path, each.after.encode("utf-8"))
        if each.new_path != each.path:
            os.rename(root / each.path, root / each.new_path)


class _Copy:
    """The text files of a repository in a folder of our own, with what they were before."""

    def __init__(self, source: Path, root: Path) -> None:
        self.root, self._source = root, source
        self._before: dict[str, str] = {}
        self._path_before: dict[str, str] = {}
        self._counts: dict[str, int] = defaultdict(int)
        self._marks: dict[str, str] = {}  # the byte order mark of a file that has one
        (root / "content").mkdir()
        for path in _text_files(source):
            data = (source / path).read_bytes()
            if len(data) > MOST_BYTES:
                continue
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                continue  # in which encoding it is, is not certain
            self._before[path] = text.removeprefix(_MARK)
            self._marks[path] = text[: len(text) - len(self._before[path])]
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            self._write(path, self._before[path])

    def repair(self, repairs: Iterable[Repair]) -> bool:
        """Makes these repairs; whether there was any."""
        by_path: dict[str, list[Repair]] = defaultdict(list)
        for each in repairs:
            by_path[each.span.path].append(each)
        done = False
        for path, several in by_path.items():
            if path not in self._path_before:
                continue
            text, count = _repaired(self._read(path), several)
            new = next((each.path for each in several if each.path), path)
            is_free = new == path or not any(
                os.path.lexists(folder / new) for folder in (self.root, self._source)
            )
            if not is_free or (count == 0 and new == path):
                continue
            before = self._path_before.pop(path)
            (self.root / path).unlink()
            self._counts[before] += count + (new != path)
            self._path_before[new] = before
            self._write(new, text, before)
            done = True
        return done

    def fixed(self) -> Iterator[Fixed]:
        for path, before in sorted(self._path_before.items()):
            if self._counts[before]:
                mark, count = self._marks[before], self._counts[before]
                yield Fixed(
                    before, mark + self._before[before], path, mark + self._read(path), count
                )

    def _read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode("utf-8")

    def _write(self, path: str, text: str, before: str | None = None) -> None:
        (self.root / path).write_bytes(text.encode("utf-8"))
        self._path_before[path] = before or path


def _text_files(root: Path) -> Iterator[str]:
    """The paths of what an editor may have written below `content/`; no links."""
    for folder, folders, names in os.walk(root / "content", followlinks=False):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            location = Path(folder, name)
            is_text = name.lower().endswith(_TEXTS) and not name.startswith((".", "~"))
            if is_text and location.is_file() and not location.is_symlink():
                yield location.relative_to(root).as_posix()


def _repairs(copy: Path, root: Path, today: datetime.date) -> Iterator[Repair]:
    """What the checks know how to repair in the copy, and its odd characters."""
    community, said = load_community(copy, load_theme(root))
    for each in (*said, *check_community(community, today)):
        if each.repair is not None:
            yield each.repair
    for path in _text_files(copy):
        if not path.lower().endswith(".txt"):
            yield from _odd_characters((copy / path).read_bytes().decode("utf-8"), path)


def _odd_characters(text: str, path: str) -> Iterator[Repair]:
    """No-break spaces, marks that nobody sees, radicals that look like characters."""
    if text.isascii():
        return
    for number, line in enumerate(split_lines(text), 1):
        for index, character in enumerate(line):
            if ord(character) in _USUAL:
                yield Repair(Span(path, number, index + 1), _USUAL[ord(character)])


def _repaired(text: str, repairs: Sequence[Repair]) -> tuple[str, int]:
    """The text with these repairs, and how many; of two that overlap the first is made."""
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    places = sorted(
        (starts[each.span.line - 1] + each.span.column - 1, each.span.length, each.text)
        for each in set(repairs)
        if each.path is None and each.span.line <= len(starts)
    )
    parts, reached, count = [], 0, 0
    for start, length, instead in places:
        if start < reached or text[start : start + length] == instead:
            continue
        parts += [text[reached:start], instead]
        reached, count = start + length, count + 1
    return "".join([*parts, text[reached:]]), count
