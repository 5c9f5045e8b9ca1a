"""A PDF enters; it leaves without who made it, with what, and what was attached to it.

Kept is what is seen: pages, links, form fields. Photos in it lose their notes, pixel for pixel.
"""

from __future__ import annotations

import io
import logging
import warnings
import zlib
from typing import TYPE_CHECKING, Any

from civsite.media.clean import clean_picture
from civsite.media.opening import BROKEN

if TYPE_CHECKING:
    import pikepdf

# What programs note down for themselves, and the files that a document or a page carries with it.
_NOTES = ("/Metadata", "/PieceInfo", "/AF", "/LastModified", "/EF")
# Who wrote a comment. In a form field `/T` is its name, which it needs.
_WRITERS = ("/T", "/RC", "/CreationDate", "/M", "/NM")
_MOST_UNPACKED_BYTES = 200_000_000


def broken_pdf() -> tuple[type[Exception], ...]:
    """What pikepdf raises for a damaged document, be it for one name in it that is no text."""
    import pikepdf

    return (pikepdf.PdfError, *BROKEN, AttributeError, RecursionError)


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """Raises pikepdf.PdfError for a document that cannot be read."""
    import pikepdf

    # What it finds odd in a stranger's file is no news to whoever stands at the terminal.
    warnings.filterwarnings("ignore", category=UserWarning, module="pikepdf")
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    return pikepdf.open(io.BytesIO(data))


def clean_pdf(data: bytes) -> bytes:
    """The whole document. Raises one of `broken_pdf()` for one that is damaged."""
    with open_pdf(data) as document:
        _clean(document)
        return _saved(document)


def first_page(data: bytes) -> bytes:
    """The first page alone, unlocked, with what is typed into its form and stamped on it.

    Raises one of `broken_pdf()` for a document that is damaged.
    """
    with open_pdf(data) as document:
        del document.pages[1:]
        form: Any = document.Root.get("/AcroForm")
        if form is not None and "/NeedAppearances" in form:
            # What the program drew is taken as it is: drawn anew, Chinese would be question marks.
            del form.NeedAppearances
        document.flatten_annotations("print")
        _clean(document)
        return _saved(document)


def has_undrawn_fields(page: pikepdf.Page) -> bool:
    """Whether something is typed into its form of which the file has no drawing: it would be missing."""
    import pikepdf

    notes: Any = page.obj.get("/Annots")
    return isinstance(notes, pikepdf.Array) and any(
        each.get("/Subtype") == "/Widget"
        and "/AP" not in each
        and isinstance(each.get("/V"), pikepdf.String)
        and str(each.V).strip() != ""
        for each in notes.as_list()
    )


def _clean(document: pikepdf.Pdf) -> None:
    import pikepdf

    del document.docinfo
    if "/Names" in document.Root and "/EmbeddedFiles" in document.Root.Names:
        del document.Root.Names.EmbeddedFiles
    for page in document.pages:
        _drop_attached(page.obj)
    for each in document.objects:
        if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            continue
        comment = "/Subtype" in each and "/Rect" in each and each.get("/Subtype") != "/Widget"
        for note in (*_NOTES, *(_WRITERS if comment else ())):
            if note in each:
                del each[note]
        if isinstance(each, pikepdf.Stream):
            _clean_photo(each)


def _drop_attached(page: pikepdf.Object) -> None:
    import pikepdf

    notes: Any = page.get("/Annots")
    if isinstance(notes, pikepdf.Array):
        kept = [each for each in notes if each.get("/Subtype") != "/FileAttachment"]
        if len(kept) < len(notes):
            page.Annots = pikepdf.Array(kept)


def _clean_photo(stream: pikepdf.Stream) -> None:
    """A JPEG within, as cameras write it; what cannot be read is left to whoever shows the page."""
    import pikepdf

    how: Any = stream.get("/Filter")
    filters = [str(each) for each in how] if isinstance(how, pikepdf.Array) else [str(how)]
    if filters[-1] != "/DCTDecode" or filters[:-1] not in ([], ["/FlateDecode"]):
        return
    data = stream.read_raw_bytes()
    try:
        if len(filters) == 2:
            data = zlib.decompressobj().decompress(data, _MOST_UNPACKED_BYTES)
        cleaned = clean_picture(data, may_turn=False)
    except (ValueError, zlib.error):
        return
    if len(cleaned) < len(data):
        decoding: Any = stream.get("/DecodeParms")
        if isinstance(decoding, pikepdf.Array):
            decoding = decoding[-1]
        stream.write(
            cleaned,
            filter=pikepdf.Name.DCTDecode,
            decode_parms=decoding if isinstance(decoding, pikepdf.Dictionary) else None,
        )


def _saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    return out.getvalue()
