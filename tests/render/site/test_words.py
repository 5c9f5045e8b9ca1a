"""The website's own words are there in each language it speaks."""

from __future__ import annotations

import re

import pytest

from civsite.render.site.words import HTML_LANGUAGES, LANGUAGE_NAMES, words_of


@pytest.mark.parametrize("language", list(LANGUAGE_NAMES))
def test_each_language_says_every_word_with_the_same_gaps(language: str) -> None:
    main, words = words_of("zh"), words_of(language)
    assert list(words) == list(main)
    for key, text in words.items():
        assert text.strip(), key
        assert _gaps(text) == _gaps(main[key]), key
    assert set(HTML_LANGUAGES) == set(LANGUAGE_NAMES)


def test_traditional_chinese_has_no_simplified_characters() -> None:
    simplified = set("们这为时间动态页里点语选项应该张块报说认请务会员发从实现么条个门开关业东")
    told = "".join(words_of("zh-Hant").values())
    assert simplified & set(told) == set()


def _gaps(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))
