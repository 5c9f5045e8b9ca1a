"""SECURITY.md: publishing stays in its place, leaves files of others, and runs nothing by its address."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.publish.outputs import SITE, slides, write_output
from tests.security.strangers import SECRET, Stranger, stranger_in

RECORD = ".civsite-published.json"

pytestmark = pytest.mark.slow


@pytest.fixture
def stranger(tmp_path: Path) -> Stranger:
    """A repository that comes with a finished output."""
    (tmp_path / "home").mkdir()
    stranger = stranger_in(tmp_path / "home")
    stranger.out.mkdir()
    write_output(stranger.out, SITE | slides(one="1"))
    return stranger


def publish(stranger: Stranger, *arguments: str | Path) -> tuple[int, str]:
    status, output, errors = stranger.run("publish", *map(str, arguments))
    assert "Traceback" not in errors
    return status, output + errors


def forge(stranger: Stranger, **entry: object) -> None:
    manifest = json.loads((stranger.out / "manifest.json").read_bytes())
    manifest["products"].append(manifest["products"][0] | entry)
    (stranger.out / "manifest.json").write_text(json.dumps(manifest), "utf-8")


# «It writes and removes nothing outside that place, whatever a manifest … says.»
@pytest.mark.parametrize(
    "path",
    ["screens/../../.htaccess", "site/../../letter.txt", "/letter.txt", "site/\\..\\x", "C:/x"],
)
def test_a_forged_manifest_writes_nothing(stranger: Stranger, tmp_path: Path, path: str) -> None:
    forge(stranger, path=path)
    status, said = publish(stranger, "--to", tmp_path / "web/garden")
    assert (status, "build/manifest.json:1:1 error [manifest-entry]" in said) == (1, True)
    assert not (tmp_path / "web").exists()
    stranger.assert_no_harm_done()


# «… whatever … the record at that place says.»
@pytest.mark.parametrize(
    "files",
    [
        {"../../home/letter.txt": "0" * 64},
        {"link/letter.txt": "0" * 64},
        {"link": "", "link/letter.txt": ""},
        {"\ud800": "\udfff"},
    ],
    ids=["path", "link", "link and file", "half characters"],
)
def test_a_forged_record_removes_nothing(
    stranger: Stranger, tmp_path: Path, files: Mapping[str, str]
) -> None:
    web = tmp_path / "web/garden"
    web.mkdir(parents=True)
    (web / "link").symlink_to(stranger.letter.parent)
    (web / RECORD).write_text(json.dumps({"schema": "civsite-published/1", "files": files}))
    status, _ = publish(stranger, "--to", web, "--replace")
    assert status == 0
    assert stranger.letter.read_text("utf-8") == SECRET


def test_a_record_that_is_too_deep_to_read_counts_as_none(
    stranger: Stranger, tmp_path: Path
) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / RECORD).write_bytes(b"[" * 500_000)
    assert publish(stranger, "--to", tmp_path / "web")[0] == 0


def test_nothing_is_written_behind_a_link_at_the_place(stranger: Stranger, tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web/media").symlink_to(stranger.letter.parent)
    status, said = publish(stranger, "--to", tmp_path / "web")
    assert (status, f"{tmp_path}/web/media:1:1 error [file-of-others]" in said) == (1, True)
    stranger.assert_no_harm_done()


def test_an_outbox_that_is_a_link_empties_nothing(stranger: Stranger, tmp_path: Path) -> None:
    (tmp_path / "home/outbox").mkdir()
    (tmp_path / "home/outbox/will.txt").write_text("to my heirs")
    stranger.plant_link(".civsite", tmp_path / "home")
    assert publish(stranger, "--to", tmp_path / "web")[0] == 0
    assert (tmp_path / "home/outbox/will.txt").read_text() == "to my heirs"


# «It refuses a place that overlaps the repository or the output.»
@pytest.mark.parametrize(
    "to", [".", "build", "content", "content/media", ".git/hooks", "..", "../.."]
)
def test_a_place_that_overlaps_the_repository_is_refused(stranger: Stranger, to: str) -> None:
    status, said = publish(stranger, "--to", to)
    assert (status, "it overlaps the repository" in said) == (2, True)
    stranger.assert_no_harm_done()


# «It leaves files of others as they are, unless you say `--replace`.»
def test_files_of_others_stay_until_they_may_be_replaced(
    stranger: Stranger, tmp_path: Path
) -> None:
    web = tmp_path / "web"
    web.mkdir()
    (web / "index.html").write_text("theirs")
    status, said = publish(stranger, "--to", web)
    assert (status, f"{web}/index.html:1:1 error [file-of-others]" in said) == (1, True)
    assert "--replace" in said
    assert {each.name: each.read_text() for each in web.iterdir()} == {"index.html": "theirs"}
    assert publish(stranger, "--to", web, "--replace")[0] == 0
    assert (web / "index.html").read_text("utf-8") == SITE["site/index.html"]


# «It hands rsync and ssh no address that they could take for an option or a command.»
@pytest.mark.parametrize(
    "address",
    [
        *("user@-oProxyCommand=touch${IFS}owned:/srv", "-oProxyCommand=x:/srv", "x@-F.:www"),
        *("host:$(touch owned)", "host:`touch owned`", "host:-e", "rsync://-x/www", "host:a;b"),
    ],
)
@pytest.mark.parametrize("written", [False, True])
def test_an_address_never_becomes_an_option_or_a_command(
    stranger: Stranger, tmp_path: Path, address: str, written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in ("rsync", "ssh"):
        spy = tmp_path / "bin" / program
        spy.parent.mkdir(exist_ok=True)
        spy.write_text(f"#!/bin/sh\ntouch '{tmp_path}/called'\n")
        spy.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    if written:
        details = stranger.root / "content/community.yml"
        details.write_text(
            details.read_text("utf-8") + f"publish: [{json.dumps(address)}]\n", "utf-8"
        )
        status, said = publish(stranger)
    else:
        status, said = publish(stranger, f"--to={address}")
    assert status in (1, 2)
    assert "nothing can be copied to" in said
    assert not (tmp_path / "called").exists()
