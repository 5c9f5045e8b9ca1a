"""Enters: records that name pictures. Leaves: that each is there, good enough, and may be used."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.check.communities import (
    Files,
    Told,
    assert_told_and_mended,
    check,
    check_whatever,
    picture,
    told,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
GOOD = picture(600, 480)
DEED = "honour: 助人为乐, deed: 扶, consent: 2026-06-01"


def story(body: str, more: str = "") -> Files:
    return {"news/n.md": f"---\ntitle: 标题\ndate: 2026-11-01\n{more}---\n{body}\n"}


def pdf() -> bytes:
    stream = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page(page_size=(600, 900))
    document.save(stream)
    return stream.getvalue()


def office_file(folder: str) -> bytes:
    """As small as a DOCX (`word`) or an XLSX (`xl`) can be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        name = {"word": "document", "xl": "workbook"}[folder]
        archive.writestr(f"{folder}/{name}.xml", "<x/>")
    return stream.getvalue()


def missing(path: str) -> tuple[str, str]:
    return f"没有文件 content/{path}", f"there is no file content/{path}"


PUT_THERE = (
    "把文件放进 content/media/，名字写得一样",
    "put the file into content/media/ under exactly this name",
)

# Everywhere that a picture can be named, with its path marked.
NAMED: list[Files] = [
    {"community.yml": "name: 社区\n标志: «media/x.png»\n"},
    {"honours/2026Q3.yml": f"quarter: 2026Q3\ndeeds:\n  - {{name: 张三, {DEED}, 照片: «media/x.png»}}\n"},
    {"posters/p.yml": "title: 标题\ncampaign: own\nprovenance: 自绘\nartwork: «media/x.png»\n"},
    story("正文", "photos: [media/good.png, «media/x.png»]\n"),
    story("正文", "照片:\n  - {说明: 雪, 文件: «media/x.png»}\n"),
    story("第一段。\n\n看图：![雪](«media/x.png» \"雪后\")。"),
    {"notices/n.md": "---\ntitle: 通知\nsummary: 一事\nuntil: 2026-12-31\n---\n![图](«media/x.png»)\n"},
    {"pages/p.md": "---\ntitle: 关于\n---\n[![图](«media/x.png»)](news/n.md)\n"},
    {**story("没有图"), "news/n.en.md": "---\ntitle: Snow\n---\n![snow](«media/x.png»)\n"},
    {
        "boards/b.yml": "name: 东\nkind: wall\nsize: 600x900\nslots: [{id: A, size: 600x900}]\n",
        "inspections/2026Q4/i.yml": "board: b\ndate: 2026-11-02\nstate: failed\nphotos: [«media/x.png»]\n",
    },
    {
        "boards/b.yml": "name: 东\nkind: wall\nsize: 600x900\nslots: [{id: A, size: 600x900}]\n",
        "inspections/2026Q4/i.yml": "宣传栏: b\n日期: 2026-11-02\n状态: 不合格待处理\n"
        "问题: [{问题类别: 外观破损, 备注: 翘角, 整改后照片: «media/x.png»}]\n",
    },
]  # fmt: skip


@pytest.mark.parametrize("files", NAMED, ids=lambda files: list(files)[-1])
@pytest.mark.parametrize(
    ("there", "hint"),
    [
        ("zzzzzzzz.png", PUT_THERE),
        ("X.PNG", ("大小写要一致：写成 media/X.PNG", "upper and lower case count: media/X.PNG")),
        ("xx.png", ("是不是 media/xx.png？", "did you mean media/xx.png?")),
    ],
)
def test_a_picture_that_is_not_there_is_told_wherever_it_is_named(
    tmp_path: Path, files: Files, there: str, hint: tuple[str, str]
) -> None:
    with_media: dict[str, str | bytes] = {f"media/{there}": GOOD, **files}
    if "good.png" in str(files.values()):
        with_media["media/good.png"] = GOOD
    case = Told(
        with_media, "error", "media-missing", missing("media/x.png"), hint, f"media/{there}"
    )
    assert_told_and_mended(tmp_path, case)


def test_a_picture_put_there_under_its_name_is_told_no_more(tmp_path: Path) -> None:
    files = story("![雪](media/雪 一.png)", "photos: [media/雪.png]\n")
    said = ["error media-missing media/雪.png", "error media-missing media/雪 一.png"]
    assert told(tmp_path, files) == said
    files = story("![雪](<media/雪 一.png>)", "photos: [media/雪.png]\n")
    assert told(tmp_path, {**files, "media/雪.png": GOOD, "media/雪 一.png": GOOD}) == []


