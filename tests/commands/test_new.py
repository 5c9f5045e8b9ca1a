"""`civsite new` puts a file where its kind belongs, under the title that was typed, and over nothing."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.load.repository import load_community
from tests.build.communities import tree
from tests.typed import DATE, Said, lay_out_empty_community, typed

WHERE = {
    ("poster", "海报"): "content/posters/重阳慰问.yml",
    ("convention", "公约"): "content/conventions/重阳慰问.yml",
    ("honours", "善行义举榜"): "content/honours/2026Q4.yml",
    ("news", "动态"): "content/news/2026/2026-11-22-重阳慰问.md",
    ("notice", "通知"): "content/notices/重阳慰问.md",
    ("page", "页面"): "content/pages/重阳慰问.md",
    ("board", "宣传栏"): "content/boards/重阳慰问.yml",
    ("screen", "电子屏"): "content/screens/重阳慰问.yml",
    ("inspection", "巡查"): "content/inspections/2026Q4/2026-11-22-重阳慰问.yml",
}


def new(root: Path, kind: str, title: str, date: str = "2026-11-22") -> Said:
    return typed("-C", root, "--lang", "en", "new", "--date", date, "--", kind, title)


def made(root: Path, kind: str, title: str, date: str = "2026-11-22") -> Path:
    status, _, errors = new(root, kind, title, date)
    assert status == 0, errors
    return root / errors.removeprefix("made ").removesuffix("\n")


@pytest.mark.parametrize(("words", "path"), WHERE.items(), ids=lambda each: str(each[0]))
def test_each_kind_has_its_folder_by_either_name(
    tmp_path: Path, words: tuple[str, str], path: str
) -> None:
    for number, kind in enumerate(words):
        root = lay_out_empty_community(tmp_path / str(number))
        before = tree(root)
        where = ("-C", root, "new", kind, "重阳慰问", *DATE)
        assert typed(*where, "--lang", "zh") == Said(0, "", f"已新建 {path}\n")
        new_files = {each for each in tree(root).keys() - before.keys() if each.endswith("ml")}
        assert new_files | {path} == {path}
        again = typed(*where, "--lang", "zh")
        assert again == Said(2, "", f"{path} 已经有了\n")


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("poster", ["title: 重阳慰问", "campaign: own", "slogan: 一句话口号"]),
        ("海报", ["标题: 重阳慰问", "主题: own", "口号: 一句话口号"]),
        ("convention", ["title: 重阳慰问", "adopted: 2028-02-29"]),
        ("honours", ["quarter: 2028Q1", "    date: 2028-02-29"]),
        ("news", ["title: 重阳慰问", "date: 2028-02-29"]),
        ("notice", ["title: 重阳慰问", "from: 2028-02-29", "until: 2028-03-14"]),
        ("通知", ["标题: 重阳慰问", "起: 2028-02-29", "止: 2028-03-14"]),
        ("board", ["name: 重阳慰问", "kind: showcase", "size: 2400x1200"]),
        ("screen", ["name: 重阳慰问", "size: 1080x1920", "hours: 06:30-22:00"]),
        ("inspection", ["# 巡查记录。重阳慰问", "date: 2028-02-29", "findings: []"]),
    ],
)
def test_a_new_file_holds_its_title_and_the_day(empty: Path, kind: str, lines: list[str]) -> None:
    written = made(empty, kind, "重阳慰问", "2028-02-29").read_text("utf-8").splitlines()
    assert [line for line in written if line in lines] == lines


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        ("2026-01-01", "2026Q1"),
        ("2026-03-31", "2026Q1"),
        ("2026-04-01", "2026Q2"),
        ("2026-12-31", "2026Q4"),
    ],
)
def test_a_roll_of_honour_is_that_of_the_days_quarter(empty: Path, day: str, quarter: str) -> None:
    path = made(empty, "honours", "善行义举榜", day)
    assert path.name == f"{quarter}.yml"
    assert f"quarter: {quarter}" in path.read_text("utf-8").splitlines()
    before = path.read_bytes()
    assert new(empty, "honours", "另一份", day).status == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["honours", "善行义举榜"])
def test_a_new_roll_says_its_quarter_and_nobodys_consent(empty: Path, kind: str) -> None:
    text = made(empty, kind, "善行义举榜", "2026-04-03").read_text("utf-8")
    assert "算在 2026Q2，因为今天是 2026-04-03" in text
    community, _ = load_community(empty)
    (deed,) = community.items["2026Q2"].deeds  # type: ignore[attr-defined]
    assert deed.consent is None
    assert not deed.may_be_named


def test_an_inspection_names_a_board_that_there_is(empty: Path) -> None:
    first = made(empty, "inspection", "一月")
    assert "board: 宣传栏的编号" in first.read_text("utf-8").splitlines()
    for title in ("西门", "东门"):
        made(empty, "board", title)
    second = made(empty, "巡查", "二月")
    assert "宣传栏: 东门" in second.read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("停水 通知", "停水-通知"),
        ("停水　通知", "停水-通知"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "new"),
        ("！！！", "new"),
        ("C:\\a", "C-a"),
        ("-C", "C"),
        ("《公约》（第2版）", "公约-第2版"),
        ("🎉联欢🎉", "联欢"),
        ("a&b<c>", "a-b-c"),
        ("长" * 100, "长" * 40),
    ],
)
def test_the_name_of_the_file_is_what_a_folder_takes_of_the_title(
    empty: Path, title: str, stem: str
) -> None:
    assert made(empty, "poster", title) == empty / f"content/posters/{stem}.yml"


YAML_PITFALLS = (
    *(
        "no",
        "08:30",
        "1_000",
        "0o17",
        "2026-13-01",
        "null",
        "~",
        "~~",
        "是",
        "1e3",
        ".5",
        "=",
        "<<",
    ),
    *("- 一", "a: b", "a:", "a #b", "# 号", "[a]", "{x}", "{title}", "%", "&a", "*a", "!t", "@a"),
    *("`a`", "|", ">", "?", ",", "'单'", '"双"', "a\\", "\\n", "“停水”", "～", "——", "· · ·", "①"),
    *("🎉 联欢", "e\u0301tude", "Ａ座３号", "𠮷野家", "a　b", "公约　第二版", "---", "..."),
)


@pytest.mark.parametrize("kind", ["poster", "notice"])
@pytest.mark.parametrize("title", YAML_PITFALLS)
def test_a_title_is_read_back_as_it_was_typed(empty: Path, kind: str, title: str) -> None:
    path = made(empty, kind, title)
    community, _ = load_community(empty)
    assert community.items[path.stem].title == title.replace("\u3000", " ")


_SEEN = st.characters(exclude_categories=["C", "Z", "M"])


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.text(_SEEN, min_size=1, max_size=100), st.sampled_from(["convention", "page"]))
def test_any_title_is_read_back_as_it_was_typed(title: str, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = lay_out_empty_community(Path(folder) / "社区")
        path = made(root, kind, title)
        community, _ = load_community(root)
        assert community.items[path.stem].title == title


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("", "a title has 1 to 100 characters"),
        ("　 ", "a title has 1 to 100 characters"),
        ("长" * 101, "a title has 1 to 100 characters"),
        *(
            (title, "the title has characters that cannot be seen, type it again")
            for title in ("停水\n通知", "停\u200b水", "停\u202e水", "\ufeff停水", "停\x00水", "a\tb")
        ),
    ],
)  # fmt: skip
def test_a_title_that_cannot_be_is_refused_with_the_reason(
    empty: Path, title: str, why: str
) -> None:
    before = tree(empty)
    status, output, errors = new(empty, "poster", title)
    assert (status, output) == (2, "")
    assert errors == f"{why}\n"
    assert tree(empty) == before


@pytest.mark.parametrize(
    ("kind", "near"),
    [
        ("postr", "poster"),
        ("Poster", "poster"),
        ("海抱", ""),
        ("notices", "notice"),
        ("电视", ""),
    ],
)
def test_an_unknown_kind_is_told_with_the_nearest_and_all(
    empty: Path, kind: str, near: str
) -> None:
    status, _, errors = new(empty, kind, "重阳")
    if kind == "notices":  # the folder's own name does as well
        assert status == 0
        return
    assert status == 2
    known = ", ".join(f"{english} ({chinese})" for english, chinese in WHERE)
    guess = f" Did you mean “{near}”?" if near else ""
    assert errors == f"there is no kind “{kind}”.{guess} There are: {known}\n"


def test_two_titles_of_one_file_name_do_not_meet(empty: Path) -> None:
    path = made(empty, "poster", "Safe Stairs")
    before = path.read_bytes()
    for kind, title in (
        ("poster", "Safe—Stairs"),
        ("poster", "SAFE STAIRS"),
        ("notice", "safe stairs"),
    ):
        status, _, errors = new(empty, kind, title)
        assert status == 2
        assert re.search(r"content/posters/Safe-Stairs\.yml (exists already|has this id)", errors)
    assert path.read_bytes() == before
    assert set(tree(empty / "content")) == {"posters", "posters/Safe-Stairs.yml", "community.yml"}
