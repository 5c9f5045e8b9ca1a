"""A file is written whole or not at all, below its folder and through no link; a lock goes with its holder."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from civsite.diagnostics import Refused
from civsite.files import (
    held_lock,
    is_free,
    is_sha256,
    leads_out,
    new_file,
    refuse_links,
    write_below,
    write_whole,
)
from tests.build.communities import CHECKOUT
from tests.expectations import assert_well_said
from tests.typed import DATE, lay_out_empty_community, typed


def test_a_file_is_written_with_its_folders_and_replaced_whole(tmp_path: Path) -> None:
    location = tmp_path / "社区 one/content/a.yml"
    write_whole(location, "标题: 甲\n".encode())
    with location.open("rb") as reader:
        write_whole(location, b"")
        assert reader.read() == "标题: 甲\n".encode(), "who reads it still has the old one"
    assert location.read_bytes() == b""
    assert [path.name for path in location.parent.iterdir()] == ["a.yml"]


def test_what_cannot_be_put_in_its_place_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken/inner").mkdir(parents=True)
    with pytest.raises(OSError, match="taken"):
        write_whole(tmp_path / "taken", b"data")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_new_file_that_is_not_moved_is_gone_whatever_happens(tmp_path: Path) -> None:
    def fail() -> None:
        with new_file(tmp_path) as (stream, _):
            stream.write(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.parametrize("umask", [0o022, 0o002, 0o077], indirect=True)
def test_colleagues_can_read_a_new_file_as_they_can_the_users_others(
    tmp_path: Path, umask: int
) -> None:
    """It could be read by nobody else, on a drive that all share."""
    root = lay_out_empty_community(tmp_path / "社区")
    own = (root / "content/community.yml").stat().st_mode
    assert typed("-C", root, "new", "poster", "慢行", *DATE).status == 0
    assert (root / "content/posters/慢行.yml").stat().st_mode == own
    assert typed("-C", root, "schema").status == 0
    assert (root / ".vscode/settings.json").stat().st_mode == own
    assert own & umask == 0


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_that_is_written_anew_keeps_who_may_read_it(tmp_path: Path, mode: int) -> None:
    root = lay_out_empty_community(tmp_path / "社区")
    (root / "content/boards").mkdir()
    board = "name: 东门\nkind: showcase\nsize: 600x900\nslots: [{id: A, size: 600x900}]\n"
    (root / "content/boards/east.yml").write_text(board, "utf-8")
    edition = root / "content/editions/2026Q4.yml"
    for _ in range(2):
        assert typed("-C", root, "plan", "--write", *DATE).status == 0
        edition.chmod(mode)
    assert typed("-C", root, "plan", "--write", *DATE).status == 0
    assert stat.S_IMODE(edition.stat().st_mode) == mode


@pytest.mark.parametrize(
    ("linked", "path"),
    [
        ("content", "content/posters/a.yml"),
        ("content/posters", "content/posters/a.yml"),
        ("content/posters/a.yml", "content/posters/a.yml"),
    ],
)
@pytest.mark.parametrize("target", ["elsewhere", "nowhere", "."])
def test_nothing_is_written_through_a_link_on_the_way(
    tmp_path: Path, linked: str, path: str, target: str
) -> None:
    root = tmp_path / "社区"
    (root / linked).parent.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (root / linked).symlink_to(tmp_path / target)
    with pytest.raises(Refused) as refused:
        write_below(root, path, b"data")
    (told,) = refused.value.diagnostics
    assert (told.code, told.span.path) == ("link", linked)
    assert told.hint is not None
    assert (told.message.zh, told.hint.zh) == (
        "这是一个链接，可能指向资料库之外",
        "把真正的文件拷贝到这里",
    )
    assert_well_said(told)
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert (root / linked).is_symlink()


def test_a_repository_may_itself_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_below(tmp_path / "link", "content/a.yml", b"data")
    assert (tmp_path / "real/content/a.yml").read_bytes() == b"data"
    refuse_links(tmp_path / "link", "content/a.yml")


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("../letter.txt", True),
        ("/etc/passwd", True),
        ("inner/a.txt", False),
        ("../社区/inner", False),
    ],
)
def test_a_link_leads_out_or_stays_within(tmp_path: Path, target: str, leads: bool) -> None:
    root = tmp_path / "社区"
    (root / "inner").mkdir(parents=True)
    (root / "link").symlink_to(target)
    assert leads_out(root, "link") == leads
    assert not leads_out(root, "inner/not there yet")


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        ("0" * 64, True),
        ("0123456789abcdef" * 4, True),
        ("A" * 64, False),
        ("0" * 63, False),
        ("0" * 65, False),
        ("0" * 64 + "\n", False),
        ("０" * 64, False),
        (b"0" * 64, False),
        (None, False),
        (0, False),
    ],
)
def test_a_hash_has_one_form(value: object, is_one: bool) -> None:
    assert is_sha256(value) == is_one


def test_a_lock_is_free_without_a_holder_and_again_after_it(tmp_path: Path) -> None:
    lock = tmp_path / "锁"
    assert is_free(lock)
    assert not lock.exists(), "to ask makes none"
    with held_lock(lock):
        assert not is_free(lock)
    assert is_free(lock)


_HOLDER = """
import sys
from pathlib import Path
from civsite.files import held_lock
with held_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    assert not is_free(tmp_path / "lock")
    holder.kill()
    holder.communicate()
    assert is_free(tmp_path / "lock")
