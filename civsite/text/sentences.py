"""A text in one line enters; its sentences and clauses leave, and ever shorter honest forms of it."""

from __future__ import annotations

import re

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
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"), ("「", "」"), ("『", "』"))


def chinese_sentences(text: str) -> list[str]:
    """The sentences of `text`, which together are the text."""
    return _CHINESE_SENTENCE.findall(text)


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
