"""`civsite store` names the folder that is used, from wherever it is named, and empties that alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.communities import tree
from tests.typed import DATE, Said, typed


@pytest.mark.parametrize("name", ["记住的 东西", "./a/../b/store", "~"])
def test_a_folder_that_is_named_in_part_counts_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CIVSITE_STORE", name)
    (tmp_path / "a").mkdir()
    assert typed("store") == Said(0, f"{tmp_path / name}\n0.0 MB\n", "")
    assert (tmp_path / name).is_dir()


@pytest.mark.parametrize("named", [None, ""])
def test_unless_another_is_named_it_lies_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    if named is None:
        monkeypatch.delenv("CIVSITE_STORE")
    else:
        monkeypatch.setenv("CIVSITE_STORE", named)
    status, output, errors = typed("store")
    folder = Path(output.splitlines()[0])
    assert (status, errors) == (0, "")
    assert folder.is_relative_to(tmp_path)
    assert "civsite" in folder.parts
    assert folder.name.lower() == "store"


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh", "已清空，下次生成会慢一些\n"), ("en", "emptied; the next build takes longer\n")],
)
def test_emptied_it_keeps_what_others_put_there_and_no_repository_loses_anything(
    empty: Path, store_folder: Path, language: str, told: str
) -> None:
    assert typed("-C", empty, "--lang", "en", "build", "report", *DATE).status == 0
    (store_folder / "笔记.txt").write_text("mine", "utf-8")
    before = tree(empty)
    said = typed("--lang", language, "store", "--empty")
    assert (said.status, said.errors) == (0, told)
    assert said.output.splitlines()[0] == str(store_folder)
    left = {path for path, digest in tree(store_folder).items() if digest != "folder"}
    assert left == {"笔记.txt"}
    assert tree(empty) == before
    again = typed("-C", empty, "--lang", "en", "build", "report", *DATE)
    assert "1 rendered, 0 unchanged" in again.errors


@pytest.mark.parametrize("limit", ["", "viel", "-1", "0", "nan", "inf", "1e9"])
def test_a_limit_that_is_none_does_not_stop_a_build(
    empty: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setenv("CIVSITE_STORE_LIMIT", limit)
    assert typed("-C", empty, "--lang", "en", "build", "report", *DATE).status == 0
    again = typed("-C", empty, "--lang", "en", "build", "report", *DATE)
    assert "0 rendered, 1 unchanged" in again.errors, "what was made is still there"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_store_that_cannot_be_written_is_told_and_a_build_does_without(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    monkeypatch.setenv("CIVSITE_STORE", str(tmp_path / "file/store"))
    told = {
        "zh": "这里不能写入，什么也记不住。请用环境变量 CIVSITE_STORE 指定另一个文件夹\n",
        "en": "this cannot be written, so nothing is remembered; name another folder with CIVSITE_STORE\n",
    }
    assert typed("--lang", language, "store").errors == told[language]
    for _ in range(2):
        said = typed("-C", empty, "--lang", "en", "build", "report", *DATE)
        assert (said.status, "1 rendered, 0 unchanged" in said.errors) == (0, True)
    assert (tmp_path / "file").read_text("utf-8") == "mine"
