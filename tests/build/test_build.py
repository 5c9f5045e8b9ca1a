"""Enters: a community that was built before, and a change. Leaves: a build that is whole, and no work too much."""

from __future__ import annotations

import json
import re
import shutil
import signal
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from civsite.build.executor import PROCESSES
from civsite.build.targets import Target
from civsite.diagnostics import Refused
from civsite.quarter import Quarter
from tests.build.communities import (
    CHECKOUT,
    STORY,
    SmallCommunity,
    assert_whole,
    lay_out_small_community,
    leftovers,
    tree,
)

pytestmark = pytest.mark.slow

DATE = ("--date", "2026-11-22")


def edit(community: SmallCommunity, path: str, before: str, after: str) -> None:
    location = community.root / path
    text = location.read_text("utf-8")
    assert before in text
    location.write_text(text.replace(before, after), "utf-8")


def test_the_manifest_lists_every_file_with_its_hash(built: SmallCommunity) -> None:
    assert_whole(built.out)
    assert leftovers(built.root) == []


def test_every_product_says_what_it_was_made_from(built: SmallCommunity) -> None:
    manifest = json.loads((built.out / "manifest.json").read_text("utf-8"))
    panels = [entry for entry in manifest["products"] if entry.get("board") and entry.get("item")]
    assert panels
    for entry in panels:
        assert entry["made-from"], entry["path"]
        for path in entry["made-from"]:
            assert (built.root / path).is_file(), path


def test_every_poster_is_on_the_site_as_a_sheet_of_a4_and_of_a3(built: SmallCommunity) -> None:
    pages = [*(built.out / "site/posters").glob("*/index.html")]
    assert pages
    for page in pages:
        offered = re.findall(r'href="([^"]+)">(A\d) · PDF', page.read_text("utf-8"))
        assert [paper for _, paper in offered] == ["A4", "A3"], page
        for href, _ in offered:
            assert (page.parent / unquote(href)).read_bytes().startswith(b"%PDF")


def test_every_screens_page_plays_the_slides_of_the_screen(built: SmallCommunity) -> None:
    pages = [*(built.out / "site/screens").glob("*/index.html")]
    assert pages
    for page in pages:
        listed = page.read_text("utf-8").split('<ol class="slides')[1].split("</ol>")[0]
        pictures = re.findall(r'<img src="([^"]+)"', listed)
        assert pictures, page
        for picture in pictures:
            with Image.open(page.parent / unquote(picture)) as slide:
                assert max(slide.size) >= 64, picture


def test_a_second_build_renders_nothing(known: SmallCommunity) -> None:
    before = tree(known.out)
    counts = known.build()
    assert (counts.rendered, counts.pages_rendered) == (0, 0)
    assert counts.unchanged > 10
    assert counts.pages_unchanged > 10
    assert tree(known.out) == before


def test_in_another_folder_the_panels_of_equal_content_are_there_already(
    community: SmallCommunity, built: SmallCommunity
) -> None:
    """One store serves all communities of a machine."""
    counts = community.build()
    assert counts.rendered == 0
    assert counts.pages_unchanged == 0
    assert tree(community.out) == tree(built.out)


def test_an_edited_story_renders_only_what_shows_it(known: SmallCommunity) -> None:
    before = tree(known.out)
    edit(known, STORY, "大家一起包饺子。", "大家一起包饺子，送给独居老人。")
    counts = known.build()
    after = tree(known.out)
    changed = {path for path in after if after[path] != before.get(path)}
    assert any("dumplings" in path and path.endswith(".html") for path in changed)
    assert not [path for path in changed if path.startswith("boards/") and path.endswith(".pdf")]
    assert counts.rendered < counts.unchanged
    assert 0 < counts.pages_rendered < counts.pages_unchanged
    assert_whole(known.out)


def test_a_build_after_an_edit_is_the_same_as_one_from_nothing(
    community: SmallCommunity, tmp_path: Path
) -> None:
    edit(community, STORY, "包饺子", "包粽子")
    edit(community, "content/posters/one-word.yml", "title: 诚信", "title: 诚信为本")
    (community.root / "content/notices/water.md").unlink()
    community.build()
    fresh = SmallCommunity(tmp_path / "fresh")
    shutil.copytree(community.root / "content", fresh.root / "content")
    fresh.build()
    assert tree(community.out) == tree(fresh.out)


def test_builds_in_different_folders_are_the_same_byte_for_byte(
    built: SmallCommunity, tmp_path: Path
) -> None:
    other = SmallCommunity(lay_out_small_community(tmp_path / "另一个 文件夹" / "b c"))
    other.build(jobs=1, out=other.root.parent / "输出 out")
    assert tree(other.root.parent / "输出 out") == tree(built.out)


