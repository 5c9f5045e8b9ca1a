"""Enters: honour rolls. Leaves: that nobody is shown who has not agreed, nor a minor by name."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.check.communities import Files, Told, assert_told_and_mended, picture, told

AGREED = "consent: 2026-06-01"


def roll(*deeds: str, quarter: str = "2026Q3") -> Files:
    entries = "".join(f"  - {{honour: 助人为乐, {each}}}\n" for each in deeds)
    return {f"honours/{quarter}.yml": f"quarter: {quarter}\ndeeds:\n{entries}"}


MISSING_HINT = (
    "写上本人同意的日期，如 同意: 2026-08-10；或写 匿名: 是，隐去姓名",
    "write the day of consent, consent: 2026-08-10, or anonymous: yes to leave out the name",
)


@pytest.mark.parametrize("more", ["", ", anonymous: no", ", 匿名: 否", ", photo: media/a.png"])
@pytest.mark.parametrize("mend", ["consent: 2026-08-10", "匿名: 是", "anonymous: true"])
def test_whoever_is_named_has_agreed_or_stays_unnamed(tmp_path: Path, more: str, mend: str) -> None:
    mended = (f"扶老人{more}", f"扶老人, {mend}")
    message = ("“张三”没有同意公示的日期", "“张三” has no day of consent")
    files = roll(f"name: «张三», deed: 扶老人{more}")
    if "photo" in more:
        files = {**files, "media/a.png": picture(240, 320)}
    case = Told(files, "error", "consent-missing", message, MISSING_HINT, mended)
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize(
    ("today", "consent", "has_come"),
    [
        ((2026, 11, 22), "2026-11-21", True),
        ((2026, 11, 22), "2026-11-22", True),
        ((2026, 11, 22), "2026-11-23", False),
        ((2026, 11, 22), "2062-11-22", False),
        ((2028, 2, 28), "2028-02-29", False),
        ((2028, 2, 29), "2028-02-29", True),
        ((2026, 12, 31), "2027-01-01", False),
    ],
)
def test_consent_counts_from_its_day_on(
    tmp_path: Path, today: tuple[int, int, int], consent: str, has_come: bool
) -> None:
    day = datetime.date(*today)
    files = roll(f"name: 张三, deed: 扶老人, consent: «{consent}»")
    if has_come:
        assert told(tmp_path, files, day) == []
        return
    message = (
        f"“张三”的同意日期 {consent} 还没有到",
        f"the consent of “张三” is dated {consent}, which is to come",
    )
    hint = ("查对年份", "check the year")
    case = Told(files, "warning", "consent-to-come", message, hint, f"{day}", today=day)
    assert_told_and_mended(tmp_path, case)


def test_each_who_has_not_agreed_is_told_by_name(tmp_path: Path) -> None:
    files = roll(
        "name: 张三, deed: 扶",
        f"name: 李四, deed: 送, {AGREED}",
        "name: 王五, deed: 扫, 匿名: 是",
        "name: 䶮文博, deed: 修",
    )
    assert told(tmp_path, files) == [
        "error consent-missing 张三",
        "error consent-missing 䶮文博",
    ]


def unnamed(words: str, line: int = 3) -> tuple[tuple[str, str], tuple[str, str]]:
    """What is said of the name of somebody anonymous, whose deed is on that line."""
    place = f"content/honours/2026Q3.yml:{line}"
    message = (
        f"“{words}”不愿留名，这里写出了姓名",
        f"“{words}” wishes to stay unnamed, and is named here",
    )
    hint = (
        f"改成“一位居民”（{place} 的那位）",
        f"write “a resident” instead (see {place})",
    )
    return message, hint


@pytest.mark.parametrize(
    "deed",
    [
        "deed: «张三丰»送饭三年",
        "deed: '邻居都说“«张三丰»”好，张三丰笑笑'",
        "deed: 这位居民就是«张三丰»。",
    ],
)
def test_the_story_of_somebody_anonymous_does_not_tell_the_name(tmp_path: Path, deed: str) -> None:
    files = roll(f"name: 张三丰, anonymous: yes, {deed}")
    mend = (deed.replace("«", "").replace("»", ""), "deed: 一位居民送饭三年")
    assert_told_and_mended(
        tmp_path, Told(files, "error", "private-named", *unnamed("张三丰"), mend)
    )


def test_a_name_deep_in_a_long_story_is_underlined(tmp_path: Path) -> None:
    files: Files = {
        "honours/2026Q3.yml": "季度: 2026Q3\n善行:\n  - 姓名: 张三丰\n    荣誉: 助人为乐\n"
        "    匿名: 是\n    事迹: |\n      每天清晨，\n\n      «张三丰»先扫雪。\n"
    }
    assert_told_and_mended(
        tmp_path, Told(files, "error", "private-named", *unnamed("张三丰"), "一位居民")
    )


@pytest.mark.parametrize(
    "deed",
    [
        "name: 张三丰, anonymous: yes, deed: 张三送饭",  # another's name
        "name: 张, anonymous: yes, deed: 纸张都是他捐的",  # a surname alone names nobody
        f"name: 张三丰, deed: 张三丰送饭, {AGREED}",
        "name: 张三丰, anonymous: yes, place: 张三丰路, deed: 一位居民送饭",
    ],
)
def test_a_story_that_names_nobody_who_stays_hidden_passes(tmp_path: Path, deed: str) -> None:
    assert told(tmp_path, roll(deed)) == []


@pytest.mark.parametrize(
    ("language", "entry"),
    [
        ("en", "deed: Mr «张三丰» carried meals"),
        ("en", "name: Zhang Sanfeng, deed: «Zhang Sanfeng» carried meals"),
        ("en", "name: Zhang Sanfeng, deed: Mr «张三丰» carried meals"),
        ("zh-Hant", "name: 張三豐, deed: «張三豐»送飯"),
    ],
)
def test_a_translation_does_not_tell_a_hidden_name_either(
    tmp_path: Path, language: str, entry: str
) -> None:
    files = {
        **roll("name: 张三丰, anonymous: yes, deed: 一位居民送饭"),
        f"honours/2026Q3.{language}.yml": f"deeds:\n  - {{{entry}}}\n",
    }
    words = entry.partition("«")[2].partition("»")[0]
    case = Told(files, "error", "private-named", *unnamed(words), "a resident")
    assert_told_and_mended(tmp_path, case)


def test_a_name_that_a_translation_only_repeats_is_told_once(tmp_path: Path) -> None:
    files = {
        **roll("name: 张三丰, anonymous: yes, deed: 张三丰送饭"),
        "honours/2026Q3.en.yml": "deeds: [{honour: Helping}]\n",
    }
    assert told(tmp_path, files) == ["error private-named 张三丰"]


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("李小明", "李"),
        ("李明", "李"),
        ("李小明同学", "李"),
        ("李小明小朋友", "李"),
        ("李小明（化名）", "李"),
        ("欧阳小明", "欧阳"),
        ("司马光", "司马"),
        ("𠮷小明", "𠮷"),
        ("阿依古丽·买买提", "阿"),
    ],
)
def test_a_minor_named_in_full_is_told_how_to_be_named(
    tmp_path: Path, name: str, surname: str
) -> None:
    message = (f"未成年人“{name}”写了全名", f"the minor “{name}” is named in full")
    hint = (
        f"写成“{surname}某某”或“{surname}同学”",
        f"write “{surname}某某” or “{surname}同学”",
    )
    for mend in (f"{surname}某某", f"{surname}同学"):
        files = roll(f"name: «{name}», deed: 拾金不昧, minor: yes, {AGREED}")
        case = Told(files, "error", "minor-named", message, hint, mend)
        assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize(
    "name",
    [
        "李某某",
        "李某",
        "'李*'",
        "李＊＊",
        "李×明",
        "李○○",
        "李□□",
        "李XX",
        "李XXX",
        "李ｘｘ",
        "欧阳X",
        "李同学",
        "小李同学",
        "欧阳同学",
        "李姓同学",
        "李同學",
        "李小朋友",
    ],
)
def test_every_usual_way_to_cover_a_minors_name_passes(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, roll(f"name: {name}, deed: 让座, 未成年: 是, {AGREED}")) == []


def test_minors_without_a_name_and_adults_with_one_pass(tmp_path: Path) -> None:
    files = roll(
        "name: 李小明, deed: 让座, minor: yes, anonymous: yes",
        f"name: 李小明, deed: 让座, {AGREED}",
        f"name: 李小明, deed: 让座, minor: no, {AGREED}",
    )
    assert told(tmp_path, files) == []


HONOURS = (
    "助人为乐 见义勇为 诚实守信 孝老爱亲 敬业奉献 "
    "文明家庭 星级文明户 好公婆 好婆婆 好媳妇 好妯娌 文明之星"
).split()


def test_every_usual_honour_passes(tmp_path: Path) -> None:
    deeds = "".join(
        f"  - {{name: 张三, honour: {honour}, deed: 扶老人, {AGREED}}}\n" for honour in HONOURS
    )
    assert told(tmp_path, {"honours/2026Q3.yml": f"quarter: 2026Q3\ndeeds:\n{deeds}"}) == []


@pytest.mark.parametrize(
    ("honour", "near"),
    [
        ("助人为了", "助人为乐"),
        ("助人", None),
        ("好媳妇儿", "好媳妇"),
        ("好婆媳", "好婆婆"),
        ("优秀共产党员", None),
        ("Volunteer of the year", None),
    ],
)
def test_another_honour_is_allowed_and_noted(tmp_path: Path, honour: str, near: str | None) -> None:
    deed = f"{{name: 张三, deed: 扶老人, {AGREED}, 荣誉: «{honour}»}}"
    message = (f"“{honour}”不是常用的荣誉类别", f"“{honour}” is no usual honour")
    hint = (
        (f"是不是“{near}”？", f"did you mean “{near}”?")
        if near
        else (f"常用的有：{'、'.join(HONOURS)}", f"usual: {', '.join(HONOURS)}")
    )
    files = {"honours/2026Q3.yml": f"quarter: 2026Q3\ndeeds: [{deed}]\n"}
    case = Told(files, "info", "honour-unusual", message, hint, near or HONOURS[0])
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize(
    ("files", "severity", "code", "message", "hint", "mend"),
    [
        (
            {"conventions/c.yml": "title: 公约\narticles: «[»]\n"},
            "error",
            "no-articles",
            ("公约没有条款", "a convention without articles"),
            (
                "在“条款”下面另起一行写，每条前面加“- ”",
                "write them below articles, each after “- ”",
            ),
            ("articles: []", "articles:\n  - 爱护公物。"),
        ),
        (
            {"honours/2026Q3.yml": "季度: 2026Q3\n善行: «[»]\n"},
            "error",
            "no-deeds",
            ("善行义举榜上没有人", "an honour roll without deeds"),
            ("写上至少一人，或删去这个文件", "write at least one, or remove the file"),
            ("[]", f"[{{name: 张三, honour: 助人为乐, deed: 扶, {AGREED}}}]"),
        ),
        (
            {"boards/b.yml": "«n»ame: 东门\nkind: wall\nsize: 600x900\nslots: []\n"},
            "warning",
            "no-slots",
            ("宣传栏没有版位", "a board without slots"),
            ("写上“版位”，或用“布局”选一种", "write slots, or choose a layout"),
            ("slots: []", "layout: lift-single"),
        ),
        (
            {"boards/b.yml": "«名»称: 东门\n类型: 文化墙\n尺寸: 600x900\n"},
            "warning",
            "no-slots",
            ("宣传栏没有版位", "a board without slots"),
            ("写上“版位”，或用“布局”选一种", "write slots, or choose a layout"),
            ("600x900", "600x900\n版位: [{编号: A, 尺寸: 600x900}]"),
        ),
    ],
    ids=lambda each: each if isinstance(each, str) and each.startswith("no-") else "",
)
def test_what_holds_nothing_is_told(
    tmp_path: Path,
    files: Files,
    severity: str,
    code: str,
    message: tuple[str, str],
    hint: tuple[str, str],
    mend: tuple[str, str],
) -> None:
    assert_told_and_mended(tmp_path, Told(files, severity, code, message, hint, mend))
