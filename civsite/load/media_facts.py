"""What is known of a media file, and how it is told that one cannot be used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.load.record import Built
from civsite.model.community import MediaFile
from civsite.model.record import Record


class MediaFacts(Record):
    """What the bytes of a media file say, wherever it lies: as `MediaFile` has it."""

    bytes: int
    format: str
    width: int = 0
    height: int = 0
    on_its_side: bool = False
    title: str = ""

    def as_file(self, path: str, location: Path, sha256: str) -> MediaFile:
        return MediaFile(path, location, sha256, **dict(self))


def broken(path: str) -> Diagnostic:
    """What is said of a picture that nothing can open."""
    return Diagnostic(
        "picture-unreadable",
        Span(f"content/{path}"),
        Text("图片打不开，文件已损坏或不完整", "the picture cannot be read: damaged or cut off"),
        Text("重新导出或重新拷贝这张图片", "export or copy the picture again"),
    )


def unusable(
    code: str,
    path: str,
    message: Text,
    hint: Text,
    severity: Severity = Severity.ERROR,
    at: Iterable[int] = (),
) -> Built[MediaFacts]:
    """`at`: line and column, of what stands in a line of the file."""
    return Built(None, (Diagnostic(code, Span(f"content/{path}", *at), message, hint, severity),))
