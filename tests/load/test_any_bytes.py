"""Enters: any bytes at all, and sound files with random damage. Leaves: diagnostics, never an exception."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.build.pipeline import check_repository
from civsite.quarter import Quarter
from civsite.store import open_store
from tests.expectations import SOUND, lay_out_sound_community

pytestmark = pytest.mark.slow

TODAY, QUARTER = datetime.date(2026, 11, 22), Quarter(2026, 4)
FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.*") if path.is_file())
# What editors mistype, and what breaks readers of YAML, dates and sizes.
BITS = st.sampled_from(
    "： : \n --- - [ ] { } & * ! | > ' \" % @ ` # ? ~ << \t \r \u2028 \ufeff 😀 𬍛 \u202e null yes 0 "
    "9999-12-31 0001-01-01 9999Q4 0001Q1 60000x60000 20x20 99999 24:00 ../ C:\\ \0 , ， 标题 title id "
    "items deeds quarter\n: east A .en {{ }} <script> {% __class__ \\".split(" ")
)
DAMAGE = st.tuples(
    st.floats(0, 1),
    st.integers(0, 12),
    st.lists(BITS | st.text(max_size=4), max_size=3).map("".join),
)


def damaged(text: str, damages: list[tuple[float, int, str]]) -> str:
    """`text` with some characters cut out at each place and others put in."""
    for place, cut, put in damages:
        start = int(place * len(text))
        text = text[:start] + put + text[start + cut :]
    return text


def check_with(path: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(lasting=False) as store:
        root = Path(folder)
        lay_out_sound_community(root)
        location = root / path
        shutil.rmtree(location, ignore_errors=True)
        location.write_bytes(data)
        for said in check_repository(root, QUARTER, TODAY, store):
            assert said.message.zh
            assert said.message.en
            assert said.span.line >= 1
            assert said.span.column >= 1
            assert said.as_text("zh")
            assert said.as_github("en")


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(FILES), st.lists(DAMAGE, min_size=1, max_size=4))
def test_damage_to_any_file_is_told_and_never_stops_the_check(
    path: str, damages: list[tuple[float, int, str]]
) -> None:
    text = damaged((SOUND / path).read_text("utf-8"), damages)
    check_with(path, text.encode("utf-8", "surrogatepass"))


@settings(deadline=None, max_examples=75)
@given(st.sampled_from(FILES), st.text(max_size=60))
def test_any_text_is_told_and_never_stops_the_check(path: str, text: str) -> None:
    check_with(path, text.encode("utf-8", "surrogatepass"))


@settings(deadline=None, max_examples=75)
@given(
    st.sampled_from([*FILES, "content/media/event.jpg", "content/media/plan.svg"]),
    st.binary(max_size=200),
)
def test_any_bytes_are_told_and_never_stop_the_check(path: str, data: bytes) -> None:
    check_with(path, data)
