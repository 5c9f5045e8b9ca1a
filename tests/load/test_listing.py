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
