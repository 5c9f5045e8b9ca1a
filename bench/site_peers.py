"""Enters: the stories of a community. Leaves: a project of the same for each peer, and its command.

Each peer gets what it does best of its own accord: pages, topics, lists of thirty, a feed where it
has one, a search index where it makes one. Programs are looked for on the path and in `tools`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.site_case import Story, draw_pictures, write


@dataclass(frozen=True, slots=True)
class Peer:
    """`lay_out` writes a project into a folder; `command` builds it there into `output`.

    `page` is where the file of a story lies in it, for the edit.
    """

    name: str
    program: str
    lay_out: Callable[[Path, Sequence[Story]], None]
    command: tuple[str, ...]
    output: str
    page: Callable[[Story], str]

    def found(self, tools: Path | None) -> str | None:
        """The program, or None where it is not installed."""
        folders = [tools / "bin", tools / "node_modules/.bin"] if tools else []
        path = ":".join(map(str, folders))
        return (shutil.which(self.program, path=path) if path else None) or shutil.which(
            self.program
        )


def _mkdocs(root: Path, stories: Sequence[Story]) -> None:
    _material(root, stories, "[search: {lang: [zh, en]}, tags]")


def _zensical(root: Path, stories: Sequence[Story]) -> None:
    _material(root, stories, "[search]")


def _material(root: Path, stories: Sequence[Story], plugins: str) -> None:
    """Stories stay out of the navigation: with them in it the time grows as their square."""
    write(
        root,
        "mkdocs.yml",
        "site_name: 示例社区\nsite_url: https://example.org/\n"
        "theme: {name: material, language: zh, font: false}\n"
        f"plugins: {plugins}\nnav: [index.md]\nvalidation: {{nav: {{omitted_files: ignore}}}}\n",
    )
    for story in stories:
        tags = "\n".join(f"  - {tag}" for tag in story.tags)
        photos = "".join(f"![现场](../../media/p{n}.jpg)\n\n" for n in story.pictures)
        write(
            root,
            f"docs/{_by_year(story)}",
            f"---\ntags:\n{tags}\n---\n# {story.title}\n\n{story.day} {story.place}\n\n"
            f"{photos}{story.markdown}",
        )
    newest = "\n".join(f"- [{each.title}]({_by_year(each)})" for each in stories[:-31:-1])
    write(root, "docs/index.md", f"# 示例社区\n\n{newest}\n")
    draw_pictures(root / "docs/media")


def _hugo(root: Path, stories: Sequence[Story]) -> None:
    write(
        root,
        "config.toml",
        'baseURL = "https://example.org/"\ntitle = "示例社区"\nlanguageCode = "zh-CN"\npaginate = 30\n'
        'hasCJKLanguage = true\n[outputs]\nhome = ["HTML", "RSS", "JSON"]\n',
    )
    for story in stories:
        write(root, f"content/{_by_year(story)}", _front_matter(story) + story.markdown)
    for path, text in _HUGO.items():
        write(root, f"layouts/{path}", text)
    draw_pictures(root / "static/media")


def _eleventy(root: Path, stories: Sequence[Story]) -> None:
    write(root, ".eleventy.js", _ELEVENTY_SETTINGS)
    for story in stories:
        text = _front_matter(story, layout="story.njk") + story.markdown
        write(root, f"src/{_by_year(story)}", text)
    for path, text in _ELEVENTY.items():
        write(root, f"src/{path}", text)
    draw_pictures(root / "src/media")


def _pelican(root: Path, stories: Sequence[Story]) -> None:
    write(
        root,
        "pelicanconf.py",
        'AUTHOR = "示例社区"\nSITENAME = "示例社区"\nSITEURL = "https://example.org"\nPATH = "content"\n'
        'TIMEZONE = "Asia/Shanghai"\nDEFAULT_LANG = "zh"\nDEFAULT_PAGINATION = 30\nTHEME = "simple"\n'
        'FEED_ALL_ATOM = "feed.xml"\nMONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"\n'
        'STATIC_PATHS = ["media"]\nARTICLE_PATHS = ["news"]\n',
    )
    for story in stories:
        photos = "".join(f"![现场](/media/p{n}.jpg)\n\n" for n in story.pictures)
        write(
            root,
            f"content/{_by_year(story)}",
            f"Title: {story.title}\nDate: {story.day} 08:00\nSlug: {story.id}\n"
            f"Tags: {', '.join(story.tags)}\n\n{photos}{story.markdown}",
        )
    draw_pictures(root / "content/media")


def _by_year(story: Story) -> str:
    return f"news/{story.day.year}/{story.id}.md"


def _front_matter(story: Story, **more: str) -> str:
    values = {
        "title": story.title,
        "date": str(story.day),
        "place": story.place,
        "tags": list(story.tags),
        "pictures": [f"p{n}.jpg" for n in story.pictures],
        **more,
    }
    lines = "\n".join(
        f"{key}: {json.dumps(each, ensure_ascii=False)}" for key, each in values.items()
    )
    return f"---\n{lines}\n---\n"


_HEAD = """\
<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="stylesheet" href="/site.css"></head><body>
<header><a href="/">示例社区</a><nav><ul><li><a href="/notices/">通知</a></li><li><a href="/news/">动态</a>
</li><li><a href="/honours/">善行义举榜</a></li><li><a href="/posters/">海报</a></li></ul></nav></header><main>
"""
_FOOT = "</main><footer><p>示例路1号</p><p>0731-8888 0000</p></footer></body></html>\n"
_HUGO_CARD = (
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2006-01-02" }}'
    '<img src="/media/{{ index .Params.pictures 0 }}" alt=""><p>{{ .Summary }}</p></li>'
)
_HUGO = {
    "_default/single.html": _HEAD.format(title="{{ .Title }}")
    + '<h1>{{ .Title }}</h1><p>{{ .Date.Format "2006-01-02" }} {{ .Params.place }}</p>'
    + '{{ range .Params.pictures }}<img src="/media/{{ . }}" alt="现场">{{ end }}{{ .Content }}'
    + '{{ range .Params.tags }}<a href="/tags/{{ . }}/">{{ . }}</a>{{ end }}'
    + '{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    + '{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    + _FOOT,
    "_default/list.html": _HEAD.format(title="{{ .Title }}")
    + "<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}"
    + _HUGO_CARD
    + '{{ end }}</ul>{{ template "_internal/pagination.html" . }}'
    + _FOOT,
    "_default/terms.html": _HEAD.format(title="{{ .Title }}")
    + '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    + _FOOT,
    "index.html": _HEAD.format(title="{{ .Title }}")
    + "<ul>{{ range first 12 site.RegularPages }}"
    + _HUGO_CARD
    + "{{ end }}</ul>"
    + _FOOT,
    "index.json": "[{{ range $i, $p := site.RegularPages }}{{ if $i }},{{ end }}"
    '{{ dict "url" .RelPermalink "title" .Title "text" .Plain | jsonify }}{{ end }}]',
}
_ELEVENTY_SETTINGS = """\
module.exports = function (config) {
  config.addPassthroughCopy("src/media");
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("plain", (html) => html.replace(/<[^>]+>/g, " "));
  config.addCollection("news", (api) => api.getFilteredByGlob("src/news/**/*.md").reverse());
  config.addCollection("pagesOfTags", (api) => {
    const tags = new Map();
    for (const story of api.getFilteredByGlob("src/news/**/*.md").reverse())
      for (const tag of story.data.tags) tags.set(tag, [...(tags.get(tag) ?? []), story]);
    const pages = [];
    for (const [tag, stories] of tags)
      for (let at = 0; at < stories.length; at += 30)
        pages.push({ tag, number: at / 30, stories: stories.slice(at, at + 30) });
    return pages;
  });
  return { dir: { input: "src", output: "_site" }, markdownTemplateEngine: false };
};
"""
_ELEVENTY_CARD = (
    '<li><a href="{{ each.url }}">{{ each.data.title }}</a> {{ each.date | day }}'
    '<img src="/media/{{ each.data.pictures[0] }}" alt=""></li>'
)
_ELEVENTY = {
    "_includes/story.njk": _HEAD.format(title="{{ title }}")
    + "<h1>{{ title }}</h1><p>{{ page.date | day }} {{ place }}</p>"
    + '{% for each in pictures %}<img src="/media/{{ each }}" alt="现场">{% endfor %}{{ content | safe }}'
    + '{% for tag in tags %}<a href="/tags/{{ tag }}/0/">{{ tag }}</a>{% endfor %}'
    + _FOOT,
    "news.njk": "---\npagination: {data: collections.news, size: 30, alias: stories}\n"
    "permalink: /news/{{ pagination.pageNumber }}/index.html\n---\n"
    + _HEAD.format(title="动态")
    + "<ul>{% for each in stories %}"
    + _ELEVENTY_CARD
    + "{% endfor %}</ul>"
    + _FOOT,
    "tags.njk": "---\npagination: {data: collections.pagesOfTags, size: 1, alias: page_of_tag}\n"
    "permalink: /tags/{{ page_of_tag.tag }}/{{ page_of_tag.number }}/index.html\n---\n"
    + _HEAD.format(title="{{ page_of_tag.tag }}")
    + "<ul>{% for each in page_of_tag.stories %}"
    + _ELEVENTY_CARD
    + "{% endfor %}</ul>"
    + _FOOT,
    "search.njk": "---\npermalink: /search.json\n---\n[{% for each in collections.news %}"
    '{% if not loop.first %},{% endif %}{"url": "{{ each.url }}", "title": {{ each.data.title | dump | safe }}, '
    '"text": {{ each.templateContent | plain | dump | safe }}}{% endfor %}]',
    "feed.njk": '---\npermalink: /feed.xml\n---\n<feed xmlns="http://www.w3.org/2005/Atom">'
    "{% for each in collections.news.slice(0, 30) %}<entry><title>{{ each.data.title }}</title>"
    "</entry>{% endfor %}</feed>",
}

PEERS = (
    Peer("mkdocs-material", "mkdocs", _mkdocs, ("build", "-q", "-d", "out"), "out",
         lambda story: f"docs/{_by_year(story)}"),
    Peer("zensical", "zensical", _zensical, ("build",), "site", lambda story: f"docs/{_by_year(story)}"),
    Peer("pelican", "pelican", _pelican, ("content", "-q", "-s", "pelicanconf.py"), "output",
         lambda story: f"content/{_by_year(story)}"),
    Peer("eleventy", "eleventy", _eleventy, ("--quiet",), "_site",
         lambda story: f"src/{_by_year(story)}"),
    Peer("hugo", "hugo", _hugo, ("--quiet",), "public", lambda story: f"content/{_by_year(story)}"),
)  # fmt: skip
