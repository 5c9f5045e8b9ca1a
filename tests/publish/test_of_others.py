"""What others put at a destination, of whatever kind, is theirs: told by name, overwritten on demand alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from civsite.diagnostics import Refused
from civsite.publish.deliver import Difference, Output, foresee, push
from civsite.publish.record import RECORD
from tests.expectations import assert_well_said
from tests.publish.backends import NEEDS_RSYNC, Far, bucket_at, folder_at, s3_server, server_at
from tests.publish.outputs import SITE, slides, write_output

PRODUCTS = SITE | slides(one="1")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture(params=["folder", pytest.param("rsync", marks=NEEDS_RSYNC), "s3"])
def far(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Far]:
    if request.param == "folder":
        yield folder_at(tmp_path)
    elif request.param == "rsync":
        yield server_at(tmp_path, monkeypatch)
    else:
        endpoint = request.getfixturevalue("endpoint")
        yield from bucket_at(endpoint, monkeypatch)


@pytest.fixture
def output(tmp_path: Path) -> Output:
    root = tmp_path / "社区 one"
    return Output(write_output(root / "build", PRODUCTS), root)


def send(output: Output, far: Far, *, anew: bool = False, replace: bool = False) -> Difference:
    wanted = Output(output.out, output.root, anew=anew, replace=replace)
    backend = far.backend(output.root, output.out)
    return push(wanted, far.destination, backend, lambda _, __: None)


def told(refused: Refused, far: Far) -> set[str]:
    for each in refused.diagnostics:
        assert_well_said(each)
        assert each.code == "file-of-others"
    return {each.span.path.removeprefix(f"{far.destination.to}/") for each in refused.diagnostics}


def test_files_of_others_are_told_by_name_and_stay(output: Output, far: Far) -> None:
    theirs = {"index.html": b"theirs", "公约/index.html": b"theirs", "robots.txt": b"theirs"}
    for path, data in theirs.items():
        far.put(path, data)
    for attempt in (send, lambda *_: foresee(output, far.destination, far.backend(*at(output)))):
        with pytest.raises(Refused) as refused:
            attempt(output, far)
        assert told(refused.value, far) == {"index.html", "公约/index.html"}
    assert far.files() == theirs


def test_they_are_replaced_where_that_is_asked_for(output: Output, far: Far) -> None:
    far.put("index.html", b"theirs")
    far.put("robots.txt", b"theirs")
    send(output, far, replace=True)
    assert far.files()["index.html"] == SITE["site/index.html"].encode()
    assert far.files()["robots.txt"] == b"theirs"
    assert send(output, far).send == ()


def test_our_own_files_are_changed_without_a_question(output: Output, far: Far) -> None:
    send(output, far)
    write_output(output.out, PRODUCTS | {"site/index.html": "new"})
    assert len(send(output, far).send) == 1
    assert len(send(output, far, anew=True).send) == len(PRODUCTS)
    assert far.files()["index.html"] == b"new"


def test_a_file_that_came_since_is_told_too(output: Output, far: Far) -> None:
    send(output, far)
    far.put("news/index.html", b"theirs")
    write_output(output.out, PRODUCTS | {"site/news/index.html": "ours", "site/new.html": "new"})
    with pytest.raises(Refused) as refused:
        send(output, far)
    assert told(refused.value, far) == {"news/index.html"}
    assert "new.html" not in far.files()


def test_of_very_many_the_first_are_named_and_the_rest_counted(output: Output, far: Far) -> None:
    many = {f"s{number:02}.html": str(number) for number in range(30)}
    for path in many:
        far.put(path, b"theirs")
    write_output(output.out, PRODUCTS | {f"site/{path}": text for path, text in many.items()})
    with pytest.raises(Refused) as refused:
        send(output, far)
    assert len(refused.value.diagnostics) == 21
    assert "10 more files" in refused.value.diagnostics[-1].message.en


def test_a_forged_record_removes_and_overwrites_nothing(output: Output, far: Far) -> None:
    far.put("index.html", b"theirs")
    far.put(
        RECORD, b'{"schema": "civsite-published/1", "files": {"../letter.txt": "", "a\\\\b": ""}}'
    )
    with pytest.raises(Refused):
        send(output, far)
    assert far.files()["index.html"] == b"theirs"


def at(output: Output) -> tuple[Path, Path]:
    return output.root, output.out
