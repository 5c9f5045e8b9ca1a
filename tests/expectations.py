"""Enters: a repository with faults. Leaves: what is expected beside each fault, to compare with what is said.

A comment `#! severity code column` (in Markdown bodies `<!--! … -->`) says what is expected on its
line; several are separated by `;`. `tests/fixtures/faults/sound` is the community without fault
that faulty files are laid over.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

from PIL import Image

from civsite.diagnostics import Diagnostic, split_lines

FIXTURES = Path(__file__).parent / "fixtures"
SOUND = FIXTURES / "faults" / "sound"
_EXPECTED = re.compile(r"(?:#!|<!--!)\s*(.+?)\s*(?:-->)?$")

# Path, line, column, severity, code.
Expected = tuple[str, int, int, str, str]


def lay_out_sound_community(root: Path) -> None:
    """The sound community, with its pictures, in the folder `root`."""
    shutil.copytree(SOUND, root, dirs_exist_ok=True)
    media = root / "content" / "media"
    media.mkdir()
    for name, size in (("portrait", (900, 1200)), ("event", (900, 600)), ("small", (120, 160))):
        Image.new("RGB", size, "#c98a2b").save(media / f"{name}.jpg")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    (media / "plan.svg").write_text(drawing, "utf-8")


def expected_in(root: Path) -> Counter[Expected]:
    """What the files of `root/content` say is to be said about them."""
    expected: Counter[Expected] = Counter()
    for path in sorted((root / "content").rglob("*.*")):
        if path.suffix not in (".yml", ".md"):
            continue
        for number, line in enumerate(split_lines(path.read_text("utf-8")), 1):
            found = _EXPECTED.search(line)
            for one in found[1].split(";") if found else ():
                severity, code, column = one.split()
                name = path.relative_to(root).as_posix()
                expected[name, number, int(column), severity, code] += 1
    return expected


def as_expected(said: Diagnostic) -> Expected:
    return (said.span.path, said.span.line, said.span.column, said.severity.value, said.code)


def assert_well_said(said: Diagnostic) -> None:
    """Message and fix in both languages, each in its own words."""
    assert said.hint is not None, said
    for text in (said.message, said.hint):
        assert text.zh, said
        assert text.en, said
        assert text.zh != text.en, said
