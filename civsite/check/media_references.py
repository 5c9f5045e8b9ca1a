"""Records enter; every place that names a file in `content/media/` leaves, with what it must be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from civsite.check.located import DETAILS, Key, key_of
from civsite.model.community import Community, Place
from civsite.model.inspection import Inspection

# A Markdown picture: ![words](path "title") or ![words](<path with spaces>).
_MARKDOWN_PICTURE = re.compile(r"!\[[^\]\n]*\]\(\s*(?:<([^>\n]*)>|([^)\s]*))")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class MediaReference(NamedTuple):
    """A value that names `path`; `written` is how the text writes it, if it stands within one.

    `is_photo`: it must be a picture of pixels; artwork and logos may be drawings.
    """

    key: Key
    place: Place
    path: str
    is_photo: bool
    written: str = ""


def is_elsewhere(path: str) -> bool:
    """Whether it is an address on another host instead of a file of the community."""
    return _ELSEWHERE.match(path) is not None


def media_references(community: Community) -> Iterator[MediaReference]:
    """Every reference to a picture or to artwork."""
    for item in community.items.values():
        key = key_of(item)
        for place, path, is_photo, *_ in item.pictures:
            yield MediaReference(key, place, path, is_photo)
    yield from _besides_keys(community)


def media_named(community: Community) -> set[str]:
    """The paths of all references: quicker to have than where they stand."""
    named = {each.path for item in community.items.values() for each in item.pictures}
    return named | {reference.path for reference in _besides_keys(community)}


def _besides_keys(community: Community) -> Iterator[MediaReference]:
    """All but what items name by their keys."""
    if community.details.logo is not None:
        yield MediaReference(DETAILS, ("logo",), community.details.logo, is_photo=False)
    for item in community.items.values():
        if "![" in item.markdown:
            yield from _in_body(key_of(item), item.markdown)
    for (language, _), item in community.translations.items():
        folder, item_id = key_of(item)
        original = community.items.get(item_id)
        if original is None or item.markdown != original.markdown:
            yield from _in_body((folder, f"{item_id}.{language}"), item.markdown)
    for inspection in community.inspections:
        yield from _in_inspection(inspection)


def _in_body(key: Key, body: str) -> Iterator[MediaReference]:
    for found in _MARKDOWN_PICTURE.finditer(body):
        written = found[1] or found[2]
        path = re.sub(r"^(?:\.{1,2}/)+", "", written)
        if path:
            yield MediaReference(key, ("body",), path, is_photo=False, written=written)


def _in_inspection(inspection: Inspection) -> Iterator[MediaReference]:
    key = ("inspections", inspection.id)
    for index, photo in enumerate(inspection.photos):
        yield MediaReference(key, ("photos", index), photo, is_photo=True)
    for index, finding in enumerate(inspection.findings):
        for name, path in (("photo", finding.photo), ("photo_after", finding.photo_after)):
            if path is not None:
                yield MediaReference(key, ("findings", index, name), path, is_photo=True)
