"""A photo is a picture of pixels; drawings and PDFs are for artwork and logos, DOCX for downloads.

Passes:
    photo: media/zhang-san.jpg
Fails:
    photo: media/zhang-san.pdf
    artwork: media/poster.docx
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.community import MediaFile

_DOCUMENTS = ("DOCX", "XLSX")


def check(case: Case) -> Diagnostics:
    media = case.community.media
    for reference in case.references_to(lambda path: path in media and _may_be_wrong(media[path])):
        file = media[reference.path]
        if file.width == 0 if reference.is_photo else file.format in _DOCUMENTS:
            what = Text("照片", "a photo") if reference.is_photo else Text("图片", "a picture")
            yield case.at(reference.key, *reference.place, words=reference.written).error(
                "photo-format",
                Text(
                    f"{what.zh}不能是 {file.format} 文件",
                    f"{what.en} cannot be a {file.format} file",
                ),
                Text("另存为 JPG 或 PNG", "save it as JPG or PNG"),
            )


def _may_be_wrong(file: MediaFile) -> bool:
    return file.width == 0 or file.format in _DOCUMENTS
