"""Links and pictures of a text: where each way to write them leads, and what is said of those that fail."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from civsite.diagnostics import Diagnostic, Severity
from tests.expectations import assert_well_said
from tests.render.site.asked import AskedSite

SiteWith = Callable[..., AskedSite]
Files = dict[str, str]
FILES: Files = {
    "content/community.yml": "name: 小院\nlanguages: [zh, en]\n",
    "content/pages/关于.md": "---\ntitle: 关于\n---\n正文。\n",
    "content/pages/二 层.md": "---\ntitle: 二层\n---\n",
    "content/notices/停水 (东区).md": "---\ntitle: 停水\n---\n",
    "content/notices/2026/11/深处.md": "---\ntitle: 深处\n---\n",
    "content/conventions/约.yml": "title: 约\narticles: [一]\n",
    "content/honours/2026Q3.yml": "quarter: 2026Q3\ndeeds:\n"
    "  - {name: 张三, honour: 助人为乐, deed: 好, consent: 2026-08-01}\n",
    "content/news/2026/旧事.md": "---\ntitle: 旧事\ndate: 2026-01-05\ntags: [文化]\n---\n",
    "content/boards/栏.yml": "name: 栏\nkind: column\nsize: 700x1000\nslots: [{id: A, size: 600x900}]\n",
    "content/screens/屏.yml": "name: 屏\nkind: lcd\nsize: 1080x1920\n",
}
PLACE = "content/news/2026/11/信.md"
PAGE = "news/2026/信/"
# How it may be written in a story two folders down; where it leads.
LINKS = {
    "pages/关于.md": "pages/关于/",
    "/pages/关于.md": "pages/关于/",
    "pages/关于/": "pages/关于/",
    "pages/关于": "pages/关于/",
    "../../../pages/关于.md": "pages/关于/",
    "pages/%E5%85%B3%E4%BA%8E.md": "pages/关于/",
    "pages/二%20层.md": "pages/二-层-264dee/",
    "<pages/二 层.md>": "pages/二-层-264dee/",
    "notices/停水%20(东区).md": "notices/停水-东区-682dcf/",
    "notices/2026/11/深处.md": "notices/深处/",
    "conventions/约.yml": "conventions/约/",
    "conventions/约.yml#a1": "conventions/约/#a1",
    "honours/2026Q3.yml#d1": "honours/2026Q3/#d1",
    "../旧事.md": "news/2026/旧事/",
    "news/2026/旧事.md?from=wx": "news/2026/旧事/",
    "/": "",
    "news/": "news/",
    "events": "events/",
    "search/": "search/",
    "tags/": "tags/",
    "boards/": "boards/",
    "screens/": "screens/",
    "editions/": "editions/",
    "https://elsewhere.example/a?b=c": "https://elsewhere.example/a?b=c",
    "mailto:a@example.org": "mailto:a@example.org",
    "tel:110": "tel:110",
    "#里面": f"{PAGE}#s-里面",
}


def letter(body: str, title: str = "信") -> str:
    return f"---\ntitle: {title}\ndate: 2026-11-20\n---\n\n{body}\n"


def told(site: AskedSite) -> list[tuple[str, str, int, int]]:
    for each in site.said:
        assert_well_said(each)
        assert each.severity is Severity.WARNING
    return [(each.code, each.span.path, each.span.line, each.span.column) for each in site.said]


def test_a_link_may_be_written_in_every_usual_way(site_with: SiteWith) -> None:
    body = "\n\n".join(f"[{number}]({target})" for number, target in enumerate(LINKS))
    page = site_with({**FILES, PLACE: letter(body)}).page(PAGE)
    found = dict(page.links("div.text a"))
    for number, (target, leads) in enumerate(LINKS.items()):
        slugged = found.get(str(number))
        assert slugged == leads, target
    assert found.keys() <= {str(number) for number in range(len(LINKS))}


def test_links_of_a_translation_lead_to_pages_of_its_language(site_with: SiteWith) -> None:
    body = "[a](pages/关于.md) [b](/) [c](../../../conventions/约.yml#a1) [d](news/)"
    english = PLACE.replace(".md", ".en.md")
    site = site_with(
        {**FILES, PLACE: letter(body), english: f"---\ntitle: Letter\n---\n\n{body}\n"}
    )
    assert [target for _, target in site.page(f"en/{PAGE}").links("div.text a")] == [
        "en/pages/关于/", "en/", "en/conventions/约/#a1", "en/news/",
    ]  # fmt: skip
    assert site.said == ()


@pytest.mark.parametrize(
    ("body", "code", "column", "hint"),
    [
        ("见[它](notices/没有.md)", "link-broken", 6, "notices/停水 (东区).md"),
        ("![图](media/没有.jpg)", "link-broken", 6, "media/a.jpg"),
        ("[表](media/表.zip)", "link-file", 5, "media/form.pdf"),
        ("[点](javascript:alert(1))", "link-refused", 5, "https://elsewhere.example/"),
        ("[点](ftp://elsewhere.example/)", "link-refused", 5, "https://elsewhere.example/"),
        ("![图](https://elsewhere.example/a.png)", "picture-elsewhere", 6, "media/a.jpg"),
        ("[约]: 没有.md\n\n见[约]", "link-broken", 6, "conventions/约.yml"),
        ('<a href="没有.md">它</a>', "link-broken", 10, "pages/关于.md"),
    ],
)
def test_what_leads_nowhere_is_told_at_its_place_until_it_is_put_right(
    site_with: SiteWith, tmp_path: Path, body: str, code: str, column: int, hint: str
) -> None:
    media = tmp_path / "小院/content/media"
    media.mkdir(parents=True)
    Image.new("RGB", (900, 600), "red").save(media / "a.jpg")
    document = pikepdf.new()
    document.add_blank_page()
    document.save(media / "form.pdf")
    site = site_with({**FILES, PLACE: letter(body)})
    assert told(site) == [(code, PLACE, 6, column)]
    (said,) = site.said
    assert said.excerpt == body.split("\n", 1)[0]
    written = body[column - 1 : column - 1 + said.span.length]
    right = f"<{hint}>" if " " in hint else hint
    assert site_with({**FILES, PLACE: letter(body.replace(written, right))}).said == ()


def test_a_link_that_leads_nowhere_keeps_its_words(site_with: SiteWith) -> None:
    page = site_with(
        {**FILES, PLACE: letter("见[**那**封信](没有.md)。![一张图](media/无.jpg)")}
    ).page(PAGE)
    assert page.text("div.text") == "见那封信。一张图"
    assert page.all("div.text a[href]") == page.all("div.text img") == []


def test_each_fault_of_a_text_is_told_once_whatever_shows_the_text(site_with: SiteWith) -> None:
    """Feeds carry it, and pages of a language that has no translation."""
    body = "[一](没有.md) [二](没有.md) [三](也没有.md)"
    assert told(site_with({**FILES, PLACE: letter(body)})) == [
        ("link-broken", PLACE, 6, 5), ("link-broken", PLACE, 6, 27),
    ]  # fmt: skip


def test_faults_are_told_in_the_order_of_files_and_lines(site_with: SiteWith) -> None:
    files = {
        "content/pages/乙.md": "---\ntitle: 乙\n---\n\n[x](无.md)\n",
        "content/pages/甲.md": "---\ntitle: 甲\n---\n\n一\n\n[x](无二.md)\n\n[x](无.md)\n",
    }
    places: list[tuple[str, int]] = [
        (each.span.path, each.span.line) for each in site_with({**FILES, **files}).said
    ]
    assert places == [
        ("content/pages/乙.md", 5), ("content/pages/甲.md", 7), ("content/pages/甲.md", 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "target",
    [
        "media/a.jpg",
        "/media/a.jpg",
        "../../../media/a.jpg",
        "media/%61.jpg",
        "media/a.jpg?v=2",
        "./media/a.jpg",
    ],
)
def test_a_picture_may_be_written_in_every_usual_way(
    site_with: SiteWith, tmp_path: Path, target: str
) -> None:
    media = tmp_path / "小院/content/media"
    media.mkdir(parents=True)
    Image.new("RGB", (1600, 900), "red").save(media / "a.jpg")
    site = site_with({**FILES, PLACE: letter(f"![现场]({target})\n\n[原图]({target})")})
    page = site.page(PAGE)
    (picture,) = page.all("div.text img")
    assert (picture.get("alt"), picture.get("width"), picture.get("height")) == (
        "现场", "1600", "900",
    )  # fmt: skip
    assert picture.get("src").startswith("../../../media/")
    assert page.attributes("div.text source", "type") == ["image/avif", "image/webp"]
    (large,) = [target for _, target in page.links("div.text a")]
    assert large.endswith("-960.webp")
    assert site.said == ()


def test_a_file_may_not_be_reached_outside_the_content(site_with: SiteWith) -> None:
    targets = ["../../../../mkdocs.yml", "/etc/passwd", "media/../community.yml", "..%2F..%2Fx.pdf"]
    body = "\n\n".join(f"[{number}]({target})" for number, target in enumerate(targets))
    site = site_with({**FILES, PLACE: letter(body), "mkdocs.yml": "site_name: x\n"})
    assert site.page(PAGE).links("div.text a[href]") == []
    assert [each.code for each in site.said] == [
        "link-broken", "link-broken", "link-file", "link-broken",
    ]  # fmt: skip


def test_a_picture_of_odd_name_is_shown(site_with: SiteWith, tmp_path: Path) -> None:
    media = tmp_path / "小院/content/media/二 期"
    media.mkdir(parents=True)
    data = io.BytesIO()
    Image.new("RGB", (900, 600), "red").save(data, "PNG")
    (media / "图 (1).png").write_bytes(data.getvalue())
    site = site_with({**FILES, PLACE: letter("![图](<media/二 期/图 (1).png>)")})
    assert site.said == ()
    (source,) = site.page(PAGE).attributes("div.text img", "src")
    assert source.isascii(), "no name of a file is published"


def test_code_and_escaped_brackets_are_no_links(site_with: SiteWith) -> None:
    body = "```\nlet x = y\n```\n\n`a = b`，温度 = 5"
    site: AskedSite = site_with({**FILES, PLACE: letter(body)})
    said: tuple[Diagnostic, ...] = site.said
    assert said == ()
    assert site.page(PAGE).text("div.text") == "let x = y a = b，温度 = 5"
