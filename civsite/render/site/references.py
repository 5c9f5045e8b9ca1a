"""A Markdown body → what its links and pictures lead to; what leads nowhere, as diagnostics."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.model.community import Community, Source
from civsite.model.item import Item
from civsite.text.markdown import parse
from civsite.text.tree import Place, nodes_in

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_USUAL_SUFFIXES = ("", ".jpg", ".jpeg", ".png", ".webp", ".pdf", ".docx", ".xlsx")
# A larger document is not published.
MOST_BYTES = 20_000_000
SAFE_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


class Addresses(NamedTuple):
    """What a reference is looked up in: pages by content file, and by URL in the main language.

    `media` answers for a file below `content/media/`, or not if it is not published.
    """

    by_source: Mapping[str, str]
    urls: Mapping[str, str]
    media: Callable[[str], dict[str, Any] | None]


class Link(NamedTuple):
    """A target, and where its link or picture first begins in its Markdown."""

    target: str
    place: Place
    is_picture: bool = False


@lru_cache(maxsize=65536)
def may_hold_links(markdown: str) -> bool:
    """False for most texts, which are looked at often: they have nothing that no target can do without."""
    return "](" in markdown or "]:" in markdown or "=" in markdown


def links_in(markdown: str) -> list[Link]:
    """What links and pictures lead to, in order, each target once."""
    found: dict[str, Link] = {}
    if not may_hold_links(markdown):
        return []
    for node in nodes_in(parse(markdown)):
        target = node.attributes.get("src" if node.tag == "img" else "href", "")
        if node.tag in ("a", "img") and target:
            found.setdefault(target, Link(target, node.place, node.tag == "img"))
    return list(found.values())


def media_of_bodies(community: Community) -> Iterator[str]:
    """The media files that bodies refer to, translations included."""
    for item in [*community.items.values(), *community.translations.values()]:
        for link in links_in(item.markdown):
            path = media_path(community, link.target, source_of(community, item).path)
            if path is not None:
                yield path


def source_of(community: Community, item: Item) -> Source:
    """The content file of an item; of one that has none, such as a digest, its folder."""
    source = community.sources.get((item.folder, item.id))
    return source or Source(f"content/{item.folder}")


def media_path(community: Community, target: str, source: str) -> str | None:
    """The media file below `content/` that `target` means, written from there or from `source`."""
    if _SCHEME.match(target) or target.startswith(("#", "//")):
        return None
    path = unquote(target).split("#")[0].split("?")[0].lstrip("/")
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    for candidate in (posixpath.normpath(path), beside.removeprefix("content/")):
        if candidate in community.media:
            return candidate
    return None


def resolve(
    community: Community, markdown: str, source: Source, addresses: Addresses
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Each target → `{"url": …}` or `{"picture": …}`. Targets of other sites are left as they are."""
    found: dict[str, Any] = {}
    diagnostics = []
    for link in links_in(markdown):
        target, fault = link.target, None
        if _SCHEME.match(target) and target.split(":")[0].lower() not in SAFE_SCHEMES:
            fault = _refused(target)
        elif _SCHEME.match(target) or target.startswith(("#", "//")):
            if link.is_picture and not target.startswith("#"):
                fault = _ELSEWHERE
        else:
            answer = _looked_up(community, target, source.path, addresses)
            if answer is None:
                fault = _not_published(community, target, source.path)
            else:
                found[target] = answer
        if fault is not None:
            diagnostics.append(_told(fault, source, markdown, link))
    return found, diagnostics


def _looked_up(
    community: Community, target: str, source: str, addresses: Addresses
) -> dict[str, Any] | None:
    media = media_path(community, target, source)
    if media is not None:
        return addresses.media(media)
    path, _, fragment = unquote(target).partition("#")
    path = path.split("?")[0]
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    written = (beside, f"content/{posixpath.normpath(path.lstrip('/'))}")
    found = [addresses.by_source.get(each) for each in written]
    found.append(addresses.urls.get(path.strip("/") and path.strip("/") + "/"))
    url = next((each for each in found if each is not None), None)
    if url is None:
        return None
    return {"url": f"{url}#{fragment}" if fragment else url}


class _Fault(NamedTuple):
    code: str
    message: Text
    hint: Text


_ELSEWHERE = _Fault(
    "picture-elsewhere",
    Text("别的网站上的图片不会显示", "pictures on other websites are not shown"),
    Text(
        "把图片存进 content/media/，再写 media/图片.jpg",
        "put the picture into content/media/ and name it: media/picture.jpg",
    ),
)


def _told(fault: _Fault, source: Source, markdown: str, link: Link) -> Diagnostic:
    lines = markdown.split("\n")
    # From where the link begins; what a link calls by a name has its target in a line of its own.
    numbers = sorted(range(len(lines)), key=lambda number: (number != link.place.line - 1, number))
    number = next((each for each in numbers if link.target in lines[each]), link.place.line - 1)
    excerpt = lines[number]
    from_column = link.place.column - 1 if number == link.place.line - 1 else 0
    column = max(excerpt.find(link.target, from_column), from_column)
    line = source.span_of("body").line + number
    span = Span(source.path, line, column + 1, len(link.target))
    return Diagnostic(fault.code, span, fault.message, fault.hint, Severity.WARNING, excerpt)


def _not_published(community: Community, target: str, source: str) -> _Fault:
    """Why a target that is no page, picture or file of ours has nothing to lead to."""
    media = media_path(community, target, source)
    suffix = posixpath.splitext(unquote(target).split("#")[0].split("?")[0])[1].lower()
    if media is not None and community.media[media].bytes > MOST_BYTES:
        most = f"{MOST_BYTES // 1_000_000} MB"
        return _Fault(
            "link-large",
            Text(f"文件“{target}”太大，不会发布", f"“{target}” is too large to be published"),
            Text(f"压缩到 {most} 以内", f"make it smaller than {most}"),
        )
    if media is not None or ("/media/" in f"/{target}" and suffix not in _USUAL_SUFFIXES):
        return _Fault(
            "link-file",
            Text(f"{suffix} 文件不会发布", f"{suffix} files are not published"),
            Text("另存为 PDF、DOCX 或 XLSX 再链接", "save it as PDF, DOCX or XLSX and link that"),
        )
    return _Fault(
        "link-broken",
        Text(f"链接“{target}”没有对应的文件或页面", f"the link “{target}” leads nowhere"),
        Text(
            "写成 content 里的文件，例如 media/图片.jpg 或 notices/通知.md",
            "name a file of content, such as media/picture.jpg or notices/notice.md",
        ),
    )


def _refused(target: str) -> _Fault:
    begins = f"“{target.split(':')[0]}:”"
    return _Fault(
        "link-refused",
        Text(f"{begins}开头的链接不会发布", f"links that begin with {begins} are not published"),
        Text("链接用 https:、mailto: 或 tel: 开头", "begin a link with https:, mailto: or tel:"),
    )