def test_other_processes_and_no_store_give_the_same_bytes(
    built: SmallCommunity, tmp_path: Path, store_folder: Path
) -> None:
    other = SmallCommunity(lay_out_small_community(tmp_path / "other"))
    counts = other.build(executor=PROCESSES, anew=True)
    assert counts.unchanged == 0
    assert tree(other.out) == tree(built.out)
    assert not store_folder.exists()


def test_anew_everything_is_rendered_again(known: SmallCommunity) -> None:
    before = tree(known.out)
    counts = known.build(anew=True)
    assert (counts.unchanged, counts.pages_unchanged) == (0, 0)
    assert tree(known.out) == before


def test_nothing_is_written_into_the_repository_but_the_output(known: SmallCommunity) -> None:
    assert {path.name for path in known.root.iterdir()} == {"content", "build"}


@pytest.mark.parametrize("damage", [b"", b"\0" * 10, None])
def test_a_damaged_store_heals(
    known: SmallCommunity, store_folder: Path, damage: bytes | None
) -> None:
    before = tree(known.out)
    files = [path for path in store_folder.rglob("*") if path.is_file()]
    assert len(files) > 10
    for location in files:
        data = location.read_bytes()
        # None: as many bytes as before, but others.
        location.write_bytes(bytes(len(data)) if damage is None else damage)
    known.build()
    assert tree(known.out) == before
    assert known.build().rendered == 0


def test_single_damaged_results_are_rendered_again(
    known: SmallCommunity, store_folder: Path
) -> None:
    before = tree(known.out)
    shutil.rmtree(known.out)
    blobs = list((store_folder / "blobs").iterdir())
    for blob in blobs[::3]:
        blob.write_bytes(bytes(blob.stat().st_size))
    for blob in blobs[1::3]:
        blob.unlink()
    known.build()
    assert tree(known.out) == before


def test_results_that_were_changed_are_made_again_where_no_tree_has_them(
    known: SmallCommunity, store_folder: Path
) -> None:
    before = tree(known.out)
    shutil.rmtree(known.out)
    shutil.rmtree(store_folder / "trees", ignore_errors=True)
    for blob in (store_folder / "blobs").iterdir():
        blob.write_bytes(bytes(blob.stat().st_size))
    status, _, errors = known.run("build", *DATE)
    assert status == 0, errors
    assert tree(known.out) == before


def test_where_no_store_can_be_a_build_does_without(
    built: SmallCommunity, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in the way").write_text("mine")
    monkeypatch.setenv("CIVSITE_STORE", str(tmp_path / "in the way"))
    other = SmallCommunity(lay_out_small_community(tmp_path / "other"))
    other.build()
    assert tree(other.out) == tree(built.out)
    assert (tmp_path / "in the way").read_text() == "mine"


def test_a_store_under_its_limit_keeps_what_the_build_has_used(
    known: SmallCommunity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIVSITE_STORE_LIMIT", "0.000001")
    before = tree(known.out)
    for _ in range(2):
        assert known.build().rendered == 0
        assert tree(known.out) == before


def test_content_with_errors_leaves_the_last_build(community: SmallCommunity) -> None:
    before = tree(community.out)
    edit(community, STORY, "date: 2026-11-05", "date: 2026-02-30")
    status, _, errors = community.run("build", *DATE)
    assert status == 1
    assert f"{STORY}:3:7 error [date-unreal]" in errors
    assert tree(community.out) == before
    assert leftovers(community.root) == []


def test_content_that_cannot_be_set_is_told_with_its_file_and_leaves_the_last_build(
    community: SmallCommunity,
) -> None:
    before = tree(community.out)
    long = "、".join(["凡我居民皆应爱护公物邻里互助"] * 250)
    edit(community, "content/conventions/residents.yml", "爱护公物。", f"“{long}”。")
    with pytest.raises(Refused) as refused:
        community.build()
    (said,) = refused.value.diagnostics
    assert (said.code, said.span.path) == ("panel-overflow", "content/conventions/residents.yml")
    assert tree(community.out) == before
    assert leftovers(community.root) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [("plan.pdf", b"%PDF-1.4\nno more"), ("plan.svg", b"<svg <<<")],
)
def test_a_picture_that_only_begins_like_one_is_told_with_its_file(
    community: SmallCommunity, name: str, data: bytes
) -> None:
    before = tree(community.out)
    location = community.root / "content/media" / name
    location.write_bytes(data)
    edit(community, "content/posters/finished.yml", "media/plan.svg", f"media/{name}")
    edition = "quarter: 2026Q4\nboards:\n  east: {A: finished}\n"
    (community.root / "content/editions/2026Q4.yml").write_text(edition, "utf-8")
    with pytest.raises(Refused) as refused:
        community.build()
    said = refused.value.diagnostics
    assert {each.code for each in said} == {"picture-unreadable"}
    assert {each.span.path for each in said} <= {
        f"content/media/{name}",
        "content/posters/finished.yml",
    }
    assert any(name in each.span.path + each.message.en for each in said)
    assert tree(community.out) == before


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("theme/print/lib.typ", "// mine\n#let x = (\n", 2),
        ("theme/site/main.html", "<p>\n{% block", 2),
        ("theme/print/order.html", "<p>\n{% if %}", 2),
        ("theme/report/report.html", "<p>\n\n{{ nothing.of_the_kind }}", 3),
        ("theme/palettes.yml", "red: {paper：x}\n", 1),
    ],
)
def test_a_faulty_theme_of_ones_own_is_told_at_its_line(
    community: SmallCommunity, path: str, text: str, line: int
) -> None:
    before = tree(community.out)
    (community.root / path).parent.mkdir(parents=True)
    (community.root / path).write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        community.build()
    assert {each.span.path for each in refused.value.diagnostics} == {path}
    assert line in {each.span.line for each in refused.value.diagnostics}
    assert tree(community.out) == before


