"""A photo is a picture of pixels; drawings and PDFs are for artwork and logos.

Passes:
    photo: media/zhang-san.jpg
Fails:
    photo: media/zhang-san.pdf
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import located
from civsite.check.media_references import media_references
from civsite.diagnostics import Diagnostic, Text


def check(case: Case) -> Iterator[Diagnostic]:
    """Every photo whose file has no pixels."""
    for reference in media_references(case):
        file = case.community.media.get(reference.path)
        if file is not None and reference.is_photo and file.width == 0:
            yield located(
                case.community,
                reference.key,
                reference.place,
                "photo-format",
                Text(f"照片不能是 {file.format} 文件", f"a photo cannot be a {file.format} file"),
                Text("另存为 JPG 或 PNG", "save it as JPG or PNG"),
            )
