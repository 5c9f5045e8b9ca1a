"""Enters: a PDF. Leaves: every clause of PDF/X-4 (ISO 15930-7) that it breaks, in a few words.

An own reading of the clauses that can be told from the file's objects; what colours and fonts look
like inside their streams is for checkers that are no part of this repository.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import ImageCms

_PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_DATES = (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate"))
_NEEDED = (
    "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:title", "xmpMM:DocumentID",
    "xmpMM:VersionID", "xmpMM:RenditionClass", "pdf:Trapped",
)  # fmt: skip
_FILTERS = {"/FlateDecode", "/DCTDecode"}
_LONGEST_UNITS = 14_400


def pdfx4_faults(pdf: bytes) -> list[str]:
    """What a print shop's preflight would name; nothing for a file that keeps the standard."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            *_of_the_file(document),
            *_of_the_metadata(document),
            *_of_the_output_intent(document),
            *(fault for page in document.pages for fault in _of_the_page(page)),
            *(fault for each in document.objects for fault in _of_the_object(each)),
        ]


def _of_the_file(document: pikepdf.Pdf) -> Iterator[str]:
    if document.is_encrypted:
        yield "encrypted"
    if document.pdf_version > "1.6":
        yield f"PDF {document.pdf_version}"
    if len(document.trailer.get("/ID", [])) != 2:
        yield "no file identifier"
    for key in ("/AcroForm", "/OpenAction", "/AA", "/OCProperties"):
        if key in document.Root:
            yield f"catalogue has {key}"
    if "/JavaScript" in document.Root.get("/Names", {}):
        yield "JavaScript"


def _of_the_metadata(document: pikepdf.Pdf) -> Iterator[str]:
    metadata, info = document.open_metadata(), document.docinfo
    if metadata.get(_PDFX) != "PDF/X-4":
        yield "XMP does not say PDF/X-4"
    for key in _NEEDED:
        if not metadata.get(key):
            yield f"XMP lacks {key}"
    if metadata.get("dc:title") != str(info.get("/Title", "")):
        yield "two titles"
    if f"/{metadata.get('pdf:Trapped')}" != str(info.get("/Trapped", "")):
        yield "XMP and information differ in Trapped"
    for said, also in _DATES:
        day = str(info.get(said, ""))[2:10]
        if not day or day != str(metadata.get(also, ""))[:10].replace("-", ""):
            yield f"XMP and information differ in {said}"


def _of_the_output_intent(document: pikepdf.Pdf) -> Iterator[str]:
    intents = [each for each in document.Root.get("/OutputIntents", []) if each.S == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"{len(intents)} output intents"
        return
    for key in ("/OutputConditionIdentifier", "/Info", "/DestOutputProfile"):
        if key not in intents[0]:
            yield f"output intent lacks {key}"
    profile = ImageCms.ImageCmsProfile(
        io.BytesIO(intents[0].DestOutputProfile.read_bytes())
    ).profile
    if (profile.device_class, profile.xcolor_space.strip()) != ("prtr", "CMYK"):
        yield "output profile is not of a CMYK press"


def _of_the_page(page: pikepdf.Page) -> Iterator[str]:
    if "/TrimBox" not in page or "/ArtBox" in page:
        yield "not exactly one of TrimBox and ArtBox"
        return
    boxes = [
        [float(edge) for edge in page[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox")
    ]
    for inner, outer in itertools.pairwise(boxes):
        if any(own < around for own, around in zip(inner[:2], outer[:2], strict=True)) or any(
            own > around for own, around in zip(inner[2:], outer[2:], strict=True)
        ):
            yield "boxes are not nested"
    if max(boxes[-1]) > _LONGEST_UNITS:
        yield "page over 14,400 units"
    if page.get("/Annots"):
        yield "annotations"


def _of_the_object(value: pikepdf.Object) -> Iterator[str]:
    if isinstance(value, pikepdf.Stream):
        yield from _of_the_stream(value)
    if not isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    if value.get("/S") in ("/JavaScript", "/Launch", "/GoToR", "/URI"):
        yield f"action {value.S}"
    if value.get("/Type") == "/ExtGState" and {"/TR", "/HTP"} & set(value.keys()):
        yield "transfer curve or halftone phase"
    if value.get("/Type") == "/FontDescriptor":
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(value.keys()):
            yield f"font not embedded: {value.FontName}"
        elif str(value.FontName)[7:8] != "+":
            yield f"font not subset: {value.FontName}"


def _of_the_stream(stream: pikepdf.Stream) -> Iterator[str]:
    filters: Any = stream.get("/Filter", [])
    named = {str(filters)} if isinstance(filters, pikepdf.Name) else {str(each) for each in filters}
    if named - _FILTERS:
        yield f"filter {sorted(named - _FILTERS)}"
    if "/F" in stream or "/OPI" in stream or "/Alternates" in stream:
        yield "something outside the file"
    if stream.get("/Subtype") == "/PS":
        yield "PostScript"
    if stream.get("/Subtype") == "/Image" and stream.get("/ColorSpace") == "/DeviceRGB":
        yield "photo in DeviceRGB"
