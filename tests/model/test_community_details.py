"""What community.yml says of the community: languages, printing, where it is published, what is asked of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.model.details import LanguageTag
from tests.model.values import Key, Told, accepted, refused

COMMUNITY = "content/community.yml"
LANGUAGES = Key(
    COMMUNITY,
    "name: 示例社区\n{key}: {value}\n",
    ("languages", "语言"),
    lambda community: community.details.languages,
)
ZH, HANT, EN = LanguageTag.ZH, LanguageTag.ZH_HANT, LanguageTag.EN


def test_a_website_without_any_language_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "as written", LANGUAGES, "[]") == Told(
        "empty",
        "网站至少要有一种语言",
        "the website needs a language",
        "写 [zh]，或者删去这一项",
        "write [zh], or remove the key",
    )
    assert accepted(tmp_path / "as told", LANGUAGES, "[zh]") == (ZH,)


@pytest.mark.parametrize(
    ("written", "languages"),
    [
        ("[en, zh]", (EN, ZH)),
        ("[中文, 英文, 繁体中文]", (ZH, EN, HANT)),
        ("[zh-Hant]", (HANT,)),
        ("[zh, 中文, zh]", (ZH,)),
        ("\n  - zh\n  - en", (ZH, EN)),
        ("", (ZH,)),
        ("# 以后再写", (ZH,)),
    ],
)
def test_languages_stand_in_the_order_in_which_they_are_written_each_once(
    tmp_path: Path, written: str, languages: tuple[LanguageTag, ...]
) -> None:
    assert accepted(tmp_path, LANGUAGES, written) == languages