@pytest.mark.parametrize(
    ("there", "body"),
    [
        ("合影（一）.jpg", "![合影](media/合影（一）.jpg)"),
        ("a(1).jpg", "![合影](media/a(1).jpg)"),
        ("a [2].jpg", "![合影](<media/a [2].jpg>)"),
        ("一 张.jpg", '![合影](media/一%20张.jpg "一张合影")'),
        ("100%.jpg", "![合影](media/100%.jpg)"),
        ("a%20b.jpg", "![合影](media/a%2520b.jpg)"),
        ("a.jpg", "`![合影](media/一 张.jpg)`"),
    ],
)
def test_a_picture_is_found_under_any_name(tmp_path: Path, there: str, body: str) -> None:
    head = f'photos: ["media/{there}"]\n'
    assert told(tmp_path, {**story(body, head), f"media/{there}": GOOD}) == []


@pytest.mark.parametrize(
    ("there", "written", "hint"),
    [
        ("a(1).jpg", "media/a（1）.jpg", "空格和全角半角要一致：写成 media/a(1).jpg"),
        ("一 张.jpg", "media/一张.jpg", "空格和全角半角要一致：写成 media/一 张.jpg"),
        (
            "a%20b.jpg",
            "media/a%20b.jpg",
            "文件名里有“%”：把 media/a%20b.jpg 改成没有“%”的名字，这里也照着写",
        ),
    ],
)
def test_a_name_that_only_looks_the_same_is_told_with_the_right_one(
    tmp_path: Path, there: str, written: str, hint: str
) -> None:
    (said,) = check(tmp_path, {**story(f"![合影]({written})"), f"media/{there}": GOOD})
    assert said.code == "media-missing"
    assert said.hint is not None
    assert said.hint.zh == hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("snow.png", "media/snow.png"),
        ("photos/snow.png", "media/snow.png"),
        ("media/sonw.png", "media/snow.png"),
        ("media/snow.jpg", "media/snow.png"),
    ],
)
def test_a_photo_under_another_name_is_told_with_the_nearest(
    tmp_path: Path, written: str, hint: str
) -> None:
    files = {**story("正文", f"photos: [«{written}»]\n"), "media/snow.png": GOOD}
    hints = (f"是不是 {hint}？", f"did you mean {hint}?")
    case = Told(files, "error", "media-missing", missing(written), hints, hint)
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize(
    "body",
    [
        "![雪](media/snow.png)",
        "![雪](./media/snow.png)",
        "![雪](../../media/snow.png '雪后')",
        "![](  media/snow.png)",
        "![雪](<media/有 空格.png>)",
        "![雪](media/有%20空格.png)",
        "![雪](media/%E9%9B%AA.png)",
        "![照片](media/照片(1).png)",
        "![]()",
        "写法：`![雪](media/没有.png)`，``![雪](media/没有.png)``",
        "```\n![雪](media/没有.png)\n```",
        "~~~ markdown\n![雪](media/没有.png)",
        "<!-- 旧照片 ![雪](media/没有.png)\n![雪](media/没有.png) -->",
        "不是图：! [雪](media/没有.png)、[雪](#x)",
    ],
)
def test_a_picture_is_found_however_markdown_names_it_and_only_where_it_does(
    tmp_path: Path, body: str
) -> None:
    names = ("snow", "有 空格", "雪", "照片(1)")
    files = {**story(body), **{f"media/{name}.png": GOOD for name in names}}
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ("`代码`后面：![雪](«media/没有.png»)", "media/没有.png"),
        ("```代码``` ![雪](«media/没有.png»)", "media/没有.png"),
        ("```\n代码\n```\n![雪](«media/没有.png»)", "media/没有.png"),
        ("<!-- 旧 -->![雪](«media/没有.png»)", "media/没有.png"),
        ("![照片](«media/没有(1).png»)", "media/没有(1).png"),
        ("![雪](«media/%E6%B2%A1.png»)", "media/没.png"),
    ],
)
def test_a_missing_picture_is_told_beside_code_and_by_its_real_name(
    tmp_path: Path, body: str, path: str
) -> None:
    files = {**story(body), "media/z.png": GOOD}
    case = Told(files, "error", "media-missing", missing(path), PUT_THERE, "media/z.png")
    assert_told_and_mended(tmp_path, case)


def test_each_missing_picture_of_a_text_is_told_at_its_place(tmp_path: Path) -> None:
    said = check(tmp_path, story("![a](media/a.png) ![b](media/b.png)\n\n![c](media/c.png)"))
    assert [(each.span.line, each.span.column) for each in said] == [(5, 6), (5, 24), (7, 6)]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/snow.jpg",
        "HTTP://EXAMPLE.ORG/a.png",
        "//example.org/a.png",
        "data:image/png;base64,AAAA",
    ],
)
def test_a_picture_on_another_host_is_a_warning(tmp_path: Path, address: str) -> None:
    files = {**story(f"看：![雪](«{address}»)"), "media/snow.png": GOOD}
    message = ("图片在别的网站上，不会显示", "a picture on another host is not shown")
    hint = (
        "确认可以使用后，存进 content/media/，写成 media/文件名",
        "if you may use it, save it into content/media/ and write media/NAME",
    )
    case = Told(files, "warning", "picture-elsewhere", message, hint, "media/snow.png")
    assert_told_and_mended(tmp_path, case)


