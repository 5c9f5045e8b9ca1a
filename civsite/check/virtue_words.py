"""The basic moral standard of citizens is twenty characters: five phrases in one order.

Only a poster of the campaign `virtue` whose words are, or are nearly, some of the five phrases is
looked at; other great characters (孝, 家和万事兴) are the editor's.

Passes:
    words: [爱国守法, 明礼诚信, 团结友善, 勤俭自强, 敬业奉献]
    words: [家和万事兴]
Warns:
    words: [爱国守法, 明理诚信, 团结友善, 勤俭自强, 敬业奉献]
"""

from itertools import islice

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.kinds.poster import Campaign, Poster
from civsite.text.names import folded

VIRTUE_PHRASES: tuple[str, ...] = ("爱国守法", "明礼诚信", "团结友善", "勤俭自强", "敬业奉献")


def check(case: Case) -> Diagnostics:
    for key, poster in case.each(Poster):
        is_traditional = case.language_of(key) == "zh-Hant"
        words = tuple(map(folded, poster.words)) if is_traditional else poster.words
        quotes = any(_is_nearly(word) for word in words)
        if poster.campaign is not Campaign.VIRTUE or not quotes:
            continue
        if "".join(words) != "".join(VIRTUE_PHRASES):
            wrong = (i for i, word in enumerate(words) if word not in VIRTUE_PHRASES)
            right = f"[{', '.join(VIRTUE_PHRASES)}]"
            yield case.at(key, "words", *islice(wrong, 1)).warning(
                "virtue-words",
                Text(
                    "公民基本道德规范的二十个字与规范表述不一致",
                    "the twenty characters of the citizens' moral standard are not quoted exactly",
                ),
                Text(f"写成 {right}", f"write {right}"),
            )


def _is_nearly(word: str) -> bool:
    return any(
        len(word) == len(phrase) and sum(a != b for a, b in zip(word, phrase, strict=True)) <= 1
        for phrase in VIRTUE_PHRASES
    )
