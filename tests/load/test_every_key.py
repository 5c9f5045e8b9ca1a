"""Each kind of record with every key that it takes, in English and in Chinese: the same to the last value."""

from __future__ import annotations

from fractions import Fraction
from operator import attrgetter
from pathlib import Path

import pytest

from civsite.model.record import Record
from tests.load.communities import load
from tests.load.keys_of_items import ITEMS, Written
from tests.load.keys_of_places import COMMUNITY, EDITION, PLACES

by_path = pytest.mark.parametrize(
    "written", [*ITEMS, *PLACES], ids=lambda each: each.path.split("/")[1]
)


@by_path
def test_every_key_may_be_written_in_either_language(tmp_path: Path, written: Written) -> None:
    records = []
    for number, text in enumerate((written.english, written.chinese)):
        community, said = load(tmp_path / str(number), {written.path: text})
        assert said == ()
        record = written.of(community)
        assert record is not None
        assert unwritten_in(record) == [], "a key is not in keys_of_items.py or keys_of_places.py"
        for name, value in written.values.items():
            assert attrgetter(name)(record) == value, name
        records.append(record)
    assert records[0] == records[1]


def unwritten_in(record: Record) -> list[str]:
    """The fields, also of the records inside, that the file left to their defaults."""
    missing = [
        f"{type(record).__name__}.{name}"
        for name in type(record).model_fields
        if name not in record.model_fields_set
    ]
    for _, value in record:
        # The last of a list: slots of a preset stand before it.
        inside = value[-1:] if isinstance(value, tuple) else (value,)
        for each in inside:
            if isinstance(each, Record) and not missing:
                missing += unwritten_in(each)
    return missing


@by_path
def test_languages_of_keys_may_be_mixed_in_one_file(tmp_path: Path, written: Written) -> None:
    at = 1 if written.english.startswith("---") else 0
    english, chinese = written.english.splitlines(), written.chinese.splitlines()
    mixed = "\n".join([*english[:at], chinese[at], *english[at + 1 :], ""])
    community, said = load(tmp_path / "mixed", {written.path: mixed})
    assert said == ()
    whole, _ = load(tmp_path / "whole", {written.path: written.english})
    assert written.of(community) == written.of(whole)


@by_path
def test_a_key_of_another_case_or_with_a_typing_error_is_told_the_right_one(
    tmp_path: Path, written: Written
) -> None:
    lines = written.english.splitlines()
    at = 1 if lines[0] == "---" else 0
    key, _, rest = lines[at].partition(":")
    for number, wrong in enumerate((key.upper(), f"{key}s", f"{key[0]}{key[2:]}")):
        text = "\n".join([*lines[:at], f"{wrong}:{rest}", *lines[at + 1 :], ""])
        (said,) = load(tmp_path / str(number), {written.path: text})[1]
        assert (said.code, said.span[:3]) == ("key-unknown", (written.path, at + 1, 1))
        assert said.span.length == len(wrong)
        assert (said.message.zh, said.message.en) == (
            f"不认识的项目“{wrong}”",
            f"unknown key “{wrong}”",
        )
        assert said.hint is not None
        assert said.hint.zh.startswith(f"是不是“{key}”？可以写：")
        assert said.hint.en.startswith(f"did you mean “{key}”? known: ")


def test_a_share_and_a_place_in_an_edition_are_read_inside_their_records(tmp_path: Path) -> None:
    files = {each.path: each.chinese for each in (COMMUNITY, EDITION)}
    community, said = load(tmp_path, dict(files))
    assert said == ()
    (share,) = community.details.shares
    assert (share.show, share.at_least, share.on) == (("poster",), Fraction(1, 3), ("lcd",))
    (edition,) = community.editions.values()
    entries = edition.boards["east"]
    assert (entries["A"].item, entries["A"].part, entries["A"].pinned) == ("fire", None, False)
    assert (entries["B"].item, entries["B"].part, entries["B"].pinned) == ("fire", 2, True)
    assert entries["C"].item is None


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        (
            "content/posters/a.yml",
            "标题: 慢行\n主题: own\n内容: 慢一点\n",
            ("items", "text", "慢一点"),
        ),
        (
            "content/boards/a.yml",
            "姓名: 东门\n类型: wall\n尺寸: 60x90\n",
            ("boards", "name", "东门"),
        ),
        (
            "content/screens/a.yml",
            "姓名: 大厅\n类型: lcd\n尺寸: 60x90\n",
            ("screens", "name", "大厅"),
        ),
    ],
)
def test_further_chinese_words_are_understood(
    tmp_path: Path, path: str, text: str, found: tuple[str, str, str]
) -> None:
    community, said = load(tmp_path, {path: text})
    assert said == ()
    records, field, value = found
    assert getattr(getattr(community, records)["a"], field) == value


def test_a_word_that_is_another_key_of_the_record_is_not_taken_for_its_other_meaning(
    tmp_path: Path,
) -> None:
    """`内容` is an edition's item, and 名称 a person's name only where no board's is meant."""
    edition = "季度: 2026Q4\n栏目: {east: {A: {内容: fire}}}\n"
    deed = "季度: 2026Q3\n善行: [{名称: 张三, 荣誉: 助人为乐, 事迹: 扫雪}]\n"
    files = {"content/editions/2026Q4.yml": edition, "content/honours/2026Q3.yml": deed}
    community, said = load(tmp_path, files)
    assert said == ()
    assert next(iter(community.editions.values())).boards["east"]["A"].item == "fire"
    (one,) = getattr(community.items["2026Q3"], "deeds")  # noqa: B009
    assert one.name == "张三"
