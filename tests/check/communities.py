"""Enters: files by path, the words at fault between « and ». Leaves: what the rules say of them.

Paths are below `content/`. A community has no more than a name and what a test gives it.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from civsite.check.rules import check_community
from civsite.diagnostics import Diagnostic
from civsite.load.repository import load_community
from tests.load.communities import theme_of

TODAY = datetime.date(2026, 11, 22)
Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Told:
    """Files with one fault, what is said of the marked words, and how an editor follows the hint.

    `message` and `hint` are Chinese and English. `mend` is written instead of the marked words, or,
    as two texts, the second instead of the first wherever that stands.
    """

    files: Files
    severity: str
    code: str
    message: tuple[str, str]
    hint: tuple[str, str]
    mend: str | tuple[str, str]
    today: datetime.date = TODAY


def write(root: Path, files: Files) -> None:
    """Writes these files, without their marks, beside those that are there."""
    for path, text in {"community.yml": "name: 示例社区\n", **files}.items():
        location = root / "content" / path
        location.parent.mkdir(parents=True, exist_ok=True)
        location.write_bytes(text if isinstance(text, bytes) else without_marks(text).encode())


def check(root: Path, files: Files, today: datetime.date = TODAY) -> tuple[Diagnostic, ...]:
    """What the rules say on that day of a community of these files, which can all be read."""
    faults, said = check_whatever(root, files, today)
    assert [each.as_text("en") for each in faults] == []
    return said


def check_whatever(
    root: Path, files: Files, today: datetime.date = TODAY
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """What is said on reading these files, and what the rules say of what could be read."""
    write(root, files)
    community, faults = load_community(root, theme_of(root))
    return faults, check_community(community, today)


def told(root: Path, files: Files, today: datetime.date = TODAY) -> list[str]:
    """Severity, code and words of each diagnostic, in the order in which they are told."""
    return [
        f"{each.severity} {each.code} {words_at(root, each)}" for each in check(root, files, today)
    ]


def words_at(root: Path, said: Diagnostic) -> str:
    """What is underlined."""
    text = (root / said.span.path).read_text("utf-8")
    start = said.span.column - 1
    return text.split("\n")[said.span.line - 1][start : start + said.span.length]


def assert_told_and_mended(root: Path, case: Told) -> None:
    """Just what `case` expects is said, at its place; and nothing once its hint was followed."""
    found = check(root, case.files, case.today)
    assert [each.code for each in found] == [case.code]
    said = found[0]
    assert (said.severity.value, said.code) == (case.severity, case.code)
    assert (said.message.zh, said.message.en) == case.message
    assert said.hint is not None
    assert (said.hint.zh, said.hint.en) == case.hint
    assert tuple(said.span) == place_of_marks(case.files)
    mended = {path: _mended(text, case.mend) for path, text in case.files.items()}
    assert told(root, mended, case.today) == []


def place_of_marks(files: Files) -> tuple[str, int, int, int]:
    """Path, line, column and length of the words between « and »."""
    for path, text in files.items():
        if isinstance(text, str) and "«" in text:
            before, marked = text.split("«")
            line_start = before.rfind("\n") + 1
            line = before.count("\n") + 1
            return f"content/{path}", line, len(before) - line_start + 1, marked.index("»")
    raise AssertionError("nothing is marked")


def without_marks(text: str) -> str:
    return text.replace("«", "").replace("»", "")


def _mended(text: str | bytes, mend: str | tuple[str, str]) -> str | bytes:
    if isinstance(text, bytes):
        return text
    if isinstance(mend, tuple):
        return without_marks(text).replace(*mend)
    before, mark, rest = text.partition("«")
    return before + mend + rest.partition("»")[2] if mark else text


def picture(width: int, height: int, form: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("L", (width, height), 128).save(stream, form)
    return stream.getvalue()
