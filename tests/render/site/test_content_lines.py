"""Lines of a calendar: as another library writes them, and short enough for every reader."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import icalendar
from civsite.render.site.feeds.content_lines import content_line, text_line, time_line
from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentline

# What a title, a place or a summary can hold; “\N” means a new line to the library.
TEXTS = st.text(
    st.one_of(st.sampled_from("\\;,:^\n\"'N 垃圾分类𠮷é"), st.characters(codec="utf-8", exclude_categories=["C"])),
    max_size=120,
).filter(lambda text: "\\N" not in text and len(text.splitlines()) <= text.count("\n") + 1)  # fmt: skip


@given(TEXTS)
def test_a_text_is_written_as_the_library_writes_it(text: str) -> None:
    line = text_line("SUMMARY", text)
    event = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + line + b"END:VEVENT\r\n")
    assert str(event["SUMMARY"]) == "\n".join(text.splitlines())
    assert unfolded(line) == unfolded(folded_by_the_library(wanted(text)) + b"\r\n")


def wanted(text: str) -> str:
    value = icalendar.vText("\n".join(text.splitlines())).to_ical().decode()
    return f"SUMMARY:{value}"


def folded_by_the_library(line: str) -> bytes:
    folded: bytes = Contentline(line).to_ical()  # type: ignore[no-untyped-call]
    return folded


def unfolded(line: bytes) -> bytes:
    return line.replace(b"\r\n ", b"")


@given(TEXTS)
def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(text: str) -> None:
    for part in text_line("DESCRIPTION", text * 3).removesuffix(b"\r\n").split(b"\r\n"):
        assert len(part) <= 75
        part.decode()


def test_a_long_line_is_folded_where_the_library_folds_it() -> None:
    for length in range(60, 90):
        for text in ("家" * length, "a" * length, "家a" * length):
            written = folded_by_the_library(f"X:{text}")
            assert content_line("X", text) == written + b"\r\n"


def test_a_time_names_its_zone() -> None:
    when = datetime.datetime(2026, 3, 5, 9, 30)
    event = icalendar.Event()
    event.add("dtstart", when.replace(tzinfo=ZoneInfo("Asia/Shanghai")))
    line = time_line("DTSTART", when, "Asia/Shanghai")
    assert line in event.to_ical()
    assert line == b"DTSTART;TZID=Asia/Shanghai:20260305T093000\r\n"
