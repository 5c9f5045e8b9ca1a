"""Enters: commands as users type them. Leaves: exit status, words, files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from civsite import cli
from civsite.blanks.kinds import NAMES
from civsite.load.schema import FOLDERS
from civsite.store import open_store
from tests.build.communities import SmallCommunity, lay_out_small_community, tree

DATE = ("--date", "2026-11-22")


@pytest.fixture
def community(tmp_path: Path) -> SmallCommunity:
    return SmallCommunity(lay_out_small_community(tmp_path / "社区 one"))


@pytest.fixture
def faulty(community: SmallCommunity) -> SmallCommunity:
    poster = "titel: 100%,\ncampaign: own\nweight: 9\n"
    (community.root / "content/posters/a,b.yml").write_text(poster, "utf-8")
    return community


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Exit status, standard output, standard error of the command line, in this process."""
    capsys.readouterr()
    status = cli.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


Capsys = pytest.CaptureFixture[str]


def test_a_sound_community_passes(community: SmallCommunity, capsys: Capsys) -> None:
    status, output, _ = run(capsys, "-C", community.root, "--lang", "en", "check", *DATE)
    assert (status, output) == (0, "nothing to complain about\n")


def test_options_stand_before_the_command_and_after_it(
    faulty: SmallCommunity, capsys: Capsys
) -> None:
    options = ("-C", str(faulty.root), "--lang", "zh")
    before = run(capsys, *options, "check", *DATE)
    after = run(capsys, "check", *DATE, *options)
    mixed = run(capsys, "--lang", "zh", "check", *DATE, "-C", faulty.root)
    assert before == after == mixed
    assert before[0] == 1
    assert "错误" in before[1]


