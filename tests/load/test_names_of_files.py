"""Files and folders of wrong names: what is said of each, and that the name it is told to take is right."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from civsite.build.pipeline import check_repository
from civsite.load.repository import load_community
from civsite.model.kinds import KINDS
from civsite.quarter import Quarter
from civsite.store import open_store
from tests.load.communities import POSTER, STORY, load
from tests.model.values import Told

SOUND = "title: 海报\ncampaign: own\n"
PROSE = "---\ntitle: 扫雪\ndate: 2026-03-01\n---\n正文\n"
FOLDERS = (*(kind.model.folder for kind in KINDS), "boards", "screens", "editions", "inspections")


def told(root: Path, files: dict[str, str]) -> Told:
    """The one thing that is said, of a file as a whole."""
    (said,) = load(root, files)[1]
    assert said.span[1:] == (1, 1, 1)
    assert said.hint is not None
    return Told(said.code, said.message.zh, said.message.en, said.hint.zh, said.hint.en)


@pytest.mark.parametrize(
    ("path", "title_zh", "title_en", "right"),
    [
        ("content/posters/慢行.yaml", "海报", "posters", "慢行.yml"),
        ("content/posters/慢行.txt", "海报", "posters", "慢行.yml"),
        ("content/posters/慢行", "海报", "posters", "慢行.yml"),
        ("content/posters/慢行.yml.txt", "海报", "posters", "慢行.yml"),
        ("content/news/2026/扫雪.markdown", "动态", "news", "扫雪.md"),
        ("content/news/2026/扫雪.yml", "动态", "news", "扫雪.md"),
        ("content/boards/东门.md", "宣传栏", "boards", "东门.yml"),
        ("content/editions/2026Q4.json", "期", "editions", "2026Q4.yml"),
    ],
)
def test_a_file_of_a_wrong_ending_is_told_the_right_one(
    tmp_path: Path, path: str, title_zh: str, title_en: str, right: str
) -> None:
    ending = right[right.rindex(".") :]
    where = ("。看不到后缀时，在 Windows 资源管理器里勾选“查看 → 文件扩展名”",
             ". Windows hides endings: tick View → File name extensions in the Explorer")  # fmt: skip
    zh, en = where if path.endswith(".txt") else ("", "")
    assert told(tmp_path, {path: "x"}) == Told(
        "file-ending",
        f"{title_zh}的文件应以 {ending} 结尾",
        f"files of {title_en} end in {ending}",
        f"改名为 {right}，或移到合适的文件夹；图片放进 content/media/{zh}",
        f"rename it {right}, or move it; pictures go to content/media/{en}",
    )


@pytest.mark.parametrize(
    ("name", "zh", "hint"),
    [
        ("notices/会议.docx", "这里不读Word 文档（.docx）", "civsite new"),
        ("news/2026/a.WPS", "这里不读Word 文档（.wps）", "civsite new"),
        ("boards/栏目.xlsx", "这里不读表格文件（.xlsx）", "civsite new"),
        ("名单.doc", "这里不读Word 文档（.doc）", "civsite new"),
        ("news/2026/雪.jpg", "图片不放在这个文件夹", "content/media/"),
    ],
)
def test_a_file_of_another_program_is_told_what_to_do_with_its_content(
    tmp_path: Path, name: str, zh: str, hint: str
) -> None:
    said = told(tmp_path, {f"content/{name}": "x"})
    assert said.zh == zh
    assert hint in said.hint_zh
    assert hint in said.hint_en


@pytest.mark.parametrize(
    ("wrong", "right", "text"),
    [
        ("content/posters/p.yaml", POSTER, SOUND),
        ("content/posters/p.YAML", POSTER, SOUND),
        ("content/news/2026/n.txt", STORY, PROSE),
        ("content/news/2026/n.md.txt", STORY, PROSE),
    ],
)
def test_a_file_that_is_renamed_as_it_is_told_is_read(
    tmp_path: Path, wrong: str, right: str, text: str
) -> None:
    assert f"改名为 {Path(right).name}，" in told(tmp_path, {wrong: text}).hint_zh
    (tmp_path / wrong).rename(tmp_path / right)
    community, said = load_community(tmp_path)
    assert said == ()
    assert Path(right).stem in community.items


@pytest.mark.parametrize("path", ["content/posters/P.YML", "content/news/N.Md"])
def test_an_ending_may_be_in_capitals(tmp_path: Path, path: str) -> None:
    community, said = load(tmp_path, {path: SOUND if path.endswith("YML") else PROSE})
    assert said == ()
    assert Path(path).stem in community.items


@pytest.mark.parametrize(
    ("folder", "near"),
    [("poster", "posters"), ("Posters", "posters"), ("notice", "notices"), ("2026", ""),
     ("medias", "media"), ("new", "news")],
)  # fmt: skip
def test_a_folder_that_is_not_known_is_told_those_that_are(
    tmp_path: Path, folder: str, near: str
) -> None:
    known = [*FOLDERS, "media"]
    assert told(tmp_path, {f"content/{folder}/p.yml": SOUND}) == Told(
        "folder-unknown",
        f"不认识的文件夹“{folder}”",
        f"unknown folder “{folder}”",
        (f"是不是“{near}”？" if near else "") + f"可以用：{'、'.join(known)}",
        (f"did you mean “{near}”? " if near else "") + f"known: {', '.join(known)}",
    )


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("慢行.yml", "error"),
        ("a.yaml", "error"),
        ("通知.md", "error"),
        ("会议.txt", "warning"),
        ("a", "warning"),
    ],
)
def test_a_file_beside_the_folders_is_told_where_it_could_go(
    tmp_path: Path, name: str, severity: str
) -> None:
    path = f"content/{name}"
    assert told(tmp_path, {path: "x"}) == Told(
        "file-unknown",
        "content 里不认识这个文件",
        "this file is not known in content",
        f"放进下列文件夹之一：{'、'.join(FOLDERS)}",
        f"put it into one of: {', '.join(FOLDERS)}",
    )
    assert [each.severity for each in load_community(tmp_path)[1]] == [severity]


@pytest.mark.parametrize("name", ["comunity.yml", "community.yaml", "community.yml.txt"])
def test_details_under_a_name_with_a_slip_are_told_the_right_one(tmp_path: Path, name: str) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / name).write_text("name: 花园社区\n", "utf-8")
    wrong, missing = sorted(load_community(tmp_path)[1], key=lambda each: each.code)
    assert (wrong.code, wrong.span.path) == ("file-unknown", f"content/{name}")
    assert wrong.hint is not None
    assert (wrong.hint.zh, wrong.hint.en) == (
        "是不是 community.yml？",
        "did you mean community.yml?",
    )
    assert (missing.code, missing.span.path) == ("no-community", "content/community.yml")
    (content / name).rename(content / "community.yml")
    community, said = load_community(tmp_path)
    assert (said, community.details.name) == ((), "花园社区")


@pytest.mark.parametrize(
    ("stem", "shown"),
    [("a#b", "#"), ("问?答", "?"), ("a:b", ":"), ("50%", "%"), ("it's", "'"), ("a&b", "&"), ("$a", "$"),
     ("a;b", ";"), ("`a`", "`"), ("con", "con"), ("LPT1", "LPT1"), ("nul.bak.x", "nul.bak.x"), ("末尾.", "末尾.")],
)  # fmt: skip
def test_a_name_that_some_system_refuses_is_told_by_its_character(
    tmp_path: Path, stem: str, shown: str
) -> None:
    assert told(tmp_path, {f"content/posters/{stem}.yml": SOUND}) == Told(
        "id-character",
        f"文件名里不能有“{shown}”",
        f"a file's name cannot hold “{shown}”",
        "文件名用汉字、字母、数字和“-”",
        "use letters, digits, Chinese and “-”",
    )


@pytest.mark.parametrize("character", ["字", "a", "𠅤"])
def test_a_name_has_sixty_characters_at_most(tmp_path: Path, character: str) -> None:
    community, said = load(tmp_path / "60", {f"content/posters/{character * 60}.yml": SOUND})
    assert (said, list(community.items)) == ((), [character * 60])
    assert told(tmp_path / "61", {f"content/posters/{character * 61}.yml": SOUND}) == Told(
        "id-too-long",
        "文件名有 61 个字，最多 60 个",
        "the file's name has 61 characters, at most 60",
        "改一个短些的文件名",
        "give the file a shorter name",
    )


def test_the_second_file_of_an_id_is_told_of_the_first(tmp_path: Path) -> None:
    files = {POSTER: SOUND, "content/pages/P.md": "---\ntitle: 页\n---\n"}
    assert told(tmp_path, files) == Told(
        "id-clash",
        "编号“p”已被 content/pages/P.md 使用",
        "the id “p” is taken by content/pages/P.md",
        "两个文件不能同名，改一个，例如 p-2",
        "no two files have one name, wherever they lie: rename one, such as p-2",
    )
    (tmp_path / POSTER).rename(tmp_path / "content/posters/p-2.yml")
    community, said = load_community(tmp_path)
    assert (said, sorted(community.items)) == ((), ["P", "p-2"])


def test_stories_of_one_name_in_two_years_are_told_a_name_with_the_year(tmp_path: Path) -> None:
    story = "---\ntitle: 春节\ndate: {}-02-10\n---\n"
    files = {f"content/news/{year}/春节.md": story.format(year) for year in ("2025", "2026")}
    said = told(tmp_path, files)
    assert "content/news/2025/春节.md" in said.zh
    assert said.hint_zh.endswith("例如 春节-2026")


def test_without_content_and_without_details_one_is_told_what_to_make(tmp_path: Path) -> None:
    (none,) = load_community(tmp_path)[1]
    assert none.hint is not None
    assert (none.code, none.span.path) == ("no-content", "content")
    assert (none.message.zh, none.message.en) == (
        "这里没有 content 文件夹",
        "there is no folder content here",
    )
    assert none.hint.zh == "用 -C 指出资料库的文件夹，或运行 civsite init 新建一个"
    assert none.hint.en == "name the repository with -C, or make one with civsite init"
    (tmp_path / "content").mkdir()
    (details,) = load_community(tmp_path)[1]
    assert details.hint is not None
    assert (details.code, details.message.zh) == ("no-community", "缺少 content/community.yml")
    assert details.hint.zh == "新建这个文件，至少写一行 名称: …社区"
    assert details.hint.en == "make it, with at least a line name: …"
    (tmp_path / "content/community.yml").write_text("名称: 花园社区\n", "utf-8")
    community, said = load_community(tmp_path)
    assert (said, community.details.name) == ((), "花园社区")


def test_of_two_editions_of_a_quarter_the_one_that_is_named_for_it_stands(tmp_path: Path) -> None:
    """And the other is told, which says a quarter that it is not named for."""
    files = {
        "content/editions/2026Q4.yml": "quarter: 2026Q4\nnote: 真的\n",
        "content/editions/2026Q3.yml": "quarter: 2026Q4\nnote: 抄的\n",
        "content/editions/旧的.yml": "quarter: 2026Q4\n",
    }
    community, said = load(tmp_path, files)
    assert said == ()
    assert {str(name): each.note for name, each in community.editions.items()} == {"2026Q4": "真的"}
    with open_store(lasting=False) as store:
        told = check_repository(tmp_path, Quarter(2026, 4), datetime.date(2026, 11, 22), store)
    assert [(each.span.path, each.code) for each in told] == [
        ("content/editions/2026Q3.yml", "quarter-differs"),
        ("content/editions/旧的.yml", "quarter-differs"),
    ]
