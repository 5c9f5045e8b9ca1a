"""What is said of media files enters; the same leaves where the files are used.

An editor looks at the story that names a picture, not into the folder. A file that nothing uses
stops nothing: it is a warning.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import quote

from civsite.check.case import Case, MediaReference
from civsite.check.located import Key, key_of, located
from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.model.community import Community, Place

_BELOW = "content/"
_OF_NO_USE = "media-unknown"


class _Use(NamedTuple):
    key: Key
    place: Place
    written: str


def at_their_uses(community: Community, said: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """`said` on loading `community`; what is told of a picture or a document is told at its first use.

    What stands at a line of the file itself, as in a drawing, stays there and names the use.
    """
    case = Case(community, datetime.date.min)
    for each in said:
        path = each.span.path.removeprefix(_BELOW)
        is_of_media = path in community.media or path in community.unreadable
        if not (is_of_media and path.startswith("media/")):
            yield each
            continue
        if each.code == _OF_NO_USE:
            shown = next(case.references_to(path.__eq__), None)
            yield each if shown is None else _no_picture(case, shown)
            continue
        uses = [*_uses_of(case, path)]
        if uses:
            yield _at_use(community, each, uses, path)
        elif each.severity is Severity.ERROR:
            yield replace(each, severity=Severity.WARNING)
        else:
            yield each


def _no_picture(case: Case, shown: MediaReference) -> Diagnostic:
    return case.at(shown.key, *shown.place, words=shown.written).error(
        "picture-format",
        Text(f"{shown.path} 不是图片", f"{shown.path} is no picture"),
        Text(
            "图片用 JPG、PNG 或 WebP；成品稿也可以用 PDF、SVG",
            "a picture is JPG, PNG or WebP; artwork may be PDF or SVG, too",
        ),
    )


def _uses_of(case: Case, path: str) -> Iterator[_Use]:
    for reference in case.references_to(path.__eq__):
        yield _Use(reference.key, reference.place, reference.written)
    community = case.community
    for key, item in [
        *((key_of(item), item) for item in community.items.values()),
        *(
            ((item.folder, f"{item.id}.{language}"), item)
            for (language, _), item in community.translations.items()
        ),
    ]:
        for written in (path, quote(path)) if "](" in item.markdown else ():
            at = item.markdown.find(f"({written}")
            if at > 0 and item.markdown[at - 1] == "]":
                yield _Use(key, ("body",), written)
                break


def _at_use(community: Community, said: Diagnostic, uses: list[_Use], path: str) -> Diagnostic:
    first = uses[0]
    others = len({(use.key, use.place, use.written) for use in uses}) - 1
    message, hint = said.message, said.hint or Text("", "")
    if said.span == Span(said.span.path):
        also = (
            Text(f"（另有 {others} 处）", f" (used {others} times more)")
            if others
            else Text("", "")
        )
        told = Text(f"{path}：{message.zh}{also.zh}", f"{path}: {message.en}{also.en}")
        return located(
            community, *first[:2], said.code, told, hint, said.severity, at=first.written
        )
    use = located(community, *first[:2], said.code, message, at=first.written).span
    told = Text(
        f"{message.zh}（用于 {use.path} 第 {use.line} 行）",
        f"{message.en} (used in {use.path}, line {use.line})",
    )
    return replace(said, message=told)
