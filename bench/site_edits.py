"""Makes random edits to a community and compares each build after one with a build from nothing.

    python -m bench.site_edits                    # a hundred edits of a website of 40 stories
    python -m bench.site_edits --edits 20 --seed 7

Prints one JSON: how many edits of each kind were made, and those after which a file differed.
"""

from __future__ import annotations

import argparse
import datetime
import io
import json
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from bench.remembered import forget_what_was_read
from bench.site_case import TODAY, lay_out, write
from civsite.build.build import Order, build
from civsite.build.progress import Announcer
from civsite.build.targets import Target
from civsite.quarter import Quarter
from civsite.store import Store, open_store

_CONTENT = ("content", "theme", "mkdocs.yml")
_MKDOCS = "site_name: x\ndocs_dir: content\ntheme: {{name: material}}\nplugins: [civsite]\n{more}"


@dataclass(slots=True)
class Editor:
    """Somebody at the repository `root`, whose choices are those of `chance`."""

    root: Path
    chance: random.Random
    today: datetime.date = TODAY
    made: int = 0

    def edit(self) -> str:
        """One edit; its name."""
        self.made += 1
        kind = self.chance.choice(EDITS)
        kind(self)
        return kind.__name__.removeprefix("_")

    @property
    def word(self) -> str:
        return f"{self.chance.choice('春夏秋冬东西南北')}{self.made}"

    def story(self) -> Path:
        stories = (self.root / "content/news").rglob("*.md")
        return self.chance.choice(sorted(each for each in stories if ".en." not in each.name))

    def replace(self, location: Path, before: str, after: str) -> None:
        """The first line that begins with `before` becomes `after`."""
        lines = location.read_text("utf-8").splitlines(keepends=True)
        at = next((n for n, line in enumerate(lines) if line.startswith(before)), None)
        if at is None:
            lines.insert(1, f"{after}\n")
        else:
            lines[at] = f"{after}\n"
        location.write_text("".join(lines), "utf-8")


def _body(editor: Editor) -> None:
    with editor.story().open("a", encoding="utf-8") as stream:
        stream.write(f"\n又有**{editor.word}**。\n")


def _link(editor: Editor) -> None:
    target = editor.story().relative_to(editor.root / "content").as_posix()
    with editor.story().open("a", encoding="utf-8") as stream:
        stream.write(
            f"\n另见[{editor.word}]({target})和[通知](notices/notice-0{editor.made % 9}.md)。\n"
        )


def _title(editor: Editor) -> None:
    editor.replace(editor.story(), "title:", f"title: 标题{editor.word}")


def _day(editor: Editor) -> None:
    day = TODAY - datetime.timedelta(editor.chance.randint(0, 400))
    editor.replace(editor.story(), "date:", f"date: {day}")


def _tags(editor: Editor) -> None:
    editor.replace(editor.story(), "tags:", f"tags: [环境, {editor.chance.choice('文读节')}水]")


def _rename(editor: Editor) -> None:
    story = editor.story()
    story.rename(story.with_name(f"renamed-{editor.made}.md"))


def _delete(editor: Editor) -> None:
    editor.story().unlink()


def _add(editor: Editor) -> None:
    story = editor.story()
    (story.parent / f"new-{editor.made}.md").write_text(story.read_text("utf-8"), "utf-8")


def _translate(editor: Editor) -> None:
    story = editor.story()
    text = f"---\ntitle: Story {editor.made}\n---\nIn English, {editor.made}.\n"
    story.with_name(f"{story.stem}.en.md").write_text(text, "utf-8")


def _photo(editor: Editor) -> None:
    colour = tuple(editor.chance.randrange(256) for _ in range(3))
    size = (editor.chance.choice((900, 1300, 1700)), 800)
    Image.new("RGB", size, colour).save(
        editor.root / f"content/media/p{editor.chance.randrange(12)}.jpg"
    )


def _photo_of_story(editor: Editor) -> None:
    photo = f"{{file: media/p{editor.chance.randrange(12)}.jpg, caption: {editor.word}}}"
    editor.replace(editor.story(), "photos:", f"photos: [{photo}]")


