"""Enter: honour rolls and all that is published. Leaves: that nobody private is named anywhere."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.check.communities import Files, check, told
from tests.check.test_people import AGREED, roll

HIDDEN = "name: 周亚东, anonymous: yes, deed: 一位居民送饭"
POSTER = "title: 海报\ncampaign: own\n"
STORY = "title: 扫雪\ndate: 2026-11-01\n"
HONEST = Path(__file__).parents[1] / "fixtures/honest/texts.txt"


def pdf(title: str) -> bytes:
    stream = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Title"] = title
    document.save(stream)
    return stream.getvalue()


def word(title: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "docProps/core.xml",
            f'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></p>',
        )
    return stream.getvalue()


@pytest.mark.parametrize(
    "files",
    [
        {"news/2026/a.md": f"---\n{STORY}---\n昨天周亚东来扫雪。\n"},
        {"news/2026/a.md": f"---\n{STORY}place: 周亚东家\n---\n扫雪。\n"},
        {"news/2026/a.md": f"---\n{STORY}summary: 周亚东送饭\n---\n扫雪。\n"},
        {"news/2026/a.md": f"---\n{STORY}tags: [周亚东]\n---\n扫雪。\n"},
        {"news/2026/a.md": f"---\n{STORY}---\n扫雪。\n", "news/2026/a.zh-Hant.md": "---\ntitle: 周亞東掃雪\n---\n掃雪。\n"},
        {"notices/a.md": "---\ntitle: 通知\nuntil: 2026-12-01\nwho: 周亚东\n---\n开会。\n"},
        {"pages/a.md": "---\ntitle: 关于\n---\n[表](https://example.org/周亚东)\n"},
        {"posters/a.yml": f"{POSTER}steps: [找周　亚东]\n"},
        {"conventions/a.yml": "title: 公约\narticles: [学习周亚东]\n"},
        {"boards/a.yml": "name: 东门\nkind: wall\nsize: 600x900\nowner: 周亚东\nslots: [{id: A, size: 500x700}]\n"},
        {"screens/a.yml": "name: 周亚东门口的屏\nkind: lcd\nsize: 1080x1920\nhours: 06:30-22:00\naccepts: [poster]\n"},
        {"community.yml": "name: 示例社区\nlicence: 照片由周亚东提供\n"},
        {"community.yml": "name: 示例社区\n", "community.en.yml": "address: by the house of 周亚东\n"},
        {"honours/2026Q2.yml": f"quarter: 2026Q2\ndeeds: [{{name: 钱立, honour: 助人为乐, deed: 和周亚东送饭, {AGREED}}}]\n"},
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "person",
    [
        HIDDEN,
        "name: 周亚东, minor: yes, anonymous: yes, deed: 让座",
        "name: 周亚东同学（第二小学）, minor: yes, anonymous: yes, deed: 让座",
    ],
)
def test_a_private_name_is_an_error_wherever_it_is_published(
    tmp_path: Path, files: Files, person: str
) -> None:
    (said,) = told(tmp_path, {**roll(person), **files})
    assert said in (f"error private-named {words}" for words in ("周亚东", "周亞東", "周　亚东"))


def test_whoever_was_not_asked_is_named_nowhere_until_they_agree(tmp_path: Path) -> None:
    story = {"news/2026/a.md": f"---\n{STORY}---\n周亚东来扫雪。\n"}
    assert told(tmp_path, {**roll("name: 周亚东, deed: 送饭"), **story}) == [
        "error consent-missing 周亚东",
        "error private-named 周亚东",
    ]
    assert told(tmp_path, {**roll(f"name: 周亚东, deed: 送饭, {AGREED}"), **story}) == []


def test_a_name_that_a_translation_writes_in_letters_is_private_everywhere(tmp_path: Path) -> None:
    files = {
        **roll(HIDDEN),
        "honours/2026Q3.en.yml": "deeds: [{name: Zhou Yadong}]\n",
        "news/2026/a.md": f"---\n{STORY}---\n扫雪。\n",
        "news/2026/a.en.md": "---\ntitle: Snow\n---\nYadong Zhou shovelled snow.\n",
    }
    assert told(tmp_path, files) == ["error private-named Yadong Zhou"]


def test_a_name_that_is_a_common_word_is_found_where_the_person_is_meant(tmp_path: Path) -> None:
    files = {
        **roll("name: 方向, anonymous: yes, deed: 方向每天扫楼道，看准方向再扫。"),
        "boards/a.yml": "name: 东门\nkind: wall\nsize: 600x900\nowner: 方向\nplace: 大门方向\n"
        "slots: [{id: A, size: 500x700}]\n",
    }
    assert told(tmp_path, files) == ["error private-named 方向"] * 2


def test_of_two_people_of_one_name_only_the_doubt_is_told(tmp_path: Path) -> None:
    files = {
        **roll(HIDDEN, f"name: 周亚东, deed: 周亚东修灯, {AGREED}"),
        "news/2026/a.md": f"---\n{STORY}---\n周亚东来扫雪。\n",
    }
    assert told(tmp_path, files) == ["warning private-namesake 周亚东"]


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({"news/2026/周亚东扫雪.md": f"---\n{STORY}---\n扫雪。\n"}, "content/news/2026/周亚东扫雪.md"),
        (
            {"posters/a.yml": f"{POSTER}artwork: media/周亚东.svg\nprovenance: 自制\n", "media/周亚东.svg": "<svg/>"},
            "content/posters/a.yml",
        ),
    ],
)  # fmt: skip
def test_the_name_of_a_file_does_not_tell_it(tmp_path: Path, files: Files, path: str) -> None:
    (said,) = check(tmp_path, {**roll(HIDDEN), **files})
    assert (said.severity.value, said.code, said.span.path) == ("error", "private-file-name", path)


@pytest.mark.parametrize(
    ("path", "data"),
    [("media/表.pdf", pdf("周亚东推荐表")), ("media/表.docx", word("周亞東推薦表"))],
)
def test_the_title_of_a_linked_document_does_not_tell_it(
    tmp_path: Path, path: str, data: bytes
) -> None:
    files: Files = {**roll(HIDDEN), path: data}
    assert told(tmp_path, files) == []
    files = {**files, "pages/a.md": f"---\ntitle: 表格\n---\n[下载]({path})\n"}
    assert told(tmp_path, files) == [f"error private-document {path}"]


def test_a_document_whose_properties_are_damaged_has_no_title(tmp_path: Path) -> None:
    files: Files = {
        **roll(HIDDEN),
        "media/表.docx": word("<<"),
        "pages/a.md": "---\ntitle: 表格\n---\n[下载](media/表.docx)\n",
    }
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("name", "mend"),
    [("Zhou Yadong", "Zhou X."), ("Yadong Zhou", "Student Zhou"), ("周亞東", "周同学")],
)
def test_a_translation_covers_the_name_of_a_minor_as_the_original_does(
    tmp_path: Path, name: str, mend: str
) -> None:
    language = "en" if name.isascii() else "zh-Hant"
    path = f"honours/2026Q3.{language}.yml"
    files = roll(f"name: 周某某, minor: yes, deed: 让座, {AGREED}")
    (said,) = check(tmp_path, {**files, path: f"deeds: [{{name: {name}}}]\n"})
    assert (said.code, said.span.path) == ("minor-named", f"content/{path}")
    assert said.hint is not None
    assert mend in said.hint.en
    assert told(tmp_path, {**files, path: f"deeds: [{{name: {mend}}}]\n"}) == []


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("deed: 第二小学三年级2班的周同学让座", ["minor-traceable 三年级2班"]),
        ("deed: 让座, place: 3号楼2单元501室", ["minor-traceable 2单元501室"]),
        ("deed: 花园路小学三（2）班的同学让座", ["minor-traceable 三（2）班"]),
        ("deed: 让座, place: 3号楼", []),
        ("deed: 周亚东把座位让给老人", ["minor-traceable 周亚东"]),
        ("deed: 周末周同学让座。周奶奶夸他，周周都去", []),
        ("deed: 第二小学的周同学让座", []),
        ("deed: 上班路上让座", []),
    ],
)
def test_what_leads_to_a_child_is_told(tmp_path: Path, deed: str, words: list[str]) -> None:
    files = roll(f"name: 周某某, minor: yes, {AGREED}, {deed}")
    assert told(tmp_path, files) == [f"warning {each}" for each in words]


# People who wish to stay unnamed, with names that words and other people's names look like.
NAMES = (
    "张伟 王芳 李明 于文 高明 高兴 方向 安静 周全 文明 何时 张三 李四 王五 马力 金星 向阳 白雪 江山 常青 周一 "
    "周六 张丽 华山 黄河 石头 万年 于文明 明白 平安 安康 温暖 关心 成长 孔雀 爱心 司马文 欧阳文 马光 阳修 "
    "帕提古丽·吐尔逊 阿里·木合塔尔 张建国 李娜 幸福 程序 路过 金花 田野 水平 敏"
).split()


def test_two_hundred_honest_texts_raise_no_alarm(tmp_path: Path) -> None:
    texts = HONEST.read_text("utf-8").splitlines()
    files = roll(*(f"name: {name}, anonymous: yes, deed: 一位居民扫雪" for name in NAMES))
    for number, text in enumerate(texts):
        files = {
            **files,
            f"notices/n{number}.md": f"---\ntitle: 通知\nuntil: 2026-12-31\n---\n{text}\n",
        }
    assert len(texts) == 200
    assert [(each.code, each.excerpt) for each in check(tmp_path, files)] == []
