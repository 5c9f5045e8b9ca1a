"""Where each thing lies on the website: item, board, tag → page path; page path → URL."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from civsite.model.item import Item

_UNSAFE = re.compile(r"[^\w-]+")
_LONGEST_BYTES = 120


@lru_cache(maxsize=65536)
def slug(text: str, lower: bool = False) -> str:
    """`text` as one safe part of a path. Two texts never share one: what had to change is hashed.

    `lower`: small letters alone, for names that may differ in nothing but their case.
    """
    kept = _UNSAFE.sub("-", unicodedata.normalize("NFC", text)).strip("-")
    kept = kept.encode()[:_LONGEST_BYTES].decode(errors="ignore")
    kept = kept.lower() if lower else kept
    if kept == text and kept.lower() not in ("index", "readme"):
        return kept
    return f"{kept}-{hashlib.sha256(text.encode()).hexdigest()[:6]}".lstrip("-")


def item_path(item: Item) -> str:
    """The page of an item, as a Markdown path without its language's folder."""
    return "/".join(map(slug, item.page_address)) + ".md"


def tag_path(tag: str) -> str:
    return f"tags/{slug(tag, lower=True)}.md"


def category_path(category: str) -> str:
    """The page of all deeds that were honoured in a category."""
    return f"honours/category/{slug(category, lower=True)}.md"


def board_path(board: str) -> str:
    return f"boards/{slug(board)}.md"


def slot_path(board: str, slot: str) -> str:
    """The page that a panel's code leads to."""
    return f"boards/{slug(board)}/{slug(slot)}.md"


def screen_path(screen: str) -> str:
    return f"screens/{slug(screen)}.md"


def in_language(path: str, language: str, main: str) -> str:
    """`path` in the folder of `language`; the main language has none."""
    return path if language == main else f"{language.lower()}/{path}"


def url_of(path: str) -> str:
    """The URL, relative to the site, that mkdocs gives the page: `news/a.md` → `news/a/`."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return f"{stem.removesuffix('/index')}/"
