"""What goes wrong where screens hang: networks, half copies, clocks, full storage, wrong files."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import time
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.plan.communities import notice, poster
from tests.render.screens.conftest import Serve
from tests.render.screens.playing import (
    NOON,
    PAGE,
    PLAYLIST,
    POLL_MS,
    THREE,
    advance,
    change_of,
    comes,
    items_over,
    lobby,
    poll,
    slide_of,
    start,
    state,
    timed,
    wait_for,
)
from tests.render.screens.studio import publish

NEW = poster("new", slogan="新的一句话")
STORM = notice("storm", level="emergency", what="关好门窗", until="2026-11-03")
DARK = 12  # of 255: darker than anything on these slides


def test_nothing_is_shown_before_all_is_loaded(page: Page, tmp_path: Path, serve: Serve) -> None:
    host = serve(publish(lobby(THREE), tmp_path))
    host.slow_s["p3-01.png"] = 600
    page.clock.install(time=NOON)
    page.goto(host.address)
    advance(page, 5_000)
    assert state(page, "state") == "starting"
    assert page.locator(".slide").count() == 0
    expect(page.locator("#name")).to_be_visible()
    host.slow_s.clear()
    wait_for(page, state="playing", item="p1")
    assert items_over(page, 2) == ["p2", "p3"]


def test_a_slide_that_never_comes_keeps_the_others_waiting_for_seconds_alone(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    host = serve(publish(lobby(THREE), tmp_path))
    host.slow_s["p2-01.png"] = 600
    page.clock.install(time=NOON)
    page.goto(host.address)
    for _ in range(4):
        page.wait_for_timeout(100)
        advance(page, 5_000)
    wait_for(page, state="playing")
    assert set(items_over(page, 3)) == {"p1", "p3"}


def test_an_unchanged_list_costs_no_more_than_a_question(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    host = serve(publish(lobby(THREE), tmp_path))
    start(page, host.address)
    for _ in range(4):
        change_of(page, "polls", POLL_MS)
    answers = [status for name, status in host.asked if name == "playlist.json"]
    assert set(answers[2:]) == {304}
    slides = [name for name, _ in host.asked if name.endswith(".png")]
    assert sorted(slides) == sorted(set(slides)), "a slide was asked for twice"


def test_an_emergency_does_not_wait_for_a_slide_that_hangs(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    host = serve(publish(lobby(THREE), tmp_path))
    start(page, host.address)
    host.slow_s["new-01.png"] = 600
    publish(lobby([*THREE, NEW]), tmp_path)
    poll(page)
    publish(lobby([*THREE, NEW, STORM]), tmp_path)
    poll(page)
    wait_for(page, item="storm")


def test_an_emergency_is_on_the_screen_within_one_poll(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    calm_times = timed(lobby(THREE, dwell="600"), poll_ms=2_000)
    host = serve(publish(calm_times, tmp_path))
    page.clock.install(time=NOON)
    page.goto(host.address)
    wait_for(page, state="playing", loaded="true")
    page.wait_for_timeout(500)
    publish(timed(lobby([*THREE, STORM], dwell="600"), poll_ms=2_000), tmp_path)
    published = time.monotonic()
    page.wait_for_selector('body[data-item="storm"]', timeout=20_000)
    polls = sum(name == "playlist.json" and status == 200 for name, status in host.asked)
    assert polls <= 3, f"{time.monotonic() - published:.1f} s"


NO_PLAYLISTS = [
    (200, b"{}"),
    (200, b"[]"),
    (200, b'{"schema": "civsite-playlist/1", "slides": [{}], "calm": {}, "size": [1, 1]}'),
    (200, b"<html>Wartung</html>"),
    (200, b""),
    (500, b"error"),
    (404, b""),
]


def test_what_is_no_playlist_changes_nothing(page: Page, tmp_path: Path, serve: Serve) -> None:
    host = serve(publish(lobby(THREE), tmp_path))
    start(page, host.address)
    for answer in NO_PLAYLISTS:
        host.instead["playlist.json"] = answer
        change_of(page, "polls", POLL_MS)
    assert set(items_over(page, 3)) == {"p1", "p2", "p3"}
    host.instead.clear()
    publish(lobby([NEW]), tmp_path)
    poll(page)
    wait_for(page, item="new")


def test_a_list_none_of_whose_slides_has_come_never_empties_the_screen(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    host = serve(publish(lobby(THREE), tmp_path))
    start(page, host.address)
    renewed = lobby([NEW])
    publish({PLAYLIST: renewed[PLAYLIST], PAGE: renewed[PAGE]}, tmp_path)
    for _ in range(6):
        change_of(page, "polls", POLL_MS)
    assert set(items_over(page, 3)) == {"p1", "p2", "p3"}
    publish(renewed, tmp_path)
    poll(page)
    wait_for(page, item="new")


def test_an_old_slide_of_the_same_size_is_not_taken_for_the_new_one(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
    products = lobby(THREE)
    publish(products, tmp_path)
    slide = bytearray(products[slide_of("p2")])
    slide[-20] ^= 1
    publish({slide_of("p2"): bytes(slide)}, tmp_path)
    start(page, serve(tmp_path).address)
    assert "p2" not in items_over(page, 4)
    publish(products, tmp_path)
    poll(page)
    assert comes(page, "p2")


def test_its_own_hash_is_that_of_everyone(page: Page, tmp_path: Path, serve: Serve) -> None:
    start(page, serve(publish(lobby(THREE), tmp_path)).address)
    texts = ["x" * length for length in (0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 70_001)]
    hashed = "texts => texts.map((text) => sha256.plain(new TextEncoder().encode(text).buffer))"
    expected = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    assert page.evaluate(hashed, texts) == expected


def test_a_photo_of_fifty_megabytes_in_place_of_a_slide_is_neither_shown_nor_read(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    publish(lobby(THREE), tmp_path)
    publish({slide_of("p2"): b"\xff\xd8" + bytes(50_000_000)}, tmp_path)
    host = serve(tmp_path)
    start(page, host.address)
    assert "p2" not in items_over(page, 4)
    before = host.sent
    poll(page)
    assert host.sent - before < 20_000_000, "the whole photo is read at every poll"
    assert set(items_over(page, 4)) == {"p1", "p3"}


def test_a_photo_of_too_many_pixels_on_a_stick_is_passed_over(page: Page, tmp_path: Path) -> None:
    publish(lobby(THREE), tmp_path)
    huge = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(huge, "PNG")
    publish({slide_of("p2"): huge.getvalue()}, tmp_path)
    start(page, (tmp_path / PAGE).as_uri())
    assert set(items_over(page, 4)) == {"p1", "p3"}


def test_a_broken_picture_on_a_stick_is_passed_over(page: Page, tmp_path: Path) -> None:
    publish(lobby(THREE), tmp_path)
    publish({slide_of("p2"): b"no picture"}, tmp_path)
    start(page, (tmp_path / PAGE).as_uri())
    assert set(items_over(page, 4)) == {"p1", "p3"}


def test_a_clock_that_jumps_while_it_plays_is_followed_and_forgiven(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    items = [poster("always", slogan="天天都在"), notice("today", until="2026-11-02")]
    start(page, serve(publish(lobby(items), tmp_path)).address)
    for instant, expected in [
        ("2026-11-03T12:00:00+08:00", {"always"}),
        ("1970-01-01T00:00:00+08:00", {"always", "today"}),
        ("2026-11-02T12:00:00+08:00", {"always", "today"}),
        ("2036-01-01T12:00:00+08:00", {"always"}),
    ]:
        page.clock.set_system_time(instant)
        advance(page, 1_100)
        items_over(page, 1)
        assert set(items_over(page, 3)) == expected, instant


def test_a_page_of_which_only_the_beginning_came_asks_for_itself_again(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    products = lobby(THREE)
    half = products[PAGE][: products[PAGE].index(b"const slides")]
    publish({**products, PAGE: half}, tmp_path)
    page.clock.install(time=NOON)
    page.goto(serve(tmp_path).address)
    advance(page, 25_000)
    assert state(page, "state") == "starting"
    publish(products, tmp_path)
    for _ in range(20):
        advance(page, 21_000)
        page.wait_for_timeout(100)
        if state(page, "state") == "playing":
            break
    wait_for(page, state="playing")  # by now any of the three
    assert set(items_over(page, 3)) == {"p1", "p2", "p3"}


def test_a_full_storage_stops_neither_the_slides_nor_the_log(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
        "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));"
    )
    host = serve(publish(lobby(THREE), tmp_path))
    session = page.context.new_cdp_session(page)
    origin = host.address.split("/screens")[0]
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    start(page, host.address)
    advance(page, 130_000)
    assert set(items_over(page, 3)) == {"p1", "p2", "p3"}
    publish(lobby([*THREE, NEW]), tmp_path)
    poll(page)
    assert comes(page, "new")
    with page.expect_download() as download:
        page.keyboard.press("l")
    assert len(Path(download.value.path()).read_text("utf-8-sig").splitlines()) > 5


def test_the_log_outlives_the_page(page: Page, tmp_path: Path, serve: Serve) -> None:
    host = serve(publish(lobby(THREE), tmp_path))
    start(page, host.address)
    items_over(page, 3)
    page.reload()
    wait_for(page, state="playing")
    items_over(page, 1)
    with page.expect_download() as download:
        for _ in range(5):
            page.mouse.click(100, 100)
    rows = Path(download.value.path()).read_text("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[1].strip('"') for row in rows][:4] == ["p1", "p2", "p3", "p1"]
    seconds = [float(row.split(",")[4].strip('"')) for row in rows[:3]]
    assert seconds == pytest.approx([10, 10, 10], abs=0.5)


def test_one_visit_suffices_to_start_without_a_network(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    host = serve(publish(lobby(THREE), tmp_path))
    page.goto(host.address)
    wait_for(page, loaded="true")
    page.wait_for_function(_KEPT, arg=4)
    host.stop()
    page.reload()
    wait_for(page, state="playing", item="p1")


# The page, which comes last, and so many others: three slides and the calm one.
_KEPT = """async count => {
  const cache = await caches.open((await caches.keys())[0] || "none");
  return (await cache.match(location.href)) && (await cache.keys()).length > count;
}"""


def test_without_a_network_it_starts_with_what_it_played_last(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    host = serve(publish(timed(lobby(THREE), poll_ms=1_000), tmp_path))
    page.goto(host.address)
    wait_for(page, loaded="true")
    page.wait_for_function(_KEPT, arg=4)
    publish(timed(lobby([NEW]), poll_ms=1_000), tmp_path)
    page.wait_for_selector('body[data-item="new"]', timeout=20_000)
    page.wait_for_function(
        """async () => {
          const cache = await caches.open((await caches.keys())[0]);
          const kept = (await cache.keys()).map((each) => each.url).join();
          const page = await cache.match(location.href);
          const says = page ? await page.text() : "";
          return kept.includes("new-01") && !kept.includes("p1-01") && says.includes("new-01");
        }"""
    )
    host.stop()
    page.reload()
    wait_for(page, state="playing", item="new")


def test_a_clocks_change_moves_no_hour(page: Page, tmp_path: Path, serve: Serve) -> None:
    start(page, serve(publish(lobby(THREE), tmp_path)).address)
    windows = [{"days": [1, 2, 3, 4, 5, 6, 7], "start": "02:15", "end": "03:30"}]
    on = """([instant, windows]) => {
      const list = { timezone: "Europe/Berlin", made: "2026-01-01", windows, slides: [] };
      const real = Date.now;
      Date.now = () => Date.parse(instant);
      const state = clock.situation(list).state;
      Date.now = real;
      return state;
    }"""
    expected = {
        # On 29 March it is never between 2 and 3; on 25 October twice.
        "2026-03-29T00:59:00Z": "asleep",
        "2026-03-29T01:00:00Z": "calm",
        "2026-03-29T01:29:00Z": "calm",
        "2026-03-29T01:30:00Z": "asleep",
        "2026-10-25T00:14:00Z": "asleep",
        "2026-10-25T00:15:00Z": "calm",
        "2026-10-25T01:00:00Z": "asleep",
        "2026-10-25T01:15:00Z": "calm",
        "2026-10-25T02:29:00Z": "calm",
        "2026-10-25T02:30:00Z": "asleep",
    }
    assert {at: page.evaluate(on, [at, windows]) for at in expected} == expected


def test_slides_of_lists_that_went_by_are_let_go_of(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    start(page, serve(publish(lobby(THREE), tmp_path)).address)
    broken = {slide_of("b"): b"half"}
    for number in range(3):
        items = [poster("a", slogan=f"第{number}句"), poster("b", slogan=f"另一句{number}")]
        publish({**lobby(items), **(broken if number % 2 else {})}, tmp_path)
        change_of(page, "polls", POLL_MS)
    poll(page)
    poll(page)
    assert page.evaluate("slides.kept.size") == 3  # two slides and the calm one


def test_nothing_burns_in(page: Page, tmp_path: Path, serve: Serve) -> None:
    start(page, serve(publish(lobby(THREE), tmp_path)).address)
    places = set()
    for _ in range(6):
        places.add(tuple(page.locator("#stage").evaluate(_PLACE)))
        page.clock.fast_forward("04:00")
        advance(page, 1_100)
    assert len(places) >= 5
    assert all(abs(x) <= 3 and abs(y) <= 3 for x, y in places)


_PLACE = """stage => {
  const box = stage.getBoundingClientRect();
  return [Math.round(box.x - (innerWidth - box.width) / 2), Math.round(box.y - (innerHeight - box.height) / 2)];
}"""


def test_no_frame_is_dark_while_lists_and_slides_change(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    """Every frame that the browser really puts out, in real time."""
    page.set_viewport_size({"width": 480, "height": 270})
    publish(timed(lobby(THREE), poll_ms=1_000, dwell_ms=700), tmp_path)
    page.goto(serve(tmp_path).address)
    wait_for(page, state="playing")
    frames: list[str] = []
    session = page.context.new_cdp_session(page)

    def keep(event: dict[str, object]) -> None:
        frames.append(str(event["data"]))
        session.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "jpeg", "everyNthFrame": 1})
    page.wait_for_timeout(1_000)
    frames.clear()  # the cast itself may begin with a frame from before the page was painted
    for items in ([NEW, *THREE], [NEW, STORM], THREE):
        publish(timed(lobby(items), poll_ms=1_000, dwell_ms=700), tmp_path)
        page.wait_for_timeout(1_600)
    session.send("Page.stopScreencast")
    assert len(frames) > 20
    assert min(map(_lightest, frames)) > 100
    assert max(map(_share_of_dark, frames)) < 0.6


def _frame(data: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(data))).convert("L")


def _lightest(data: str) -> int:
    return int(_frame(data).getextrema()[1])  # type: ignore[arg-type]


def _share_of_dark(data: str) -> float:
    histogram = _frame(data).histogram()
    return sum(histogram[:DARK]) / sum(histogram)


def test_the_playlist_may_be_emptied_and_filled_again(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    start(page, serve(publish(lobby(THREE), tmp_path)).address)
    publish(lobby([]), tmp_path)
    assert json.loads((tmp_path / PLAYLIST).read_text("utf-8"))["slides"] == []
    poll(page)
    wait_for(page, state="calm", file="slides/calm-00.png")
    publish(lobby(THREE), tmp_path)
    poll(page)
    wait_for(page, state="playing")
