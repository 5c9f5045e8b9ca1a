"""A Markdown text enters; its HTML leaves, with raw HTML in it as it was written: clean it.

CommonMark and tables. A mark beside a Chinese stop counts as a mark (`**注意：**请`), which plain
CommonMark denies.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter

import comrak

_EXTENSIONS = comrak.ExtensionOptions(table=True, cjk_friendly_emphasis=True)
_AS_WRITTEN = comrak.RenderOptions(unsafe_=True)
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NO_WORD = re.compile(r"[^\w\s-]")
_GAP = re.compile(r"[-\s]+")


def html_of(markdown: str) -> str:
    """The text's HTML. Each heading has an id made of its words, the second of a name `name_1`."""
    made = comrak.markdown_to_html(markdown, _EXTENSIONS, render_options=_AS_WRITTEN)
    if "<h" not in made:
        return made
    given: Counter[str] = Counter()

    def with_id(heading: re.Match[str]) -> str:
        name = _name_of(heading[2])
        given[name] += 1
        unique = name if given[name] == 1 else f"{name}_{given[name] - 1}"
        return f'<h{heading[1]} id="{unique}">{heading[2]}</h{heading[1]}>'

    return _HEADING.sub(with_id, made)


def _name_of(heading: str) -> str:
    """Its letters, digits and marks of its script; what parts them becomes a hyphen."""
    words = unicodedata.normalize("NFKC", html.unescape(_TAG.sub("", heading)))
    return _GAP.sub("-", _NO_WORD.sub("", words).strip().lower())
