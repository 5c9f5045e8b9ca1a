"""`civsite publish` says in a line for each place what it did, or would do, and to which."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.communities import tree
from tests.publish.outputs import SITE, published, slides, write_output
from tests.typed import Said, typed

PRODUCTS = {**SITE, **slides(a="一", b="二")}
AT_THE_PLACE = {
    path.removeprefix("site/").replace("screens/", "player/"): text
    for path, text in PRODUCTS.items()
}
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture
def root(empty: Path) -> Path:
    write_output(empty / "build", PRODUCTS)
    return empty


def publish(root: Path, language: str, *arguments: str | Path) -> Said:
    return typed("-C", root, "--lang", language, "publish", *arguments)


@LANGUAGES
def test_a_dry_run_tells_what_would_be_and_does_nothing(root: Path, language: str) -> None:
    before = tree(root.parent)
    assert publish(root, language, "--to", "../web 站", "--dry-run") == Said(
        0,
        "",
        {
            "zh": "../web 站：将发送 9 个文件（0.0 MB），删去 0 个，共 9 个\n",
            "en": "../web 站: 9 files (0.0 MB) would be sent, 0 removed, 9 in all\n",
        }[language],
    )
    assert tree(root.parent) == before


@LANGUAGES
def test_a_first_push_a_second_and_one_anew(root: Path, language: str) -> None:
    to = ("--to", "../web 站")
    sent, same = {
        "zh": (
            "../web 站：已发送 9 个文件（0.0 MB），删去 0 个，共 9 个\n",
            "../web 站：9 个文件都已是最新\n",
        ),
        "en": (
            "../web 站: 9 files (0.0 MB) sent, 0 removed, 9 in all\n",
            "../web 站: all 9 files are up to date\n",
        ),
    }[language]
    assert publish(root, language, *to) == Said(0, "", sent)
    assert published(root.parent / "web 站") == AT_THE_PLACE
    assert publish(root, language, *to) == Said(0, "", same)
    assert publish(root, language, *to, "--dry-run") == Said(0, "", same)
    assert publish(root, language, *to, "--anew") == Said(0, "", sent)


def test_a_folder_counts_from_the_repository_wherever_one_stands(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert publish(root, "en", "--to", "../web").status == 0
    assert published(root.parent / "web") == AT_THE_PLACE
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize("part", ["site", "screens"])
def test_one_part_alone_is_sent_where_it_lies_otherwise(root: Path, part: str) -> None:
    assert publish(root, "en", "--to", "../web", "--only", part).status == 0
    there = published(root.parent / "web")
    assert there == {
        path: text
        for path, text in AT_THE_PLACE.items()
        if path.startswith("player/") == (part == "screens")
    }


def test_each_place_of_the_repository_has_its_line_and_to_takes_their_place(root: Path) -> None:
    details = root / "content/community.yml"
    places = "publish:\n  - ../web\n  - {to: ../tv, send: [screens]}\n"
    details.write_text(details.read_text("utf-8") + places, "utf-8")
    assert publish(root, "en").errors.splitlines() == [
        "../web: 9 files (0.0 MB) sent, 0 removed, 9 in all",
        "../tv: 4 files (0.0 MB) sent, 0 removed, 4 in all",
    ]
    assert publish(root, "en", "--only", "site").errors.splitlines() == [
        "../web: all 5 files are up to date"
    ]
    assert publish(root, "en", "--to", "../other", "--dry-run").errors.count("\n") == 1
    assert not (root.parent / "other").exists()


@LANGUAGES
@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--anew",)])
def test_files_of_others_stop_it_until_they_may_be_replaced(
    root: Path, language: str, more: tuple[str, ...]
) -> None:
    (root.parent / "web").mkdir()
    (root.parent / "web/index.html").write_text("mine", "utf-8")
    to = ("--to", "../web", *more)
    status, output, errors = publish(root, language, *to)
    assert (status, output) == (1, "")
    assert (
        errors
        == {
            "zh": "../web/index.html:1:1 错误 [file-of-others]：发布会覆盖这里，而它不是 civsite 放的\n"
            "      改法：把它移走；确定不要了，就加上 --replace 覆盖\n\n1 个错误，0 条提醒，0 条说明\n",
            "en": "../web/index.html:1:1 error [file-of-others]: publishing would overwrite this, "
            "and civsite did not put it there\n      fix: move it away; if nobody needs it, "
            "add --replace to overwrite it\n\nerrors: 1, warnings: 0, notes: 0\n",
        }[language]
    )
    assert published(root.parent / "web") == {"index.html": "mine"}
    assert publish(root, language, *to, "--replace").status == 0
    wanted = {"index.html": "mine"} if "--dry-run" in more else AT_THE_PLACE
    assert published(root.parent / "web") == wanted


@LANGUAGES
def test_without_a_build_and_without_a_place_the_way_is_told(empty: Path, language: str) -> None:
    assert publish(empty, language, "--out", "那里", "--to", "../web") == Said(
        3,
        "",
        {
            "zh": "那里 里没有 site。请先运行 civsite build\n",
            "en": "there is no site in 那里; run civsite build first\n",
        }[language],
    )
    status, _, errors = publish(empty, language)
    assert status == 2
    assert (
        errors
        == {
            "zh": "还没有写发布到哪里。在 content/community.yml 里写“发布: [user@host:/srv/www]”，或用 --to 指定\n",
            "en": "no destination yet: write `publish: [user@host:/srv/www]` into content/community.yml,"
            " or name one with --to\n",
        }[language]
    )


@pytest.mark.parametrize(
    ("to", "why"),
    [
        (".", "it overlaps the repository"),
        ("web", "it overlaps the repository"),
        ("..", "it overlaps the repository"),
        ("build", "it overlaps the repository"),
        ("../letter.txt", "it is a file"),
    ],
)
def test_a_place_that_would_harm_what_is_there_is_refused(root: Path, to: str, why: str) -> None:
    (root.parent / "letter.txt").write_text("dear", "utf-8")
    before = tree(root.parent)
    assert publish(root, "en", "--to", to) == Said(
        2, "", f"cannot publish to {to}: {why}; name a folder outside the repository\n"
    )
    assert tree(root.parent) == before


def test_another_output_folder_may_be_named(root: Path, tmp_path: Path) -> None:
    out = write_output(tmp_path / "别处 out", {"site/index.html": "另一份"})
    assert publish(root, "en", "--out", out, "--to", "../web", "--only", "site").status == 0
    assert published(root.parent / "web") == {"index.html": "另一份"}
