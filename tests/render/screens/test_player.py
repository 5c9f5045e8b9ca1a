"""What the player promises, in a real browser: with a network, without one, and at any hour."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page

from tests.plan.communities import notice, poster
from tests.render.screens.conftest import Serve
from tests.render.screens.playing import (
    PLAYLIST,
    THREE,
    advance,
    comes,
    items_over,
    lobby,
    poll,
    start,
    state,
    wait_for,
)
from tests.render.screens.studio import jobs, made, photo, picture, publish, screen, story

NOON_THERE = "2026-11-02 12:0"  # as the community's clock shows it


def test_it_plays_the_loop_in_order_again_and_again(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    address = serve(publish(lobby(THREE), tmp_path)).address
    start(page, address)
    wait_for(page, state="playing", item="p1")
    assert items_over(page, 6) == ["p2", "p3", "p1"] * 2
    assert page.locator("#stage .slide.on canvas").count() >= 1


def test_it_plays_from_a_usb_stick(page: Page, tmp_path: Path) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    with zipfile.ZipFile(io.BytesIO(lobby(THREE)["screens/lobby/usb.zip"])) as archive:
        archive.extractall(tmp_path)
    start(page, (tmp_path / "index.html").as_uri())
    wait_for(page, state="playing", item="p1")
    assert items_over(page, 3) == ["p2", "p3", "p1"]
    assert str(state(page, "file")).endswith(".jpg")
    assert faults == []


def test_a_new_list_is_taken_up_without_an_empty_moment(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    address = serve(publish(lobby(THREE), tmp_path)).address
    start(page, address)
    wait_for(page, state="playing")
    page.evaluate(_WATCH_FOR_EMPTY_MOMENTS)
    publish(lobby([poster("new", slogan="新的一句话"), *THREE]), tmp_path)
    poll(page)
    assert comes(page, "new")
    assert page.evaluate("window.emptyMoments") == 0


_WATCH_FOR_EMPTY_MOMENTS = """() => {
  window.emptyMoments = 0;
  const stage = document.getElementById("stage");
  const look = () => {
    const whole = [...stage.querySelectorAll(".slide.on canvas")].some((each) => each.width > 0);
    if (!whole) window.emptyMoments += 1;
  };
  new MutationObserver(look).observe(stage, { childList: true, subtree: true, attributes: true });
}"""


def test_a_list_that_is_still_being_copied_waits(page: Page, tmp_path: Path, serve: Serve) -> None:
    address = serve(publish(lobby(THREE), tmp_path)).address
    start(page, address)
    wait_for(page, state="playing")
    renewed = lobby([poster("new", slogan="新的一句话")])
    listing = renewed["screens/lobby/playlist.json"]
    slide = renewed["screens/lobby/slides/new-01.png"]
    publish({"screens/lobby/playlist.json": listing[: len(listing) // 2]}, tmp_path)
    poll(page)
    half = {"screens/lobby/playlist.json": listing, "screens/lobby/slides/new-01.png": slide[:999]}
    publish(half, tmp_path)
    poll(page)
    assert "new" not in items_over(page, 1)
    publish(renewed, tmp_path)
    poll(page)
    wait_for(page, item="new")


def test_a_broken_picture_is_passed_over_and_comes_back_when_mended(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    products = lobby(THREE)
    publish(products, tmp_path)
    broken = tmp_path / "screens/lobby/slides/p2-01.png"
    broken.write_bytes(b"no picture")
    address = serve(tmp_path).address
    start(page, address)
    wait_for(page, state="playing")
    assert "p2" not in items_over(page, 4)
    broken.write_bytes(products["screens/lobby/slides/p2-01.png"])
    poll(page)
    assert comes(page, "p2")


def test_without_a_network_it_plays_on_for_weeks(page: Page, tmp_path: Path, serve: Serve) -> None:
    host = serve(publish(lobby(THREE, hours="06:00-22:00"), tmp_path))
    start(page, host.address)
    wait_for(page, state="playing")
    host.stop()
    page.clock.fast_forward(21 * 24 * 3_600_000)
    assert set(items_over(page, 4)) == {"p1", "p2", "p3"}
    assert state(page, "state") == "playing"


def test_it_starts_without_a_network_when_it_has_once_had_one(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    host = serve(publish(lobby(THREE), tmp_path))
    page.goto(host.address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    wait_for(page, state="playing")
    wait_for(page, loaded="true")
    host.stop()
    page.reload()
    wait_for(page, state="playing")
    assert page.locator("#stage .slide.on canvas").first.evaluate("each => each.width") == 480


def test_with_nothing_to_show_it_shows_the_communitys_name_quietly(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    address = serve(publish(lobby([]), tmp_path)).address
    start(page, address)
    wait_for(page, state="calm", file="slides/calm-00.png")


@pytest.mark.parametrize(
    ("hours", "at", "expected"),
    [
        ("06:30-22:00", "2026-11-02T21:59:30+08:00", "playing"),
        ("06:30-22:00", "2026-11-02T22:00:30+08:00", "asleep"),
        ("06:30-22:00", "2026-11-03T06:29:30+08:00", "asleep"),
        ("18:00-02:00", "2026-11-03T01:30:00+08:00", "playing"),
        ("18:00-02:00", "2026-11-03T02:30:00+08:00", "asleep"),
    ],
)
def test_it_sleeps_outside_its_hours(
    page: Page, tmp_path: Path, serve: Serve, hours: str, at: str, expected: str
) -> None:
    address = serve(publish(lobby(THREE, hours=hours), tmp_path)).address
    start(page, address, at)
    wait_for(page, state=expected)
    assert page.locator("#stage").is_visible() == (expected == "playing")


def test_it_falls_asleep_and_wakes_by_itself(page: Page, tmp_path: Path, serve: Serve) -> None:
    address = serve(publish(lobby(THREE, hours="06:30-22:00"), tmp_path)).address
    start(page, address, "2026-11-02T21:59:50+08:00")
    wait_for(page, state="playing")
    advance(page, 12_000)
    wait_for(page, state="asleep")
    page.clock.fast_forward("08:31:00")
    advance(page, 1100)
    wait_for(page, state="playing")


def test_slides_keep_to_their_days(page: Page, tmp_path: Path, serve: Serve) -> None:
    items = [
        poster("always", slogan="天天都在"),
        notice("later", from_="2026-11-03"),
        notice("over", until="2026-11-02"),
    ]
    address = serve(publish(lobby(items), tmp_path)).address
    start(page, address, "2026-11-02T23:59:00+08:00")
    wait_for(page, state="playing")
    assert set(items_over(page, 3)) == {"always", "over"}
    page.clock.fast_forward("00:02:00")
    items_over(page, 1)
    assert set(items_over(page, 3)) == {"always", "later"}


def test_a_clock_that_was_never_set_does_not_empty_the_screen(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    items = [notice("now", from_="2026-11-01", until="2026-11-20")]
    address = serve(publish(lobby(items), tmp_path)).address
    start(page, address, "1970-01-01T12:00:00+08:00")
    wait_for(page, state="playing", item="now")


def test_an_emergency_takes_over_within_one_poll_and_gives_way_at_its_end(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    address = serve(publish(lobby(THREE, hours="06:00-22:00"), tmp_path)).address
    start(page, address, "2026-11-02T23:00:00+08:00")
    wait_for(page, state="asleep")
    storm = notice("storm", level="emergency", what="关好门窗", until="2026-11-03")
    publish(lobby([*THREE, storm], hours="06:00-22:00"), tmp_path)
    poll(page)
    wait_for(page, state="playing", item="storm")
    assert set(items_over(page, 3)) == {"storm"}
    page.clock.fast_forward("32:00:00")
    advance(page, 1100)
    wait_for(page, state="playing")
    advance(page, 1100)
    items_over(page, 1)
    assert "storm" not in items_over(page, 3)


def test_led_frames_are_scaled_by_whole_numbers_alone(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    address = serve(publish(lobby(THREE, kind="led-strip", size="320x32"), tmp_path)).address
    page.set_viewport_size({"width": 1000, "height": 700})
    start(page, address)
    wait_for(page, state="playing")
    assert page.locator("#stage").bounding_box() == {"x": 0, "y": 0, "width": 960, "height": 96}
    page.goto(f"{address}?scale=1")
    wait_for(page, state="playing")
    assert page.locator("#stage").bounding_box() == {"x": 0, "y": 0, "width": 320, "height": 32}


def test_led_frames_are_shown_dot_by_dot(page: Page, tmp_path: Path, serve: Serve) -> None:
    products = lobby(THREE, kind="led-strip", size="320x32")
    page.set_viewport_size({"width": 1000, "height": 100})
    start(page, f"{serve(publish(products, tmp_path)).address}?scale=1")
    wait_for(page, state="playing", item="p1")
    frame = picture(products["screens/lobby/frames/p1-01.png"])
    corner = _shot(page).crop((0, 0, 320, 32))
    assert ImageChops.difference(frame, corner).getbbox() is None


def test_what_was_played_can_be_saved_as_a_table(page: Page, tmp_path: Path, serve: Serve) -> None:
    address = serve(publish(lobby(THREE), tmp_path)).address
    start(page, address)
    wait_for(page, state="playing")
    items_over(page, 3)
    with page.expect_download() as download:
        page.keyboard.press("l")
    assert download.value.suggested_filename == "lobby.csv"
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == '"time","item","part","file","seconds"'
    assert [row.split(",")[1] for row in rows[1:4]] == ['"p1"', '"p2"', '"p3"']
    assert all(row.startswith(f'"{NOON_THERE}') for row in rows[1:4]), rows


def test_a_player_that_hangs_starts_again(page: Page, tmp_path: Path, serve: Serve) -> None:
    address = serve(publish(lobby(THREE), tmp_path)).address
    start(page, address)
    wait_for(page, state="playing")
    page.evaluate("() => { window.createImageBitmap = () => new Promise(() => {}); }")
    begun_again: list[str] = []
    page.on("framenavigated", lambda frame: begun_again.append(frame.url))
    for _ in range(40):
        if not begun_again:
            advance(page, 5_000)
            page.wait_for_timeout(100)
    assert begun_again == [address]
    wait_for(page, state="playing")


def test_a_clock_that_runs_ahead_is_no_hang(page: Page, tmp_path: Path, serve: Serve) -> None:
    start(page, serve(publish(lobby(THREE), tmp_path)).address)
    wait_for(page, state="playing")
    begun_again: list[str] = []
    page.on("framenavigated", lambda frame: begun_again.append(frame.url))
    advance(page, 1_800_000)
    assert begun_again == []
    assert set(items_over(page, 3)) == {"p1", "p2", "p3"}


def test_pictures_do_not_pile_up(page: Page, tmp_path: Path, serve: Serve) -> None:
    address = serve(publish(lobby(THREE), tmp_path)).address
    start(page, address)
    wait_for(page, state="playing")
    items_over(page, 12)
    advance(page, 1000)
    assert page.locator("#stage .slide").count() <= 2


def test_the_page_allows_no_script_but_its_own(page: Page, tmp_path: Path, serve: Serve) -> None:
    products = lobby([poster("p", slogan="</script><script>window.broken = 1</script>")])
    address = serve(publish(products, tmp_path)).address
    start(page, address)
    wait_for(page, state="playing", item="p")
    assert page.evaluate("window.broken") is None
    policy = page.locator("meta[http-equiv]").get_attribute("content") or ""
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_photo_moves_in_its_frame_and_nothing_else_does(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    taken = photo(tmp_path, size=(2400, 800))  # its colours meet beside the middle of the crop
    told = story("walk", photos=[{"file": taken.path, "focus": "40,50"}])
    lists = [screen("lobby", size="960x540", dwell="60")]
    products = made(jobs([told], lists, media={taken.path: taken}))
    x, y, width, height = json.loads(products[PLAYLIST])["slides"][0]["photo"]
    page.set_viewport_size({"width": 960, "height": 540})
    start(page, serve(publish(products, tmp_path)).address)
    wait_for(page, state="playing", item="walk")
    still, slide = _shot(page), picture(products["screens/lobby/slides/walk-01.png"])
    assert max(ImageStat.Stat(ImageChops.difference(still, slide)).mean) < 0.5
    advance(page, 50_000)
    moved = ImageChops.difference(still, _shot(page)).convert("L").point(lambda v: 255 * (v > 40))
    left, top, right, bottom = moved.getbbox() or (0, 0, 0, 0)
    assert x <= left < right <= x + width
    assert y <= top < bottom <= y + height


def _shot(page: Page) -> Image.Image:
    return picture(page.screenshot())
