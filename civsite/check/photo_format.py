"""A photo is a picture of pixels; drawings and PDFs are for artwork and logos, DOCX for downloads.

Passes:
    photo: media/zhang-san.jpg
Fails:
    photo: media/zhang-san.pdf
    artwork: media/poster.docx
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import located
from civsite.diagnostics import Diagnostic, Text

_DOCUMENTS = ("DOCX", "XLSX")


def check(case: Case) -> Iterator[Diagnostic]:
    """Every photo whose file has no pixels, every picture that is a text document."""
    for reference in case.media_references:
        file = case.community.media.get(reference.path)
        if file is None:
            continue
        if file.width == 0 if reference.is_photo else file.format in _DOCUMENTS:
            what = Text("照片", "a photo") if reference.is_photo else Text("图片", "a picture")
            yield located(
                case.community,
                reference.key,
                reference.place,
                "photo-format",
                Text(
                    f"{what.zh}不能是 {file.format} 文件",
                    f"{what.en} cannot be a {file.format} file",
                ),
                Text("另存为 JPG 或 PNG", "save it as JPG or PNG"),
            )
