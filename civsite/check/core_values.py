"""A core-values poster carries the twelve words, or the four of one group, or one, to the letter.

The wording is promulgated; a wrong character or another order is what inspectors look for first.
A poster with finished artwork needs no words.

Passes:
    words: [富强, 民主, 文明, 和谐]
    words: [诚信]
Passes (in a translation):
    words: [富強, 民主, 文明, 和諧]
    words: [Integrity]
Fails:
    words: [富强, 民主, 文名, 和谐]     # 文名
    words: [民主, 富强, 文明, 和谐]     # order
    words: [富强, 民主, 文明]           # 和谐 is missing
"""

import re

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Key
from civsite.diagnostics import Diagnostic, Text
from civsite.model.kinds.poster import CORE_VALUES, CORE_VALUES_ENGLISH, Campaign, Poster
from civsite.text.names import folded

_TWELVE = tuple(word for group in CORE_VALUES for word in group)
_WORDINGS: tuple[tuple[str, ...], ...] = (*CORE_VALUES, _TWELVE, *((word,) for word in _TWELVE))
_OF_ENGLISH = {english.casefold(): word for word, english in CORE_VALUES_ENGLISH.items()}
# What stands between words by habit, and leaves them one word to YAML.
_NOT_YAML = re.compile("[，、；; ]+")


def check(case: Case) -> Diagnostics:
    for key, poster in case.each(Poster):
        if poster.campaign is not Campaign.CORE_VALUES:
            continue
        if not poster.words:
            if poster.artwork is None:
                yield _no_words(case, key)
        elif not _is_official(poster.words, case.language_of(key)):
            yield _wrong_words(case, key, poster)


def _is_official(words: tuple[str, ...], language: str) -> bool:
    if language == "zh-Hant":
        words = tuple(map(folded, words))
    elif language == "en":
        words = tuple(_OF_ENGLISH.get(word.casefold(), word) for word in words)
    return words in _WORDINGS


def _wrong_words(case: Case, key: Key, poster: Poster) -> Diagnostic:
    meant = tuple(_NOT_YAML.split("，".join(poster.words)))
    wording = min(_WORDINGS, key=lambda wording: _distance(meant, wording))
    right = Text(f"写成 [{', '.join(wording)}]", f"write [{', '.join(wording)}]")
    pairs = zip(poster.words, wording, strict=False)
    wrong = next((i for i, (word, official) in enumerate(pairs) if word != official), None)
    if wrong is None:
        message = Text(
            f"写了 {len(poster.words)} 个词，应是这一组的 {len(wording)} 个",
            f"{len(poster.words)} words instead of the {len(wording)} of this group",
        )
        return case.at(key, "words").error("core-values", message, right)
    word, official = poster.words[wrong], wording[wrong]
    message = Text(
        f"第 {wrong + 1} 个词“{word}”应为“{official}”{_wrong_characters(word, official)}",
        f"word {wrong + 1} is “{word}” and must be “{official}”",
    )
    return case.at(key, "words", wrong).error("core-values", message, right)


def _wrong_characters(word: str, official: str) -> str:
    wrong = [a for a, b in zip(word, official, strict=False) if a != b]
    if len(word) != len(official) or len(wrong) != 1:
        return ""
    return f"，“{wrong[0]}”字不对"


def _distance(words: tuple[str, ...], wording: tuple[str, ...]) -> tuple[int, int, int]:
    """How far `words` are from a wording: words in the wrong place, characters, difference in number.

    Words of the group that only stand elsewhere keep the group near.
    """
    wrong = sum(word != official for word, official in zip(words, wording, strict=False))
    excess = abs(len(words) - len(wording))
    foreign = sum(word not in wording for word in words)
    same = sum(a == b for a, b in zip("".join(words), "".join(wording), strict=False))
    return (foreign + excess, wrong, -same)


def _no_words(case: Case, key: Key) -> Diagnostic:
    return case.at(key, "campaign").error(
        "core-values",
        Text("核心价值观海报没有写词语", "a core-values poster without its words"),
        Text(
            "写 词语: [富强, 民主, 文明, 和谐] 或另一组，或放“成品稿”",
            "write words: [富强, 民主, 文明, 和谐] or another group, or place finished artwork",
        ),
    )
