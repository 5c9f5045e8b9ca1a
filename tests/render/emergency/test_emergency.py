"""What an emergency needs beside the screens: a CAP 1.2 message, and a sheet for each door."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from civsite.load.repository import load_community
from civsite.load.theme import load_theme, palette_of
from civsite.model.alert import AlertSeverity, Category, Certainty, Response, Urgency
from civsite.model.community import Community
from civsite.model.details import Details
from civsite.model.kinds.notice import Notice
from civsite.quarter import Quarter
from civsite.render.emergency import cap_request, emergency_jobs, render, sheet_diagnostics
from civsite.render.panels.look import Look
from tests.pixels import colours_of
from tests.plan.communities import community, notice, poster
from tests.plan.printed import fits
from tests.render.emergency.cap_rules import NAMESPACE, faults_of
from tests.render.screens.studio import made

TODAY = datetime.date(2026, 11, 2)
Q4 = Quarter(2026, 4)
DETAILS = {
    "id": "community",
    "name": "花园社区",
    "address": "花园路 18 号",
    "phone": "0731-8888 0000",
    "mail": "huayuan@example.org",
    "url": "https://example.org/",
}
SMOKE: dict[str, Any] = {
    "title": "3号楼地下车库浓烟，请立即撤离",
    "level": "emergency",
    "date": "2026-11-02",
    "what": "地下车库起火",
    "where": "3号楼、5号楼",
    "contact": "现场指挥 0731-8888 0119",
    "from_": "2026-11-02",
    "until": "2026-11-03",
    "body": "关火，关门，走楼梯。\n\n- 不乘电梯\n- 不回头取东西",
}


def told(**more: Any) -> Notice:
    return Notice.model_validate({"id": "smoke", **SMOKE, **more})


def at_home(*items: Any, **details: Any) -> Community:
    whole = community([], items)
    return dataclasses.replace(whole, details=Details.model_validate({**DETAILS, **details}))


def message(item: Notice, home: Community | None = None) -> bytes:
    request = cap_request(item, home or at_home(item), TODAY)
    return render(json.loads(json.dumps(request)), {})["cap"]


def text_of(cap: bytes, path: str) -> str | None:
    return ElementTree.fromstring(cap).findtext(
        "/".join(f"{NAMESPACE}{e}" for e in path.split("/"))
    )


def test_an_emergency_is_told_as_the_standard_wants_it() -> None:
    cap = message(told(alert={"category": "fire", "response": "evacuate"}))
    assert faults_of(cap) == []
    assert text_of(cap, "sender") == "huayuan@example.org"
    assert text_of(cap, "sent") == "2026-11-02T00:00:00+08:00"
    assert text_of(cap, "status") == "Actual"
    assert text_of(cap, "info/category") == "Fire"
    assert text_of(cap, "info/responseType") == "Evacuate"
    assert text_of(cap, "info/headline") == SMOKE["title"]
    assert text_of(cap, "info/description") == (
        "事项：地下车库起火\n地点：3号楼、5号楼\n联系：现场指挥 0731-8888 0119"
    )
    assert text_of(cap, "info/instruction") == "关火，关门，走楼梯。\n不乘电梯\n不回头取东西"
    assert text_of(cap, "info/web") == "https://example.org/notices/smoke/"
    assert text_of(cap, "info/area/areaDesc") == "3号楼、5号楼"


def test_it_ends_with_its_last_day() -> None:
    assert text_of(message(told()), "info/expires") == "2026-11-04T00:00:00+08:00"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("category", list(Category)),
        ("urgency", list(Urgency)),
        ("severity", list(AlertSeverity)),
        ("certainty", list(Certainty)),
        ("response", list(Response)),
    ],
)
def test_every_word_an_editor_may_choose_is_one_of_the_standards(
    key: str, words: list[str]
) -> None:
    for word in words:
        assert faults_of(message(told(alert={key: str(word)}))) == [], word


def test_a_notice_that_says_next_to_nothing_is_still_a_whole_message() -> None:
    bare = notice("烟 & <火>, 1", level="emergency")
    home = community([], [bare])
    cap = message(bare, home)
    assert faults_of(cap) == []
    assert text_of(cap, "sent") == "2026-11-02T00:00:00+08:00"
    assert text_of(cap, "info/headline") == "烟 & <火>, 1"


def test_utc_is_written_as_the_standard_wants_it() -> None:
    assert text_of(message(told(), at_home(timezone="UTC")), "sent") == "2026-11-02T00:00:00-00:00"


def test_an_exercise_is_never_taken_for_the_real_thing() -> None:
    cap = message(told(alert={"exercise": "yes", "sent": "2026-11-02 14:30"}))
    assert faults_of(cap) == []
    assert text_of(cap, "status") == "Exercise"
    assert text_of(cap, "sent") == "2026-11-02T14:30:00+08:00"


def test_each_language_has_its_own_words() -> None:
    item = told()
    home = at_home(item, languages=["zh", "en"])
    english = told(title="Smoke in the garage: leave now", where="Buildings 3 and 5")
    cap = message(item, dataclasses.replace(home, translations={("en", "smoke"): english}))
    assert faults_of(cap) == []
    infos = ElementTree.fromstring(cap).findall(f"{NAMESPACE}info")
    assert [info.findtext(f"{NAMESPACE}language") for info in infos] == ["zh", "en"]
    assert infos[1].findtext(f"{NAMESPACE}headline") == "Smoke in the garage: leave now"


def test_other_words_make_another_message() -> None:
    first, same, other = (message(each) for each in (told(), told(), told(what="烟散了")))
    assert first == same
    assert text_of(first, "identifier") != text_of(other, "identifier")


def jobs_at(home: Community) -> list[Any]:
    theme = load_theme(Path(__file__).parents[3])
    look = Look(Q4, palette_of(theme, "seasons", Q4).as_values(), theme.below("print", "screen"))
    return emergency_jobs(home, look, TODAY, fits(home, Q4))


def test_only_an_emergency_that_is_not_over_is_told() -> None:
    items = [
        told(),
        Notice.model_validate(
            {**SMOKE, "id": "over", "from_": "2026-10-01", "until": "2026-11-01"}
        ),
        notice("important", level="important"),
        poster("p"),
    ]
    assert {job.item for job in jobs_at(at_home(*items))} == {"smoke"}


def test_words_too_many_for_a_door_are_told() -> None:
    short, long = (
        told(),
        told(id="long", **dict.fromkeys(("what", "when", "where", "who"), "集合，不乘电梯。" * 37)),
    )
    home = at_home(short, long)
    found = list(sheet_diagnostics(home, TODAY, fits(home, Q4)))
    assert [(each.code, each.span.path) for each in found] == [
        ("emergency-sheet", "content/notices/long.md")
    ]
    made = {name for job in jobs_at(at_home(long)) for name in job.outputs.values()}
    assert made == {"screens/emergency/long.cap.xml"}


@pytest.fixture(scope="module")
def sheets() -> dict[str, bytes]:
    return made(jobs_at(at_home(told())))


def test_a_sheet_for_each_door_fits_its_paper(sheets: dict[str, bytes]) -> None:
    for paper, size_mm in (("A4", (210, 297)), ("A3", (297, 420))):
        with pikepdf.open(io.BytesIO(sheets[f"screens/emergency/smoke-{paper}.pdf"])) as document:
            assert len(document.pages) == 1
            edges = [float(edge) / 72 * 25.4 for edge in document.pages[0].mediabox.as_list()]
            assert edges == pytest.approx([0, 0, *size_mm], abs=0.1)


def test_the_sheet_says_it_in_black_on_yellow(sheets: dict[str, bytes]) -> None:
    document = pypdfium2.PdfDocument(sheets["screens/emergency/smoke-A4.pdf"])
    text = document[0].get_textpage().get_text_range()
    for words in ("立即撤离", "地下车库起火", "3号楼、5号楼"):
        assert words in "".join(text.split())
    picture: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    yellow = sum(
        count for count, (r, g, b) in colours_of(picture) if r > 240 and g > 190 and b < 60
    )  # fmt: skip
    assert yellow > 0.6 * picture.width * picture.height


def test_the_samples_drill_is_told_as_a_drill() -> None:
    home, diagnostics = load_community(Path(__file__).parents[3])
    assert [each for each in diagnostics if each.severity == "error"] == []
    drill = next(each for each in home.items_of(Notice) if each.alert.exercise)
    cap = message(drill, home)
    assert faults_of(cap) == []
    assert text_of(cap, "status") == "Exercise"
    assert text_of(cap, "sent") == "2026-11-03T14:30:00+08:00"
