"""Publishing to an S3-like store, spoken to over HTTP by the real client; its server is moto's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from civsite.model.destination import Destination
from civsite.publish.backend import PublishFailed
from civsite.publish.deliver import Difference, Output, push
from civsite.publish.record import RECORD
from civsite.publish.s3 import S3Backend
from tests.publish.backends import s3_server
from tests.publish.outputs import SITE, slides, write_output


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The bucket `garden`, looked at through another client than ours."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    service = boto3.resource("s3", endpoint_url=endpoint, region_name="us-east-1")
    bucket = service.create_bucket(Bucket="garden")
    yield bucket
    bucket.objects.all().delete()
    bucket.delete()


def send(root: Path, endpoint: str, to: str = "s3://garden/web 站") -> Difference:
    destination = Destination(to=to, endpoint=endpoint, region="us-east-1")
    output = Output(root / "build", root)
    return push(output, destination, S3Backend(destination), lambda _, __: None)


def keys(bucket: Any) -> set[str]:
    return {each.key.removeprefix("web 站/") for each in bucket.objects.all()} - {RECORD}


def test_a_bucket_holds_just_what_was_built(tmp_path: Path, endpoint: str, bucket: Any) -> None:
    write_output(tmp_path / "build", SITE | slides(one="1", two="2"))
    send(tmp_path, endpoint)
    assert "公约/index.html" in keys(bucket)
    assert len(keys(bucket)) == len(SITE) + 4
    assert send(tmp_path, endpoint).send == ()
    bucket.put_object(Key="web 站/of-others.txt", Body=b"stays")
    write_output(tmp_path / "build", {"site/index.html": "neu"} | slides(two="2"))
    send(tmp_path, endpoint)
    assert keys(bucket) == {
        "index.html",
        "of-others.txt",
        "player/lift-1/index.html",
        "player/lift-1/playlist.json",
        "player/lift-1/slides/two.png",
    }
    assert bucket.Object("web 站/index.html").get()["Body"].read() == b"neu"


def test_browsers_are_told_what_each_file_is_and_to_ask_for_lists_each_time(
    tmp_path: Path, endpoint: str, bucket: Any
) -> None:
    write_output(tmp_path / "build", SITE | slides(one="1"))
    send(tmp_path, endpoint, "s3://garden")
    page = bucket.Object("index.html").get()
    assert page["ContentType"] == "text/html; charset=utf-8"
    assert bucket.Object("player/lift-1/playlist.json").get()["CacheControl"] == "no-cache"
    assert bucket.Object("media/a.webp").get()["ContentType"] == "image/webp"


def test_a_bucket_that_is_not_there_is_told_in_words(
    tmp_path: Path, endpoint: str, bucket: Any
) -> None:
    write_output(tmp_path / "build", SITE | slides(one="1"))
    with pytest.raises(PublishFailed, match="s3://nowhere/"):
        send(tmp_path, endpoint, "s3://nowhere/web")
