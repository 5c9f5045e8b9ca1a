"""Texts of the website in which telephones, web and mail addresses are links.

Enters: a text as `View` gives it. Leaves: the same with its `pieces`, which the filter `linked` prints.
"""

from __future__ import annotations

from collections.abc import Iterable

from civsite.render.site.view import Values, View, plain
from civsite.text.links import Link, Piece, mail_url
from civsite.text.telephones import area_code_of, contacts_in


def linked(view: View, said: Values | None, is_contact: bool = False) -> Values | None:
    """`said` with its pieces, each a text and the URL that it leads to, or None.

    `is_contact`: it says whom to call, so that local and short numbers need no word beside them.
    """
    if said is None:
        return None
    return {**said, "pieces": _values(contacts_in(said["text"], _area(view), is_contact))}


def telephones_of(view: View) -> list[str]:
    """What dials each of the community's own telephones: `+8673188880000`, `12345`."""
    pieces = contacts_in(view.details.phone or "", _area(view), is_contact=True)
    urls = (piece.url for piece in pieces if isinstance(piece, Link))
    return [url.removeprefix("tel:") for url in urls if url.startswith("tel:")]


def how_to_reach(view: View) -> Values:
    """The community's address, telephones, mail and hours; None for what it does not say."""
    details = view.details
    lines = {"address": details.address, "phone": details.phone, "opening": details.opening}
    said = {
        key: linked(view, plain(line) if line else None, is_contact=key == "phone")
        for key, line in lines.items()
    }
    if mail := details.mail:
        said["mail"] = {**plain(mail), "pieces": _values([Link(mail, mail_url(mail))])}
    return said


def _area(view: View) -> str:
    return area_code_of(view.community.details.phone or "")


def _values(pieces: Iterable[Piece]) -> list[Values]:
    each = (piece if isinstance(piece, Link) else Link(piece, "") for piece in pieces)
    return [{"text": text, "url": url or None} for text, url in each]
