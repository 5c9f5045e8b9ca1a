"""A PDF's bytes enter; what PDFium knows of its first page leaves."""

from __future__ import annotations

import ctypes
import threading

# PDFium keeps its state in one place: two threads in it at once crash.
PDFIUM_LOCK = threading.Lock()
_INVISIBLE = 3  # as the words are that text recognition lays over a scan
_DEEPEST = 15


def fonts_not_embedded(pdf: bytes) -> list[str]:
    """The names of fonts that words on the first page are set in and that the file does not hold.

    Raises ValueError for a PDF that PDFium cannot open.
    """
    import pypdfium2
    import pypdfium2.raw as raw

    names: set[str] = set()
    with PDFIUM_LOCK:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from None
        try:
            page = document[0]
            for words in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST):
                if raw.FPDFTextObj_GetTextRenderMode(words.raw) == _INVISIBLE:
                    continue
                font = raw.FPDFTextObj_GetFont(words.raw)
                if font and raw.FPDFFont_GetIsEmbedded(font) == 0:
                    names.add(_name_of(font))
            page.close()
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from None
        finally:
            document.close()
    return sorted(names)


def _name_of(font: object) -> str:
    import pypdfium2.raw as raw

    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, name, length)
    try:
        written = name.value.decode("utf-8")
    except UnicodeDecodeError:  # as Chinese programs of Windows write it
        written = name.value.decode("gb18030", "replace")
    # A subset of a font has six letters before its name.
    return written.rpartition("+")[2]
