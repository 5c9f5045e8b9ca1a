"""A community's own templates: what each page hands them, so that they can say it in their own way."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from civsite.diagnostics import Refused
from tests.expectations import assert_well_said
from tests.render.site.asked import AskedSite

SiteWith = Callable[..., AskedSite]
STORY = "---\ntitle: 集市\ndate: 2026-11-20\nplace: 东门\ntags: [便民]\nfigures: {participants: 40}\n---\n**来**\n"
FILES = {
    "content/community.yml": "name: 小院\nphone: 0731-8888 0000\nlanguages: [zh, en]\nurl: https://yard.example/x\n",
    "content/news/a.md": STORY,
    "content/news/a.en.md": "---\ntitle: Market\n---\n",
    "content/notices/停水.md": "---\ntitle: 停水\nlevel: important\nuntil: 2026-11-30\nwhat: 修管\n---\n",
    "content/pages/关于.md": "---\ntitle: 关于\n---\n",
}
# Template, the page it makes, what it may print, and what that is.
PRINTED = [
    ("story", "news/2026/a/", "{{ heading.text }}|{{ date.iso }}|{{ place.text }}", "集市|2026-11-20|东门"),
    ("story", "en/news/2026/a/", "{{ heading.text }}|{{ heading.lang }}|{{ place.lang }}", "Market|None|zh-CN"),
    ("story", "news/2026/a/", "{{ date.text }} {{ date.weekday }} {{ date | day }}",
     '2026年11月20日 周五 <time datetime="2026-11-20">2026年11月20日</time>'),
    ("story", "news/2026/a/", "{% for each in figures %}{{ each.number }}{{ each.unit }}{% endfor %}", "40人次参加"),
    ("story", "news/2026/a/", "{% for tag in tags %}{{ root }}{{ tag.url }}{% endfor %}", "../../../tags/便民/"),
    ("story", "news/2026/a/", "{{ body.html }}", "<p><strong>来</strong></p>\n"),
    ("story", "news/2026/a/", "{{ url }}|{{ base }}|{{ window_title }}|{{ description }}",
     "news/2026/a/|https://yard.example/x/|集市|来"),
    ("story", "en/news/2026/a/", "{{ t.news }}|{{ site.language }}|{{ site.html_language }}", "News|en|en"),
    ("page", "pages/关于/", "{{ site.name.text }}|{{ site.phone }}|{{ site.phone_link }}",
     "小院|0731-8888 0000|+8673188880000"),
    ("page", "pages/关于/", "{{ site.edition.quarter }}|{{ site.edition.title }}|{{ site.edition.season }}",
     "2026Q4|2026年第四季度|冬"),
    ("page", "pages/关于/", "{% for each in site.sections %}{{ each.title }} {% endfor %}", "通知 动态 "),
    ("page", "pages/关于/", "{% for each in alternates %}{{ each.url }}{{ each.current }} {% endfor %}",
     "pages/关于/True en/pages/关于/False "),
    ("page", "pages/关于/", "{{ root }}{{ site.to.boards }}|{{ body }}|{{ lead }}", "../../boards/|None|None"),
    ("notice", "notices/停水/", "{{ level }}|{{ level_word }}|{{ is_past }}|{{ valid }}",
     "important|重要通知|False|至2026年11月30日"),
    ("notice", "notices/停水/", "{% for row in rows %}{{ row.label }}：{{ row.text | say }}{% endfor %}", "事项：修管"),
    ("notices", "notices/", "{{ current | length }}{{ soon | length }}{{ past | length }}", "100"),
]  # fmt: skip


@pytest.mark.parametrize(("template", "url", "source", "printed"), PRINTED)
def test_a_template_is_given_what_its_page_tells(
    site_with: SiteWith, template: str, url: str, source: str, printed: str
) -> None:
    site = site_with({**FILES, f"theme/site/{template}.html": source})
    assert site.text(f"{url}index.html") == printed


def test_a_template_of_one_kind_leaves_the_others_as_they_are(site_with: SiteWith) -> None:
    own = {
        "theme/site/page.html": '{% extends "main.html" %}{% block content %}<p>嗨</p>{% endblock %}'
    }
    plain, changed = site_with(FILES), site_with({**FILES, **own})
    assert changed.page("pages/关于/").texts("main p") == ["嗨"]
    assert changed.page("pages/关于/").text("h1") == "关于"
    for url in ("", "news/", "notices/停水/"):
        assert changed.text(f"{url}index.html") == plain.text(f"{url}index.html")


def test_a_frame_of_ones_own_is_around_every_page(site_with: SiteWith) -> None:
    frame = (
        "{% import 'parts.html' as parts %}<title>{{ window_title }}</title>"
        "{% block main %}{% block content %}{% endblock %}{% endblock %}"
    )
    site = site_with({**FILES, "theme/site/main.html": frame})
    for url in ("pages/关于/", "news/", "en/notices/"):
        assert site.text(f"{url}index.html").startswith("<title>"), url
        assert "<header" not in site.text(f"{url}index.html")


def test_files_of_ones_own_are_published_beside_the_usual_ones(site_with: SiteWith) -> None:
    site = site_with(
        {
            **FILES,
            "theme/site/static/extra.js": "let 甲 = 1;\n",
            "theme/site/static/site.css": "body{}\n",
        }
    )
    assert site.text("assets/extra.js") == "let 甲 = 1;\n"
    assert site.text("assets/site.css") == "body{}\n"
    assert "assets/search.js" in site.paths


def test_browsers_fetch_styles_anew_when_they_change(site_with: SiteWith) -> None:
    before = site_with(FILES).page().attributes("link[rel='stylesheet']", "href")
    assert before == site_with(FILES).page().attributes("link[rel='stylesheet']", "href")
    own = {"theme/site/static/site.css": "body{}\n"}
    after = site_with({**FILES, **own}).page().attributes("link[rel='stylesheet']", "href")
    assert [each.partition("?")[0] for each in before] == [
        "assets/colours.css", "assets/site.css",
    ]  # fmt: skip
    assert not set(before) & set(after)


def test_a_palette_of_ones_own_colours_the_pages(site_with: SiteWith) -> None:
    colour = "{{hex: '{}', cmyk: 0 0 0 100}}"
    palettes = "".join(
        f"{name}:\n  motif: plum\n  ground: {colour.format('#FFF8E7')}\n  deep: {colour.format('#123456')}\n"
        f"  accent: {colour.format('#C98A2B')}\n  text: {colour.format('#101010')}\n"
        for name in ("q1", "q2", "q3", "q4", "garden")
    )
    site = site_with(
        {
            "content/community.yml": "name: 小院\npalette: garden\n",
            "theme/palettes.yml": palettes,
        }
    )
    light, dark = site.text("assets/colours.css").splitlines()
    assert "--ground:#FFF8E7;--text:#101010;--deep:#123456;" in light
    assert "prefers-color-scheme:dark" in dark
    manifest = json.loads(site.text("manifest.webmanifest"))
    assert (manifest["theme_color"], manifest["background_color"]) == ("#123456", "#FFF8E7")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("一\n{{ heading.text", 2),
        ("一\n{% endif %}", 2),
        ("一\n\n{{ headin.text }}", 3),
        ("{% include 'none.html' %}", 1),
        ("{{ heading | shout }}", 1),
        ("{% extends 'none.html' %}", 1),
        ("\n{{ 1 / 0 }}", 2),
    ],
)
def test_a_fault_of_a_template_is_told_with_its_line(
    site_with: SiteWith, source: str, line: int
) -> None:
    site = site_with({**FILES, "theme/site/page.html": source})
    with pytest.raises(Refused) as refused:
        site.text("pages/关于/index.html")
    (said,) = refused.value.diagnostics
    assert (said.code, said.span.path, said.span.line) == (
        "template-broken", "theme/site/page.html", line,
    )  # fmt: skip
    assert_well_said(said)
    # Pages that do not use it are made all the same.
    assert site.page("news/").text("h1") == "动态"
