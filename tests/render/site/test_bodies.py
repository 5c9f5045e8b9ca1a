"""What editors write in Markdown cannot run script, and what they link leads somewhere or nowhere."""

from __future__ import annotations

import re

import pytest

from civsite.render.site.bodies import BodyRenderer
from civsite.text.markdown import parse
from civsite.text.plain import plain_text

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "[点](javascript:alert(1))",
    "[点](JaVaScRiPt:alert(1))",
    "[点](java\tscript:alert(1))",
    "[点](&#106;avascript:alert(1))",
    "[点](data:text/html;base64,PHNjcmlwdD4=)",
    "[点](vbscript:msgbox)",
    '<a href="javascript:alert(1)">x</a>',
    "<a href=' javascript:alert(1)'>x</a>",
    "<javascript:alert(1)>",
    "![图](javascript:alert(1))",
    "![图](https://elsewhere.example/pixel.gif)",
    '<img src="//elsewhere.example/x.png" srcset="https://elsewhere.example/y.png 2x">',
    '<iframe src="https://elsewhere.example/"></iframe>',
    '<form action="https://elsewhere.example/"><input name=a><button>go</button></form>',
    '<style>body{background:url("https://elsewhere.example/")}</style>',
    '<p style="background:url(https://elsewhere.example/)" onclick="alert(1)">x</p>',
    '<object data="x.swf"></object><embed src="x.swf"><base href="https://elsewhere.example/">',
    '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
    '<link rel=stylesheet href="https://elsewhere.example/x.css">',
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    '![a"onerror="alert(1)](media/a.jpg)',
    "<details ontoggle=alert(1) open><summary>x</summary></details>",
    "[x]: javascript:alert(1)\n\n[点][x]",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "``` <script>alert(1)</script>",
    "<h1 id=main>x</h1>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=alert(1)>'>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<p><style><!--</style><img src=x onerror=alert(1)>--></p>",
    "[点](java&#x0A;script:alert(1))",
    '<https://a.example/?"onmouseover="alert(1)>',
    '[点](<https://a.example/ "onmouseover="alert(1)>)',
    '```html"onmouseover=alert(1)\n<script>alert(1)</script>\n```',
    "# 题 {#main onclick=alert(1)}",
    "<a name=main></a><img name=body src=media/a.jpg>",
    "<picture><source srcset=https://elsewhere.example/x></picture><video src=x autoplay></video>",
    "<![CDATA[ <script>alert(1)</script> ]]><?php echo 1 ?><!-- <script> -->",
    "\u202e<script>alert(1)</script>\u2066",
]
HANDLER = re.compile(r"<[^>]+\son\w+\s*=", re.IGNORECASE)


@pytest.fixture(scope="module", params=[(), ("attr_list", "footnotes")], ids=["usual", "extended"])
def bodies(request: pytest.FixtureRequest) -> BodyRenderer:
    return BodyRenderer(request.param)


def html_of(bodies: BodyRenderer, text: str, **references: object) -> str:
    return bodies.html_of({"markdown": text, "references": references}, "../../")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_cannot_run_script(bodies: BodyRenderer, text: str) -> None:
    html = html_of(bodies, text)
    lowered = html.lower()
    for tag in ("script", "iframe", "form", "style", "object", "embed", "meta", "link", "base"):
        assert f"<{tag}" not in lowered
    assert not HANDLER.search(html)
    assert not re.search(r'(href|src|srcset)="\s*(javascript|data|vbscript):', lowered)
    assert not re.search(r'(src|srcset)="[^"]*elsewhere', lowered)
    assert "style=" not in lowered
    assert 'id="main"' not in lowered


@pytest.mark.parametrize("text", [">" * 3000 + " x", "[" * 3000, "*" * 5000 + "a", "<div>" * 3000])
def test_deep_nesting_neither_crashes_nor_hangs(bodies: BodyRenderer, text: str) -> None:
    assert html_of(bodies, text) is not None


def test_links_to_content_lead_to_its_pages(bodies: BodyRenderer) -> None:
    html = html_of(bodies, "[水](notices/水.md)", **{"notices/水.md": {"url": "notices/水/"}})
    assert 'href="../../notices/水/"' in html


def test_a_link_that_leads_nowhere_keeps_its_words_alone(bodies: BodyRenderer) -> None:
    html = html_of(bodies, "[水](notices/none.md)")
    assert "水" in html
    assert "href" not in html


def test_a_picture_is_shown_in_sizes_and_keeps_its_place(bodies: BodyRenderer) -> None:
    picture = {
        "avif": [["media/x-480.avif", 480]], "sources": [["media/x-480.webp", 480]], "jpeg": "media/x-480.jpg", "width": 480,
        "height": 320, "alt": "", "focus": "focus-22",
    }  # fmt: skip
    html = html_of(bodies, "![两位 > 三位](media/a.jpg)", **{"media/a.jpg": {"picture": picture}})
    assert html.index('srcset="../../media/x-480.avif 480w"') < html.index("x-480.webp 480w")
    assert 'width="480" height="320" loading="lazy"' in html
    assert "media/a.jpg" not in html


def test_the_page_title_stays_the_only_first_heading(bodies: BodyRenderer) -> None:
    html = html_of(bodies, "# 一\n\n## 二\n")
    assert list(re.findall(r"<h(\d)", html)) == ["2", "3"]
    assert re.findall(r"<h(\d)", html_of(bodies, "## 二\n")) == ["2"]


def test_a_mark_beside_a_chinese_stop_is_a_mark(bodies: BodyRenderer) -> None:
    html = html_of(bodies, "**注意：**请带证件，他说**“一定”**来")
    assert "<strong>注意：</strong>请" in html
    assert "<strong>“一定”</strong>来" in html


def test_hours_and_numbers_are_not_struck_out(bodies: BodyRenderer) -> None:
    assert "3~5 天，10~20 人" in html_of(bodies, "3~5 天，10~20 人")


@pytest.mark.parametrize("target", ["水 管.md", "水%20管.md", "a&amp;b.md"])
def test_a_target_may_be_written_with_escapes_or_without(bodies: BodyRenderer, target: str) -> None:
    html = html_of(bodies, f"[水](<{target}>)", **{target: {"url": "notices/水/"}})
    assert 'href="../../notices/水/"' in html


def test_a_heading_can_be_linked_by_its_words(bodies: BodyRenderer) -> None:
    html = html_of(bodies, "[看](#时间-地点)\n\n## 时间 地点\n\n## *时间* 地点\n")
    assert 'href="#s-时间-地点"' in html
    assert re.findall(r'id="([^"]*)"', html) == ["s-时间-地点", "s-时间-地点_1"]


def test_plain_text_holds_words_and_no_marks() -> None:
    text = "## 题\n\n- **一** [二](x.md)\n- ![三](y.jpg)\n\n| 四 | 五 |\n|---|---|\n<b>六</b> &amp;"
    assert plain_text(parse(text)) == "题 一 二 三 四 五 六 &"
