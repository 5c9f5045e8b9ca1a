"""Enters: posters that quote promulgated words. Leaves: that they do so to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.communities import Told, assert_told_and_mended, check, told

NATION, SOCIETY, PERSON = (
    "富强, 民主, 文明, 和谐",
    "自由, 平等, 公正, 法治",
    "爱国, 敬业, 诚信, 友善",
)
TWELVE = f"{NATION}, {SOCIETY}, {PERSON}"
VIRTUES = "爱国守法, 明礼诚信, 团结友善, 勤俭自强, 敬业奉献"


def poster(campaign: str, words: str) -> dict[str, str]:
    return {"posters/p.yml": f"title: 标题\ncampaign: {campaign}\nwords: {words}\n"}


@pytest.mark.parametrize(
    "words",
    [
        f"[{NATION}]",
        f"[{SOCIETY.replace(' ', '')}]",
        "[\"爱国\", '敬业', 诚信, 友善]",
        "\n  - 爱国\n  - 敬业\n  - 诚信\n  - 友善",
        f"[{TWELVE}]",
        *(f"[{each}]" for each in TWELVE.split(", ")),
    ],
)
def test_the_twelve_words_a_group_and_each_word_alone_pass(tmp_path: Path, words: str) -> None:
    assert told(tmp_path, poster("core-values", words)) == []
    assert told(tmp_path, poster("社会主义核心价值观", words)) == []


# Words, which of them is wrong, what it must be, the wrong character, the wording, what is mended.
WRONG_WORDS = [
    ("[富强, 民主, «文名», 和谐]", 3, "文明", "名", NATION, "文明"),
    ("\n  - «自尤»\n  - 平等\n  - 公正\n  - 法治", 1, "自由", "尤", SOCIETY, "自由"),
    ("[自由, 平等, 公正, «法制»]", 4, "法治", "制", SOCIETY, "法治"),
    ("[«富強», 民主, 文明, 和谐]", 1, "富强", "強", NATION, "富强"),
    ("[富强, 民主, 文明, «和谐社会»]", 4, "和谐", "", NATION, "和谐"),
    ("[爱国, 敬业, 诚信, «自由»]", 4, "友善", "", PERSON, "友善"),
    ("[«诚心»]", 1, "诚信", "心", "诚信", "诚信"),
    ("[«Integrity»]", 1, "富强", "", "富强", "富强"),
    (f"[{TWELVE.replace('友善', '«友爱»')}]", 12, "友善", "爱", TWELVE, "友善"),
    ("[«民主», 富强, 文明, 和谐]", 1, "富强", "", NATION, ("民主, 富强", "富强, 民主")),
    ("[富强, 民主, «和谐», 文明]", 3, "文明", "", NATION, ("和谐, 文明", "文明, 和谐")),
    # What clerks write between words makes one word of them.
    ("[«富强，民主，文明，和谐»]", 1, "富强", "", NATION, NATION),
    ("[«自由、平等、公正、法治»]", 1, "自由", "", SOCIETY, SOCIETY),
    ("\n  - «爱国 敬业 诚信 友善»", 1, "爱国", "", PERSON, PERSON.replace(", ", "\n  - ")),
    ("[富强, 民主, «文明；和谐»]", 3, "文明", "", NATION, "文明, 和谐"),
]


@pytest.mark.parametrize(("words", "number", "right", "character", "wording", "mend"), WRONG_WORDS)
def test_a_word_that_is_not_official_is_told_with_the_one_that_is(
    tmp_path: Path,
    words: str,
    number: int,
    right: str,
    character: str,
    wording: str,
    mend: str | tuple[str, str],
) -> None:
    wrong = words.partition("«")[2].partition("»")[0]
    zh = f"第 {number} 个词“{wrong}”应为“{right}”"
    zh += f"，“{character}”字不对" if character else ""
    message = (zh, f"word {number} is “{wrong}” and must be “{right}”")
    hint = (f"写成 [{wording}]", f"write [{wording}]")
    case = Told(poster("core-values", words), "error", "core-values", message, hint, mend)
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize(
    ("words", "has", "must_have", "wording", "mend"),
    [
        ("«[»爱国, 敬业, 诚信]", 3, 4, PERSON, ("诚信", "诚信, 友善")),
        ("«[»富强, 民主, 文明, 和谐, 自由]", 5, 4, NATION, (", 自由", "")),
        (f"«[»{TWELVE.removesuffix(', 友善')}]", 11, 12, TWELVE, ("诚信", "诚信, 友善")),
        ("«[»诚信, 诚信]", 2, 1, "诚信", ("诚信, 诚信", "诚信")),
    ],
)
def test_a_word_too_few_or_too_many_is_told_at_the_list(
    tmp_path: Path,
    words: str,
    has: int,
    must_have: int,
    wording: str,
    mend: tuple[str, str],
) -> None:
    message = (
        f"写了 {has} 个词，应是这一组的 {must_have} 个",
        f"{has} words instead of the {must_have} of this group",
    )
    hint = (f"写成 [{wording}]", f"write [{wording}]")
    case = Told(poster("core-values", words), "error", "core-values", message, hint, mend)
    assert_told_and_mended(tmp_path, case)


def test_whatever_stands_instead_of_a_word_writing_what_is_told_mends_it(tmp_path: Path) -> None:
    official = TWELVE.split(", ")
    posters = {}
    for group in (NATION, SOCIETY, PERSON):
        for place, right in enumerate(group.split(", ")):
            for wrong in {*official, "文名", "和", "社会和谐", "😶"} - {right}:
                words = group.split(", ")
                words[place] = wrong
                name = f"posters/{right}-{wrong}.yml"
                text = f"title: 标题\ncampaign: core-values\nwords: [{', '.join(words)}]\n"
                posters[name] = text
    said = [each for each in check(tmp_path, posters) if each.code == "core-values"]
    assert len(said) == len(posters) == 12 * 15
    for each in said:
        assert each.hint is not None
        assert each.hint.en.removeprefix("write") == each.hint.zh.removeprefix("写成")
        name = each.span.path.removeprefix("content/")
        posters[name] = f"title: 标题\ncampaign: core-values\nwords: {each.hint.en[6:]}\n"
    assert told(tmp_path, posters) == []


@pytest.mark.parametrize("more", ["", "slogan: 从我做起\n", "words: []\n"])
@pytest.mark.parametrize("mend", ["words: [诚信]\n", "artwork: media/a.svg\nprovenance: 自绘\n"])
def test_a_core_values_poster_needs_words_or_finished_artwork(
    tmp_path: Path, more: str, mend: str
) -> None:
    files = {
        "posters/p.yml": f"title: 标题\ncampaign: «core-values»\n{more}tags: [留]\n",
        "media/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    }
    message = ("核心价值观海报没有写词语", "a core-values poster without its words")
    hint = (
        "写 词语: [富强, 民主, 文明, 和谐] 或另一组，或放“成品稿”",
        "write words: [富强, 民主, 文明, 和谐] or another group, or place finished artwork",
    )
    case = Told(files, "error", "core-values", message, hint, (f"{more}tags: [留]\n", mend))
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize("campaign", ["own", "manners", "picture-values", "virtue"])
def test_great_characters_of_other_campaigns_are_the_editors_own(
    tmp_path: Path, campaign: str
) -> None:
    assert told(tmp_path, poster(campaign, "[和, 睦, 家和万事兴, 民主富强]")) == []


@pytest.mark.parametrize(
    "words",
    [f"[{VIRTUES}]", "[爱国守法明礼诚信团结友善勤俭自强敬业奉献]", "[孝]", "[团结互助]", "[]"],
)
def test_the_moral_standard_to_the_letter_and_other_virtues_pass(
    tmp_path: Path, words: str
) -> None:
    assert told(tmp_path, poster("virtue", words)) == []


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        ("[爱国守法, 明礼诚信, «团结友爱», 勤俭自强, 敬业奉献]", "团结友善"),
        ("[爱国守法, 明礼诚信, 团结友善, «勤俭自立», 敬业奉献]", "勤俭自强"),
        ("[爱国守法, 明礼诚信, 团结友善, 勤俭自强, «奉献»]", "敬业奉献"),
        (
            "«[»明礼诚信, 爱国守法, 团结友善, 勤俭自强, 敬业奉献]",
            ("明礼诚信, 爱国守法", "爱国守法, 明礼诚信"),
        ),
        ("«[»爱国守法]", ("爱国守法", VIRTUES)),
        ("[«团结友爱»]", VIRTUES),
    ],
)
def test_the_twenty_characters_quoted_wrongly_are_a_warning(
    tmp_path: Path, words: str, mend: str | tuple[str, str]
) -> None:
    message = (
        "公民基本道德规范的二十个字与规范表述不一致",
        "the twenty characters of the citizens' moral standard are not quoted exactly",
    )
    hint = (f"写成 [{VIRTUES}]", f"write [{VIRTUES}]")
    case = Told(poster("virtue", words), "warning", "virtue-words", message, hint, mend)
    assert_told_and_mended(tmp_path, case)


def test_the_moral_standard_is_asked_for_on_posters_of_virtue_alone(tmp_path: Path) -> None:
    assert told(tmp_path, poster("own", "[爱国守法, 团结友爱]")) == []
