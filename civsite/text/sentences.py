"""A text in one line enters; its sentences and clauses leave, and ever shorter honest forms of it."""

from __future__ import annotations

import re

from civsite.text.clusters import clusters
from civsite.text.lines import in_one_line

_CLOSING = "”」』）"
# A Chinese sentence. What stands behind the last is one, too.
_CHINESE_SENTENCE = re.compile(rf"[^。！？；]*[。！？；]+[{_CLOSING}]*|[^。！？；]+$")
# An English full stop ends a sentence where a space follows: not in 3.5.
_SENTENCE = re.compile(
    rf"(?:[^。！？；!?;.]|\.(?!\s))*(?:[。！？；!?;]|\.(?=\s))+[{_CLOSING}]*|.+$", re.DOTALL
)
# A list (、) is not cut: its verb may stand behind it.
_CLAUSE = re.compile(rf"[^，。！？；,!?;]*[，。！？；,!?;]+[{_CLOSING}]*|[^，。！？；,!?;]+$")
# A headline is broken after Chinese stops, or at a space between two Chinese characters.
_HEADLINE_CLAUSE = re.compile(
    rf"(?s).+?(?:[，。；：！？]+[{_CLOSING}]*\s*|(?<=[一-鿿])\s+(?=[一-鿿])|$)"
)
# A sentence of an article, its clauses, which lists are cut into, too, and words.
_ARTICLE_SENTENCE = re.compile(rf"[^。；！？;!?]*[。；！？;!?]+[{_CLOSING}]*|[^。；！？;!?]+$")
_ARTICLE_CLAUSE = re.compile(r"[^，、,]*[，、,]+|[^，、,]+$")
_LONGEST_WORD = 60
_NAME_PART = re.compile(r"[^·\s-]+[·\s-]*")
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"), ("「", "」"), ("『", "』"))


def chinese_sentences(text: str) -> list[str]:
    """The sentences of `text`, which together are the text."""
    return _CHINESE_SENTENCE.findall(text)


def headline_clauses(headline: str) -> list[str]:
    """The clauses of a headline, which together are the headline."""
    return _HEADLINE_CLAUSE.findall(headline)


def article_sentences(article: str) -> list[str]:
    """The sentences of an article in one line, which together are the article."""
    return _ARTICLE_SENTENCE.findall(article)


def article_clauses(sentence: str) -> list[str]:
    """The clauses of a sentence, cut at commas."""
    return _ARTICLE_CLAUSE.findall(sentence)


def words_and_signs(clause: str) -> list[str]:
    """Latin words, each with the space behind it, else single signs."""
    found: list[str] = []
    for sign in clusters(clause):
        is_latin = len(sign) == 1 and "!" <= sign <= "~"
        goes_on = found and "!" <= found[-1][-1] <= "~" and len(found[-1]) < _LONGEST_WORD
        if goes_on and (is_latin or sign == " "):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def parts_of_name(name: str) -> list[str]:
    """Where a long name may break: after its points, hyphens and spaces, or between its signs."""
    parts = _NAME_PART.findall(name)
    return parts if len(parts) > 1 else clusters(name)


def shortenings(text: str) -> tuple[str, ...]:
    """`text` whole, then ever shorter honest forms of it: whole sentences, then its first clause."""
    text = in_one_line(text)
    sentences = _SENTENCE.findall(text)
    forms = [text]
    forms += [_ended("".join(sentences[:count])) for count in range(len(sentences) - 1, 0, -1)]
    clauses = _CLAUSE.findall(sentences[0]) if sentences else []
    for count in range(len(clauses) - 1, 0, -1):
        forms.append(_ended("".join(clauses[:count])))
    stripped = (form.strip() for form in forms)
    return tuple(dict.fromkeys(form for form in stripped if form == text or _is_balanced(form)))


def _ended(clause: str) -> str:
    """`clause` as a sentence, with the full stop of its script."""
    words = clause.rstrip("，；,; ")
    if words.endswith(tuple("。！？!?.”」』）")):
        return words
    return words + ("." if words[-1:].isascii() else "。")


def _is_balanced(form: str) -> bool:
    return bool(form) and all(form.count(left) == form.count(right) for left, right in _PAIRS)
