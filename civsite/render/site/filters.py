"""What templates show most often, as filters: a macro takes five times as long.

Enters: values as `View` gives them. Leaves: HTML, escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2.exceptions import FilterArgumentError
from markupsafe import Markup, escape

# A clause ends after a Chinese stop, or at a space between two characters that are Chinese.
_CLAUSE = r"(?s).+?(?:[，。；：！？]+[”」』）]*\s*|(?<=[一-鿿])\s+(?=[一-鿿])|$)"
# A headline of more characters is set smaller on a phone, or it fills the first view alone.
_LONG_HEADLINE = 36


def say(said: Mapping[str, Any] | None) -> Markup:
    """A text, marked with its language where that is not the page's; nothing for None."""
    return _said(said, escape)


def linked(said: Mapping[str, Any] | None) -> Markup:
    """A text with links on the telephones and addresses in it; `lang` marks its element."""
    if not said:
        return Markup("")
    link = Markup('<a href="{}">{}</a>')
    pieces = ((_entry(each, "text"), _entry(each, "url")) for each in _entry(said, "pieces"))
    return Markup("").join(link.format(url, text) if url else text for text, url in pieces)


def headline(said: Mapping[str, Any] | None) -> Markup:
    """As `say`, broken between clauses."""
    return _said(said, in_clauses)


def in_clauses(headline: str) -> Markup:
    """`headline`, each of several clauses in an element of its own; all its characters stay."""
    clauses = re.findall(_CLAUSE, headline)
    if len(clauses) < 2:
        return Markup.escape(headline)
    element = Markup('<span class="clause">{}</span>{}')
    parts = ((clause.rstrip(), clause[len(clause.rstrip()) :]) for clause in clauses)
    return Markup("").join(element.format(said, space) for said, space in parts)


def lang(said: Mapping[str, Any] | None) -> Markup:
    """The attribute of an element that holds just this text."""
    language = said and _entry(said, "lang")
    return Markup(f' lang="{escape(language)}"' if language else "")


def long(said: Mapping[str, Any]) -> Markup:
    """The attribute of a headline that is long."""
    return Markup(' class="long"' if len(_entry(said, "text")) > _LONG_HEADLINE else "")


def day(date: Mapping[str, Any]) -> Markup:
    """A date as `View.day` gives it."""
    iso, text = _entry(date, "iso"), _entry(date, "text")
    return Markup(f'<time datetime="{escape(iso)}">{escape(text)}</time>')


def srcset(urls: Sequence[tuple[str, int]], root: str) -> Markup:
    """The files of a picture from which a browser takes one: URLs from the root, widths in px."""
    return escape(", ".join([f"{root}{url} {width}w" for url, width in urls]))


def _said(said: Mapping[str, Any] | None, show: Callable[[str], Markup]) -> Markup:
    if not said:
        return Markup("")
    shown, language = show(_entry(said, "text")), _entry(said, "lang")
    return Markup(f'<span lang="{escape(language)}">{shown}</span>') if language else shown


def _entry(values: Mapping[str, Any], name: str) -> Any:
    """Raises FilterArgumentError for what is no value of ours: a template is faulty."""
    try:
        return values[name]
    except (KeyError, TypeError):
        raise FilterArgumentError(f"{name!r} is not in {values!r}") from None


FILTERS: Mapping[str, Callable[..., Markup]] = {
    each.__name__: each for each in (day, headline, in_clauses, lang, linked, long, say, srcset)
}