def test_here_is_the_repository_if_none_is_named(
    community: SmallCommunity, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(community.root)
    assert run(capsys, "check", *DATE)[0] == 0


@pytest.mark.slow
def test_a_repository_named_from_beside_it_is_built_there(
    community: SmallCommunity, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(community.root.parent)
    assert run(capsys, "-C", community.root.name, "build", "site", *DATE)[0] == 0
    assert (community.root / "build/site/index.html").is_file()


@pytest.mark.parametrize(
    ("locale", "word"), [("zh_CN.UTF-8", "错误"), ("en_GB.UTF-8", "error"), ("C", "error")]
)
def test_the_locale_chooses_the_language(
    faulty: SmallCommunity, capsys: Capsys, monkeypatch: pytest.MonkeyPatch, locale: str, word: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert word in run(capsys, "-C", faulty.root, "check", *DATE)[1]


def test_diagnostics_as_json_have_their_seven_members(
    faulty: SmallCommunity, capsys: Capsys
) -> None:
    status, output, _ = run(capsys, "-C", faulty.root, "check", "--format", "json", *DATE)
    found = json.loads(output)
    assert status == 1
    assert [(each["line"], each["column"], each["code"]) for each in found] == [
        (1, 1, "key-unknown"),
        (3, 9, "number-range"),
    ]
    for each in found:
        assert set(each) == {"code", "severity", "path", "line", "column", "message", "hint"}
        assert each["severity"] == "error"
        assert each["path"] == "content/posters/a,b.yml"
    status, output, _ = run(capsys, "-C", faulty.root, "check", "--format", "json", *DATE)


def test_a_sound_community_is_an_empty_list_in_json(
    community: SmallCommunity, capsys: Capsys
) -> None:
    status, output, errors = run(capsys, "-C", community.root, "check", "--format", "json", *DATE)
    assert (status, json.loads(output), errors) == (0, [], "")


def test_diagnostics_for_github_are_one_escaped_line_each(
    faulty: SmallCommunity, capsys: Capsys
) -> None:
    status, output, _ = run(capsys, "-C", faulty.root, "check", "--format", "github", *DATE)
    lines = output.splitlines()
    assert status == 1
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=content/posters/a%2Cb.yml,line=1,col=1,title=key-unknown::"
    )
    assert "%0A" in lines[0]


def test_a_missing_repository_is_told(tmp_path: Path, capsys: Capsys) -> None:
    for command in (("check",), ("plan",), ("build",)):
        status, output, errors = run(capsys, "-C", tmp_path / "nowhere", *command)
        assert status == 1
        assert "content" in output + errors
        assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("chek",),
        ("check", "--format", "xml"),
        ("check", "--date", "2026-02-30"),
        ("check", "--date", "9999-12-31"),
        ("check", "extra"),
        ("build", "sites"),
        ("build", "--quarter", "2026Q5"),
        ("build", "--jobs", "0"),
        ("plan", "next"),
        ("new", "postr", "海报"),
        ("new", "poster"),
        ("new", "poster", " "),
        ("init",),
        ("serve", "--port", "99999"),
        ("--lang", "fr", "check"),
        ("check", "--lang", "fr"),
        ("check", "--nonsense"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_with_status_2(
    community: SmallCommunity, capsys: Capsys, arguments: tuple[str, ...]
) -> None:
    before = tree(community.root)
    status, _, errors = run(capsys, "-C", community.root, *arguments)
    assert status == 2
    assert errors
    assert "Traceback" not in errors
    assert tree(community.root) == before


def test_an_unknown_executor_is_wrong_usage(community: SmallCommunity, capsys: Capsys) -> None:
    status, _, errors = run(
        capsys, "-C", community.root, "--lang", "en", "build", "--executor", "magic", *DATE
    )
    assert status == 2
    assert "threads, processes" in errors
    assert not (community.root / "build").exists()


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("--version",), ("build", "--help")])
def test_help_is_no_mistake(capsys: Capsys, arguments: tuple[str, ...]) -> None:
    status, output, _ = run(capsys, *arguments)
    assert status == 0
    assert output


def test_the_plan_names_each_slot_its_item_and_why(
    community: SmallCommunity, capsys: Capsys
) -> None:
    status, output, _ = run(capsys, "-C", community.root, "plan", *DATE)
    assert status == 0
    for slot in "ABC":
        assert re.search(rf"^东门橱窗 {slot} +\S", output, re.MULTILINE)
    assert "2026Q4" in output
    assert "(residents)" in output


def test_the_plan_of_another_quarter_can_be_asked_for(
    community: SmallCommunity, capsys: Capsys
) -> None:
    assert "2027Q1" in run(capsys, "-C", community.root, "plan", "2027Q1", *DATE)[1]


def test_a_board_is_explained_slot_by_slot(community: SmallCommunity, capsys: Capsys) -> None:
    status, output, _ = run(capsys, "-C", community.root, "plan", "--explain", "east", *DATE)
    assert status == 0
    assert all(slot in output for slot in "ABC")


def test_a_board_that_is_not_there_is_told_with_the_nearest(
    community: SmallCommunity, capsys: Capsys
) -> None:
    arguments = ("-C", community.root, "--lang", "en", "plan", "--explain", "eats", *DATE)
    status, _, errors = run(capsys, *arguments)
    assert status == 1
    assert "did you mean “east”?" in errors


def test_without_boards_the_way_to_one_is_told(tmp_path: Path, capsys: Capsys) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/community.yml").write_text("name: 空社区\n", "utf-8")
    status, _, errors = run(capsys, "-C", tmp_path, "--lang", "en", "plan", "--explain", "east")
    assert status == 1
    assert "civsite new board" in errors


def test_a_written_plan_passes_the_check_and_keeps_its_pins(
    community: SmallCommunity, capsys: Capsys
) -> None:
    here = ("-C", community.root)
    assert run(capsys, *here, "plan", "--write", *DATE)[0] == 0
    first = (community.root / "content/editions/2026Q4.yml").read_text("utf-8")
    assert re.search("B: {item: residents, pinned: yes", first)
    assert run(capsys, *here, "check", *DATE)[0] == 0
    assert run(capsys, *here, "plan", "--write", *DATE)[0] == 0
    assert (community.root / "content/editions/2026Q4.yml").read_text("utf-8") == first


def test_a_past_edition_is_not_written_over(community: SmallCommunity, capsys: Capsys) -> None:
    before = tree(community.root)
    status, _, errors = run(
        capsys, "-C", community.root, "plan", "2026Q4", "--write", "--date", "2027-02-01"
    )
    assert status == 1
    assert "edition-past" in errors
    assert tree(community.root) == before


def test_content_with_errors_is_not_planned(faulty: SmallCommunity, capsys: Capsys) -> None:
    status, output, errors = run(capsys, "-C", faulty.root, "plan", "--write", *DATE)
    assert (status, output) == (1, "")
    assert "key-unknown" in errors


@pytest.mark.slow
def test_a_new_repository_is_without_error(tmp_path: Path, capsys: Capsys) -> None:
    folder = tmp_path / "新 社区"
    status, _, errors = run(capsys, "--lang", "zh", "init", folder)
    assert status == 0
    assert str(folder) in errors
    assert run(capsys, "-C", folder, "check", *DATE)[0] == 0
    assert (folder / "mkdocs.yml").is_file()


def test_nothing_that_is_there_is_overwritten_by_a_new_repository(
    community: SmallCommunity, capsys: Capsys
) -> None:
    before = tree(community.root)
    assert run(capsys, "init", community.root)[0] == 2
    assert run(capsys, "init", community.root / "content/community.yml")[0] == 2
    assert tree(community.root) == before


@pytest.mark.parametrize("kind", sorted(NAMES))
@pytest.mark.parametrize("title", ["重阳节：慰问 #1", "* \"A\": 'b', {c}\\ %s & *d"])
def test_a_new_file_of_each_kind_can_be_read_and_lacks_but_the_examples(
    community: SmallCommunity, capsys: Capsys, kind: str, title: str
) -> None:
    here = ("-C", community.root)
    status, _, errors = run(capsys, *here, "new", kind, title, *DATE)
    assert status == 0, errors
    path = next(word for word in errors.split() if word.startswith("content/"))
    assert (community.root / path).is_file()
    _, output, _ = run(capsys, *here, "check", "--format", "json", *DATE)
    errors_said = {each["code"] for each in json.loads(output) if each["severity"] == "error"}
    assert errors_said <= {"template-text", "consent-missing"}
    assert run(capsys, *here, "new", kind, title, *DATE)[0] == 2


@pytest.mark.parametrize(("kind", "key"), [("动态", "标题: 集市"), ("news", "title: 集市")])
def test_who_names_the_kind_in_chinese_gets_chinese_keys(
    community: SmallCommunity, capsys: Capsys, kind: str, key: str
) -> None:
    assert run(capsys, "-C", community.root, "new", kind, "集市", *DATE)[0] == 0
    (path,) = (community.root / "content/news").rglob("*集市.md")
    assert key in path.read_text(encoding="utf-8").splitlines()


def test_a_new_item_takes_no_other_items_id(community: SmallCommunity, capsys: Capsys) -> None:
    here = ("-C", community.root)
    assert run(capsys, *here, "new", "poster", "停水", *DATE)[0] == 0
    status, _, errors = run(capsys, *here, "new", "notice", "停水", *DATE)
    assert status == 2
    assert "content/posters/停水.yml" in errors


def test_schemas_know_every_key_in_both_languages(
    community: SmallCommunity, capsys: Capsys
) -> None:
    assert run(capsys, "-C", community.root, "schema")[0] == 0
    folder = community.root / ".civsite/schema"
    assert {path.stem for path in folder.iterdir()} == {*FOLDERS, "community"}
    for path in folder.iterdir():
        schema = json.loads(path.read_text("utf-8"))
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        for definition in definitions(schema):
            assert definition["additionalProperties"] is False
            for name, value in definition["properties"].items():
                assert value["description"] in definition["properties"], name
        for reference in re.findall(r'"\$ref": "#/definitions/([^"]+)"', json.dumps(schema)):
            assert reference in schema["definitions"]
    poster = json.loads((folder / "posters.json").read_text("utf-8"))
    assert {"title", "标题", "campaign", "主题"} <= set(poster["properties"])
    settings = json.loads((community.root / ".vscode/settings.json").read_text("utf-8"))
    assert set(settings["yaml.schemas"]) == {
        f".civsite/schema/{path.name}" for path in folder.iterdir()
    }


def definitions(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schema and those inside it that describe records."""
    inner = schema.get("definitions", {})
    assert isinstance(inner, dict)
    for each in (schema, *inner.values()):
        for option in each.get("anyOf", [each]):
            if "properties" in option:
                yield option


def test_settings_of_ones_own_are_not_overwritten(
    community: SmallCommunity, capsys: Capsys
) -> None:
    settings = community.root / ".vscode/settings.json"
    settings.parent.mkdir()
    settings.write_text("{}")
    assert run(capsys, "-C", community.root, "schema")[0] == 0
    assert settings.read_text() == "{}"


def test_the_store_tells_where_it_lies_and_how_large_it_is(
    capsys: Capsys, store_folder: Path
) -> None:
    assert run(capsys, "store") == (0, f"{store_folder}\n0.0 MB\n", "")
    with open_store() as store:
        store.blobs.put(bytes(2_500_000))
    assert run(capsys, "store") == (0, f"{store_folder}\n2.5 MB\n", "")


def test_an_emptied_store_holds_nothing_and_a_repository_loses_nothing(
    community: SmallCommunity, capsys: Capsys, store_folder: Path
) -> None:
    assert run(capsys, "-C", community.root, "build", "report", *DATE)[0] == 0
    before = tree(community.root)
    status, output, errors = run(capsys, "--lang", "en", "store", "--empty")
    assert (status, output.splitlines()) == (0, [str(store_folder), "0.0 MB"])
    assert errors == "emptied; the next build takes longer\n"
    assert [path for path in store_folder.rglob("*") if path.is_file()] == []
    assert tree(community.root) == before
    assert run(capsys, "-C", community.root, "build", "report", *DATE)[0] == 0
    assert tree(community.root) == before


@pytest.mark.parametrize("arguments", [(), ("--empty",)])
def test_a_store_that_cannot_be_written_is_told_with_what_to_do(
    tmp_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "file").write_text("mine")
    monkeypatch.setenv("CIVSITE_STORE", str(tmp_path / "file"))
    status, output, errors = run(capsys, "--lang", "en", "store", *arguments)
    assert (status, output) == (0, f"{tmp_path / 'file'}\n0.0 MB\n")
    assert "name another folder with CIVSITE_STORE" in errors
    assert (tmp_path / "file").read_text() == "mine"


def test_the_module_gives_its_exit_status_to_the_shell(faulty: SmallCommunity) -> None:
    status, output, errors = faulty.run("check", *DATE)
    assert (status, errors) == (1, "")
    assert "content/posters/a,b.yml:1:1 error [key-unknown]" in output


@pytest.mark.slow
def test_what_was_built_is_published_where_the_repository_says(
    community: SmallCommunity, capsys: Capsys, tmp_path: Path
) -> None:
    details = community.root / "content/community.yml"
    details.write_text(details.read_text("utf-8") + "发布:\n  - ../web\n", "utf-8")
    where = ("-C", community.root, "--lang", "en")
    assert run(capsys, *where, "build", "site", "screens", *DATE)[0] == 0
    status, _, said = run(capsys, *where, "publish")
    assert (status, said.count("sent, 0 removed")) == (0, 1)
    assert (tmp_path / "web/index.html").is_file()
    assert list((tmp_path / "web/player").glob("*/playlist.json"))
    assert "are up to date" in run(capsys, *where, "publish")[2]


def test_publishing_nowhere_says_where_to_write_the_place(
    community: SmallCommunity, capsys: Capsys
) -> None:
    status, _, said = run(capsys, "-C", community.root, "--lang", "en", "publish")
    assert (status, "write `publish: [user@host:/srv/www]`" in said) == (2, True)
    status, _, said = run(capsys, "-C", community.root, "publish", "--to", "ftp://host/www")
    assert (status, "ftp://host/www" in said) == (2, True)


def test_an_address_that_leads_nowhere_is_told_at_its_place(
    community: SmallCommunity, capsys: Capsys
) -> None:
    details = community.root / "content/community.yml"
    details.write_text(details.read_text("utf-8") + "publish: [ftp://host/www]\n", "utf-8")
    status, said, _ = run(capsys, "-C", community.root, "--lang", "en", "check", *DATE)
    assert status == 1
    assert "address-form" in said
    assert "write a folder /srv/www" in said


def test_publishing_before_a_build_says_what_to_run(
    community: SmallCommunity, capsys: Capsys, tmp_path: Path
) -> None:
    status, _, said = run(
        capsys, "-C", community.root, "--lang", "en", "publish", "--to", tmp_path / "web"
    )
    assert (status, "run civsite build first" in said) == (3, True)
    assert not (tmp_path / "web").exists()


def test_a_command_starts_without_what_only_rendering_needs() -> None:
    """Typesetters, solver and picture libraries take longer to load than an edit to be published."""
    heavy = {
        *("PIL.Image", "av", "openpyxl", "pikepdf", "pypdfium2", "rjieba", "segno", "typst"),
        *("highspy", "numpy", "ssl", "watchdog"),
    }
    said = subprocess.run(
        [sys.executable, "-c", "import sys, civsite.cli, civsite.build.build; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert heavy & set(said.stdout.split()) == set()