JPG_OR_PNG = ("另存为 JPG 或 PNG", "save it as JPG or PNG")
MEDIA: Files = {
    "media/x.svg": SVG,
    "media/x.pdf": pdf(),
    "media/x.docx": office_file("word"),
    "media/x.xlsx": office_file("xl"),
    "media/good.png": GOOD,
}


@pytest.mark.parametrize(
    ("files", "suffix", "is_photo"),
    [
        *((files, suffix, "photo") for files in (NAMED[1], NAMED[3]) for suffix in ("svg", "pdf", "docx")),
        *((files, suffix, "any") for files in (NAMED[0], NAMED[2], NAMED[6]) for suffix in ("docx", "xlsx")),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_shown_as_a_picture_is_told(
    tmp_path: Path, files: Files, suffix: str, is_photo: str
) -> None:
    what = ("照片", "a photo") if is_photo == "photo" else ("图片", "a picture")
    form = suffix.upper()
    message = (f"{what[0]}不能是 {form} 文件", f"{what[1]} cannot be a {form} file")
    named = {path: str(text).replace("x.png", f"x.{suffix}") for path, text in files.items()}
    case = Told({**MEDIA, **named}, "error", "photo-format", message, JPG_OR_PNG, "media/good.png")
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize("suffix", ["svg", "pdf"])
@pytest.mark.parametrize("files", [NAMED[0], NAMED[2]], ids=["logo", "artwork"])
def test_artwork_and_logos_may_be_drawings(tmp_path: Path, files: Files, suffix: str) -> None:
    named = {path: str(text).replace("x.png", f"x.{suffix}") for path, text in files.items()}
    assert told(tmp_path, {**MEDIA, **named}) == []


@pytest.mark.parametrize(
    ("files", "least"), [(NAMED[1], 240), (NAMED[3], 480)], ids=["portrait", "event"]
)
@pytest.mark.parametrize("size", [(0, 0), (-1, 900), (900, -1), (-1, -1)])
def test_a_photo_needs_enough_pixels_on_its_shorter_side(
    tmp_path: Path, files: Files, least: int, size: tuple[int, int]
) -> None:
    """Zero and less: what is lacking; otherwise plenty."""
    width, height = (least + each if each <= 0 else each for each in size)
    sized = {"media/x.png": picture(width, height), "media/good.png": GOOD, **files}
    if size == (0, 0):
        assert told(tmp_path, sized) == []
        return
    message = (
        f"照片只有 {width}×{height} 像素，放大会模糊",
        f"the photo has only {width}×{height} pixels",
    )
    hint = (
        f"换成短边至少 {least} 像素的原图",
        f"use the original, with at least {least} pixels on its shorter side",
    )
    case = Told(sized, "warning", "photo-small", message, hint, "media/good.png")
    assert_told_and_mended(tmp_path, case)


@pytest.mark.parametrize("files", [NAMED[0], NAMED[2], NAMED[5], NAMED[9], NAMED[10]])
def test_logos_artwork_inspections_and_pictures_in_texts_may_be_small(
    tmp_path: Path, files: Files
) -> None:
    assert told(tmp_path, {"media/x.png": picture(16, 16), **files}) == []


def test_a_picture_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    files = {**story("![雪](media/x.png)", "photos: [media/x.png]\n"), "media/x.png": b"no picture"}
    faults, said = check_whatever(tmp_path, files)
    assert [each.code for each in faults] == ["picture-unreadable"]
    assert said == ()


@pytest.mark.parametrize("mend", ["provenance: 区文明办 2026 年统一设计", "来源: 自绘"])
def test_finished_artwork_says_where_it_comes_from(tmp_path: Path, mend: str) -> None:
    message = ("成品稿没有写来源", "finished artwork without its provenance")
    hint = (
        "加一行 来源: 谁设计、谁准许印制",
        "add a line provenance: who made it and who allows it to be printed",
    )
    poster = {"posters/p.yml": "标题: 标题\n主题: 自办\n成品稿: «media/x.svg»\n", **MEDIA}
    mended = ("主题: 自办", f"主题: 自办\n{mend}")
    assert_told_and_mended(
        tmp_path, Told(poster, "error", "provenance-missing", message, hint, mended)
    )
