"""Publishing by the machine's own rsync, both ends of it real; the shell that reaches the far end is ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from civsite.model.destination import Destination
from civsite.publish.backend import PublishFailed
from civsite.publish.deliver import Difference, Output, push
from civsite.publish.record import RECORD
from civsite.publish.rsync import RsyncBackend
from tests.publish.backends import NEEDS_RSYNC
from tests.publish.outputs import SITE, published, slides, write_output

pytestmark = NEEDS_RSYNC


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `www` of a host: what rsync asks a remote shell to run runs in that host's home."""
    home = tmp_path / "far home"
    (home / "www").mkdir(parents=True)
    shell = tmp_path / "shell"
    shell.write_text(f"#!/bin/sh\nshift\ncd '{home}' && eval \"$@\"\n")
    shell.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(shell))
    return home / "www"


def send(root: Path, address: str = "office:www/garden 站") -> Difference:
    output = Output(root / "build", root)
    return push(output, Destination(to=address), RsyncBackend(address), lambda _, __: None)


def test_a_server_holds_just_what_was_built(tmp_path: Path, far: Path) -> None:
    root = tmp_path / "社区 one"
    write_output(root / "build", SITE | slides(one="1", two="2"))
    send(root)
    there = published(far / "garden 站")
    assert there["公约/index.html"] == SITE["site/公约/index.html"]
    assert len(there) == len(SITE) + 4
    assert send(root).send == ()
    (far / "garden 站/robots.txt").write_text("of others")
    write_output(root / "build", {"site/index.html": "neu"} | slides(two="2", three="3"))
    send(root)
    assert set(published(far / "garden 站")) == {
        "index.html",
        "robots.txt",
        "player/lift-1/index.html",
        "player/lift-1/playlist.json",
        "player/lift-1/slides/three.png",
        "player/lift-1/slides/two.png",
    }
    assert not (far / "garden 站/公约").exists()


def test_a_changed_file_of_the_same_size_and_time_is_sent(tmp_path: Path, far: Path) -> None:
    root = tmp_path / "one"
    write_output(root / "build", SITE | slides(one="1"))
    send(root)
    page = root / "build/site/index.html"
    time = page.stat().st_mtime_ns
    text = SITE["site/index.html"].replace("首", "尾")
    write_output(root / "build", SITE | {"site/index.html": text} | slides(one="1"))
    os.utime(page, ns=(time, time))
    send(root)
    assert published(far / "garden 站")["index.html"] == text


def test_a_folder_with_files_of_others_is_left(tmp_path: Path, far: Path) -> None:
    root = tmp_path / "one"
    write_output(root / "build", SITE | slides(one="1"))
    send(root)
    (far / "garden 站/公约/signed.pdf").write_text("of others")
    write_output(root / "build", {"site/index.html": "x"} | slides(one="1"))
    send(root)
    assert published(far / "garden 站")["公约/signed.pdf"] == "of others"


@pytest.mark.parametrize("at_once", [3, 2000])
def test_only_what_is_named_is_removed_whatever_it_is_called(
    at_once: int, far: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civsite.publish.rsync._REMOVED_AT_ONCE", at_once)
    odd = ("a*c", "a?c", "a[bc]", r"a\c", r"a\*c", "# a", "+ a", " a ", "公 约", "-a")
    others = ("abc", "ac", "ab", "a", "a\\bc", "b/abc/a*c")
    backend = RsyncBackend("office:www/garden 站")
    for path in [*odd, *(f"b/{each}/{each}" for each in odd), *others]:
        (far / "garden 站" / path).parent.mkdir(parents=True, exist_ok=True)
        (far / "garden 站" / path).write_text("x")
    backend.remove([*odd, *(f"b/{each}/{each}" for each in odd if each != "a*c")])
    left = published(far / "garden 站")
    assert set(left) == {*others, "b/a*c/a*c"}
    assert not (far / "garden 站/b/公 约").exists()


def test_a_host_that_cannot_be_reached_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RSYNC_RSH", "false")
    write_output(tmp_path / "build", SITE | slides(one="1"))
    with pytest.raises(PublishFailed, match="office:www/garden 站/ failed: rsync"):
        send(tmp_path)


def test_a_folder_that_may_not_be_written_is_no_empty_one(tmp_path: Path, far: Path) -> None:
    write_output(tmp_path / "build", SITE | slides(one="1"))
    (far / "garden 站").write_text("a file where the folder should be")
    with pytest.raises(PublishFailed, match="failed"):
        send(tmp_path)
    assert not (far / "garden 站" / RECORD).exists()


@pytest.mark.parametrize("address", ["office:", "office:.", "office:./"])
def test_a_host_alone_means_its_home_and_not_all_of_the_machine(
    tmp_path: Path, far: Path, address: str
) -> None:
    write_output(tmp_path / "build", SITE | slides(one="1"))
    send(tmp_path, address)
    assert published(far.parent)["index.html"] == SITE["site/index.html"]
