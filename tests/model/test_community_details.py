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


LACKING = Told(
    "empty",
    "这里不能空着",
    "this must not be empty",
    "至少写一项",
    "write at least one entry",
)


def test_a_website_without_any_language_is_refused(tmp_path: Path) -> None:
    """Nothing was said of it, and the build ended in a traceback."""
    assert refused(tmp_path / "as written", LANGUAGES, "[]") == LACKING
    assert accepted(tmp_path / "as told", LANGUAGES, "[zh]") == (ZH,)


@pytest.mark.parametrize(
    ("path", "text", "names", "mended"),
    [
        (
            COMMUNITY,
            "name: 示例社区\nrequires:\n  - show: poster\n    {key}: {value}\n",
            ("on", "用于"),
            "[lift]",
        ),
        (
            COMMUNITY,
            "name: 示例社区\n占比:\n  - at_least: 1/3\n    {key}: {value}\n",
            ("show", "展示"),
            "[poster]",
        ),
        (
            COMMUNITY,
            "name: 示例社区\npublish:\n  - to: /srv/www\n    {key}: {value}\n",
            ("send", "发送"),
            "[电子屏]",
        ),
        (
            "content/screens/s.yml",
            "name: 大厅\nkind: lcd\nsize: 60x90\n播放安排:\n  - dwell: 20\n    {key}: {value}\n",
            ("show", "展示"),
            "[poster]",
        ),
    ],
)
def test_a_rule_that_is_about_nothing_is_refused(
    tmp_path: Path, path: str, text: str, names: tuple[str, str], mended: str
) -> None:
    """It had no effect, and whoever wrote it thought that it had."""
    key = Key(path, text, names, lambda _: "read")
    assert refused(tmp_path / "as written", key, "[]") == LACKING
    assert accepted(tmp_path / "as told", key, mended) == "read"


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
