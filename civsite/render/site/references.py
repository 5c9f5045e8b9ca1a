"""A Markdown body → what its links and pictures lead to; what leads nowhere, as diagnostics."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.model.community import Community
from civsite.model.item import Item, Kind

# Whatever could be a target: generous, since what is no target does no harm.
_TARGETS = re.compile(
    r"\]\(\s*<([^<>\n]+)>"
    r"|\]\(\s*([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"|^[ ]{0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)"
    r"|(?:src|href)\s*=\s*[\"']?([^\"'\s>]+)",
    re.MULTILINE | re.IGNORECASE,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FOLDERS = {
    Kind.POSTER: "posters",
    Kind.CONVENTION: "conventions",
    Kind.HONOURS: "honours",
    Kind.NEWS: "news",
    Kind.NOTICE: "notices",
    Kind.PAGE: "pages",
}
SAFE_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a reference is looked up in: pages by content file, and by URL in the main language."""

    by_source: Mapping[str, str]
    urls: Mapping[str, str]
    picture: Callable[[str], dict[str, Any] | None]


def body_of(item: Item) -> str:
    return str(getattr(item, "body", "") or "")


def targets_in(markdown: str) -> list[str]:
    """Everything in `markdown` that may be a link's or a picture's target, in order, once."""
    found = (next(filter(None, match.groups()), "") for match in _TARGETS.finditer(markdown))
    return list(dict.fromkeys(target for target in found if target))


def pictures_of_bodies(community: Community) -> Iterator[str]:
    """The media files that bodies refer to, translations included."""
    for item in [*community.items.values(), *community.translations.values()]:
        for target in targets_in(body_of(item)):
            path = media_path(community, target, source_of(community, item))
            if path is not None:
                yield path


def source_of(community: Community, item: Item) -> str:
    """The content file of an item; of one that has none, such as a digest, its folder."""
    folder = _FOLDERS[item.kind]
    source = community.sources.get((folder, item.id))
    return source.path if source is not None else f"content/{folder}"


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
    community: Community, markdown: str, source: str, addresses: Addresses
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Each target → `{"url": …}` or `{"picture": …}`. Targets of other sites are left as they are."""
    found: dict[str, Any] = {}
    diagnostics = []
    for target in targets_in(markdown):
        if _SCHEME.match(target):
            if target.split(":")[0].lower() not in SAFE_SCHEMES:
                diagnostics.append(_refused(source, target))
            continue
        if target.startswith(("#", "//")):
            continue
        answer = _looked_up(community, target, source, addresses)
        if answer is None:
            diagnostics.append(_leads_nowhere(source, target))
        else:
            found[target] = answer
    return found, diagnostics


def _looked_up(
    community: Community, target: str, source: str, addresses: Addresses
) -> dict[str, Any] | None:
    media = media_path(community, target, source)
    if media is not None:
        shown = addresses.picture(media)
        return {"picture": shown} if shown else None
    path, _, fragment = unquote(target).partition("#")
    path = path.split("?")[0]
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    for candidate in (beside, f"content/{posixpath.normpath(path.lstrip('/'))}"):
        if candidate in addresses.by_source:
            url = addresses.by_source[candidate]
            return {"url": f"{url}#{fragment}" if fragment else url}
    url = path.strip("/") + "/" if path.strip("/") else ""
    if url in addresses.urls:
        return {"url": addresses.urls[url] + (f"#{fragment}" if fragment else "")}
    return None


def _leads_nowhere(source: str, target: str) -> Diagnostic:
    return Diagnostic(
        "link-broken",
        Span(source),
        Text(f"链接“{target}”没有对应的文件或页面", f"the link “{target}” leads nowhere"),
        Text(
            "写成 content 里的文件，例如 media/图片.jpg 或 notices/通知.md",
            "name a file of content, such as media/picture.jpg or notices/notice.md",
        ),
        Severity.WARNING,
    )


def _refused(source: str, target: str) -> Diagnostic:
    scheme = target.split(":")[0]
    return Diagnostic(
        "link-refused",
        Span(source),
        Text(
            f"“{scheme}:”开头的链接不会发布", f"links that begin with “{scheme}:” are not published"
        ),
        Text("链接用 https:、mailto: 或 tel: 开头", "begin a link with https:, mailto: or tel:"),
        Severity.WARNING,
    )
