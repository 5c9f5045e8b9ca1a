"""What was read once is remembered, and whoever changes, swaps or removes a file sees what is there now."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from civsite.diagnostics import Diagnostic
from civsite.load.repository import load_community
from civsite.model.community import Community
from civsite.store import open_store
from tests.load.communities import POSTER, write

# A stamp is only believed of a file that has been there for a while.
pytestmark = pytest.mark.usefixtures("settled_files")

EDITED = "content/posters/p.en.yml"
BOARD = "content/boards/b.yml"
PHOTO = "content/media/a.png"
LAYOUTS = "theme/layouts.yml"
LAYOUT = "all:\n  size: 600x900\n  slots: [{id: A, at: 0x0, size: 600x900}]\n"


def photo(size: tuple[int, int], colour: str = "white") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG", compress_level=0)
    return stream.getvalue()


FILES: dict[str, str | bytes] = {
    POSTER: "title: 慢行\ncampaign: own\nslogan: 慢一点\n",
    EDITED: "title: Slow\n",
    BOARD: "name: 东门\nkind: wall\nsize: 600x900\nlayout: all\n",
    LAYOUTS: LAYOUT,
    PHOTO: photo((40, 30)),
}
Said = tuple[Diagnostic, ...]


def load(root: Path) -> tuple[Community, Said]:
    """As another run of the program does; what it says is what one that remembers nothing says."""
    with open_store() as store:
        community, said = load_community(root, store=store)
    anew, said_anew = load_community(root)
    assert (community, said) == (anew, said_anew)
    return community, said


def swap(path: Path, data: str | bytes) -> None:
    """Puts other bytes of the same length into the file, and its old times back."""
    before = path.stat()
    new = data if isinstance(data, bytes) else data.encode()
    assert len(new) == before.st_size
    after = before
    while (
        after.st_ctime_ns == before.st_ctime_ns
    ):  # the clock of a file system may stand for moments
        path.write_bytes(new)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        after = path.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A community that was read once before."""
    root = write(tmp_path / "社区", FILES)
    assert load(root)[1] == ()
    return root


def test_a_text_of_the_same_length_and_time_is_seen(root: Path) -> None:
    swap(root / POSTER, "title: 快走\ncampaign: own\nslogan: 快一点\n")
    assert load(root)[0].items["p"].title == "快走"


def test_a_translation_of_the_same_length_and_time_is_seen(root: Path) -> None:
    swap(root / EDITED, "title: Fast\n")
    assert load(root)[0].translations["en", "p"].title == "Fast"


def test_a_picture_of_the_same_length_and_time_is_seen(root: Path) -> None:
    before = load(root)[0].media["media/a.png"]
    swap(root / PHOTO, photo((40, 30), "black"))
    after = load(root)[0].media["media/a.png"]
    assert after.sha256 != before.sha256
    assert (after.width, after.height, after.bytes) == (40, 30, before.bytes)


def test_a_picture_that_was_cut_off_meanwhile_is_told_and_taken_again_once_it_is_whole(
    root: Path,
) -> None:
    whole = (root / PHOTO).read_bytes()
    swap(root / PHOTO, whole[:-12] + bytes(12))
    community, (said,) = load(root)
    assert (said.code, said.span.path) == ("picture-unreadable", PHOTO)
    assert community.media == {}
    swap(root / PHOTO, whole)
    community, none = load(root)
    assert none == ()
    assert list(community.media) == ["media/a.png"]


def test_a_translation_follows_its_original(root: Path) -> None:
    swap(root / POSTER, "title: 慢行\ncampaign: own\nslogan: 稳一点\n")
    translated = load(root)[0].translations["en", "p"]
    assert (translated.title, getattr(translated, "slogan")) == ("Slow", "稳一点")  # noqa: B009


def test_a_fault_is_told_again_and_again_until_it_is_mended(root: Path) -> None:
    sound = (root / POSTER).read_text("utf-8")
    (root / POSTER).write_text(f"{sound}weight: 9\n", "utf-8")
    for _ in range(3):
        _, (said,) = load(root)
        assert (said.code, said.span[:3]) == ("number-range", (POSTER, 4, 9))
        assert said.excerpt == "weight: 9"
    (root / POSTER).write_text(sound, "utf-8")
    assert load(root)[1] == ()


