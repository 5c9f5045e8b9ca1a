"""The website: complete, closed to the outside, the same every time; equal keys, equal bytes."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from civsite.diagnostics import Refused, Span
from civsite.load.repository import load_community
from civsite.render.site.media import media_jobs
from tests.render.site.little_park import files_of, inputs_of, write
from tests.render.site.made_files import made_files
from tests.render.site.written_site import WrittenSite, site_of

pytestmark = pytest.mark.slow

Built = Callable[..., tuple[Path, WrittenSite]]


def texts_of(out: Path) -> dict[str, str]:
    kinds = (".html", ".xml", ".json", ".ics", ".css", ".js")
    return {path: data.decode() for path, data in files_of(out).items() if path.endswith(kinds)}


def test_every_kind_has_its_pages(built: Built) -> None:
    out, _ = built()
    for path in (
        "index.html", "404.html", "search/index.html", "feed.xml", "calendar.ics", "sitemap.xml",
        "posters/让座/index.html", "conventions/residents/index.html", "honours/2026Q3/index.html",
        "news/2026/2026-03-05-雷锋日/index.html", "news/archive/2026-03/index.html",
        "news/quarter/2026Q1/index.html", "tags/志愿服务/index.html", "notices/water/index.html",
        "notices/index.html", "events/index.html", "boards/east/index.html",
        "boards/east/乙/index.html", "screens/lift/index.html", "editions/2026Q4/index.html",
        "pages/about/index.html", "en/index.html", "en/news/2026/2026-03-05-雷锋日/index.html",
        "search/index.json", "search/2026.json", "en/search/2025.json",
    ):  # fmt: skip
        assert (out / path).is_file(), path


def test_every_link_of_every_page_leads_to_a_file(built: Built, root: Path) -> None:
    out, _ = built()
    community, _ = load_community(root)
    for path, content in made_files(media_jobs(community)):
        (out / path).parent.mkdir(exist_ok=True)
        (out / path).write_bytes(content)
    broken = []
    for path, html in texts_of(out).items():
        if not path.endswith(".html") or path == "404.html":
            continue
        for link in re.findall(r'(?:href|src)="([^"#?]+)', html):
            if re.match(r"[a-z]+:", link):
                continue
            target = (out / path).parent / link
            if not (target / "index.html" if link.endswith("/") else target).is_file():
                broken.append(f"{path}: {link}")
    assert broken == []


def test_neither_yaml_nor_originals_are_in_the_site(built: Built) -> None:
    out, _ = built()
    allowed = {".html", ".xml", ".json", ".ics", ".css", ".js", ".webmanifest", ".txt"}
    icons = {path for path in files_of(out) if path.startswith("assets/icon-")}
    assert {Path(path).suffix for path in files_of(out) if path not in icons} <= allowed


def test_pages_ask_no_other_host_for_anything(built: Built) -> None:
    out, _ = built()
    for path, text in texts_of(out).items():
        if path.endswith(".html"):
            asked = re.findall(
                r'<(?:script|img|source|iframe|link rel="stylesheet")[^>]*"(\w+:)?//', text
            )
            assert asked == [], path
            assert "Content-Security-Policy" in text
            assert not re.search(r'<script(?! type="application/ld\+json">| src=)', text), path
            assert not re.search(r"<[^>]+\sstyle=", text), path
        if path.endswith(".css"):
            assert "url(" not in text
            assert "@import" not in text


def test_who_did_not_agree_is_named_nowhere(built: Built, root: Path) -> None:
    out, _result = built()
    everything = "\n".join([*texts_of(out).values(), *files_of(out)])
    assert "钱不愿" not in everything
    assert "张䶮" in everything
    assert "捐了一笔钱" in everything
    community, _ = load_community(root)
    shown = {path for job in media_jobs(community) for path in job.made_from}
    assert shown == {"content/media/a.jpg", "content/media/张䶮.jpg"}
    assert all(
        "张" not in str(path) for job in media_jobs(community) for path in job.outputs.values()
    )


def test_a_category_shows_its_deeds_of_all_quarters_the_newest_first(
    built: Built, root: Path
) -> None:
    deed = "{name: 李文, honour: 助人为乐, deed: 修好了路灯, consent: 2026-05-01}"
    write(root, "content/honours/2026Q2.yml", f"quarter: 2026Q2\ntitle: 榜\ndeeds:\n  - {deed}\n")
    out, _ = built()
    html = (out / "honours/category/助人为乐/index.html").read_text("utf-8")
    assert re.findall(r'class="face-name"><a href="([^"]+)">([^<]+)<', html) == [
        ("../../../honours/2026Q3/#d1", "张䶮"),
        ("../../../honours/2026Q3/#d3", "热心居民"),
        ("../../../honours/2026Q2/#d1", "李文"),
    ]
    assert "照料邻家老人" not in html
    english = (out / "en/honours/category/助人为乐/index.html").read_text("utf-8")
    assert "<h1>Helping others</h1>" in english
    overview = (out / "honours/index.html").read_text("utf-8")
    assert '../honours/category/助人为乐/">助人为乐<span class="meta">3</span>' in overview


def test_without_a_word_on_it_the_roll_says_how_to_nominate(built: Built) -> None:
    html = (built()[0] / "honours/index.html").read_text("utf-8")
    assert "告诉社区" in html
    assert 'href="tel:+8673188880000"' in html.split('id="nominate"')[1].split("</section>")[0]


def test_what_is_not_translated_is_marked_as_chinese(built: Built) -> None:
    out, _ = built()
    page = (out / "en/news/2025/2025-10-01-square/index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert '<h1 lang="zh-CN">广场上的一百只灯笼</h1>' in page
    assert re.search(r'<div class="text" lang="zh-CN">\s*<p>灯笼', page)
    translated = (out / "en/news/2026/2026-03-05-雷锋日/index.html").read_text(encoding="utf-8")
    assert "<h1>Forty umbrellas mended</h1>" in translated
    assert "Little Park" in translated
    assert 'href="../../../../en/conventions/residents/"' in translated


def test_switching_languages_keeps_the_page(built: Built) -> None:
    out, _ = built()
    page = (out / "posters/让座/index.html").read_text(encoding="utf-8")
    assert 'href="../../en/posters/让座/" lang="en"' in page


def test_titles_are_text_and_not_markup(built: Built) -> None:
    out, _ = built()
    page = (out / "news/2026/2026-03-05-雷锋日/index.html").read_text(encoding="utf-8")
    assert "<h1>雷锋日里修好四十把伞 &amp; &lt;b&gt;旧凳&lt;/b&gt;</h1>" in page


def test_two_builds_are_the_same_byte_for_byte(built: Built) -> None:
    first, _ = built()
    second, _ = built()
    assert files_of(first) == files_of(second)


def test_what_other_stages_made_is_shown(built: Built) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (900, 1350), "#7a3b1d").save(picture, "PNG")
    assets = {"panels/east/A.png": picture.getvalue(), "panels/east/A.pdf": b"%PDF-1.7"}
    out, _ = built(assets=assets)
    assert (out / "panels/east/A.pdf").read_bytes() == b"%PDF-1.7"
    assert Image.open(out / "panels/east/A-360.webp").size == (360, 540)
    board = (out / "boards/east/index.html").read_text(encoding="utf-8")
    assert 'href="../../panels/east/A-360.webp"' in board
    assert 'href="../../../panels/east/A.pdf"' in (out / "boards/east/A/index.html").read_text()
    # On the first page the drawing is a few centimetres wide.
    assert 'href="panels/east/A-160.webp"' in (out / "index.html").read_text("utf-8")
    assert Image.open(out / "panels/east/A-160.webp").size == (160, 240)


def test_each_file_tells_what_it_was_made_from(built: Built) -> None:
    out, result = built()
    assert set(result.outputs) == set(files_of(out))
    story = result.outputs["news/2026/2026-03-05-雷锋日/index.html"]
    assert story.made_from == ("content/news/2026/2026-03-05-雷锋日.md",)
    assert story.item == "2026-03-05-雷锋日"
    assert result.outputs["boards/east/index.html"].board == "east"
    assert result.outputs["screens/lift/index.html"].screen == "lift"


def test_nothing_changed_no_key_changed(root: Path) -> None:
    first, again = (site_of(inputs_of(root)).outputs for _ in range(2))
    assert {path: each.key for path, each in first.items()} == {
        path: each.key for path, each in again.items()
    }


def test_after_any_edit_what_has_its_old_key_has_its_old_bytes(root: Path) -> None:
    """So a build may leave it as it is."""
    write(root, "content/news/2026/2026-03-06-b.md", story("2026-03-06", "文化", "乙"))
    chance = random.Random(5)
    known = contents_by_key(root)
    for step in range(8):
        edit(root, chance, step)
        now = contents_by_key(root)
        left = now.keys() & known.keys()
        assert {key: now[key] for key in left} == {key: known[key] for key in left}, step
        assert left or step in (3, 6), "a change of the name or of a template is on every page"
        known |= now


def contents_by_key(root: Path) -> dict[tuple[str, str], bytes]:
    outputs = site_of(inputs_of(root)).outputs.values()
    return {(each.path, each.key): each.make() for each in outputs}


def edit(root: Path, chance: random.Random, step: int) -> None:
    """One of the things that editors do: add, rename, delete, retag, change details or theme."""
    day = f"2026-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    new = "content/news/2026/2026-03-06-b.md"
    if step == 3:
        write(root, "content/community.yml", "name: 新园\nlanguages: [zh, en]\npalette: red\n")
    elif step == 4:
        (root / new).rename(root / "content/news/2026/2026-03-07-c.md")
    elif step == 5:
        (root / "content/posters/让座.yml").unlink()
        (root / "content/posters/让座.en.yml").unlink()
    elif step == 6:
        write(root, "theme/site/page.html", '{% extends "main.html" %}')
    elif step == 7:
        (root / "content/news/2026/2026-03-07-c.md").unlink()
    else:
        tag = chance.choice(["文化", "志愿服务", "新话题"])
        write(
            root, new if step < 2 else f"content/news/2026/{day}-x.md", story(day, tag, str(step))
        )


def story(day: str, tag: str, title: str) -> str:
    return f"---\ntitle: 故事{title}\ndate: {day}\ntags: [{tag}]\n---\n正文{title}，见[停水](notices/water.md)。\n"


def test_one_edited_story_changes_only_what_shows_it(root: Path) -> None:
    for month in range(1, 10):
        text = story(f"2026-0{month}-15", f"题{month}", "旧")
        write(root, f"content/news/2026/m{month}.md", text)
    before = site_of(inputs_of(root)).outputs
    text = story("2026-04-15", "题4", "旧").replace("正文旧", "正文新的一句")
    write(root, "content/news/2026/m4.md", text)
    after = site_of(inputs_of(root)).outputs
    changed = {path for path, each in after.items() if each.key != before[path].key}
    pages = {path for path in changed if path.endswith(".html")}
    # Its page, the month's, the topic's, the quarter's, the overview and the first page, twice.
    assert {"news/2026/m4/index.html", "news/archive/2026-04/index.html"} <= pages
    assert len(pages) <= 14
    assert {path for path in changed if "search/" in path} == {
        "search/2026.json",
        "en/search/2026.json",
    }
    assert not [path for path in changed if path.endswith(".ics")], "it is no event"


def test_a_story_that_is_moved_is_said_to_be_made_from_where_it_lies_now(root: Path) -> None:
    before = site_of(inputs_of(root)).outputs
    moved = root / "content/news/2025-10-01-square.md"
    (root / "content/news/2025/2025-10-01-square.md").rename(moved)
    after = site_of(inputs_of(root)).outputs
    page = "news/2025/2025-10-01-square/index.html"
    assert after[page].made_from == ("content/news/2025-10-01-square.md",)
    assert after[page].make() == before[page].make(), "it is the same page"


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("content/community.yml", "name: 甲\npalette: 紫色\n", "palette-unknown"),
        ("theme/site/page.html", '{% extends "main.html" %}\n\n{{ 没 有 }}\n', "template-broken"),
        ("theme/site/page.html", "{{ nobody_knows }}\n", "template-broken"),
    ],
)
def test_a_faulty_palette_or_template_is_told_with_its_place(
    built: Built, root: Path, path: str, text: str, code: str
) -> None:
    write(root, path, text)
    with pytest.raises(Refused) as refused:
        built()
    (diagnostic,) = refused.value.diagnostics
    assert (diagnostic.code, diagnostic.span.path) == (code, path)


def test_a_link_that_leads_nowhere_is_told(built: Built, root: Path) -> None:
    write(
        root,
        "content/pages/about.md",
        "---\ntitle: 关于\n---\n[去](nowhere.md) [跑](javascript:x)\n",
    )
    _, result = built()
    assert [(each.code, each.span) for each in result.diagnostics] == [
        ("link-broken", Span("content/pages/about.md", 4, 5, 10)),
        ("link-refused", Span("content/pages/about.md", 4, 21, 12)),
    ]
    assert result.diagnostics[0].excerpt == "[去](nowhere.md) [跑](javascript:x)"


def test_a_picture_on_another_website_is_told_and_not_shown(built: Built, root: Path) -> None:
    text = (
        "![一](https://elsewhere.example/a.png)\n\n<img src=//elsewhere.example/b.png>\n\n"
        "[![三](media/a.jpg)](https://elsewhere.example/page)\n"
    )
    write(root, "content/pages/about.md", f"---\ntitle: 关于\n---\n{text}")
    out, result = built()
    told = [(each.code, each.span.line, each.span.column) for each in result.diagnostics]
    assert told == [("picture-elsewhere", 4, 6), ("picture-elsewhere", 6, 10)]
    html = (out / "pages/about/index.html").read_text("utf-8")
    assert re.findall(r'"([^"]*elsewhere[^"]*)"', html) == ["https://elsewhere.example/page"]


def test_a_broken_link_of_a_translation_is_told_there(built: Built, root: Path) -> None:
    write(root, "content/pages/about.en.md", "---\ntitle: About\n---\n\nTo [it](none.md)\n")
    _, result = built()
    assert [each.span for each in result.diagnostics] == [
        Span("content/pages/about.en.md", 5, 9, 7)
    ]


def test_a_community_with_next_to_nothing_has_a_site(
    tmp_path: Path, built: Built, root: Path
) -> None:
    for folder in (
        "posters",
        "conventions",
        "honours",
        "news",
        "notices",
        "pages",
        "boards",
        "screens",
    ):
        for path in sorted((root / "content" / folder).rglob("*.*")):
            path.unlink()
    (root / "mkdocs.yml").unlink()
    (root / "content/community.en.yml").unlink()
    write(root, "content/community.yml", "name: 空园\n")
    out, _ = built()
    html = (out / "index.html").read_text(encoding="utf-8")
    assert "空园" in html
    # Nobody is sent to a page that is empty.
    sections = html.split('class="sections"')[1].split("</nav>")[0]
    assert re.findall(r'<a href="([^"]+)"', sections) == ["notices/"]
    assert "这里还没有内容" in (out / "posters/index.html").read_text(encoding="utf-8")
    assert not (out / "sitemap.xml").exists()
