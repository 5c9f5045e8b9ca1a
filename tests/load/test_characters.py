"""Characters that pass for others, or for none, are named where they stand; names are equal however
their accents are written."""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path

import pytest

from civsite.check.rules import check_community
from civsite.diagnostics import Severity
from tests.load.communities import POSTER, STORY, load

HEAD = "title: 海报\ncampaign: own\n"
STORY_HEAD = "---\ntitle: 扫雪\ndate: 2026-03-01\n---\n"


@pytest.mark.parametrize(
    ("radical", "usual"),
    [("⼀", "一"), ("⽕", "火"), ("⻋", "车"), ("⻓", "长"), ("⺟", "母"), ("\uf909", "契")],
)
def test_a_radical_is_named_and_read_as_the_usual_character(
    tmp_path: Path, radical: str, usual: str
) -> None:
    texts = {
        POSTER: f"title: 好{radical}好\ncampaign: own\n",
        STORY: f"{STORY_HEAD}好{radical}好\n",
    }
    community, said = load(tmp_path, texts)
    assert [each.span[:3] for each in said] == [(STORY, 5, 2), (POSTER, 1, 9)]
    for each in said:
        assert (each.code, each.severity) == ("odd-character", Severity.WARNING)
        assert f"“{radical}”（U+{ord(radical):04X}）" in each.message.zh
        assert each.hint is not None
        assert each.hint.zh == f"改成“{usual}”"
    assert community.items["p"].title == f"好{usual}好"
    assert f"好{usual}好" in community.items["n"].markdown


@pytest.mark.parametrize(
    "character",
    ["\u200b", "\u2060", "\ufeff", "\u200d", "\u200e", "\u200f", "\u00a0", "\u202f", "\ufffd"],
)
def test_what_nobody_sees_is_named_in_titles_bodies_and_translations(
    tmp_path: Path, character: str
) -> None:
    texts = {
        POSTER: f"title: 海{character}报\ncampaign: own\n",
        STORY: f"{STORY_HEAD}正{character}文{character}\n",
        POSTER.replace(".yml", ".en.yml"): f"title: A{character} poster\n",
    }
    said = load(tmp_path, texts)[1]
    assert [(each.span.line, each.span.column) for each in said] == [(5, 2), (1, 9), (1, 9)]
    for each in said:
        assert each.code == "odd-character"
        assert f"U+{ord(character):04X}" in each.message.en


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "\u200fשלום", "👩\u200d🌾", "葛\U000e0100城", "★ ㎡ ℃ ①"]
)
def test_joiners_and_marks_have_their_right_place(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, {POSTER: f"title: {text}\ncampaign: own\n"})[1] == ()


def test_comments_are_read_by_nobody(tmp_path: Path) -> None:
    assert load(tmp_path, {POSTER: f"# ⽔\u200b\n{HEAD}"})[1] == ()


@pytest.mark.parametrize(
    ("name", "code", "better"),
    [("⽔表", "U+2F54", "水表"), ("停\u200b水", "U+200B", "停水"), ("停\u00a0水", "U+00A0", "停 水"),
     ("停\ue005水", "U+E005", "停水"), ("停\u0378水", "U+0378", "停水")],
)  # fmt: skip
def test_a_file_is_not_named_by_characters_that_pass_for_others(
    tmp_path: Path, name: str, code: str, better: str
) -> None:
    (said,) = load(tmp_path / "as written", {f"content/posters/{name}.yml": HEAD})[1]
    assert said.code == "id-character"
    assert code in said.message.zh
    assert said.hint is not None
    assert f"“{better}”" in said.hint.zh
    assert load(tmp_path / "as told", {f"content/posters/{better}.yml": HEAD})[1] == ()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_what_is_named_is_found_however_its_accents_are_written(
    tmp_path: Path, form: str, written: str
) -> None:
    name, reference = (unicodedata.normalize(each, "cafés") for each in (form, written))  # type: ignore[arg-type]
    texts = {
        f"content/boards/{name}.yml": "name: 咖啡角\nkind: wall\nsize: 900x1200\n"
        f"slots:\n  - {{id: {name}, size: 900x1200}}\n",
        f"content/posters/{name}-1.yml": f"title: 海报\ncampaign: own\non: [{reference}]\n",
        "content/editions/2026Q4.yml": f"quarter: 2026Q4\nboards:\n  {reference}:\n    {reference}: {reference}-1\n",
    }
    community, said = load(tmp_path, texts)
    assert said == ()
    assert check_community(community, datetime.date(2026, 11, 22)) == ()
