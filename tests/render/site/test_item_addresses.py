"""Addresses: from the name of a file to the page, for every name that a file can have."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from civsite.render.site.addresses import slug
from tests.render.site.asked import AskedSite

SiteWith = Callable[..., AskedSite]
# What Windows or a web server would not take within a name.
FORBIDDEN = set('/\\:*?"<>|#%&+ .')


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(min_size=1), st.booleans())
def test_any_name_becomes_one_safe_part_of_an_address(name: str, lower: bool) -> None:
    part = slug(name, lower)
    assert part
    assert not FORBIDDEN & set(part)
    assert len(part.encode()) <= 127
    assert part.casefold() not in ("index", "readme")
    assert part.isprintable()


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.lists(st.text(alphabet="ab-_ .A/é\u0301停水", min_size=1), min_size=2, unique=True))
def test_different_names_have_different_addresses_also_where_case_does_not_count(
    names: list[str],
) -> None:
    assert len({slug(name, lower=True).casefold() for name in names}) == len(names)
    assert len({slug(name) for name in names}) == len(names)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(
    st.from_regex(
        r"[\u4e00-\u9fffA-Za-z0-9]([\u4e00-\u9fffA-Z0-9_-]{0,20}[a-z0-9])?", fullmatch=True
    )
)
def test_a_plain_name_is_its_own_address(name: str) -> None:
    if name.lower() not in ("index", "readme"):
        assert slug(name) == name


NAMES = [
    "停水通知", "2026-11-25 停水", "Water", "WATER-2", "a b c", "半角(括号)", "全角（括号）", "第1.5期",
    "readme", "index", "É", "ａｂｃ", "加+号", "问？号", "é组合", "䶮", "👍",
]  # fmt: skip


def test_every_notice_has_its_page_whatever_its_file_is_called(site_with: SiteWith) -> None:
    site = site_with(
        {
            f"content/notices/{name}.md": f"---\ntitle: 题{number}\n---\n"
            for number, name in enumerate(NAMES)
            if name.lower() != "readme"
        }
    )
    links = dict(site.page("notices/").links("main h3 a"))
    assert len(links) == len(NAMES) - 1
    for title, target in links.items():
        assert target in site.pages
        assert site.page(target).text("h1") == title
        assert site.page(target).links("nav.languages a") == []
    assert links["题0"] == "notices/停水通知/"


def test_news_lie_by_the_year_of_their_day_wherever_their_file_lies(site_with: SiteWith) -> None:
    site = site_with(
        {
            "content/news/甲.md": "---\ntitle: 甲\ndate: 2025-12-31\n---\n",
            "content/news/2024/冬/乙.md": "---\ntitle: 乙\ndate: 2026-01-01\n---\n",
        }
    )
    assert site.page("news/").links("h2.story-title a") == [
        ("乙", "news/2026/乙/"), ("甲", "news/2025/甲/"),
    ]  # fmt: skip


def test_folders_that_order_files_are_no_part_of_an_address(site_with: SiteWith) -> None:
    site = site_with({"content/notices/2026/11 月/停水.md": "---\ntitle: 停水\n---\n"})
    assert site.page("notices/").links("main h3 a") == [("停水", "notices/停水/")]


def test_ids_of_boards_and_slots_that_clash_on_some_disks_have_pages_of_their_own(
    site_with: SiteWith,
) -> None:
    slots = "[{id: A, size: 600x900}, {id: 乙, at: 700x0, size: 600x900}]"
    site = site_with(
        {
            f"content/boards/{name}.yml": f"name: {name}\nkind: wall\nsize: 1400x1000\nslots: {slots}\n"
            for name in ("东 门", "东-门", "东.门")
        }
    )
    links = dict(site.page("boards/").links("main ul.boards a"))
    assert len(set(links.values())) == 3
    for words, target in links.items():
        name = words[-3:]
        assert site.page(target).text("h1") == name
        assert site.page(f"{target}乙/").text("h1") == f"{name} · 乙"
