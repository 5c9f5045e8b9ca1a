"""A PDF's first page enters; its pixels leave, sRGB, as PDFium draws them."""

from __future__ import annotations

import ctypes
import functools
import io

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageCms

from civsite.media.pdfium import PDFIUM_LOCK
from civsite.render.panels.pdf import saved

_BYTES_PER_PIXEL = 4


def page_pixels(pdf: bytes, width: int, height: int, left: int = 0, top: int = 0) -> Image.Image:
    """`width` × `height` px of the first page, without `left` px on either side and `top` above and below.

    What is left of the page is stretched to exactly that size.
    """
    pixels = bytearray(_BYTES_PER_PIXEL * width * height)
    buffer = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
    with PDFIUM_LOCK:
        _hide_system_fonts()
        document = pypdfium2.PdfDocument(pdf)
        page = document[0]
        bitmap = pypdfium2.PdfBitmap.new_native(
            width,
            height,
            raw.FPDFBitmap_BGRx,
            rev_byteorder=True,
            buffer=buffer,
            stride=_BYTES_PER_PIXEL * width,
        )
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        flags = raw.FPDF_REVERSE_BYTE_ORDER
        whole = (-left, -top, width + 2 * left, height + 2 * top)
        raw.FPDF_RenderPageBitmap(bitmap, page, *whole, 0, flags)
        for each in (bitmap, page, document):
            each.close()
    # Pillow reads these bytes where they lie: a large wall is in memory once.
    return Image.frombuffer("RGBX", (width, height), pixels, "raw", "RGBX", 0, 1)


def without_srgb_profiles(pdf: bytes) -> bytes:
    """The same page, its photos without a profile that says sRGB.

    PDFium takes what has no profile for sRGB; with one it converts every pixel, in twice the time.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        profiles: dict[tuple[int, int], bool] = {}
        for each in document.objects:
            if not isinstance(each, pikepdf.Stream) or each.get("/Subtype") != "/Image":
                continue
            space = each.get("/ColorSpace")
            if isinstance(space, pikepdf.Array) and space[0] == "/ICCBased":
                profile = space[1]
                if profile.objgen not in profiles:
                    profiles[profile.objgen] = _is_srgb(profile.read_bytes())
                if profiles[profile.objgen]:
                    each.ColorSpace = pikepdf.Name.DeviceRGB
        return saved(document)


def _is_srgb(profile: bytes) -> bool:
    try:
        about = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile
    except OSError:
        return False
    return about.xcolor_space.strip() == "RGB" and "sRGB" in (about.profile_description or "")


class _NoFonts(pypdfium2.PdfSysfontBase):  # type: ignore[misc]
    """Finds no font on this machine: a finished PDF without its fonts looks the same everywhere."""

    def EnumFonts(self, *_: object) -> None:  # noqa: N802 (PDFium's name)
        pass

    def MapFont(self, *_: object) -> None:  # noqa: N802 (PDFium's name)
        return None


@functools.cache
def _hide_system_fonts() -> None:
    _NoFonts().setup()
