"""`civsite init` fills a folder with the sample community, names the next step, and overwrites nothing."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import yaml

from civsite.program import sample_content
from tests.build.communities import tree
from tests.typed import DATE, Said, typed


def sizes(folder: Path) -> dict[str, int]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "还没有" / "新 社区"
    assert typed("init", folder).status == 0
    return folder


def test_what_lies_in_a_new_repository(made: Path) -> None:
    assert {path.name for path in made.iterdir()} == {
        "content",
        "mkdocs.yml",
        "README.md",
        ".gitignore",
    }
    assert sizes(made / "content") == sizes(sample_content())
    assert (made / ".gitignore").read_text("utf-8").splitlines() == [
        "/build/",
        "/.civsite/",
        "/.build.*",
    ]


def test_mkdocs_finds_the_content_and_the_plugin(made: Path) -> None:
    assert yaml.safe_load((made / "mkdocs.yml").read_text("utf-8")) == {
        "site_name": "civsite",
        "docs_dir": "content",
        "theme": {"name": "material"},
        "plugins": ["civsite"],
    }


def test_its_readme_names_commands_that_there_are(made: Path) -> None:
    readme = (made / "README.md").read_text("utf-8")
    for command in ("check", "build", "serve", "new"):
        assert f"civsite {command}" in readme
        assert typed(command, "-h").status == 0
    assert typed("-C", made, *shlex.split('new news "重阳节慰问"'), *DATE).status == 0
    (made / "content/news/2026/2026-11-22-重阳节慰问.md").unlink()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "已建好 {0}。下一步：civsite -C {0} build\n"),
        ("en", "{0} is ready. Next: civsite -C {0} build\n"),
    ],
)
@pytest.mark.parametrize("folder", ["plain", "新 社区", "it's", "a;b $HOME", "."])
def test_the_next_step_can_be_pasted_into_a_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, language: str, said: str
) -> None:
    (tmp_path / "里 面").mkdir()
    monkeypatch.chdir(tmp_path / "里 面")
    assert typed("--lang", language, "init", folder) == Said(
        0, "", said.format(shlex.quote(folder))
    )
    assert (tmp_path / "里 面" / folder / "content/community.yml").is_file()


def test_a_folder_below_another_directory_is_named_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "居委会").mkdir()
    status, _, errors = typed("--lang", "en", "-C", "居委会", "init", "小区")
    target = tmp_path / "居委会/小区"
    shown = shlex.quote(str(target))
    assert (status, errors) == (0, f"{shown} is ready. Next: civsite -C {shown} build\n")
    assert (target / "content/community.yml").is_file()


@pytest.mark.parametrize("there", [".git/config", ".DS_Store", "content/community.yml", "信.txt"])
def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path: Path, there: str) -> None:
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("mine", "utf-8")
    before = tree(tmp_path)
    said = {"zh": "已有内容，请换一个空文件夹", "en": "is not empty, name another folder"}
    for language, why in said.items():
        asked = typed("--lang", language, "init", tmp_path)
        assert asked == Said(2, "", f"{tmp_path} {why}\n")
    assert tree(tmp_path) == before


def test_the_second_time_changes_nothing(made: Path) -> None:
    (made / "content/community.yml").write_text("name: 我的社区\n", "utf-8")
    before = sizes(made)
    assert typed("init", made).status == 2
    assert sizes(made) == before
    (made / "content/community.yml").write_bytes((sample_content() / "community.yml").read_bytes())


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "社区").write_text("mine", "utf-8")
    status, _, errors = typed("init", tmp_path / "社区")
    assert (status, "is not empty, name another folder" in errors) == (2, True)
    assert (tmp_path / "社区").read_text("utf-8") == "mine"