def _notice(editor: Editor) -> None:
    until = editor.today + datetime.timedelta(editor.chance.randint(-3, 3))
    number = editor.chance.randrange(5)
    location = editor.root / f"content/notices/notice-{number:02d}.md"
    editor.replace(location, "from:", f"from: {until - datetime.timedelta(9)}")
    editor.replace(location, "until:", f"until: {until}")


def _emergency(editor: Editor) -> None:
    level = editor.chance.choice(("normal", "important", "emergency"))
    editor.replace(editor.root / "content/notices/notice-00.md", "level:", f"level: {level}")


def _another_day(editor: Editor) -> None:
    editor.today += datetime.timedelta(editor.chance.choice((1, 1, 5)))


def _style(editor: Editor) -> None:
    write(editor.root, "theme/site/static/site.css", f"body {{ order: {editor.made} }}\n")


def _template(editor: Editor) -> None:
    name = editor.chance.choice(("page", "list", "quarter"))
    block = f"{{% block content %}}<p>{editor.word} {{{{ root }}}}</p>{{% endblock %}}\n"
    write(editor.root, f"theme/site/{name}.html", f'{{% extends "main.html" %}}\n{block}')


def _no_theme(editor: Editor) -> None:
    shutil.rmtree(editor.root / "theme", ignore_errors=True)


def _details(editor: Editor) -> None:
    key = editor.chance.choice(("name", "phone", "address"))
    editor.replace(editor.root / "content/community.yml", f"{key}:", f"{key}: {editor.word}")


def _palette(editor: Editor) -> None:
    colour = editor.chance.choice(("red", "blue", "green"))
    editor.replace(editor.root / "content/community.yml", "palette:", f"palette: {colour}")


def _languages(editor: Editor) -> None:
    languages = editor.chance.choice(("[zh]", "[zh, en]"))
    editor.replace(editor.root / "content/community.yml", "languages:", f"languages: {languages}")


def _configuration(editor: Editor) -> None:
    more = editor.chance.choice(("", "markdown_extensions: [attr_list, footnotes]\n"))
    write(editor.root, "mkdocs.yml", _MKDOCS.format(more=more))


EDITS: tuple[Callable[[Editor], None], ...] = (
    _body, _body, _link, _title, _title, _day, _tags, _rename, _delete, _add, _add, _translate,
    _photo, _photo_of_story, _notice, _emergency, _another_day, _style, _template, _no_theme,
    _details, _palette, _languages, _configuration,
)  # fmt: skip


def differences(root: Path, fresh: Path, today: datetime.date) -> list[str]:
    """Builds `root` over what is there, and the same from nothing in `fresh`: files that differ.

    Photos, panels and slides that are made already are not made again.
    """
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for name in _CONTENT:
        if (root / name).is_dir():
            shutil.copytree(root / name, fresh / name)
        elif (root / name).exists():
            shutil.copy2(root / name, fresh / name)
    with open_store() as store:
        made = _built(root, today, store)
        folder = store.folder
    shutil.copytree(folder, fresh / "store", ignore=shutil.ignore_patterns("trees"))
    forget_what_was_read(fresh / "store")
    with closing(Store(fresh / "store")) as store:
        anew = _built(fresh, today, store)
    return sorted(path for path in made.keys() | anew.keys() if made.get(path) != anew.get(path))


def _built(root: Path, today: datetime.date, store: Store) -> dict[str, bytes | None]:
    out = root / "build"
    order = Order(root, out, Quarter.of(today), today, (Target.SITE,), 2, "threads")
    build(order, Announcer("en", io.StringIO()), store)
    return {
        path.relative_to(out).as_posix(): path.read_bytes() if path.is_file() else None
        for path in out.rglob("*")
    }


def main() -> None:
    options = _options()
    kinds: Counter[str] = Counter()
    failures: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="bench-edits-") as folder:
        root = Path(folder, "root")
        os.environ["CIVSITE_STORE"] = str(Path(folder, "store"))
        lay_out(root, options.stories, "zh, en")
        editor = Editor(root, random.Random(options.seed))
        for number in range(options.edits):
            name = editor.edit() if number else "nothing"
            kinds[name] += 1
            if differing := differences(root, Path(folder, "fresh"), editor.today):
                failures.append({"edit": number, "kind": name, "files": differing[:5]})
    print(json.dumps({"edits": dict(kinds), "failures": failures}, ensure_ascii=False, indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--stories", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
