"""Links at a destination lead nowhere: nothing is written or removed behind them, by folder or by rsync."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from civsite.diagnostics import Refused
from civsite.publish.backend import PublishFailed
from civsite.publish.deliver import Difference, Output, push
from civsite.publish.record import RECORD
from tests.publish.backends import NEEDS_RSYNC, Far, folder_at, server_at
from tests.publish.outputs import SITE, write_output


@pytest.fixture(params=["folder", pytest.param("rsync", marks=NEEDS_RSYNC)])
def far(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Far:
    return folder_at(tmp_path) if request.param == "folder" else server_at(tmp_path, monkeypatch)


@pytest.fixture
def folder(far: Far) -> Path:
    assert far.folder is not None
    far.folder.mkdir(parents=True)
    return far.folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/index.html").write_text("a letter")
    return tmp_path / "elsewhere"


def send(tmp_path: Path, far: Far, replace: bool = False) -> Difference:
    root = tmp_path / "社区 one"
    output = Output(write_output(root / "build", SITE), root, replace=replace)
    return push(output, far.destination.model_copy(update={"send": ("site",)}),
                far.backend(root, output.out), lambda _, __: None)  # fmt: skip


def test_nothing_is_written_behind_a_linked_folder(
    tmp_path: Path, far: Far, folder: Path, elsewhere: Path
) -> None:
    (folder / "公约").symlink_to(elsewhere)
    with pytest.raises(Refused, match="公约: publishing would overwrite"):
        send(tmp_path, far)
    send(tmp_path, far, replace=True)
    assert [path.name for path in elsewhere.iterdir()] == ["index.html"]
    assert (elsewhere / "index.html").read_text() == "a letter"
    assert (folder / "公约/index.html").read_text() == SITE["site/公约/index.html"]
    assert not (folder / "公约").is_symlink()


def test_a_linked_file_is_replaced_on_demand_and_never_written_through(
    tmp_path: Path, far: Far, folder: Path, elsewhere: Path
) -> None:
    (folder / "index.html").symlink_to(elsewhere / "index.html")
    with pytest.raises(Refused, match="html: publishing would overwrite"):
        send(tmp_path, far)
    send(tmp_path, far, replace=True)
    assert (elsewhere / "index.html").read_text() == "a letter"
    assert not (folder / "index.html").is_symlink()


def test_nothing_is_removed_behind_a_link_that_came_later(
    tmp_path: Path, far: Far, folder: Path, elsewhere: Path
) -> None:
    hashed = sha256(b"a letter").hexdigest()
    record = {"schema": "civsite-published/1", "files": {"old/index.html": hashed}}
    (folder / RECORD).write_text(json.dumps(record))
    (folder / "old").symlink_to(elsewhere)
    with pytest.raises(Refused, match="old: publishing would overwrite"):
        send(tmp_path, far)
    send(tmp_path, far, replace=True)
    assert (elsewhere / "index.html").read_text() == "a letter"


def test_a_record_that_names_link_and_file_behind_it_removes_the_link_alone(
    tmp_path: Path, far: Far, folder: Path, elsewhere: Path
) -> None:
    record = {"schema": "civsite-published/1", "files": {"old": "", "old/index.html": ""}}
    (folder / RECORD).write_text(json.dumps(record))
    (folder / "old").symlink_to(elsewhere)
    send(tmp_path, far)
    assert (elsewhere / "index.html").read_text() == "a letter"
    assert not (folder / "old").is_symlink()


def test_a_record_that_is_a_link_is_not_followed(
    tmp_path: Path, far: Far, folder: Path, elsewhere: Path
) -> None:
    (folder / RECORD).symlink_to(elsewhere / "index.html")
    with suppress(PublishFailed):
        send(tmp_path, far)
    assert (elsewhere / "index.html").read_text() == "a letter"


def test_a_file_of_others_where_a_folder_is_wanted_is_told(
    tmp_path: Path, far: Far, folder: Path
) -> None:
    (folder / "公约").write_text("theirs")
    with pytest.raises(Refused, match="公约: publishing would overwrite"):
        send(tmp_path, far)
    assert (folder / "公约").read_text() == "theirs"
    send(tmp_path, far, replace=True)
    assert (folder / "公约/index.html").is_file()


def test_a_folder_of_others_where_a_file_is_wanted_is_never_emptied(
    tmp_path: Path, far: Far, folder: Path
) -> None:
    (folder / "index.html").mkdir()
    (folder / "index.html/letter.txt").write_text("theirs")
    with pytest.raises(Refused):
        send(tmp_path, far)
    with pytest.raises(PublishFailed):
        send(tmp_path, far, replace=True)
    assert (folder / "index.html/letter.txt").read_text() == "theirs"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_where_the_record_should_be_holds_nobody_up(
    tmp_path: Path, far: Far, folder: Path
) -> None:
    os.mkfifo(folder / RECORD)
    with suppress(PublishFailed):
        send(tmp_path, far)
    assert (folder / "index.html").exists() is not (folder / RECORD).is_fifo()
