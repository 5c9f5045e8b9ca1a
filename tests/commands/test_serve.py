"""Enters: a preview that runs, edits, a browser's requests. Leaves: pages that follow each save."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.build.communities import (
    CHECKOUT,
    STORY,
    SmallCommunity,
    lay_out_small_community,
    leftovers,
)

pytestmark = pytest.mark.slow

_PATIENCE_SECONDS = 60


class Preview:
    """A running `civsite serve`, and what it answers."""

    def __init__(self, community: SmallCommunity) -> None:
        self.community = community
        self.process: subprocess.Popen[str] = community.start(
            "serve", "--port", "0", "--date", "2026-11-22"
        )
        self.address = self._announced()
        self.first_page = self.get("/site/")[0]
        self.wait_until(lambda: self.state() != "0")

    def _announced(self) -> str:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if match := re.search(r"http://127\.0\.0\.1:\d+(?=/)", line):
                return match[0]
        raise AssertionError("the preview ended before it said where it is")

    def get(self, path: str) -> tuple[str, str]:
        """Body and content type."""
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return answer.read().decode("utf-8", "replace"), answer.headers["Content-Type"]

    def state(self) -> str:
        return self.get("/__civsite__/state")[0]

    def wait_until(self, holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not holds():
            assert time.monotonic() < deadline
            time.sleep(0.05)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("preview") / "社区 one"
    running = Preview(SmallCommunity(lay_out_small_community(root)))
    yield running
    running.process.kill()
    running.process.communicate()


def story_path(preview: Preview) -> str:
    paths: list[str] = [
        entry["path"] for entry in json.loads(preview.get("/manifest.json")[0])["products"]
    ]
    page = next(p for p in paths if "dumplings" in p and p.endswith(".html") and "/en/" not in p)
    return "/" + page.removesuffix("index.html")


def test_the_site_is_served_with_a_script_that_follows_saves(preview: Preview) -> None:
    body, kind = preview.get("/site/")
    assert "示例社区" in body
    assert kind == "text/html; charset=utf-8"
    script = re.search(r'<script src="(/__civsite__/[^"]+)"></script></body>', body)
    assert script is not None
    assert "location.reload" in preview.get(script[1])[0]
    assert "示例社区" in preview.get("/")[0]


def test_screens_and_boards_are_served_too(preview: Preview) -> None:
    assert "html" in preview.get("/screens/hall/")[1]
    assert "json" in preview.get("/screens/hall/playlist.json")[1]
    assert "html" in preview.get("/boards/2026Q4/")[1]


def test_until_the_first_build_is_done_a_page_waits_for_it(preview: Preview) -> None:
    assert "正在生成预览" in preview.first_page
    assert '<script src="/__civsite__/follow.js"></script>' in preview.first_page


def test_a_page_that_is_not_there_is_not_found(preview: Preview) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        preview.get("/site/nowhere/")
    assert refused.value.code == 404


@pytest.mark.parametrize(
    "path", ["/../content/community.yml", "/%2e%2e/%2e%2e/content/community.yml"]
)
def test_nothing_outside_the_preview_is_served(preview: Preview, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        preview.get(path)
    assert refused.value.code == 404


def test_a_saved_edit_changes_the_page_and_the_number_that_browsers_ask_for(
    preview: Preview,
) -> None:
    before = preview.state()
    story: Path = preview.community.root / STORY
    story.write_text(story.read_text("utf-8").replace("大家一起", "老少一起"), "utf-8")
    preview.wait_until(lambda: preview.state() != before)
    assert "老少一起" in preview.get(story_path(preview))[0]


def test_a_fault_leaves_the_last_page_and_its_mending_shows(preview: Preview) -> None:
    story: Path = preview.community.root / STORY
    page, sound, before = story_path(preview), story.read_text("utf-8"), preview.state()
    story.write_text(sound.replace("date: 2026-11-05", "date: 2026-02-30"), "utf-8")
    preview.wait_until(lambda: preview.state() != before)
    assert "包饺子" in preview.get(page)[0]
    assert f"{STORY}:3:7" in preview.get(page)[0]
    assert "check year, month and day" in preview.get("/boards/2026Q4/")[0]
    before = preview.state()
    story.write_text(sound.replace("一起", "又一起"), "utf-8")
    preview.wait_until(lambda: preview.state() != before)
    assert "又一起" in preview.get(page)[0]
    assert STORY not in preview.get(page)[0]


def test_a_theme_that_is_made_meanwhile_is_followed_and_so_is_one_made_again(
    preview: Preview,
) -> None:
    theme = preview.community.root / "theme"
    for _ in range(2):
        (theme / "site").mkdir(parents=True)
        (theme / "site/home.html").write_text("{{ 无此值 }}", "utf-8")
        preview.wait_until(lambda: "theme/site/home.html" in preview.get("/site/")[0])
        (theme / "site/home.html").write_text("{% extends 'main.html' %}", "utf-8")
        preview.wait_until(lambda: "theme/site/home.html" not in preview.get("/site/")[0])
        shutil.rmtree(theme)


def test_content_that_is_taken_away_and_put_back_is_told_and_followed(preview: Preview) -> None:
    content, away = preview.community.root / "content", preview.community.root / "away"
    content.rename(away)
    preview.wait_until(lambda: "errors: " in preview.get("/site/")[0])
    away.rename(content)
    preview.wait_until(lambda: "errors: " not in preview.get("/site/")[0])
    before, story = preview.state(), content / STORY.removeprefix("content/")
    story.write_text(story.read_text("utf-8").replace("包饺子", "包汤圆"), "utf-8")
    preview.wait_until(lambda: preview.state() != before)
    assert "包汤圆" in preview.get(story_path(preview))[0]


def test_an_interrupt_ends_it_cleanly_after_all_that_there_was_to_say(preview: Preview) -> None:
    story, before = preview.community.root / STORY, preview.state()
    story.write_text(
        story.read_text("utf-8").replace("date: 2026-11-05", "date: 2026-02-30"), "utf-8"
    )
    preview.wait_until(lambda: preview.state() != before)
    preview.process.send_signal(signal.SIGINT)
    _, errors = preview.process.communicate(timeout=_PATIENCE_SECONDS)
    assert preview.process.returncode in (0, 130)
    assert "Traceback" not in errors
    assert "date-unreal" in errors
    assert_nothing_stays(preview.community)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_either_signal_ends_it_though_a_shell_started_it_without_them(
    tmp_path: Path, ending: signal.Signals
) -> None:
    """A shell has what runs beside it ignore interrupts."""
    community = SmallCommunity(lay_out_small_community(tmp_path / "社区"))
    ignoring = "import os, signal, sys; [signal.signal(s, signal.SIG_IGN) for s in (2, 15)]"
    process = subprocess.Popen(
        [sys.executable, "-c", f"{ignoring}; os.execv(sys.argv[1], sys.argv[1:])",
         *community.command("serve", "--port", "0", "--date", "2026-11-22")],
        stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(CHECKOUT)},
    )  # fmt: skip
    assert process.stderr is not None
    assert "preview: http://127.0.0.1:" in process.stderr.readline()
    process.send_signal(ending)  # in the middle of the first build
    _, errors = process.communicate(timeout=_PATIENCE_SECONDS)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert_nothing_stays(community)


def test_a_named_port_that_is_in_use_ends_it_with_words(tmp_path: Path) -> None:
    community = SmallCommunity(lay_out_small_community(tmp_path / "社区"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        status, output, errors = community.run("serve", "--port", str(other.getsockname()[1]))
    assert (status, output) == (2, "")
    assert re.search(r"in use or not allowed, --port \d+ is free", errors)
    assert_nothing_stays(community)


def assert_nothing_stays(community: SmallCommunity) -> None:
    assert leftovers(community.root) == []