def test_a_fault_that_moves_down_is_told_where_it_is_now(root: Path) -> None:
    (root / POSTER).write_text("title: 慢行\ncampaign: x\n", "utf-8")
    assert [each.span.line for each in load(root)[1]] == [2]
    (root / POSTER).write_text("# 第一行\n\ntitle: 慢行\ncampaign: x\n", "utf-8")
    assert [each.span.line for each in load(root)[1]] == [4]


def test_a_file_that_is_gone_is_gone_and_its_translation_is_told(root: Path) -> None:
    (root / POSTER).unlink()
    community, (said,) = load(root)
    assert dict(community.items) == {}
    assert (said.code, said.span.path) == ("translation-of-nothing", EDITED)
    write(root, {POSTER: FILES[POSTER]})
    community, none = load(root)
    assert none == ()
    assert community.translations["en", "p"].title == "Slow"


def test_a_translation_that_is_gone_leaves_the_original(root: Path) -> None:
    (root / EDITED).unlink()
    community, said = load(root)
    assert (said, dict(community.translations)) == ((), {})
    assert community.in_language(community.items["p"], "en").title == "慢行"


def test_a_file_under_a_new_name_has_the_new_id(root: Path) -> None:
    for path in (POSTER, EDITED):
        (root / path).rename(root / path.replace("/p.", "/慢行."))
    community, said = load(root)
    assert said == ()
    assert {name: item.id for name, item in community.items.items()} == {"慢行": "慢行"}
    assert [item.id for item in community.translations.values()] == ["慢行"]


def test_two_files_that_change_places_are_each_what_they_are_now(root: Path) -> None:
    other = (
        write(root, {"content/posters/q.yml": "title: 看灯\ncampaign: own\n"})
        / "content/posters/q.yml"
    )
    load(root)
    (root / POSTER).rename(root / "kept")
    other.rename(root / POSTER)
    (root / "kept").rename(other)
    community, _ = load(root)
    assert [(item.id, item.title) for item in community.items.values()] == [
        ("p", "看灯"),
        ("q", "慢行"),
    ]


def test_a_board_has_the_slots_that_the_theme_gives_it_today(root: Path) -> None:
    assert [slot.id for slot in load(root)[0].boards["b"].slots] == ["A"]
    swap(root / LAYOUTS, LAYOUT.replace("id: A", "id: B"))
    assert [slot.id for slot in load(root)[0].boards["b"].slots] == ["B"]
    shutil.rmtree(root / "theme")
    _, (said,) = load(root)
    assert (said.code, said.span[:3]) == ("layout-unknown", (BOARD, 4, 9))


def test_a_folder_swapped_for_a_file_and_back_is_told_and_read_again(root: Path) -> None:
    shutil.move(root / "content/posters", root / "away")
    (root / "content/posters").write_text("x", "utf-8")
    assert [each.span.path for each in load(root)[1]] == ["content/posters"]
    (root / "content/posters").unlink()
    shutil.move(root / "away", root / "content/posters")
    community, said = load(root)
    assert (said, list(community.items)) == ((), ["p"])


def grow(root: Path) -> None:
    for number in range(30):
        write(
            root, {f"content/posters/more/p{number}.yml": f"title: 第{number}张\ncampaign: own\n"}
        )


def shrink(root: Path) -> None:
    shutil.rmtree(root / "content/posters")


def break_details(root: Path) -> None:
    (root / "content/community.yml").write_text("名称：花园社区\n", "utf-8")


def take_details(root: Path) -> None:
    (root / "content/community.yml").unlink()


def another_encoding(root: Path) -> None:
    (root / POSTER).write_bytes("title: 垃圾分类，人人有责\ncampaign: own\n".encode("gb18030"))


@pytest.mark.parametrize("edit", [grow, shrink, break_details, take_details, another_encoding])
def test_after_any_edit_the_next_runs_see_what_is_there(
    root: Path, edit: Callable[[Path], None]
) -> None:
    load(root)
    edit(root)
    first = load(root)
    assert load(root) == first
    shutil.rmtree(root)
    write(root, FILES)
    community, said = load(root)
    assert said == ()
    assert (list(community.items), community.details.name) == (["p"], "示例社区")
