"""Enter: names as editors write them. Leave: which are one name, what is printed, who is given away."""

from __future__ import annotations

import unicodedata

import pytest

from civsite.text.names import folded, is_covered, names_in, printed, seal_of, surname_of


@pytest.mark.parametrize(
    "written",
    [
        "周　亚东", "周 亚东 ", "周\u200b亚东", "周\u00a0亚\u2060东", "周亞東", "周亞东",
        "周亚\ufe00东", "周\U000e0101亚东",
    ],
)  # fmt: skip
def test_a_name_is_the_same_however_it_is_typed(written: str) -> None:
    assert folded(written) == folded("周亚东")


@pytest.mark.parametrize("dot", "·•・‧．.·")
def test_a_name_has_one_dot_whatever_the_keyboard_gave(dot: str) -> None:
    name = f"古丽娜尔{dot}艾合买提"
    assert folded(name) == folded("古丽娜尔·艾合买提")
    assert printed(name) == "古丽娜尔·艾合买提"
    assert printed(f"古丽娜尔 {dot} 艾合买提") == "古丽娜尔·艾合买提"


def test_letters_are_the_same_in_any_case_width_and_form() -> None:
    name = "Zhōu Yàdōng"
    for written in (
        name.upper(),
        unicodedata.normalize("NFD", name),
        "ｚｈｏｕ Ｙａ-ｄｏｎｇ",
        "Zhou Ya’dong",
    ):
        assert folded(written) == folded("Zhou Yadong")


@pytest.mark.parametrize("text", ["3.5 米", "J. K. Rowling", "No. 3", "周亚东"])
def test_what_has_no_dot_of_a_name_is_printed_as_it_is(text: str) -> None:
    assert printed(text) == text


@pytest.mark.parametrize(
    ("name", "surname", "seal"),
    [
        ("上官云", "上官", "上官"),
        ("司空见", "司空", "司空"),
        ("歐陽娜", "歐陽", "歐陽"),
        ("上小明", "上", "上"),
        ("周亚东", "周", "周"),
        ("古丽娜尔·艾合买提", "古", "古"),
        ("Zhou Yadong", "Zhou", "Z"),
        ("Yadong Zhou", "Zhou", "Y"),
    ],
)
def test_a_surname_is_known_where_it_ends(name: str, surname: str, seal: str) -> None:
    assert (surname_of(name), seal_of(name)) == (surname, seal)


@pytest.mark.parametrize(
    "field",
    """
    周某某|周*|周××|周XX|周同学|上官同学|小周|老周|小上官|周姓同学|周女士|周大爷|周老师|周某某（第二小学）|某同学
    一位居民|一名不愿留名的快递小哥|两位大姐|热心业主|好心人|匿名网友|穿红雨衣的师傅|外卖小哥|快递员|小学生|少年
    三单元邻居|花园社区志愿服务队|老两口|Zhou X.|Tom S.|活雷锋|Student Zhou|Mr Zhou|A kind neighbour|An old couple|Zhou Moumou
    """.strip().replace("\n", "|").split("|"),
)  # fmt: skip
def test_a_covered_name_gives_nobody_away(field: str) -> None:
    assert is_covered(field.strip())


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("周亚东（某小学）", ("周亚东",)),
        ("某小学周亚东", ("周亚东",)),
        ("某小学的周亚东", ("周亚东",)),
        ("第二小学三年级2班周亚东", ("周亚东",)),
        ("周亚东 某小学", ("周亚东",)),
        ("周亚东同学", ("周亚东",)),
        ("周亚东小朋友（化名）", ("周亚东",)),
        ("周亚东夫妇", ("周亚东",)),
        ("志愿者周亚东", ("周亚东",)),
        ("周亚东*", ("周亚东",)),
        ("周某某（周亚东）", ("周亚东",)),
        ("热心居民（周亚东）", ("周亚东",)),
        ("周亚东、钱立", ("周亚东", "钱立")),
        ("周亚东 钱立", ("周亚东", "钱立")),
        ("周亚东和钱立", ("周亚东", "钱立")),
        ("周和平", ("周和平",)),
        ("上官 云", ("上官云",)),
        ("周亚东 (Zhou Yadong)", ("周亚东", "Zhou Yadong")),
        ("zhou yadong", ("zhou yadong",)),
        ("古丽娜尔·艾合买提", ("古丽娜尔·艾合买提",)),
    ],
)  # fmt: skip
def test_a_name_in_full_is_found_beside_titles_and_places(
    field: str, names: tuple[str, ...]
) -> None:
    assert names_in(field) == names