def test_a_build_of_some_targets_keeps_the_others(community: SmallCommunity) -> None:
    before = tree(community.out)
    edit(community, "content/community.yml", "示例社区", "样板社区")
    community.build(targets=(Target.SITE,))
    after = tree(community.out)
    assert after["site/index.html"] != before["site/index.html"]
    for path in before:
        if path.startswith(("boards/", "screens/", "report/")):
            assert after[path] == before[path]
    assert_whole(community.out)


def test_a_damaged_product_is_not_carried_over(community: SmallCommunity) -> None:
    panel = next(community.out.glob("boards/2026Q4/*/board.pdf"))
    panel.write_bytes(b"damaged")
    community.build(targets=(Target.SCREENS,))
    assert not panel.exists()
    assert_whole(community.out)


def test_the_quarter_that_is_asked_for_is_built(community: SmallCommunity) -> None:
    community.build(targets=(Target.BOARDS,), quarter=Quarter(2027, 1))
    assert (community.out / "boards/2027Q1/index.html").is_file()
    assert_whole(community.out)


def test_a_table_of_palettes_without_the_seasons_is_told_by_the_check_too(
    community: SmallCommunity,
) -> None:
    table = (CHECKOUT / "theme/palettes.yml").read_text("utf-8")
    (community.root / "theme").mkdir()
    own = "garden:" + table.partition("\nq1:")[2].partition("\nq2:")[0] + "\n"
    (community.root / "theme/palettes.yml").write_text(own, "utf-8")
    for command in ("check", "build"):
        status, output, errors = community.run(command, *DATE)
        assert status == 1
        assert "theme/palettes.yml:1:1 error [palette-seasons]" in output + errors
        assert "q1, q2, q3, q4" in output + errors
    edit(community, "content/community.yml", "palette: seasons", "palette: garden")
    assert community.run("check", *DATE)[0] == 0


def test_nothing_that_is_gone_from_the_content_stays_in_the_output(
    community: SmallCommunity,
) -> None:
    (community.root / STORY).unlink()
    community.build()
    assert not [path for path in tree(community.out) if "dumplings" in path]
    assert_whole(community.out)


def test_a_build_killed_at_any_moment_leaves_the_last_one_and_the_next_works(
    community: SmallCommunity,
) -> None:
    old = tree(community.out)
    edit(community, "content/community.yml", "示例社区", "样板社区")
    finished = 0
    for tenths in (4, 8, 11, 14, 17, 21, 26):
        process = community.start("build", "--no-cache", *DATE)
        time.sleep(tenths / 10)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        now = tree(community.out)
        finished += now != old
        if now != old:
            assert_whole(community.out)
    assert finished < 7
    status, _, errors = community.run("build", *DATE)
    assert (status, leftovers(community.root)) == (0, []), errors
    assert_whole(community.out)
    assert "样板社区" in (community.out / "site/index.html").read_text("utf-8")


def test_builds_of_one_community_and_of_two_share_a_new_store_at_once(
    community: SmallCommunity, built: SmallCommunity, tmp_path: Path, store_folder: Path
) -> None:
    shutil.rmtree(community.out)
    shutil.rmtree(store_folder)
    other = SmallCommunity(lay_out_small_community(tmp_path / "other"))
    processes = [each.start("build", *DATE) for each in (community, community, other)]
    for process in processes:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    for each in (community, other):
        assert_whole(each.out)
        assert tree(each.out) == tree(built.out)
        assert leftovers(each.root) == []


def test_an_output_folder_that_cannot_be_written_is_a_fault_of_the_machine_in_words(
    community: SmallCommunity,
) -> None:
    (community.root / "file").write_text("x")
    status, _, errors = community.run(
        "build", "--date", "2026-11-22", "--out", str(community.root / "file" / "build")
    )
    assert status == 3
    assert "a fault of the machine" in errors
    assert "Traceback" not in errors
