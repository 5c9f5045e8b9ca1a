"""An open PDF and a printer's colour profile enter; the PDF leaves with what PDF/X-4 asks for."""

from __future__ import annotations

import io
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.typeset.engine import Standard

if TYPE_CHECKING:
    import pikepdf

PROFILE = "theme/print/output.icc"
VERSION: Standard = "1.6"  # what PDF/X-4 is a part of
_INKS = 4
_PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


def set_output_intent(document: pikepdf.Pdf, profile: bytes) -> None:
    """Say which inks on which paper the colours are meant for. Raises Refused for other profiles."""
    import pikepdf

    condition = _condition(profile)
    stream = document.make_stream(b"", N=_INKS)
    stream.write(_deflated(profile), filter=pikepdf.Name.FlateDecode)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String("Custom"),
        OutputCondition=pikepdf.String(condition),
        Info=pikepdf.String(condition),
        DestOutputProfile=stream,
    )
    document.Root.OutputIntents = pikepdf.Array([document.make_indirect(intent)])


def declare_pdfx(document: pikepdf.Pdf) -> None:
    """State PDF/X-4, in the information dictionary and in the metadata alike."""
    import pikepdf

    document.docinfo["/Trapped"] = pikepdf.Name("/False")
    document.docinfo["/GTS_PDFXVersion"] = "PDF/X-4"
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata[_PDFX] = "PDF/X-4"
        metadata["pdf:Trapped"] = "False"
        metadata["xmp:MetadataDate"] = metadata["xmp:ModifyDate"]
        metadata["xmpMM:VersionID"] = "1"
        metadata["xmpMM:RenditionClass"] = "default"


# All panels of a build carry the same profile: it is read and compressed for the first one.
@lru_cache(maxsize=2)
def _deflated(profile: bytes) -> bytes:
    return zlib.compress(profile, 9)


@lru_cache(maxsize=2)
def _condition(profile: bytes) -> str:
    """The profile's own name, in characters that every reader shows."""
    from PIL import ImageCms

    try:
        about = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile
    except OSError:
        raise _not_for_inks() from None
    if about.device_class != "prtr" or about.xcolor_space.strip() != "CMYK":
        raise _not_for_inks()
    described = about.profile_description or "CMYK"
    return str(described).encode("ascii", "replace").decode("ascii")


def _not_for_inks() -> Refused:
    diagnostic = Diagnostic(
        code="colour-profile",
        span=Span(PROFILE),
        message=Text("这不是 CMYK 印刷的颜色描述文件", "this is no colour profile of a CMYK press"),
        hint=Text(
            "向印厂要 CMYK 输出用的 ICC 文件；删去它就用自带的",
            "ask the print shop for its CMYK output profile, or remove it to use the one included",
        ),
    )
    return Refused([diagnostic])
