"""What slides and LED frames promise."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from PIL import Image

from civsite.diagnostics import Refused
from civsite.model.details import Details, LanguageTag
from civsite.model.item import Item
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.poster import CORE_VALUES
from civsite.plan.screens.slide import Part
from civsite.quarter import Quarter
from civsite.render.screens.content import slide_words
from tests.pixels import colour_at, colours_of
from tests.plan.communities import community, convention, notice, poster
from tests.render.screens.studio import jobs, jobs_of, made, photo, picture, screen, story

pytestmark = pytest.mark.slow

SIZES = ("1080x1920", "1920x1080", "3840x2160", "600x1024", "1536x384", "480x480", "960x1080")
NATION = list(CORE_VALUES[0])
DEED = {"name": "王䶮㛃", "honour": "助人为乐", "consent": "2026-09-01", "deed": "雨夜给邻居送伞。"}


def of_every_kind() -> list[Item]:
    roll = {"id": "2026Q3", "quarter": "2026Q3", "title": "榜", "deeds": [DEED, DEED]}
    steps = ["先看火", "再关阀", "后开窗"]
    return [
        poster("nation", campaign="core-values", words=NATION),
        poster("twelve", campaign="core-values", words=[w for group in CORE_VALUES for w in group]),
        poster("word", campaign="core-values", words=["和谐"], meanings=["楼上轻一点，楼下宽一点"]),
        poster("sentence", campaign="manners", slogan="多等三秒，整栋楼都暖和"),
        poster("steps", campaign="science", steps=steps),
        convention("c", articles=["楼道是大家的路，不堆杂物。"], adopted="2026-03-01"),
        Honours.model_validate(roll),
        story("story"),
        notice("n", level="important", what="更换水管", when="9:00—17:00", where="3 号楼"),
        notice("storm", level="emergency", what="关好门窗", until="2026-11-03"),
    ]


@pytest.mark.parametrize("size", SIZES)
def test_every_kind_fills_a_screen_of_any_size_exactly(size: str) -> None:
    width, height = (int(number) for number in size.split("x"))
    products = made(jobs(of_every_kind(), [screen("s", size=size)]))
    slides = {path: data for path, data in products.items() if "/slides/" in path}
    assert len(slides) >= 11
    for path, data in slides.items():
        assert picture(data).size == (width, height), path
        assert len(picture(data).getcolors(1 << 24) or []) > 3, path


def test_slides_of_screens_of_one_size_are_set_once() -> None:
    all_jobs = jobs([poster("a"), notice("b")], [screen("one"), screen("two", name="另一块")])
    slides = [job for job in all_jobs if job.function == "screens.slide"]
    assert len(slides) == 6
    assert len({job.request for job in slides}) == 3


def test_the_same_content_gives_the_same_bytes() -> None:
    screens = [screen("lcd"), screen("strip", kind="led-strip", size="192x16")]
    first, again = (made(jobs(of_every_kind(), screens)) for _ in range(2))
    assert first == again


def test_a_photo_stands_on_its_slide_cropped_to_its_focus(tmp_path: Path) -> None:
    media = {"media/a.jpg": photo(tmp_path)}
    shown = story("s", photos=[{"file": "media/a.jpg", "focus": "95,50"}])
    products = made(jobs([shown], [screen("lcd")], media=media))
    slide = picture(products["screens/lcd/slides/s-01.png"])
    red, _, blue = colour_at(slide, (120, 135))
    assert blue > 150 > red


def test_a_story_without_a_photo_shows_its_day() -> None:
    products = made(jobs([story("s")], [screen("lcd")]))
    assert "screens/lcd/slides/s-01.png" in products


def test_an_emergency_is_black_on_yellow_and_nothing_else() -> None:
    products = made(jobs([notice("storm", level="emergency", what="关好门窗")], [screen("lcd")]))
    slide = picture(products["screens/lcd/slides/storm-01.png"])
    colours = sorted(colours_of(slide), reverse=True)[:2]
    assert {colour for _, colour in colours} == {(255, 213, 0), (0, 0, 0)}
    assert all(red >= blue and green >= blue for _, (red, green, blue) in colours_of(slide))


def test_colours_change_with_the_quarter() -> None:
    grounds = set()
    for number in (1, 2, 3, 4):
        products = made(jobs([], [screen("lcd")], quarter=Quarter(2026, number)))
        grounds.add(picture(products["screens/lcd/slides/calm-00.png"]).getpixel((5, 5)))
    assert len(grounds) == 4


def test_a_text_that_cannot_be_read_on_the_screen_is_refused_with_its_place() -> None:
    long = notice("n", what="很长的事项说明，" * 30, when="很长的时间说明，" * 36)
    with pytest.raises(Refused) as refused:
        made(jobs([long], [screen("lcd", size="600x1024")]))
    (told,) = refused.value.diagnostics
    assert told.code == "slide-overflow"
    assert "600x1024" in told.message.en


def test_a_long_story_takes_a_shorter_form_instead_of_small_type() -> None:
    long = "周六上午，消防车开进小区。" + "孩子们轮流上手，先学拔销，再学站在上风口。" * 5
    products = made(jobs([story("s", summary=long)], [screen("lcd", size="600x1024")]))
    assert "screens/lcd/slides/s-01.png" in products


@pytest.mark.parametrize(("size", "colour"), [("192x16", "dual"), ("320x32", "single"), ("384x192", "full")])  # fmt: skip
def test_led_frames_have_the_exact_dots_and_no_grey_edge(size: str, colour: str) -> None:
    width, height = (int(number) for number in size.split("x"))
    kind = "led-strip" if height < 64 else "led-wall"
    items = [
        poster("a", slogan="多等三秒，整栋楼都暖和"),
        notice("n", when="12 月 1 日 8:30—17:00", where="Hall 3, Mr. Wang’s"),
        notice("storm", level="emergency", what="䶮㛃𠅤𬍛"),
    ]
    products = made(jobs(items, [screen("led", kind=kind, size=size, colour=colour)]))
    frames = {path: data for path, data in products.items() if "/frames/" in path}
    assert len(frames) >= 3
    pure = {(0, 0, 0), (255, 0, 0), (0, 255, 0), (255, 255, 0), (255, 255, 255)}
    for path, data in frames.items():
        frame = picture(data)
        assert frame.size == (width, height), path
        colours = {each for _, each in frame.getcolors(16) or []}
        assert colours <= pure, path
        assert len(colours) == 2 or (len(colours) == 3 and "/n-" in path), path


def test_characters_of_a_strip_stand_clear_of_one_another() -> None:
    words = poster("a", slogan="口口口口")
    products = made(jobs([words], [screen("led", kind="led-strip", size="192x16")]))
    frame = picture(products["screens/led/frames/a-01.png"]).convert("L").point(lambda v: v and 255)
    dark_columns = [x for x in range(64, 128) if not frame.crop((x, 0, x + 1, 16)).getbbox()]
    assert {x // 16 for x in dark_columns} == {4, 5, 6, 7}


def test_a_strip_says_its_words_as_text_too() -> None:
    items = [poster("a", slogan="多等三秒，整栋楼都暖和"), notice("n", when="今天 9:00")]
    products = made(jobs(items, [screen("led", kind="led-strip", size="192x16")]))
    text = products["screens/led/text.txt"].decode()
    assert text.split("\r\n") == [*dict.fromkeys(text.split("\r\n"))]
    assert "多等三秒，整栋楼都暖和\r\n" in text
    assert products["screens/led/text-gb18030.txt"].decode("gb18030") == text


def test_artwork_stands_whole_on_its_slide(tmp_path: Path) -> None:
    media = {"media/a.jpg": photo(tmp_path, size=(300, 600))}
    art = poster("a", artwork="media/a.jpg", provenance="自绘")
    products = made(jobs([art], [screen("lcd")], media=media))
    slide = picture(products["screens/lcd/slides/a-01.png"])
    ground, left, right = (colour_at(slide, (x, 3)) for x in (165, 180, 300))
    assert left[0] > 150 > left[2]
    assert right[2] > 150 > right[0]
    assert min(ground) > 200


def test_slides_name_no_screen() -> None:
    all_jobs = jobs(of_every_kind(), [screen("secret-screen-id")])
    for job in all_jobs:
        if job.function == "screens.slide":
            assert "secret-screen-id" not in json.dumps(json.loads(job.request))


@pytest.mark.parametrize("size", ["300x300", "1080x1080", "768x1024"])
def test_a_square_screen_shows_one_person_at_a_time(size: str) -> None:
    deeds = [{**DEED, "name": "阿卜杜拉·买买提"}] * 3
    roll = Honours.model_validate({"id": "2026Q3", "quarter": "2026Q3", "deeds": deeds})
    products = made(jobs([roll], [screen("s", size=size)]))
    assert sum("/slides/2026Q3-" in path for path in products) == 3


@pytest.mark.parametrize("size", ["480x800", "2160x3840", "300x300", "480x320"])
def test_a_long_english_title_above_steps_takes_more_lines(size: str) -> None:
    title = "Please keep all stairwells and corridors and lift lobbies clear of bicycles"
    steps = ["Look around", "Move it", "Thank your neighbour"]
    long = poster("long", campaign="safety", title=title, steps=steps)
    assert any("/slides/long-" in path for path in made(jobs([long], [screen("s", size=size)])))


@pytest.mark.parametrize("size", ["320x32", "192x32", "128x32", "64x16", "96x96", "16x64"])
def test_an_idle_strip_carries_the_name_whole_or_is_dark(size: str) -> None:
    strip = screen("strip", kind="led-strip", size=size)
    name = "城东街道花园社区居民委员会"
    details = Details(id="community", name=name)
    whole = dataclasses.replace(community([], []), details=details, screens={"strip": strip})
    frame = picture(made(jobs_of(whole))["screens/strip/frames/calm-00.png"])
    lit = {colour: count for count, colour in frame.getcolors() or ()}
    assert frame.size == (strip.size.width, strip.size.height)
    assert (lit.get((255, 0, 0), 0) > 0) == (size not in ("64x16", "16x64"))


@pytest.mark.parametrize("size", ["480x800", "1080x1920", "1920x1080", "300x300"])
def test_english_names_and_honours_stand_whole(size: str) -> None:
    names = ("Margaret Featherstonehaugh", "Aleksandra Wojciechowska-Kowalska")
    english = {"honour": "Helping others", "deed": "Carried a neighbour's shopping up four floors."}
    deeds = [{**DEED, **english, "name": name} for name in names]
    roll = Honours.model_validate({"id": "2026Q3", "quarter": "2026Q3", "deeds": deeds})
    assert any("/slides/2026Q3-" in path for path in made(jobs([roll], [screen("s", size=size)])))


@pytest.mark.parametrize("size", ["300x300", "480x800"])
def test_a_story_whose_opening_is_too_long_for_a_small_screen_is_told_by_its_title(
    size: str, tmp_path: Path
) -> None:
    opening = "At eight in the morning the stall was up already and a queue stood to the corner. "
    title = "Sixty umbrellas mended on the square by our volunteers"
    news = story("n", title=title, summary=None, body=opening * 2, photos=[{"file": "media/a.jpg"}])
    media = {"media/a.jpg": photo(tmp_path)}
    products = made(jobs([news], [screen("s", size=size)], media=media))
    assert "screens/s/slides/n-01.png" in products


def test_an_emergency_says_so_on_a_narrow_screen_in_english_too() -> None:
    """Nothing of the yellow words reaches the right edge of the black band."""
    storm = notice("storm", level="emergency", title="Storm", until="2026-11-03")
    details = Details(id="community", name="Riverside", languages=(LanguageTag.EN,))
    whole = dataclasses.replace(
        community([], [storm]), details=details, screens={"s": screen("s", size="480x800")}
    )
    slide = picture(made(jobs_of(whole))["screens/s/slides/storm-01.png"])
    band = slide.crop((0, 0, 480, 40))
    assert band.getpixel((0, 0)) == (0, 0, 0)
    assert band.crop((470, 0, 480, 40)).getcolors() == [(400, (0, 0, 0))]


def slides_of(items: list[Item], size: str, **more: object) -> dict[str, bytes]:
    """The slides alone, without what is made from them."""
    wanted = ("screens.slide", "media.crop")
    all_jobs = jobs(items, [screen("s", size=size)], **more)  # type: ignore[arg-type]
    return made([job for job in all_jobs if job.function in wanted])


@pytest.mark.parametrize("size", ["600x1024", "960x960", "1024x600", "2560x720"])
def test_a_headline_of_forty_characters_stands_beside_its_photo(size: str, tmp_path: Path) -> None:
    title = "秋风起，旧衣新：以物易物集市在小广场第六回开张，三百户居民一早排到了东门口外"
    shown = story("s", title=title, photos=[{"file": "media/a.jpg"}])
    long = notice("n", title=title, when="11 月 15 日", level="important")
    slides = slides_of([shown, long], size, media={"media/a.jpg": photo(tmp_path)})
    assert {"screens/s/slides/s-01.png", "screens/s/slides/n-01.png"} <= set(slides)


@pytest.mark.parametrize("size", ["480x480", "300x512", "640x360", "853x240"])
def test_figures_leave_the_foot_of_their_slide_alone(size: str) -> None:
    def foot(figures: dict[str, str]) -> Image.Image:
        digest = Digest.model_validate(
            {
                "id": "news-2026Q3",
                "title": "q",
                "quarter": "2026Q3",
                "stories": [],
                "figures": figures,
            }
        )
        slide = picture(slides_of([digest], size)["screens/s/slides/news-2026Q3-01.png"])
        unit = min(slide.size) / 60
        return slide.crop((0, round(slide.height - 7 * unit), *slide.size))

    three = {"activities": "16", "participants": "40000", "households": "20"}
    assert foot(three).tobytes() == foot({"activities": "1"}).tobytes()


def test_an_emergency_on_a_small_screen_says_what_to_do_before_how_long() -> None:
    storm = notice("s", level="emergency", what="关好门窗" * 9, when="今晚" * 9, where="全小区" * 9)
    words = slide_words(storm, Part(), "zh", Quarter(2026, 4), "示例")
    assert ["时间" in {row[0] for row in rows} for rows in words["rows"]] == [True, False]
    assert all("事项" in {row[0] for row in rows} for rows in words["rows"])
