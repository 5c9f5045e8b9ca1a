"""Enters: folders and files of odd names, links, pipes. Leaves: what is taken and what is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from civsite.load.repository import load_community
from tests.expectations import assert_well_said
from tests.load.communities import POSTER, STORY, load, said_of, write

SOUND = "title: 海报\ncampaign: own\n"
PAGE = "---\ntitle: 页面\n---\n"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("content/posters/p.yaml", "file-ending"),
        ("content/posters/p.md", "file-ending"),
        ("content/news/n.yml", "file-ending"),
        ("content/news/a.jpg", "file-ending"),
        ("content/poster/p.yml", "folder-unknown"),
        ("content/海报/p.yml", "folder-unknown"),
        ("content/p.yml", "file-unknown"),
        ("content/comunity.yml", "file-unknown"),
        ("content/posters/con.yml", "id-character"),
        ("content/posters/a#b.yml", "id-character"),
        ("content/posters/a\nb.yml", "id-character"),
        ("content/posters/a\x1b[31m.yml", "id-character"),
        ("content/posters/ .yml", "id-character"),
        (f"content/posters/{'x' * 61}.yml", "id-too-long"),
        ("content/posters/p.fr.yml", "language-unknown"),
        ("content/posters/p.zh-hant.yml", "language-unknown"),
        ("content/posters/p.en.yml", "translation-of-nothing"),
    ],
)
def test_a_file_of_a_wrong_name_or_place_is_told(tmp_path: Path, path: str, code: str) -> None:
    (said,) = load(tmp_path, {path: SOUND})[1]
    assert (said.span.path, said.span.line, said.span.column, said.code) == (path, 1, 1, code)
    assert said.severity == "error"
    assert_well_said(said)
    assert "\x1b" not in said.as_text("zh")


@pytest.mark.parametrize("name", [".hidden.yml", "p.yml~", "p.bak", ".p.yml.swp", "README.md"])
def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    assert said_of(tmp_path, {f"content/posters/{name}": "{{{"}) == []


@pytest.mark.parametrize("stem", ["海报", "𠅤䶮", "a b", "Ä", "v1.2", "2026-03-05-雷锋日"])
def test_names_in_any_script_are_ids(tmp_path: Path, stem: str) -> None:
    community, said = load(tmp_path, {f"content/posters/{stem}.yml": SOUND})
    assert said == ()
    assert list(community.items) == [stem]


def test_ids_that_clash_are_told_across_folders_and_letter_case(tmp_path: Path) -> None:
    files = {
        "content/conventions/A.yml": "title: 公约\narticles: [一]\n",
        "content/pages/a.md": PAGE,
        "content/posters/more/a.yml": SOUND,
        "content/posters/cafe\u0301.yml": SOUND,
        "content/posters/caf\u00e9.yml": SOUND,
        "content/boards/a.yml": "name: 同名的宣传栏\nkind: wall\nsize: 600x900\n",
    }
    said = load(tmp_path, files)[1]
    assert [(each.span.path, each.code) for each in said] == [
        ("content/pages/a.md", "id-clash"),
        ("content/posters/caf\u00e9.yml", "id-clash"),
        ("content/posters/more/a.yml", "id-clash"),
    ]
    assert "content/conventions/A.yml" in said[0].message.zh


def test_two_translations_of_one_item_clash(tmp_path: Path) -> None:
    files = {STORY: PAGE.replace("页面", "x\ndate: 2026-03-01")}
    files |= {f"content/news/{where}n.en.md": "---\ntitle: N\n---\n" for where in ("2026/", "")}
    assert said_of(tmp_path, files) == [("content/news/2026/n.en.md", 1, 1, "id-clash")]


def test_links_are_refused_and_never_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "repository", {POSTER: SOUND, "content/media/a.svg": "<svg/>"})
    secret = write(tmp_path / "elsewhere", {"content/posters/secret.yml": SOUND}) / "content"
    (root / "content/posters/file.yml").symlink_to(secret / "posters/secret.yml")
    (root / "content/posters/beside.yml").symlink_to("p.yml")
    (root / "content/posters/nowhere.yml").symlink_to("/nowhere")
    (root / "content/news").symlink_to(secret / "posters")
    (root / "content/media/loop").symlink_to(root)
    (root / "content/community.en.yml").symlink_to("community.yml")
    community, said = load_community(root)
    assert {each.code for each in said} == {"link"}
    assert [each.span.path for each in said] == [
        "content/community.en.yml",
        "content/media/loop",
        "content/news",
        "content/posters/beside.yml",
        "content/posters/file.yml",
        "content/posters/nowhere.yml",
    ]
    assert list(community.items) == ["p"]


def test_a_pipe_under_the_name_of_a_file_does_not_hold_anybody_up(tmp_path: Path) -> None:
    root = write(tmp_path, {POSTER: SOUND})
    os.mkfifo(root / "content/posters/pipe.yml")
    os.mkfifo(root / "content/community.en.yml")
    (root / "content/media").mkdir()
    os.mkfifo(root / "content/media/pipe.jpg")
    assert [each.code for each in load_community(root)[1]] == ["not-a-file"] * 3


def test_folders_of_the_names_of_files_are_folders(tmp_path: Path) -> None:
    community, said = load(tmp_path, {"content/posters/d.yml/p.yml": SOUND})
    assert (list(community.items), said) == (["p"], ())


@pytest.mark.parametrize("there", [False, True])
def test_without_a_folder_content_one_is_asked_for(tmp_path: Path, there: bool) -> None:
    if there:
        (tmp_path / "content").write_text("x")
    (said,) = load_community(tmp_path)[1]
    assert said.code == "no-content"
    assert_well_said(said)


def test_without_community_yml_it_is_asked_for_beside_all_else(tmp_path: Path) -> None:
    write(tmp_path, {POSTER: "title: 海报\n"})
    (tmp_path / "content/community.yml").unlink()
    said = load_community(tmp_path)[1]
    assert [each.code for each in said] == ["no-community", "key-missing"]


@pytest.mark.parametrize(
    ("path", "language", "near"),
    [
        ("content/community.fr.yml", "fr", ""),
        ("content/community.EN.yml", "EN", "en"),
        ("content/community.zh-hant.yml", "zh-hant", "zh-Hant"),
    ],
)
def test_details_in_a_language_that_is_not_known_are_told_the_languages(
    tmp_path: Path, path: str, language: str, near: str
) -> None:
    """And not to take the name of the community's own file."""
    (said,) = load(tmp_path, {path: "name: x\n"})[1]
    assert (said.code, said.span.path) == ("language-unknown", path)
    assert said.message.zh == f"不认识的语言代号“{language}”"
    assert said.message.en == f"unknown language “{language}”"
    assert said.hint is not None
    assert said.hint.zh == (f"是不是“{near}”？" if near else "") + (
        "译文的文件名以这些代号结尾：en, zh, zh-Hant"
    )
    assert said.hint.en == (f"did you mean “{near}”? " if near else "") + (
        "names of translations end in: en, zh, zh-Hant"
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/news/2026/news-2026Q1.md", "---\ntitle: 小结\ndate: 2026-03-01\n---\n正文\n"),
        ("content/posters/news-2026Q1.yml", SOUND),
        ("content/pages/News-2026q1.md", PAGE),
    ],
)
def test_a_file_that_takes_the_id_of_a_digest_is_told_and_the_digest_stands(
    tmp_path: Path, path: str, text: str
) -> None:
    """It was lost without a word, and what named it named the digest."""
    story = "---\ntitle: 扫雪\ndate: 2026-03-01\n---\n"
    community, (said,) = load(tmp_path / "one", {STORY: story, path: text})
    written = Path(path).stem
    assert (said.code, said.span) == ("id-clash", (path, 1, 1, 1))
    assert said.message.zh == f"编号“{written}”留给自动合成的“活动集锦”"
    assert said.message.en == (
        f"the id “{written}” is kept for a quarter's digest, which is made of its stories"
    )
    assert said.hint is not None
    assert (said.hint.zh, said.hint.en) == ("给文件改名", "rename the file")
    assert [item.kind for item in community.items.values()] == ["news", "news"]
    assert community.items["news-2026Q1"].made_of == (community.items["n"],)
    renamed = str(Path(path).with_stem("season"))
    community, none = load(tmp_path / "two", {STORY: story, renamed: text})
    assert none == ()
    assert list(community.items) == ["n", "news-2026Q1", "season"]


@pytest.mark.parametrize(
    "name", ["news-2026Q5", "news-2026", "news-2026Q1-大扫除", "old-news-2026Q1"]
)
def test_ids_like_those_of_digests_are_anybodys(tmp_path: Path, name: str) -> None:
    community, said = load(tmp_path, {f"content/posters/{name}.yml": SOUND})
    assert (said, list(community.items)) == ((), [name])
