"""Enters: files, some of which change. Leaves: what is in them now, read again only where it must be."""

from __future__ import annotations

import os
from pathlib import Path

from civsite.load.memory import Memory
from civsite.load.repository import load_community
from tests.expectations import lay_out_sound_community


def settle(folder: Path) -> None:
    """As if all files had been written an hour ago."""
    for path in folder.rglob("*"):
        if path.is_file():
            before = path.stat().st_mtime_ns - 3600 * 10**9
            os.utime(path, ns=(before, before))


def test_a_file_that_is_the_same_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("first")
    settle(tmp_path)
    memory = Memory()
    readings = [memory.recall(file, lambda: [file.read_text()]) for _ in range(3)]
    assert readings[0] is readings[1] is readings[2]
    file.write_text("other")
    assert memory.recall(file, file.read_text) == "other"


def test_a_file_that_changes_while_the_clock_stands_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "file"
    memory = Memory()
    file.write_text("first")
    mark = file.stat().st_mtime_ns
    assert memory.recall(file, file.read_text) == "first"
    file.write_text("other")
    os.utime(file, ns=(mark, mark))
    assert memory.recall(file, file.read_text) == "other"


def test_a_community_is_the_same_with_a_memory_and_without(tmp_path: Path) -> None:
    lay_out_sound_community(tmp_path)
    settle(tmp_path)
    memory = Memory()
    load_community(tmp_path, memory=memory)
    content = tmp_path / "content"
    stories = sorted(content.glob("news/**/*.md"))
    stories[0].write_text("---\ntitle: 改了\ndate: 2026-11-05\n---\n新的正文。\n", "utf-8")
    (content / "notices").mkdir(exist_ok=True)
    (content / "notices/new.md").write_text("---\ntitle: 新通知\n---\n", "utf-8")
    (content / "community.yml").write_text("名称: 甲\n称呼: 乙\n", "utf-8")
    assert load_community(tmp_path, memory=memory) == load_community(tmp_path)
    for gone in (*content.glob("posters/*.yml"), *content.glob("media/*.jpg")):
        gone.unlink()
    assert load_community(tmp_path, memory=memory) == load_community(tmp_path)
